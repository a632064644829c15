// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_WHOLE_NUMBER_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_WHOLE_NUMBER_HPP

// What counts as a whole number where one is asked for.

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>

namespace tomakomai_kpi::detail {

template <class T, class... Others>
concept is_none_of = (!std::same_as<std::remove_cv_t<T>, Others> && ...);

/// Integers of up to 64 bits, none of which is narrowed: not bool and no character, and nothing wider,
/// which only some dialects take for an integer.
template <class T>
concept whole_number = std::integral<T> && sizeof(T) <= sizeof(std::int64_t)
                       && is_none_of<T, bool, char, wchar_t, char8_t, char16_t, char32_t>;

/// What the language would turn into an integer unasked: binary fractions, characters, bool.
template <class T>
concept other_number = std::is_arithmetic_v<T> && !whole_number<T>;

/// A parameter that takes any whole number, and nothing else.
class integer {
public:
    template <whole_number T>
    constexpr integer(T whole) noexcept : value_{whole}
    {
    }

    template <other_number T, code Why = code::inexact_number>
    integer(T) = delete;

    constexpr wide value() const noexcept { return value_; }

private:
    wide value_;
};

}  // namespace tomakomai_kpi::detail

#endif
