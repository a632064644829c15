// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_NUMBER_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_NUMBER_HPP

// The number of an amount and its unit: △ 3.4%, 30 万人, 5件/日, 1時間30分, 3割5分.

#include "notation/made_value.hpp"
#include "notation/printed/amount.hpp"

namespace tomakomai_kpi::detail {

/// False where no number stands here, or none that its unit can have.
bool take_amount(cursor& at, printed_amount& it, known_units known, text_refusal& refused);

}  // namespace tomakomai_kpi::detail

#endif
