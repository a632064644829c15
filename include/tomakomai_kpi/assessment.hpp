// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_ASSESSMENT_HPP
#define TOMAKOMAI_KPI_ASSESSMENT_HPP

// How far an indicator has come: exact figures, each with its method, or the
// reason why there is none. Never 0, 100 or a small epsilon in its place.
//
// b baseline, a actual, t target, n of N years elapsed on a stated clock:
//   met            a ≥ t (up), a ≤ t (down), a = t (maintain); a bound of the target decides ≥ or >
//   attainment     a ÷ t                    達成率, higher is better and on a ratio scale only
//   gap closure    (a − b) ÷ (t − b)        進捗率, all three on one basis
//   elapsed        n ÷ N
//   on path        cumulative: a·N ≥ t·n; else (a − b) ÷ (t − b) ≥ n ÷ N; t = b: met
//   required       (t − a) ÷ years left     zero once met
// An annual baseline never meets a cumulative target in one formula
// (mixed_basis); a target on the wrong side of its baseline leaves gap closure
// and path undefined (direction_conflict).
//
// Achievement (met) and trajectory (on_path) are two axes; `status` sums them up
// in this precedence: not_started, suspended, not_measured, pending, achieved,
// undecidable, on_path, regressed, behind_path.
//
//   assessment const a = assess(plans::tomakomai().find({.id = "G1-1"}));
//   a.attainment.value        // 9/46
//   a.gap_closure.undefined   // code::mixed_basis
//
// Synopsis
//   enum class clock_kind { plan, baseline };
//   template <class T> struct figure;   value or undefined, explain()
//   enum class status;
//   struct assessment;                  met, attainment, gap_closure, elapsed, on_path,
//                                       required_per_year, status, ended, explain()
//   assessment assess(indicator, year, clock);
//   std::string japanese(status);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/code.hpp>
#include <tomakomai_kpi/exact.hpp>
#include <tomakomai_kpi/indicator.hpp>

namespace tomakomai_kpi {

/// From where time is counted: 令和3年度 is year 2 of 5 on the plan's clock (令和2 to 6), and 3 of 6
/// years after the baseline of 平成30年度.
enum class clock_kind : unsigned char { plan, baseline };

std::string to_string(clock_kind c);
clock_kind parse_clock(std::string_view text);  // throws notation_error (unknown_name)

/// An exact result, or the reason why there is none: exactly one of the two.
template <class T>
struct figure {
    std::optional<T> value;
    code undefined = code::none;
    std::string explanation;  // method, inputs and result, or the reason in words

    std::string const& explain() const noexcept { return explanation; }
};

enum class status : unsigned char {
    not_started,   // 未着手
    suspended,     // 中止(特殊要因)
    not_measured,  // 未測定
    pending,       // 未公表
    achieved,      // 達成
    undecidable,   // 判定不能(理由)
    on_path,       // 経路以上
    regressed,     // 基準以下: off the path and worse than the baseline
    behind_path,   // 経路未満
};

std::string to_string(status s);
status parse_status(std::string_view text);  // throws notation_error (unknown_name)

/// The word that documents have for it: 達成, 経路以上, ….
std::string japanese(status s);

struct assessment {
    std::optional<fiscal_year> year;  // none where the indicator has no actual at all
    clock_kind clock = clock_kind::plan;
    figure<bool> met;
    figure<exact> attainment;
    figure<exact> gap_closure;
    figure<exact> elapsed;
    figure<bool> on_path;
    figure<value> required_per_year;  // annual for a cumulative target, else a change
    tomakomai_kpi::status status = status::undecidable;
    code status_reason = code::none;  // of undecidable
    bool ended = false;               // 取組終了, beside the status
    std::vector<std::string> notes;   // footnotes of the actual

    /// All figures, a line each, with the footnotes.
    std::string explain() const;
};

/// Judges the actual of `year`, by default the newest one printed.
assessment assess(indicator const& judged, std::optional<fiscal_year> year = std::nullopt,
                  clock_kind on = clock_kind::plan);

}  // namespace tomakomai_kpi

#endif
