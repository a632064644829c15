// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_DRAFT_HPP
#define TOMAKOMAI_KPI_PLAN_DRAFT_HPP

// Plans made by programs and from tables: what somebody says of an indicator, before
// it is read.
//
// A number without a unit is of the indicator's, a target without a year is of the
// plan's last, and a total counts from the plan's first: so a draft becomes an
// indicator only under a plan's period. Whatever is wrong with a draft is told at
// once, each fault by its indicator and field.
//
//   plan const p = made(plan_draft{
//       .name = "総合戦略",
//       .period = fiscal_period{fiscal_year{2020}, fiscal_year{2024}},
//       .indicators = {{.name = "参加者数",
//                       .unit = "人",
//                       .direction = declared_direction("up"),
//                       .values = {{observation_role::baseline, "40", "R1"},
//                                  {observation_role::actual, "46", "R3"},
//                                  {observation_role::target, "60"}}}}});
//
// Synopsis
//   struct value_draft, draft_fault, indicator_draft, goal_draft, project_draft, plan_draft;
//   indicator made(indicator_draft, period);      a plan's indicator; without a period its own years
//   plan made(plan_draft);                        throw plan_error
//   plan with_indicators(plan, drafts, revision);
//   value read_value(text, indicator, units);     as a value of the indicator prints it

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct value_draft {
    observation_role role = observation_role::actual;
    std::variant<std::string, value> said{};  // a text is read under the unit
    std::string year{};    // R3, 令和2年度～令和3年度: of several years a number is their total
    std::string status{};  // provisional, 速報; empty for none
    std::vector<std::string> notes{};
    std::string unit{};                      // of this value; empty for the indicator's
    std::optional<fiscal_period> exactly{};  // its period, in place of `year`
    std::size_t line = 0;                    // of the table it stands in; 0: in none
};

/// What is wrong with a draft already, found by whoever made it.
struct draft_fault {
    std::string field;
    code why = code::none;
    std::string message;
    std::size_t line = 0;
};

struct indicator_draft {
    std::string id{};  // empty: I1, I2 …, in the order of the plan
    std::string name{};
    std::string scale{};
    std::string unit{};                        // 人, 千円
    std::vector<tomakomai_kpi::unit> units{};  // own ones, beside the catalogue's
    std::variant<std::string, tomakomai_kpi::direction> direction{};
    std::variant<std::string, tomakomai_kpi::aggregation> aggregation{};
    std::string goal{};     // number, id or name of one of the plan's goals; empty for none
    std::string project{};  // id or name
    std::vector<std::string> departments{};
    std::string page{};
    std::vector<std::string> flags{};
    std::vector<std::string> notes{};
    std::vector<comment> comments{};
    std::vector<value_draft> values{};
    std::vector<draft_fault> faults{};
    std::optional<indicator> ready{};  // an indicator already: only its goal and project are found
    std::size_t line = 0;
};

struct goal_draft {
    std::string id{};  // empty: G1, G2 …
    std::string name{};
    std::string page{};
};

struct project_draft {
    std::string id{};  // empty: P1, P2 …
    std::string name{};
    std::string goal{};  // as of an indicator
    std::string page{};
    std::vector<std::string> departments{};
    std::vector<std::string> flags{};
};

struct plan_draft {
    std::string id{};  // empty: the name
    std::string name{};
    std::optional<fiscal_period> period{};  // else from its first value's year to its last's
    std::optional<std::vector<goal_draft>> goals{};  // else those that are named, in their order
    std::optional<std::vector<project_draft>> projects{};  // likewise
    std::vector<indicator_draft> indicators{};
    std::string source{};  // names the table in errors
};

/// The period of an indicator without a year and without a plan, which has no values yet.
inline constexpr fiscal_period of_no_plan{fiscal_year{1}};

/// The indicator under the period of its plan. Without one the years of its values are its period,
/// and a target that has no year is read and waits for a plan: the indicator has none yet. Throws
/// plan_error with all that is wrong, by the codes of values and years.
indicator made(indicator_draft const& draft, std::optional<fiscal_period> period);

/// The plan, in the one revision "new". Throws plan_error likewise; unknown_id for a goal or a project
/// that is not among those given, duplicate_id, bad_period.
plan made(plan_draft const& draft);

/// The plan with more indicators, behind those of the revision. Throws plan_error likewise: goals and
/// projects are those of the revision.
plan with_indicators(plan const& p, std::vector<indicator_draft> const& drafts,
                     std::string_view revision = "new");

/// Reads a text as a value of the indicator prints it: a bare number in its unit, on the basis that
/// its aggregation has. Throws notation_error as `parse` does.
value read_value(std::string_view text, indicator const& of, std::span<unit const> units = {});

}  // namespace tomakomai_kpi

#endif
