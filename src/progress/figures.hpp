// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PROGRESS_FIGURES_HPP
#define TOMAKOMAI_KPI_SRC_PROGRESS_FIGURES_HPP

// The figures of an assessment one by one, so that who wants one computes no other.

#include <string>

#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "progress/judgement.hpp"

namespace tomakomai_kpi::detail {

class figures : public judgement {
public:
    using judgement::judgement;

    elapsed_figure elapsed() const;
    figure<bool> met() const;
    figure<exact> attainment() const;
    figure<exact> gap_closure() const;
    figure<bool> on_path(elapsed_figure const& elapsed, figure<bool> const& met) const;
    figure<value> required_per_year(figure<bool> const& met) const;

    bool worse_than_baseline() const;

private:
    figure<bool> within_limits(std::string const& title) const;

    // The pace of a total is from nothing at the plan's start. Nobody said so of one with a total before
    // the plan for its baseline: where going on from that decides otherwise, the verdict says it.
    std::string if_it_goes_on(bool kept, exact const& elapsed) const;
};

}  // namespace tomakomai_kpi::detail

#endif
