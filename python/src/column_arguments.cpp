// SPDX-License-Identifier: BSL-1.0
#include "column_arguments.hpp"

#include <limits>
#include <span>
#include <string>
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "arrow_capsule.hpp"
#include "column_results.hpp"
#include "convert.hpp"
#include "errors.hpp"
#include "list_column.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

void refuse_argument(char const* name, py::handle given, std::string const& wanted)
{
    auto const shown = py::module_::import("reprlib").attr("repr")(given).cast<std::string>();
    auto const english = wanted.rfind(" (");
    throw argument_error{code::bad_argument, std::string{"引数 "} + name + " は"
                                                 + wanted.substr(0, english) + "です。「" + shown
                                                 + "」(" + Py_TYPE(given.ptr())->tp_name
                                                 + ")は使えません" + wanted.substr(english)};
}

std::int64_t to_integer(char const* name, py::handle given, std::int64_t least, std::int64_t most)
{
    std::string const range = std::to_string(least) + "から" + std::to_string(most)
                              + "までの整数 (an integer, " + std::to_string(least) + " to "
                              + std::to_string(most) + ")";
    bool const is_integer = !PyBool_Check(given.ptr()) && PyIndex_Check(given.ptr()) != 0;
    auto const integer =
        py::reinterpret_steal<py::object>(is_integer ? PyNumber_Index(given.ptr()) : nullptr);
    if (!integer) {
        PyErr_Clear();
        refuse_argument(name, given, range);
    }
    int overflow = 0;
    std::int64_t const n = PyLong_AsLongLongAndOverflow(integer.ptr(), &overflow);
    if (overflow != 0 || n < least || n > most) { refuse_argument(name, given, range); }
    return n;
}

std::optional<int> to_scale(py::handle scale)
{
    if (scale.is_none()) { return std::nullopt; }
    return static_cast<int>(to_integer("scale", scale, 0, largest_scale));
}

std::vector<unit> to_units(py::handle units)
{
    auto const refuse = [&] { refuse_argument("units", units, "Unit の一覧 (a list of Units)"); };
    if (py::isinstance<py::str>(units) || !py::isinstance<py::iterable>(units)) { refuse(); }
    std::vector<unit> out;
    for (py::handle const each : units) {
        if (!py::isinstance<unit>(each)) { refuse(); }
        out.push_back(each.cast<unit>());
    }
    return out;
}

std::size_t to_row(py::handle at, std::size_t rows)
{
    if (PyBool_Check(at.ptr()) || PyIndex_Check(at.ptr()) == 0) {
        throw py::type_error(std::string{"行は整数か、整数や真偽値の列で選びます: "}
                             + Py_TYPE(at.ptr())->tp_name + " (rows are integers)");
    }
    py::ssize_t index = PyNumber_AsSsize_t(at.ptr(), PyExc_IndexError);
    bool const too_large = index == -1 && PyErr_Occurred() != nullptr;
    if (too_large) { PyErr_Clear(); }
    auto const size = static_cast<py::ssize_t>(rows);
    if (index < 0) { index += size; }
    if (too_large || index < 0 || index >= size) {
        throw py::index_error("行「" + py::repr(at).cast<std::string>() + "」はありません。"
                              + std::to_string(rows) + "行です (no such row)");
    }
    return static_cast<std::size_t>(index);
}

std::vector<std::size_t> to_rows(py::handle rows, std::size_t size)
{
    auto const wanted = [&](std::span<signed char const> flags) {
        if (flags.size() != size) {
            throw argument_error{code::lengths_differ, "真偽値は" + std::to_string(flags.size())
                                                           + "個、列は" + std::to_string(size)
                                                           + "行です (lengths differ)"};
        }
        std::vector<std::size_t> out;
        for (std::size_t row = 0; row < size; ++row) {
            if (flags[row] == 1) { out.push_back(row); }
        }
        return out;
    };
    if (py::isinstance<python_verdicts>(rows)) {
        return wanted(rows.cast<python_verdicts const&>().of.holds);
    }
    arrow_chunks const from = lent_column(rows);
    if (std::string_view{from.schema->format} == "b") { return wanted(flags_of(from)); }
    std::vector<std::size_t> out;
    for (std::int64_t const row : longs_of(from)) { out.push_back(to_row(py::int_(row), size)); }
    return out;
}

named_unit to_named_unit(py::handle of, std::vector<unit> const& own)
{
    if (py::isinstance<unit>(of)) { return {1, of.cast<unit>()}; }
    if (!py::isinstance<py::str>(of)) {
        refuse_argument("unit", of, "「千t」のような文字か Unit (a text or a Unit)");
    }
    return parse_unit(std::string{text_of(of, 0)}, own);
}

column_arguments::column_arguments(py::handle of, py::handle on, py::handle scale, py::handle own,
                                   bool keep_unread)
    : units{to_units(own)}
{
    if (!of.is_none()) {
        options.unit = to_named_unit(of, units);
        units.push_back(options.unit->unit);
    }
    if (!on.is_none()) { options.basis = to_basis(on); }
    options.scale = to_scale(scale);
    options.units = units;
    options.keep_unread = keep_unread;
}

column_direction to_column_direction(py::handle direction)
{
    if (direction.is_none()) { return {}; }
    return {parse_direction(py::str(direction).cast<std::string>()), true};
}

std::vector<std::int32_t> to_years(char const* name, py::handle years)
{
    if (py::isinstance<py::sequence>(years) || is_arrow(years)
        || (is_buffer(years) && PyIndex_Check(years.ptr()) == 0)) {
        return integers_of(lent_column(years));
    }
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    return {static_cast<std::int32_t>(to_integer(name, years, -most, most))};
}

std::vector<std::int32_t> to_fiscal_years(py::handle years)
{
    if (!py::isinstance<py::list>(years) && !py::isinstance<py::tuple>(years)) {
        return years_of(lent_column(years));
    }
    py::list numbers;
    for (py::handle const year : years) {
        bool const named = py::isinstance<fiscal_year>(year) || py::isinstance<py::str>(year);
        numbers.append(named ? py::object{py::int_(to_fiscal_year(year).start_year())}
                             : py::reinterpret_borrow<py::object>(year));
    }
    return years_of(lent_column(numbers));
}

namespace {

value value_of(py::handle item, std::size_t row, column_options const& options)
{
    if (is_value(item)) { return held_by(item); }
    if (is_missing(item)) { return value::missing(code::unspecified); }
    if (py::isinstance<py::str>(item)) {
        std::string unit_text;
        parse_options how{.basis = options.basis, .units = options.units};
        if (options.unit) {
            unit_text = multiplier_text(options.unit->multiplier) + options.unit->unit.symbol();
            how.unit = unit_text;
        }
        return parse(std::string{text_of(item, row)}, how);
    }
    if (!options.unit) {
        throw basis_error{code::basis_unclear,
                          "数だけでは単位が分かりません。unit で言ってください (say the unit)",
                          {},
                          {}};
    }
    unit const of = options.unit->unit;
    return value{to_number(item).number, of, said_basis(options.basis, of),
                 options.unit->multiplier};
}

bool all_texts(py::sequence const& items)
{
    for (py::handle const item : items) {
        if (!py::isinstance<py::str>(item) && !is_missing(item)) { return false; }
    }
    return true;
}

}  // namespace

any_column to_column(py::handle data, column_options const& options)
{
    bool const by_arrow = is_arrow(data) || is_buffer(data);
    if (!by_arrow && py::isinstance<py::sequence>(data) && !py::isinstance<py::str>(data)) {
        auto const items = data.cast<py::sequence>();
        if (!all_texts(items)) {
            std::vector<value> values;
            values.reserve(items.size());
            for (py::handle const item : items) {
                try {
                    values.push_back(value_of(item, values.size(), options));
                } catch (number_error const& e) {
                    throw number_error{e.code(), std::to_string(values.size() + 1)
                                                     + "行目: " + std::string{e.message()}};
                }
            }
            return column_of_values(values, options);
        }
    }
    arrow_chunks from = column_from(data);
    py::gil_scoped_release const unlocked;
    return import_column(std::move(from), options);
}

any_column to_operand(py::handle other, any_column const& like)
{
    if (py::isinstance<any_column>(other)) { return other.cast<any_column>(); }
    if (is_bare_number(other)) {
        refuse_argument("other", other,
                        "列か、「3人」のような値 (a column, or a value such as 3人)");
    }
    std::vector<std::size_t> const rows(like.size(), 0);
    if (is_value(other)) { return column_of_values(std::vector{held_by(other)}).take(rows); }
    column_type const& type = like.type();
    column_options const in_type{.unit = named_unit{type.multiplier, type.unit},
                                 .basis = type.basis,
                                 .units = {&type.unit, 1}};
    if (!py::isinstance<py::str>(other)) { return to_column(other, in_type); }
    return to_column(py::make_tuple(other), in_type).take(rows);
}

}  // namespace tomakomai_kpi::python
