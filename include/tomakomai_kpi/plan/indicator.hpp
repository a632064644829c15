// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_INDICATOR_HPP
#define TOMAKOMAI_KPI_PLAN_INDICATOR_HPP

// The indicators (数値目標・KPI) of a plan.
//
// An indicator carries what is needed to judge it (the period of its plan too), so
// that an assessment needs no plan.
//
//   indicator const i{.period = {fiscal_year{2020}, fiscal_year{2024}},
//                     .name = "参加者数",
//                     .direction = declared_direction("up"),
//                     .actuals = {{parse("46人"), fiscal_year{2021}}},
//                     .target = observation{parse("60人"), fiscal_year{2024}}};
//
// Synopsis
//   enum class indicator_kind;      target (数値目標), kpi
//   enum class observation_role;    baseline, actual, target
//   no_goal;                        the number of the goal of what belongs to none
//   struct place;                   where it stands in its document
//   struct start_of_project;        when a project began, where that is printed or declared
//   struct comment;                 what is said about an indicator, of a year or of all: 要因
//   struct indicator;

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/plan/direction.hpp>
#include <tomakomai_kpi/plan/observation.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class indicator_kind : unsigned char { target, kpi };

std::string to_string(indicator_kind k);

/// The number of the goal of what belongs to none; goals (基本目標) are numbered from 1.
inline constexpr int no_goal = 0;

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
    tomakomai_kpi::provenance provenance = "declared";

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

/// What a plan's owner says about an indicator: why it stands where it does, what comes next.
struct comment {
    std::string kind;                 // as the column or heading is called: 要因, 今後の対応
    std::optional<fiscal_year> year;  // none: of no year in particular
    std::string text;

    friend bool operator==(comment const&, comment const&) = default;
};

/// What the plan's owner published about an actual: a rate (76.7%) and a mark (B), as printed.
struct published_result {
    fiscal_year year;
    std::string rate{};
    std::string mark{};

    friend bool operator==(published_result const&, published_result const&) = default;
};

/// An aggregate, for designated initialisers: the period of its plan, and what is known of it.
struct indicator {
    fiscal_period period;  // of the plan
    std::string id{};
    std::string name{};   // without ※, ■数値目標 and the scale
    std::string scale{};  // 5段階評価; empty for none
    indicator_kind kind = indicator_kind::kpi;
    int goal = no_goal;                      // number of the goal (基本目標)
    std::string project_id{};                // empty for a goal's target
    std::string project{};                   // its name
    std::vector<std::string> departments{};  // its own, else its project's
    std::string page{};                      // as printed: 77 ～ 78
    std::vector<std::string> flags{};        // 新規事業, KPI変更, …
    std::vector<std::string> notes{};
    tomakomai_kpi::direction direction{};
    tomakomai_kpi::aggregation aggregation{};
    std::optional<observation> baseline{};  // 基準値
    std::vector<observation> actuals{};     // 実績値, in the order of years
    std::vector<observation>
        interim_targets{};                // 中間目標, in the order of years, before the target
    std::optional<observation> target{};  // 目標値, the last where there are several
    tomakomai_kpi::place at{};
    std::optional<start_of_project> project_start{};
    std::vector<comment> comments{};
    std::vector<published_result> published{};  // in the order of years

    /// Puts an observation where its role and its year say: of several targets the last is `target`.
    /// False where that place is taken, which changes nothing.
    [[nodiscard]] bool place(observation_role role, observation read);

    /// Puts a published rate or mark at its year; false where the year has one, which changes nothing.
    [[nodiscard]] bool publish(published_result of_year);

    /// The unit of the target, else of the newest actual, else of the baseline.
    tomakomai_kpi::unit unit() const noexcept;

    /// Of the year, or the newest one; null where there is none.
    observation const* actual(std::optional<fiscal_year> year = std::nullopt) const noexcept;

    /// All targets in the order of years: the interim ones, and the last.
    std::vector<observation> targets() const;

    /// The target of that year, interim or last; null where there is none.
    observation const* target_of(fiscal_year year) const noexcept;

    /// The indicator as though this target were its only one; as it is where none is of that year.
    indicator judged_by(fiscal_year year_of_target) const;

    /// The project was ended (取組終了), which says nothing about success.
    bool ended() const noexcept;
};

}  // namespace tomakomai_kpi

#endif
