// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

using row_of_texts = std::pair<std::size_t, std::vector<std::string>>;

grid grid_of(std::vector<row_of_texts> const& rows)
{
    grid out;
    for (auto const& [number, cells] : rows) {
        grid_row row{number, {}};
        for (std::string const& text : cells) { row.cells.push_back({text, {}}); }
        out.rows.push_back(std::move(row));
    }
    return out;
}

py::object period_or_none(std::optional<fiscal_period> const& p)
{
    return p ? py::object{py::str(to_string(*p))} : py::none();
}

py::object year_or_none(std::optional<fiscal_year> const& y)
{
    return y ? py::object{py::str(to_string(*y))} : py::none();
}

// As files write a mapping: names, numbers and years in words.
py::dict dict_of(table_mapping const& m)
{
    py::list columns;
    for (mapped_column const& c : m.columns) {
        columns.append(py::dict(py::arg("column") = c.column, py::arg("header") = c.header,
                                py::arg("role") = to_string(c.role),
                                py::arg("period") = period_or_none(c.period),
                                py::arg("why") = c.why));
    }
    return py::dict(py::arg("name") = m.name, py::arg("period") = period_or_none(m.period),
                    py::arg("header_row") = m.header_row, py::arg("header_rows") = m.header_rows,
                    py::arg("unit") = m.unit,
                    py::arg("baseline_year") = year_or_none(m.baseline_year),
                    py::arg("target_year") = year_or_none(m.target_year),
                    py::arg("columns") = columns, py::arg("open") = m.open);
}

std::optional<fiscal_period> optional_period(py::handle from)
{
    return from.is_none() ? std::nullopt : std::optional{to_fiscal_period(from)};
}

table_mapping mapping_of(py::dict const& d)
{
    table_mapping m;
    m.name = d["name"].cast<std::string>();
    m.period = optional_period(d["period"]);
    m.header_row = d["header_row"].cast<std::size_t>();
    m.header_rows = d["header_rows"].cast<std::size_t>();
    m.unit = d["unit"].cast<std::string>();
    m.baseline_year = to_optional_year(d["baseline_year"]);
    m.target_year = to_optional_year(d["target_year"]);
    m.open = d["open"].cast<std::vector<std::string>>();
    for (auto const each : d["columns"].cast<py::list>()) {
        auto const c = each.cast<py::dict>();
        m.columns.push_back({c["column"].cast<std::size_t>(),
                             parse_column_role(c["role"].cast<std::string>()),
                             optional_period(c["period"]), c["header"].cast<std::string>(),
                             c["why"].cast<std::string>()});
    }
    return m;
}

py::tuple record_of(cell_record const& c)
{
    return py::make_tuple(c.row, c.column, c.text, to_string(c.fate), c.as, c.indicator,
                          code_or_none(c.why), c.message);
}

}  // namespace

void register_mapped_table(py::module_& m)
{
    m.def(
        "_guess_mapping",
        [](std::vector<row_of_texts> const& rows) { return dict_of(guess_mapping(grid_of(rows))); },
        py::arg("rows"));
    m.def(
        "_read_mapped_rows",
        [](std::vector<row_of_texts> const& rows, py::dict const& mapping,
           std::vector<unit> const& units) {
            table_reading read = read_mapped_table(grid_of(rows), mapping_of(mapping), units);
            py::list cells;
            for (cell_record const& c : read.cells) { cells.append(record_of(c)); }
            std::string said = explain(read);
            return py::make_tuple(std::make_shared<plan>(std::move(read.plan)), cells,
                                  dict_of(read.mapping), std::move(said));
        },
        py::arg("rows"), py::arg("mapping"), py::arg("units"));
    m.def(
        "_explain_mapping", [](py::dict const& mapping) { return explain(mapping_of(mapping)); },
        py::arg("mapping"));
}

}  // namespace tomakomai_kpi::python
