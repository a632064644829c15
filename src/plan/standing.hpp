// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_STANDING_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_STANDING_HPP

// Where the indicators of a draft stand: under which goal and project, by which id.

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/plan/draft.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/nearest.hpp>

#include "plan/draft_faults.hpp"

namespace tomakomai_kpi::detail {

// Goals and projects of a revision, as indicators name them. Where they are open, a name that is not
// there yet is one more.
class standing {
public:
    standing(draft_faults& faults, revision& in, bool open_goals, bool open_projects)
        : faults_{faults}, in_{in}, open_goals_{open_goals}, open_projects_{open_projects}
    {
        for (std::size_t at = 0; at < in.projects.size(); ++at) { know_project(at); }
        for (indicator const& i : in.indicators) { indicator_ids_.insert(i.id); }
    }

    void add(goal_draft const& g)
    {
        int number = 1;
        for (goal const& each : in_.goals) { number = std::max(number, each.number + 1); }
        std::string id = g.id.empty() ? "G" + std::to_string(number) : g.id;
        require_new(id);
        in_.goals.push_back(
            {.id = std::move(id), .number = number, .name = g.name, .page = g.page});
    }

    void add(project_draft const& p)
    {
        std::string id = p.id;
        for (std::size_t n = in_.projects.size() + 1; id.empty(); ++n) {
            std::string next = "P" + std::to_string(n);
            if (!project_ids_.contains(next)) { id = std::move(next); }
        }
        require_new(id);
        int const of = goal_of(p.goal, "事業" + quote(p.name) + "の goal");
        in_.projects.push_back({.id = std::move(id),
                                .goal = of,
                                .name = p.name,
                                .page = p.page,
                                .departments = p.departments,
                                .flags = p.flags});
        know_project(in_.projects.size() - 1);
    }

    void put(indicator i, indicator_draft const& d)
    {
        bool const ready = d.ready.has_value();
        std::string const goal = !ready              ? d.goal
                                 : i.goal == no_goal ? std::string{}
                                                     : std::to_string(i.goal);
        std::string const name = ready ? i.project : d.project;
        std::string const who = "指標" + quote(i.name) + "の ";
        i.goal = goal_of(goal, who + "goal");
        i.project_id.clear();
        i.project.clear();
        i.kind = name.empty() ? indicator_kind::target : indicator_kind::kpi;
        if (!name.empty()) { stand_under(i, name, who); }
        while (i.id.empty()) {
            std::string next = "I" + std::to_string(++numbered_);
            bool const taken = indicator_ids_.contains(next);
            if (!taken && !wanted_.contains(next)) { i.id = std::move(next); }
        }
        if (!indicator_ids_.insert(i.id).second) {
            faults_.tell(d.line, who + "id" + quote(i.id), code::duplicate_id,
                         "同じ id の指標がもうあります (the id is taken)");
        }
        in_.indicators.push_back(std::move(i));
    }

    /// Ids that indicators have of their own, which none gets by its number.
    void keep_free(std::vector<indicator_draft> const& drafts)
    {
        for (indicator_draft const& d : drafts) { wanted_.insert(d.ready ? d.ready->id : d.id); }
    }

private:
    void know_project(std::size_t at)
    {
        project const& p = in_.projects[at];
        project_ids_.insert(p.id);
        projects_[p.id].push_back(at);
        if (p.name != p.id) { projects_[p.name].push_back(at); }
    }

    // The first of this id or name, under the indicator's goal where that is said.
    project const* project_of(std::string const& said, int goal) const
    {
        auto const called = projects_.find(said);
        if (called == projects_.end()) { return nullptr; }
        for (std::size_t const at : called->second) {
            project const& p = in_.projects[at];
            if (p.id == said || goal == no_goal || p.goal == goal) { return &p; }
        }
        return nullptr;
    }

    void require_new(std::string const& id)
    {
        if (ids_.insert(id).second) { return; }
        faults_.tell(0, "id" + quote(id), code::duplicate_id,
                     "同じ id がもうあります (the id is taken)");
    }

    // この事業はありません。近いもの: 移住支援 (no such project; did you mean 移住支援?)
    static std::string none_of(std::string const& what, std::string const& said,
                               std::vector<std::string_view> const& known, std::string const& list,
                               std::string const& in_english)
    {
        auto const near = nearest_names(said, known);
        std::string const there =
            near.empty() ? "。あるのは " + (known.empty() ? "なし" : joined(known, "、")) + "。"
                               + list + " に並べてください"
                         : near_in_japanese(near);
        return what + "はありません" + there + " (" + in_english + near_in_english(near) + ")";
    }

    int goal_of(std::string const& said, std::string const& where)
    {
        if (said.empty()) { return no_goal; }
        for (goal const& g : in_.goals) {
            if (said == std::to_string(g.number) || said == g.id || said == g.name) {
                return g.number;
            }
        }
        bool const number = said.find_first_not_of("0123456789") == std::string::npos;
        if (open_goals_ && !number) {
            add(goal_draft{.name = said});
            return in_.goals.back().number;
        }
        faults_.tell(0, where + quote(said), code::unknown_id,
                     none_of("この基本目標", said, names_in(in_.goals, &goal::name),
                             "goals=", "no such goal"));
        return no_goal;
    }

    void stand_under(indicator& i, std::string const& said, std::string const& who)
    {
        if (open_projects_ && project_of(said, i.goal) == nullptr) {
            add(project_draft{.name = said,
                              .goal = i.goal == no_goal ? "" : std::to_string(i.goal),
                              .departments = i.departments});
        }
        project const* const found = project_of(said, i.goal);
        if (found == nullptr) {
            faults_.tell(0, who + "project" + quote(said), code::unknown_id,
                         none_of("この事業", said, names_in(in_.projects, &project::name),
                                 "projects=", "no such project"));
            return;
        }
        i.project_id = found->id;
        i.project = found->name;
        i.goal = found->goal;
        if (i.departments.empty()) { i.departments = found->departments; }
        bool const has_flags =
            i.flags.size() >= found->flags.size()
            && std::equal(found->flags.begin(), found->flags.end(), i.flags.begin());
        if (!has_flags) {
            i.flags.insert(i.flags.begin(), found->flags.begin(), found->flags.end());
        }
    }

    draft_faults& faults_;
    revision& in_;
    bool open_goals_;
    bool open_projects_;
    std::size_t numbered_ = 0;
    std::set<std::string> ids_;
    std::set<std::string> wanted_;
    std::set<std::string> indicator_ids_;
    std::set<std::string> project_ids_;
    std::map<std::string, std::vector<std::size_t>> projects_;  // by id and by name
};

}  // namespace tomakomai_kpi::detail

#endif
