// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_PREFIXES_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_PREFIXES_HPP

// What stands before the number: 約, 累計, 年間, 前年度比, 1人1日当たり, 令和5年度, 男性.

#include "notation/printed/amount.hpp"

namespace tomakomai_kpi::detail {

/// Takes all that is understood, up to the number; what is not stays for the number to refuse.
void take_prefixes(cursor& at, printed_amount& it, known_units known);

}  // namespace tomakomai_kpi::detail

#endif
