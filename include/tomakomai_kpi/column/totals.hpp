// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_TOTALS_HPP
#define TOMAKOMAI_KPI_COLUMN_TOTALS_HPP

// Exact sums of a column, whole and by group, and totals over the years.
//
// A state is what a sum has seen so far. States merge in any order and any tree
// to the same bytes, so that parts of a column may be summed on many machines;
// no sum of less than 2^63 rows leaves a state's 192 bits.
//
// Rows that are missing are left out and counted: the sum of nothing is missing,
// never 0. What does not add (ratios, scores) is refused before any row is read,
// as is a row that says something that is no amount (100人以上).
//
// Synopsis
//   class sum_state;                 add(wide), merge(state), count(), missing(); bytes
//   struct column_sum;               state and type; total() -> value
//   column_sum sum(column);          throws basis_error (ratio_not_additive …), amount_error
//   struct group_index;              group of each row, and the first row of each group
//   std::vector<sum_state> sum_states(column, group_index);
//   any_column sums_of(states, column_type); the sums as a column
//   any_column accumulated_by(column, group_index, years);   累計; throws period_error

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class sum_state {
public:
    /// A state as bytes, the same on every machine: the sum, low byte first, then both counts.
    static constexpr std::size_t size_in_bytes = 40;
    using bytes = std::array<unsigned char, size_in_bytes>;

    void add(detail::wide amount) noexcept
    {
        add_to_sum(static_cast<detail::unsigned_wide>(amount), amount < 0 ? -1 : 0);
        ++count_;
    }
    void add_missing(std::int64_t rows = 1) noexcept { missing_ += rows; }

    /// The sum of `count` amounts that were added up elsewhere.
    void add_sum(detail::wide sum, std::int64_t count) noexcept
    {
        add_to_sum(static_cast<detail::unsigned_wide>(sum), sum < 0 ? -1 : 0);
        count_ += count;
    }

    void merge(sum_state const& other) noexcept
    {
        add_to_sum(other.low_, other.high_);
        count_ += other.count_;
        missing_ += other.missing_;
    }

    /// Rows with an amount, and without.
    std::int64_t count() const noexcept { return count_; }
    std::int64_t missing() const noexcept { return missing_; }

    /// The sum, which need not fit 128 bits.
    exact sum() const;
    /// True, and `out` set, where the sum is below 10^38.
    bool sum_fits(detail::wide& out) const noexcept;

    bytes to_bytes() const noexcept;
    static sum_state from_bytes(std::span<unsigned char const, size_in_bytes> from) noexcept;

    /// A state as integers that engines may add up column by column, over less than 2^31 states of less
    /// than 2^33 rows: the sum in digits of 32 bits, low first, both counts, and a mark of its type, once
    /// a row.
    static constexpr std::size_t digits = 6;
    using columns = std::array<std::int64_t, digits + 3>;
    columns to_columns(column_type const& of) const;
    /// Throws kpi_error (bad_argument) where states of another unit, basis or scale are among them.
    static sum_state from_columns(columns const& sums, column_type const& of);

    friend bool operator==(sum_state const&, sum_state const&) = default;

private:
    void add_to_sum(detail::unsigned_wide low, std::int64_t high) noexcept
    {
        low_ += low;
        high_ += high + (low_ < low ? 1 : 0);
    }

    detail::unsigned_wide low_ = 0;
    std::int64_t high_ = 0;
    std::int64_t count_ = 0;
    std::int64_t missing_ = 0;
};

struct column_sum {
    column_type type;
    sum_state state;

    /// The value; missing (unspecified) where no row had an amount.
    value total() const;
};

/// Throws basis_error where amounts of the unit do not add (ratio_not_additive, not_ratio_scale), and
/// amount_error for a row that is no amount.
column_sum sum(any_column const& c);

/// Rows of one group each: `group[row]` counts groups in the order of their first rows.
struct group_index {
    std::vector<std::uint32_t> group;
    std::vector<std::size_t> first_row;

    std::size_t groups() const noexcept { return first_row.size(); }
};

/// One state for each group; throws as sum.
std::vector<sum_state> sum_states(any_column const& c, group_index const& by);

/// One row for each state: its sum, missing where no row had an amount. Throws amount_error
/// (inexact_number) where a sum has more than 38 digits.
any_column sums_of(std::span<sum_state const> states, column_type const& type);

/// As sum: whether the column's amounts add at all.
void require_additive(any_column const& c);

/// The rows as they stand, each the total of its group from the group's first year to its own.
/// Throws as rule::accumulated, and period_error with the row where a group has a year twice
/// (period_overlap) or lacks one (period_gap). A row that is missing has no total, nor have the years
/// behind it.
any_column accumulated_by(any_column const& c, group_index const& by,
                          std::span<std::int32_t const> years);

}  // namespace tomakomai_kpi

#endif
