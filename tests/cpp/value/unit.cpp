// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/unit.hpp>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/units.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

static_assert(sizeof(unit) == sizeof(void*));
static_assert(std::is_trivially_copyable_v<unit>);
static_assert(unit_type<u::人> && unit_type<u::千t> && unit_type<u::none> && unit_type<u::点>);
static_assert(!unit_type<int> && !unit_type<unit>);

// Every ASCII alias is the type itself.
static_assert(std::is_same_v<u::person, u::人> && std::is_same_v<u::tonne, u::t>);
static_assert(std::is_same_v<u::yen, u::円> && std::is_same_v<u::person_night, u::人泊>);
static_assert(std::is_same_v<u::kilotonne, u::千t> && std::is_same_v<u::million_yen, u::百万円>);

namespace {

// A unit of a program's own, and another definition of the same one.
struct 皿 {
    static constexpr auto definition = counter("皿");
};
struct 皿_again {
    static constexpr auto definition = counter("皿", "枚");
};
struct 皿回 {
    static constexpr auto definition = product("皿回", 皿::definition, u::回::definition);
};
struct 回皿 {
    static constexpr auto definition = product("皿回", u::回::definition, 皿::definition);
};
struct 人人 {
    static constexpr auto definition = product("人²", u::人::definition, u::人::definition);
};
struct ダース {
    static constexpr auto definition = multiple_of("ダース", u::個::definition, 12, "打");
};
struct グロス {
    static constexpr auto definition = multiple_of("グロス", ダース::definition, 12);
};
struct t毎人日 {
    static constexpr auto definition =
        quotient("t/人日", u::t::definition, u::人日::definition, 1'000);
};
constexpr auto percent_a_year = quotient("%/年", u::percent::definition, u::年::definition);
struct トン時間 {
    static constexpr auto definition = product("トン時間", u::t::definition, u::時間::definition);
};

constexpr bool units_of_one_dimension_convert()
{
    return commensurable(unit_of<u::t>, unit_of<u::kg>) && unit_of<u::t>.factor() == 1'000
           && unit_of<u::percent>.factor() == exact::ratio(1, 100)
           && unit_of<u::時間>.factor() / unit_of<u::分>.factor() == 60
           && commensurable(unit_of<u::percent>, unit_of<u::permille>)
           && finer(unit_of<u::t>, unit_of<u::kg>) == unit_of<u::kg>
           && finer(unit_of<u::permille>, unit_of<u::percent>) == unit_of<u::permille>;
}

constexpr bool what_counts_different_things_does_not()
{
    return !commensurable(unit_of<u::人>, unit_of<u::件>)
           && !commensurable(unit_of<u::人>, unit_of<u::人泊>)
           && !commensurable(unit_of<u::人>, unit_of<u::none>)
           && !commensurable(unit_of<u::円>, unit_of<u::t>)
           && !commensurable(unit_of<u::percent>, unit_of<u::point>)  // a share is not a change
           && !commensurable(unit_of<u::点>, unit_of<u::位>);
}

constexpr bool definitions_that_agree_are_one_unit()
{
    return unit_of<皿> == unit_of<皿_again> && unit_of<皿回> == unit_of<回皿>
           && unit{} == unit_of<u::none> && !(unit_of<u::t> == unit_of<u::kg>)
           && !(unit_of<u::percent> == unit_of<u::permille>)
           && unit_of<u::千t> == unit_of<u::t>;  // a multiplier is no part of a unit
}

constexpr bool a_multiplier_belongs_to_the_type()
{
    return multiplier_of<u::t> == 1 && multiplier_of<u::千t> == 1'000
           && multiplier_of<u::億円> == 100'000'000 && multiplier_of<multiple<皿, 100>> == 100
           && multiplier_of<multiple<u::千t, 1'000>> == 1'000'000
           && multiplier_of<u::万<u::千t>> == 10'000'000;
}

constexpr bool products_multiply_dimensions_and_sizes()
{
    dimension const& square = 人人::definition.dimension;
    return unit_of<u::人泊>.definition().dimension.exponent_of(dimension::own("人")) == 1
           && unit_of<u::人泊>.definition().dimension.exponent_of(dimension::own("泊")) == 1
           && unit_of<u::人泊>.definition().dimension.exponent_of(dimension::own("件")) == 0
           && square.exponent_of(dimension::own("人")) == 2
           && unit_of<トン時間>.factor() == 3'600'000
           && 皿回::definition.dimension == 回皿::definition.dimension
           && !(square == unit_of<u::人>.definition().dimension);
}

constexpr bool builders_say_what_a_unit_is()
{
    return u::人::definition.counts && !u::t::definition.counts && ダース::definition.counts
           && unit_of<ダース>.factor() == 12 && unit_of<グロス>.factor() == 144
           && commensurable(unit_of<グロス>, unit_of<u::個>)
           && finer(unit_of<グロス>, unit_of<ダース>) == unit_of<ダース>
           && ダース::definition.composition == composition::multiple
           && unit_of<u::percent>.scale() == scale_kind::proportion
           && unit_of<u::点>.scale() == scale_kind::interval
           && unit_of<u::位>.scale() == scale_kind::ordinal
           && unit_of<u::point>.scale() == scale_kind::points
           && unit_of<u::円毎人>.scale() == scale_kind::average
           && unit_of<u::人毎日>.scale() == scale_kind::ratio  // a rate per time adds up
           && unit_of<u::円毎時間>.scale() == scale_kind::ratio
           && unit{percent_a_year}.scale() == scale_kind::average
           && u::人泊::definition.composition == composition::product
           && u::円毎人::definition.composition == composition::quotient
           && u::percent::definition.size.numerator == 1
           && u::percent::definition.size.denominator == 100;
}

constexpr bool quotients_divide_dimensions_and_sizes()
{
    dimension const& d = t毎人日::definition.dimension;
    return d.exponent_of(dimension::base("質量")) == 1 && d.exponent_of(dimension::own("人")) == -1
           && d.exponent_of(dimension::own("日")) == -1
           && unit_of<t毎人日>.factor() == 1  // 1000 kg by 1000 person-days
           && unit_of<u::GJ毎百万円>.factor() == 1'000
           && unit_of<u::km毎時間>.factor() == exact::ratio(5, 18)
           && commensurable(unit_of<u::円毎kg>, unit_of<u::円毎t>)
           && finer(unit_of<u::円毎kg>, unit_of<u::円毎t>) == unit_of<u::円毎t>
           && u::km::definition.dimension.times(u::m::definition.dimension, -1) == dimension{}
           && u::人泊::definition.dimension.times(u::人::definition.dimension, -1)
                  == u::泊::definition.dimension;
}

constexpr bool one_name_for_two_things_is_no_one_unit()
{
    constexpr auto one = measuring("升", "体積", {18'039, 10'000'000});
    constexpr auto other = measuring("升", "体積", {18, 10'000});
    constexpr auto counted = counter("升");
    return !commensurable(unit{one}, unit{other}) && !commensurable(unit{one}, unit{counted})
           && commensurable(unit{one}, unit_of<u::L>) && !(unit{one} == unit{other})
           && commensurable(unit{one}, unit{one});
}

// A counter's name may be that of a dimension.
constexpr auto areas = counter("面積");
constexpr auto sums = counter("金額", "口");
constexpr auto sums_by_area = quotient("金額/面積", sums, areas);

constexpr bool what_is_counted_is_no_measure_of_that_name()
{
    return !commensurable(unit{areas}, unit_of<u::ha>) && !commensurable(unit{sums}, unit_of<u::円>)
           && !(dimension::own("面積") == dimension::base("面積"))
           && !(sums_by_area.dimension
                == u::円::definition.dimension.times(u::ha::definition.dimension, -1))
           && sums_by_area.dimension.times(areas.dimension, 1) == sums.dimension
           && !detail::is_time(counter("時間").dimension);
}

constexpr bool only_percents_differ_by_points()
{
    return difference_unit(unit_of<u::percent>) == unit_of<u::point>
           && difference_unit(unit_of<u::permille>) == unit_of<u::permille>
           && difference_unit(unit_of<u::割>) == unit_of<u::割>
           && difference_unit(unit_of<u::倍>) == unit_of<u::倍>
           && difference_unit(unit_of<u::人口10万対>) == unit_of<u::人口10万対>
           && difference_unit(unit_of<u::人>) == unit_of<u::人>
           && difference_unit(unit_of<u::point>) == unit_of<u::point>
           && difference_unit(unit_of<u::点>) == unit_of<u::点>;
}

static_assert(units_of_one_dimension_convert());
static_assert(what_counts_different_things_does_not());
static_assert(definitions_that_agree_are_one_unit());
static_assert(a_multiplier_belongs_to_the_type());
static_assert(products_multiply_dimensions_and_sizes());
static_assert(builders_say_what_a_unit_is());
static_assert(quotients_divide_dimensions_and_sizes());
static_assert(one_name_for_two_things_is_no_one_unit());
static_assert(what_is_counted_is_no_measure_of_that_name());
static_assert(only_percents_differ_by_points());

// A definition that ends with the statement has no handle, and no size is 0, negative or a fraction
// that has rounded.
static_assert(std::is_constructible_v<unit, unit_definition const&>);
static_assert(!std::is_constructible_v<unit, unit_definition>);
static_assert(std::is_convertible_v<unsigned, unit_size>);
static_assert(!std::is_convertible_v<double, unit_size> && !std::is_convertible_v<char, unit_size>);

template <class... Units>
std::vector<unit> units_in(unit_list<Units...>)
{
    return {unit_of<Units>...};
}

template <class... Units>
std::vector<std::string> names_of_multiples(unit_list<Units...>)
{
    return {multiplier_text(multiplier_of<Units>) + unit_of<Units>.symbol()...};
}

std::vector<std::string> all_spellings(unit of)
{
    std::vector<std::string> all{of.symbol()};
    for (auto const* spelling : of.definition().spellings) {
        if (spelling != nullptr) { all.emplace_back(spelling); }
    }
    return all;
}

}  // namespace

TEST_CASE("what holds while compiling holds when run")
{
    CHECK(units_of_one_dimension_convert());
    CHECK(what_counts_different_things_does_not());
    CHECK(definitions_that_agree_are_one_unit());
    CHECK(a_multiplier_belongs_to_the_type());
    CHECK(products_multiply_dimensions_and_sizes());
    CHECK(builders_say_what_a_unit_is());
    CHECK(quotients_divide_dimensions_and_sizes());
    CHECK(one_name_for_two_things_is_no_one_unit());
    CHECK(what_is_counted_is_no_measure_of_that_name());
    CHECK(only_percents_differ_by_points());
}

TEST_CASE("a size is a fraction of whole numbers from 1")
{
    for (int const wrong : {0, -1, INT_MIN}) {
        CAPTURE(wrong);
        CHECK(refusal([&] { return unit_size{wrong, 1}.numerator; }) == code::bad_unit);
        CHECK(refusal([&] { return unit_size{1, wrong}.numerator; }) == code::bad_unit);
    }
    CHECK(refusal([] { return unit_size{UINT64_MAX}.numerator == INT64_MAX; }) == code::none);
    CHECK(refusal([] { return unit_size{0}.numerator; }) == code::bad_unit);
}

TEST_CASE("every spelling of the catalogue is read as its unit and no other's")
{
    std::set<std::string> seen;
    for (unit const of : units_in(u::catalogue{})) {
        for (auto const& spelling : all_spellings(of)) {
            CAPTURE(spelling);
            CHECK(seen.insert(spelling).second);
            CHECK(parse_unit(spelling).unit == of);
            CHECK(parse_unit(spelling).multiplier == 1);
            CHECK(parse_unit("千" + spelling).multiplier == 1'000);
            value const v = parse("3" + spelling);
            CHECK(v.unit() == of);
            CHECK(to_string(v) == "3" + spelling);
        }
    }
}

TEST_CASE("every unit of the document is in the catalogue")
{
    for (std::string const symbol :
         {"人",   "件",   "社", "組",   "%",  "施設",   "時間", "式", "本", "泊", "人泊",
          "団体", "事業", "回", "路線", "基", "クラブ", "か所", "隊", "t",  "円"}) {
        CAPTURE(symbol);
        CHECK(parse_unit(symbol).unit.symbol() == symbol);
    }
    std::vector<std::string> const multiples = names_of_multiples(u::named_multiples{});
    for (std::string const name : {"千人", "万人", "千t", "千円", "万円"}) {
        CAPTURE(name);
        CHECK(std::find(multiples.begin(), multiples.end(), name) != multiples.end());
    }
}

TEST_CASE("units of the catalogue are pairwise different")
{
    auto const all = units_in(u::catalogue{});
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.size(); ++j) {
            CHECK((all[i] == all[j]) == (i == j));
            CHECK(commensurable(all[i], all[j]) == commensurable(all[j], all[i]));
        }
    }
}

TEST_CASE("units declared while the program runs are interned: equal definitions, one handle")
{
    std::string symbol = "椀";
    unit const bowl = interned(counter(symbol.c_str(), "碗"));
    symbol = "鉢";  // the pool keeps texts of its own
    unit_definition const definition = counter("椀", "碗");
    CHECK(bowl.symbol() == std::string{"椀"});
    CHECK(interned(counter("椀", "碗")).is(bowl));
    CHECK(!interned(counter("椀")).is(bowl));  // other spellings, but
    CHECK(interned(counter("椀")) == bowl);    // the same unit
    CHECK(!commensurable(interned(measuring("椀", "椀", 2)), bowl));

    unit const days = interned(product("椀日", definition, u::日::definition));
    CHECK(days.is(interned(product("椀日", counter("椀", "碗"), u::日::definition))));
    CHECK(unit{*days.definition().left} == bowl);
    CHECK(unit{*days.definition().right} == unit_of<u::日>);
    CHECK(!days.is(interned(product("椀日", u::日::definition, definition))));
    CHECK(days == interned(product("椀日", u::日::definition, definition)));

    unit const dozen = interned(multiple_of("盆", definition, 12));
    CHECK(dozen.is(interned(multiple_of("盆", counter("椀", "碗"), 12))));
    CHECK(commensurable(dozen, bowl));
    CHECK(dozen.factor() == 12);

    // Nothing is registered: readers know the units they are given.
    CHECK(refusal([] { return parse("5椀"); }) == code::unknown_unit);
    std::vector<unit> const own{bowl, dozen};
    CHECK(parse("5椀", {.basis = {}, .units = own}).unit().is(bowl));
    CHECK(parse("5盆", {.basis = {}, .units = own}) == parse("60椀", {.basis = {}, .units = own}));
    CHECK(interned(u::人::definition) == unit_of<u::人>);
}

TEST_CASE("every product and quotient of the catalogue is made of its units")
{
    for (unit const of : units_in(u::compounds{})) {
        unit_definition const& d = of.definition();
        CAPTURE(std::string{of.symbol()});
        REQUIRE(d.left != nullptr);
        REQUIRE(d.right != nullptr);
        CHECK((d.composition == composition::product || d.composition == composition::quotient));
        CHECK(parse_unit(d.left->symbol).unit == unit{*d.left});
        CHECK(parse_unit(d.right->symbol).unit == unit{*d.right});
        bool const multiplied = d.composition == composition::product;
        CHECK(d.dimension == d.left->dimension.times(d.right->dimension, multiplied ? 1 : -1));
        CHECK(of.factor().sign() > 0);
    }
    for (unit const of : units_in(u::plain{})) {
        CHECK(of.definition().composition == composition::none);
    }
}
