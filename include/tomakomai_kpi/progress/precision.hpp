// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_PRECISION_HPP
#define TOMAKOMAI_KPI_PROGRESS_PRECISION_HPP

// What a printed figure stands for, and whether a verdict survives it.
//
// 148万人 is [147.5, 148.5)万 rounded half-up and [148, 149)万 truncated; which of
// them is an input, for public bodies do both. A count printed in full (46人)
// and a rank (11位) are exact, and so is a target: it is set, not measured.
//
//   stands_for(parse("148万人"), rounding::half_up)   // 1475000 ≤ x < 1485000
//   robustness(indicator, rounding::truncate).on_path.survives
//
// And the other way round: which formula and which rounding give a rate that a
// body has printed.
//
//   explain_published(parse("120.8%"), {}, parse("2,415人"), parse("2,000人"))
//                                                     // attainment, by all modes but truncate
//
// Synopsis
//   struct printed_interval;   low, high, with_low, with_high
//   printed_interval stands_for(value, rounding);
//   struct robust_verdict;     verdict, survives, flips_at; or undefined
//   struct robust_verdicts;    met, on_path
//   robust_verdicts robustness(indicator, rounding, year, clock);
//   struct published_rule;     by, mode
//   std::vector<published_rule> explain_published(rate, baseline, actual, target);

#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The amounts, without multiplier, that print as one figure; low equals high of an exact one.
struct printed_interval {
    exact low;
    exact high;
    bool with_low = true;
    bool with_high = true;

    bool is_exact() const { return low == high; }
};

/// The amounts that `v` stands for when its last printed digit was rounded by `mode`.
/// Throws amount_error for a missing value (missing), a bound (bound), and a range, words or 約, which
/// does not say what was rounded (no_amount).
printed_interval stands_for(value const& v, rounding mode);

/// A verdict on the printed figures, and whether it holds for all that they stand for.
struct robust_verdict {
    std::optional<bool> verdict;  // on the figures as printed
    bool survives = false;
    std::optional<value> flips_at;  // the actual at which the verdict turns, baseline as printed
    code undefined = code::none;
    std::string explanation;

    std::string const& explain() const noexcept { return explanation; }
};

struct robust_verdicts {
    robust_verdict met;
    robust_verdict on_path;
};

/// Do met and on_path of an assessment survive the rounding of baseline and actual by `mode`?
robust_verdicts robustness(indicator const& judged, rounding mode,
                           std::optional<fiscal_year> year = std::nullopt,
                           progress_clock const& on = clock_kind::plan);

/// A formula and a rounding that give a printed rate.
struct published_rule {
    method by = method::attainment;
    rounding mode = rounding::half_up;
    exact unrounded;  // the rate before rounding: 483/400 of 120.8%
    std::string explanation;

    std::string const& explain() const noexcept { return explanation; }
};

/// All rules among attainment, inverse and reflected attainment and gap closure, with all modes of
/// rounding, that give `rate` (a proportion as printed: %, ‰, 割 or 倍; or a bare number of per cent)
/// to its last digit; none where none does. Bases are not asked: bodies do not either. Throws
/// unit_error (unit_mismatch) for amounts of different units and a rate that is no proportion,
/// amount_error (missing, bound, no_amount).
std::vector<published_rule> explain_published(value const& rate,
                                              std::optional<value> const& baseline,
                                              value const& actual, value const& target);

/// half_up 四捨五入, half_even, truncate 切り捨て, away 切り上げ.
std::string to_string(rounding mode);
rounding parse_rounding(std::string_view text);  // throws notation_error (unknown_name)
std::string japanese(rounding mode);

}  // namespace tomakomai_kpi

#endif
