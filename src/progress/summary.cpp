// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/summary.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "plan/by_word.hpp"

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

// The groups of a revision that an indicator counts in; several only for departments.
class counted_in {
public:
    counted_in(plan const& p, revision const& r, summary_key by)
        : plan_{p},
          of_{r},
          by_{by},
          projects_{r.projects, &project::id},
          measures_{r.measures, &measure::id}
    {
    }

    std::vector<group> operator()(indicator const& i) const;

private:
    plan const& plan_;
    revision const& of_;
    summary_key by_;
    detail::by_word<project> projects_;
    detail::by_word<measure> measures_;
};

std::vector<group> counted_in::operator()(indicator const& i) const
{
    switch (by_) {
    case summary_key::plan: return {{plan_.id(), plan_.name()}};
    case summary_key::goal: {
        auto const found = std::ranges::find(of_.goals, i.goal, &goal::number);
        if (found == of_.goals.end()) { return {{"", without_goal}}; }
        return {{found->id, found->name}};
    }
    case summary_key::project:
        if (i.project_id.empty()) { return {}; }
        return {{i.project_id, i.project}};
    case summary_key::measure: {
        if (i.project_id.empty()) { return {}; }
        project const* const above = projects_.first(i.project_id);
        bool const printed = above != nullptr && !above->measure_id.empty();
        if (!printed) { return {{unknown_measure, unknown_measure}}; }
        measure const* const of = measures_.first(above->measure_id);
        return {{above->measure_id, of == nullptr ? above->measure_id : of->name}};
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
    counted_in const groups_of{p, r, by};
    std::vector<summary> all;
    std::map<std::string, std::size_t> places;
    std::map<std::string, std::set<std::string>> judged_projects;
    std::map<std::string, std::set<std::string>> met_projects;
    for (indicator const& i : r.indicators) {
        pause();
        assessment const a = assess(i, year, on);
        for (group& g : groups_of(i)) {
            auto const [place, is_new] = places.try_emplace(g.key, all.size());
            if (is_new) {
                summary fresh;
                fresh.key = g.key;
                fresh.label = std::move(g.label);
                all.push_back(std::move(fresh));
            }
            summary* const at = &all[place->second];
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
