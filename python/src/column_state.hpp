// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_COLUMN_STATE_HPP
#define TOMAKOMAI_KPI_PYTHON_COLUMN_STATE_HPP

// What pickles keep of columns and of what columns answer with. Each state is a tuple behind a version;
// what is no state raises NotationError (bad_format).

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/key_column.hpp>

#include "column_results.hpp"

namespace tomakomai_kpi::python {

pybind11::tuple state_of(any_column const& c);
pybind11::tuple state_of(rate_column const& c);
pybind11::tuple state_of(python_verdicts const& c);
pybind11::tuple state_of(word_column const& c);
pybind11::tuple state_of(kept_keys const& keys);

any_column column_from_state(pybind11::tuple const& state);
rate_column rates_from_state(pybind11::tuple const& state);
python_verdicts verdicts_from_state(pybind11::tuple const& state);
word_column words_from_state(pybind11::tuple const& state);
kept_keys keys_from_state(pybind11::tuple const& state);

}  // namespace tomakomai_kpi::python

#endif
