// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_VALUE_STATE_HPP
#define TOMAKOMAI_KPI_PYTHON_VALUE_STATE_HPP

// What a pickle of a Value holds; the first entry is the version of this form.

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::python {

pybind11::tuple value_state(value const& v);
value value_from_state(pybind11::tuple const& state);

}  // namespace tomakomai_kpi::python

#endif
