// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/table_export.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "arrow_capsule.hpp"
#include "convert.hpp"
#include "errors.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

template <class T, class Read>
arrow::cells<T> cells_of(py::sequence const& cells, Read read)
{
    arrow::cells<T> out;
    out.reserve(cells.size());
    for (py::handle const cell : cells) {
        out.push_back(cell.is_none() ? std::optional<T>{} : std::optional<T>{read(cell)});
    }
    return out;
}

arrow::cells<exact> numbers_of(py::sequence const& cells)
{
    return cells_of<exact>(cells, [](py::handle cell) { return to_number(cell).number; });
}

arrow::table_column column_of(std::string name, std::string const& kind, int scale,
                              py::sequence const& cells)
{
    arrow::table_column out{std::move(name), {}};
    if (kind == "text") {
        out.data = cells_of<std::string>(cells, [](py::handle c) { return c.cast<std::string>(); });
    } else if (kind == "integer") {
        out.data =
            cells_of<std::int64_t>(cells, [](py::handle c) { return c.cast<std::int64_t>(); });
    } else if (kind == "boolean") {
        out.data = cells_of<bool>(cells, [](py::handle c) { return c.cast<bool>(); });
    } else if (kind == "float") {
        out.data = cells_of<double>(cells, [](py::handle c) { return c.cast<double>(); });
    } else if (kind == "decimal") {
        out.data = arrow::decimal_cells{scale, numbers_of(cells)};
    } else {
        out.data = arrow::fraction_cells{numbers_of(cells)};
    }
    return out;
}

using given_column = std::tuple<std::string, std::string, int, py::sequence>;

arrow::table table_of(std::vector<given_column> const& given)
{
    std::vector<arrow::table_column> columns;
    columns.reserve(given.size());
    for (auto const& [name, kind, scale, cells] : given) {
        columns.push_back(column_of(name, kind, scale, cells));
    }
    try {
        return arrow::table{std::move(columns)};
    } catch (kpi_error const& e) {
        throw number_error{e.code(), std::string{e.message()}};
    }
}

}  // namespace

void register_frame(py::module_& m)
{
    py::class_<arrow::table>(m, "_ArrowTable")
        .def(py::init(&table_of), py::arg("columns"))
        .def("schema",
             [](arrow::table const& t) {
                 arrow::owned<ArrowSchema> out;
                 arrow::export_table_type(t, out.out());
                 return schema_capsule(std::move(out));
             })
        .def("stream", [](arrow::table const& t) {
            arrow::owned<ArrowSchema> schema;
            arrow::owned<ArrowArray> rows;
            arrow::export_table(t, schema.out(), rows.out());
            return stream_capsule(std::move(schema), std::move(rows));
        });
    m.def(
        "_common_scale",
        [](py::sequence const& numbers) { return arrow::common_scale(numbers_of(numbers)); },
        py::arg("numbers"));
    m.def(
        "_exact_fraction",
        [](py::object const& number) { return fraction_object(to_number(number).number); },
        py::arg("number"));
    m.def(
        "_exact_text", [](py::object const& number) { return to_string(to_number(number).number); },
        py::arg("number"));
    m.def(
        "_rounded",
        [](py::object const& number, int places, std::string const& mode) {
            return fraction_object(
                round(to_number(number).number, require_places(places), parse_rounding(mode)));
        },
        py::arg("number"), py::arg("places"), py::arg("rounding"));
}

}  // namespace tomakomai_kpi::python
