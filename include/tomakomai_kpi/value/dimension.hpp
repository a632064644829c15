// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DIMENSION_HPP
#define TOMAKOMAI_KPI_VALUE_DIMENSION_HPP

// What units measure or count: powers of base dimensions.
//
// Synopsis
//   struct dimension;     base(面積), own(人); times(other, power); exponent_of(); ==

#include <cstddef>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

constexpr bool same_text(char const* a, char const* b) noexcept
{
    for (; *a == *b; ++a, ++b) {
        if (*a == '\0') { return true; }
    }
    return false;
}

[[noreturn]] void throw_too_composed();

}  // namespace detail

/// A product of powers of base dimensions; factors with an exponent come first, the rest is empty.
struct dimension {
    static constexpr std::size_t most_factors = 4;
    static constexpr int largest_exponent = 1000;

    struct factor {
        char const* base = "";
        int exponent = 0;
        bool counted = false;  // things that are counted by the word 面積 are no area
    };

    factor factors[most_factors]{};

    /// What units of several sizes measure: 面積.
    static constexpr dimension base(char const* name) noexcept
    {
        dimension d;
        d.factors[0] = {name, 1};
        return d;
    }

    /// What is counted by the one unit of this symbol: 人.
    static constexpr dimension own(char const* symbol) noexcept
    {
        dimension d;
        d.factors[0] = {symbol, 1, true};
        return d;
    }

    /// The exponent of a base dimension, given as a dimension: 2 of 人 in 人².
    constexpr int exponent_of(dimension const& of) const noexcept
    {
        return exponent_of(of.factors[0]);
    }

    /// This dimension times the `power`-th power of another. Throws argument_error (bad_unit) for more
    /// factors than there is room for.
    constexpr dimension times(dimension const& other, int power) const
    {
        dimension d;
        std::size_t used = 0;
        auto const add = [&](char const* base, int exponent, bool counted) {
            bool const fits = used < most_factors && exponent <= largest_exponent
                              && exponent >= -largest_exponent;
            if (!fits) { detail::throw_too_composed(); }
            d.factors[used++] = {base, exponent, counted};
        };
        for (factor const& f : factors) {
            if (f.exponent == 0) { break; }
            int const exponent = f.exponent + power * other.exponent_of(f);
            if (exponent != 0) { add(f.base, exponent, f.counted); }
        }
        for (factor const& f : other.factors) {
            if (f.exponent == 0) { break; }
            if (exponent_of(f) == 0) { add(f.base, power * f.exponent, f.counted); }
        }
        return d;
    }

    friend constexpr bool operator==(dimension const& a, dimension const& b) noexcept
    {
        return a.is_within(b) && b.is_within(a);
    }

private:
    constexpr int exponent_of(factor const& wanted) const noexcept
    {
        for (factor const& f : factors) {
            if (f.exponent == 0) { break; }
            if (f.counted == wanted.counted && detail::same_text(f.base, wanted.base)) {
                return f.exponent;
            }
        }
        return 0;
    }

    constexpr bool is_within(dimension const& other) const noexcept
    {
        for (factor const& f : factors) {
            if (f.exponent == 0) { break; }
            if (other.exponent_of(f) != f.exponent) { return false; }
        }
        return true;
    }
};

}  // namespace tomakomai_kpi

#endif
