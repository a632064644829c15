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
#include <tomakomai_kpi/column/arrow_export.hpp>
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

/// Room for amounts that are all written before they are read: it is not zeroed first.
template <class Amount>
class new_amounts {
public:
    explicit new_amounts(std::size_t rows)
        : bytes_{arrow::room(rows * sizeof(Amount))},
          held_{bytes_, reinterpret_cast<Amount*>(bytes_.get())},
          rows_{rows}
    {
    }

    std::size_t size() const noexcept { return rows_; }
    Amount* begin() const noexcept { return held_.get(); }
    Amount* end() const noexcept { return held_.get() + rows_; }
    Amount& operator[](std::size_t row) const noexcept { return held_.get()[row]; }
    std::shared_ptr<Amount[]> const& owner() const noexcept { return held_; }

private:
    std::shared_ptr<unsigned char[]> bytes_;
    std::shared_ptr<Amount[]> held_;
    std::size_t rows_;
};

/// A column over amounts that it owns from now on.
template <class Amount>
any_column column_over(column_type const& type, new_amounts<Amount> const& amounts,
                       std::shared_ptr<std::vector<unsigned char> const> reasons = {},
                       std::shared_ptr<std::vector<kept_value> const> kept = {})
{
    std::span<Amount const> const view{amounts.begin(), amounts.size()};
    return any_column{type, amounts.owner(), view, std::move(reasons), std::move(kept)};
}
template <class Amount>
any_column column_over(column_type const& type, std::vector<Amount> amounts,
                       std::shared_ptr<std::vector<unsigned char> const> reasons = {},
                       std::shared_ptr<std::vector<kept_value> const> kept = {})
{
    auto const owner = std::make_shared<std::vector<Amount> const>(std::move(amounts));
    std::span<Amount const> const view{*owner};
    return any_column{type, owner, view, std::move(reasons), std::move(kept)};
}

/// No number of them is greater, none negative where it is below 2^63: their bits, found in one pass
/// without branches.
template <class Integer>
std::uint64_t bits_of(std::span<Integer const> numbers) noexcept
{
    std::uint64_t bits = 0;
    for (Integer const n : numbers) {
        bits |= static_cast<std::uint64_t>(static_cast<std::int64_t>(n));
    }
    return bits;
}

/// The same of their sizes, whatever their signs: none is greater, or less than −bits − 1.
inline std::uint64_t size_bound(any_column::narrow_amounts amounts) noexcept
{
    std::uint64_t bits = 0;
    for (std::int64_t const n : amounts) { bits |= static_cast<std::uint64_t>(n ^ (n >> 63)); }
    return bits;
}

/// Whether each is in −2^bits … 2^bits − 1, of less than 63 bits.
inline bool fit_bits(any_column::narrow_amounts amounts, unsigned bits) noexcept
{
    std::uint64_t const raised = std::uint64_t{1} << bits;
    std::uint64_t all = 0;
    for (std::int64_t const n : amounts) { all |= static_cast<std::uint64_t>(n) + raised; }
    return all < raised * 2;
}

}  // namespace tomakomai_kpi::detail

#endif
