// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value.hpp>

#include <compare>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

static_assert(!std::is_default_constructible_v<value>);  // a value says what it is
static_assert(std::is_nothrow_move_constructible_v<value>);
static_assert(std::is_constructible_v<value, annual<u::人>>);
static_assert(!std::is_convertible_v<annual<u::人>, value>);
static_assert(!multipliable<value, double> && !divisible<value, double>);
static_assert(!addable<value, int> && !ordered<value, int>);

namespace {

template <class... Q>
struct quantities {};

// Units of every scale and of one dimension, on all bases that they can stand on.
using some_quantities =
    quantities<annual<u::人>, annual<u::千人>, annual<u::件>, annual<u::t>, annual<u::kg>,
               annual<u::人泊>, annual<u::none>, cumulative<u::人>, cumulative<u::千t>,
               level<u::人>, level<u::percent>, level<u::permille>, level<u::none>, level<u::点>,
               level<u::位>, change<annual<u::人>>, change<annual<u::t>>, change<cumulative<u::人>>,
               change<level<u::percent>>, change<level<u::点>>, change<level<u::位>>>;

std::string described(operand of)
{
    return std::string{japanese(of.basis)} + of.unit.symbol();
}

// What the types of two quantities allow, and what they give.
struct typed_results {
    operand a;
    operand b;
    value x;
    value y;
    std::optional<value> sum;
    std::optional<value> difference;
    std::optional<exact> ratio;
    std::optional<value> quotient;
    std::optional<std::strong_ordering> order;
    std::optional<bool> equal;
};

template <class A, class B>
typed_results results_of()
{
    A const a{6};
    B const b{exact::ratio(3, 2)};
    typed_results r{A::measured, B::measured, value{a}, value{b}, {}, {}, {}, {}, {}, {}};
    if constexpr (addable<A, B>) { r.sum = value{a + b}; }
    if constexpr (subtractable<A, B>) { r.difference = value{a - b}; }
    if constexpr (divisible<A, B>) {
        auto const quotient = a / b;
        if constexpr (std::is_same_v<decltype(quotient), exact const>) {
            r.ratio = quotient;
        } else {
            r.quotient = value{quotient};
        }
    }
    if constexpr (ordered<A, B>) { r.order = a <=> b; }
    if constexpr (equatable<A, B>) { r.equal = a == b; }
    return r;
}

// One verdict: a run-time value refuses what does not compile, under the code that the deleted
// operator names; what compiles gives the same result.
void check(typed_results const& r)
{
    value const& x = r.x;
    value const& y = r.y;
    CAPTURE(described(r.a));
    CAPTURE(described(r.b));

    code const no_sum = refusal([&] { return x + y; });
    CHECK(no_sum == rule::sum(r.a, r.b).refused);
    CHECK(r.sum.has_value() == (no_sum == code::none));
    if (r.sum) {
        CHECK(x + y == *r.sum);
        CHECK((x + y).basis() == r.sum->basis());
    }

    code const no_difference = refusal([&] { return x - y; });
    CHECK(no_difference == rule::difference(r.a, r.b).refused);
    CHECK(r.difference.has_value() == (no_difference == code::none));
    if (r.difference) {
        CHECK(x - y == *r.difference);
        CHECK((x - y).basis() == r.difference->basis());
    }

    code const no_ratio = rule::ratio(r.a, r.b).refused;
    CHECK((r.ratio || r.quotient) == (no_ratio == code::none));
    CHECK(refusal([&] { return x / y; }) == (r.quotient ? code::undeclared_product : no_ratio));
    CHECK(refusal([&] { return per(x, y); }) == (r.ratio ? code::undeclared_product : no_ratio));
    if (r.ratio) { CHECK(x / y == *r.ratio); }
    if (r.quotient) { CHECK(per(x, y) == *r.quotient); }

    code const no_order = refusal([&] { return compare(x, y); });
    CHECK(no_order == rule::order(r.a, r.b).refused);
    CHECK(r.order.has_value() == (no_order == code::none));
    if (r.order) {
        CHECK((compare(x, y) == *r.order));
        CHECK((x < y) == (*r.order < 0));
        CHECK((x >= y) == (*r.order >= 0));
    }

    CHECK((x == y) == r.equal.value_or(false));
    CHECK((x != y || x.hash() == y.hash()));
}

template <class A>
void check_alone()
{
    A const a{exact::ratio(9, 2)};
    value const x{a};
    CAPTURE(described(A::measured));
    CHECK(x.as<A>() == a);
    CHECK(x.unit() == A::measured.unit);
    CHECK(x.basis() == A::measured.basis);
    CHECK(x.amount() == a.amount());

    code const scaled = rule::scaled(A::measured).refused;
    CHECK(multipliable<A, int> == (scaled == code::none));
    CHECK(negatable<A> == (refusal([&] { return -x; }) == code::none));
    CHECK(refusal([&] { return x * 2; }) == scaled);
    CHECK(refusal([&] { return 2 * x; }) == scaled);
    CHECK(refusal([&] { return x / 2; }) == scaled);
    CHECK(refusal([&] { return over(x, 5); }) == rule::over(A::measured).refused);
    CHECK(refusal([&] { return per_year(x, 5); }) == rule::per_year(A::measured).refused);
    if constexpr (multipliable<A, int>) {
        CHECK(x * 2 == value{a * 2});
        CHECK(2 * x == x * 2);
        CHECK(x / 2 == value{a / 2});
        CHECK(-x == value{-a});
        CHECK(refusal([&] { return x / 0; }) == code::zero_denominator);
    }
}

template <class A, class... B>
void check_against(quantities<B...>)
{
    check_alone<A>();
    (check(results_of<A, B>()), ...);
}

template <class... A>
void check_all_pairs(quantities<A...> all)
{
    (check_against<A>(all), ...);
}

value people(exact const& number, basis on = basis::annual)
{
    return {number, unit_of<u::人>, on};
}

}  // namespace

TEST_CASE("values refuse what does not compile, under the same code, and agree where both compute")
{
    check_all_pairs(some_quantities{});
}

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
