// SPDX-License-Identifier: BSL-1.0
#include "review/merge_placing.hpp"

#include <algorithm>
#include <utility>

namespace tomakomai_kpi::detail {

bool is_taken(std::string const& id, std::vector<revision> const& all)
{
    auto const has = [&](auto const& things) {
        return std::ranges::any_of(things, [&](auto const& t) { return t.id == id; });
    };
    return id.empty() || std::ranges::any_of(all, [&](revision const& r) {
               return has(r.goals) || has(r.measures) || has(r.projects) || has(r.indicators);
           });
}

std::string free_id(std::string const& letter, std::vector<revision> const& all)
{
    for (std::size_t n = 1;; ++n) {
        std::string id = letter + std::to_string(n);
        if (!is_taken(id, all)) { return id; }
    }
}

namespace {

int goal_in(goal const& wanted, revision& r, std::vector<revision> const& all)
{
    auto const here = std::ranges::find(r.goals, wanted.name, &goal::name);
    if (here != r.goals.end()) { return here->number; }
    goal g = wanted;
    g.at = {};
    if (std::ranges::count(r.goals, g.number, &goal::number) > 0) {
        g.number = std::ranges::max(r.goals, {}, &goal::number).number + 1;
    }
    if (is_taken(g.id, all)) { g.id = free_id("G", all); }
    r.goals.push_back(g);
    return g.number;
}

std::string measure_in(std::string const& id, int goal, revision const& theirs, revision& r,
                       std::vector<revision> const& all)
{
    auto const wanted = std::ranges::find(theirs.measures, id, &measure::id);
    if (id.empty() || wanted == theirs.measures.end()) { return ""; }
    auto const here = std::ranges::find_if(
        r.measures, [&](measure const& m) { return m.name == wanted->name && m.goal == goal; });
    if (here != r.measures.end()) { return here->id; }
    measure m = *wanted;
    m.goal = goal;
    m.at = {};
    if (is_taken(m.id, all)) { m.id = free_id("M", all); }
    r.measures.push_back(m);
    return m.id;
}

}  // namespace

void put_in_place(indicator& i, revision const& theirs, revision& r,
                  std::vector<revision> const& all)
{
    auto const goal_there = std::ranges::find(theirs.goals, i.goal, &goal::number);
    i.goal = goal_there == theirs.goals.end() ? no_goal : goal_in(*goal_there, r, all);
    auto const there = std::ranges::find(theirs.projects, i.project_id, &project::id);
    if (i.project_id.empty() || there == theirs.projects.end()) { return; }
    auto here = std::ranges::find_if(r.projects, [&](project const& p) {
        return p.name == there->name && (i.goal == no_goal || p.goal == i.goal);
    });
    if (here == r.projects.end()) {
        project p = *there;
        p.goal = i.goal;
        p.measure_id = measure_in(there->measure_id, i.goal, theirs, r, all);
        p.at = {};
        if (is_taken(p.id, all)) { p.id = free_id("P", all); }
        r.projects.push_back(std::move(p));
        here = r.projects.end() - 1;
    }
    i.project_id = here->id;
    i.project = here->name;
    i.goal = here->goal;
    if (i.departments.empty()) { i.departments = here->departments; }
    std::vector<std::string> flags = here->flags;
    for (std::string const& f : i.flags) {
        if (std::ranges::count(here->flags, f) == 0) { flags.push_back(f); }
    }
    i.flags = std::move(flags);
}

}  // namespace tomakomai_kpi::detail
