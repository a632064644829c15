// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/summary.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <tomakomai_kpi/value/error.hpp>

namespace {

using namespace tomakomai_kpi;

int counted(summary const& s, status wanted)
{
    auto const found = s.counts.find(wanted);
    return found == s.counts.end() ? 0 : found->second;
}

}  // namespace

TEST_CASE("the whole plan: three of 104 are met, and the denominators are told")
{
    auto const all = summarise(plans::tomakomai(), summary_key::plan);
    REQUIRE(all.size() == 1);
    summary const& s = all.front();
    CHECK(s.indicators == 104);
    CHECK(s.met == 3);
    CHECK(counted(s, status::achieved) == 3);
    CHECK(counted(s, status::suspended) == 6);
    int sum = 0;
    for (auto const& [_, n] : s.counts) { sum += n; }
    CHECK(sum == 104);
    REQUIRE(s.share_met());
    CHECK(*s.share_met() == exact::ratio(3, s.judged));
    CHECK(s.projects_any_met <= s.met);
    CHECK(!s.is_small());
    CHECK(s.explain().find("3/" + std::to_string(s.judged)) != std::string::npos);
}

TEST_CASE("groups partition the indicators, but for departments, which share some")
{
    plan const& p = plans::tomakomai();
    auto const total = [&](summary_key by) {
        int sum = 0;
        for (summary const& s : summarise(p, by)) { sum += s.indicators; }
        return sum;
    };
    auto const of_projects = std::ranges::count_if(
        p.indicators(), [](indicator const& i) { return !i.project_id.empty(); });
    CHECK(total(summary_key::goal) == 104);
    CHECK(total(summary_key::project) == of_projects);
    CHECK(total(summary_key::measure) == of_projects);
    CHECK(total(summary_key::department) > of_projects);
    CHECK(summarise(p, summary_key::goal).size() == 4);
    CHECK(summarise(p, summary_key::goal).front().key == "G1");
}

TEST_CASE("measures that the document does not print are one group, never guessed")
{
    auto const by = summarise(plans::tomakomai(), summary_key::measure);
    auto const unknown = std::ranges::find(by, "不明", &summary::key);
    REQUIRE(unknown != by.end());
    CHECK(unknown->indicators > 80);
}

TEST_CASE("small groups are marked, and nothing judged has no share")
{
    for (summary const& s : summarise(plans::tomakomai(), summary_key::project)) {
        CHECK(s.is_small() == (s.judged < 5));
        CHECK(s.share_met().has_value() == (s.judged > 0));
        if (s.is_small()) { CHECK(s.explain().find("small numbers") != std::string::npos); }
    }
    CHECK(parse_summary_key("department") == summary_key::department);
    CHECK_THROWS_AS(parse_summary_key("city"), notation_error);
    CHECK_THROWS_AS(summarise(plans::tomakomai(), summary_key::goal, "newest"), plan_error);
}
