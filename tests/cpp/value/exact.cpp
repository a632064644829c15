// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/exact.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/exact_boost.hpp>

#include "support.hpp"
#include "value/numbers.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

static_assert(sizeof(exact) == 16);
static_assert(std::is_nothrow_default_constructible_v<exact>);
static_assert(std::is_nothrow_move_constructible_v<exact>);
static_assert(std::is_nothrow_move_assignable_v<exact>);

static_assert(std::is_convertible_v<int, exact>);
static_assert(std::is_convertible_v<unsigned long long, exact>);
static_assert(!std::is_constructible_v<exact, float>);  // binary fractions are not what is printed
static_assert(!std::is_constructible_v<exact, double>);
static_assert(!std::is_constructible_v<exact, long double>);
static_assert(!std::is_constructible_v<exact, bool>);
static_assert(!std::is_convertible_v<exact, double>);
static_assert(!std::is_convertible_v<exact, std::int64_t>);  // to_int64 can say no
static_assert(!addable<exact, double> && !multipliable<double, exact>);
static_assert(!divisible<exact, float> && !equatable<exact, double> && !ordered<exact, double>);

namespace {

constexpr std::int64_t least = INT64_MIN;
constexpr std::int64_t most = INT64_MAX;

constexpr bool thirds_make_a_whole()
{
    exact const third = exact{1} / 3;
    return third + third + third == 1 && third * 3 == 1 && 1 - third == third * 2;
}

constexpr bool lowest_terms_have_a_positive_denominator()
{
    exact const x = exact::ratio(6, -8);
    return x.numerator() == -3 && x.denominator() == 4 && exact{0}.denominator() == 1
           && exact::ratio(0, -7).denominator() == 1 && x.sign() == -1;
}

constexpr bool the_least_number_is_a_number_as_any()
{
    exact const x{least};
    return x / x == 1 && x + most == -1 && x / 2 * 2 == x && x - x == 0 && (x + 1) * -1 == most
           && x.sign() == -1 && x.floor() == x && x.is_integer() && exact::ratio(least, least) == 1
           && exact::ratio(least, 2) == x / 2;
}

constexpr bool products_shrink_back_into_a_word()
{
    exact const big_over_big = exact::ratio(most, 3) * exact::ratio(3, most);
    return big_over_big == 1 && exact{most} / most == 1
           && exact{3'037'000'499} * 3'037'000'499 == 9'223'372'030'926'249'001;
}

constexpr bool floor_goes_down()
{
    return exact::ratio(7, 2).floor() == 3 && exact::ratio(-7, 2).floor() == -4
           && exact{-3}.floor() == -3 && exact::ratio(-1, most).floor() == -1
           && exact::ratio(least, 3).floor() == exact{-3'074'457'345'618'258'603};
}

constexpr bool hash_does_not_know_the_way()
{
    exact const half = exact::ratio(1, 2);
    return half.hash() == exact::ratio(-4, -8).hash() && half.hash() == (exact{1} - half).hash()
           && exact{3}.hash() == exact::ratio(9, 3).hash() && half.hash() != exact{2}.hash();
}

constexpr bool order_is_of_the_number()
{
    return exact::ratio(1, 3) < exact::ratio(2, 5) && exact::ratio(-1, 3) > exact::ratio(-2, 5)
           && exact::ratio(2, 4) <= exact::ratio(1, 2) && exact{least} < exact::ratio(least, 2)
           && exact::ratio(most, most - 1) > 1;
}

constexpr bool to_int64_says_no_to_fractions()
{
    std::int64_t out = 7;
    bool const fraction = exact::ratio(1, 2).to_int64(out);
    return !fraction && out == 7 && exact::ratio(8, 4).to_int64(out) && out == 2
           && exact{least}.to_int64(out) && out == least;
}

constexpr bool compound_assignment_takes_itself()
{
    exact x = exact::ratio(3, 4);
    exact const& same = x;
    x += same;
    x *= same;
    bool const grown = x == exact::ratio(9, 4);
    x /= same;
    bool const one = x == 1;
    x -= same;
    return grown && one && x == 0 && abs(exact::ratio(-3, 4)) == exact::ratio(3, 4);
}

static_assert(thirds_make_a_whole());
static_assert(lowest_terms_have_a_positive_denominator());
static_assert(the_least_number_is_a_number_as_any());
static_assert(products_shrink_back_into_a_word());
static_assert(floor_goes_down());
static_assert(hash_does_not_know_the_way());
static_assert(order_is_of_the_number());
static_assert(to_int64_says_no_to_fractions());
static_assert(compound_assignment_takes_itself());

// Same number, and nothing tells it from the one that Boost gives.
bool agree(exact const& number, cpp_rational const& judge)
{
    exact const given = from_cpp_rational(judge);
    return to_cpp_rational(number) == judge && number == given && given == number
           && number.hash() == given.hash() && number.sign() == judge.sign()
           && to_cpp_rational(number.numerator()) == cpp_rational{numerator(judge)}
           && to_cpp_rational(number.denominator()) == cpp_rational{denominator(judge)}
           && number.is_integer() == (denominator(judge) == 1);
}

bool same_order(judged const& a, judged const& b)
{
    int const order = a.judge.compare(b.judge);
    auto const by_sign = [order](auto ours) { return ours == (order <=> 0); };
    return by_sign(a.number <=> b.number) && (a.number == b.number) == (order == 0)
           && (a.number < b.number) == (order < 0) && (a.number >= b.number) == (order >= 0);
}

cpp_rational floor_of(cpp_rational const& x)
{
    cpp_int const n = numerator(x);
    cpp_int const d = denominator(x);
    cpp_int const below = n >= 0 ? cpp_int{n / d} : cpp_int{-((-n + d - 1) / d)};
    return cpp_rational{below};
}

exact power_of_two(int exponent)
{
    exact power = 1;
    for (int i = 0; i < exponent; ++i) { power *= 2; }
    return power;
}

}  // namespace

TEST_CASE("what holds while compiling holds when run")
{
    CHECK(thirds_make_a_whole());
    CHECK(lowest_terms_have_a_positive_denominator());
    CHECK(the_least_number_is_a_number_as_any());
    CHECK(products_shrink_back_into_a_word());
    CHECK(floor_goes_down());
    CHECK(hash_does_not_know_the_way());
    CHECK(order_is_of_the_number());
    CHECK(to_int64_says_no_to_fractions());
    CHECK(compound_assignment_takes_itself());
}

TEST_CASE("every integer type comes in whole")
{
    CHECK(agree(exact{std::int8_t{-128}}, cpp_rational{-128}));
    CHECK(agree(exact{std::uint16_t{65'535}}, cpp_rational{65'535}));
    CHECK(agree(exact{std::uint32_t{4'294'967'295}}, cpp_rational{4'294'967'295}));
    CHECK(agree(exact{most}, cpp_rational{most}));
    CHECK(agree(exact{least}, cpp_rational{least}));
    CHECK(agree(exact{std::uint64_t{1} << 63}, cpp_rational{power(2, 63)}));
    CHECK(agree(exact{std::numeric_limits<unsigned long>::max()},
                cpp_rational{std::numeric_limits<unsigned long>::max()}));
    CHECK(agree(exact{std::numeric_limits<unsigned long long>::max()},
                cpp_rational{power(2, 64) - 1}));
}

TEST_CASE("a ratio of any two words is exact")
{
    for (auto const n : edges()) {
        for (auto const d : edges()) {
            if (d == 0) { continue; }
            CAPTURE(n);
            CAPTURE(d);
            CHECK(agree(exact::ratio(n, d), cpp_rational{cpp_int{n}} / cpp_rational{cpp_int{d}}));
        }
    }
}

TEST_CASE("the four operations and the order agree with Boost at every edge")
{
    for (auto const& a : edge_numbers()) {
        for (auto const& b : edge_numbers()) {
            CAPTURE(a.number);
            CAPTURE(b.number);
            bool const exact_throughout =
                agree(a.number + b.number, a.judge + b.judge)
                && agree(a.number - b.number, a.judge - b.judge)
                && agree(a.number * b.number, a.judge * b.judge)
                && (b.judge == 0 || agree(a.number / b.number, a.judge / b.judge));
            CHECK(exact_throughout);
            CHECK(same_order(a, b));
        }
    }
}

TEST_CASE("chains of operations agree with Boost at every size")
{
    number_source source{20'211};
    for (int round = 0; round < 600; ++round) {
        judged total = source.draw();
        for (int step = 0; step < 6; ++step) {
            judged const next = source.draw();
            switch (source.below(4)) {
            case 0:
                total.number += next.number;
                total.judge += next.judge;
                break;
            case 1:
                total.number -= next.number;
                total.judge -= next.judge;
                break;
            case 2:
                total.number *= next.number;
                total.judge *= next.judge;
                break;
            default:
                if (next.judge == 0) { continue; }
                total.number /= next.number;
                total.judge /= next.judge;
            }
        }
        CAPTURE(total.number);
        CHECK(agree(total.number, total.judge));
        CHECK(agree(total.number.floor(), floor_of(total.judge)));
        CHECK(agree(abs(total.number), abs(total.judge)));
        CHECK(agree(-total.number, -total.judge));
    }
}

TEST_CASE("exact numbers are an ordered field")
{
    number_source source{5};
    for (int round = 0; round < 3'000; ++round) {
        exact const a = source.draw().number;
        exact const b = source.draw().number;
        exact const c = source.draw().number;
        CAPTURE(a);
        CAPTURE(b);
        CAPTURE(c);
        bool const sums = a + b == b + a && (a + b) + c == a + (b + c) && a + 0 == a && a + -a == 0
                          && a - b == a + -b && b + (a - b) == a;
        bool const products = a * b == b * a && (a * b) * c == a * (b * c) && a * 1 == a
                              && a * (b + c) == a * b + a * c && (b == 0 || a / b * b == a)
                              && (b == 0 || 1 / (1 / b) == b);
        bool const order = (a < b) == (b > a) && (a <= b) == (a < b || a == b)
                           && (a < b) == (a + c < b + c) && (a < b) == (a - b < 0)
                           && (c <= 0 || (a < b) == (a * c < b * c))
                           && (c >= 0 || (a < b) == (a * c > b * c));
        CHECK(sums);
        CHECK(products);
        CHECK(order);
    }
}

TEST_CASE("one number has one hash, whichever way it was reached")
{
    number_source source{63};
    for (int round = 0; round < 3'000; ++round) {
        exact const a = source.draw().number;
        exact const b = source.draw().number;
        CAPTURE(a);
        CAPTURE(b);
        std::vector<exact> ways{a, -(-a), a + b - b, from_cpp_rational(to_cpp_rational(a)),
                                a.numerator() / a.denominator()};
        if (b != 0) { ways.push_back(a * b / b); }
        bool const one = std::ranges::all_of(ways, [&](exact const& way) {
            return way == a && way.hash() == a.hash() && !(way < a) && !(way > a);
        });
        CHECK(one);
        CHECK((a == b) == (a.hash() == b.hash()));  // no collisions among these either
    }
}

TEST_CASE("the least word is one number, however it is come by")
{
    exact const positive = power_of_two(63);
    for (exact const& way :
         {exact{least}, -positive, positive * -1, positive / -1, exact{least + 1} - 1,
          exact{most} * -1 - 1, power_of_two(100) / power_of_two(37) * -1, 0 - positive,
          exact::ratio(least, 3) * 3, from_cpp_rational(cpp_rational{-power(2, 63)})}) {
        std::int64_t word = 0;
        CHECK(way == least);
        CHECK(way.hash() == exact{least}.hash());
        CHECK(way.to_int64(word));
        CHECK(word == least);
    }
}

TEST_CASE("INT64_MIN by −1 is 2 to the 63rd")
{
    CHECK(agree(exact{least} / -1, cpp_rational{power(2, 63)}));
    CHECK(agree(exact{least} * -1, cpp_rational{power(2, 63)}));
    CHECK(agree(-exact{least}, cpp_rational{power(2, 63)}));
    CHECK(agree(abs(exact{least}), cpp_rational{power(2, 63)}));
    CHECK(agree(exact::ratio(least, -1), cpp_rational{power(2, 63)}));
    CHECK(agree(exact::ratio(1, least), cpp_rational{-1, power(2, 63)}));
    CHECK(agree(exact{1} / least, cpp_rational{-1, power(2, 63)}));
}

TEST_CASE("numbers outgrow a word and come back")
{
    exact factorial = 1;
    for (int n = 1; n <= 60; ++n) { factorial *= n; }
    std::int64_t word = 0;
    CHECK(!factorial.to_int64(word));
    for (int n = 60; n > 1; --n) { factorial /= n; }
    CHECK(factorial.to_int64(word));
    CHECK(word == 1);

    exact harmonic = 0;
    for (int n = 1; n <= 100; ++n) { harmonic += exact{1} / n; }
    CHECK(!harmonic.is_integer());
    for (int n = 100; n > 1; --n) { harmonic -= exact{1} / n; }
    CHECK(agree(harmonic, cpp_rational{1}));
}

TEST_CASE("division by zero is refused, of small and of big numbers")
{
    exact const big = power_of_two(200);
    CHECK(refusal([] { return exact{1} / 0; }) == code::zero_denominator);
    CHECK(refusal([] { return exact{0} / 0; }) == code::zero_denominator);
    CHECK(refusal([&] { return big / 0; }) == code::zero_denominator);
    CHECK(refusal([&] { return big / (big - big); }) == code::zero_denominator);
    CHECK(refusal([] { return exact::ratio(5, 0); }) == code::zero_denominator);
    CHECK_THROWS_WITH_AS(exact{1} / 0, doctest::Contains("[zero_denominator]"), division_error);

    exact kept = 5;
    CHECK_THROWS_AS(kept /= 0, division_error);
    CHECK(kept == 5);
}

TEST_CASE("big numbers are copied and moved as values")
{
    exact const big = power_of_two(200) + exact::ratio(1, 3);
    exact copy = big;
    copy += 1;
    CHECK(copy == big + 1);
    CHECK(big == power_of_two(200) + exact::ratio(1, 3));

    exact moved = std::move(copy);
    CHECK(moved == big + 1);

    exact& same = moved;
    moved = same;
    CHECK(moved == big + 1);
    moved = std::move(same);
    CHECK(moved == big + 1);
    moved -= same;
    CHECK(moved == 0);

    exact small = 1;
    exact other = big;
    small.swap(other);
    CHECK(small == big);
    CHECK(other == 1);
    small = other;
    CHECK(small == 1);
    small = big;
    small *= small;
    CHECK(small == big * big);
}

TEST_CASE("numbers of all sizes sort in a container")
{
    number_source source{7};
    std::vector<exact> numbers;
    for (int i = 0; i < 500; ++i) { numbers.push_back(source.draw().number); }
    std::ranges::sort(numbers);
    CHECK(std::ranges::is_sorted(numbers, [](exact const& a, exact const& b) {
        return to_cpp_rational(a) < to_cpp_rational(b);
    }));
    numbers.erase(numbers.begin(), numbers.begin() + 250);
    numbers.shrink_to_fit();
    CHECK(std::ranges::is_sorted(numbers));
}
