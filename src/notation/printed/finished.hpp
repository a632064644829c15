// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_FINISHED_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_FINISHED_HPP

// The value of an amount that was read with all that was said around it, if the
// words and the unit go together: 全国 before a rank, 前年度比 before a rise.

#include <optional>

#include <tomakomai_kpi/value/value.hpp>

#include "notation/made_value.hpp"
#include "notation/printed/amount.hpp"

namespace tomakomai_kpi::detail {

/// Nothing where they do not, refused at `end`, where reading ended.
std::optional<value> finished(printed_amount it, known_units known, wanted_basis const& wanted,
                              std::size_t end, text_refusal& refused);

}  // namespace tomakomai_kpi::detail

#endif
