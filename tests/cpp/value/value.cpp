// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/value.hpp>

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

static_assert(std::is_nothrow_default_constructible_v<value>);  // missing
static_assert(std::is_nothrow_move_constructible_v<value>);
static_assert(std::is_constructible_v<value, annual<u::人>>);
static_assert(!std::is_convertible_v<annual<u::人>, value>);
static_assert(!multipliable<value, double> && !divisible<value, double>);
static_assert(!addable<value, int> && !ordered<value, int>);
static_assert(!addable<value, annual<u::人>> && !equatable<annual<u::人>, value>);
static_assert(!multipliable<value, annual<u::人>> && !divisible<annual<u::人>, value>);
static_assert(!std::is_constructible_v<value, exact, unit, basis, double>);
static_assert(!std::is_constructible_v<value, exact, unit, basis, char>);

namespace {

value people(exact const& number, basis on = basis::annual)
{
    return {number, unit_of<u::人>, on};
}

}  // namespace

TEST_CASE("equality is of the quantity, whatever its notation, and so is the hash")
{
    // Each row is one quantity.
    std::vector<std::vector<value>> const rows{
        {parse("1千t"), parse("1,000t"), parse("1000t"), parse("1,000,000kg"), parse("0.1万t"),
         value{annual<u::千t>{1}}},
        {parse("累計1千t"), parse("累計1,000t")},
        {parse("50%"), parse("50.0%"), parse("500‰"), parse("５０％"), parse("50%(6隊)")},
        {parse("50ポイント"), parse("+50ポイント"), parse("100%") - parse("50%")},
        {parse("46人"), parse("約46人"), parse("46人程度"), parse("46名")},
        {parse("46人以上"), parse("46名以上")},
        {parse("46人超")},
        {parse("46人以下"), parse("46人以内")},
        {parse("46人未満")},
        {parse("累計46人"), people(46, basis::cumulative)},
        {people(46, basis::level)},
        {people(46, basis::annual_change), people(46, basis::change), people(92) - people(46)},
        {parse("46件")},
        {parse("46")},
        {parse("7か所"), parse("7箇所"), parse("7ヶ所")},
        {parse("1時間"), parse("60分")},
        {parse("2億396万円"), parse("203,960,000円"), parse("203,960千円")},
        {parse("0人"), parse("-0人"), people(1) * 0, parse("0万人")},
        {value{exact{INT64_MIN}, unit_of<u::人>, basis::annual},
         value{-(exact{INT64_MIN} * -1), unit_of<u::人>, basis::annual}},
        {parse("ー"), parse("－"), value::missing(code::unspecified)},
        {value::missing(code::pending)},
    };
    for (auto const& row : rows) {
        for (auto const& a : row) {
            for (auto const& other : rows) {
                for (auto const& b : other) {
                    CAPTURE(to_string(a));
                    CAPTURE(to_string(b));
                    CHECK((a == b) == (&row == &other));
                    CHECK((a.hash() == b.hash()) == (&row == &other));
                }
            }
        }
    }
}

TEST_CASE("a missing value takes part in nothing")
{
    value const none = value::missing(code::not_measured);
    value const some = people(46);
    CHECK(none.is_missing());
    CHECK(none.reason() == code::not_measured);
    CHECK(refusal([&] { return none + some; }) == code::missing);
    CHECK(refusal([&] { return some + none; }) == code::missing);
    CHECK(refusal([&] { return some - none; }) == code::missing);
    CHECK(refusal([&] { return none / some; }) == code::missing);
    CHECK(refusal([&] { return some / none; }) == code::missing);
    CHECK(refusal([&] { return per(none, some); }) == code::missing);
    CHECK(refusal([&] { return none * 2; }) == code::missing);
    CHECK(refusal([&] { return none / 2; }) == code::missing);
    CHECK(refusal([&] { return -none; }) == code::missing);
    CHECK(refusal([&] { return none < some; }) == code::missing);
    CHECK(refusal([&] { return some >= none; }) == code::missing);
    CHECK(refusal([&] { return over(none, 5); }) == code::missing);
    CHECK(refusal([&] { return per_year(none, 5); }) == code::missing);
    CHECK(refusal([&] { return none.as<annual<u::人>>(); }) == code::missing);
    CHECK(none != some);
    CHECK(none == none);
    CHECK_THROWS_WITH_AS(none + some, doctest::Contains("not_measured"), amount_error);
}

TEST_CASE("a bound takes part in nothing, its limit does")
{
    value const some = people(46);
    for (std::string const text : {"46人以上", "46人以下", "46人超", "46人未満"}) {
        CAPTURE(text);
        value const limit = parse(text);
        CHECK(refusal([&] { return limit + some; }) == code::bound);
        CHECK(refusal([&] { return some - limit; }) == code::bound);
        CHECK(refusal([&] { return limit / some; }) == code::bound);
        CHECK(refusal([&] { return limit * 2; }) == code::bound);
        CHECK(refusal([&] { return limit / 2; }) == code::bound);
        CHECK(refusal([&] { return -limit; }) == code::bound);
        CHECK(refusal([&] { return some < limit; }) == code::bound);
        CHECK(refusal([&] { return over(limit, 5); }) == code::bound);
        CHECK(refusal([&] { return limit.as<annual<u::人>>(); }) == code::bound);
        CHECK(limit != some);
        CHECK(limit.amount() == some.amount());
    }
}

TEST_CASE("a unit that cannot stand on a basis makes no value")
{
    CHECK(refusal([] { return value{5, unit_of<u::percent>, basis::cumulative}; })
          == code::basis_mismatch);
    CHECK(refusal([] { return value{5, unit_of<u::percent>, basis::annual}; })
          == code::basis_mismatch);
    CHECK(refusal([] { return value{5, unit_of<u::percent>, basis::change}; })
          == code::unit_mismatch);
    CHECK(refusal([] { return value{5, unit_of<u::point>, basis::level}; })
          == code::basis_mismatch);
    CHECK(refusal([] { return value{5, unit_of<u::位>, basis::annual}; }) == code::basis_mismatch);
    CHECK_THROWS_WITH_AS((value{5, unit_of<u::percent>, basis::change}),
                         doctest::Contains("ポイント"), unit_error);
}

TEST_CASE("a value becomes the typed quantity that it is, and no other")
{
    value const kilo = parse("16,034千t");
    CHECK(kilo.as<annual<u::千t>>().number() == 16'034);
    CHECK(kilo.as<annual<u::t>>().number() == 16'034'000);
    CHECK(kilo.as<annual<u::kg>>().amount() == 16'034'000'000);
    CHECK(refusal([&] { return kilo.as<annual<u::人>>(); }) == code::unit_mismatch);
    CHECK(refusal([&] { return kilo.as<cumulative<u::t>>(); }) == code::basis_mismatch);
    CHECK(parse("45‰").as<level<u::percent>>().number() == exact::ratio(9, 2));
    CHECK(parse("+3人").as<change<level<u::人>>>().number()
          == 3);  // of which basis, it did not say
    CHECK(refusal([] { return (people(3) - people(1)).as<change<level<u::人>>>(); })
          == code::basis_mismatch);
}

TEST_CASE("results keep the finer multiplier and forget the spelling")
{
    value const sum = parse("16,034千t") + parse("500t");
    CHECK(sum.number() == 16'034'500);
    CHECK(sum.multiplier() == 1);
    value const more = parse("1千t") + parse("2千t");
    CHECK(more.number() == 3);
    CHECK(more.multiplier() == 1'000);
    CHECK((parse("100%(6隊)") - parse("40%")).parts().empty());
    CHECK((parse("約5名") * 2).notation().qualifiers == 0);
    CHECK((parse("1千人") / 8).number() == exact::ratio(1, 8));
    CHECK((parse("1千人") / 8).multiplier() == 1'000);
}

TEST_CASE("rates and totals over years")
{
    CHECK(over(parse("46人"), 5) == parse("累計230人"));
    CHECK(per_year(parse("累計230人"), 5) == parse("46人"));
    CHECK(to_string(per_year(parse("累計185人"), 3)) == "185/3人");
    CHECK(over(parse("2千円"), 3).multiplier() == 1'000);
    CHECK(refusal([] { return over(parse("46人"), 0); }) == code::bad_period);
    CHECK(refusal([] { return per_year(parse("累計46人"), -1); }) == code::bad_period);
    CHECK(refusal([] { return over(parse("50%"), 5); }) == code::not_additive_over_years);
    CHECK(per(parse("90人泊"), parse("60人"))
          == value{exact::ratio(3, 2), unit_of<u::泊>, basis::level});
    CHECK(refusal([] { return per(parse("90人泊"), parse("0人")); }) == code::zero_denominator);
    CHECK(refusal([] { return parse("46人") / parse("0千人"); }) == code::zero_denominator);
}

TEST_CASE("a refusal names both sides, the rule and the way out")
{
    auto const units = caught<unit_error>([] { return parse("46人") + parse("12件"); });
    CHECK(units.code() == code::unit_mismatch);
    CHECK(units.left() == "人(単年度)");
    CHECK(units.right() == "件(単年度)");

    auto const bases = caught<basis_error>([] { return parse("46人") + parse("累計45人"); });
    CHECK(bases.code() == code::basis_mismatch);
    std::string const message = bases.what();
    for (std::string const word : {"人(単年度)", "人(累計)", "extend", "[basis_mismatch]"}) {
        CAPTURE(word);
        CHECK(message.find(word) != std::string::npos);
    }
    CHECK_THROWS_WITH_AS(parse("50%") + parse("40%"), doctest::Contains("[ratio_not_additive]"),
                         basis_error);
    CHECK_THROWS_WITH_AS(parse("46人") / parse("12件"), doctest::Contains("[undeclared_product]"),
                         unit_error);
}

TEST_CASE("a multiplier is a power of ten up to 千兆")
{
    for (std::int64_t power = 1; power <= 1'000'000'000'000'000; power *= 10) {
        value const v{1, unit_of<u::人>, basis::annual, power};
        CHECK(v.multiplier() == power);
        CHECK(v.amount() == power);
    }
    for (std::int64_t const none :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{-10}, std::int64_t{2}, std::int64_t{12},
          std::int64_t{1'001}, std::int64_t{10'000'000'000'000'000}, INT64_MAX, INT64_MIN}) {
        CAPTURE(none);
        CHECK(refusal([&] { return value{1, unit_of<u::人>, basis::annual, none}; })
              == code::bad_number);
    }
    CHECK_THROWS_AS((value{1, unit_of<u::人>, basis::annual, 12}), amount_error);
}

TEST_CASE("a sum takes the unit and the multiplier of its finer operand")
{
    struct row {
        std::string a, b, sum;
    };
    for (row const& r :
         {row{"1万kg", "1t", "11t"}, row{"1t", "1万kg", "11t"}, row{"1t", "1千kg", "2t"},
          row{"1千kg", "1t", "2千kg"}, row{"1t", "1kg", "1,001kg"}, row{"2時間", "30分", "150分"},
          row{"1千人", "1万人", "11千人"}, row{"1億円", "5千万円", "15千万円"},
          row{"2倍", "+0.5倍", "2.5倍"}, row{"50%", "0.5ポイント", "50.5%"},
          row{"3割", "+50‰", "350‰"}}) {
        CAPTURE(r.a);
        CAPTURE(r.b);
        CHECK(to_string(parse(r.a) + parse(r.b)) == r.sum);
    }
    CHECK(to_string(parse("1万kg") - parse("1t")) == "+9t");
    CHECK(to_string(parse("50%") - parse("40%")) == "+10ポイント");
    CHECK(to_string(parse("0.5倍") - parse("3割")) == "+2割");
    CHECK(to_string(parse("1.31倍") - parse("1.21倍")) == "+0.1倍");
    CHECK(to_string(parse("8.5‰") - parse("7.5‰")) == "+1‰");
}

TEST_CASE("a product and a quotient are in the unit declared, without multiplier")
{
    struct row {
        std::string a, b, product;
    };
    for (row const& r : {row{"3人", "2泊", "6人泊"}, row{"2泊", "3人", "6人泊"},
                         row{"3千人", "2泊", "6,000人泊"}, row{"4,500円/人", "2人", "9,000円"},
                         row{"2人", "4,500円/人", "9,000円"}, row{"2kg", "3km", "0.006トンキロ"}}) {
        CAPTURE(r.a);
        CAPTURE(r.b);
        CHECK(to_string(parse(r.a) * parse(r.b)) == r.product);
    }
    CHECK(to_string(per(parse("9千円"), parse("2人"))) == "4,500円/人");
    CHECK(to_string(per(parse("9千円"), parse("4,500円/人"))) == "2人");
    CHECK(to_string(per(parse("5GJ"), parse("2百万円"))) == "2.5GJ/百万円");
    CHECK((parse("累計3人") * parse("2泊", {.basis = basis::level})).basis() == basis::cumulative);
    CHECK(refusal([] { return parse("累計3人") * parse("2泊"); }) == code::basis_mismatch);
    CHECK(refusal([] { return parse("3人") * parse("2件"); }) == code::undeclared_product);
    CHECK(refusal([] { return parse("3人") * parse("2人"); }) == code::undeclared_product);
    CHECK(refusal([] { return parse("4人") / parse("2泊"); }) == code::undeclared_product);
    CHECK(refusal([] { return parse("9円") / parse("2人"); }) == code::undeclared_product);
    CHECK_THROWS_WITH_AS(parse("9円") / parse("2人"), doctest::Contains("per"), unit_error);
    CHECK_THROWS_WITH_AS(per(parse("9人"), parse("2人")), doctest::Contains("/"), unit_error);
    CHECK(refusal([] { return per(parse("9円"), parse("0人")); }) == code::zero_denominator);
    CHECK(refusal([] { return parse("3人以上") * parse("2泊"); }) == code::bound);
    CHECK(refusal([] { return parse("3人") * parse("ー"); }) == code::missing);
}

TEST_CASE("a program's own product or quotient is asked for by its unit")
{
    static constexpr auto dish = counter("皿");
    static constexpr auto dish_day = product("皿日", dish, u::日::definition);
    static constexpr auto per_dish = quotient("円/皿", u::円::definition, dish);
    unit const dishes{dish}, dish_days{dish_day}, yen_per_dish{per_dish};
    value const some{12, dishes, basis::annual};
    value const cost = parse("6千円");

    CHECK(to_string(times(some, parse("5日"), dish_days)) == "60皿日");
    CHECK(times(some, parse("5日"), dish_days).basis() == basis::annual);
    value const each = per(cost, some, yen_per_dish);
    CHECK(to_string(each) == "500円/皿");
    CHECK(each.basis() == basis::level);
    CHECK(each * some == cost);
    CHECK(per(cost, each) == some);

    CHECK(refusal([&] { return some * parse("5日"); }) == code::undeclared_product);
    CHECK(refusal([&] { return times(some, parse("5日"), yen_per_dish); })
          == code::undeclared_product);
    CHECK(refusal([&] { return per(cost, some, dish_days); }) == code::undeclared_product);
    CHECK(refusal([&] { return times(some, parse("5人"), dish_days); })
          == code::undeclared_product);
    CHECK(refusal([&] { return times(some, parse("5日"), dishes); }) == code::undeclared_product);
    CHECK(refusal([&] { return times(some, parse("累計5日"), dish_days); })
          == code::basis_mismatch);
    CHECK(refusal([&] { return per(cost, value{12, dishes, basis::cumulative}, yen_per_dish); })
          == code::basis_mismatch);
    CHECK(refusal([&] { return per(cost, some * 0, yen_per_dish); }) == code::zero_denominator);
    CHECK(refusal([&] { return times(some, parse("5日以上"), dish_days); }) == code::bound);
    CHECK(refusal([&] { return per(parse("ー"), some, yen_per_dish); }) == code::missing);
}

TEST_CASE("two definitions of one name that differ do not meet")
{
    static constexpr auto one = counter("皿");
    static constexpr auto other = measuring("皿", "皿", 2);
    value const a{3, unit{one}, basis::annual}, b{3, unit{other}, basis::annual};
    CHECK(refusal([&] { return a + b; }) == code::unit_mismatch);
    CHECK(refusal([&] { return a - b; }) == code::unit_mismatch);
    CHECK(refusal([&] { return a < b; }) == code::unit_mismatch);
    CHECK(refusal([&] { return a / b; }) == code::undeclared_product);
    CHECK(a != b);
    CHECK(a == value{3, unit{one}, basis::annual});
}

TEST_CASE("relative change is a type of its own, which neither adds nor is a ratio")
{
    static_assert(!addable<relative_change, relative_change>);
    static_assert(!subtractable<relative_change, relative_change>);
    static_assert(!multipliable<relative_change, int> && ordered<relative_change, relative_change>);
    CHECK(relative_change{parse("9人"), parse("8人")}.share() == exact::ratio(1, 8));
    CHECK(relative_change{parse("6人"), parse("8人")}.share() == exact::ratio(-1, 4));
    CHECK(relative_change{parse("1千t"), parse("800t")}.share() == exact::ratio(1, 4));
    CHECK(relative_change{parse("50%"), parse("400‰")}.share() == exact::ratio(1, 4));
    CHECK(relative_change{parse("9人"), parse("8人")}
          > relative_change{parse("9人"), parse("9人")});
    CHECK(refusal([] { return relative_change{parse("9人"), parse("0人")}; })
          == code::zero_denominator);
    CHECK(refusal([] { return relative_change{parse("9人"), parse("8件")}; })
          == code::unit_mismatch);
    CHECK(refusal([] { return relative_change{parse("9人"), parse("累計8人")}; })
          == code::basis_mismatch);
    CHECK(refusal([] { return relative_change{parse("+9人"), parse("+8人")}; })
          == code::basis_mismatch);
    CHECK(refusal([] { return relative_change{parse("9点"), parse("8点")}; })
          == code::not_ratio_scale);
    CHECK(refusal([] { return relative_change{parse("1位"), parse("2位")}; })
          == code::not_ratio_scale);
    CHECK(refusal([] { return relative_change{parse("9人"), parse("ー")}; }) == code::missing);
    CHECK(refusal([] { return relative_change{parse("9人以上"), parse("8人")}; }) == code::bound);
}

TEST_CASE("a mean of ratios is weighted by their denominators")
{
    std::vector<value> const attended{parse("1人"), parse("90人")};
    std::vector<value> const invited{parse("2人"), parse("100人")};
    CHECK(weighted_mean(attended, invited)
          == exact::ratio(91, 102));  // not the mean of 50% and 90%
    CHECK(weighted_mean({attended.data(), 1}, {invited.data(), 1}) == exact::ratio(1, 2));
    CHECK(weighted_mean(std::vector{parse("1千人"), parse("5人")},
                        std::vector{parse("2千人"), parse("1万人")})
          == exact::ratio(1'005, 12'000));

    CHECK(refusal([&] { return weighted_mean(attended, {invited.data(), 1}); })
          == code::lengths_differ);
    CHECK(refusal([] { return weighted_mean({}, {}); }) == code::missing);
    CHECK(refusal([&] { return weighted_mean(attended, std::vector{parse("2人"), parse("ー")}); })
          == code::missing);
    CHECK(refusal([&] { return weighted_mean(attended, std::vector{parse("2人"), parse("3件")}); })
          == code::unit_mismatch);
    CHECK(refusal(
              [&] { return weighted_mean(attended, std::vector{parse("2人"), parse("累計3人")}); })
          == code::basis_mismatch);
    CHECK(refusal([&] { return weighted_mean(attended, std::vector{parse("0人"), parse("0人")}); })
          == code::zero_denominator);
    std::vector<value> const rates{parse("50%"), parse("90%")};
    CHECK(refusal([&] { return weighted_mean(rates, rates); }) == code::ratio_not_additive);
    std::vector<value> const missing{parse("ー")};
    CHECK(refusal([&] { return weighted_mean(missing, {invited.data(), 1}); }) == code::missing);
    CHECK(refusal([&] { return weighted_mean(std::vector{parse("2人以上")}, {invited.data(), 1}); })
          == code::bound);
}

TEST_CASE("shares are of one whole")
{
    std::vector<value> const parts{parse("9人"), parse("1人"), parse("0人")};
    CHECK(shares_of(parse("10人"), parts)
          == std::vector<exact>{exact::ratio(9, 10), exact::ratio(1, 10), 0});
    CHECK(shares_of(parse("1千人"), {parts.data(), 1})
          == std::vector<exact>{exact::ratio(9, 1'000)});
    CHECK(shares_of(parse("10人"), {}).empty());
    CHECK(refusal([&] { return shares_of(parse("0人"), parts); }) == code::zero_denominator);
    CHECK(refusal([&] { return shares_of(parse("10件"), parts); }) == code::undeclared_product);
    CHECK(refusal([&] { return shares_of(parse("累計10人"), parts); }) == code::basis_mismatch);
    CHECK(refusal([&] { return shares_of(parse("ー"), parts); }) == code::missing);
}

TEST_CASE("a fraction of things that are counted says so")
{
    CHECK((parse("6人") / 5).is_fractional_count());
    CHECK(!(parse("5人") / 5).is_fractional_count());
    CHECK(!parse("199.5万人").is_fractional_count());
    CHECK(parse("1.2人").is_fractional_count());
    CHECK(!parse("1.2t").is_fractional_count());
    CHECK(!parse("45.9%").is_fractional_count());
    CHECK(!value::missing(code::pending).is_fractional_count());
}

TEST_CASE("a value that nothing is said of is missing")
{
    value const v;
    CHECK(v == value::missing(code::unspecified));
    CHECK(to_string(v) == "-");
    CHECK(refusal([&] { return v + v; }) == code::missing);
    std::vector<value> cells(2);
    cells[1] = parse("46人");
    CHECK(cells[0].is_missing());
    CHECK(cells[1].number() == 46);
}

TEST_CASE("assignment computes as the operators do, and refuses what they refuse")
{
    value v = parse("46人");
    v += parse("4人");
    CHECK(v == parse("50人"));
    v *= 3;
    v /= 2;
    CHECK(v == parse("75人"));
    v -= parse("+5人");
    CHECK(v == parse("70人"));
    CHECK(refusal([&] { return v += parse("累計5人"); }) == code::basis_mismatch);
    CHECK(refusal([&] { return v += parse("5件"); }) == code::unit_mismatch);
    CHECK(v == parse("70人"));  // as it was
    v -= parse("80人");
    CHECK(v == parse("-10人", {.basis = basis::change}));
    CHECK(abs(v).number() == 10);
    CHECK(abs(parse("3位")).number() == 3);
    CHECK(refusal([] { return abs(parse("100人以上")); }) == code::bound);
}
