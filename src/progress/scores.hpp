// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PROGRESS_SCORES_HPP
#define TOMAKOMAI_KPI_SRC_PROGRESS_SCORES_HPP

// The scores that rulebooks look at.

#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>

namespace tomakomai_kpi::detail {

/// The scores that the grades look at, each once, in their order.
std::vector<score> scores_of(std::vector<grade> const& grades);

// The amounts of an indicator as a body puts them into its formula, bases aside.
class scoring {
public:
    scoring(indicator const& judged, std::optional<fiscal_year> year);

    /// On the plan's clock.
    assessment const& assessed() const { return on_plan_; }

    /// Why there is no actual to judge; none where there is one.
    code why_no_actual() const;

    /// Whether limits on both sides decide, and not more or less.
    bool is_kept_within() const;

    figure<exact> of(score s) const;

private:
    static std::optional<exact> amount(observation const* o);

    std::optional<exact> actual() const;
    std::optional<exact> target() const;
    std::optional<exact> baseline() const;

    // As printed; only where there is an amount.
    std::string a() const;
    std::string b() const;
    std::string t() const;

    figure<exact> attainment() const;
    figure<exact> to_baseline() const;
    figure<exact> pace(score s) const;
    figure<exact> path() const;
    figure<exact> lead() const;
    figure<exact> excess() const;

    indicator const& of_;
    assessment on_plan_;
    assessment on_baseline_;
    observation const* actual_;
};

}  // namespace tomakomai_kpi::detail

#endif
