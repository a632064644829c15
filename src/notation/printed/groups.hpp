// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_GROUPS_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_GROUPS_HPP

// What parentheses beside an amount say of it: its basis, its year, that it is a
// forecast, what it is a mean of. Each takes the whole of what stands inside, but for blanks.

#include <string_view>

#include "notation/printed/amount.hpp"

namespace tomakomai_kpi::detail {

/// (累計), (5年間), (年間), (速報値), (令和3年度), (男性): what may stand before an amount too.
bool leading_group(printed_amount& it, std::string_view printed);

/// The same, and (5点満点), (過去5年平均), (人口10万対) behind it.
bool trailing_group(printed_amount& it, std::string_view printed, known_units known);

/// (25～44歳) behind a label: of whom.
bool ages_in_group(printed_amount& it, std::string_view printed);

/// A day or a year: (令和3年度), (R4実績), (3月末時点).
bool is_note(std::string_view printed);

}  // namespace tomakomai_kpi::detail

#endif
