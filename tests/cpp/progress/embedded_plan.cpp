// SPDX-License-Identifier: BSL-1.0
// The plan that is built in, judged: five rows that stand for many, and all of them counted.
#include <tomakomai_kpi/progress/assessment.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>

#include "progress/printed_indicator.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

indicator const& embedded(std::string const& name, std::string const& project)
{
    return plans::tomakomai().find({.name = name, .project = project});
}

// All indicators of the embedded plan, judged by their newest actual on the plan's clock.
std::vector<assessment> const& all_judged()
{
    static std::vector<assessment> const all = [] {
        std::vector<assessment> judged;
        for (auto const& i : plans::tomakomai().indicators()) { judged.push_back(assess(i)); }
        return judged;
    }();
    return all;
}

template <class Predicate>
std::ptrdiff_t count_judged(Predicate fits)
{
    return std::ranges::count_if(all_judged(), fits);
}

bool target_below_baseline(indicator const& i)
{
    return i.baseline && !i.baseline->value().is_missing()
           && i.baseline->value().basis() == i.target->value().basis()
           && i.target->value() < i.baseline->value();
}

template <class T>
bool one_of_two(figure<T> const& f)
{
    bool const told_why =
        f.value
        || f.explain().find("[" + std::string{name(f.undefined)} + "]") != std::string::npos;
    return f.value.has_value() == (f.undefined == code::none) && !f.explain().empty() && told_why;
}

}  // namespace

TEST_CASE("new jobs: an annual baseline never meets the cumulative target")
{
    assessment const a = assess(plans::tomakomai().find({.id = "G1-1"}));
    check(a, {.met = "no",
              .attainment = "9/46",
              .gap_closure = "!mixed_basis",
              .on_path = "no",
              .required_per_year = "185/3人",
              .status = "behind_path"});
    CHECK(told(a.elapsed) == "2/5");
    CHECK(a.year == fiscal_year{2021});
    CHECK(a.required_per_year.value->basis() == basis::annual);
}

TEST_CASE(
    "care workers: 30 of 75 is exactly on the path after 2 of 5 years, and behind after 3 of 6")
{
    indicator const& i = embedded("就職者数", "介護人材確保支援事業");
    verdicts expected{.met = "no",
                      .attainment = "2/5",
                      .gap_closure = "!mixed_basis",
                      .on_path = "yes",
                      .required_per_year = "15人",
                      .status = "on_path"};
    check(assess(i), expected);
    expected.on_path = "no";
    expected.status = "behind_path";
    assessment const later = assess(i, std::nullopt, clock_kind::baseline);
    check(later, expected);
    CHECK(told(later.elapsed) == "1/2");
    CHECK(later.clock == clock_kind::baseline);
}

TEST_CASE("repeat visitors: gap closure 85/112 is on the path of either clock")
{
    indicator const& i = plans::tomakomai().find({.name = "リピーター率"});
    verdicts const expected{.met = "no",
                            .attainment = "91/100",
                            .gap_closure = "85/112",
                            .on_path = "yes",
                            .required_per_year = "+0.9ポイント",
                            .status = "on_path"};
    check(assess(i), expected);
    check(assess(i, std::nullopt, clock_kind::baseline), expected);
}

TEST_CASE("waiting children: zero is the goal reached, and no division by it")
{
    check(assess(plans::tomakomai().find({.name = "待機児童数"})),
          {.met = "yes",
           .attainment = "!lower_is_better",
           .gap_closure = "1",
           .on_path = "yes",
           .required_per_year = "+0人",
           .status = "achieved"});
}

TEST_CASE("playroom: a target below its baseline is a conflict, never 110 % done")
{
    check(assess(plans::tomakomai().find({.name = "プレールーム利用数"})),
          {.met = "no",
           .attainment = "12817/15000",
           .gap_closure = "!direction_conflict",
           .on_path = "!direction_conflict",
           .required_per_year = "+2,183/3人",
           .status = "undecidable!direction_conflict"});
}

TEST_CASE("the embedded plan, counted")
{
    auto const& indicators = plans::tomakomai().indicators();
    REQUIRE(all_judged().size() == 104);
    CHECK(std::ranges::count_if(indicators, target_below_baseline) == 14);
    CHECK(count_judged(
              [](auto const& a) { return a.gap_closure.undefined == code::direction_conflict; })
          == 13);
    CHECK(count_judged([](auto const& a) { return a.gap_closure.undefined == code::mixed_basis; })
          == 22);
    CHECK(count_judged([](auto const& a) { return a.met.value == true; }) == 3);
    CHECK(count_judged([](auto const& a) { return a.status == status::achieved; }) == 3);
    CHECK(
        count_judged([](auto const& a) { return a.attainment.undefined == code::lower_is_better; })
        == 1);
    CHECK(count_judged([](auto const& a) { return told(a.elapsed) == "2/5"; }) == 104);
    CHECK(count_judged([](auto const& a) { return a.ended; }) == 2);

    // Of 31 totals 8 keep the pace, one of them exactly.
    std::ptrdiff_t totals = 0, in_pace = 0, exactly = 0;
    for (auto const& i : indicators) {
        if (i.target->value().basis() != basis::cumulative || i.actual() == nullptr
            || i.actual()->value().is_missing()) {
            continue;
        }
        assessment const a = assess(i);
        ++totals;
        in_pace += a.on_path.value == true;
        exactly += a.attainment.value == exact::ratio(2, 5);
    }
    CHECK(totals == 31);
    CHECK(in_pace == 8);
    CHECK(exactly == 1);
}

TEST_CASE("every figure has either a value or a reason of the closed set, and explains itself")
{
    for (auto const& revision : plans::tomakomai().revisions()) {
        for (auto const& i : revision.indicators) {
            for (auto const on : {clock_kind::plan, clock_kind::baseline}) {
                for (int year = 2017; year <= 2026; ++year) {
                    assessment const a = assess(i, fiscal_year{year}, on);
                    CAPTURE(i.id);
                    CAPTURE(year);
                    bool const all_of_them = one_of_two(a.met) && one_of_two(a.attainment)
                                             && one_of_two(a.gap_closure) && one_of_two(a.elapsed)
                                             && one_of_two(a.on_path)
                                             && one_of_two(a.required_per_year);
                    bool const for_reasons = in_the_closed_set(a.met.undefined)
                                             && in_the_closed_set(a.attainment.undefined)
                                             && in_the_closed_set(a.gap_closure.undefined)
                                             && in_the_closed_set(a.elapsed.undefined)
                                             && in_the_closed_set(a.on_path.undefined)
                                             && in_the_closed_set(a.required_per_year.undefined)
                                             && in_the_closed_set(a.status_reason);
                    CHECK(all_of_them);
                    CHECK(for_reasons);
                    CHECK((a.status == status::undecidable) == (a.status_reason != code::none));
                    CHECK(a.explain().find(to_string(a.status)) != std::string::npos);
                    if (i.actual(fiscal_year{year}) == nullptr) {
                        CHECK(a.status == status::not_recorded);
                    }
                }
            }
        }
    }
}
