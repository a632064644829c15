// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_PUBLISHED_HPP
#define TOMAKOMAI_KPI_PROGRESS_PUBLISHED_HPP

// Published rates and marks (達成率, 評価) against what the published values give.
//
// Bodies hardly ever say by which formula, against which target and with which
// rounding they made their rates. Of a whole table one of them explains most; what
// it does not explain another may, and what nothing explains is worth a question.
//
//   published_findings const f = check_published(plan);
//   f.of_table                    // attainment of the last target, half_up
//   f.rows[3].explained_by        // empty: no formula gives this rate
//
// Synopsis
//   enum class target_choice;          last, of_year
//   struct published_formula;          by, mode, against
//   struct published_check;            of one indicator and year
//   struct mark_range;                 the rates that bear a mark
//   struct published_findings;         of_table, rows, marks, explain()
//   published_findings check_published(plan, revision);

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Against which target a rate was made, where an indicator has several.
enum class target_choice : unsigned char { last, of_year };

std::string to_string(target_choice c);

struct published_formula {
    method by = method::attainment;
    rounding mode = rounding::half_up;
    target_choice against = target_choice::last;

    friend bool operator==(published_formula const&, published_formula const&) = default;
};

/// 実績値÷目標値(最終の目標)、四捨五入.
std::string describe(published_formula const& f);

/// What a rate was printed as, beside a percentage to its last digit.
enum class rate_print : unsigned char {
    plain,
    as_ratio,  // 0.95 for 95%
    padded,    // 74.80% where it was rounded to 74.8%
    capped     // 100% for whatever is above
};

struct published_check {
    std::string id;  // of the indicator
    std::string name;
    fiscal_year year;
    std::string rate;  // as printed
    std::string mark;
    std::vector<published_formula> explained_by{};
    rate_print print = rate_print::plain;
    bool by_table = false;        // the table's formula is among them
    code undefined = code::none;  // why the rate cannot be checked: missing, not_recorded …
    std::string explanation{};

    bool is_checked() const noexcept { return undefined == code::none; }
    std::string const& explain() const noexcept { return explanation; }
};

/// The printed rates (shares: 0.767) of the rows that bear a mark.
struct mark_range {
    std::string mark;
    exact low;
    exact high;
    std::size_t count = 0;
};

struct published_findings {
    std::optional<published_formula>
        of_table;                       // that explains most rows, and at least half of them
    std::vector<published_check> rows;  // in the plan's order, then of years
    std::vector<mark_range> marks;      // from the best on
    bool marks_overlap = false;         // two marks share rates: the rate alone does not decide

    std::size_t checked() const;
    std::size_t by_table() const;
    std::size_t unexplained() const;

    /// In words, for people.
    std::string explain() const;
};

/// Every published rate by every formula of explain_published(), against the last target and that of
/// its year; throws plan_error (unknown_name) for a revision that is not there.
published_findings check_published(plan const& p, std::string_view revision = "new");

}  // namespace tomakomai_kpi

#endif
