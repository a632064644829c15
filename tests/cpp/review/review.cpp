// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/review/review.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

plan const& embedded()
{
    return plans::tomakomai();
}

plan_change const& of(plan_review const& r, std::string_view indicator)
{
    auto const found = std::ranges::find_if(r.changes, [&](plan_change const& c) {
        return c.subject == change_subject::indicator && c.id == indicator;
    });
    REQUIRE(found != r.changes.end());
    return *found;
}

// The embedded plan with its new revision edited.
template <class Edit>
plan edited(Edit edit)
{
    std::vector<revision> all = embedded().revisions();
    edit(*std::ranges::find(all, "new", &revision::name));
    return plan{embedded().id(), embedded().name(), embedded().period(), std::move(all)};
}

plan_change one_difference(plan const& other)
{
    plan_review const r = compare_plans(embedded(), other);
    REQUIRE(r.changes.size() == 1);
    return r.changes.front();
}

}  // namespace

TEST_CASE("the document's own counts, by rules")
{
    plan_review const r = review(embedded());
    CHECK(r.count("target_changes") == 25);
    CHECK(r.count("targets_lowered") == 16);
    CHECK(r.count("targets_raised") == 7);
    CHECK(r.count("replacements") == 6);
    CHECK(r.count("additions") == 1);
    CHECK(r.count("kpi_changes") == 32);
    CHECK(r.count("kpi_flagged") == 27);
    CHECK(r.count("content_changed") == 12);
    CHECK(r.count("content_changed_flagged") == 6);
    CHECK(refusal([&] { return r.count("nothing"); }) == code::unknown_name);
}

TEST_CASE("the counts follow the plan, not the document")
{
    plan const other = edited([](revision& r) {
        for (project& p : r.projects) {
            if (p.id == "P08") { p.flags.clear(); }
        }
    });
    plan_review const r = review(other);
    CHECK(r.count("targets_lowered") == 15);
    CHECK(r.count("kpi_changes") == 31);
    CHECK(r.count("kpi_changes_unflagged") == 2);
    CHECK(r.count("kpi_flagged") == 26);
}

TEST_CASE("a rebased target is judged by its increment")
{
    plan_review const r = review(embedded());
    plan_change const& c = of(r, "P44-2");
    CHECK(c.kind == change_kind::rebased);
    CHECK(c.is(change_kind::target_raised));
    CHECK_FALSE(c.is(change_kind::target_lowered));
}

TEST_CASE("without a declared direction no ambition is claimed, and the counts stay")
{
    plan const other = edited([](revision& r) {
        for (indicator& i : r.indicators) { i.direction = {}; }
    });
    plan_review const r = review(other);
    CHECK(of(r, "P08-1").kind == change_kind::target_changed);
    CHECK(r.count("ambition_lowered") == 0);
    CHECK(r.count("targets_lowered") == 16);
    CHECK(r.count("kpi_changes") == 32);
}

TEST_CASE("an actual is judged by both targets, or not at all across bases")
{
    plan_review const r = review(embedded());
    auto const judged = [&](std::string_view id) {
        return *std::ranges::find(r.judged, id, &twice_judged::id);
    };
    CHECK(judged("P46-1").met_old.value == std::optional{true});
    CHECK(judged("P46-1").met_new.value == std::optional{false});
    CHECK(judged("P46-1").raised);
    CHECK(judged("P13-1").met_old.undefined == code::mixed_basis);
}

TEST_CASE("a plan does not differ from itself")
{
    CHECK(compare_plans(embedded(), embedded()).changes.empty());
}

TEST_CASE("kept text differs once, at its own page")
{
    auto const with_text = [](std::string text, std::vector<text_span> underlines = {}) {
        return edited([&](revision& r) {
            r.texts.push_back({.id = "P01",
                               .kind = text_kind::content,
                               .page = "39",
                               .text = std::move(text),
                               .underlines = std::move(underlines),
                               .at = {}});
        });
    };
    plan const before = with_text("試験の内容");
    SUBCASE("other words")
    {
        plan_review const r = compare_plans(before, with_text("試験の別の内容"));
        REQUIRE(r.changes.size() == 1);
        CHECK(r.changes[0].kind == change_kind::content_changed);
        CHECK(r.changes[0].subject == change_subject::project);
        CHECK(r.changes[0].page == "39");
    }
    SUBCASE("other underlines")
    {
        plan const underlined = with_text("試験の内容", {{0, 6}});
        plan_review const r = compare_plans(underlined, with_text("試験の内容", {{9, 15}}));
        REQUIRE(r.changes.size() == 1);
        CHECK(r.changes[0].kind == change_kind::mark_changed);
        CHECK(compare_plans(before, underlined).changes.empty());  // who records none says nothing
    }
    SUBCASE("a plan without kept texts says nothing about them")
    {
        CHECK(compare_plans(before, embedded()).changes.empty());
    }
}

TEST_CASE("a row that moves to another page is one difference")
{
    plan_change const c = one_difference(edited([](revision& r) {
        for (project& p : r.projects) {
            if (p.id == "P23") { p.page = "99"; }
        }
        for (indicator& i : r.indicators) {
            if (i.project_id == "P23") { i.page = "99"; }
        }
    }));
    CHECK(c.kind == change_kind::page_changed);
    CHECK(c.id == "P23");
}

TEST_CASE("what is printed otherwise is the same quantity; what is rounded is not")
{
    auto const target = [](std::string_view text) {
        return edited([&](revision& r) {
            for (indicator& i : r.indicators) {
                if (i.id == "G1-2") { i.target = observation{parse(text), i.target->period()}; }
            }
        });
    };
    CHECK(one_difference(target("50%")).kind == change_kind::reformatted);
    CHECK(one_difference(target("50.01%")).kind == change_kind::target_raised);
    CHECK(one_difference(target("約50.0%")).kind == change_kind::target_changed);
}

TEST_CASE("every kind has its words")
{
    for (int k = 0; k <= static_cast<int>(change_kind::reformatted); ++k) {
        CHECK_FALSE(to_string(static_cast<change_kind>(k)).empty());
        CHECK_FALSE(japanese(static_cast<change_kind>(k)).empty());
    }
}
