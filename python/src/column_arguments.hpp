// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_COLUMN_ARGUMENTS_HPP
#define TOMAKOMAI_KPI_PYTHON_COLUMN_ARGUMENTS_HPP

// What the functions of columns take from Python.

#include <cstdint>
#include <optional>
#include <vector>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/column_text.hpp>

namespace tomakomai_kpi::python {

/// Options, and the units that they point to.
struct column_arguments {
    std::vector<unit> units;
    column_options options;

    column_arguments(pybind11::handle of, pybind11::handle on, std::optional<int> scale,
                     std::vector<unit> own, bool keep_unread);
    column_arguments(column_arguments const&) = delete;
    column_arguments& operator=(column_arguments const&) = delete;
};

/// A text with its multiplier, or a Unit.
named_unit to_named_unit(pybind11::handle of, std::vector<unit> const& own = {});

/// None, up or down; raises KpiError (bad_argument), NotationError.
column_direction to_column_direction(pybind11::handle direction);

/// An int, or a column of ints.
std::vector<std::int32_t> to_years(pybind11::handle years);

/// From a list of Values, numbers, texts and None; the rest by Arrow.
any_column to_column(pybind11::handle data, column_options const& options);

/// A Column, or what to_column makes of it in the unit and basis of `like`; a Value stands in every row.
any_column to_operand(pybind11::handle other, any_column const& like);

}  // namespace tomakomai_kpi::python

#endif
