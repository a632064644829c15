// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_WIDTHS_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_WIDTHS_HPP

// Amounts of 64 and of 128 bits: which of the two a column has, and what 128 hold.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi::detail {

inline constexpr int most_wide_digits = 38;  // as Arrow's decimal128 holds

inline constexpr std::array<wide, most_wide_digits + 1> powers_of_ten = [] {
    std::array<wide, most_wide_digits + 1> out{};
    out[0] = 1;
    for (std::size_t i = 1; i < out.size(); ++i) { out[i] = out[i - 1] * 10; }
    return out;
}();

/// The greatest amount of a row, 10^38 − 1.
inline constexpr wide most_wide = powers_of_ten[most_wide_digits] - 1;

constexpr bool in_range(wide n) noexcept
{
    return n <= most_wide && n >= -most_wide;
}

/// a × b, false where that is no amount of a row.
constexpr bool multiply(wide a, wide b, wide& out) noexcept
{
    return !__builtin_mul_overflow(a, b, &out) && in_range(out);
}

/// What `f` says of the amounts, be they narrow or broad.
template <class F>
decltype(auto) with_amounts(any_column const& c, F f)
{
    return c.is_wide() ? f(c.wide_amounts()) : f(c.amounts());
}

/// The number, which need not fit 64 bits.
exact exact_of(wide n);

/// True, and `out` set, where the number is an integer below 10^38.
bool to_wide(exact const& x, wide& out);

/// A column over amounts that it owns from now on.
template <class Amount>
any_column column_over(column_type const& type, std::vector<Amount> amounts,
                       std::shared_ptr<std::vector<unsigned char> const> reasons = {},
                       std::shared_ptr<std::vector<kept_value> const> kept = {})
{
    auto const owner = std::make_shared<std::vector<Amount> const>(std::move(amounts));
    std::span<Amount const> const view{*owner};
    return any_column{type, owner, view, std::move(reasons), std::move(kept)};
}

}  // namespace tomakomai_kpi::detail

#endif
