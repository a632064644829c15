// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_CLOCK_HPP
#define TOMAKOMAI_KPI_PROGRESS_CLOCK_HPP

// From where time is counted, which every judgement is told and none assumes.
//
// Synopsis
//   enum class clock_kind { plan, baseline, project, custom };
//   class progress_clock;               a kind, or a period of one's own
//   progress_clock parse_clock("R4-R6"), std::string to_string(clock), japanese(clock);

#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// From where time is counted: 令和3年度 is year 2 of 5 on the plan's clock (令和2 to 6), and 3 of 6
/// years after the baseline of 平成30年度. A total that is wanted of some years alone (令和4年度～令和6年度)
/// grows in these, which the plan's clock counts then. The project's clock runs from its declared first year to
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

/// 計画初年度から, 令和4年度～令和6年度の期間で, ….
std::string japanese(progress_clock const& c);

}  // namespace tomakomai_kpi

#endif
