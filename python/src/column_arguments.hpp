// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_COLUMN_ARGUMENTS_HPP
#define TOMAKOMAI_KPI_PYTHON_COLUMN_ARGUMENTS_HPP

// What the functions of columns take from Python.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/column_text.hpp>

namespace tomakomai_kpi::python {

/// Options, and the units that they point to.
struct column_arguments {
    std::vector<unit> units;
    column_options options;

    column_arguments(pybind11::handle of, pybind11::handle on, pybind11::handle scale,
                     pybind11::handle own, bool keep_unread);
    column_arguments(column_arguments const&) = delete;
    column_arguments& operator=(column_arguments const&) = delete;
};

// All of them raise ArgumentError (bad_argument), which names the argument and what was given for it, for
// another type and for numbers out of range.

/// Raises it: `wanted` as 0から18までの整数 (an integer, 0 to 18).
[[noreturn]] void refuse_argument(char const* name, pybind11::handle given,
                                  std::string const& wanted);

/// An int, numpy's too, from `least` to `most`; no bool.
std::int64_t to_integer(char const* name, pybind11::handle given, std::int64_t least,
                        std::int64_t most);

/// Decimals of a column; None for as many as it needs.
std::optional<int> to_scale(pybind11::handle scale);

/// Units of one's own: an iterable of Units.
std::vector<unit> to_units(pybind11::handle units);

/// A row's number; one below 0 counts from the end. Raises IndexError beyond, TypeError for no integer.
std::size_t to_row(pybind11::handle at, std::size_t rows);

/// The rows that integers count, or that booleans or a VerdictColumn say are wanted: one for each row, of
/// which a missing one is not.
std::vector<std::size_t> to_rows(pybind11::handle rows, std::size_t size);

/// A text with its multiplier, or a Unit.
named_unit to_named_unit(pybind11::handle of, std::vector<unit> const& own = {});

/// None, up or down; raises KpiError (bad_argument), NotationError.
column_direction to_column_direction(pybind11::handle direction);

/// Counts of years: an int, or a column of ints.
std::vector<std::int32_t> to_years(char const* name, pybind11::handle years);

/// Fiscal years of rows: a column of ints, or a list of FiscalYears and their texts.
std::vector<std::int32_t> to_fiscal_years(pybind11::handle years);

/// From a list of Values, numbers, texts and None; the rest by Arrow.
any_column to_column(pybind11::handle data, column_options const& options);

/// A Column, or what to_column makes of it in the unit and basis of `like`; a Value, or one text,
/// stands in every row.
any_column to_operand(pybind11::handle other, any_column const& like);

}  // namespace tomakomai_kpi::python

#endif
