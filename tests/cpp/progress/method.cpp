// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/method.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace {

using namespace tomakomai_kpi;

fiscal_period const plan_years{fiscal_year{2020}, fiscal_year{2024}};

// An indicator as an edge case needs it; "" for what is not there.
struct sample {
    std::string b;
    std::string a;
    std::string t;
    direction_kind way = direction_kind::up;
    int year = 2021;
    int baseline_year = 2018;
    int target_year = 2024;
    aggregation_kind aggregation = aggregation_kind::flow;
    char const* tolerance = "";
    char const* low = "";
    char const* high = "";
};

observation observed_in(std::string const& text, fiscal_year year)
{
    value const v = parse(text);
    if (v.is_missing()) { return {v, year, observation_status::missing}; }
    if (v.basis() == basis::cumulative) { return {v, {plan_years.first(), year}}; }
    return {v, year};
}

indicator made(sample const& s)
{
    indicator i{plan_years};
    i.id = "X";
    i.name = "見本";
    i.direction = {.kind = s.way, .provenance = "declared"};
    if (*s.tolerance != '\0') { i.direction.tolerance = parse(s.tolerance); }
    if (*s.low != '\0') { i.direction.low = parse(s.low); }
    if (*s.high != '\0') { i.direction.high = parse(s.high); }
    i.aggregation = {s.aggregation, "declared"};
    if (!s.b.empty()) { i.baseline = observed_in(s.b, fiscal_year{s.baseline_year}); }
    if (!s.a.empty()) { i.actuals.push_back(observed_in(s.a, fiscal_year{s.year})); }
    if (!s.t.empty()) { i.target = observed_in(s.t, fiscal_year{s.target_year}); }
    return i;
}

// 19/46, true, 12人 or [reason].
std::string shown(measured const& m)
{
    if (m.share) { return to_fraction(*m.share); }
    if (m.verdict) { return *m.verdict ? "true" : "false"; }
    if (m.amount) { return to_string(*m.amount); }
    return std::string{"["} + name(m.undefined) + "]";
}

// In the order of `methods()`.
std::vector<std::string> all_of(sample const& s)
{
    indicator const i = made(s);
    std::vector<std::string> out;
    for (auto const& d : methods()) { out.push_back(shown(compute(d.of, i))); }
    return out;
}

constexpr auto up = direction_kind::up;
constexpr auto down = direction_kind::down;

// Kept at the target or between limits, in year 2 of 5.
sample kept(char const* b, char const* a, char const* t, char const* tolerance)
{
    sample s{b, a, t, direction_kind::maintain};
    s.tolerance = tolerance;
    return s;
}

sample between(char const* b, char const* a, char const* t, char const* low, char const* high)
{
    sample s{b, a, t, direction_kind::range};
    s.low = low;
    s.high = high;
    return s;
}

}  // namespace

TEST_CASE("methods are described and named")
{
    for (auto const& d : methods()) {
        CHECK(parse_method(d.name) == d.of);
        CHECK(to_string(d.of) == d.name);
        CHECK(std::string{d.formula}.size() > 0);
        CHECK(std::string{d.valid}.size() > 0);
        CHECK(std::string{d.source}.size() > 0);
    }
    CHECK_THROWS_AS(parse_method("guess"), notation_error);
}

TEST_CASE("every method on every edge")
{
    struct edge {
        char const* what;
        sample in;
        std::vector<std::string> out;
    };
    // attainment, inverse, reflected, gap, path level, path delta, elapsed test, pace,
    // business as usual, required, projection, geometric, mean change, gap to the path
    std::vector<edge> const edges{
        {"a level half way in the second of five years",
         {"100%", "105%", "110%"},
         {"21/22", "[not_applicable]", "[not_applicable]", "1/2", "105/104", "5/4", "true",
          "[not_applicable]", "[not_applicable]", "+5/3ポイント", "110%", "true", "+5/3ポイント",
          "-1/10"}},
        {"annual baseline, cumulative target",
         {"46人", "累計45人", "累計230人"},
         {"9/46", "[not_applicable]", "[not_applicable]", "[mixed_basis]", "45/92", "[mixed_basis]",
          "[mixed_basis]", "45/92", "1", "185/3人", "累計112.5人", "[mixed_basis]", "[mixed_basis]",
          "47/230"}},
        {"exactly on the cumulative path",
         {"12人", "累計30人", "累計75人"},
         {"2/5", "[not_applicable]", "[not_applicable]", "[mixed_basis]", "1", "[mixed_basis]",
          "[mixed_basis]", "1", "4/5", "15人", "累計75人", "[mixed_basis]", "[mixed_basis]", "0"}},
        {"lower is better, target zero, reached",
         {"3人", "0人", "0人", down},
         {"[lower_is_better]", "[zero_denominator]", "[target_zero]", "1", "[lower_is_better]",
          "5/2", "true", "[not_applicable]", "[not_applicable]", "+0人", "-3人", "[target_zero]",
          "-1人", "-3/5"}},
        {"lower is better, on the way",
         {"100t", "90t", "50t", down},
         {"[lower_is_better]", "5/9", "1/5", "1/5", "[lower_is_better]", "1/2", "false",
          "[not_applicable]", "[not_applicable]", "-40/3t", "80t", "false", "-10/3t", "1/5"}},
        {"baseline zero",
         {"0件", "2件", "10件"},
         {"1/5", "[not_applicable]", "[not_applicable]", "1/5", "1/2", "1/2", "false",
          "[not_applicable]", "[not_applicable]", "+8/3件", "4件", "[zero_denominator]", "+2/3件",
          "1/5"}},
        {"target equals baseline",
         {"39社", "38社", "39社"},
         {"38/39", "[not_applicable]", "[not_applicable]", "[baseline_equals_target]", "38/39",
          "[baseline_equals_target]", "[baseline_equals_target]", "[not_applicable]",
          "[not_applicable]", "+1/3社", "37社", "[baseline_equals_target]", "-1/3社",
          "[baseline_equals_target]"}},
        {"no baseline",
         {"-", "5件", "10件"},
         {"1/2", "[not_applicable]", "[not_applicable]", "[no_baseline]", "[no_baseline]",
          "[no_baseline]", "[no_baseline]", "[not_applicable]", "[not_applicable]", "+5/3件",
          "[no_baseline]", "[no_baseline]", "[no_baseline]", "[no_baseline]"}},
        {"no actual",
         {"5件", "", "10件"},
         {"[not_recorded]", "[not_recorded]", "[not_recorded]", "[not_recorded]", "[not_recorded]",
          "[not_recorded]", "[not_recorded]", "[not_recorded]", "[not_applicable]",
          "[not_recorded]", "[not_recorded]", "[not_recorded]", "[not_recorded]",
          "[not_recorded]"}},
        {"target on the wrong side of its baseline",
         {"35,761人", "12,817人", "15,000人"},
         {"12817/15000", "[not_applicable]", "[not_applicable]", "[direction_conflict]",
          "64085/137283", "[direction_conflict]", "[direction_conflict]", "[not_applicable]",
          "[not_applicable]", "+2,183/3人", "-10,127人", "[direction_conflict]", "-7,648人",
          "[direction_conflict]"}},
        {"below zero",
         {"-10t", "-5t", "5t"},
         {"-1", "[not_applicable]", "[not_applicable]", "1/3", "[not_ratio_scale]", "5/6", "false",
          "[not_applicable]", "[not_applicable]", "+10/3t", "0t", "[not_ratio_scale]", "+5/3t",
          "1/15"}},
        {"a score",
         {"2.9", "3.1", "3.3", up, 2021, 2018, 2024, aggregation_kind::score},
         {"[not_ratio_scale]", "[not_applicable]", "[not_applicable]", "1/2", "[not_ratio_scale]",
          "5/4", "true", "[not_applicable]", "[not_applicable]", "+1/15", "3.3",
          "[not_ratio_scale]", "+1/15", "-1/10"}},
        {"a rank, where lower is better",
         {"10位", "8位", "4位", down},
         {"[lower_is_better]", "[not_ratio_scale]", "[not_ratio_scale]", "1/3", "[lower_is_better]",
          "5/6", "false", "[not_applicable]", "[not_applicable]", "[not_ratio_scale]",
          "[not_ratio_scale]", "[not_ratio_scale]", "[not_ratio_scale]", "1/15"}},
        {"a target that is a bound",
         {"50%", "70%", "80%以上"},
         {"7/8", "[not_applicable]", "[not_applicable]", "2/3", "35/31", "5/3", "true",
          "[not_applicable]", "[not_applicable]", "+10/3ポイント", "90%", "true", "+20/3ポイント",
          "-4/15"}},
        {"the last year",
         {"10件", "18件", "20件", up, 2024},
         {"9/10", "[not_applicable]", "[not_applicable]", "4/5", "9/10", "4/5", "false",
          "[not_applicable]", "[not_applicable]", "[period_over]", "18件", "false", "+4/3件",
          "1/5"}},
        {"after the last year",
         {"10件", "18件", "20件", up, 2025},
         {"9/10", "[not_applicable]", "[not_applicable]", "4/5", "[period_over]", "[period_over]",
          "[period_over]", "[not_applicable]", "[not_applicable]", "[period_over]", "[period_over]",
          "[period_over]", "+8/7件", "[period_over]"}},
        {"direction unknown",
         {"10件", "18件", "20件", direction_kind::unknown},
         {"[direction_unknown]", "[direction_unknown]", "[direction_unknown]",
          "[direction_unknown]", "[direction_unknown]", "[direction_unknown]",
          "[direction_unknown]", "[not_applicable]", "[not_applicable]", "[direction_unknown]",
          "26件", "[direction_unknown]", "+8/3件", "[direction_unknown]"}},
        {"a target below zero",
         {"-10t", "-5t", "-4t"},
         {"[not_ratio_scale]", "[not_applicable]", "[not_applicable]", "5/6", "[not_ratio_scale]",
          "25/12", "true", "[not_applicable]", "[not_applicable]", "+1/3t", "0t",
          "[not_ratio_scale]", "+5/3t", "-13/30"}},
        {"a target below zero, lower is better",
         {"10t", "5t", "-4t", down},
         {"[lower_is_better]", "[not_ratio_scale]", "[not_ratio_scale]", "5/14",
          "[lower_is_better]", "25/28", "false", "[not_applicable]", "[not_applicable]", "-3t",
          "0t", "[not_ratio_scale]", "-5/3t", "3/70"}},
        {"target zero, higher is better",
         {"-10t", "-5t", "0t"},
         {"[target_zero]", "[not_applicable]", "[not_applicable]", "1/2", "[not_ratio_scale]",
          "5/4", "true", "[not_applicable]", "[not_applicable]", "+5/3t", "0t", "[target_zero]",
          "+5/3t", "-1/10"}},
        {"cumulative target zero",
         {"1件", "累計0件", "累計0件"},
         {"[target_zero]", "[not_applicable]", "[not_applicable]", "[mixed_basis]", "[target_zero]",
          "[mixed_basis]", "[mixed_basis]", "[target_zero]", "[target_zero]", "0件", "累計0件",
          "[mixed_basis]", "[mixed_basis]", "[target_zero]"}},
        {"fallen to zero",
         {"10件", "0件", "20件"},
         {"0", "[not_applicable]", "[not_applicable]", "-1", "0", "-5/2", "false",
          "[not_applicable]", "[not_applicable]", "+20/3件", "-10件", "false", "-10/3件", "7/5"}},
        {"a target in words",
         {"10件", "12件", "継続"},
         {"[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]",
          "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]",
          "+2/3件", "[no_amount]"}},
        {"an actual that is a bound",
         {"10件", "12件以上", "20件"},
         {"[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]",
          "[no_amount]", "[no_amount]", "[not_applicable]", "[no_amount]", "[no_amount]",
          "[no_amount]", "[no_amount]", "[no_amount]"}},
        {"maintained within its tolerance",
         kept("48%", "46%", "50%", "+5ポイント"),
         {"[not_applicable]", "[not_applicable]", "[not_applicable]", "[not_applicable]",
          "[not_applicable]", "[not_applicable]", "[not_applicable]", "[not_applicable]",
          "[not_applicable]", "+0ポイント", "44%", "[not_applicable]", "-2/3ポイント",
          "[not_applicable]"}},
        {"outside its tolerance",
         kept("48%", "44%", "50%", "+5ポイント"),
         {"[not_applicable]", "[not_applicable]", "[not_applicable]", "[not_applicable]",
          "[not_applicable]", "[not_applicable]", "[not_applicable]", "[not_applicable]",
          "[not_applicable]", "+1/3ポイント", "40%", "[not_applicable]", "-4/3ポイント",
          "[not_applicable]"}},
        {"maintained where the baseline is",
         kept("39社", "38社", "39社", ""),
         {"[not_applicable]", "[not_applicable]", "[not_applicable]", "[baseline_equals_target]",
          "[not_applicable]", "[baseline_equals_target]", "[baseline_equals_target]",
          "[not_applicable]", "[not_applicable]", "[tolerance_unknown]", "37社",
          "[baseline_equals_target]", "-1/3社", "[not_applicable]"}},
        {"a declared range around a target",
         between("8人", "12人", "15人", "10人", "20人"),
         {"[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]",
          "[no_amount]", "[not_applicable]", "[not_applicable]", "+0人", "16人", "[no_amount]",
          "+4/3人", "[no_amount]"}},
        {"a target that is a range",
         between("8人", "9人", "10～20人", "", ""),
         {"[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]", "[no_amount]",
          "[no_amount]", "[no_amount]", "[no_amount]", "+1/3人", "[no_amount]", "[no_amount]",
          "+1/3人", "[no_amount]"}},
        {"another unit",
         {"10件", "18人", "20件"},
         {"[definition_changed]", "[definition_changed]", "[definition_changed]",
          "[definition_changed]", "[definition_changed]", "[definition_changed]",
          "[definition_changed]", "[definition_changed]", "[not_applicable]",
          "[definition_changed]", "[definition_changed]", "[definition_changed]",
          "[definition_changed]", "[definition_changed]"}},
    };
    for (edge const& e : edges) {
        CAPTURE(e.what);
        auto const got = all_of(e.in);
        REQUIRE(got.size() == e.out.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            CAPTURE(methods()[i].name);
            CHECK(got[i] == e.out[i]);
        }
    }
}

TEST_CASE("of a plan of one year, that year is all of it")
{
    fiscal_year const only{2021};
    indicator i{only};
    i.direction = {.kind = up, .provenance = "declared"};
    i.aggregation = {.kind = aggregation_kind::flow};
    i.baseline = observation{parse("10件"), fiscal_year{2020}};
    i.actuals.emplace_back(parse("18件"), only);
    i.target = observation{parse("20件"), only};
    for (progress_clock const& on :
         {progress_clock{clock_kind::plan}, progress_clock{clock_kind::baseline}}) {
        auto const of = [&](method by) { return shown(compute(by, i, std::nullopt, on)); };
        CHECK(of(method::path_level) == "9/10");
        CHECK(of(method::path_delta) == "4/5");
        CHECK(of(method::elapsed_test) == "false");
        CHECK(of(method::required_per_year) == "[period_over]");
        CHECK(of(method::linear_projection) == "18件");
        CHECK(of(method::geometric_path) == "false");
        CHECK(of(method::mean_annual_change) == "+8件");
    }
}

TEST_CASE("ten of the 22 mixed indicators aim below business as usual")
{
    int mixed = 0;
    int below = 0;
    for (indicator const& i : plans::tomakomai().indicators()) {
        if (compute(method::gap_closure, i).undefined != code::mixed_basis) { continue; }
        ++mixed;
        auto const usual = compute(method::business_as_usual, i);
        REQUIRE(usual.share);
        if (*usual.share > 1) { ++below; }
    }
    CHECK(mixed == 22);
    CHECK(below == 10);
}

TEST_CASE("growth is decided without roots, at the boundary too")
{
    // 100 grows by a tenth a year: 121 after two, exactly.
    sample s{"1,000人", "1,210人", "1,464.1人"};
    s.baseline_year = 2019;
    s.target_year = 2023;
    CHECK(compute(method::geometric_path, made(s), std::nullopt, clock_kind::baseline).verdict
          == true);
    s.a = "1,209.999人";
    CHECK(compute(method::geometric_path, made(s), std::nullopt, clock_kind::baseline).verdict
          == false);
}

TEST_CASE("one figure is the same whether asked for alone or with the others")
{
    for (indicator const& i : plans::tomakomai().indicators()) {
        for (progress_clock const& on :
             {progress_clock{clock_kind::plan}, progress_clock{clock_kind::baseline}}) {
            CAPTURE(i.id);
            assessment const a = assess(i, std::nullopt, on);
            CHECK(compute(method::attainment, i, std::nullopt, on).explain()
                  == a.attainment.explain());
            CHECK(compute(method::gap_closure, i, std::nullopt, on).explain()
                  == a.gap_closure.explain());
            CHECK(compute(method::required_per_year, i, std::nullopt, on).explain()
                  == a.required_per_year.explain());
        }
    }
}

TEST_CASE("each figure says its formula and inputs, each refusal its reason")
{
    for (indicator const& i : plans::tomakomai().indicators()) {
        for (auto const& d : methods()) {
            auto const m = compute(d.of, i);
            int const results = int{m.share.has_value()} + int{m.verdict.has_value()}
                                + int{m.amount.has_value()} + int{m.undefined != code::none};
            CAPTURE(i.id);
            CAPTURE(d.name);
            CHECK(results == 1);
            CHECK(!m.explain().empty());
            if (m.undefined != code::none) {
                CHECK(m.explain().find(name(m.undefined)) != std::string::npos);
            }
        }
    }
}

TEST_CASE("a sum is projected from the year in which its project began, on that clock")
{
    indicator late = made({.b = "", .a = "累計35人", .t = "累計105人", .year = 2022});
    auto const projected = [&](clock_kind on) {
        return compute(method::linear_projection, late, std::nullopt, on);
    };
    CHECK(projected(clock_kind::project).undefined == code::no_amount);
    late.project_start = start_of_project{fiscal_year{2022}};
    CHECK(to_string(projected(clock_kind::project).amount.value()) == "累計105人");
    CHECK(projected(clock_kind::project).explain().find("令和4年度から") != std::string::npos);
    CHECK(to_string(projected(clock_kind::plan).amount.value()) == "累計175/3人");
}

TEST_CASE("a formula that is not for such indicators says so")
{
    indicator const more = made({.b = "10人", .a = "12人", .t = "20人"});
    CHECK(compute(method::inverse_attainment, more).explain().find("少ないほどよい指標の式")
          != std::string::npos);
    CHECK(compute(method::cumulative_pace, more).explain().find("累計の目標の式")
          != std::string::npos);
}

TEST_CASE("each figure that depends on a clock names it")
{
    indicator const more = made({.b = "10人", .a = "12人", .t = "20人"});
    progress_clock const own{fiscal_period{fiscal_year{2021}, fiscal_year{2024}}};
    CHECK(assess(more, {}, own).on_path.explain().find("令和3年度～令和6年度の期間で")
          != std::string::npos);
}

TEST_CASE("a straight line that leads below zero things says so")
{
    indicator const falling = made({.b = "10人", .a = "4人", .t = "20人"});
    auto const m = compute(method::linear_projection, falling);
    CHECK(to_string(m.amount.value()) == "-2人");
    CHECK(m.explain().find("0を下回らない") != std::string::npos);
}
