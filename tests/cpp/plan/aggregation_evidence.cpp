// SPDX-License-Identifier: BSL-1.0
// What indicators say of how they add up, and what a plan declares from it.
#include <tomakomai_kpi/plan/aggregation_evidence.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/inferred.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;
using strings = std::vector<std::string>;

namespace {

struct printed {
    std::string name = "指標";
    std::string b{};
    std::string a{};
    std::string t{};
};

indicator made(printed const& p)
{
    constexpr fiscal_period period{fiscal_year{2020}, fiscal_year{2024}};
    indicator i{period};
    i.id = "A";
    i.name = p.name;
    if (!p.b.empty()) { i.baseline = observation{parse(p.b), fiscal_year{2018}}; }
    if (!p.a.empty()) { i.actuals.emplace_back(parse(p.a), fiscal_year{2021}); }
    if (!p.t.empty()) { i.target = observation{parse(p.t), fiscal_year{2024}}; }
    return i;
}

strings pieces(indicator const& i)
{
    strings out;
    for (aggregation_evidence const& e : evidence_of_aggregation(i)) {
        out.push_back(to_string(e.source) + ":" + to_string(e.kind)
                      + (e.strength == evidence_strength::strong ? "!" : ""));
    }
    return out;
}

std::string said(printed const& p)
{
    auto const found = infer_aggregation(made(p));
    return found.undefined == code::none ? to_string(found.aggregation.kind)
                                         : name(found.undefined);
}

}  // namespace

TEST_CASE("a name says what it counts")
{
    struct row {
        std::string name;
        std::string says;
    };
    for (row const& each :
         std::initializer_list<row>{{"施設数", "stock"},
                                    {"施設利用者数", "flow"},
                                    {"登録者数", "stock"},
                                    {"新規登録者数", "flow"},
                                    {"メール会員数", "stock"},
                                    {"参加団体数", "flow"},
                                    {"団体数", "aggregation_unknown"},
                                    {"講座の参加者数(年度末)", "aggregation_conflict"},
                                    {"待機児童数", "stock"},
                                    {"観光入込客数", "flow"},
                                    {"窓口の相談件数", "flow"},
                                    {"人口", "stock"},
                                    {"市内従業者数", "stock"},
                                    {"年間販売額", "flow"},
                                    {"交付枚数", "aggregation_unknown"},
                                    {"健診の受診率", "ratio"},
                                    {"満足と答えた人の割合", "ratio"},
                                    {"職員数(4月1日現在)", "stock"},
                                    {"宿泊客数", "flow"},
                                    {"参加事業所数", "flow"},
                                    {"支援世帯数", "aggregation_unknown"},
                                    {"解体空き家数", "aggregation_unknown"},
                                    {"実施校数", "aggregation_unknown"},
                                    {"宿泊施設数", "aggregation_unknown"},
                                    {"生産者数", "aggregation_unknown"},
                                    {"生産量", "flow"},
                                    {"グループホーム利用者数", "aggregation_unknown"},
                                    {"図書館利用者数", "flow"},
                                    {"通いの場の参加者数", "aggregation_unknown"},
                                    {"整備累計延長", "aggregation_unknown"},
                                    {"累計登録者数", "aggregation_unknown"},
                                    {"交流拠点数", "stock"},
                                    {"医師数", "stock"},
                                    {"1人1日当たりごみ排出量", "ratio"},
                                    {"日平均乗降客数", "ratio"},
                                    {"相談窓口数", "stock"},
                                    {"訪問看護ステーション数", "stock"},
                                    {"移住コーディネーター数", "stock"},
                                    {"販売農家数", "stock"},
                                    {"子ども食堂数", "stock"},
                                    {"申請窓口数", "aggregation_unknown"},
                                    {"参加農家数", "aggregation_unknown"},
                                    {"窓口の相談員への相談件数", "flow"},
                                    {"輸送人員", "flow"},
                                    {"補助金額", "flow"},
                                    {"利用会員数", "aggregation_unknown"},
                                    {"新規会員数", "flow"},
                                    {"新規就農者数", "flow"},
                                    {"新規就農者研修施設数", "aggregation_unknown"},
                                    {"延べ床面積", "aggregation_unknown"},
                                    {"延べ利用者数", "flow"},
                                    {"年間を通じて開館する施設数", "stock"},
                                    {"健康寿命", "aggregation_unknown"},
                                    {"就業者数", "aggregation_unknown"},
                                    {"漁業従事者数", "aggregation_unknown"},
                                    {"指標", "aggregation_unknown"}}) {
        CAPTURE(each.name);
        CHECK(said({.name = each.name, .t = "20人"}) == each.says);
    }
}

TEST_CASE("units and printed words speak for an aggregation")
{
    CHECK(said({.t = "50%"}) == "ratio");
    CHECK(said({.t = "1,500円/人"}) == "ratio");
    CHECK(said({.t = "12位"}) == "score");
    CHECK(said({.t = "4.2点"}) == "score");
    CHECK(said({.name = "図書の貸出点数", .t = "4,200点"}) == "flow");
    CHECK(said({.t = "12回"}) == "flow");
    CHECK(said({.t = "累計60人"}) == "flow");
    CHECK(said({.t = "年間60人"}) == "flow");
    CHECK(said({.t = "延べ60人"}) == "flow");
    CHECK(said({.name = "登録者数", .t = "累計60人"}) == "aggregation_conflict");
    CHECK(said({.name = "施設数", .t = "60%"}) == "aggregation_conflict");

    indicator i = made({.name = "加入世帯数", .t = "60世帯"});
    i.target = observation{
        i.target->value(), fiscal_year{2024}, observation_status::normal, {"年度末の数"}};
    CHECK(pieces(i) == strings{"name:stock!", "words:stock!"});
}

TEST_CASE("history and neighbours are weak")
{
    indicator steady = made({.b = "100人", .a = "104人"});
    steady.actuals.emplace_back(parse("99人"), fiscal_year{2022});
    CHECK(pieces(steady) == strings{"history:stock"});
    CHECK(infer_aggregation(steady).undefined == code::aggregation_unknown);
    indicator wild = made({.b = "100人", .a = "20人"});
    wild.actuals.emplace_back(parse("120人"), fiscal_year{2022});
    CHECK(pieces(wild) == strings{"history:flow"});

    indicator beside = made({.name = "参加者数", .t = "5人"});
    beside.aggregation = {.kind = aggregation_kind::flow, .provenance = "declared"};
    indicator const one = made({.t = "20人"});
    auto const found = evidence_of_aggregation(one, std::vector{beside});
    REQUIRE(found.size() == 1);
    CHECK(found[0].source == evidence_source::neighbours);
    CHECK(found[0].strength == evidence_strength::weak);
}

TEST_CASE("what is declared stands, and evidence says from what it infers")
{
    indicator i = made({.name = "参加者数", .t = "20人"});
    CHECK(infer_aggregation(i).aggregation.provenance
          == provenance{"inferred", "名称の「参加」: その年度に起きたことを数える"});
    i.aggregation = {.kind = aggregation_kind::stock, .provenance = "declared: 試験"};
    auto const kept = infer_aggregation(i);
    CHECK(kept.aggregation.kind == aggregation_kind::stock);
    CHECK(!kept.evidence.empty());
    auto const conflict = infer_aggregation(made({.name = "登録者数", .t = "累計60人"}));
    CHECK(conflict.explain().find("[aggregation_conflict]") != std::string::npos);
    CHECK(conflict.explain().find("「登録」") != std::string::npos);
    CHECK(conflict.explain().find("累計60人") != std::string::npos);
}

TEST_CASE("strong evidence contradicts no aggregation that the embedded plan declares")
{
    int reproduced = 0;
    int unknown = 0;
    int conflicting = 0;
    for (indicator i : plans::tomakomai().indicators("new")) {
        auto const declared = i.aggregation.kind;
        i.aggregation = {};
        auto const found = infer_aggregation(i);
        CAPTURE(i.id);
        CAPTURE(found.explain());
        if (found.undefined == code::aggregation_unknown) {
            ++unknown;
        } else if (found.undefined == code::aggregation_conflict) {
            ++conflicting;
        } else if (declared != aggregation_kind::unknown) {
            CHECK(to_string(found.aggregation.kind) == to_string(declared));
            reproduced += found.aggregation.kind == declared ? 1 : 0;
        }
    }
    CAPTURE(unknown);
    CAPTURE(conflicting);
    CHECK(reproduced > 70);
}

TEST_CASE("a plan with what evidence declares is written, and reads its stocks as such")
{
    plan const p = read_plan_csv("revision,role,id,parent,page,name,departments,flags,year,value,"
                                 "status,note\n"
                                 ",plan,x,,,計画,,,R2-R6,,,\n"
                                 "new,revision,,,,新,,,,,,\n"
                                 "new,indicator,A,,,施設数,,,,,,\n"
                                 "new,target,A,,,施設数,,,R6,12施設,,\n"
                                 "new,indicator,B,,,参加者数,,,,,,\n"
                                 "new,target,B,,,参加者数,,,R6,12人,,\n"
                                 "new,indicator,C,,,団体数,,,,,,\n"
                                 "new,target,C,,,団体数,,,R6,12団体,,\n"
                                 ",aggregation,B,,,,,,,unknown,,人が決めた\n");
    CHECK(p.find({.id = "A"}).target->value().basis() == basis::annual);
    auto const found = with_inferred(p);
    indicator const& facilities = found.with.find({.id = "A"});
    CHECK(facilities.target->value().basis() == basis::level);
    CHECK(facilities.aggregation.provenance.by == "inferred");
    CHECK(found.with.find({.id = "B"}).aggregation.kind == aggregation_kind::unknown);
    CHECK(found.with.find({.id = "B"}).direction.kind == direction_kind::up);

    strings told;
    for (auto const& [what, id, name, said, why] : found.declared) {
        told.push_back(to_string(what) + " " + id + " " + said);
        CHECK(!why.empty());
    }
    CHECK(told == strings{"aggregation A stock", "direction B up"});
    told.clear();
    for (auto const& [what, id, name, said, why] : found.undecided) {
        told.push_back(to_string(what) + " " + id + said);
        CHECK(!why.empty());
    }
    CHECK(told == strings{"direction A", "aggregation C", "direction C"});

    plan const again = read_plan_csv(write_plan_csv(found.with));
    CHECK(again.find({.id = "A"}).target->value().basis() == basis::level);
    CHECK(again.find({.id = "A"}).aggregation.provenance == facilities.aggregation.provenance);
    CHECK(with_inferred(again).declared.empty());
}
