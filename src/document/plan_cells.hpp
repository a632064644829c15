// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_CELLS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_CELLS_HPP

// Members of a plan as the cells of a plan CSV, or the refusal of what cells cannot say.

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/plan_rows.hpp"

namespace tomakomai_kpi::detail {

using cells = std::array<std::string, column_count>;

/// What is written: of what, in the row of which role, in which column.
struct cell_place {
    std::string id;
    std::string_view role;
    column at;
};

[[noreturn]] inline void refuse_plan(cell_place const& of, std::string const& why)
{
    throw plan_error{code::bad_row, "「" + of.id + "」の" + std::string{of.role} + "の行の"
                                        + std::string{column_names[of.at]}
                                        + "列は計画のCSVに書けません: " + why
                                        + " (a plan CSV cannot say this)"};
}

inline void require(bool holds, cell_place const& of, std::string const& why)
{
    if (!holds) { refuse_plan(of, why); }
}

inline std::string join(std::vector<std::string> const& parts, cell_place const& of)
{
    std::string_view const by = joint_of(of.at);
    for (std::string const& part : parts) {
        require(!part.empty() && part.find(by) == std::string::npos
                    && part.find_first_of("\r\n") == std::string::npos,
                of, "並べるものは、空にせず、改行や「／」を入れないでください");
    }
    return joined(parts, by);
}

inline std::string join(std::vector<text_span> const& spans)
{
    return joined(spans, joint, [](text_span const& span) {
        return std::to_string(span.from) + ".." + std::to_string(span.to);
    });
}

// A member as its cell has it.
inline std::string written(std::string const& member, cell_place const&)
{
    return member;
}
inline std::string written(std::vector<std::string> const& parts, cell_place const& of)
{
    return join(parts, of);
}
inline std::string written(int count, cell_place const&)
{
    return std::to_string(count);
}
inline std::string written(text_kind kind, cell_place const&)
{
    return name_of(text_kind_names, kind);
}
inline std::string written(mark_kind kind, cell_place const&)
{
    return name_of(mark_kind_names, kind);
}
inline std::string written(observation_status status, cell_place const&)
{
    return to_string(status);
}

// All members that stand in columns of their own.
template <class Thing, class... Cells>
void fill(cells& c, row_form<Cells...> const& form, Thing const& thing, std::string const& id)
{
    std::apply(
        [&](Cells const&... each) {
            ((c[each.at] = written(thing.*each.member, {id, form.role, each.at})), ...);
        },
        form.cells);
}

// A row of a role, and of a revision where it belongs to one.
inline cells row_of(std::string_view role, std::string const& revision = "")
{
    cells c;
    c[role_column] = role;
    c[revision_column] = revision;
    return c;
}

}  // namespace tomakomai_kpi::detail

#endif
