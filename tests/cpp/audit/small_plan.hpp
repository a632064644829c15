// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TESTS_AUDIT_SMALL_PLAN_HPP
#define TOMAKOMAI_KPI_TESTS_AUDIT_SMALL_PLAN_HPP

// A plan in two editions that agree, for tests to make disagree.

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>

namespace tomakomai_kpi::tests {

constexpr fiscal_year h30{2018};
constexpr fiscal_year r3{2021};
constexpr fiscal_year r6{2024};
constexpr fiscal_period period{fiscal_year{2020}, r6};

inline observation at(std::string const& text, fiscal_year year,
                      std::vector<std::string> notes = {})
{
    value const v = parse(text);
    bool const cumulative = !v.is_missing() && v.basis() == basis::cumulative;
    return {v, cumulative && year >= period.first() ? fiscal_period{period.first(), year} : year,
            v.is_missing() ? observation_status::missing : observation_status::normal,
            std::move(notes)};
}

// One project a page, each with one indicator 参加者数 that both editions print alike.
class small_plan {
public:
    small_plan()
    {
        for (revision* const r : {&after, &before}) {
            r->goals.push_back({.id = "G1", .number = 1, .name = "目標", .page = "1", .at = {}});
            for (int n = 1; n <= 5; ++n) { add(*r, "P0" + std::to_string(n), std::to_string(n)); }
        }
        after.name = "new";
        before.name = "old";
        for (indicator& i : before.indicators) { i.actuals.clear(); }
    }

    static void add(revision& to, std::string const& id, std::string const& page)
    {
        project p;
        p.id = id;
        p.goal = 1;
        p.name = "事業" + page;
        p.page = page;
        p.departments = {"政策推進課"};
        p.fingerprint = "0";
        to.projects.push_back(p);
        indicator i{period};
        i.id = id + "-1";
        i.name = "参加者数";
        i.goal = 1;
        i.project_id = id;
        i.project = p.name;
        i.page = page;
        i.direction.kind = direction_kind::up;
        i.baseline = at("100人", h30);
        i.actuals = {at("110人", r3)};
        i.target = at("150人", r6);
        to.indicators.push_back(i);
    }

    static indicator& of(revision& in, std::string const& id)
    {
        return *std::ranges::find(in.indicators, id, &indicator::id);
    }
    static project& project_of(revision& in, std::string const& id)
    {
        return *std::ranges::find(in.projects, id, &project::id);
    }

    indicator& kpi() { return of(after, "P03-1"); }
    indicator& old_kpi() { return of(before, "P03-1"); }
    project& row() { return project_of(after, "P03"); }
    project& old_row() { return project_of(before, "P03"); }

    plan made() const { return {"x", "計画", period, {after, before}}; }

    /// rule@page of every finding.
    std::vector<std::string> found(audit_options const& options = {}) const
    {
        std::vector<std::string> out;
        for (finding const& f : audit(made(), options)) { out.push_back(f.rule + "@" + f.page); }
        return out;
    }

    revision after;
    revision before;
};

using told = std::vector<std::string>;

inline finding only(small_plan const& p)
{
    auto const all = audit(p.made());
    REQUIRE(all.size() == 1);
    return all.front();
}

/// The pages on which a rule has findings of the embedded plan.
inline std::set<std::string> pages_of(std::string const& rule, std::string const& revision = "")
{
    std::set<std::string> pages;
    for (finding const& f : audit(plans::tomakomai())) {
        if (f.rule == rule && (revision.empty() || f.revision == revision)) {
            pages.insert(f.page);
        }
    }
    return pages;
}

using pages = std::set<std::string>;

}  // namespace tomakomai_kpi::tests

#endif
