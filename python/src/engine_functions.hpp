// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_ENGINE_FUNCTIONS_HPP
#define TOMAKOMAI_KPI_PYTHON_ENGINE_FUNCTIONS_HPP

// What engines ask of columns by name, in Arrow's layout and without Python: parse,
// to, sum, add, attainment, on_path …. An engine asks for the type of an answer
// before it has data, and is refused there what could not meet.
//
// Options are lines of `name=value`, of which `function` is one:
//   parse         type (as extension_metadata), scale
//   to            type, scale ("" for as many as the amounts need)
//   sum, min, max
//   add, subtract
//   less, less_equal, greater, greater_equal
//   accumulate    of amounts, years and keys
//   attainment    direction; places and rounding for a column of % in place of a fraction
//   gap_closure   the same, of actual, target and baseline
//   met           direction
//   on_path       direction; of actual, target, elapsed, years and, if any, a baseline
//   status        the same
//   text

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/arrow_column.hpp>

#include "answers_out.hpp"

namespace tomakomai_kpi::python {

/// The answer to the function that the options name, of columns that say their unit and basis; one of
/// one row stands for all rows. Throws as the functions of columns; basis_error (basis_unclear) for a
/// column that does not say its unit, kpi_error (bad_argument) for no such function.
out_array answer_of(std::string_view options, std::vector<arrow_chunks> columns);

/// The type of the answer, of columns of these types.
arrow::owned<ArrowSchema> answer_type_of(std::string_view options,
                                         std::vector<ArrowSchema const*> const& columns);

}  // namespace tomakomai_kpi::python

#endif
