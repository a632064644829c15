// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_WHOLE_NUMBER_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_WHOLE_NUMBER_HPP

// What counts as a whole number where one is asked for.

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>

namespace tomakomai_kpi::detail {

template <class T, class... Others>
concept is_none_of = (!std::same_as<T, Others> && ...);

/// Integers of up to 64 bits, none of which is narrowed: not bool and no character, and nothing wider,
/// which only some dialects take for an integer.
template <class T>
concept whole_number = std::integral<T> && sizeof(T) <= sizeof(std::int64_t)
                       && is_none_of<T, bool, char, wchar_t, char8_t, char16_t, char32_t>;

/// What the language would turn into an integer unasked: binary fractions, characters, bool, and
/// integers of 128 bits, which only some dialects call arithmetic.
template <class T>
concept other_number =
    !whole_number<T>
    && (std::integral<T> || std::floating_point<T> || !is_none_of<T, wide, unsigned_wide>);

/// Why one is refused: binary fractions have rounded already, the others are no numbers of things.
template <other_number T>
inline constexpr code other_number_refused =
    std::floating_point<T> ? code::inexact_number : code::not_a_number;

/// A parameter that takes any whole number, and nothing else.
class integer {
public:
    template <whole_number T>
    constexpr integer(T whole) noexcept : value_{whole}
    {
    }

    template <other_number T, code Why = other_number_refused<T>>
    integer(T) = delete;

    constexpr wide value() const noexcept { return value_; }

private:
    wide value_;
};

/// A parameter that is held as `Held`: how many years, decimals or times. What is larger than any
/// stays the largest, for the function to refuse.
template <std::signed_integral Held>
class whole {
public:
    template <whole_number T>
    constexpr whole(T number) noexcept : held_{static_cast<Held>(number)}
    {
        constexpr Held most = std::numeric_limits<Held>::max();
        constexpr Held least = std::numeric_limits<Held>::min();
        if (std::cmp_greater(number, most)) { held_ = most; }
        if (std::cmp_less(number, least)) { held_ = least; }
    }

    template <other_number T, code Why = other_number_refused<T>>
    whole(T) = delete;

    constexpr operator Held() const noexcept { return held_; }

private:
    Held held_;
};

}  // namespace tomakomai_kpi::detail

#endif
