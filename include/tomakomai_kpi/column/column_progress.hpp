// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_COLUMN_PROGRESS_HPP
#define TOMAKOMAI_KPI_COLUMN_COLUMN_PROGRESS_HPP

// Progress row by row: what assess() says of an indicator, of columns of actuals,
// targets and baselines. Units and bases are decided once, before any row; rows
// that say more than an amount (100人以上) are judged by assess() itself, all
// others by integers, to the same answers.
//
//   rate_column const r = attainment(actuals, targets);
//   r[0]                                  // 9/46; r.reason(1) is target_zero
//   percentages(r, 1, rounding::half_up)  // a column of %, 19.6
//
// Synopsis
//   class rate_column;                    exact shares or reasons; size(), [i], reason(i)
//   rate_column attainment(a, t);         実績 ÷ 目標
//   rate_column gap_closure(a, t, b);     (実績 − 基準) ÷ (目標 − 基準)
//   rate_column shares(parts, group_index);   each row's part of its group's sum
//   rate_terms in_lowest_terms(rates);    numerators and denominators
//   any_column percentages(rates, places, rounding);
//   struct column_clock;                  n of N years, one for all rows or one a row
//   struct row_verdicts;                yes or no, or a reason
//   row_verdicts met(a, t, …), on_path(a, t, b, clock, …);
//   struct row_statuses;  statuses(a, t, b, clock, …);

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/column/totals.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/direction.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Exact shares, one a row, or the reason why there is none.
class rate_column {
public:
    /// Row i is numerators[i] × factor ÷ denominators[i], where it has no reason.
    rate_column(any_column numerators, any_column denominators, exact factor,
                std::vector<unsigned char> reasons);

    std::size_t size() const noexcept { return reasons_.size(); }
    code reason(std::size_t row) const noexcept { return static_cast<code>(reasons_[row]); }
    std::span<unsigned char const> reasons() const noexcept { return reasons_; }

    /// Empty where the row has a reason.
    std::optional<exact> operator[](std::size_t row) const;

    any_column const& numerators() const noexcept { return numerators_; }
    any_column const& denominators() const noexcept { return denominators_; }
    exact const& factor() const noexcept { return factor_; }

private:
    any_column numerators_;
    any_column denominators_;
    exact factor_;
    std::vector<unsigned char> reasons_;
};

/// Which way is better for all rows; of a row whose target is a bound (100人以上) the bound says it.
/// Throws kpi_error (bad_argument) for other kinds than up and down.
struct column_direction {
    direction_kind kind = direction_kind::up;
    bool is_said = false;  // else bounds go before
};

/// Throws unit_error, basis_error (mixed bases), argument_error (lengths_differ). Reasons of rows: as
/// assess(), the missing actual's own, no_amount, target_zero, not_ratio_scale, lower_is_better.
rate_column attainment(any_column const& actual, any_column const& target,
                       column_direction better = {});

/// As attainment; also no_baseline, baseline_equals_target, direction_conflict.
rate_column gap_closure(any_column const& actual, any_column const& target,
                        any_column const& baseline, column_direction better = {});

/// Each row ÷ the sum of its group. Throws as sum; a group whose sum is 0 is zero_denominator.
rate_column shares(any_column const& parts, group_index const& by);

/// Numerators and denominators as numbers without a unit; 0 and 0 of rows with a reason.
struct rate_terms {
    any_column numerators;
    any_column denominators;
};

/// In lowest terms, so that equal rates are equal rows. Throws amount_error (inexact_number) beyond 38
/// digits.
rate_terms in_lowest_terms(rate_column const& rates);

/// Per cent of `places` decimals (0 to 18), by a named rounding; nothing but the whole is 100, and
/// nothing but nothing 0, as to_percent has it. Throws amount_error (inexact_number) where a rate has
/// more than 38 digits.
any_column percentages(rate_column const& rates, detail::whole<int> places,
                       rounding mode = rounding::half_up);

/// n of N years, N ≥ 1: one for all rows, or one for each. n < 1 is before the first year.
struct column_clock {
    std::span<std::int32_t const> elapsed;
    std::span<std::int32_t const> years;
};

/// 1 yes, 0 no, −1 undefined for the row's reason.
struct row_verdicts {
    std::vector<signed char> holds;
    std::vector<unsigned char> reasons;  // empty where no row has one

    code reason(std::size_t row) const
    {
        return reasons.empty() ? code::none : static_cast<code>(reasons[row]);
    }
    void set_reason(std::size_t row, code why)
    {
        if (reasons.empty() && why == code::none) { return; }
        reasons.resize(holds.size(), 0);
        reasons[row] = static_cast<unsigned char>(why);
    }
};

/// As assess(): from the target's year on (n ≥ N) on the path means met; of a cumulative target the path
/// is a·N ≥ t·n, else (a − b)/(t − b) ≥ n/N; without baseline no_baseline.
row_verdicts met(any_column const& actual, any_column const& target, column_direction better = {});
row_verdicts on_path(any_column const& actual, any_column const& target, any_column const* baseline,
                     column_clock const& clock, column_direction better = {});

struct row_statuses {
    std::vector<status> statuses;
    std::vector<unsigned char> reasons;  // of the undecidable; a code for each row
};
row_statuses statuses(any_column const& actual, any_column const& target,
                      any_column const* baseline, column_clock const& clock,
                      column_direction better = {});

}  // namespace tomakomai_kpi

#endif
