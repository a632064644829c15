// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PROGRESS_SCORES_HPP
#define TOMAKOMAI_KPI_SRC_PROGRESS_SCORES_HPP

// The scores that rulebooks look at.

#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>

#include "progress/figures.hpp"

namespace tomakomai_kpi::detail {

/// The scores that the grades look at, each once, in their order: for all indicators, or for those
/// of one standing.
std::vector<score> scores_of(std::vector<grade> const& grades,
                             std::optional<standing> const& as = std::nullopt);

// The amounts of an indicator as a body puts them into its formula: whatever the data let an
// assessment compute, and beyond that what its direction speaks against.
class scoring {
public:
    scoring(indicator const& judged, std::optional<fiscal_year> year);

    /// On the plan's clock.
    assessment const& assessed() const { return assessed_; }

    /// Why there is no amount to judge; none where there is one.
    code why_no_actual() const { return on_plan_.why_no_actual(); }

    /// Whether there is no actual at all. One that is refused (a bound, words, what no reader
    /// understood) is there.
    bool is_absent() const;

    /// Whether limits on both sides decide, and not more or less.
    bool is_kept_within() const { return on_plan_.is_kept_within(); }

    tomakomai_kpi::standing standing() const;

    figure<exact> of(score s) const;

private:
    // Why the data let nobody compute a ÷ t, a ÷ b, or a line from b to t.
    code why_no_pair() const;
    code why_no_part(value const& of, exact const& whole, code if_zero) const;
    code why_no_baseline() const;
    code why_no_gap() const;

    exact a() const { return on_plan_.a().coherent_amount(); }
    exact b() const { return on_plan_.b().coherent_amount(); }
    exact t() const { return on_plan_.t().coherent_amount(); }
    std::string a_text() const;
    std::string b_text() const;
    std::string t_text() const;

    figure<exact> refused(score s, code why) const;
    static figure<exact> computed(score s, exact const& x, std::string const& inputs);

    figure<exact> attainment() const;
    figure<exact> of_fewer(score s) const;
    figure<exact> gap_closure() const;
    figure<exact> pace(score s) const;
    figure<exact> path() const;
    figure<exact> required() const;
    figure<exact> lead() const;
    figure<exact> excess() const;
    figure<exact> to_baseline() const;

    indicator const& of_;
    figures on_plan_;
    figures on_baseline_;
    assessment assessed_;
    observation const* actual_;
};

}  // namespace tomakomai_kpi::detail

#endif
