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
    CHECK(to_string(parse_condition("８０％≦path＜１００％")) == "0.8 <= path < 1");
    CHECK(to_string(parse_condition("lead　≧　0")) == "lead >= 0");
    CHECK(to_string(parse_condition("excess＝0")) == "excess = 0");
    CHECK(to_string(grade{"A", "up：attainment＞100％；down：path≧０"})
          == to_string(grade{"A", "up: attainment > 100%; down: path >= 0"}));
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
        // An annual baseline of a total is no amount to hold it against.
        {&jobs, "C", "改善", "[mixed_basis]", "[mixed_basis]", "[mixed_basis]"},
        {&care, "A", "着実", "[mixed_basis]", "[mixed_basis]", "[mixed_basis]"},
        {&repeaters, "A", "着実", "A", "", "A"},
        {&playroom, "B", "着実", "C", "効果なし", "A"},
        // Three sources do not tell of what is better the fewer it is; of a target met and not passed
        // the fourth does not.
        {&waiting, "[not_applicable]", "[not_applicable]", "[not_applicable]", "", "A"},
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
             "経過 3/6(基準年度から) = 29/112");
    auto const path_of = [](char const* name) {
        return preset("茨城県").judge(of(name)).scores.front().second.explain();
    };
    CHECK(path_of("新規雇用創出数")
          == "path = 実績 ÷ 期待値 = 累計45人 ÷ (累計230人 × 経過 2/5(計画初年度から)) = 45/92");
    CHECK(path_of("リピーター率")
          == "path = 実績 ÷ 期待値 = 27.3% ÷ (18.8% + (30.0% − 18.8%) × "
             "経過 3/6(基準年度から)) = 273/244");
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
    CHECK(jobs.undefined == code::mixed_basis);
    CHECK(jobs.cautions.empty());
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
    for (auto const& kept : {declared_direction("maintain ±1ポイント", aggregation_kind::ratio),
                             direction{.kind = direction_kind::range}}) {
        i.direction = kept;
        for (rulebook const& r : presets()) {
            CAPTURE(r.name());
            auto const cautions = r.judge(i).cautions;
            CHECK(std::ranges::count(cautions, code::not_applicable) == 1);
        }
    }
    // Where nobody says how nearly, whether it is met is open, and so is every letter.
    i.direction = {.kind = direction_kind::maintain};
    for (rulebook const& r : presets()) {
        CAPTURE(r.name());
        CHECK(r.judge(i).labels.empty());
        CHECK(r.judge(i).undefined == code::tolerance_unknown);
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

namespace {

// An indicator of R2 to R6, its baseline of H30, its actual of R3, its target of R6.
indicator printed(char const* baseline, char const* actual, char const* target,
                  direction_kind way = direction_kind::up)
{
    fiscal_period const years{fiscal_year{2020}, fiscal_year{2024}};
    auto const in = [&](char const* text, int year) {
        value const v = parse(text);
        fiscal_year const last{year};
        bool const sum = v.basis() == basis::cumulative;
        return observation{v, sum ? fiscal_period{years.first(), last} : fiscal_period{last}};
    };
    indicator i{years};
    i.name = "見本";
    i.direction.kind = way;
    i.baseline = in(baseline, 2018);
    i.actuals = {in(actual, 2021)};
    i.target = in(target, 2024);
    return i;
}

std::vector<rulebook> one_score_books()
{
    std::vector<rulebook> all;
    for (std::string const of :
         {"attainment", "inverse_attainment", "reflected_attainment", "gap_closure", "path", "pace",
          "required", "lead", "excess", "to_baseline"}) {
        std::string const at = of == "excess" || of == "required" ? " 0" : " 0.5";
        all.push_back(book_of({{"以上", of + " >=" + at}, {"未満", of + " <" + at}}));
    }
    return all;
}

}  // namespace

TEST_CASE("a rulebook computes on amounts alone, and says nothing for the reason of the assessment")
{
    struct row {
        char const *b, *a, *t;
        code why;
    };
    for (row const& r : {row{"8件", "11件以上", "12件", code::no_amount},
                         row{"8件", "11件未満", "12件", code::no_amount},
                         row{"8件", "10～12件", "12件", code::no_amount},
                         row{"8件", "11件", "12件以上", code::no_amount},
                         row{"8件", "11人", "12件", code::definition_changed},
                         row{"8件", "11件", "累計12件", code::mixed_basis},
                         row{"8位", "7位", "4位", code::not_ratio_scale}}) {
        for (rulebook const& book : one_score_books()) {
            for (auto const way : {direction_kind::up, direction_kind::down}) {
                score const of = book.grades().front().clauses.front().conditions.front().of;
                bool const of_baseline = of == score::to_baseline;
                bool const of_ranks = r.why == code::not_ratio_scale;
                bool const divides =
                    of != score::gap_closure && of != score::lead && of != score::excess;
                if (of_ranks && !divides) { continue; }
                auto const g = book.judge(printed(r.b, r.a, r.t, way));
                CAPTURE(g.explain());
                CAPTURE(r.a);
                bool const fewer =
                    of == score::inverse_attainment || of == score::reflected_attainment;
                if (fewer && way == direction_kind::up && of_ranks) { continue; }
                if (of_baseline && (r.why == code::mixed_basis || std::string{r.t} == "12件以上")) {
                    continue;  // it does not look at the target
                }
                CHECK(g.labels.empty());
                CHECK(g.undefined == r.why);
            }
        }
    }
    // A limit is no baseline: 10件以上 as baseline, 12件以上 as target.
    for (rulebook const& book : presets()) {
        auto const g = book.judge(printed("10件以上", "11件", "12件以上"));
        CHECK(g.labels.empty());
        CHECK((g.undefined == code::no_amount || g.undefined == code::no_baseline));
    }
    CHECK(label(preset("成長戦略"), printed("10件以上", "11件", "12件")) == "[no_baseline]");
    CHECK(label(preset("長与町"), printed("10件以上", "13件", "12件")) == "S");
    CHECK(label(preset("長与町"), printed("10件以上", "11件", "12件")) == "[no_baseline]");
}

TEST_CASE("else takes what no grade above takes, in a book that is read top down")
{
    std::vector<grade> const grades{
        {"A", "attainment >= 100%"}, {"B", "attainment >= 80%"}, {"C", "else"}};
    rulebook const book{"段階", "", grades, rulebook::coverage::proven, {}, {.first_match = true}};
    CHECK(label(book, printed("8件", "12件", "12件")) == "A");
    CHECK(label(book, printed("8件", "10件", "12件")) == "B");
    CHECK(label(book, printed("8件", "9件", "12件")) == "C");
    CHECK(label(book, printed("8件", "11件以上", "12件")) == "[no_amount]");
    CHECK(to_string(book.grades().back()) == "else");
    CHECK_THROWS_WITH_AS((rulebook{"段階", "", grades}), doctest::Contains("first_match"),
                         plan_error);
}

TEST_CASE("an actual that is refused is no absent one")
{
    for (char const* const name : {"成長戦略", "長与町", "いの町"}) {
        CHECK(label(preset(name), printed("8件", "11件以上", "12件")) == "[no_amount]");
        CHECK(label(preset(name), printed("8件", "10～11件", "12件")) == "[no_amount]");
        CHECK(label(preset(name), printed("8件", "継続", "12件")) == "[no_amount]");
        CHECK(preset(name).judge(printed("8件", "-", "12件")).labels.size() == 1);
        indicator unread = printed("8件", "11件", "12件");
        unread.actuals = {{value::unread("l1件"), unread.actuals.at(0).year()}};
        CHECK(label(preset(name), unread) == "[unread]");
    }
}

TEST_CASE("a worsened indicator that is better the fewer it is gets no good letter")
{
    indicator const worse = printed("10件", "15件", "5件", direction_kind::down);
    CHECK(label(preset("成長戦略"), worse) == "B");
    CHECK(label(preset("交付金"), worse) == "効果なし");
    for (char const* const name : {"茨城県", "多摩市", "長与町", "いの町"}) {
        auto const g = preset(name).judge(worse);
        CHECK(g.undefined == code::not_applicable);
        CHECK(g.explain().find("少ないほどよい指標の扱いを述べていない") != std::string::npos);
    }
    CHECK(label(preset("交付金"), printed("10件", "4件", "5件", direction_kind::down))
          == "非常に効果的");
    CHECK(label(preset("交付金"), printed("10件", "8件", "5件", direction_kind::down))
          == "効果あり");
    // No actual remains the reason where there is none.
    CHECK(label(preset("茨城県"), printed("10件", "-", "5件", direction_kind::down))
          == "[no_amount]");
}

TEST_CASE("a grade may hold for one direction, for a kind of value, or for provisional actuals")
{
    rulebook const both =
        book_of({{"A", "up: attainment >= 100%; down: inverse_attainment >= 100%"},
                 {"B", "up: attainment < 100%; down: inverse_attainment < 100%"}});
    CHECK(both.holes().empty());
    CHECK(label(both, printed("8件", "12件", "12件")) == "A");
    CHECK(label(both, printed("8件", "11件", "12件")) == "B");
    CHECK(label(both, printed("8件", "4件", "5件", direction_kind::down)) == "A");
    CHECK(label(both, printed("8件", "6件", "5件", direction_kind::down)) == "B");
    CHECK(both.judge(printed("8件", "6件", "5件", direction_kind::down)).cautions.empty());
    CHECK(label(both, printed("8件", "6件", "5件", direction_kind::unknown))
          == "[direction_unknown]");
    CHECK(label(both, printed("8件", "6件", "5件", direction_kind::maintain))
          == "[not_applicable]");
    CHECK(to_string(both.grades().front()) == "up: attainment >= 1; down: inverse_attainment >= 1");

    rulebook const kinds = book_of({{"A", "cumulative: pace >= 1; gap_closure >= 1/2"},
                                    {"B", "cumulative: pace < 1; gap_closure < 1/2"}});
    CHECK(label(kinds, printed("8件", "累計4件", "累計10件")) == "A");
    CHECK(label(kinds, printed("8件", "累計3件", "累計10件")) == "B");
    CHECK(label(kinds, printed("8件", "9件", "10件")) == "A");

    rulebook const early = book_of({{"速報", "provisional: excess >= 0; provisional: excess < 0"},
                                    {"A", "final: excess >= 0"},
                                    {"B", "final: excess < 0"}});
    indicator i = printed("8件", "9件", "10件");
    CHECK(label(early, i) == "B");
    i.actuals = {observation{parse("9件"), fiscal_year{2021}, observation_status::provisional}};
    CHECK(label(early, i) == "速報");

    CHECK_THROWS_WITH_AS(book_of({{"A", "up: pace >= 1; down: pace < 1"}, {"B", "up: pace < 1"}}),
                         doctest::Contains("down: pace = 1"), plan_error);
    CHECK_THROWS_WITH_AS(book_of({{"A", "up: pace >= 1; pace >= 1"}, {"B", "pace <= 1"}}),
                         doctest::Contains("up: pace = 1: A・B"), plan_error);
    for (char const* broken : {"sideways: pace >= 1", "up down: pace >= 1", ": pace >= 1",
                               "up:", "pace >= 1;", "up up: pace >= 1"}) {
        CAPTURE(broken);
        CHECK_THROWS_AS(book_of({{"A", broken}}), notation_error);
    }
}

TEST_CASE("read top down, the first that holds is the letter, and completeness is proven")
{
    rulebook_reading const top_down{.first_match = true};
    auto const proven = rulebook::coverage::proven;
    rulebook const book{
        "上から",
        "",
        {{"A", "attainment >= 100%"}, {"B", "attainment >= 80%"}, {"C", "attainment < 80%"}},
        proven,
        {},
        top_down};
    CHECK(book.overlaps().empty());
    CHECK(label(book, printed("8件", "10件", "10件")) == "A");
    CHECK(label(book, printed("8件", "9件", "10件")) == "B");
    CHECK(label(book, printed("8件", "7件", "10件")) == "C");
    CHECK_THROWS_WITH_AS(
        (rulebook{
            "穴",
            "",
            {{"A", "attainment >= 100%"}, {"B", "attainment > 80%"}, {"C", "attainment < 80%"}},
            proven,
            {},
            top_down}),
        doctest::Contains("attainment = 0.8"), plan_error);
    // What cannot be said of the first grade is not passed over for the second.
    rulebook const mixed{
        "順",   "", {{"A", "gap_closure >= 1"}, {"B", "attainment >= 0"}, {"C", "attainment < 0"}},
        proven, {}, top_down};
    CHECK(label(mixed, printed("-", "9件", "10件")) == "[no_baseline]");
}
