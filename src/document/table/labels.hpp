// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_LABELS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_LABELS_HPP

// Values under their labels, 実績値(令和3年度)※: 0人, and the footnotes that repeat
// the labels.

#include <cstddef>
#include <string_view>

#include "document/table/cell.hpp"

namespace tomakomai_kpi::detail {

/// The first label that is not a footnote's; std::string_view::npos for none.
std::size_t find_label(std::string_view text, std::size_t from, std::size_t end);

/// Takes what stands from `at` to `end` apart into values, footnotes and what is unread.
void read_notes_and_values(std::string_view text, std::size_t at, std::size_t end,
                           printed_indicator& out);

}  // namespace tomakomai_kpi::detail

#endif
