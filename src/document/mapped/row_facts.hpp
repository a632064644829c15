// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_ROW_FACTS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_ROW_FACTS_HPP

// What one row of a mapped table says, between the walk over its cells and the plan.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>

namespace tomakomai_kpi::detail {

/// A cell that holds a value, a rate or a mark, with its record.
struct row_value {
    mapped_column const* column = nullptr;
    column_role role = column_role::ignored;  // the column's, or what the row's kind says
    std::size_t record = 0;
    bool fault = false;  // its container could not say what it shows
};

/// A cell of words that may be refused, with its record.
struct row_word {
    std::string text{};
    std::size_t record = 0;
};

struct row_facts {
    place at{};
    std::vector<mapped_column> const* columns = nullptr;  // of the header above it
    std::string id{};
    std::string name{};
    std::string part{};
    std::string page{};
    std::string unit{};
    std::string goal{};
    std::string measure{};
    std::string project{};
    std::vector<std::string> departments{};
    std::optional<row_word> direction{};
    std::optional<row_word> aggregation{};
    std::optional<fiscal_period> year{};
    std::optional<fiscal_period> baseline_year{};
    std::optional<fiscal_period> actual_year{};
    std::optional<fiscal_period> target_year{};
    std::vector<comment> comments{};
    std::vector<std::string> notes{};
    std::vector<row_value> values{};
    std::size_t first_record = 0;
    std::size_t records_end = 0;
};

inline void refuse(cell_record& r, code why, std::string message)
{
    r.fate = cell_fate::refused;
    r.why = why;
    r.message = std::move(message);
}

}  // namespace tomakomai_kpi::detail

#endif
