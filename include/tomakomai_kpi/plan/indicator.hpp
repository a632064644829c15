// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_INDICATOR_HPP
#define TOMAKOMAI_KPI_PLAN_INDICATOR_HPP

// Observations, and the indicators (数値目標・KPI) they belong to.
//
// An observation is a value with its fiscal period, a status in the sense of
// SDMX, and footnotes. A zero that a footnote explains as cancelled is a value
// with the status special_event, not a missing one. Only observations add up
// over time. An indicator carries what is needed to judge it (the period of its
// plan too), so that an assessment needs no plan.
//
//   observation const r2{parse("20人"), fiscal_year{2020}};
//   observation const r3{parse("25人"), fiscal_year{2021}};
//   accumulate({r2, r3}).value()             // 累計45人
//
// Synopsis
//   enum class observation_status;
//   class observation;              value(), period(), year(), status(), notes(); + - < ==
//   accumulate(observations), extend(total, next), difference(later, earlier)
//   enum class direction_kind, aggregation_kind;   struct direction, aggregation
//   direction declared_direction("maintain ±5ポイント"), std::string to_string(direction);
//   enum class indicator_kind;      target (数値目標), kpi
//   enum class observation_role;    baseline, actual, target
//   struct start_of_project;        when a project began, where that is printed or declared
//   struct indicator;

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi {

/// After SDMX's CL_OBS_STATUS; from `missing` on they say why there is no value.
enum class observation_status : unsigned char {
    normal,
    provisional,  // 速報
    estimated,
    special_event,  // 災害・感染症など特殊要因
    series_break,   // 定義の変更
    missing,        // printed as a dash, with no reason
    not_started,    // 未着手
    not_measured,   // 未測定
    pending,        // 未公表
    not_applicable,
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
    /// value goes with a missing one only, and a missing value has such a status (amount_error).
    observation(tomakomai_kpi::value v, fiscal_period period,
                observation_status status = observation_status::normal,
                std::vector<std::string> notes = {});

    tomakomai_kpi::value const& value() const noexcept { return value_; }
    fiscal_period period() const noexcept { return period_; }
    fiscal_year year() const noexcept { return period_.last(); }
    observation_status status() const noexcept { return status_; }
    std::vector<std::string> const& notes() const noexcept { return notes_; }

    /// Across parts of one period; throws period_error, and what the values refuse.
    friend observation operator+(observation const& a, observation const& b);

    /// The change over both periods; cumulative values of different periods go through `difference`.
    friend observation operator-(observation const& a, observation const& b);

    friend bool operator==(observation const& a, observation const& b);

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

enum class direction_kind : unsigned char { unknown, up, down, maintain, range };
enum class aggregation_kind : unsigned char { unknown, flow, stock, ratio, score };

std::string to_string(direction_kind k);
std::string to_string(aggregation_kind k);
direction_kind parse_direction(std::string_view text);      // throws notation_error (unknown_name)
aggregation_kind parse_aggregation(std::string_view text);  // throws notation_error (unknown_name)

/// Which way is better, and who says so ("declared: …"; "unknown" where nobody does).
///
/// maintain: the actual stays at the target, give or take `tolerance`, a change in the target's unit
/// (ポイント of a %) that is not below zero; none means exactly at it. range: it stays between `low`
/// and `high`, one of which may be absent; 超 and 未満 exclude the limit itself. Where neither is
/// given the target itself holds the limits: 10～20人, or 10人以上.
struct direction {
    direction_kind kind = direction_kind::unknown;
    std::string provenance = "unknown";
    std::optional<value> tolerance{};
    std::optional<value> low{};
    std::optional<value> high{};

    friend bool operator==(direction const&, direction const&) = default;
};

/// As files and people write it: up, maintain ±5ポイント, range 10人～20人, range 10人超～20人未満,
/// range 10人以上.
std::string to_string(direction const& d);

/// Reads what `to_string` writes; limits stand on the basis that values of the aggregation have.
/// Throws notation_error (unknown_name, bad_format and what values refuse), amount_error (bad_number)
/// where low is above high, and what the comparison of the limits refuses.
direction declared_direction(std::string_view text,
                             aggregation_kind of = aggregation_kind::unknown);

/// How values add up over time: a flow happens, a stock is there; ratios and scores never add.
struct aggregation {
    aggregation_kind kind = aggregation_kind::unknown;
    std::string provenance = "unknown";
};

enum class indicator_kind : unsigned char { target, kpi };

std::string to_string(indicator_kind k);

/// Where something stands in the document it was read from: row and column of its table, counted
/// from 1 (0: not known), and byte in the cell.
struct place {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t position = 0;

    friend bool operator==(place const&, place const&) = default;
};

/// The first fiscal year of a project, and who says so. Documents hardly ever print one; it is never
/// guessed.
struct start_of_project {
    fiscal_year year;
    std::string provenance = "declared";

    friend bool operator==(start_of_project const&, start_of_project const&) = default;
};

/// What an observation is to its indicator: 基準値, 実績値, 目標値.
enum class observation_role : unsigned char { baseline, actual, target };

/// As files write it: baseline, actual, target.
constexpr std::string_view name(observation_role r) noexcept
{
    constexpr std::array<std::string_view, 3> names{"baseline", "actual", "target"};
    return names[static_cast<std::size_t>(r)];
}

struct indicator {
    explicit indicator(fiscal_period of_plan) : period{of_plan} {}

    std::string id;
    std::string name;   // without ※, ■数値目標 and the scale
    std::string scale;  // 5段階評価; empty for none
    indicator_kind kind = indicator_kind::kpi;
    int goal = 0;            // number of the goal (基本目標)
    std::string project_id;  // empty for a goal's target
    std::string project;     // its name
    std::vector<std::string> departments;
    std::string page;                // as printed: 77 ～ 78
    std::vector<std::string> flags;  // 新規事業, KPI変更, …
    std::vector<std::string> notes;
    tomakomai_kpi::direction direction;
    tomakomai_kpi::aggregation aggregation;
    std::optional<observation> baseline;  // 基準値
    std::vector<observation> actuals;     // 実績値, in the order of years
    std::optional<observation> target;    // 目標値
    fiscal_period period;                 // of the plan
    tomakomai_kpi::place at{};
    std::optional<start_of_project> project_start{};

    /// Puts an observation where its role and its year say; false where that place is taken, which
    /// changes nothing.
    [[nodiscard]] bool place(observation_role role, observation read);

    /// The unit of the target, else of the newest actual, else of the baseline.
    tomakomai_kpi::unit unit() const noexcept;

    /// Of the year, or the newest one; null where there is none.
    observation const* actual(std::optional<fiscal_year> year = std::nullopt) const noexcept;

    /// The project was ended (取組終了), which says nothing about success.
    bool ended() const noexcept;
};

}  // namespace tomakomai_kpi

#endif
