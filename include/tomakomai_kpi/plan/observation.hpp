// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_OBSERVATION_HPP
#define TOMAKOMAI_KPI_PLAN_OBSERVATION_HPP

// Observations: values with their fiscal period, a status in the sense of SDMX, and
// footnotes.
//
// A zero that a footnote explains as cancelled is a value with the status
// special_event, not a missing one. Only observations add up over time.
//
//   observation const r2{parse("20人"), fiscal_year{2020}};
//   observation const r3{parse("25人"), fiscal_year{2021}};
//   accumulate({r2, r3}).value()             // 累計45人
//
// Synopsis
//   enum class observation_status;
//   class observation;              value(), period(), year(), status(), notes(); + - < ==
//   accumulate(observations), extend(total, next), difference(later, earlier)

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// After SDMX's CL_OBS_STATUS; from `missing` on they say why there is no value.
enum class observation_status : unsigned char {
    normal,
    provisional,  // 速報
    estimated,
    special_event,  // 災害・感染症など特殊要因: with a zero, or with no value
    series_break,   // 定義の変更
    missing,        // printed as a dash, with no reason
    not_started,    // 未着手
    not_measured,   // 未測定
    pending,        // 未公表
    not_applicable,
    unread,  // 記載はあるが読めない: the value keeps the text
};

/// Does the status say that, and why, there is no value?
constexpr bool is_absence(observation_status s) noexcept
{
    return s >= observation_status::missing;
}

/// special_event, not_measured, …; series_break is `break`, as in SDMX.
std::string to_string(observation_status s);

/// Throws notation_error (unknown_name).
observation_status parse_observation_status(std::string_view text);

class observation {
public:
    /// `period` is one year for an annual value (else period_error), the years added up for a
    /// cumulative one, the year at whose end it stood for a level. A status that says there is no
    /// value goes with a missing one only, and a missing value has such a status or special_event
    /// (amount_error).
    observation(tomakomai_kpi::value v, fiscal_period period,
                observation_status status = observation_status::normal,
                std::vector<std::string> notes = {});

    tomakomai_kpi::value const& value() const noexcept { return value_; }
    fiscal_period period() const noexcept { return period_; }
    fiscal_year year() const noexcept { return period_.last(); }
    observation_status status() const noexcept { return status_; }
    std::vector<std::string> const& notes() const noexcept { return notes_; }

    /// Across parts of one period; throws period_error, and what the values refuse.
    friend TOMAKOMAI_KPI_API observation operator+(observation const& a, observation const& b);

    /// The change over both periods; cumulative values of different periods go through `difference`.
    friend TOMAKOMAI_KPI_API observation operator-(observation const& a, observation const& b);

    friend TOMAKOMAI_KPI_API bool operator==(observation const& a, observation const& b);

private:
    tomakomai_kpi::value value_;
    fiscal_period period_;
    observation_status status_;
    std::vector<std::string> notes_;
};

/// Annual values and levels of different years compare; cumulative ones do not (period_error).
std::strong_ordering compare(observation const& a, observation const& b);

/// Annual observations of consecutive years, in the order of years, as one cumulative observation.
/// Throws period_error (period_gap, period_overlap), basis_error, amount_error (missing).
observation accumulate(std::vector<observation> const& years);

/// A cumulative observation and the annual one of the very next year.
observation extend(observation const& total, observation const& next);

/// What the years between two cumulative observations of one start brought: annual for one year,
/// else cumulative. Throws period_error (start_differs, period_overlap).
observation difference(observation const& later, observation const& earlier);

}  // namespace tomakomai_kpi

#endif
