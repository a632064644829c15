// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_MISSING_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_MISSING_HPP

// What stands where no value is: dashes, or the reason in words. ―, ― 件, R6調査未実施,
// －（調査未実施）, (新規), 未定（R5公表）.

#include "notation/made_value.hpp"
#include "notation/printed/cursor.hpp"

namespace tomakomai_kpi::detail {

/// The reason that the text says, to its end; none where it says something else.
code take_missing(cursor& at, known_units known, text_refusal& refused);

}  // namespace tomakomai_kpi::detail

#endif
