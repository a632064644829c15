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
#include <tomakomai_kpi/value/error.hpp>

#include "document/plan_rows.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

using cells = std::array<std::string, column_count>;

[[noreturn]] inline void refuse_plan(std::string const& id, std::string const& why)
{
    throw plan_error{code::bad_row, "「" + id + "」は計画のCSVに書けません: " + why
                                        + " (a plan CSV cannot say this)"};
}

inline void require(bool holds, std::string const& id, std::string const& why)
{
    if (!holds) { refuse_plan(id, why); }
}

inline std::string join(std::vector<std::string> const& parts, std::string_view by,
                        std::string const& id)
{
    for (std::string const& part : parts) {
        require(!part.empty() && part.find(by) == std::string::npos
                    && part.find_first_of("\r\n") == std::string::npos,
                id, "部署・表示・注に、空のもの、改行、「／」があります");
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
inline std::string written(std::string const& member, std::string_view, std::string const&)
{
    return member;
}
inline std::string written(std::vector<std::string> const& parts, std::string_view by,
                           std::string const& id)
{
    return join(parts, by, id);
}
inline std::string written(int count, std::string_view, std::string const&)
{
    return std::to_string(count);
}
inline std::string written(text_kind kind, std::string_view, std::string const&)
{
    return name_of(text_kind_names, kind);
}
inline std::string written(mark_kind kind, std::string_view, std::string const&)
{
    return name_of(mark_kind_names, kind);
}
inline std::string written(observation_status status, std::string_view, std::string const&)
{
    return to_string(status);
}

// All members that stand in columns of their own.
template <class Thing, class... Cells>
void fill(cells& c, row_form<Cells...> const& form, Thing const& thing, std::string const& id)
{
    std::apply(
        [&](Cells const&... each) {
            ((c[each.at] = written(thing.*each.member, joint_of(each.at), id)), ...);
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
