// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review/target_concerns.hpp>

#include <optional>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;
using kind = target_concern_kind;

namespace {

constexpr fiscal_year first{2020};

struct printed {
    std::string baseline;
    std::string actual;
    std::string target;
    direction_kind better = direction_kind::up;
};

std::optional<observation> observed(std::string const& text, fiscal_year year)
{
    if (text.empty()) { return std::nullopt; }
    value v = parse(text);
    fiscal_year const from = v.basis() == basis::cumulative && year >= first ? first : year;
    return observation{std::move(v), fiscal_period{from, year}};
}

plan plan_of(printed const& p)
{
    fiscal_period const whole{first, first + 4};
    indicator i{.period = whole};
    i.id = "I1";
    i.name = "来館者数";
    i.direction.kind = p.better;
    i.baseline = observed(p.baseline, first - 1);
    i.target = observed(p.target, first + 4);
    if (auto const actual = observed(p.actual, first + 1)) { i.actuals.push_back(*actual); }
    revision r{.name = "new"};
    r.indicators.push_back(i);
    return plan{"p", "計画", whole, {r}};
}

std::string found(printed const& p, kind k)
{
    for (target_concern const& c : examine_targets(plan_of(p)).concerns) {
        if (c.kind == k) { return c.explain(); }
    }
    return "";
}

}  // namespace

TEST_CASE("a total that the baseline's pace reaches is no more than going on")
{
    CHECK(found({"46人", "", "累計230人"}, kind::baseline_pace)
          == "基準年度の実績 46人 が5年続くだけで累計230人となり、目標 累計230人 に届きます");
    CHECK(found({"46人", "", "累計229人"}, kind::baseline_pace).find("上回ります")
          != std::string::npos);
    CHECK(found({"46人", "", "累計231人"}, kind::baseline_pace).empty());
    CHECK(found({"0.5千t", "", "累計2,500t"}, kind::baseline_pace).find("届きます")
          != std::string::npos);
    auto const asked = [](printed const& p) {
        return examine_targets(plan_of(p)).asked(kind::baseline_pace).asked;
    };
    CHECK(asked({"46人", "", "累計231人"}) == 1);
    CHECK(asked({"46人", "", "50人"}) == 0);
    CHECK(asked({"累計46人", "", "累計50人"}) == 0);
    CHECK(asked({"46件", "", "累計50人"}) == 0);
    CHECK(asked({"0人", "", "累計50人"}) == 0);
    CHECK(asked({"46人", "", "累計50人", direction_kind::down}) == 0);
    CHECK(asked({"46人", "", "累計50人以上"}) == 0);
}

TEST_CASE("a target lies on the side that is better")
{
    CHECK_FALSE(found({"50人", "", "46人"}, kind::wrong_side).empty());
    CHECK(found({"50人", "", "50人"}, kind::wrong_side).empty());
    CHECK(found({"50人", "", "46人", direction_kind::down}, kind::wrong_side).empty());
    CHECK_FALSE(found({"46人", "", "50人", direction_kind::down}, kind::wrong_side).empty());
    CHECK(found({"50人", "", "46人", direction_kind::unknown}, kind::wrong_side).empty());
    CHECK(found({"50人", "", "累計46人"}, kind::wrong_side).empty());
}

TEST_CASE("what starts nowhere and what hangs on a rounding is told")
{
    CHECK(found({"", "", "46人"}, kind::no_baseline)
          == "基準値がなく、目標 46人が、どこからどれだけ変えるための目標か分かりません");
    CHECK(found({"-", "", "46人"}, kind::no_baseline).find("「-」") != std::string::npos);
    CHECK(found({"40人", "", "46人"}, kind::no_baseline).empty());
    printed const close{"10万人", "15万人", "15万人"};
    CHECK(found(close, kind::hangs_on_rounding).find("四捨五入") != std::string::npos);
    CHECK(found({"10万人", "17万人", "15万人"}, kind::hangs_on_rounding).empty());
}

TEST_CASE("the embedded plan: fifteen of twenty-two totals are going on")
{
    target_examination const e = examine_targets(plans::tomakomai());
    CHECK(e.asked(kind::baseline_pace).found == 15);
    CHECK(e.asked(kind::baseline_pace).asked == 22);
    CHECK(e.asked(kind::wrong_side).found == 13);
    CHECK(e.asked(kind::no_baseline).found == 28);
    CHECK(e.asked(kind::met_when_raised).found == 6);
    CHECK(e.asked(kind::published_unexplained).asked == 0);
    CHECK_THROWS_AS(examine_targets(plans::tomakomai(), "future"), plan_error);
    for (std::size_t k = 0; k < target_concern_kinds; ++k) {
        auto const one = static_cast<kind>(k);
        CHECK(parse_target_concern_kind(to_string(one)) == one);
        CHECK_FALSE(japanese(one).empty());
    }
    CHECK_THROWS_AS(parse_target_concern_kind("mood"), notation_error);
}
