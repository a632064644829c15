// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_ANY_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_ANY_COLUMN_HPP

// A column of amounts whose unit and basis are known when the program runs: one
// unit, one basis, one decimal scale, and an integer a row, of 64 bits where
// that suffices and of 128 where not. It is immutable and cheap to copy: copies
// and slices share the amounts.
//
// A row without an amount is missing for a reason. What a row says beside its
// amount (約, 以上, a range, its text) is kept for the few rows that have such.
//
//   any_column const visitors = read_column(texts);              // 46人, 集計中, 12人
//   visitors[0] == parse("46人");  visitors.reason(1) == code::pending
//   sum(visitors).total()                                        // 58人, and one is missing
//
// Synopsis
//   struct kept_value;       a value of a row that says more than its amount
//   class any_column;        type(), size(), is_wide(), amounts(), wide_amounts(), reason(i), [i],
//                            kept(), slice(), take(); ==
//   class column_builder;    makes one, row by row
//   any_column column_of(amounts, type);

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <tomakomai_kpi/column/column_type.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// A value of a row that says more than its amount.
struct kept_value {
    std::size_t row;
    tomakomai_kpi::value value;
};

class any_column {
public:
    /// Amounts that someone owns, 64 bits wide.
    using narrow_amounts = std::span<std::int64_t const>;
    /// As many, 128 bits wide; each is less than 10^38.
    using broad_amounts = std::span<detail::wide const>;

    any_column() = default;

    /// `reasons` has a code for each row, none where there is an amount; it is empty where all rows
    /// have one. Amounts of rows without one are 0. `kept` is in the order of rows. Both spans live
    /// as long as `owner`.
    any_column(column_type type, std::shared_ptr<void const> owner, narrow_amounts amounts,
               std::shared_ptr<std::vector<unsigned char> const> reasons = {},
               std::shared_ptr<std::vector<kept_value> const> kept = {});
    any_column(column_type type, std::shared_ptr<void const> owner, broad_amounts amounts,
               std::shared_ptr<std::vector<unsigned char> const> reasons = {},
               std::shared_ptr<std::vector<kept_value> const> kept = {});

    column_type const& type() const noexcept { return type_; }
    std::size_t size() const noexcept { return is_wide_ ? broad_.size() : narrow_.size(); }

    /// Whether the amounts are of 128 bits.
    bool is_wide() const noexcept { return is_wide_; }
    narrow_amounts amounts() const noexcept { return narrow_; }
    broad_amounts wide_amounts() const noexcept { return broad_; }
    detail::wide amount(std::size_t row) const noexcept
    {
        return is_wide_ ? broad_[row] : narrow_[row];
    }

    /// Whether every row has an amount.
    bool is_whole() const noexcept { return reasons_ == nullptr; }
    /// A code for each row; empty where all have an amount.
    std::span<unsigned char const> reasons() const noexcept;

    /// Why a row has no amount: none where it has; as value::reason() where it is missing; bound
    /// (以上 …) and no_amount (a range, words) where it says something that is no amount.
    code reason(std::size_t row) const noexcept
    {
        return is_whole() ? code::none : static_cast<code>(reasons()[row]);
    }

    /// Rows that are missing, and rows that say something that is no amount.
    struct gaps {
        std::size_t missing = 0;
        std::size_t not_amounts = 0;
        std::size_t first_not_amount = 0;
    };
    gaps count_gaps() const noexcept;

    /// The values of rows that say more than an amount, in the order of rows.
    std::span<kept_value const> kept() const noexcept;
    /// That of a row; null for none.
    value const* kept_at(std::size_t row) const noexcept;

    /// The value; where the reason is none that a value can have (target_zero), it is unspecified there.
    value operator[](std::size_t row) const;

    /// `count` rows from `first` on, which share the amounts.
    any_column slice(std::size_t first, std::size_t count) const;

    /// The rows so numbered, in this order; a row may come twice.
    any_column take(std::span<std::size_t const> rows) const;

private:
    column_type type_{};
    std::shared_ptr<void const> owner_{};
    narrow_amounts narrow_{};
    broad_amounts broad_{};
    bool is_wide_ = false;
    std::shared_ptr<std::vector<unsigned char> const> reasons_{};
    std::size_t first_reason_ = 0;
    std::shared_ptr<std::vector<kept_value> const> kept_{};
    std::size_t first_row_ = 0;  // of kept_
};

/// One type, and row for row the same values.
bool operator==(any_column const& a, any_column const& b);

/// Takes amounts row by row, in as few bits and decimals as they need.
class column_builder {
public:
    /// With a scale every amount must fit it, else the scale grows with them, up to largest_scale.
    explicit column_builder(column_type type, bool grows = true);

    void reserve(std::size_t rows);
    std::size_t size() const noexcept { return is_wide_ ? broad_.size() : narrow_.size(); }
    column_type const& type() const noexcept { return type_; }

    /// Says of what the amounts are, where that is known only now; the scale stays.
    void set_measured(operand of, std::int64_t multiplier);

    /// digits × 10^−decimals. False, and nothing taken, where the scale or 38 digits do not hold it.
    bool add(detail::wide digits, int decimals = 0);
    /// The same, quickly, of as many decimals as the column has; false, and nothing taken, else or where
    /// the column is wide.
    bool add_narrow(std::int64_t digits, int decimals)
    {
        if (is_wide_ || decimals != type_.scale) { return false; }
        narrow_.push_back(digits);
        if (!reasons_.empty()) { reasons_.push_back(0); }
        return true;
    }
    void add_missing(code reason);
    /// Of what the last row says beside its amount.
    void keep(value said);

    any_column finish() &&;

private:
    bool fits_scale(detail::wide& digits, int decimals);
    bool grow_scale(int decimals);
    void widen();
    void push(detail::wide amount);

    column_type type_;
    bool grows_;
    bool is_wide_ = false;
    std::vector<std::int64_t> narrow_{};
    std::vector<detail::wide> broad_{};
    std::vector<unsigned char> reasons_{};
    std::vector<kept_value> kept_{};
};

/// An integer of any size, which 10^38 must be beyond; else false, and nothing is taken.
bool add_integer(column_builder& to, exact const& n);

/// A column of amounts that are integers of `type`'s scale, taken over.
any_column column_of(std::vector<std::int64_t> amounts, column_type type);

}  // namespace tomakomai_kpi

#endif
