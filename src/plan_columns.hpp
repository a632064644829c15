// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_COLUMNS_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_COLUMNS_HPP

// What reading and writing a plan CSV share: its columns, and the words and rules of its cells.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation.hpp>
#include <tomakomai_kpi/plan.hpp>

#include "names.hpp"

namespace tomakomai_kpi::detail {

enum column : std::size_t {
    revision_column,
    role_column,
    id_column,
    parent_column,
    page_column,
    name_column,
    departments_column,
    flags_column,
    year_column,
    value_column,
    status_column,
    note_column,
    column_count
};

inline constexpr std::array<std::string_view, column_count> column_names{
    "revision",    "role",  "id",   "parent", "page",   "name",
    "departments", "flags", "year", "value",  "status", "note"};

/// Between departments, flags and underlines.
inline constexpr std::string_view joint = "／";

inline constexpr names<text_kind, 5> text_kind_names{{{text_kind::content, "content"},
                                                      {text_kind::passage, "passage"},
                                                      {text_kind::marker, "marker"},
                                                      {text_kind::title, "title"},
                                                      {text_kind::unread, "unread"}}};

inline constexpr names<mark_kind, 2> mark_kind_names{
    {{mark_kind::footnote, "footnote"}, {mark_kind::underline, "underline"}}};

/// A printed value as its indicator reads it: the values of a stock, a ratio or a score stand at a
/// time, whatever their unit suggests.
inline value printed_value(std::string const& text, indicator const& i)
{
    value v = parse(text);
    bool const happens = i.aggregation.kind == aggregation_kind::flow
                         || i.aggregation.kind == aggregation_kind::unknown;
    if (!happens && !v.is_missing() && v.basis() == basis::annual) {
        return parse(text, {.basis = basis::level});
    }
    return v;
}

/// The years of a printed value: a cumulative one counts from the plan's first year.
inline fiscal_period period_of(value const& v, fiscal_period printed, fiscal_period of_plan)
{
    if (v.basis() == basis::cumulative && printed.years() == 1
        && of_plan.contains(printed.last())) {
        return {of_plan.first(), printed.last()};
    }
    return printed;
}

}  // namespace tomakomai_kpi::detail

#endif
