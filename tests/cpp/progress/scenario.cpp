// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>

#include <doctest/doctest.h>

#include <string>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace {

using namespace tomakomai_kpi;

fiscal_year const r4{2022};

}  // namespace

TEST_CASE("the actual needed next year is on the path, and a hair less is not")
{
    plan const& p = plans::tomakomai();
    int decided = 0;
    for (indicator const& i : p.indicators()) {
        auto const needed = needed_next_year(i);
        CAPTURE(i.id);
        if (!needed.value) {
            CHECK(needed.undefined != code::none);
            continue;
        }
        ++decided;
        plan const there = with_actual(p, i.id, *needed.value, r4);
        auto const a = assess(there.find({.id = i.id}), r4);
        REQUIRE(a.on_path.value);
        // Where target equals baseline, the path is the target itself.
        CHECK(*a.on_path.value);
        auto const start = i.baseline ? i.baseline->value().amount() : exact{0};
        if (i.target->value().basis() != basis::cumulative && start == i.target->value().amount()) {
            continue;
        }
        bool const down = i.direction.kind == direction_kind::down;
        value const worse{needed.value->number() + exact::ratio(down ? 1 : -1, 1'000'000),
                          needed.value->unit(), needed.value->basis(), needed.value->multiplier()};
        plan const short_of = with_actual(p, i.id, worse, r4);
        CHECK(!*assess(short_of.find({.id = i.id}), r4).on_path.value);
    }
    CHECK(decided > 50);
    CHECK(to_string(*needed_next_year(p.find({.id = "G1-1"})).value) == "累計138人");
}

TEST_CASE("what the path holds now is where on path begins")
{
    plan const& p = plans::tomakomai();
    CHECK(to_string(*expected_now(p.find({.id = "P05-1"})).value) == "累計30人");
    CHECK(expected_now(p.find({.name = "プレールーム利用数"})).undefined
          == code::direction_conflict);
    for (indicator const& i : p.indicators()) {
        auto const expected = expected_now(i);
        auto const a = assess(i);
        CAPTURE(i.id);
        if (!expected.value || !a.on_path.value) { continue; }
        bool const down = i.direction.kind == direction_kind::down;
        value const& actual = i.actual()->value();
        CHECK(*a.on_path.value == (down ? actual <= *expected.value : actual >= *expected.value));
    }
}

TEST_CASE("scenarios leave the plan alone and say what they assume")
{
    plan const& p = plans::tomakomai();
    plan const there = with_actual(p, "G1-1", parse("累計230人"), r4);
    CHECK(p.find({.id = "G1-1"}).actuals.size() == 1);
    indicator const& i = there.find({.id = "G1-1"});
    REQUIRE(i.actuals.size() == 2);
    CHECK(i.actuals.back().status() == observation_status::estimated);
    CHECK(i.actuals.back().notes().front().find("仮定") != std::string::npos);
    CHECK(assess(i).status == status::achieved);

    plan const replaced = with_actual(there, "G1-1", parse("累計100人"), r4);
    CHECK(replaced.find({.id = "G1-1"}).actuals.size() == 2);
    plan const earlier = with_actual(there, "G1-1", parse("累計20人"), fiscal_year{2020});
    CHECK(earlier.find({.id = "G1-1"}).actuals.front().year() == fiscal_year{2020});

    CHECK_THROWS_AS(with_actual(p, "G9-9", parse("1人"), r4), plan_error);
    CHECK_THROWS_AS(with_actual(p, "G1-1", parse("1人"), r4, {.revision = "newest"}), plan_error);
}

TEST_CASE("at the current pace, the last year is what a line through the past says")
{
    plan const& p = plans::tomakomai();
    plan const kept_up = at_current_pace(p);
    for (indicator const& i : p.indicators()) {
        auto const projected = compute(method::linear_projection, i);
        indicator const& later = kept_up.find({.id = i.id});
        CAPTURE(i.id);
        CHECK(later.actuals.size() == i.actuals.size() + (projected.amount ? 1 : 0));
        if (!projected.amount) { continue; }
        CHECK(later.actual()->value() == *projected.amount);
        CHECK(later.actual()->period() == i.target->period());  // a total counts the same years
    }
    auto const care = kept_up.find({.name = "就職者数", .project = "介護人材確保支援事業"});
    CHECK(assess(care).status == status::achieved);  // exactly on the path arrives exactly
}

TEST_CASE("what is maintained is needed as it is, and a range needs no one amount")
{
    indicator i{fiscal_period{fiscal_year{2020}, fiscal_year{2024}}};
    i.name = "見本";
    i.direction = {.kind = direction_kind::maintain, .tolerance = parse("+5人")};
    i.baseline = observation{parse("40人"), fiscal_year{2018}};
    i.actuals.emplace_back(parse("45人"), fiscal_year{2021});
    i.target = observation{parse("50人"), fiscal_year{2024}};
    CHECK(expected_now(i).value == parse("50人"));
    CHECK(needed_next_year(i).value == parse("50人"));
    i.direction = {.kind = direction_kind::range, .low = parse("40人"), .high = parse("50人")};
    CHECK(expected_now(i).undefined == code::no_amount);
    CHECK(needed_next_year(i).undefined == code::no_amount);
    i.actuals = {observation{parse("累計80人"), {fiscal_year{2020}, fiscal_year{2021}}}};
    i.target = observation{parse("累計200人"), {fiscal_year{2020}, fiscal_year{2024}}};
    i.direction = {.kind = direction_kind::range, .low = parse("累計190人")};
    CHECK(expected_now(i).undefined == code::no_amount);
    i.direction = {.kind = direction_kind::maintain};
    CHECK(expected_now(i).value == parse("累計80人"));
}

TEST_CASE("a declaration holds in all revisions, and leaves the plan given as it was")
{
    plan const& p = plans::tomakomai();
    plan const q = with_direction(p, "P19-1", declared_direction("range 10施設～12施設"));
    for (std::string const revision : {"new", "old"}) {
        indicator const& i = q.find({.id = "P19-1", .revision = revision});
        CHECK(i.direction.kind == direction_kind::range);
        CHECK(i.direction.low->basis() == basis::level);
    }
    CHECK(assess(q.find({.id = "P19-1"})).status == status::achieved);  // 11施設
    CHECK(p.find({.id = "P19-1"}).direction.kind == direction_kind::up);
    CHECK_THROWS_AS(with_direction(p, "P99-1", declared_direction("up")), plan_error);

    plan const later = with_project_start(p, "P19", {fiscal_year{2021}, "declared: 試験"});
    for (std::string const id : {"P19-1", "P19-2"}) {
        auto const a = assess(later.find({.id = id}), std::nullopt, clock_kind::project);
        CHECK(a.elapsed.years == 1);
        CHECK(a.elapsed.of_years == 4);
    }
    CHECK(!p.find({.id = "P19-1"}).project_start);
    CHECK_THROWS_AS(with_project_start(p, "", {fiscal_year{2021}}), plan_error);
}
