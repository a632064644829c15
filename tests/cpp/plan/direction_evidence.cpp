// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/plan/direction_evidence.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace {

using namespace tomakomai_kpi;

fiscal_period const plan_years{fiscal_year{2020}, fiscal_year{2024}};

struct sample {
    std::string name = "見本";
    std::string b{};
    std::string a{};
    std::string t{};
};

indicator made(sample const& s)
{
    indicator i{plan_years};
    i.name = s.name;
    if (!s.b.empty()) { i.baseline = observation{parse(s.b), fiscal_year{2018}}; }
    if (!s.a.empty()) { i.actuals.emplace_back(parse(s.a), fiscal_year{2021}); }
    if (!s.t.empty()) { i.target = observation{parse(s.t), fiscal_year{2024}}; }
    return i;
}

// up, or [reason].
std::string shown(inferred_direction const& d)
{
    return d.undefined == code::none ? to_string(d.direction)
                                     : std::string{"["} + name(d.undefined) + "]";
}

std::string of_name(std::string const& name)
{
    return shown(infer_direction(made({.name = name})));
}

// name:up! of strong evidence, history:down of weak.
std::vector<std::string> pieces(indicator const& i, indicator const* counterpart = nullptr)
{
    std::vector<std::string> out;
    for (auto const& e : evidence_of_direction(i, counterpart)) {
        out.push_back(to_string(e.source) + ":" + to_string(e.kind)
                      + (e.strength == evidence_strength::strong ? "!" : ""));
    }
    return out;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("the thing that a name counts says which way is better")
{
    for (char const* const up :
         {"参加者数", "延べ参加人数", "事故防止教室の参加者数", "火災警報器設置率", "住民満足度",
          "業務削減時間(年間)", "CO2排出削減量", "「住みやすい」と回答した人の割合"}) {
        CAPTURE(up);
        CHECK(of_name(up) == "up");
    }
    for (char const* const down :
         {"待機児童数", "交通事故発生件数", "火災件数", "苦情件数", "1人1日当たりごみ排出量",
          "温室効果ガス排出量", "死亡者数", "がん検診未受診率", "離職率", "不参加者数"}) {
        CAPTURE(down);
        CHECK(of_name(down) == "down");
    }
    // What is counted is none of the words: nothing is guessed.
    for (char const* const unknown :
         {"相談件数", "虐待相談件数", "登録児童数", "補助件数", "クラブ数", "空き家活用件数",
          "苦情解決率", "待機児童解消率", "ごみ減量", "事故", ""}) {
        CAPTURE(unknown);
        bool const bare_word = std::string{unknown} == "事故";
        CHECK(of_name(unknown) == (bare_word ? "down" : "[direction_unknown]"));
    }
}

TEST_CASE("units, bounds, ranges and words of the target are strong; sides and history are weak")
{
    CHECK(pieces(made({.b = "10位", .t = "4位"})) == strings{"unit:down!", "target_side:down"});
    CHECK(pieces(made({.t = "80%以上"})) == strings{"target:up!"});
    CHECK(pieces(made({.t = "80%超"})) == strings{"target:up!"});
    CHECK(pieces(made({.t = "5件未満"})) == strings{"target:down!"});
    CHECK(pieces(made({.t = "5件以内"})) == strings{"target:down!"});
    CHECK(pieces(made({.t = "10～20人"})) == strings{"target:range!"});
    CHECK(pieces(made({.t = "30%削減"})) == strings{"target:down!"});
    CHECK(pieces(made({.b = "10人", .t = "20人"})) == strings{"target_side:up"});
    CHECK(pieces(made({.b = "20人", .t = "20人"})) == strings{"target_side:maintain"});
    CHECK(pieces(made({.b = "20人", .t = "累計10人"})).empty());
    CHECK(pieces(made({.b = "20人", .a = "10人"})) == strings{"history:down"});
    indicator i = made({.b = "20人", .a = "10人"});
    i.actuals.emplace_back(parse("15人"), fiscal_year{2022});
    CHECK(pieces(i).empty());  // down and up again says nothing

    indicator const old = made({.t = "1,000時間"});
    indicator const raised = made({.a = "1,500時間", .t = "1,700時間"});
    CHECK(pieces(raised, &old) == strings{"revision:up"});
    CHECK(pieces(made({.a = "900時間", .t = "800時間"}), &old) == strings{"revision:down"});
    // A target that stays on its side of the actual, met or not, says nothing.
    CHECK(pieces(made({.a = "500時間", .t = "800時間"}), &old).empty());
    CHECK(pieces(made({.a = "1,500時間", .t = "1,400時間"}), &old).empty());
}

TEST_CASE("strong evidence decides, or conflicts; weak evidence never does")
{
    CHECK(shown(infer_direction(made({.b = "10人", .a = "12人", .t = "20人"})))
          == "[direction_unknown]");
    CHECK(shown(infer_direction(made({.name = "参加者数", .b = "30人", .a = "12人", .t = "20人"})))
          == "up");
    auto const conflict = infer_direction(made({.name = "参加者数", .t = "20人以下"}));
    CHECK(conflict.undefined == code::direction_conflict);
    CHECK(conflict.direction.kind == direction_kind::unknown);
    CHECK(conflict.explain().find("[direction_conflict]") != std::string::npos);
    CHECK(conflict.explain().find("「参加」") != std::string::npos);
    CHECK(conflict.explain().find("20人以下") != std::string::npos);

    auto const inferred = infer_direction(made({.name = "待機児童数", .t = "5人以下"}));
    CHECK(shown(inferred) == "down");
    CHECK(inferred.direction.provenance.by == "inferred");
    CHECK(inferred.direction.provenance.why.starts_with("名称の「待機児童」"));
    CHECK(inferred.direction.provenance.why.find("上限") != std::string::npos);
}

TEST_CASE("what is declared stands, and an assessment infers nothing")
{
    indicator i = made({.name = "参加者数", .a = "12人", .t = "20人"});
    CHECK(assess(i).met.undefined == code::direction_unknown);
    i.direction = {.kind = direction_kind::down, .provenance = "declared: 試験"};
    auto const kept = infer_direction(i);
    CHECK(kept.direction == i.direction);
    CHECK(kept.undefined == code::none);
    CHECK(!kept.evidence.empty());
}

TEST_CASE("strong evidence contradicts no declaration of the embedded plan")
{
    struct tally {
        int reproduced = 0;
        int unknown = 0;
        int conflicting = 0;
        int contradicting = 0;

        bool operator==(tally const&) const = default;
    };
    auto const count = [](std::string const& revision, std::string const& other) {
        plan const& p = plans::tomakomai();
        tally t;
        for (indicator i : p.indicators(revision)) {
            direction_kind const declared = i.direction.kind;
            i.direction = {};
            auto const& others = p.indicators(other);
            auto const twin = std::ranges::find(others, i.id, &indicator::id);
            auto const d = infer_direction(i, twin == others.end() ? nullptr : &*twin);
            CAPTURE(i.id);
            CAPTURE(d.explain());
            if (d.undefined == code::direction_unknown) {
                ++t.unknown;
            } else if (d.undefined == code::direction_conflict) {
                ++t.conflicting;
            } else if (d.direction.kind == declared) {
                ++t.reproduced;
            } else {
                ++t.contradicting;
                CHECK(to_string(d.direction.kind) == to_string(declared));
            }
        }
        return t;
    };
    CHECK(count("new", "old") == tally{60, 44, 0, 0});
    CHECK(count("old", "new") == tally{50, 45, 0, 0});
}

TEST_CASE("the sign of target minus baseline is weak: one of 14 falling targets is lower-is-better")
{
    int falling = 0;
    int lower_is_better = 0;
    for (indicator const& i : plans::tomakomai().indicators()) {
        for (auto const& e : evidence_of_direction(i)) {
            if (e.source != evidence_source::target_side || e.kind != direction_kind::down) {
                continue;
            }
            ++falling;
            CHECK(e.strength == evidence_strength::weak);
            if (i.direction.kind == direction_kind::down) { ++lower_is_better; }
        }
    }
    CHECK(falling == 14);
    CHECK(lower_is_better == 1);
}

TEST_CASE("each word stands once, with a reason")
{
    std::set<std::string> seen;
    for (direction_word const& w : direction_words()) {
        CAPTURE(w.word);
        CHECK(seen.insert(w.word).second);
        CHECK((w.kind == direction_kind::up || w.kind == direction_kind::down));
        CHECK(!std::string{w.why}.empty());
    }
}

TEST_CASE("each declaration of the embedded plan has a reason of its own")
{
    for (auto const& r : plans::tomakomai().revisions()) {
        for (indicator const& i : r.indicators) {
            CAPTURE(i.id);
            for (std::string const& why :
                 {i.direction.provenance.why, i.aggregation.provenance.why}) {
                CAPTURE(why);
                CHECK(why.size() > std::string{"多いほどよい"}.size());
                CHECK(why.find("%で表す割合") == std::string::npos);  // says nothing of its own
                CHECK(why.find('\n') == std::string::npos);
            }
            // Where the target lies below its baseline, the declaration says that it knows.
            if (assess(i).gap_closure.undefined == code::direction_conflict) {
                CHECK(i.direction.provenance.why.find("矛盾") != std::string::npos);
            }
        }
    }
}
