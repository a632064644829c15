// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <tomakomai_kpi/error.hpp>

namespace {

using namespace tomakomai_kpi;

plan_change const& of(review const& r, std::string const& id)
{
    auto const found = std::ranges::find(r.changes(), id, &plan_change::indicator);
    REQUIRE(found != r.changes().end());
    return *found;
}

bool also(plan_change const& c, change_kind k)
{
    return std::ranges::find(c.also, k) != c.also.end();
}

}  // namespace

TEST_CASE("kinds are named in both languages, each once")
{
    for (int i = 0; i <= static_cast<int>(change_kind::plan_changed); ++i) {
        auto const k = static_cast<change_kind>(i);
        CHECK(!to_string(k).empty());
        CHECK(!japanese(k).empty());
    }
    CHECK(to_string(change_kind::rebased) == "rebased");
    CHECK(japanese(change_kind::plan_changed) == "計画の変更");
}

TEST_CASE("the review of the real plan counts what the document counts, and what it does not")
{
    review const r = review_plan(plans::tomakomai());
    CHECK(r.count("measures_added") == 1);
    CHECK(r.count("projects_added_flagged") == 5);
    CHECK(r.count("projects_added_under_new_measure") == 3);
    CHECK(r.count("projects_added") == 8);
    CHECK(r.count("content_changes_declared") == 6);
    CHECK(r.count("content_changes") == 12);
    CHECK(r.count("projects_ended") == 2);
    CHECK(r.count("goal_targets_replaced") == 1);
    CHECK(r.count("target_changes") == 25);
    CHECK(r.count("targets_lowered") == 16);
    CHECK(r.count("targets_raised") == 7);
    CHECK(r.count("targets_basis_changed") == 1);
    CHECK(r.count("targets_rebased") == 1);
    CHECK(r.count("indicators_replaced") == 6);
    CHECK(r.count("indicators_added") == 1);
    CHECK(r.count("kpi_changes") == 32);
    CHECK(r.count("rows_flagged_kpi") == 27);
    CHECK(r.count("reformatted") == 4);
    CHECK(r.count("departments_moved") == 7);
    CHECK(r.count("met_before_raised") == 6);
    CHECK_THROWS_AS(r.count("wishes"), plan_error);
    CHECK_THROWS_AS(review_plan(plans::tomakomai(), "older"), plan_error);
}

TEST_CASE("a cut from a moved start is a rise")
{
    review const r = review_plan(plans::tomakomai());
    auto const found = std::ranges::find(r.changes(), change_kind::rebased, &plan_change::kind);
    REQUIRE(found != r.changes().end());
    CHECK(found->page == "63");
    CHECK(found->old_text == "累計55組");
    CHECK(found->new_text == "累計30組");
    CHECK(also(*found, change_kind::target_raised));
    CHECK(found->explain().find("+23 → +30") != std::string::npos);
}

TEST_CASE("one target changed its basis with no flag, another with one")
{
    review const r = review_plan(plans::tomakomai());
    int n = 0;
    for (plan_change const& c : r.changes()) {
        if (c.kind != change_kind::basis_changed) { continue; }
        ++n;
        CHECK((c.page == "43" || c.page == "46"));
    }
    CHECK(n == 2);
}

TEST_CASE("replacements, renames and merges come with their evidence")
{
    review const r = review_plan(plans::tomakomai());
    plan_change const& two_to_one = of(r, "P21-1");
    CHECK(two_to_one.kind == change_kind::replaced);
    CHECK(also(two_to_one, change_kind::merged));
    bool renamed = false;
    for (plan_change const& c : r.changes()) {
        if (c.kind != change_kind::renamed) { continue; }
        renamed = true;
        CHECK(c.explain().find("根拠") != std::string::npos);
    }
    CHECK(renamed);
}

TEST_CASE("a plan does not differ from itself, and one revision reviewed against itself is still")
{
    plan const& p = plans::tomakomai();
    CHECK(compare_plans(p, p).changes().empty());
    review const still = review_plan(p, "new", "new");
    CHECK(still.changes().empty());
}

TEST_CASE("revisions that only one plan has are told")
{
    plan const& p = plans::tomakomai();
    plan const only_new{p.id(), p.name(), p.period(), {p.revision("new")}};
    auto const lost = compare_plans(p, only_new);
    REQUIRE(lost.changes().size() == 1);
    CHECK(lost.changes().front().kind == change_kind::plan_changed);
    CHECK(compare_plans(only_new, p).changes().size() == 1);
}
