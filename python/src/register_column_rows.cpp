// SPDX-License-Identifier: BSL-1.0
// What tables of other libraries ask of columns: their type by name, rows joined, equal and in order.
#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/column_rows.hpp>
#include <tomakomai_kpi/column/column_type.hpp>

#include "column_arguments.hpp"
#include "column_results.hpp"
#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"
#include "unit_state.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

namespace {

template <class Number>
py::bytes bytes_of(std::vector<Number> const& numbers)
{
    return {reinterpret_cast<char const*>(numbers.data()), numbers.size() * sizeof(Number)};
}

column_type without_scale(column_type type)
{
    type.scale = 0;
    return type;
}

py::tuple state_of(column_type const& t)
{
    return py::make_tuple(1, unit_state(t.unit), t.multiplier, basis_name(t.basis));
}

column_type type_from_state(py::tuple const& state)
{
    return read_state("_ColumnType", [&] {
        auto const kept = entries_of(state, 4);
        require_state_version(kept);
        column_type const out{unit_from_state(kept[1]),
                              basis_named(python::state<std::string>::from(kept[3])),
                              kept[2].cast<std::int64_t>(), 0};
        require_state(detail::is_multiplier(out.multiplier)
                      && rule::carry({out.unit, out.basis}).allowed());
        return out;
    });
}

void register_type(py::module_& m)
{
    py::class_<column_type> type{m, "_ColumnType"};
    type.def(py::init([](py::object const& of, py::object const& on,
                         std::vector<unit> const& units) {
                 named_unit const named = to_named_unit(of, units);
                 basis const stands = on.is_none() ? unsaid_basis(named.unit)
                                                   : basis_named(py::str(on).cast<std::string>());
                 return column_type{named.unit, stands, named.multiplier, 0};
             }),
             py::arg("unit"), py::arg("basis") = py::none(), py::arg("units") = std::vector<unit>{})
        .def_static(
            "named",
            [](std::string const& text, std::vector<unit> const& units) {
                return read_type_name(text, units);
            },
            py::arg("text"), py::arg("units"))
        .def_static(
            "of", [](any_column const& c) { return without_scale(c.type()); }, py::arg("column"))
        .def_property_readonly("name", &type_name)
        .def_property_readonly("unit", [](column_type const& t) { return t.unit; })
        .def_property_readonly(
            "unit_text",
            [](column_type const& t) { return multiplier_text(t.multiplier) + t.unit.symbol(); })
        .def_property_readonly("multiplier", [](column_type const& t) { return t.multiplier; })
        .def_property_readonly("step",
                               [](column_type const& t) { return fraction_object(t.step()); })
        .def_property_readonly("basis_name",
                               [](column_type const& t) { return basis_name(t.basis); })
        .def_property_readonly("basis", [](column_type const& t) { return basis_object(t.basis); })
        .def(
            "column",
            [](column_type const& t, py::object const& data) {
                std::vector<unit> const own{t.unit};
                return to_column(
                    data,
                    {.unit = named_unit{t.multiplier, t.unit}, .basis = t.basis, .units = own});
            },
            py::arg("data"))
        .def("__eq__",
             [](column_type const& a, py::object const& other) -> py::object {
                 if (!py::isinstance<column_type>(other)) {
                     return py::reinterpret_borrow<py::object>(Py_NotImplemented);
                 }
                 return py::bool_(a == other.cast<column_type const&>());
             })
        .def("__hash__", [](column_type const& t) { return py::hash(py::str(type_name(t))); })
        .def(py::pickle([](column_type const& t) { return state_of(t); },
                        [](py::tuple const& state) { return type_from_state(state); }));
}

}  // namespace

void register_column_rows(py::module_& m)
{
    register_type(m);
    m.def(
        "_joined", [](std::vector<any_column> const& columns) { return joined(columns); },
        py::arg("columns"), "Their rows below each other; at least one column.");
    m.def(
        "_missing_rows", [](any_column const& c) { return bytes_of(missing_rows(c)); },
        py::arg("column"), "1 for each row that is missing, a byte a row.");
    m.def(
        "_row_codes", [](any_column const& c) { return bytes_of(row_codes(c)); }, py::arg("column"),
        "int32 a row.");
    m.def(
        "_row_ranks", [](any_column const& c) { return bytes_of(row_ranks(c)); }, py::arg("column"),
        "int32 a row.");
    m.def("_running_sums", &running_sums, py::arg("column"), py::arg("skips"));
}

}  // namespace tomakomai_kpi::python
