// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_COLUMNS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_COLUMNS_HPP

// Which column of a table is which column of a plan CSV: they are found by the names
// of the header, Japanese or English, in any order.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/csv.hpp"
#include "document/plan_rows.hpp"

namespace tomakomai_kpi::detail {

/// Where a column is that the table does not have.
inline constexpr std::size_t no_place = static_cast<std::size_t>(-1);

/// What is wrong with a header, and at which of its cells, from 1.
struct header_fault {
    std::size_t column;
    std::string why;
};

struct plan_columns {
    std::array<std::size_t, column_count> at{};     // from 0, or no_place
    std::array<std::string, column_count> names{};  // as the header has them
    std::size_t width = 0;                          // behind the last named column
    std::vector<std::string> extra;                 // that say nothing to us: kept, not read
    std::vector<header_fault> faults;

    /// The column as people count, 1 where the table has none.
    std::size_t number(column c) const { return at.at(c) == no_place ? 1 : at.at(c) + 1; }

    /// Could this be the header of a plan at all?
    bool looks_like_plan() const;
};

/// Own names come first: beside `note` or 注 a column 備考 is an extra one, else it is the note.
plan_columns find_columns(std::vector<std::string> const& header);

/// The cells of a row in the order of our columns.
std::vector<std::string> cells_in_order(csv_row const& r, plan_columns const& columns);

}  // namespace tomakomai_kpi::detail

#endif
