// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/reason.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

constexpr fiscal_year r2{2020}, r6{2024};
constexpr fiscal_period plan_years{r2, r6};

observation observed_in(std::string const& text, fiscal_year year,
                        observation_status as = observation_status::normal)
{
    value const v = parse(text);
    bool const sum = v.basis() == basis::cumulative;
    if (v.is_missing() && as == observation_status::normal) { as = observation_status::missing; }
    return {v, sum && year > r2 ? fiscal_period{r2, year} : fiscal_period{year}, as};
}

// An indicator with these values; "" for what is not there.
indicator indicator_of(std::string const& b, std::string const& a, std::string const& t,
                       char const* way = "up", fiscal_year year = r2 + 1)
{
    indicator i{plan_years};
    i.name = "見本";
    i.direction = declared_direction(way);
    if (!b.empty()) { i.baseline = observed_in(b, fiscal_year{2018}); }
    if (!a.empty()) { i.actuals = {observed_in(a, year)}; }
    if (!t.empty()) { i.target = observed_in(t, r6); }
    return i;
}

indicator with_status(observation_status s, char const* word = "-")
{
    indicator i = indicator_of("5件", "", "10件");
    i.actuals = {observed_in(word, r2 + 1, s)};
    return i;
}

std::vector<indicator> swept()
{
    std::vector<indicator> out;
    for (char const* way :
         {"unknown", "up", "down", "maintain", "maintain ±5人", "range", "range 10人～20人"}) {
        for (char const* b :
             {"", "-", "12人", "30人", "20人", "累計12人", "12件", "10位", "延べ12人"}) {
            for (char const* a : {"", "-", "15人", "累計15人", "15人以上", "10～20人", "15件",
                                  "8位", "延べ15人", "実施", "-3人"}) {
                for (char const* t : {"", "-", "20人", "累計20人", "20人以上", "10～20人", "継続",
                                      "0人", "-5人", "4位", "延べ20人"}) {
                    for (fiscal_year const year : {r2 + 1, r6, r6 + 1}) {
                        out.push_back(indicator_of(b, a, t, way, year));
                    }
                }
            }
        }
    }
    out.push_back(with_status(observation_status::not_started, "未着手"));
    out.push_back(with_status(observation_status::not_measured, "未測定"));
    out.push_back(with_status(observation_status::pending, "未公表"));
    out.push_back(with_status(observation_status::special_event));
    indicator named = indicator_of("5件", "6件", "10件");
    named.name = "相談件数(累計)";
    out.push_back(named);
    indicator points = indicator_of("3点", "3.5点", "4点");
    out.push_back(points);
    points.aggregation.kind = aggregation_kind::score;
    out.push_back(points);
    indicator later = indicator_of("", "累計6件", "累計10件");
    later.actuals = {{parse("累計6件"), fiscal_period{r2 - 1, r2 + 1}}};
    out.push_back(later);
    for (indicator const& i : plans::tomakomai().indicators()) { out.push_back(i); }
    for (indicator const& i : plans::tomakomai().indicators("old")) { out.push_back(i); }
    return out;
}

std::string told(indicator const& i, assessed_figure f, progress_clock const& on = clock_kind::plan)
{
    return reason_of(i, assess(i, std::nullopt, on), f);
}

}  // namespace

TEST_CASE("a reason is a sentence with what it is about")
{
    using enum assessed_figure;
    CHECK(told(indicator_of("46人", "累計45人", "累計230人"), gap_closure)
          == "基準値は単年度、目標値は累計のため、差を計算できません。");
    CHECK(told(indicator_of("", "5件", "10件"), gap_closure)
          == "基準値の記載がないため、どれだけ近づいたかを計算できません。");
    CHECK(told(indicator_of("35,761人", "12,817人", "15,000人"), gap_closure)
          == "目標値「15,000人」が基準値「35,"
             "761人」より悪い側にあるため、どれだけ近づいたかを計算できません。");
    CHECK(told(with_status(observation_status::pending, "未公表"), met)
          == "令和3年度は実績が未公表のため、達成したかどうかを判定できません。");
    CHECK(told(indicator_of("5件", "", "10件"), status).empty());  // 未登録 says it
    CHECK(told(indicator_of("5件", "", "10件"), met)
          == "実績の記載がないため、達成したかどうかを判定できません。");
    CHECK(told(indicator_of("10件", "18人", "20件"), attainment)
          == "実績値「18人」と目標値「20件」の単位が違うため、達成率を計算できません。");
    CHECK(told(indicator_of("10件", "12件", "継続"), status)
          == "目標値が「継続」と言葉で書かれているため、順調か遅れかを判定できません。");
    CHECK(told(indicator_of("10件", "12件以上", "20件"), met)
          == "実績値「12件以上」が一つの数ではないため、達成したかどうかを判定できません。");
    CHECK(told(indicator_of("10件", "18件", "20件", "up", r6), required_per_year)
          == "令和6年度が目標の年度で、残る年度がないため、目標達成に必要な年間の実績を計算できませ"
             "ん。");
    CHECK(told(indicator_of("10件", "18件", "20件", "up", r6 + 1), elapsed)
          == "令和7年度は目標の年度(令和6年度)"
             "を過ぎているため、期間のどれだけが過ぎたかを計算できません。");
    CHECK(told(indicator_of("10件", "18件", "20件"), on_path, clock_kind::project)
          == "事業の開始年度が示されていないため、順調か遅れかを判定できません。");
    CHECK(told(indicator_of("10件", "18件", "20件"), gap_closure).empty());

    indicator const jobs = plans::tomakomai().find({.id = "G1-1"});
    CHECK(
        reason_of(jobs, assess(jobs), gap_closure, language::english)
        == "The difference cannot be computed: the baseline is annual and the target cumulative.");
}

TEST_CASE("law: each figure has a value or a sentence in both languages, whatever the indicator")
{
    std::set<code> found;
    std::map<code, std::set<std::string>> sentences;
    for (indicator const& i : swept()) {
        for (auto const& clock :
             {progress_clock{clock_kind::plan}, progress_clock{clock_kind::baseline},
              progress_clock{clock_kind::project}, progress_clock{fiscal_period{r2 + 2, r6}}}) {
            assessment const a = assess(i, std::nullopt, clock);
            for (assessed_figure const f : all_assessed_figures) {
                code const reason = undefined_code(a, f);
                std::string const ja = reason_of(i, a, f);
                std::string const en = reason_of(i, a, f, language::english);
                CAPTURE(to_string(f));
                CAPTURE(name(reason));
                CAPTURE(ja);
                CAPTURE(en);
                REQUIRE((reason == code::none) == ja.empty());
                REQUIRE(ja.empty() == en.empty());
                if (ja.empty()) { continue; }
                found.insert(reason);
                sentences[reason].insert(ja);
                REQUIRE(ja.ends_with("できません。"));
                REQUIRE(ja.find("ため、") != std::string::npos);
                REQUIRE(en.ends_with("."));
                for (std::string const& each : {ja, en}) {
                    REQUIRE(each.find('[') == std::string::npos);
                    REQUIRE(each.find('_') == std::string::npos);
                    REQUIRE(each.find("「」") == std::string::npos);
                }
            }
        }
    }
    // None of them stands for want of one of its own.
    auto const known = reasons_told();
    for (code const reason : found) {
        CHECK_MESSAGE(std::ranges::find(known, reason) != known.end(), name(reason));
    }
    for (code const reason :
         {code::not_recorded,      code::not_started,       code::not_measured,
          code::pending,           code::suspended,         code::no_amount,
          code::mixed_basis,       code::basis_unclear,     code::definition_changed,
          code::start_differs,     code::no_baseline,       code::baseline_equals_target,
          code::target_zero,       code::direction_unknown, code::direction_conflict,
          code::lower_is_better,   code::not_ratio_scale,   code::not_applicable,
          code::tolerance_unknown, code::period_over}) {
        CHECK_MESSAGE(found.contains(reason), name(reason));
    }
}

TEST_CASE("reasons that are counted have a sentence each")
{
    std::set<std::string> all;
    for (code const reason : reasons_told()) {
        std::string const ja = reason_in_general(reason);
        CHECK(ja.ends_with("ため、計算や判定ができません。"));
        CHECK(all.insert(ja).second);
        CHECK(all.insert(reason_in_general(reason, language::english)).second);
    }
    CHECK(reason_in_general(code::none).empty());
    CHECK(reason_in_general(code::bad_csv)
          == "「CSVとして読めない」という理由のため、計算や判定ができません。");
}

TEST_CASE("figures and languages by their names")
{
    for (assessed_figure const f : all_assessed_figures) {
        CHECK(parse_assessed_figure(to_string(f)) == f);
    }
    CHECK(parse_language("en") == language::english);
    CHECK_THROWS_WITH_AS(parse_assessed_figure("gap_closur"),
                         doctest::Contains("近いもの: gap_closure"), notation_error);
    CHECK_THROWS_AS(parse_language("fr"), notation_error);
}
