// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_SUFFIXES_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_SUFFIXES_HPP

// What stands behind the unit: 以上, 程度, 増, を維持, and /年 behind a bound.

#include "notation/printed/amount.hpp"

namespace tomakomai_kpi::detail {

/// Takes all that is understood; what is not stays for the reader to refuse.
void take_suffixes(cursor& at, printed_amount& it);

}  // namespace tomakomai_kpi::detail

#endif
