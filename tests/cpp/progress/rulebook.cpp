// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace {

using namespace tomakomai_kpi;

indicator const& of(char const* name, char const* project = nullptr)
{
    wanted_indicator wanted{.name = name};
    if (project != nullptr) { wanted.project = project; }
    return plans::tomakomai().find(wanted);
}

std::string label(rulebook const& book, indicator const& judged)
{
    auto const g = book.judge(judged);
    if (g.undefined != code::none) { return std::string{"["} + name(g.undefined) + "]"; }
    std::string joined;
    for (auto const& l : g.labels) { joined += (joined.empty() ? "" : "・") + l; }
    return joined;
}

rulebook book_of(std::vector<grade> grades)
{
    return rulebook{"試作", "この試験", std::move(grades)};
}

}  // namespace

TEST_CASE("conditions read and print")
{
    CHECK(to_string(parse_condition("80% <= path < 100%")) == "0.8 <= path < 1");
    CHECK(to_string(parse_condition("lead ≥ 0")) == "lead >= 0");
    CHECK(to_string(parse_condition("excess = 0")) == "excess = 0");
    CHECK(to_string(parse_condition("4/5 > pace")) == "pace < 0.8");
    CHECK(to_string(parse_condition("pace < 1/3")) == "pace < 1/3");
    for (char const* broken : {"path", "path < ", "< 3", "path < x", "1 < path > 0", "1 < path < 0",
                               "excess > 5", "path = 1 = 2"}) {
        CAPTURE(broken);
        CHECK_THROWS_AS(parse_condition(broken), notation_error);
    }
    CHECK_THROWS_WITH_AS(parse_condition("speed > 1"), doctest::Contains("attainment"),
                         notation_error);
    for (char const* whole :
         {"path == 1", "path != 1", "path > 1 or lead > 0", "path > 1 AND lead"}) {
        CAPTURE(whole);
        CHECK_THROWS_WITH_AS(parse_condition(whole), doctest::Contains(whole), notation_error);
    }
}

TEST_CASE("a rulebook covers every case once, or names the hole or the overlap")
{
    CHECK_NOTHROW(book_of({{"○", "path >= 100%"}, {"×", "path < 100%"}}));
    CHECK_THROWS_WITH_AS(book_of({{"○", "path > 100%"}, {"×", "path < 100%"}}),
                         doctest::Contains("path = 1"), plan_error);
    CHECK_THROWS_WITH_AS(book_of({{"○", "path >= 99%"}, {"×", "path <= 99%"}}),
                         doctest::Contains("path = 0.99: ○・×"), plan_error);
    CHECK_THROWS_WITH_AS(book_of({{"○", "path >= 1 and lead > 0"}, {"×", "path < 1"}}),
                         doctest::Contains("path = 1 and lead < 0"), plan_error);
    CHECK_THROWS_AS(book_of({}), plan_error);
}

TEST_CASE("published rules have the holes and overlaps that they are known for")
{
    CHECK(preset("茨城県").holes()
          == std::vector<std::string>{"0.79 < path < 0.8", "0.99 < path < 1"});
    CHECK(preset("茨城県").overlaps().empty());
    CHECK(preset("いの町").overlaps() == std::vector<std::string>{"excess = 0: ◎・○"});
    CHECK(preset("成長戦略").holes().empty());
    CHECK(preset("多摩市").overlaps().empty());
    CHECK(!preset("交付金").holes().empty());
    CHECK(!preset("長与町").overlaps().empty());
    CHECK_THROWS_WITH_AS(preset("東京都"), doctest::Contains("多摩市"), plan_error);
    for (rulebook const& r : presets()) { CHECK(!r.source().empty()); }
}

// The worked table of six rows under five rules: none is sensible on all of them.
TEST_CASE("five published rules on six rows of the real plan")
{
    indicator const& jobs = of("新規雇用創出数");
    indicator const& care = of("就職者数", "介護人材確保支援事業");
    indicator const& repeaters = of("リピーター率");
    indicator const& playroom = of("プレールーム利用数");
    indicator const& waiting = of("待機児童数");
    indicator const* cargo = nullptr;
    for (indicator const& i : plans::tomakomai().indicators()) {
        if (i.baseline && i.name.find("内貨") != std::string::npos) { cargo = &i; }
    }
    REQUIRE(cargo != nullptr);

    struct row {
        indicator const* of;
        std::string ibaraki, tama, nagayo, grant, growth;
    };
    std::vector<row> const table{
        {&jobs, "C", "改善", "B", "効果なし", "B"},
        {&care, "A", "着実", "A", "効果あり", "B"},
        {&repeaters, "A", "着実", "A", "", "A"},
        {&playroom, "B", "着実", "C", "効果なし", "A"},
        {&waiting, "C", "[target_zero]", "C", "効果なし", "A"},
        {cargo, "B+", "着実", "B", "効果なし", "A"},
    };
    for (row const& r : table) {
        CAPTURE(r.of->name);
        CHECK(label(preset("茨城県"), *r.of) == r.ibaraki);
        CHECK(label(preset("多摩市"), *r.of) == r.tama);
        CHECK(label(preset("長与町"), *r.of) == r.nagayo);
        CHECK(label(preset("交付金"), *r.of) == r.grant);
        CHECK(label(preset("成長戦略"), *r.of) == r.growth);
    }

    auto const shown = [](char const* book, indicator const& i) {
        return to_decimal(*preset(book).judge(i).scores.front().second.value * 100, 1);
    };
    CHECK(shown("茨城県", jobs) == "48.9");
    CHECK(shown("茨城県", repeaters) == "111.9");
    CHECK(shown("茨城県", playroom) == "50.5");
    CHECK(shown("茨城県", *cargo) == "98.9");
    CHECK(shown("多摩市", repeaters) == "227.5");
    CHECK(shown("多摩市", playroom) == "213.6");
    CHECK(shown("多摩市", *cargo) == "247.6");
}

TEST_CASE("a letter says by which condition, from which figures, on which clock")
{
    CHECK(preset("成長戦略").judge(of("リピーター率")).explain()
          == "成長戦略: A\n「A」は lead >= 0\n"
             "lead = 進捗率 − 経過 = (27.3% − 18.8%) ÷ (30.0% − 18.8%) − "
             "経過 3/6(基準年度からの時計) = 29/112");
    auto const path_of = [](char const* name) {
        return preset("茨城県").judge(of(name)).scores.front().second.explain();
    };
    CHECK(path_of("新規雇用創出数")
          == "path = 実績 ÷ 期待値 = 累計45人 ÷ (累計230人 × 経過 2/5(計画の時計)) = 45/92");
    CHECK(path_of("リピーター率")
          == "path = 実績 ÷ 期待値 = 27.3% ÷ (18.8% + (30.0% − 18.8%) × "
             "経過 3/6(基準年度からの時計)) = 273/244");
}

TEST_CASE("where there is no actual, that is the reason, whatever else is missing")
{
    auto const path_of = [](wanted_indicator const& wanted) {
        return preset("茨城県").judge(plans::tomakomai().find(wanted)).undefined;
    };
    CHECK(path_of({.id = "P43-1"}) == code::not_started);
    CHECK(path_of({.id = "G2-1"}) == code::not_measured);
}

TEST_CASE("where no letter is computed, nothing speaks against its figures")
{
    auto const soon = preset("多摩市").judge(plans::tomakomai().find({.id = "P43-1"}));
    CHECK(soon.undefined == code::not_started);
    CHECK(soon.cautions.empty());
}

TEST_CASE("a grade has a label")
{
    CHECK_THROWS_WITH_AS(book_of({{" ", "path >= 1"}, {"×", "path < 1"}}),
                         doctest::Contains("no label"), plan_error);
}

TEST_CASE("a letter comes with what speaks against its figures")
{
    auto const jobs = preset("交付金").judge(of("新規雇用創出数"));
    CHECK(jobs.cautions == std::vector<code>{code::mixed_basis});
    CHECK(jobs.explain().find("[mixed_basis]") != std::string::npos);
    CHECK(preset("茨城県")
              .judge(of("新規雇用創出数"))
              .cautions.empty());  // its path needs no baseline
    CHECK(preset("多摩市").judge(of("リピーター率")).cautions
          == std::vector<code>{code::not_applicable});  // a level has no pace
    auto const playroom = preset("成長戦略").judge(of("プレールーム利用数"));
    CHECK(playroom.cautions == std::vector<code>{code::direction_conflict});
}

TEST_CASE("what is maintained or kept in a range has letters with a caution")
{
    indicator i = of("リピーター率");
    for (auto const kind : {direction_kind::maintain, direction_kind::range}) {
        i.direction = {.kind = kind};
        for (rulebook const& r : presets()) {
            CAPTURE(r.name());
            auto const cautions = r.judge(i).cautions;
            CHECK(std::ranges::count(cautions, code::not_applicable) == 1);
        }
    }

    // A target that is a range says so itself, with no direction declared.
    i.direction = {};
    i.target = observation{parse("40～50%"), i.target->year()};
    rulebook const by_baseline{"基準", "", {{"増", "to_baseline >= 1"}, {"減", "to_baseline < 1"}}};
    CHECK(std::ranges::count(by_baseline.judge(i).cautions, code::not_applicable) == 1);
}

TEST_CASE("absent actuals and ended projects have their own marks where a rule has them")
{
    for (indicator const& i : plans::tomakomai().indicators()) {
        auto const g = preset("いの町").judge(i);
        CAPTURE(i.id);
        auto const* const a = i.actual();
        bool const crossed = i.ended() || a == nullptr || a->value().is_missing();
        CHECK((g.labels == std::vector<std::string>{"×"}) == crossed);
    }
}
