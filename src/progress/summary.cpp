// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/summary.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/pause.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<summary_key, 5> key_names{{{summary_key::plan, "plan"},
                                                   {summary_key::goal, "goal"},
                                                   {summary_key::measure, "measure"},
                                                   {summary_key::project, "project"},
                                                   {summary_key::department, "department"}}};

constexpr char const* unknown_measure = "不明";
constexpr char const* without_goal = "基本目標なし";

struct group {
    std::string key;
    std::string label;
};

template <class Item>
std::string name_of_id(std::vector<Item> const& items, std::string const& id)
{
    auto const found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? id : found->name;
}

// The groups that an indicator counts in; several only for departments.
std::vector<group> groups_of(plan const& p, revision const& r, indicator const& i, summary_key by)
{
    switch (by) {
    case summary_key::plan: return {{p.id(), p.name()}};
    case summary_key::goal: {
        auto const found = std::ranges::find(r.goals, i.goal, &goal::number);
        if (found == r.goals.end()) { return {{"", without_goal}}; }
        return {{found->id, found->name}};
    }
    case summary_key::project:
        if (i.project_id.empty()) { return {}; }
        return {{i.project_id, i.project}};
    case summary_key::measure: {
        if (i.project_id.empty()) { return {}; }
        auto const found = std::ranges::find(r.projects, i.project_id, &project::id);
        bool const printed = found != r.projects.end() && !found->measure_id.empty();
        if (!printed) { return {{unknown_measure, unknown_measure}}; }
        return {{found->measure_id, name_of_id(r.measures, found->measure_id)}};
    }
    case summary_key::department: {
        std::vector<group> all;
        for (auto const& d : i.departments) { all.push_back({d, d}); }
        return all;
    }
    }
    return {};
}

std::string share_text(std::string const& what, int part, int whole)
{
    std::string text = what + " " + std::to_string(part) + "/" + std::to_string(whole);
    if (whole > 0) { text += " (" + to_percent_text(exact::ratio(part, whole), 1) + ")"; }
    return text;
}

}  // namespace

std::string to_string(summary_key k)
{
    return detail::name_of(key_names, k);
}

summary_key parse_summary_key(std::string_view text)
{
    return detail::named(key_names, text, "集計の単位");
}

std::optional<exact> summary::share_met() const
{
    if (judged == 0) { return std::nullopt; }
    return exact::ratio(met, judged);
}

std::optional<exact> summary::any_met() const
{
    if (projects == 0) { return std::nullopt; }
    return exact::ratio(projects_any_met, projects);
}

std::string summary::explain() const
{
    std::string text = label + ": 指標" + std::to_string(indicators);
    for (auto const& [s, n] : counts) { text += "、" + japanese(s) + std::to_string(n); }
    text += "\n" + share_text("達成した指標(share-of)", met, judged) + "、判定できた指標のうち";
    text += "\n" + share_text("一つでも達成した事業(any-of)", projects_any_met, projects)
            + "、判定できた指標を持つ事業のうち";
    if (is_small()) {
        text += "\n判定できた指標が" + std::to_string(small_group)
                + "に満たないので、割合は目安にもなりません (small numbers)";
    }
    return text;
}

std::vector<summary> summarise(plan const& p, summary_key by, std::string_view revision,
                               std::optional<fiscal_year> year, progress_clock const& on)
{
    tomakomai_kpi::revision const& r = p.revision(revision);
    std::vector<summary> all;
    std::map<std::string, std::set<std::string>> judged_projects;
    std::map<std::string, std::set<std::string>> met_projects;
    for (indicator const& i : r.indicators) {
        pause();
        assessment const a = assess(i, year, on);
        for (group& g : groups_of(p, r, i, by)) {
            auto at = std::ranges::find(all, g.key, &summary::key);
            if (at == all.end()) {
                summary fresh;
                fresh.key = g.key;
                fresh.label = std::move(g.label);
                at = all.insert(all.end(), std::move(fresh));
            }
            ++at->indicators;
            ++at->counts[a.status];
            if (!a.met.value) { continue; }
            ++at->judged;
            if (*a.met.value) { ++at->met; }
            if (i.project_id.empty()) { continue; }
            judged_projects[at->key].insert(i.project_id);
            if (*a.met.value) { met_projects[at->key].insert(i.project_id); }
        }
    }
    for (summary& s : all) {
        s.projects = static_cast<int>(judged_projects[s.key].size());
        s.projects_any_met = static_cast<int>(met_projects[s.key].size());
    }
    return all;
}

}  // namespace tomakomai_kpi
