// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

// An indicator in the words of its CSV; what is empty has no row. The plan runs from 令和2 to 6, so
// that 令和3年度 is 2 of 5 years on its clock and 3 of 6 after the baseline.
struct printed {
    std::string baseline = "46人";
    std::string actual = "累計45人";
    std::string target = "累計230人";
    std::string direction = "up";
    std::string aggregation = "flow";
    std::string name = "指標";
    std::string actual_year = "令和3年度";
    std::string actual_status = "";
    std::string baseline_year = "平成30年度";
    std::string target_year = "令和6年度";
    std::string flags = "";
    std::string project_start = "";
};

indicator read(printed const& p)
{
    std::string csv = "revision,role,id,parent,page,name,departments,flags,year,value,status,note\n"
                      ",plan,P,,,計画,,,令和2年度～令和6年度,,,\n"
                      "new,revision,,,,新,,,,,,\n"
                      "new,goal,G1,,,目標,,,,,,\n";
    csv += "new,project,P1,G1,,事業,,,,,,\n";
    csv += "new,indicator,G1-1,P1,," + p.name + ",," + p.flags + ",,,,\n";
    auto const observation_row = [&](std::string const& role, std::string const& year,
                                     std::string const& text, std::string const& status) {
        if (text.empty()) { return; }
        csv += "new," + role + ",G1-1,,," + p.name + ",,," + year + ",\"" + text + "\"," + status
               + ",\n";
    };
    observation_row("baseline", p.baseline_year, p.baseline, "");
    observation_row("actual", p.actual_year, p.actual, p.actual_status);
    observation_row("target", p.target_year, p.target, "");
    csv += ",direction,G1-1,,,,,,,\"" + p.direction + "\",,\n";
    if (!p.project_start.empty()) { csv += ",project_start,P1,,,,,," + p.project_start + ",,,\n"; }
    csv += ",aggregation,G1-1,,,,,,," + p.aggregation + ",,\n";
    return read_plan_csv(csv).find({.id = "G1-1"});
}

std::string text_of(bool met)
{
    return met ? "yes" : "no";
}
std::string text_of(exact const& x)
{
    return to_fraction(x);
}
std::string text_of(value const& v)
{
    return to_string(v);
}

// A figure as its value, or as ! and its reason.
template <class T>
std::string told(figure<T> const& f)
{
    return f.value ? text_of(*f.value) : "!" + std::string{name(f.undefined)};
}

struct verdicts {
    std::string met;
    std::string attainment;
    std::string gap_closure;
    std::string on_path;
    std::string required_per_year;
    std::string status;
};

void check(assessment const& a, verdicts const& expected)
{
    CHECK(told(a.met) == expected.met);
    CHECK(told(a.attainment) == expected.attainment);
    CHECK(told(a.gap_closure) == expected.gap_closure);
    CHECK(told(a.on_path) == expected.on_path);
    CHECK(told(a.required_per_year) == expected.required_per_year);
    std::string const status = to_string(a.status);
    CHECK(status + (a.status_reason == code::none ? "" : "!" + std::string{name(a.status_reason)})
          == expected.status);
}

void check(printed const& p, verdicts const& expected)
{
    CAPTURE(p.name);
    CAPTURE(p.baseline);
    CAPTURE(p.actual);
    CAPTURE(p.target);
    CAPTURE(p.direction);
    check(assess(read(p)), expected);
}

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

bool in_the_closed_set(code c)
{
    switch (c) {
    case code::none:
    case code::target_zero:
    case code::no_baseline:
    case code::baseline_equals_target:
    case code::mixed_basis:
    case code::basis_unclear:
    case code::direction_unknown:
    case code::direction_conflict:
    case code::lower_is_better:
    case code::not_ratio_scale:
    case code::no_amount:
    case code::definition_changed:
    case code::not_started:
    case code::not_measured:
    case code::pending:
    case code::suspended:
    case code::period_over: return true;
    default: return false;
    }
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
                        CHECK(a.status == status::not_measured);
                    }
                }
            }
        }
    }
}

TEST_CASE("each reason leaves undefined what it must, and nothing else")
{
    SUBCASE("no baseline")
    {
        check({.baseline = "ー", .actual = "10人", .target = "20人"},
              {"no", "1/2", "!no_baseline", "!no_baseline", "+10/3人", "undecidable!no_baseline"});
        check({.baseline = "", .actual = "10人", .target = "20人"},
              {"no", "1/2", "!no_baseline", "!no_baseline", "+10/3人", "undecidable!no_baseline"});
        check({.baseline = "ー", .actual = "累計10人", .target = "累計20人"},
              {"no", "1/2", "!no_baseline", "yes", "10/3人", "on_path"});
    }
    SUBCASE("target zero")
    {
        check({.baseline = "5人", .actual = "3人", .target = "0人", .direction = "maintain"},
              {"no", "!not_applicable", "!not_applicable", "no", "-1人", "behind_path"});
        check({.baseline = "5人", .actual = "3人", .target = "0人", .direction = "down"},
              {"no", "!lower_is_better", "2/5", "yes", "-1人", "on_path"});
    }
    SUBCASE("baseline equals target")
    {
        check({.baseline = "39クラブ", .actual = "39クラブ", .target = "39クラブ"},
              {"yes", "1", "!baseline_equals_target", "yes", "+0クラブ", "achieved"});
        check(
            {.baseline = "39クラブ",
             .actual = "38クラブ",
             .target = "39クラブ",
             .direction = "maintain"},
            {"no", "!not_applicable", "!baseline_equals_target", "no", "+1/3クラブ", "regressed"});
    }
    SUBCASE("mixed basis")
    {
        check({.baseline = "46人", .actual = "45人", .target = "累計230人"},
              {"!mixed_basis", "!mixed_basis", "!mixed_basis", "!mixed_basis", "!mixed_basis",
               "undecidable!mixed_basis"});
        check({.baseline = "累計32組", .actual = "累計3組", .target = "累計30組"},
              {"no", "1/10", "!direction_conflict", "no", "9組", "regressed"});
    }
    SUBCASE("basis unclear")
    {
        check({.baseline = "16件",
               .actual = "17件",
               .target = "20件",
               .name = "新規企業進出件数(5年間累計)"},
              {"!basis_unclear", "!basis_unclear", "!basis_unclear", "!basis_unclear",
               "!basis_unclear", "undecidable!basis_unclear"});
        check({.baseline = "ー", .actual = "累計8件", .target = "累計20件", .name = "件数(累計)"},
              {"no", "2/5", "!no_baseline", "yes", "4件", "on_path"});
    }
    SUBCASE("direction unknown")
    {
        check({.baseline = "10人", .actual = "12人", .target = "20人", .direction = "unknown"},
              {"!direction_unknown", "!direction_unknown", "!direction_unknown",
               "!direction_unknown", "!direction_unknown", "undecidable!direction_unknown"});
        check({.baseline = "ー", .actual = "累計8件", .target = "累計20件", .direction = "unknown"},
              {"!direction_unknown", "!direction_unknown", "!no_baseline", "!direction_unknown",
               "!direction_unknown", "undecidable!direction_unknown"});
    }
    SUBCASE("direction conflict")
    {
        check({.baseline = "10人", .actual = "8人", .target = "7人"},
              {"yes", "8/7", "!direction_conflict", "!direction_conflict", "+0人", "achieved"});
        check({.baseline = "5人", .actual = "8人", .target = "7人", .direction = "down"},
              {"no", "!lower_is_better", "!direction_conflict", "!direction_conflict", "-1/3人",
               "undecidable!direction_conflict"});
    }
    SUBCASE("lower is better")
    {
        check({.baseline = "10人", .actual = "9人", .target = "5人", .direction = "down"},
              {"no", "!lower_is_better", "1/5", "no", "-4/3人", "behind_path"});
        check({.baseline = "10人", .actual = "11人", .target = "5人", .direction = "down"},
              {"no", "!lower_is_better", "-1/5", "no", "-2人", "regressed"});
        check({.baseline = "ー", .actual = "累計3件", .target = "累計10件", .direction = "down"},
              {"yes", "!lower_is_better", "!no_baseline", "yes", "0件", "achieved"});
    }
    SUBCASE("not a ratio scale")
    {
        check({.baseline = "2.9", .actual = "3.0", .target = "3.3", .aggregation = "score"},
              {"no", "!not_ratio_scale", "1/4", "no", "+0.1", "behind_path"});
    }
    SUBCASE("no amount")
    {
        check({.actual = "ー"}, {"!no_amount", "!no_amount", "!no_amount", "!no_amount",
                                 "!no_amount", "undecidable!no_amount"});
        check({.target = "ー"}, {"!no_amount", "!no_amount", "!no_amount", "!no_amount",
                                 "!no_amount", "undecidable!no_amount"});
        check({.target = ""}, {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
                               "undecidable!no_amount"});
        check({.actual = "ー", .actual_status = "not_applicable"},
              {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
               "undecidable!no_amount"});
    }
    SUBCASE("definition changed")
    {
        check({.baseline = "10人", .actual = "12件", .target = "20人"},
              {"!definition_changed", "!definition_changed", "!definition_changed",
               "!definition_changed", "!definition_changed", "undecidable!definition_changed"});
        check({.baseline = "17%", .actual = "累計43件", .target = "累計125件"},
              {"no", "43/125", "!definition_changed", "no", "82/3件", "behind_path"});
    }
    SUBCASE("no actual, for a reason")
    {
        for (std::string const why : {"not_started", "not_measured", "pending"}) {
            std::string const undefined = "!" + why;
            check({.actual = "ー", .actual_status = why},
                  {undefined, undefined, undefined, undefined, undefined, why});
        }
        check({.actual = ""}, {"!not_measured", "!not_measured", "!not_measured", "!not_measured",
                               "!not_measured", "not_measured"});
    }
    SUBCASE("suspended: a zero that was printed is computed from")
    {
        check({.baseline = "24社",
               .actual = "0社",
               .target = "27社",
               .actual_status = "special_event"},
              {"no", "0", "-8", "no", "+9社", "suspended"});
        check({.baseline = "24社", .actual = "0社", .target = "27社"},
              {"no", "0", "-8", "no", "+9社", "regressed"});
        check({.baseline = "24社",
               .actual = "3社",
               .target = "27社",
               .actual_status = "special_event"},
              {"no", "1/9", "-7", "no", "+8社", "regressed"});
    }
}

TEST_CASE("at the boundary the comparison is exact, in every year")
{
    for (int n = 1; n <= 5; ++n) {
        printed p{.baseline = "ー", .target = "累計75件"};
        p.actual_year = "令和" + std::to_string(n + 1) + "年度";
        p.actual = "累計" + std::to_string(15 * n) + "件";
        CHECK(told(assess(read(p)).on_path) == "yes");
        p.actual = "累計" + std::to_string(15 * n - 1) + ".999999999999999999999件";
        CHECK(told(assess(read(p)).on_path) == "no");

        // The straight line from 0 to 75, upwards and downwards.
        p = {.baseline = "0%",
             .target = "75%",
             .aggregation = "ratio",
             .actual_year = p.actual_year};
        p.actual = std::to_string(15 * n) + "%";
        CHECK(told(assess(read(p)).on_path) == "yes");
        p.actual = std::to_string(15 * n - 1) + ".999999999999999999999%";
        CHECK(told(assess(read(p)).on_path) == "no");
        p.baseline = "100%";
        p.target = "25%";
        p.direction = "down";
        p.actual = std::to_string(100 - 15 * n) + "%";
        CHECK(told(assess(read(p)).on_path) == "yes");
        p.actual = std::to_string(100 - 15 * n) + ".000000000000000000001%";
        CHECK(told(assess(read(p)).on_path) == "no");
    }
}

TEST_CASE("time is counted on the clock that was asked for")
{
    auto const elapsed = [](std::string const& actual_year, progress_clock const& on,
                            std::string const& baseline_year = "平成30年度") {
        printed p;
        p.actual_year = actual_year;
        p.baseline_year = baseline_year;
        return told(assess(read(p), std::nullopt, on).elapsed);
    };
    CHECK(elapsed("令和2年度", clock_kind::plan) == "1/5");
    CHECK(elapsed("令和3年度", clock_kind::plan) == "2/5");
    CHECK(elapsed("令和6年度", clock_kind::plan) == "1");
    CHECK(elapsed("令和元年度", clock_kind::plan) == "!not_started");
    CHECK(elapsed("令和7年度", clock_kind::plan) == "!period_over");

    CHECK(elapsed("令和3年度", clock_kind::baseline) == "1/2");
    CHECK(elapsed("令和3年度", clock_kind::baseline, "平成29年度") == "4/7");
    CHECK(elapsed("令和元年度", clock_kind::baseline) == "1/6");
    CHECK(elapsed("平成30年度", clock_kind::baseline) == "!not_started");
    CHECK(elapsed("令和6年度", clock_kind::baseline) == "1");
    CHECK(elapsed("令和7年度", clock_kind::baseline) == "!period_over");

    printed without_baseline{.baseline = ""};
    CHECK(told(assess(read(without_baseline), std::nullopt, clock_kind::baseline).elapsed)
          == "!no_baseline");
    printed nothing{.actual = ""};
    CHECK(told(assess(read(nothing)).elapsed) == "!not_measured");

    fiscal_period const own{fiscal_year{2021}, fiscal_year{2023}};
    CHECK(elapsed("令和2年度", own) == "!not_started");
    CHECK(elapsed("令和3年度", own) == "1/3");
    CHECK(elapsed("令和5年度", own) == "1");
    CHECK(elapsed("令和6年度", own) == "!period_over");
    CHECK(refusal([] { return progress_clock{clock_kind::custom}; }) == code::bad_period);
}

TEST_CASE("a project's clock runs from its declared first year, and is never guessed")
{
    auto const on_its_clock = [](std::string const& start, std::string const& actual_year,
                                 std::string const& actual = "累計30人") {
        printed p{.actual = actual, .target = "累計75人"};
        p.project_start = start;
        p.actual_year = actual_year;
        return assess(read(p), std::nullopt, clock_kind::project);
    };
    CHECK(told(on_its_clock("", "令和3年度").elapsed) == "!no_amount");
    CHECK(on_its_clock("", "令和3年度").elapsed.explain().find("開始年度の宣言がない")
          != std::string::npos);
    CHECK(told(on_its_clock("令和4年度", "令和3年度").elapsed) == "!not_started");
    CHECK(told(on_its_clock("令和4年度", "令和4年度").elapsed) == "1/3");
    CHECK(told(on_its_clock("令和4年度", "令和7年度").elapsed) == "!period_over");

    // The pace a·N ≥ t·n has the project's n and N: 25 of 75 after one of three years.
    CHECK(told(on_its_clock("令和4年度", "令和4年度", "累計25人").on_path) == "yes");
    CHECK(told(on_its_clock("令和4年度", "令和4年度", "累計24人").on_path) == "no");
    CHECK(told(on_its_clock("令和5年度", "令和4年度").on_path) == "!not_started");

    assessment const a = on_its_clock("令和4年度", "令和5年度");
    CHECK(a.elapsed.years == 2);
    CHECK(a.elapsed.of_years == 3);
    CHECK(a.clock == clock_kind::project);
    CHECK(a.explain().find("事業の開始からの時計") != std::string::npos);
    CHECK(on_its_clock("", "令和3年度").elapsed.of_years == 0);
}

TEST_CASE("to maintain is to stay at the target, give or take the tolerance")
{
    auto const maintained = [](std::string const& actual, std::string const& direction,
                               std::string const& target = "50%",
                               std::string const& baseline = "48%") {
        printed p{.baseline = baseline, .actual = actual, .target = target, .direction = direction};
        p.aggregation = "ratio";
        return assess(read(p));
    };
    auto const met = [&](std::string const& actual, std::string const& direction,
                         std::string const& target = "50%") {
        return told(maintained(actual, direction, target).met);
    };
    for (std::string const inside : {"45%", "45.0%", "50%", "55%"}) {
        CHECK(met(inside, "maintain ±5ポイント") == "yes");
    }
    for (std::string const outside : {"44.9%", "55.1%"}) {
        CHECK(met(outside, "maintain ±5ポイント") == "no");
    }
    CHECK(met("50.0%", "maintain") == "yes");
    CHECK(met("50.1%", "maintain") == "no");
    CHECK(met("50%", "maintain ±0ポイント") == "yes");
    CHECK(met("50%", "maintain ±5件") == "!definition_changed");
    // A bound of the target leaves its other side open.
    CHECK(met("80%", "maintain ±5ポイント", "50%以上") == "yes");
    CHECK(met("45%", "maintain ±5ポイント", "50%以上") == "yes");
    CHECK(met("44%", "maintain ±5ポイント", "50%以上") == "no");
    CHECK(met("45%", "maintain ±5ポイント", "50%超") == "no");

    // On the path means met, wherever the baseline was; worse than it means further away.
    check(maintained("47%", "maintain ±5ポイント"),
          {"yes", "!not_applicable", "!not_applicable", "yes", "+0ポイント", "achieved"});
    check(maintained("44%", "maintain ±5ポイント"),
          {"no", "!not_applicable", "!not_applicable", "no", "+1/3ポイント", "regressed"});
    check(maintained("57%", "maintain ±5ポイント", "50%", "60%"),
          {"no", "!not_applicable", "!not_applicable", "no", "-2/3ポイント", "behind_path"});
    check(maintained("50%", "maintain", "50%", "-"),
          {"yes", "!not_applicable", "!no_baseline", "yes", "+0ポイント", "achieved"});
    CHECK(maintained("44%", "maintain ±5ポイント").met.explain().find("許容幅 ±5ポイント")
          != std::string::npos);
    CHECK(maintained("44%", "maintain ±5ポイント").met.explain().find("45% ≤ 実績 44% ≤ 55%")
          != std::string::npos);

    CHECK(maintained("44%", "maintain").attainment.explain().find("保つもの") != std::string::npos);

    check(maintained("44%", "maintain ±5ポイント", "50%", "44%"),
          {"no", "!not_applicable", "!not_applicable", "no", "+1/3ポイント", "behind_path"});
    indicator negative = read({.actual = "50人", .target = "50人", .direction = "maintain"});
    negative.direction.tolerance = -parse("+5人");
    CHECK(told(assess(negative).met) == "!no_amount");
    negative.direction = {
        .kind = direction_kind::range, .low = parse("60人"), .high = parse("40人")};
    CHECK(told(assess(negative).met) == "!no_amount");  // a range that holds nothing

    // Of a total the limits grow with the years: 累計40人 ± 4人 after two of five.
    auto const by_now = [&](std::string const& actual) {
        return told(maintained(actual, "maintain ±10人", "累計100人").on_path);
    };
    CHECK(by_now("累計36人") == "yes");
    CHECK(by_now("累計44人") == "yes");
    CHECK(by_now("累計35人") == "no");
    CHECK(by_now("累計45人") == "no");
}

TEST_CASE("a range holds what lies between its limits, declared or the target's own")
{
    auto const in_range = [](std::string const& actual, std::string const& direction,
                             std::string const& target, std::string const& baseline = "8人") {
        printed p{.baseline = baseline, .actual = actual, .target = target, .direction = direction};
        return assess(read(p));
    };
    auto const met = [&](std::string const& actual, std::string const& direction,
                         std::string const& target = "15人") {
        return told(in_range(actual, direction, target).met);
    };
    for (std::string const direction : {"range 10人～20人", "range 10～20人"}) {
        CHECK(met("9人", direction) == "no");
        CHECK(met("10人", direction) == "yes");
        CHECK(met("20人", direction) == "yes");
        CHECK(met("21人", direction) == "no");
    }
    CHECK(met("10人", "range 10人超～20人未満") == "no");
    CHECK(met("11人", "range 10人超～20人未満") == "yes");
    CHECK(met("20人", "range 10人超～20人未満") == "no");
    CHECK(met("1,000人", "range 10人以上") == "yes");
    CHECK(met("20人", "range 20人未満") == "no");
    CHECK(met("10人", "range 10件～20件") == "!definition_changed");
    CHECK(met("累計10人", "range 10人～20人") == "!mixed_basis");
    // The target's own limits, where the direction is range or not said.
    for (std::string const direction : {"range", "unknown"}) {
        CHECK(met("9人", direction, "10～20人") == "no");
        CHECK(met("10人", direction, "10～20人") == "yes");
        CHECK(met("20人", direction, "10～20人") == "yes");
        CHECK(met("21人", direction, "10～20人") == "no");
    }
    CHECK(met("12人", "range", "10人以上") == "yes");
    CHECK(met("12人", "range") == "!no_amount");           // no limits at all
    CHECK(met("12人", "up", "10～20人") == "!no_amount");  // which end is meant?
    CHECK(met("12人", "range 10人～20人", "") == "yes");   // limits without a target
    CHECK(met("12人", "range 10人～20人", "継続") == "yes");

    check(in_range("12人", "range 10人～20人", "15人"),
          {"yes", "!no_amount", "!no_amount", "yes", "+0人", "achieved"});
    check(in_range("7人", "range 10人～20人", "15人"),
          {"no", "!no_amount", "!no_amount", "no", "+1人", "regressed"});
    check(in_range("9人", "range", "10～20人"),
          {"no", "!no_amount", "!no_amount", "no", "+1/3人", "behind_path"});
    check(in_range("26人", "range 10人～20人未満", "15人"),
          {"no", "!no_amount", "!no_amount", "no", "-2人未満", "regressed"});
    // Of a total the limits grow with the years.
    CHECK(told(in_range("累計4人", "range 累計10人～累計20人", "累計15人").on_path) == "yes");
    CHECK(told(in_range("累計9人", "range 累計10人～累計20人", "累計15人").on_path) == "no");
}

TEST_CASE("in the last year nothing is left to be done per year, and after it the path is over")
{
    printed p{.baseline = "10人", .actual = "15人", .target = "20人"};
    p.actual_year = "令和6年度";
    check(p, {"no", "3/4", "1/2", "no", "!period_over", "behind_path"});
    p.actual = "20人";
    check(p, {"yes", "1", "1", "yes", "+0人", "achieved"});
    p.actual_year = "令和7年度";
    check(p, {"yes", "1", "1", "!period_over", "+0人", "achieved"});
    p.actual = "15人";
    check(p, {"no", "3/4", "1/2", "!period_over", "!period_over", "undecidable!period_over"});
    p.actual_year = "令和元年度";
    check(p, {"no", "3/4", "1/2", "!not_started", "+1人", "undecidable!not_started"});
}

TEST_CASE("the bound of a target decides between ≥ and >, and its direction where none is declared")
{
    auto const met = [](std::string const& actual, std::string const& target,
                        std::string const& direction) {
        printed p{.baseline = "90人", .actual = actual, .target = target, .direction = direction};
        return told(assess(read(p)).met);
    };
    for (std::string const direction : {"up", "unknown"}) {
        CHECK(met("100人", "100人以上", direction) == "yes");
        CHECK(met("99.9人", "100人以上", direction) == "no");
        CHECK(met("100人", "100人超", direction) == "no");
        CHECK(met("100.1人", "100人超", direction) == "yes");
    }
    for (std::string const direction : {"down", "unknown"}) {
        CHECK(met("100人", "100人以下", direction) == "yes");
        CHECK(met("100.1人", "100人以下", direction) == "no");
        CHECK(met("100人", "100人以内", direction) == "yes");
        CHECK(met("100人", "100人未満", direction) == "no");
        CHECK(met("99.9人", "100人未満", direction) == "yes");
    }
    CHECK(met("100人", "100人", "unknown") == "!direction_unknown");
    CHECK(met("100人", "100人", "maintain") == "yes");
    CHECK(met("100.1人", "100人", "maintain") == "no");
    check({.baseline = "60人", .actual = "90人", .target = "100人以上", .direction = "unknown"},
          {"no", "9/10", "3/4", "yes", "+10/3人", "on_path"});
    check({.baseline = "ー", .actual = "累計30件", .target = "累計75件以上"},
          {"no", "2/5", "!no_baseline", "yes", "15件", "on_path"});
}

TEST_CASE("an actual that is itself a bound proves no more than it says")
{
    auto const met = [](std::string const& actual, std::string const& target) {
        return told(assess(read({.baseline = "90人", .actual = actual, .target = target})).met);
    };
    CHECK(met("100人未満", "100人") != "yes");
    CHECK(met("200人以下", "100人") != "yes");
    CHECK(met("90人以上", "100人") != "no");
}

TEST_CASE("a bound is no amount: neither of an actual nor of a baseline")
{
    for (std::string const actual : {"90人以上", "100人超", "80人以下", "70人未満"}) {
        check({.baseline = "60人", .actual = actual, .target = "100人"},
              {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
               "undecidable!no_amount"});
    }
    for (std::string const baseline : {"60人以上", "60人未満"}) {
        check({.baseline = baseline, .actual = "90人", .target = "100人"},
              {"no", "9/10", "!no_baseline", "!no_baseline", "+10/3人", "undecidable!no_baseline"});
        check({.baseline = baseline, .actual = "累計45人", .target = "累計75人"},
              {"no", "3/5", "!no_baseline", "yes", "10人", "on_path"});
    }
    // A cancelled activity is suspended by its printed zero, not by a bound.
    check({.baseline = "24社",
           .actual = "0社以下",
           .target = "27社",
           .actual_status = "special_event"},
          {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
           "undecidable!no_amount"});
}

TEST_CASE("a strict target that is equalled is not met, and what it needs keeps its bound")
{
    check({.baseline = "60人", .actual = "100人", .target = "100人超"},
          {"no", "1", "1", "yes", "+0人超", "on_path"});
    check({.baseline = "60人", .actual = "97人", .target = "100人超"},
          {"no", "97/100", "37/40", "yes", "+1人超", "on_path"});
    check({.baseline = "160人", .actual = "100人", .target = "100人未満", .direction = "down"},
          {"no", "!lower_is_better", "1", "yes", "+0人未満", "on_path"});
    check({.baseline = "60人", .actual = "100.1人", .target = "100人超"},
          {"yes", "1001/1000", "401/400", "yes", "+0人", "achieved"});
    check({.baseline = "ー", .actual = "累計75件", .target = "累計75件超"},
          {"no", "1", "!no_baseline", "yes", "0件超", "on_path"});
    check({.baseline = "60人", .actual = "97人", .target = "100人以上"},
          {"no", "97/100", "37/40", "yes", "+1人", "on_path"});
    auto const f = assess(read({.baseline = "60人", .actual = "100人", .target = "100人超"}))
                       .required_per_year;
    REQUIRE(f.value.has_value());
    CHECK(f.value->bound() == bound::more_than);
    CHECK(f.explain().find("+0人超") != std::string::npos);
}

TEST_CASE("units and multipliers of one dimension meet in one formula")
{
    check({.baseline = "1千人", .actual = "1,500人", .target = "2千人"},
          {"no", "3/4", "1/2", "yes", "+500/3人", "on_path"});
    check({.baseline = "60分", .actual = "90分", .target = "2時間"},
          {"no", "3/4", "1/2", "yes", "+10分", "on_path"});
    check({.baseline = "400‰", .actual = "45%", .target = "50%", .aggregation = "ratio"},
          {"no", "9/10", "1/2", "yes", "+5/3ポイント", "on_path"});
}

TEST_CASE("the year that is asked for is judged, the newest one by default")
{
    indicator i = read({.baseline = "10人", .actual = "12人", .target = "20人"});
    i.actuals.emplace_back(parse("20人"), fiscal_year{2022});
    CHECK(assess(i).year == fiscal_year{2022});
    CHECK(told(assess(i).met) == "yes");
    CHECK(told(assess(i, fiscal_year{2021}).met) == "no");
    CHECK(told(assess(i, fiscal_year{2023}).met) == "!not_measured");
    CHECK(assess(i, fiscal_year{2023}).status == status::not_measured);
    CHECK(told(assess(i, fiscal_year{2023}).elapsed) == "4/5");
}

TEST_CASE("an end is no success, and a footnote is told")
{
    indicator i =
        read({.baseline = "100件", .actual = "127件", .target = "130件", .flags = "取組終了"});
    assessment const a = assess(i);
    CHECK(a.ended);
    CHECK(a.status == status::on_path);
    CHECK(a.explain().find("取組終了") != std::string::npos);

    i.actuals = {observation{
        parse("0件"), fiscal_year{2021}, observation_status::special_event, {"新型コロナで中止"}}};
    CHECK(assess(i).notes == std::vector<std::string>{"新型コロナで中止"});
    CHECK(assess(i).explain().find("※ 新型コロナで中止") != std::string::npos);
}

TEST_CASE("figures explain themselves with their inputs, exactly and in percent")
{
    assessment const a = assess(plans::tomakomai().find({.id = "G1-1"}));
    CHECK(a.attainment.explain()
          == "達成率 attainment = 実績 ÷ 目標 = 累計45人 ÷ 累計230人 = 9/46 (19.6%)");
    CHECK(a.gap_closure.explain().find("[mixed_basis]") != std::string::npos);
    CHECK(a.elapsed.explain().find("2/5 (40.0%)") != std::string::npos);
    CHECK(a.on_path.explain().find("累計のペース") != std::string::npos);
    CHECK(a.explain().find("経路未満 [behind_path]") != std::string::npos);
}

TEST_CASE("names of clocks, statuses and reasons are read back")
{
    for (std::string const word : {"plan", "baseline", "project", "令和4年度～令和6年度"}) {
        CHECK(to_string(parse_clock(word)) == word);
        CHECK(!japanese(parse_clock(word)).empty());
    }
    fiscal_period const own{fiscal_year{2022}, fiscal_year{2024}};
    CHECK(parse_clock("R4-R6") == own);
    CHECK(parse_clock("R4-R6").period() == own);
    for (std::string const word :
         {"not_started", "suspended", "not_measured", "pending", "achieved", "undecidable",
          "on_path", "regressed", "behind_path"}) {
        CHECK(to_string(parse_status(word)) == word);
        CHECK(!japanese(parse_status(word)).empty());
    }
    for (int c = 0; c <= static_cast<int>(last_code); ++c) {
        auto const reason = static_cast<code>(c);
        CHECK(parse_code(name(reason)) == reason);
        CHECK((!in_the_closed_set(reason) || reason == code::none
               || japanese(reason) != name(reason)));
    }
    CHECK(refusal([] { return parse_clock("project start"); }) == code::unknown_name);
    CHECK(refusal([] { return parse_status("達成"); }) == code::unknown_name);
    CHECK(refusal([] { return parse_code("nothing"); }) == code::unknown_name);
}
