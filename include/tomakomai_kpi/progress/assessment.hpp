// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_ASSESSMENT_HPP
#define TOMAKOMAI_KPI_PROGRESS_ASSESSMENT_HPP

// How far an indicator has come: exact figures, each with its method, or the
// reason why there is none. Never 0, 100 or a small epsilon in its place.
//
// b baseline, a actual, t target, n of N years elapsed on a stated clock:
//   met            a ≥ t (up), a ≤ t (down), a bound of the target decides ≥ or >;
//                  |a − t| ≤ tolerance (maintain), low ≤ a ≤ high (range); where no direction is
//                  declared, a target that is a bound or a range says it itself
//   attainment     a ÷ t                    達成率, higher is better, on a ratio scale, t > 0 only
//   gap closure    (a − b) ÷ (t − b)        進捗率, all three on one basis
//   elapsed        n ÷ N                    N ends with the year of the target, on every clock
//   on path        from the target's year on: met; before it, cumulative: a·N ≥ t·n;
//                  else (a − b) ÷ (t − b) ≥ n ÷ N; t = b: met
//   required       (t − a) ÷ years left     zero once met
// After the target's year what asks for time is period_over.
// An annual baseline never meets a cumulative target in one formula
// (mixed_basis); a target on the wrong side of its baseline leaves gap closure
// and path undefined (direction_conflict).
//
// What is to be maintained, or to stay in a range, is to be so every year: on the
// path means met, wherever the baseline was, and regressed means further outside
// than the baseline. Where a maintained target has neither a bound nor a tolerance,
// the target itself is met, and nobody can say how near is near enough (tolerance_unknown). Of a cumulative target the limits grow with the years:
// low·n ÷ N ≤ a ≤ high·n ÷ N. More is not better there, so figures that presume it
// have a reason instead: attainment and gap closure of maintain not_applicable,
// of a range no_amount.
//
// Achievement (met) and trajectory (on_path) are two axes; `status` sums them up
// in this precedence: not_recorded, not_started, suspended, not_measured, pending,
// achieved, missed (the target's year has come), undecidable, on_path, regressed,
// behind_path.
//
// Interim targets (中間目標) are targets of their own year: each is judged by the
// actual of that year, beside the verdict on the last one.
//
//   assessment const a = assess(plans::tomakomai().find({.id = "G1-1"}));
//   a.attainment.value        // 9/46
//   a.gap_closure.undefined   // code::mixed_basis
//   assess(indicator, {}, fiscal_period{fiscal_year{2022}, fiscal_year{2024}}).elapsed.years
//
// Synopsis
//   enum class status;
//   struct assessment;                  met, attainment, gap_closure, elapsed, on_path,
//                                       required_per_year, status, ended, interim, explain()
//   assessment assess(indicator, year, clock);
//   std::vector<assessment> assess_targets(indicator, clock);
//   std::string japanese(status);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class status : unsigned char {
    not_recorded,  // 未登録: no row for the year
    not_started,   // 未着手
    suspended,     // 中止(特殊要因)
    not_measured,  // 未測定
    pending,       // 未公表
    achieved,      // 達成
    missed,        // 未達成: the target's year has come, and it is not met
    undecidable,   // ペースを判定できない(理由)
    on_path,       // 順調
    regressed,     // 基準値より悪化: off the path and strictly worse than the baseline
    behind_path,   // 遅れ
};

std::string to_string(status s);
status parse_status(std::string_view text);  // throws notation_error (unknown_name)

/// The word that documents have for it: 達成, 順調, ….
std::string japanese(status s);

struct assessment {
    std::optional<fiscal_year> year;    // none where the indicator has no actual at all
    std::optional<observation> target;  // what the actual was held against
    progress_clock clock = clock_kind::plan;
    figure<bool> met;
    figure<exact> attainment;
    figure<exact> gap_closure;
    elapsed_figure elapsed;
    figure<bool> on_path;
    figure<value> required_per_year;  // annual for a cumulative target, else a change
    tomakomai_kpi::status status = status::undecidable;
    code status_reason = code::none;  // of undecidable
    bool ended = false;               // 取組終了, beside the status
    std::vector<std::string> notes;   // footnotes of the actual
    std::vector<assessment> interim;  // of each interim target, by the actual of its own year

    /// The status and why it is undecidable; 取組終了 beside it.
    std::string explain_status() const;
    /// That and all figures, a line each, with the footnotes.
    std::string explain() const;
};

/// Judges the actual of `year`, by default the newest one printed, against the last target.
/// Against another one: assess(judged.judged_by(year_of_target), year).
assessment assess(indicator const& judged, std::optional<fiscal_year> year = std::nullopt,
                  progress_clock const& on = clock_kind::plan);

/// Judges each target, interim ones and the last, in the order of years, by the actual of its year.
std::vector<assessment> assess_targets(indicator const& judged,
                                       progress_clock const& on = clock_kind::plan);

}  // namespace tomakomai_kpi

#endif
