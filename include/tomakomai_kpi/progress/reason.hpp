// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_REASON_HPP
#define TOMAKOMAI_KPI_PROGRESS_REASON_HPP

// Why a figure of an assessment is undefined, as a sentence for people who have
// never seen our codes: with the values, years and bases that it is about.
//
// explain() tells who checks a figure its formula and code; these sentences stand
// where citizens and officials read, and the code in the grounds.
//
//   indicator const& jobs = plans::tomakomai().find({.id = "G1-1"});
//   assessment const a = assess(jobs);
//   reason_of(jobs, a, assessed_figure::gap_closure)
//       // 基準値は単年度、目標値は累計のため、差を計算できません。
//   reason_of(jobs, a, assessed_figure::gap_closure, language::english)
//       // The difference cannot be computed: the baseline is annual and the target cumulative.
//   reason_of(jobs, a, assessed_figure::met)   // empty: it is defined
//   reason_in_general(code::mixed_basis)
//       // 単年度の値と累計の値が混ざっているため、計算できません。
//
// Synopsis
//   enum class language;           japanese, english; parse_language("ja")
//   enum class assessed_figure;    met … status; to_string, parse_assessed_figure
//   std::string reason_of(indicator, assessment, assessed_figure, language);
//   std::string reason_in_general(code, language);   for counts, where there is no one indicator

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/code.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class language : unsigned char { japanese, english };

/// ja or en; throws notation_error (unknown_name).
language parse_language(std::string_view text);

/// What an assessment says or leaves undefined; `status` is undefined where it is undecidable.
enum class assessed_figure : unsigned char {
    met,
    attainment,
    gap_closure,
    elapsed,
    on_path,
    required_per_year,
    status,
};

inline constexpr std::array all_assessed_figures{
    assessed_figure::met,     assessed_figure::attainment, assessed_figure::gap_closure,
    assessed_figure::elapsed, assessed_figure::on_path,    assessed_figure::required_per_year,
    assessed_figure::status,
};

std::string to_string(assessed_figure f);
assessed_figure
parse_assessed_figure(std::string_view text);  // throws notation_error (unknown_name)

/// Why the figure is undefined; none where it is defined.
code undefined_code(assessment const& a, assessed_figure f);

/// Why the figure is undefined, in one sentence, with its full stop; empty where it is defined. `judged`
/// is the indicator that the assessment is of; an interim one is held against its own target.
std::string reason_of(indicator const& judged, assessment const& a, assessed_figure f,
                      language in = language::japanese);

/// The codes that have a sentence of their own: all that leave figures undefined.
std::vector<code> reasons_told();

/// The same of all indicators that have this reason, whichever their values are.
std::string reason_in_general(code reason, language in = language::japanese);

}  // namespace tomakomai_kpi

#endif
