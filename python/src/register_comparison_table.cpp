// SPDX-License-Identifier: BSL-1.0
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/formula.hpp>

#include "convert.hpp"
#include "long_call.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

// A cell as its runs, each underlined or not; a row with its number.
using run = std::pair<std::string, bool>;
using runs = std::vector<run>;
using row_of_runs = std::pair<std::size_t, std::vector<runs>>;

grid_cell cell_of(runs const& parts)
{
    grid_cell out;
    for (auto const& [text, underlined] : parts) {
        std::size_t const from = out.text.size();
        out.text += text;
        if (!underlined || text.empty()) { continue; }
        if (!out.underlines.empty() && out.underlines.back().to == from) {
            out.underlines.back().to = out.text.size();
        } else {
            out.underlines.push_back({from, out.text.size()});
        }
    }
    return out;
}

runs runs_of(grid_cell const& cell)
{
    runs out;
    std::size_t at = 0;
    for (text_span const span : cell.underlines) {
        if (span.from > at) { out.emplace_back(cell.text.substr(at, span.from - at), false); }
        out.emplace_back(cell.text.substr(span.from, span.to - span.from), true);
        at = span.to;
    }
    if (at < cell.text.size()) { out.emplace_back(cell.text.substr(at), false); }
    return out;
}

grid grid_of(std::vector<row_of_runs> const& rows)
{
    grid out;
    for (auto const& [number, cells] : rows) {
        grid_row row{number, {}};
        for (runs const& cell : cells) { row.cells.push_back(cell_of(cell)); }
        out.rows.push_back(std::move(row));
    }
    return out;
}

std::vector<row_of_runs> rows_of(grid const& table)
{
    std::vector<row_of_runs> out;
    for (grid_row const& row : table.rows) {
        std::vector<runs> cells;
        for (grid_cell const& cell : row.cells) { cells.push_back(runs_of(cell)); }
        out.emplace_back(row.number, std::move(cells));
    }
    return out;
}

}  // namespace

void register_comparison_table(py::module_& m)
{
    m.def(
        "_read_comparison_grid",
        [](std::vector<row_of_runs> const& rows, std::string source, std::string id,
           std::string name, std::optional<fiscal_period> period, plan const* overlay,
           bool of_its_name_only, std::map<std::string, std::string> columns,
           std::vector<unit> units) {
            return std::make_shared<plan>(read_comparison_table(
                grid_of(rows), {std::move(source),
                                std::move(id),
                                std::move(name),
                                period,
                                overlay,
                                of_its_name_only,
                                {columns["page"], columns["new"], columns["old"]},
                                units}));
        },
        py::call_guard<long_call>(), py::arg("rows"), py::arg("source"), py::arg("id") = "",
        py::arg("name") = "", py::arg("period") = py::none(), py::arg("overlay") = py::none(),
        py::arg("of_its_name_only") = false,
        py::arg("columns") = std::map<std::string, std::string>{},
        py::arg("units") = std::vector<unit>{});
    m.def(
        "_table_rows", [](std::string const& text) { return rows_of(read_table_text(text)); },
        py::arg("text"));
    m.def(
        "_comparison_grid", [](plan const& p) { return rows_of(comparison_grid(p)); },
        py::arg("plan"));
    m.def("_why_unread", &why_unread, py::arg("text"));
    m.def("_comparison_text", &write_comparison_table, py::arg("plan"));
    m.def("_guarded_csv", &guarded_csv, py::arg("text"));
    m.def("starts_formula", &starts_formula, py::arg("text"),
          R"(Whether a spreadsheet would run the cell: what every writer of cells asks.

After spaces it begins with = + - @, a tab or a line break, full-width signs too; dashes alone and
negative numbers run nowhere.

>>> from tomakomai_kpi._core import starts_formula
>>> starts_formula("=1+1"), starts_formula("-5.0%"), starts_formula("－")
(True, False, False))");
}

}  // namespace tomakomai_kpi::python
