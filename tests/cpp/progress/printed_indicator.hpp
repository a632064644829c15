// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TESTS_PROGRESS_PRINTED_INDICATOR_HPP
#define TOMAKOMAI_KPI_TESTS_PROGRESS_PRINTED_INDICATOR_HPP

// An indicator as a file prints it, and what is to be said of it, for tests of figures.

#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi::tests {

// An indicator in the words of its CSV; what is empty has no row. The plan runs from 令和2 to 6, so
// that 令和3年度 is 2 of 5 years on its clock and 3 of 6 after the baseline.
struct printed {
    std::string baseline = "46人";
    std::string actual = "累計45人";
    std::string target = "累計230人";
    std::string direction = "up";
    std::string aggregation = "flow";
    std::string name = "指標";
    std::string actual_year = "令和3年度";
    std::string actual_status = "";
    std::string baseline_year = "平成30年度";
    std::string target_year = "令和6年度";
    std::string flags = "";
    std::string project_start = "";
};

inline indicator read(printed const& p)
{
    std::string csv = "revision,role,id,parent,page,name,departments,flags,year,value,status,note\n"
                      ",plan,P,,,計画,,,令和2年度～令和6年度,,,\n"
                      "new,revision,,,,新,,,,,,\n"
                      "new,goal,G1,,,目標,,,,,,\n";
    csv += "new,project,P1,G1,,事業,,,,,,\n";
    csv += "new,indicator,G1-1,P1,," + p.name + ",," + p.flags + ",,,,\n";
    auto const observation_row = [&](std::string const& role, std::string const& year,
                                     std::string const& text, std::string const& status) {
        if (text.empty()) { return; }
        csv += "new," + role + ",G1-1,,," + p.name + ",,," + year + ",\"" + text + "\"," + status
               + ",\n";
    };
    observation_row("baseline", p.baseline_year, p.baseline, "");
    observation_row("actual", p.actual_year, p.actual, p.actual_status);
    observation_row("target", p.target_year, p.target, "");
    csv += ",direction,G1-1,,,,,,,\"" + p.direction + "\",,\n";
    if (!p.project_start.empty()) { csv += ",project_start,P1,,,,,," + p.project_start + ",,,\n"; }
    csv += ",aggregation,G1-1,,,,,,," + p.aggregation + ",,\n";
    return read_plan_csv(csv).find({.id = "G1-1"});
}

inline std::string text_of(bool met)
{
    return met ? "yes" : "no";
}
inline std::string text_of(exact const& x)
{
    return to_fraction(x);
}
inline std::string text_of(value const& v)
{
    return to_string(v);
}

// A figure as its value, or as ! and its reason.
template <class T>
std::string told(figure<T> const& f)
{
    return f.value ? text_of(*f.value) : "!" + std::string{name(f.undefined)};
}

struct verdicts {
    std::string met;
    std::string attainment;
    std::string gap_closure;
    std::string on_path;
    std::string required_per_year;
    std::string status;
};

inline void check(assessment const& a, verdicts const& expected)
{
    CHECK(told(a.met) == expected.met);
    CHECK(told(a.attainment) == expected.attainment);
    CHECK(told(a.gap_closure) == expected.gap_closure);
    CHECK(told(a.on_path) == expected.on_path);
    CHECK(told(a.required_per_year) == expected.required_per_year);
    std::string const status = to_string(a.status);
    CHECK(status + (a.status_reason == code::none ? "" : "!" + std::string{name(a.status_reason)})
          == expected.status);
}

inline void check(printed const& p, verdicts const& expected)
{
    CAPTURE(p.name);
    CAPTURE(p.baseline);
    CAPTURE(p.actual);
    CAPTURE(p.target);
    CAPTURE(p.direction);
    check(assess(read(p)), expected);
}

/// A reason that an assessment may have for a figure that it does not give.
inline bool in_the_closed_set(code c)
{
    switch (c) {
    case code::none:
    case code::target_zero:
    case code::no_baseline:
    case code::baseline_equals_target:
    case code::mixed_basis:
    case code::basis_unclear:
    case code::direction_unknown:
    case code::direction_conflict:
    case code::lower_is_better:
    case code::not_ratio_scale:
    case code::no_amount:
    case code::definition_changed:
    case code::start_differs:
    case code::not_started:
    case code::not_measured:
    case code::not_recorded:
    case code::tolerance_unknown:
    case code::pending:
    case code::suspended:
    case code::period_over: return true;
    default: return false;
    }
}

}  // namespace tomakomai_kpi::tests

#endif
