// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_JUDGED_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_JUDGED_ROWS_HPP

// Columns of actuals, targets and baselines that are judged row by row: what may
// meet, at which common step, why rows have nothing to judge, and which rows
// only assess() can judge.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>

namespace tomakomai_kpi::detail {

class judged_rows {
public:
    /// Throws unit_error, basis_error, argument_error (lengths_differ), kpi_error (bad_argument).
    /// `baseline` is null for none.
    judged_rows(any_column const& actual, any_column const& target, any_column const* baseline,
                column_direction better);

    /// Throws where the baseline's basis is another than the target's: no line joins them.
    void require_line() const;

    bool is_cumulative() const;

    /// Of each row: the actual's reason, else no_amount of a target without one, else none; empty where
    /// all rows have both.
    std::vector<unsigned char> reasons() const;

    /// All three at one step; the baseline is empty where there is none that may meet the others.
    struct columns {
        any_column actual;
        any_column target;
        any_column baseline;
    };
    columns const& sides() const;

    /// Rows that say more than an amount, in their order.
    std::vector<std::size_t> const& judged() const noexcept { return judged_; }

    /// The row's indicator in the n-th of N years.
    assessment judge(std::size_t row, std::int64_t elapsed, std::int64_t years) const;

private:
    bool has_comparable_baseline() const;

    any_column const& actual_;
    any_column const& target_;
    any_column const* baseline_;
    column_direction better_;
    std::vector<std::size_t> judged_{};
    mutable std::optional<columns> sides_{};
};

/// The reason that assess() gives for an actual that is missing so.
code why_no_actual(code missing) noexcept;

}  // namespace tomakomai_kpi::detail

#endif
