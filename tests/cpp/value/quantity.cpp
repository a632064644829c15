// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/quantity.hpp>

#include <string>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

// A composed unit of one's own that names no factors: its quotient has no type, and `requires` says so.
struct 皿 {
    static constexpr auto definition = counter("皿");
};
struct 皿日 {
    static constexpr auto definition = product("皿日", 皿::definition, u::日::definition);
};
static_assert(!divisible<annual<皿日>, annual<u::日>>);

// A quantity costs what its number costs.
static_assert(sizeof(annual<u::人>) == sizeof(exact));
static_assert(sizeof(change<level<u::percent>>) == sizeof(exact));
static_assert(std::is_nothrow_move_constructible_v<annual<u::人>>);
static_assert(!std::is_convertible_v<int, annual<u::人>>);  // a bare number has no unit
static_assert(std::is_constructible_v<annual<u::人>, int>);
static_assert(!std::is_constructible_v<annual<u::人>, double>);
static_assert(!std::is_constructible_v<annual<u::人>, annual<u::件>>);
static_assert(!std::is_constructible_v<cumulative<u::人>, annual<u::人>>);

// A type exists where its unit can stand on its basis.
template <class Q>
concept has_change = requires { typename change<Q>; };

static_assert(no_basis_mismatch<u::人, basis::annual> && no_basis_mismatch<u::人, basis::level>);
static_assert(!no_basis_mismatch<u::percent, basis::annual>
              && !no_basis_mismatch<u::percent, basis::cumulative>);
static_assert(!no_basis_mismatch<u::点, basis::annual>
              && !no_basis_mismatch<u::位, basis::cumulative>);
static_assert(!no_basis_mismatch<u::point, basis::level>);  // ポイント are changes and nothing else
static_assert(!no_basis_mismatch<int, basis::annual>);
static_assert(!no_basis_mismatch<u::円毎人, basis::annual>
              && !no_basis_mismatch<u::円毎人, basis::cumulative>
              && no_basis_mismatch<u::円毎人, basis::level>);  // an average is a state
static_assert(!no_basis_mismatch<u::件毎日, basis::annual>
              && no_basis_mismatch<u::件毎日, basis::level>);  // so is a rate
static_assert(has_change<annual<u::人>> && !has_change<change<annual<u::人>>>);

// What the rule table refuses has no operator.
static_assert(addable<annual<u::人>, annual<u::人>>);
static_assert(!addable<annual<u::人>, annual<u::件>>);
static_assert(!addable<annual<u::人>, cumulative<u::人>>);
static_assert(!addable<cumulative<u::人>, annual<u::人>>);
static_assert(!addable<annual<u::人>, level<u::人>>);
static_assert(!addable<level<u::percent>, level<u::percent>>);
static_assert(!addable<level<u::点>, level<u::点>> && !addable<level<u::位>, level<u::位>>);
static_assert(!addable<annual<u::人>, int> && !addable<int, annual<u::人>>);
static_assert(addable<level<u::percent>, change<level<u::percent>>>);
static_assert(!addable<annual<u::人>, change<cumulative<u::人>>>);
static_assert(!addable<level<u::円毎人>, level<u::円毎人>>);  // averages need their parts,
static_assert(addable<level<u::件毎日>, level<u::件毎日>>);   // rates per time do not

static_assert(!subtractable<annual<u::人>, cumulative<u::人>>);
static_assert(!subtractable<annual<u::人>, annual<u::件>>);
static_assert(subtractable<level<u::点>, level<u::点>>);
static_assert(!subtractable<change<annual<u::人>>, annual<u::人>>);

static_assert(!divisible<annual<u::人>, annual<u::件>>);
static_assert(!divisible<annual<u::人>, cumulative<u::人>>);
static_assert(!divisible<level<u::点>, level<u::点>> && !divisible<level<u::位>, level<u::位>>);
static_assert(!divisible<int, annual<u::人>>);
static_assert(divisible<annual<u::人泊>, annual<u::人>>);
static_assert(!divisible<annual<u::人>, annual<u::人泊>>);

static_assert(!multipliable<annual<u::人>, annual<u::人>>);
static_assert(!multipliable<annual<u::人>, double> && !divisible<annual<u::人>, double>);
static_assert(multipliable<level<u::点>, int> && divisible<level<u::点>, int>);
static_assert(!multipliable<level<u::位>, int> && !multipliable<int, level<u::位>>);
static_assert(!divisible<level<u::位>, int> && !negatable<level<u::位>>);
static_assert(negatable<annual<u::人>> && negatable<change<level<u::percent>>>);

// Declared products and quotients, and no others; binary fractions nowhere.
static_assert(multipliable<annual<u::人>, annual<u::泊>>
              && multipliable<annual<u::泊>, annual<u::人>>);
static_assert(multipliable<annual<u::人>, level<u::泊>>
              && multipliable<level<u::泊>, annual<u::人>>);
static_assert(!multipliable<annual<u::人>, cumulative<u::泊>>);
static_assert(!multipliable<annual<u::人>, annual<u::件>>);
static_assert(!multipliable<change<annual<u::人>>, level<u::泊>>);
static_assert(divisible<annual<u::円>, annual<u::人>>
              && divisible<annual<u::円>, level<u::円毎人>>);
static_assert(!divisible<annual<u::円>, cumulative<u::人>>);
static_assert(!divisible<level<u::円毎人>, annual<u::円>>);
static_assert(!multipliable<annual<u::人>, float> && !multipliable<long double, annual<u::人>>);
static_assert(!multipliable<annual<u::人>, std::string> && !divisible<annual<u::人>, char const*>);

static_assert(ordered<level<u::位>, level<u::位>> && ordered<annual<u::t>, annual<u::kg>>);
static_assert(!ordered<annual<u::人>, annual<u::件>>);
static_assert(!ordered<annual<u::人>, cumulative<u::人>>);
static_assert(!ordered<annual<u::人>, int>);
// What has no order is not even unequal: the answer would be the same whatever the numbers.
static_assert(equatable<annual<u::t>, annual<u::千t>>);
static_assert(!equatable<annual<u::人>, annual<u::件>>);
static_assert(!equatable<annual<u::人>, cumulative<u::人>>);
static_assert(!equatable<level<u::percent>, change<level<u::percent>>>);
static_assert(!equatable<level<u::percent>, level<u::none>>);
static_assert(!equatable<annual<u::人>, int> && !equatable<exact, annual<u::人>>);

// A number has no unit, a character and bool count nothing.
static_assert(!addable<annual<u::人>, int> && !addable<exact, annual<u::人>>);
static_assert(!subtractable<annual<u::人>, int> && !divisible<int, annual<u::人>>);
static_assert(!multipliable<annual<u::人>, char> && !multipliable<bool, annual<u::人>>);
static_assert(!std::is_constructible_v<annual<u::人>, char>);
static_assert(!std::is_constructible_v<annual<u::人>, bool>);
static_assert(!std::is_constructible_v<annual<u::人>, double>);
static_assert(std::is_constructible_v<annual<u::人>, unsigned long long>);

// Units of one dimension convert unasked, as nothing is lost; nothing else does.
static_assert(std::is_convertible_v<annual<u::千t>, annual<u::kg>>);
static_assert(std::is_convertible_v<change<level<u::時間>>, change<level<u::分>>>);
static_assert(std::is_convertible_v<level<u::percent>, level<u::倍>>);
static_assert(!std::is_constructible_v<annual<u::人>, annual<u::件>>);
static_assert(!std::is_constructible_v<annual<u::人>, cumulative<u::人>>);
static_assert(!std::is_constructible_v<annual<u::人>, change<annual<u::人>>>);
static_assert(!std::is_constructible_v<change<level<u::倍>>, change<level<u::percent>>>);
template <class U, class Q>
concept in_unit = requires(Q const& q) { in<U>(q); };
static_assert(in_unit<u::kg, annual<u::千t>> && !in_unit<u::人, annual<u::t>>);
static_assert(!in_unit<u::倍, change<level<u::percent>>>);

template <class A, class B>
concept takes_in = requires(A a, B const& b) { a += b; };
template <class A, class B>
concept gives_up = requires(A a, B const& b) { a -= b; };
template <class A, class B>
concept grows_by = requires(A a, B const& b) { a *= b; };
static_assert(takes_in<annual<u::人>, annual<u::人>>);
static_assert(takes_in<annual<u::人>, change<annual<u::人>>>);
static_assert(!takes_in<change<annual<u::人>>, annual<u::人>>);
static_assert(!takes_in<annual<u::人>, cumulative<u::人>> && !takes_in<annual<u::人>, int>);
static_assert(gives_up<annual<u::人>, change<annual<u::人>>>);
static_assert(!gives_up<annual<u::人>, annual<u::人>>);
static_assert(grows_by<annual<u::人>, int> && !grows_by<annual<u::人>, double>);
static_assert(!grows_by<annual<u::人>, annual<u::泊>> && !grows_by<level<u::位>, int>);

template <class Q>
concept kept_up = requires(Q const& rate) { over(rate, 5); };
template <class Q>
concept averaged = requires(Q const& total) { per_year(total, 5); };

static_assert(kept_up<annual<u::人>> && !kept_up<cumulative<u::人>> && !kept_up<level<u::人>>);
static_assert(averaged<cumulative<u::人>> && !averaged<annual<u::人>>);

// The types of results.
template <class A, class B>
using sum_type = decltype(std::declval<A>() + std::declval<B>());
template <class A, class B>
using difference_type = decltype(std::declval<A>() - std::declval<B>());
template <class A, class B>
using quotient_type = decltype(std::declval<A>() / std::declval<B>());

static_assert(std::is_same_v<sum_type<annual<u::人>, annual<u::人>>, annual<u::人>>);
static_assert(std::is_same_v<sum_type<annual<u::千t>, annual<u::t>>, annual<u::t>>);
static_assert(std::is_same_v<sum_type<annual<u::t>, annual<u::千t>>, annual<u::t>>);
static_assert(std::is_same_v<sum_type<annual<u::t>, annual<u::kg>>, annual<u::kg>>);
static_assert(std::is_same_v<sum_type<cumulative<u::件>, cumulative<u::件>>, cumulative<u::件>>);
static_assert(std::is_same_v<sum_type<level<u::施設>, level<u::施設>>, level<u::施設>>);
static_assert(
    std::is_same_v<sum_type<level<u::percent>, change<level<u::percent>>>, level<u::percent>>);
static_assert(std::is_same_v<sum_type<change<annual<u::人>>, annual<u::人>>, annual<u::人>>);
static_assert(std::is_same_v<sum_type<annual<u::千人>, change<annual<u::人>>>, annual<u::人>>);
static_assert(
    std::is_same_v<sum_type<change<annual<u::人>>, change<annual<u::人>>>, change<annual<u::人>>>);
static_assert(std::is_same_v<sum_type<annual<u::万<u::kg>>, annual<u::t>>, annual<u::t>>);
static_assert(
    std::is_same_v<sum_type<level<u::割>, change<level<u::permille>>>, level<u::permille>>);
static_assert(
    std::is_same_v<sum_type<change<level<u::倍>>, change<level<u::割>>>, change<level<u::割>>>);

static_assert(std::is_same_v<difference_type<annual<u::人>, annual<u::人>>, change<annual<u::人>>>);
static_assert(std::is_same_v<difference_type<level<u::percent>, level<u::percent>>,
                             change<level<u::percent>>>);
static_assert(std::is_same_v<difference_type<level<u::倍>, level<u::倍>>, change<level<u::倍>>>);
static_assert(std::is_same_v<difference_type<level<u::倍>, level<u::割>>, change<level<u::割>>>);
static_assert(std::is_same_v<difference_type<annual<u::千t>, annual<u::t>>, change<annual<u::t>>>);
static_assert(std::is_same_v<difference_type<annual<u::人>, change<annual<u::人>>>, annual<u::人>>);
static_assert(std::is_same_v<difference_type<change<annual<u::人>>, change<annual<u::人>>>,
                             change<annual<u::人>>>);

static_assert(std::is_same_v<quotient_type<annual<u::人>, annual<u::千人>>, exact>);
static_assert(std::is_same_v<quotient_type<level<u::percent>, level<u::permille>>, exact>);
static_assert(std::is_same_v<quotient_type<change<level<u::点>>, change<level<u::点>>>, exact>);
static_assert(std::is_same_v<quotient_type<annual<u::人泊>, annual<u::人>>, level<u::泊>>);
static_assert(std::is_same_v<quotient_type<annual<u::人泊>, annual<u::泊>>, level<u::人>>);
static_assert(std::is_same_v<quotient_type<annual<u::人>, int>, annual<u::人>>);
static_assert(std::is_same_v<quotient_type<annual<u::円>, annual<u::人>>, level<u::円毎人>>);
static_assert(
    std::is_same_v<quotient_type<cumulative<u::千円>, cumulative<u::人>>, level<u::円毎人>>);
static_assert(std::is_same_v<quotient_type<annual<u::円>, level<u::円毎人>>, annual<u::人>>);
static_assert(std::is_same_v<quotient_type<level<u::円毎人>, level<u::円毎人>>, exact>);

template <class A, class B>
using product_type = decltype(std::declval<A>() * std::declval<B>());

static_assert(std::is_same_v<product_type<annual<u::人>, annual<u::泊>>, annual<u::人泊>>);
static_assert(std::is_same_v<product_type<level<u::泊>, cumulative<u::千人>>, cumulative<u::人泊>>);
static_assert(std::is_same_v<product_type<level<u::円毎人>, annual<u::人>>, annual<u::円>>);
static_assert(std::is_same_v<product_type<exact, annual<u::人>>, annual<u::人>>);

namespace {

constexpr bool multiples_of_a_unit_are_one_unit()
{
    annual<u::千t> const kilo{1};
    annual<u::t> const plain{1'000};
    return kilo == plain && kilo == annual<u::kg>{1'000'000} && kilo + plain == annual<u::千t>{2}
           && (kilo + plain).number() == 2'000 && kilo.number() == 1 && kilo.amount() == 1'000
           && kilo / plain == 1 && plain / annual<u::千t>{4} == exact::ratio(1, 4)
           && kilo < annual<u::t>{1'001} && annual<u::時間>{1} == annual<u::分>{60};
}

template <class A, class B>
concept adds = requires(A const& a, B const& b) { a + b; };

template <class A, class B>
concept subtracts = requires(A const& a, B const& b) { a - b; };

// b + (a − b) = a, whatever two proportions a and b are in that have a difference.
template <class A, class B>
constexpr bool difference_leads_back(A const& a, B const& b)
{
    return b + (a - b) == a && a - (a - b) == b && a + (b - a) == b && (b - a) + a == b;
}

constexpr bool percents_alone_differ_by_points()
{
    level<u::percent> const before{exact::ratio(455, 10)}, after{50};
    auto const rise = after - before;
    return rise.number() == exact::ratio(9, 2) && before + rise == after && after - rise == before
           && rise + before == after && rise / change<level<u::percent>>{9} == exact::ratio(1, 2)
           && level<u::permille>{45} == level<u::percent>{exact::ratio(9, 2)}
           && (level<u::permille>{45} - level<u::permille>{25}).number() == 20
           && adds<level<u::percent>, change<level<u::percent>>>
           && !adds<level<u::percent>, change<level<u::倍>>>
           && !adds<change<level<u::倍>>, change<level<u::percent>>>
           && !subtracts<level<u::percent>, level<u::割>>
           && !subtracts<level<u::permille>, level<u::percent>>
           && !ordered<change<level<u::倍>>, change<level<u::percent>>>
           && !adds<level<u::倍>, change<level<u::percent>>>
           && !adds<level<u::permille>, change<level<u::percent>>>;
}

constexpr bool differences_of_all_proportions_lead_back()
{
    level<u::percent> const percent{50};
    level<u::permille> const permille{45};
    level<u::割> const tenths{3};
    level<u::倍> const times{exact::ratio(131, 100)};
    return difference_leads_back(percent, level<u::percent>{45})
           && difference_leads_back(permille, level<u::permille>{25})
           && difference_leads_back(permille, tenths) && difference_leads_back(times, permille)
           && difference_leads_back(times, tenths)
           && (times - tenths) + (tenths - permille) == times - permille;
}

constexpr bool nights_per_person()
{
    return annual<u::人泊>{90} / annual<u::人>{60} == level<u::泊>{exact::ratio(3, 2)}
           && annual<u::人泊>{90'000} / annual<u::千人>{60} == level<u::泊>{exact::ratio(3, 2)}
           && annual<u::人泊>{90} / annual<u::泊>{3} == level<u::人>{30};
}

constexpr bool products_and_quotients_are_declared()
{
    annual<u::人> const guests{60};
    annual<u::円> const cost{90'000};
    level<u::円毎人> const each = cost / guests;
    return guests * level<u::泊>{exact::ratio(3, 2)} == annual<u::人泊>{90}
           && level<u::泊>{2} * annual<u::千人>{3} == annual<u::人泊>{6'000}
           && each == level<u::円毎人>{1'500} && cost / each == guests && each * guests == cost
           && guests * each == cost && annual<u::千円>{90} / guests == each
           && each / level<u::円毎人>{3'000} == exact::ratio(1, 2)
           && annual<u::GJ>{5} / annual<u::百万円>{2} == level<u::GJ毎百万円>{exact::ratio(5, 2)}
           && level<u::件毎日>{3} * level<u::日>{365} == level<u::件>{1'095};
}

constexpr bool averages_differ_and_rates_add()
{
    level<u::円毎人> const east{5'000}, west{4'000};
    return east - west == change<level<u::円毎人>>{1'000} && west + (east - west) == east
           && west < east && east * 2 == level<u::円毎人>{10'000}
           && level<u::人毎日>{3} + level<u::人毎日>{4} == level<u::人毎日>{7};
}

constexpr bool units_of_a_dimension_convert_exactly()
{
    annual<u::t> const tonnes = annual<u::千t>{3};
    level<u::時間> const hours = level<u::分>{50};
    return tonnes.number() == 3'000
           && in<u::千t>(annual<u::t>{1}).number() == exact::ratio(1, 1'000)
           && hours.number() == exact::ratio(5, 6)
           && in<u::倍>(level<u::percent>{45}).number() == exact::ratio(9, 20)
           && in<u::分>(change<level<u::時間>>{exact::ratio(3, 2)}) == change<level<u::分>>{90}
           && annual<multiple<u::千t, 1'000>>{1} == annual<u::t>{1'000'000};
}

constexpr bool what_is_assigned_stays_in_its_unit()
{
    annual<u::千t> cargo{3};
    cargo += annual<u::t>{500};
    cargo -= change<annual<u::t>>{100};
    cargo *= 2;
    (cargo /= 4u) += change<annual<u::t>>{300};
    level<u::percent> share{45};
    share += change<level<u::percent>>{5};
    return cargo.number() == 2 && share == level<u::percent>{50}
           && abs(change<annual<u::人>>{-5}) == change<annual<u::人>>{5}
           && abs(level<u::位>{3}) == level<u::位>{3};
}

constexpr bool a_sum_is_in_the_finer_operand()
{
    auto const sum = annual<u::万<u::kg>>{1} + annual<u::t>{1};
    return sum.number() == 11 && sum == annual<u::kg>{11'000}
           && (annual<u::t>{1} + annual<u::万<u::kg>>{1}).number() == 11
           && (annual<u::t>{1} + annual<u::千<u::kg>>{1}).number() == 2
           && (annual<u::t>{1} - annual<u::万<u::kg>>{1}).number() == -9;
}

// A product and a quotient of one's own name their factors.
struct 皿 {
    static constexpr auto definition = counter("皿");
};
struct 皿日 {
    using left = 皿;
    using right = u::日;
    static constexpr auto definition = product("皿日", 皿::definition, u::日::definition);
};
struct 皿毎人 {
    using left = 皿;
    using right = u::人;
    static constexpr auto definition = quotient("皿/人", 皿::definition, u::人::definition);
};

template <class U, class A, class B>
concept makes_product = requires(A const& a, B const& b) { times<U>(a, b); };
template <class U, class A, class B>
concept makes_quotient = requires(A const& a, B const& b) { per<U>(a, b); };

static_assert(makes_product<皿日, annual<皿>, annual<u::日>>);
static_assert(makes_product<皿日, annual<皿>, level<u::日>>);
static_assert(!makes_product<皿日, annual<皿>, cumulative<u::日>>);
static_assert(!makes_product<皿日, annual<皿>, annual<u::人>>);
static_assert(!makes_product<皿毎人, annual<皿>, annual<u::人>>);  // that is a quotient
static_assert(makes_quotient<皿毎人, annual<皿>, annual<u::人>>);
static_assert(!makes_quotient<皿毎人, annual<皿>, cumulative<u::人>>);
static_assert(!makes_quotient<皿日, annual<皿>, annual<u::日>>);
static_assert(!multipliable<annual<皿>, annual<u::日>>);  // the catalogue knows no 皿日

constexpr bool own_units_multiply_and_divide()
{
    annual<皿> const dishes{12};
    annual<皿日> const work = times<皿日>(dishes, annual<u::日>{5});
    level<皿毎人> const each = per<皿毎人>(dishes, annual<u::千人>{3});
    return work == annual<皿日>{60} && work / annual<u::日>{5} == level<皿>{12}
           && work / dishes == level<u::日>{5} && each.number() == exact::ratio(1, 250)
           && each * annual<u::人>{3'000} == dishes && dishes / each == annual<u::人>{3'000}
           && annual<multiple<皿, 10>>{exact::ratio(6, 5)} == dishes;
}

constexpr bool values_and_changes_obey_their_laws()
{
    annual<u::人> const a{46}, b{43};
    auto const d = a - b;
    return b + d == a && d + b == a && a - d == b && d == change<annual<u::人>>{3}
           && d - d == change<annual<u::人>>{0} && -d == b - a && d * 2 == 2 * d && d + d == d * 2
           && a + b == b + a && (a + b) + b == a + (b + b) && a * 3 / 3 == a && -(-a) == a
           && (a < b) == (d < change<annual<u::人>>{0}) && a >= a && a != b;
}

constexpr bool ranks_have_an_order_and_a_distance()
{
    level<u::位> const first{1}, second{2};
    return first < second && second - first == change<level<u::位>>{1}
           && first + (second - first) == second;
}

constexpr bool business_as_usual()
{
    annual<u::人> const rate{46};
    return over(rate, 5) == cumulative<u::人>{230} && per_year(over(rate, 5), 5) == rate
           && per_year(cumulative<u::人>{185}, 3).number() == exact::ratio(185, 3)
           && std::is_same_v<decltype(over(annual<u::千t>{1}, 2)), cumulative<u::千t>>;
}

static_assert(multiples_of_a_unit_are_one_unit());
static_assert(percents_alone_differ_by_points());
static_assert(differences_of_all_proportions_lead_back());
static_assert(nights_per_person());
static_assert(products_and_quotients_are_declared());
static_assert(averages_differ_and_rates_add());
static_assert(units_of_a_dimension_convert_exactly());
static_assert(what_is_assigned_stays_in_its_unit());
static_assert(a_sum_is_in_the_finer_operand());
static_assert(own_units_multiply_and_divide());
static_assert(values_and_changes_obey_their_laws());
static_assert(ranks_have_an_order_and_a_distance());
static_assert(business_as_usual());

using people = annual<u::人>;
using total = cumulative<u::人>;

}  // namespace

TEST_CASE("what holds while compiling holds when run")
{
    CHECK(multiples_of_a_unit_are_one_unit());
    CHECK(percents_alone_differ_by_points());
    CHECK(differences_of_all_proportions_lead_back());
    CHECK(nights_per_person());
    CHECK(products_and_quotients_are_declared());
    CHECK(averages_differ_and_rates_add());
    CHECK(units_of_a_dimension_convert_exactly());
    CHECK(what_is_assigned_stays_in_its_unit());
    CHECK(a_sum_is_in_the_finer_operand());
    CHECK(own_units_multiply_and_divide());
    CHECK(values_and_changes_obey_their_laws());
    CHECK(ranks_have_an_order_and_a_distance());
    CHECK(business_as_usual());
}

TEST_CASE("quantities hold numbers of any size")
{
    annual<u::千t> const huge{INT64_MAX};
    CHECK((huge + annual<u::kg>{1}).amount() == exact{INT64_MAX} * 1'000'000 + 1);
    CHECK(huge + huge - huge == change<annual<u::千t>>{INT64_MAX});
    CHECK(huge * huge.number() / huge.number() == huge);
    CHECK(annual<u::千t>{INT64_MIN} < huge);
}

TEST_CASE("division by zero is refused when run")
{
    CHECK(refusal([] { return people{1} / people{0}; }) == code::zero_denominator);
    CHECK(refusal([] { return people{0} / people{0}; }) == code::zero_denominator);
    CHECK(refusal([] { return people{1} / 0; }) == code::zero_denominator);
    CHECK(refusal([] { return annual<u::人泊>{1} / people{0}; }) == code::zero_denominator);
    CHECK(refusal([] { return (people{1} - people{1}) / (people{1} - people{1}); })
          == code::zero_denominator);
}

TEST_CASE("a rate is kept up for at least one year")
{
    CHECK(refusal([] { return over(people{46}, 0); }) == code::bad_period);
    CHECK(refusal([] { return over(people{46}, -1); }) == code::bad_period);
    CHECK(refusal([] { return per_year(total{46}, 0); }) == code::bad_period);
}
