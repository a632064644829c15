// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_DRAFT_HPP
#define TOMAKOMAI_KPI_PYTHON_DRAFT_HPP

// What callers give for an indicator or a plan, as the drafts that C++ reads. What
// Python alone can see is wrong (a float, a list for a text) becomes a fault of the
// draft, to be told with all others.

#include <optional>
#include <vector>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/plan/draft.hpp>

namespace tomakomai_kpi::python {

/// Of the keyword arguments of Indicator by their names.
indicator_draft draft_from(pybind11::dict const& given);

/// Of the same: its period, none where none is given. Raises NotationError, PeriodError.
std::optional<fiscal_period> period_given(pybind11::dict const& given);

/// Of Indicators, and of the keyword arguments of some.
std::vector<indicator_draft> drafts_from(pybind11::iterable const& indicators);

/// Of the keyword arguments of Plan.
plan_draft plan_draft_from(pybind11::dict const& given);

}  // namespace tomakomai_kpi::python

#endif
