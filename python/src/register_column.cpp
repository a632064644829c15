// SPDX-License-Identifier: BSL-1.0
// The class Column, and what is computed of columns.
#include <string>
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "arrow_capsule.hpp"
#include "column_arguments.hpp"
#include "column_results.hpp"
#include "column_state.hpp"
#include "convert.hpp"
#include "register.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

any_column taken(any_column const& c, py::object const& rows)
{
    return c.take(to_rows(rows, c.size()));
}

py::object item(any_column const& c, py::object const& at)
{
    if (py::isinstance<py::slice>(at)) {
        py::ssize_t from = 0;
        py::ssize_t to = 0;
        py::ssize_t step = 0;
        py::ssize_t rows = 0;
        auto const size = static_cast<py::ssize_t>(c.size());
        if (!at.cast<py::slice>().compute(size, &from, &to, &step, &rows)) {
            throw py::error_already_set();
        }
        if (step == 1) {
            return py::cast(
                c.slice(static_cast<std::size_t>(from), static_cast<std::size_t>(rows)));
        }
        std::vector<std::size_t> taken;
        for (py::ssize_t i = 0; i < rows; ++i) {
            taken.push_back(static_cast<std::size_t>(from + i * step));
        }
        return py::cast(c.take(taken));
    }
    if (py::hasattr(at, "__len__")) { return py::cast(taken(c, at)); }
    return py::cast(c[to_row(at, c.size())]);
}

enum class relation { less, less_equal, greater, greater_equal };

template <relation R>
py::object compared(any_column const& a, py::object const& other)
{
    auto const order = compare(a, to_operand(other, a));
    row_verdicts out{std::vector<signed char>(order.size(), -1),
                     std::vector<unsigned char>(order.size(), 0)};
    for (std::size_t row = 0; row < order.size(); ++row) {
        int const o = order[row];
        if (o == no_order) {
            out.reasons[row] = static_cast<unsigned char>(code::missing);
            continue;
        }
        bool const holds = R == relation::less         ? o < 0
                           : R == relation::less_equal ? o <= 0
                           : R == relation::greater    ? o > 0
                                                       : o >= 0;
        out.holds[row] = holds ? 1 : 0;
    }
    return verdicts_object(std::move(out));
}

std::string short_text(any_column const& c)
{
    constexpr std::size_t most = 5;
    std::string text = "<Column " + to_string(c.type()) + ", " + std::to_string(c.size()) + " rows";
    for (std::size_t row = 0; row < std::min(most, c.size()); ++row) {
        text += (row == 0 ? ": " : ", ") + to_string(c[row]);
    }
    return text + (c.size() > most ? ", …>" : ">");
}

arrow_width width_for(py::handle requested)
{
    std::string const format = requested_format(requested);
    bool const narrow = format.ends_with(",64") || format == "l";
    return narrow ? arrow_width::decimal64 : arrow_width::decimal128;
}

template <class Deed>
auto exported(any_column const& c, py::object const& requested, Deed deed)
{
    arrow::owned<ArrowSchema> schema;
    arrow::owned<ArrowArray> array;
    arrow_width const width = width_for(requested);
    {
        py::gil_scoped_release const free;
        export_column(c, schema.out(), array.out(), width);
    }
    return deed(std::move(schema), std::move(array));
}

void add_arrow(py::class_<any_column>& type)
{
    type.def(
            "__arrow_c_array__",
            [](any_column const& c, py::object const& requested) {
                return exported(c, requested, array_capsules);
            },
            py::arg("requested_schema") = py::none())
        .def(
            "__arrow_c_stream__",
            [](any_column const& c, py::object const& requested) {
                return exported(c, requested, stream_capsule);
            },
            py::arg("requested_schema") = py::none())
        .def("__arrow_c_schema__", [](any_column const& c) {
            arrow::owned<ArrowSchema> schema;
            export_column_type(c.type(), schema.out());
            return schema_capsule(std::move(schema));
        });
}

void add_arithmetic(py::class_<any_column>& type)
{
    using object = py::object;
    type.def("__add__", [](any_column const& a, object const& b) { return a + to_operand(b, a); })
        .def("__radd__", [](any_column const& b, object const& a) { return to_operand(a, b) + b; })
        .def("__sub__", [](any_column const& a, object const& b) { return a - to_operand(b, a); })
        .def("__rsub__", [](any_column const& b, object const& a) { return to_operand(a, b) - b; })
        .def("__neg__", [](any_column const& a) { return scaled(a, -1); })
        .def("__mul__",
             [](any_column const& a, object const& by) { return scaled(a, to_number(by).number); })
        .def("__rmul__",
             [](any_column const& a, object const& by) { return scaled(a, to_number(by).number); })
        .def("__truediv__",
             [](any_column const& a, object const& by) {
                 return scaled(a, exact{1} / to_number(by).number);
             })
        .def("__lt__", compared<relation::less>)
        .def("__le__", compared<relation::less_equal>)
        .def("__gt__", compared<relation::greater>)
        .def("__ge__", compared<relation::greater_equal>)
        .def("__eq__",
             [](any_column const& a, object const& other) -> object {
                 if (!py::isinstance<any_column>(other)) {
                     return py::reinterpret_borrow<object>(Py_NotImplemented);
                 }
                 return py::bool_(a == other.cast<any_column const&>());
             })
        .def(
            "to",
            [](any_column const& c, object const& of, object const& decimals) {
                auto const scale = to_scale(decimals);
                column_type wanted = c.type();
                named_unit const named = to_named_unit(of);
                wanted.unit = named.unit;
                wanted.multiplier = named.multiplier;
                wanted = scale ? wanted : with_scale_for(wanted, c.type());
                wanted.scale = scale.value_or(wanted.scale);
                return as_type(c, wanted);
            },
            py::arg("unit"), py::kw_only(), py::arg("scale") = py::none(),
            R"(The same amounts in another unit of the dimension, exactly.

Args:
    unit: a text (千t, 万人) or a Unit.
    scale: decimals; by default as many as the amounts need.

Raises:
    UnitError: the units do not convert.
    AmountError: an amount has more decimals than the scale (code ``inexact_number``).)");
    type.attr("__hash__") = py::none();
}

// Columns and the rows of each (None for all), and the values of rows that are missing.
py::tuple mixed_columns(py::object const& texts, py::object const& on)
{
    std::optional<basis> said;
    if (!on.is_none()) { said = to_basis(on); }
    mixed_column found;
    {
        arrow_chunks const from = column_from(texts);
        py::gil_scoped_release const unlocked;
        found = import_mixed(from, said);
    }
    py::list parts;
    for (column_part& part : found.parts) {
        py::object const rows = found.is_one() ? py::none() : py::cast(part.rows);
        parts.append(py::make_tuple(part.column, rows));
    }
    py::dict missing;
    for (auto const& gone : found.missing) {
        missing[py::cast(gone.row)] = value::missing(gone.reason);
    }
    return py::make_tuple(parts, missing);
}

}  // namespace

void register_column(py::module_& m)
{
    py::class_<any_column> type{m, "Column",
                                "Exact amounts of one unit and one basis, a row each; immutable. "
                                "column() makes one."};
    type.def_property_readonly("unit", [](any_column const& c) { return c.type().unit; })
        .def_property_readonly(
            "multiplier", [](any_column const& c) { return c.type().multiplier; },
            "A power of ten: 1000 of 千t.")
        .def_property_readonly(
            "unit_text",
            [](any_column const& c) {
                return multiplier_text(c.type().multiplier) + c.type().unit.symbol();
            },
            "The unit with its multiplier: 千t.")
        .def_property_readonly("basis",
                               [](any_column const& c) { return basis_object(c.type().basis); })
        .def_property_readonly(
            "scale", [](any_column const& c) { return c.type().scale; }, "Decimals of every row.")
        .def_property_readonly(
            "reason", [](any_column const& c) { return words_of_reasons(c.reasons(), c.size()); },
            "Why a row has no amount: a code, None where it has one.")
        .def_property_readonly("text", &printed_texts, "Each row as its value prints.")
        .def_property_readonly(
            "missing",
            [](any_column const& c) {
                auto const gaps = c.count_gaps();
                return gaps.missing + gaps.not_amounts;
            },
            "Rows without an amount.")
        .def("__len__", &any_column::size)
        .def("__getitem__", item, py::arg("at"))
        .def("take", taken, py::arg("rows"),
             "The rows so numbered, in this order; -1 is the last. Booleans, one a row, or a "
             "VerdictColumn take "
             "the rows where they are true.")
        .def("to_list",
             [](any_column const& c) {
                 py::list out(c.size());
                 for (std::size_t row = 0; row < c.size(); ++row) { out[row] = py::cast(c[row]); }
                 return out;
             })
        .def(
            "to_decimals",
            [](any_column const& c) {
                py::list out(c.size());
                for (std::size_t row = 0; row < c.size(); ++row) {
                    out[row] = c.reason(row) != code::none
                                   ? py::object{py::none()}
                                   : decimal_object(to_decimal(c[row].number(), c.type().scale));
                }
                return out;
            },
            "Each row's number as a Decimal in the column's unit; None where there is no amount.")
        .def("__repr__", short_text)
        .def(py::pickle([](any_column const& c) { return state_of(c); },
                        [](py::tuple const& state) { return column_from_state(state); }));
    add_arrow(type);
    add_arithmetic(type);
    add_column_progress(type);
    add_column_totals(m, type);
    m.def(
        "_operand",
        [](py::object const& other, any_column const& like) { return to_operand(other, like); },
        py::arg("other"), py::arg("like"), "A column of as many rows as `like`, in its unit.");
    m.def(
        "_column",
        [](py::object const& data, py::object const& of, py::object const& on,
           py::object const& scale, py::object const& units, bool keep_unread) {
            column_arguments const said{of, on, scale, units, keep_unread};
            return to_column(data, said.options);
        },
        py::arg("data"), py::arg("unit"), py::arg("basis"), py::arg("scale"), py::arg("units"),
        py::arg("keep_unread"));
    m.def("_mixed_columns", mixed_columns, py::arg("texts"), py::arg("basis"));
    m.def(
        "_require_one_total",
        [](any_column const& one, any_column const& other) {
            require_one_total(one.type(), other.type());
        },
        py::arg("one"), py::arg("other"));
}

}  // namespace tomakomai_kpi::python
