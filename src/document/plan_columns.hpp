// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_COLUMNS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_COLUMNS_HPP

// What reading and writing a plan CSV share: its columns, and the words and rules of its cells.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include "value/names.hpp"

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

/// What a row says, and in which columns beside its role.
struct role {
    std::string_view name;
    std::array<bool, column_count> uses{};
};

template <class... Columns>
constexpr role role_of(std::string_view name, Columns... columns)
{
    role out{name};
    ((out.uses.at(columns) = true), ...);
    return out;
}

inline constexpr std::array roles{
    role_of("plan", id_column, name_column, year_column),
    role_of("revision", revision_column, name_column, note_column),
    role_of("goal", revision_column, id_column, page_column, name_column, value_column),
    role_of("measure", revision_column, id_column, parent_column, page_column, name_column,
            value_column),
    role_of("project", revision_column, id_column, parent_column, page_column, name_column,
            departments_column, flags_column),
    role_of("indicator", revision_column, id_column, parent_column, page_column, name_column,
            flags_column, value_column, note_column),
    role_of("baseline", revision_column, id_column, name_column, year_column, value_column,
            status_column, note_column),
    role_of("actual", revision_column, id_column, name_column, year_column, value_column,
            status_column, note_column),
    role_of("target", revision_column, id_column, name_column, year_column, value_column,
            status_column, note_column),
    role_of("fingerprint", revision_column, id_column, value_column),
    role_of("stated_count", revision_column, id_column, page_column, value_column),
    role_of("text", revision_column, id_column, page_column, flags_column, value_column,
            note_column),
    role_of("mark", revision_column, id_column, page_column, value_column, status_column,
            note_column),
    role_of("direction", id_column, value_column, status_column, note_column),
    role_of("aggregation", id_column, value_column, status_column, note_column),
    role_of("project_start", id_column, year_column, status_column, note_column),
    role_of("reason", revision_column, id_column, year_column, value_column, note_column),
};

/// Between departments, flags and underlines.
inline constexpr std::string_view joint = "／";

inline constexpr names<text_kind, 5> text_kind_names{{{text_kind::content, "content"},
                                                      {text_kind::passage, "passage"},
                                                      {text_kind::marker, "marker"},
                                                      {text_kind::title, "title"},
                                                      {text_kind::unread, "unread"}}};

inline constexpr names<mark_kind, 2> mark_kind_names{
    {{mark_kind::footnote, "footnote"}, {mark_kind::underline, "underline"}}};

}  // namespace tomakomai_kpi::detail

#endif
