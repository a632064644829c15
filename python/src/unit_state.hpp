// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_UNIT_STATE_HPP
#define TOMAKOMAI_KPI_PYTHON_UNIT_STATE_HPP

// What pickles and reprs say of a unit: its symbol if the catalogue has it, else its definition.

#include <string>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi::python {

pybind11::object unit_state(unit u);
unit unit_from_state(pybind11::handle state);

/// What evaluates to the unit as an argument: its symbol, or a call of unit().
std::string unit_representation(unit u);

/// The first entry of every state is the version of its form; raises NotationError for an unknown one.
void require_state_version(pybind11::tuple const& state);

}  // namespace tomakomai_kpi::python

#endif
