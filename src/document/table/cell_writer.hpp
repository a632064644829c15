// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_CELL_WRITER_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_CELL_WRITER_HPP

// The cells of one side of a comparison table, as offices print them: a goal
// with its targets, a measure with its projects, a project with its indicators.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include "plan/by_word.hpp"

namespace tomakomai_kpi::detail {

enum class item_kind : unsigned char { goal, measure, project };

/// What has a cell of its own.
struct item_ref {
    item_kind kind{};
    std::size_t index = 0;  // among those of its kind
    std::string id;
    std::string page;
    int goal = 0;
    place at{};
};

class cell_writer {
public:
    cell_writer(revision const& of, bool is_old);

    /// As they stood in the document that was read; otherwise by goal and page.
    std::vector<item_ref> items() const;

    grid_cell write(item_ref const& item);

    /// What the cells say, by the id of what says it and the part of it: name, target, content …
    using statements = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;
    statements said() const;

    /// What the other side says. Where the document underlined nothing, what that does not say is
    /// underlined.
    void hold_against(statements other, bool underlining);

private:
    void put(std::string_view text) { cell_.text += text; }
    void put(std::string_view text, std::vector<text_span> const& underlined);
    void put_marked(std::string_view text, std::string const& id, std::string_view role)
    {
        put_marked(text, id, role, text);
    }
    void put_marked(std::string_view text, std::string const& id, std::string_view role,
                    std::string_view statement);
    std::vector<text_span> differing(std::string_view text, std::string const& id,
                                     std::string_view role, std::string_view statement) const;

    void write_goal(goal const& g);
    void write_measure(measure const& m);
    void write_project(project const& p, std::string_view heading);
    void write_content(std::string const& id, std::string const& fingerprint);
    void write_indicator(indicator const& i, std::size_t inherited_flags);
    void write_value(indicator const& i, observation const& o, std::string_view label,
                     observation_role meant, bool marked);
    void write_notes(indicator const& i, observation const& o, std::string_view label,
                     observation_role meant);
    void write_unread_of_heading(std::string const& id);
    std::vector<kept_text const*> unread(std::string const& id) const;
    std::vector<kept_text const*> labelled_unread(std::string const& id) const;
    void write_unread(std::string const& id, bool labelled);

    bool belongs(indicator const& i, goal const& g) const;
    bool stands_in_measure(project const& p) const;
    bool has_footnote_mark(std::string const& id, std::string_view role,
                           std::string const& interim = "") const;

    revision const& of_;
    bool is_old_;
    by_word<goal> goals_;
    by_word<measure> measures_;
    by_word<project> projects_;
    by_word<project> members_;  // by their measure
    by_word<indicator> indicators_;
    by_word<indicator> kpis_;  // by their project
    by_word<kept_text> texts_;
    by_word<printed_mark> marks_;
    grid_cell cell_;
    statements underlines_;  // the words that the document underlined
    statements said_;
    statements other_;
    bool underlining_ = false;
};

}  // namespace tomakomai_kpi::detail

#endif
