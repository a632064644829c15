// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_VALUES_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_VALUES_HPP

// What stands behind the name of an indicator: values under their labels, and the
// footnotes that repeat the labels.

#include <cstddef>
#include <string_view>

#include "document/table/cell.hpp"

namespace tomakomai_kpi::detail {

/// Takes what stands from `at` to `end` apart into values, footnotes and what is unread, up to the name
/// of another indicator; the place of that, else `end`.
std::size_t read_notes_and_values(std::string_view text, std::size_t at, std::size_t end,
                                  printed_indicator& out);

}  // namespace tomakomai_kpi::detail

#endif
