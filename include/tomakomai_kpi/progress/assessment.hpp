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
//   elapsed        n ÷ N
//   on path        cumulative: a·N ≥ t·n; else (a − b) ÷ (t − b) ≥ n ÷ N; t = b: met
//   required       (t − a) ÷ years left     zero once met
// An annual baseline never meets a cumulative target in one formula
// (mixed_basis); a target on the wrong side of its baseline leaves gap closure
// and path undefined (direction_conflict).
//
// What is to be maintained, or to stay in a range, is to be so every year: on the
// path means met, wherever the baseline was, and regressed means further outside
// than the baseline. Of a cumulative target the limits grow with the years:
// low·n ÷ N ≤ a ≤ high·n ÷ N. More is not better there, so figures that presume it
// have a reason instead: attainment and gap closure of maintain not_applicable,
// of a range no_amount.
//
// Achievement (met) and trajectory (on_path) are two axes; `status` sums them up
// in this precedence: not_started, suspended, not_measured, pending, achieved,
// undecidable, on_path, regressed, behind_path.
//
//   assessment const a = assess(plans::tomakomai().find({.id = "G1-1"}));
//   a.attainment.value        // 9/46
//   a.gap_closure.undefined   // code::mixed_basis
//   assess(indicator, {}, fiscal_period{fiscal_year{2022}, fiscal_year{2024}}).elapsed.years
//
// Synopsis
//   enum class clock_kind { plan, baseline, project, custom };
//   class progress_clock;               a kind, or a period of one's own
//   template <class T> struct figure;   value or undefined, explain()
//   struct elapsed_figure;              a figure, with the years counted
//   enum class status;
//   struct assessment;                  met, attainment, gap_closure, elapsed, on_path,
//                                       required_per_year, status, ended, explain()
//   assessment assess(indicator, year, clock);
//   std::string japanese(status);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi {

/// From where time is counted: 令和3年度 is year 2 of 5 on the plan's clock (令和2 to 6), and 3 of 6
/// years after the baseline of 平成30年度. The project's clock runs from its declared first year to
/// the target's year, and a custom one over a given period; both count as the plan's does, with the
/// first year as 1.
enum class clock_kind : unsigned char { plan, baseline, project, custom };

/// A clock: a kind is one, and a period is a custom one.
class progress_clock {
public:
    /// Throws period_error (bad_period) for custom, which needs its period.
    constexpr progress_clock(clock_kind kind) : kind_{kind}
    {
        if (kind == clock_kind::custom) { throw_no_period(); }
    }
    constexpr progress_clock(fiscal_period period) : kind_{clock_kind::custom}, period_{period} {}

    constexpr clock_kind kind() const noexcept { return kind_; }
    /// Of a custom clock; none of others.
    constexpr std::optional<fiscal_period> period() const noexcept { return period_; }

    friend constexpr bool operator==(progress_clock const&, progress_clock const&) = default;

private:
    [[noreturn]] static void throw_no_period();

    clock_kind kind_;
    std::optional<fiscal_period> period_{};
};

/// plan, baseline, project, or the period of a custom clock: 令和4年度～令和6年度.
std::string to_string(progress_clock const& c);
/// Reads the same, and periods as R4-R6. Throws notation_error (unknown_name).
progress_clock parse_clock(std::string_view text);

/// 計画の時計, 令和4年度～令和6年度の時計, ….
std::string japanese(progress_clock const& c);

/// An exact result, or the reason why there is none: exactly one of the two.
template <class T>
struct figure {
    std::optional<T> value;
    code undefined = code::none;
    std::string explanation;  // method, inputs and result, or the reason in words

    std::string const& explain() const noexcept { return explanation; }
};

/// n ÷ N, with both. Undefined as no_baseline where the clock needs a baseline that is not there, as
/// no_amount where it needs the first year of a project and none is declared; before its first year
/// as not_started, after its last as period_over.
struct elapsed_figure : figure<exact> {
    int years = 0;     // n; 0 where undefined
    int of_years = 0;  // N; 0 where undefined
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

    /// All figures, a line each, with the footnotes.
    std::string explain() const;
};

/// Judges the actual of `year`, by default the newest one printed.
assessment assess(indicator const& judged, std::optional<fiscal_year> year = std::nullopt,
                  progress_clock const& on = clock_kind::plan);

}  // namespace tomakomai_kpi

#endif
