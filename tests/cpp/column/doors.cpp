// SPDX-License-Identifier: BSL-1.0
// Every door through which a program hands a number in: integers of up to 64 bits pass as they are,
// binary fractions, characters, bool and wider integers compile at none.
#include <optional>
#include <tuple>
#include <type_traits>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/column.hpp>
#include <tomakomai_kpi/value/value.hpp>

using namespace tomakomai_kpi;
namespace u = tomakomai_kpi::units;

namespace {

using people = annual<u::人>;
using total = cumulative<u::人>;

template <class T>
T& some() noexcept;

// What can be called with the numbers for which the expression compiles.
#define DOOR(...)                                                                                  \
    [](auto n)                                                                                     \
        requires requires { __VA_ARGS__; }                                                         \
    {}

constexpr std::tuple doors{
    DOOR(exact{n}), DOOR(exact::ratio(n, 2)), DOOR(exact::ratio(2, n)), DOOR(some<exact>() + n),
    DOOR(some<exact>() * n), DOOR(some<exact>() == n), DOOR(some<exact>() < n),
    DOOR(some<exact>() += n), DOOR(some<std::optional<exact>>() = n),
    // years and how many of them
    DOOR(fiscal_year{n}), DOOR(fiscal_year(n)), DOOR(some<fiscal_year>() + n),
    DOOR(some<fiscal_year>() - n), DOOR(some<fiscal_year>() += n), DOOR(over(some<people>(), n)),
    DOOR(per_year(some<total>(), n)), DOOR(over(some<value>(), n)),
    DOOR(per_year(some<value>(), n)),
    // amounts and what scales them
    DOOR(people{n}), DOOR(some<people>() * n), DOOR(n* some<people>()), DOOR(some<people>() / n),
    DOOR(some<people>() *= n), DOOR(value{n, unit{}, basis::annual}), DOOR(some<value>() * n),
    DOOR(n* some<value>()), DOOR(some<value>() / n), DOOR(some<value>() *= n),
    // decimals and multipliers
    DOOR(round(some<exact>(), n)), DOOR(to_decimal(some<exact>(), n)),
    DOOR(to_percent(some<exact>(), n)), DOOR(to_percent_text(some<exact>(), n)),
    DOOR(to_double(some<exact>(), n)), DOOR(power_of_ten(n)), DOOR(round(some<value>(), n)),
    DOOR(in(some<value>(), unit{}, n)), DOOR(value(some<exact>(), unit{}, basis::annual, n)),
    // sizes of units
    DOOR(unit_size{n}), DOOR(unit_size(n, 2)), DOOR(unit_size(2, n)),
    DOOR(measuring("升", "体積", n)), DOOR(multiple_of("ダース", u::個::definition, n)),
    DOOR(quotient("円/千人", u::円::definition, u::人::definition, n)),
    // columns
    DOOR(column<people>({n, n})), DOOR(column<people>({1, 2}, n)), DOOR(column<people>::type(n)),
    DOOR(scaled(some<any_column>(), n)), DOOR(some<column<people>>() * n),
    DOOR(percentages(some<rate_column>(), n))};

#undef DOOR

template <class Number>
constexpr int open_to()
{
    return std::apply(
        [](auto const&... door) {
            return (0 + ... + (std::is_invocable_v<decltype(door), Number> ? 1 : 0));
        },
        doors);
}

template <class... Numbers>
constexpr bool none_passes = ((open_to<Numbers>() == 0) && ...);
template <class... Numbers>
constexpr bool all_pass = ((open_to<Numbers>() == std::tuple_size_v<decltype(doors)>) && ...);

static_assert(none_passes<double, float, long double>);
static_assert(none_passes<char, wchar_t, char8_t, char16_t, char32_t, bool>);
static_assert(none_passes<detail::wide, detail::unsigned_wide>);
static_assert(all_pass<int, unsigned, long, unsigned long, long long, unsigned long long>);
static_assert(all_pass<short, unsigned short, signed char, unsigned char>);

}  // namespace

TEST_CASE("the largest integers pass unchanged")
{
    CHECK(exact{UINT64_MAX} == exact{INT64_MAX} * 2 + 1);
    CHECK(people{UINT64_MAX}.number() == exact{UINT64_MAX});
    CHECK((people{1} * UINT64_MAX).number() == exact{UINT64_MAX});
    CHECK(exact::ratio(UINT64_MAX, INT64_MIN) == exact{UINT64_MAX} / INT64_MIN);
}
