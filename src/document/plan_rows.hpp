// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_ROWS_HPP

// What a plan CSV says: its columns, and of each role which column is which
// member.
//
// Reader and writer walk the same forms, so that a member has its column once.
// What needs more than its own cell is code on both sides (parents, inherited
// flags, reasons, periods), and a form only names the columns of it; a column
// that no form names must be empty.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>

#include "plan/kind_names.hpp"

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

/// A column, and the member that stands in it.
template <class Thing, class Member>
struct cell_of {
    column at;
    Member Thing::* member;
};

template <class Thing, class Member>
constexpr cell_of<Thing, Member> holds(column at, Member Thing::* member)
{
    return {at, member};
}

/// The rows of a role: what of a thing stands where, and which columns are code beside.
template <class... Cells>
struct row_form {
    std::string_view role;
    std::array<bool, column_count> uses{};
    std::tuple<Cells...> cells{};
};

template <class... Cells>
constexpr row_form<Cells...> rows_of(std::string_view role, std::initializer_list<column> by_code,
                                     Cells... cells)
{
    row_form<Cells...> out{role, {}, {cells...}};
    for (column const c : by_code) { out.uses.at(c) = true; }
    ((out.uses.at(cells.at) = true), ...);
    return out;
}

constexpr auto observation_rows(observation_role role)
{
    return rows_of(name(role), {revision_column, id_column, name_column, year_column, value_column,
                                status_column, note_column});
}

inline constexpr auto plan_row = rows_of("plan", {id_column, name_column, year_column});
inline constexpr auto unit_rows = rows_of("unit", {name_column, value_column});
inline constexpr auto revision_rows =
    rows_of("revision", {}, holds(revision_column, &revision::name),
            holds(name_column, &revision::label), holds(note_column, &revision::source));
inline constexpr auto goal_rows =
    rows_of("goal", {revision_column, value_column}, holds(id_column, &goal::id),
            holds(page_column, &goal::page), holds(name_column, &goal::name));
inline constexpr auto measure_rows =
    rows_of("measure", {revision_column, parent_column}, holds(id_column, &measure::id),
            holds(page_column, &measure::page), holds(name_column, &measure::name),
            holds(value_column, &measure::mark));
inline constexpr auto project_rows =
    rows_of("project", {revision_column, parent_column}, holds(id_column, &project::id),
            holds(page_column, &project::page), holds(name_column, &project::name),
            holds(departments_column, &project::departments), holds(flags_column, &project::flags));
inline constexpr auto indicator_rows =
    rows_of("indicator", {revision_column, parent_column, departments_column, flags_column},
            holds(id_column, &indicator::id), holds(page_column, &indicator::page),
            holds(name_column, &indicator::name), holds(value_column, &indicator::scale),
            holds(note_column, &indicator::notes));
inline constexpr auto baseline_rows = observation_rows(observation_role::baseline);
inline constexpr auto actual_rows = observation_rows(observation_role::actual);
inline constexpr auto target_rows = observation_rows(observation_role::target);
inline constexpr auto comment_rows =
    rows_of("comment", {revision_column, id_column, year_column},
            holds(name_column, &comment::kind), holds(note_column, &comment::text));
inline constexpr auto published_rows = rows_of(
    "published", {revision_column, id_column, year_column},
    holds(value_column, &published_result::rate), holds(note_column, &published_result::mark));
inline constexpr auto fingerprint_rows =
    rows_of("fingerprint", {revision_column, id_column, value_column});
inline constexpr auto stated_count_rows =
    rows_of("stated_count", {revision_column}, holds(id_column, &stated_count::id),
            holds(page_column, &stated_count::page), holds(value_column, &stated_count::count));
inline constexpr auto text_rows =
    rows_of("text", {revision_column, flags_column}, holds(id_column, &kept_text::id),
            holds(value_column, &kept_text::kind), holds(page_column, &kept_text::page),
            holds(note_column, &kept_text::text));
inline constexpr auto mark_rows =
    rows_of("mark", {revision_column}, holds(id_column, &printed_mark::id),
            holds(status_column, &printed_mark::role), holds(value_column, &printed_mark::kind),
            holds(page_column, &printed_mark::page), holds(note_column, &printed_mark::text));
inline constexpr auto direction_rows =
    rows_of("direction", {id_column, value_column, status_column, note_column});
inline constexpr auto aggregation_rows =
    rows_of("aggregation", {id_column, value_column, status_column, note_column});
inline constexpr auto project_start_rows =
    rows_of("project_start", {id_column, year_column, status_column, note_column});
inline constexpr auto reason_rows =
    rows_of("reason", {revision_column, year_column}, holds(id_column, &given_reason::id),
            holds(value_column, &given_reason::status), holds(note_column, &given_reason::why));

/// In the order in which messages list them.
inline constexpr std::array roles = std::apply(
    [](auto const&... forms) { return std::array{role{forms.role, forms.uses}...}; },
    std::tuple{plan_row,     unit_rows,      revision_rows,    goal_rows,          measure_rows,
               project_rows, indicator_rows, baseline_rows,    actual_rows,        target_rows,
               comment_rows, published_rows, fingerprint_rows, stated_count_rows,  text_rows,
               mark_rows,    direction_rows, aggregation_rows, project_start_rows, reason_rows});

/// Between departments, flags and underlines.
inline constexpr std::string_view joint = "／";

/// Between the parts of a list in a cell: notes stand a line each.
constexpr std::string_view joint_of(column c) noexcept
{
    return c == note_column ? "\n" : joint;
}

/// Who says a thing of this kind where its row does not say: a row for "unknown" declares nothing.
inline std::string usual_provenance(std::string_view kind)
{
    return kind == "unknown" ? "unknown" : "declared";
}

}  // namespace tomakomai_kpi::detail

#endif
