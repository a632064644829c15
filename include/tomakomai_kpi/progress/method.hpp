// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_METHOD_HPP
#define TOMAKOMAI_KPI_PROGRESS_METHOD_HPP

// The rules by which public bodies measure progress, each by its name: a figure
// exact to the last digit, or the reason why the rule says nothing here.
//
// b baseline, a actual, t target, n of N years elapsed on the clock,
// e what is expected by now: t·n/N of a cumulative target, else b + (t − b)·n/N:
//   attainment            a ÷ t
//   inverse_attainment    t ÷ a                    lower is better
//   reflected_attainment  2 − a ÷ t                lower is better
//   gap_closure           (a − b) ÷ (t − b)
//   path_level            a ÷ e
//   path_delta            (a − b) ÷ (e − b)
//   elapsed_test          (a − b) ÷ (t − b) ≥ n ÷ N
//   cumulative_pace       a ÷ (t·n ÷ N)            cumulative target
//   business_as_usual     b·years ÷ t              annual baseline kept up, cumulative target;
//                                                  above 1 the target aims below business as usual
//   required_per_year     (t − a) ÷ years left
//   linear_projection     a + (a − b) ÷ years since b × years left; cumulative: a × all years ÷
//                         years gone of the target's period, on the project's clock from its start
//   geometric_path        (a ÷ b)^N ≥ (t ÷ b)^n    (≤ where lower is better), without roots
//   mean_annual_change    (a − b) ÷ years since b
//   path_gap              n ÷ N − (a − b) ÷ (t − b); cumulative target: n ÷ N − a ÷ t,
//                         (a ÷ t − n ÷ N where lower is better): above 0 behind, as a share of the
//                         whole way, so that gaps of all units stand in one order
//
// What is maintained or kept in a range is not better the more it is: methods that
// presume so answer not_applicable (maintain) or no_amount (range, for it has no
// one target); required_per_year leads to the nearest limit, and what asks for no
// direction (pace, business as usual, projection, mean change) is the same.
//
// Edge cases: t = 0 is target_zero where it divides, b or a = 0 zero_denominator; t = b
// baseline_equals_target, t on the worse side direction_conflict; no_baseline,
// not_recorded; annual against cumulative mixed_basis; scores and ranks
// not_ratio_scale; bounds, ranges and words no_amount; before the clock not_started
// and after the year of the target period_over. docs/progress.md works all of them out.
//
//   measured const m = compute(method::gap_closure, indicator);
//   m.share, m.verdict, m.amount             // one of them, or m.undefined
//
// Synopsis
//   enum class method;  std::span<method_description const> methods();
//   struct measured;    share, verdict or amount; or undefined; explain()
//   measured compute(method, indicator, year, clock);
//   std::string to_string(method), method parse_method(text);

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class method : unsigned char {
    attainment,
    inverse_attainment,
    reflected_attainment,
    gap_closure,
    path_level,
    path_delta,
    elapsed_test,
    cumulative_pace,
    business_as_usual,
    required_per_year,
    linear_projection,
    geometric_path,
    mean_annual_change,
    path_gap,
};

/// What a method is called, computes and is valid for, and where it is used.
struct method_description {
    method of;
    char const* name;
    char const* japanese;
    char const* formula;
    char const* valid;
    char const* source;
};

/// All methods, in the order of `method`.
std::span<method_description const> methods();

std::string to_string(method m);
method parse_method(std::string_view text);  // throws notation_error (unknown_name)

/// What a method says: exactly one of a share, a yes or no, an amount, and a reason for none.
struct measured {
    method by = method::attainment;
    std::optional<exact> share;
    std::optional<bool> verdict;
    std::optional<value> amount;  // on the basis of the target, a change, or annual
    code undefined = code::none;
    std::string explanation;

    std::string const& explain() const noexcept { return explanation; }
};

/// One method on the actual of `year`, by default the newest printed.
measured compute(method by, indicator const& judged, std::optional<fiscal_year> year = std::nullopt,
                 progress_clock const& on = clock_kind::plan);

}  // namespace tomakomai_kpi

#endif
