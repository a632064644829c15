// SPDX-License-Identifier: BSL-1.0
#include "audit/small_plan.hpp"

#include <doctest/doctest.h>

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("bases within one indicator")
{
    small_plan lost;
    for (indicator* const i : {&lost.kpi(), &lost.old_kpi()}) { i->target = at("累計500人", r6); }
    CHECK(lost.found() == told{"basis_differs@3", "mixed_basis@3"});
    CHECK(audit(lost.made()).front().quote == "110人");
    lost.kpi().actuals = {at("累計110人", r3)};
    CHECK(lost.found() == told{"mixed_basis@3"});

    small_plan unclear;
    for (indicator* const i : {&unclear.kpi(), &unclear.old_kpi()}) { i->name = "累計参加者数"; }
    CHECK(unclear.found() == told{"basis_unclear@3"});
}

TEST_CASE("baselines of two editions, rounded ones apart")
{
    small_plan digits;
    digits.row().flags = {"KPI変更"};
    digits.old_kpi().baseline = at("101人", h30);
    CHECK(digits.found() == told{"baseline_differs@3"});
    digits.old_kpi().baseline = at("100.4人", h30);
    digits.row().flags = {"KPI変更"};
    CHECK(digits.found() == told{"baseline_rounded@3", "fractional_count@3", "decimals_differ@3"});

    small_plan year;
    year.old_kpi().baseline = at("100人", fiscal_year{2017});
    CHECK(year.found() == told{"baseline_differs@3", "baseline_year@3"});
}

TEST_CASE("figures that cannot or hardly be")
{
    auto const changed = [](auto change) {
        small_plan p;
        change(p.kpi());
        change(p.old_kpi());
        p.old_kpi().actuals.clear();
        return p.found();
    };
    CHECK(changed([](indicator& i) { i.target = at("90人", r6); })
          == told{"target_below_baseline@3"});
    CHECK(changed([](indicator& i) { i.target = at("100人", r6); })
          == told{"target_equals_baseline@3"});
    CHECK(changed([](indicator& i) {
              i.target = at("100人", r6);
              i.direction.kind = direction_kind::maintain;
          }).empty());
    CHECK(changed([](indicator& i) { i.actuals = {at("1,100人", r3)}; })
          == told{"order_of_magnitude@3"});
    CHECK(changed([](indicator& i) { i.actuals = {at("1,000人", r3)}; }).empty());
    CHECK(changed([](indicator& i) { i.actuals = {at("0人", r3)}; })
          == told{"zero_without_note@3"});
    CHECK(changed([](indicator& i) { i.actuals = {at("0人", r3, {"中止"})}; }).empty());
    CHECK(changed([](indicator& i) { i.actuals = {at("110.5人", r3)}; })
          == told{"fractional_count@3", "decimals_differ@3"});
    CHECK(changed([](indicator& i) {
              i.actuals = {at("累計90人", fiscal_year{2020}), at("累計80人", r3)};
              i.baseline.reset();
              i.target = at("累計150人", r6);
          })
          == told{"cumulative_falls@3"});
    auto const share = [&](std::string const& name, std::string const& text) {
        return changed([&](indicator& i) {
            i.name = name;
            i.baseline = at("50%", h30);
            i.actuals = {at(text, r3)};
            i.target = at("60%", r6);
        });
    };
    CHECK(share("受診率", "120%") == told{"share_above_whole@3"});
    CHECK(share("増加率", "120%").empty());
    auto const score = [&](std::string const& text) {
        return changed([&](indicator& i) {
            i.name = "満足度";
            i.scale = "5段階評価";
            i.baseline = at("2.9", h30);
            i.actuals = {at(text, r3)};
            i.target = at("3.3", r6);
        });
    };
    CHECK(score("3.1").empty());
    CHECK(score("9.2") == told{"outside_scale@3"});
}

TEST_CASE("interim targets are figures of their indicator")
{
    auto const with = [](char const* interim) {
        small_plan p;
        for (indicator* const i : {&p.kpi(), &p.old_kpi()}) {
            i->interim_targets = {at(interim, fiscal_year{2022})};
        }
        return p.found();
    };
    CHECK(with("130人").empty());
    CHECK(with("130.5人") == told{"fractional_count@3", "decimals_differ@3"});
    CHECK(with("1300人") == told{"order_of_magnitude@3"});
    CHECK(with("130件") == told{"unit_differs@3"});

    small_plan changed;
    changed.kpi().interim_targets = {at("130人", fiscal_year{2022})};
    changed.old_kpi().interim_targets = {at("120人", fiscal_year{2022})};
    CHECK(changed.found() == told{"kpi_change_unflagged@3"});
}

TEST_CASE("years against those of most indicators and the plan's")
{
    small_plan p;
    p.kpi().target = at("150人", fiscal_year{2023});
    CHECK(p.found() == told{"target_year@3"});
    CHECK(only(p).quote == "令和5年度");

    small_plan actual;
    actual.kpi().actuals = {at("110人", fiscal_year{2022})};
    CHECK(actual.found() == told{"actual_year@3"});
    actual.kpi().actuals = {at("110人", r3), at("115人", fiscal_year{2022})};
    CHECK(actual.found().empty());  // next year's, beside the usual one
    actual.kpi().actuals = {at("110人", fiscal_year{2019})};
    CHECK(actual.found() == told{"actual_year@3"});

    small_plan longer;
    longer.after.texts = {{"", text_kind::passage, "2", "令和2年度から令和7年度まで", {}, {}}};
    plan const seven{"x", "計画", {period.first(), fiscal_year{2025}}, {longer.after}};
    auto const found = audit(seven);
    REQUIRE(found.size() == 1);
    CHECK(found.front().rule == "plan_period");
    CHECK(found.front().page == "2");
    CHECK(found.front().quote == "令和7年度");
}
