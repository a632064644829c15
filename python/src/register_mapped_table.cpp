// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<cell_record> {
    static auto of(auto& c)
    {
        return std::tie(c.sheet, c.row, c.column, c.text, c.fate, c.as, c.indicator, c.why,
                        c.message);
    }
};

namespace {

using row_of_texts = std::pair<std::size_t, std::vector<std::string>>;
using fault_at = std::pair<std::pair<std::size_t, std::size_t>, std::string>;

// Places are of the grid's rows and cells, from 0.
grid grid_of(std::vector<row_of_texts> const& rows,
             std::vector<std::pair<std::size_t, std::size_t>> const& continued,
             std::vector<fault_at> const& faults, std::string sheet)
{
    grid out{.rows = {}, .sheet = std::move(sheet)};
    out.rows.reserve(rows.size());
    for (auto const& [number, cells] : rows) {
        grid_row row{number, {}};
        row.cells.reserve(cells.size());
        for (std::string const& text : cells) { row.cells.push_back({.text = text}); }
        out.rows.push_back(std::move(row));
    }
    for (auto const& [row, cell] : continued) { out.rows.at(row).cells.at(cell).continued = true; }
    for (auto const& [at, why] : faults) { out.rows.at(at.first).cells.at(at.second).fault = why; }
    return out;
}

py::object period_or_none(std::optional<fiscal_period> const& p)
{
    return p ? py::object{py::str(to_string(*p))} : py::none();
}

// As files write a mapping: names, numbers and years in words; what says nothing is left out.
class written_mapping {
public:
    explicit written_mapping(table_mapping const& m)
    {
        text("name", m.name);
        if (m.period) { out_["period"] = to_string(*m.period); }
        if (m.header_row) { out_["header_row"] = *m.header_row; }
        if (m.header_rows) { out_["header_rows"] = *m.header_rows; }
        text("unit", m.unit);
        if (m.baseline_year) { out_["baseline_year"] = to_string(*m.baseline_year); }
        if (m.target_year) { out_["target_year"] = to_string(*m.target_year); }
        if (m.targets_say_year) { out_["target_year"] = "none"; }
        text("default_era", m.default_era);
        if (m.calendar_years) { out_["calendar_years"] = true; }
        if (m.windows_are_totals) { out_["windows_are_totals"] = true; }
        py::list repairs;
        for (repair const r : m.repairs) { repairs.append(to_string(r)); }
        list("repairs", repairs);
        list("parts", py::cast(m.parts));
        py::dict words;
        for (said_word const& w : m.words) { words[py::str(w.printed)] = w.means; }
        list("words", words);
        py::dict notes;
        for (note_mark const& n : m.notes) { notes[py::str(n.mark)] = n.note; }
        list("notes", notes);
        py::dict names;
        for (name_rule const& n : m.names) {
            py::dict rule;
            if (n.aggregation != aggregation_kind::unknown) {
                rule["aggregation"] = to_string(n.aggregation);
            }
            if (n.basis) { rule["basis"] = name(*n.basis); }
            if (!n.direction.empty()) { rule["direction"] = n.direction; }
            names[py::str(n.pattern)] = rule;
        }
        list("names", names);
        py::list columns;
        for (mapped_column const& c : m.columns) {
            columns.append(py::dict(
                py::arg("column") = c.column, py::arg("header") = c.header,
                py::arg("role") = to_string(c.role), py::arg("period") = period_or_none(c.period),
                py::arg("unit") = c.unit,
                py::arg("basis") = c.basis ? py::object{py::str(name(*c.basis))} : py::none(),
                py::arg("why") = c.why));
        }
        out_["columns"] = columns;
        out_["open"] = m.open;
    }

    py::dict get() { return std::move(out_); }

private:
    void text(char const* key, std::string const& value)
    {
        if (!value.empty()) { out_[key] = value; }
    }

    void list(char const* key, py::object const& all)
    {
        if (py::len(all) > 0) { out_[key] = all; }
    }

    py::dict out_;
};

py::object entry(py::dict const& d, char const* key)
{
    return d.contains(key) ? py::object{d[key]} : py::none();
}

template <class T>
T entry_or(py::dict const& d, char const* key, T otherwise)
{
    py::object const found = entry(d, key);
    return found.is_none() ? otherwise : found.cast<T>();
}

std::optional<std::size_t> count_or_none(py::dict const& d, char const* key)
{
    py::object const found = entry(d, key);
    return found.is_none() ? std::nullopt : std::optional{found.cast<std::size_t>()};
}

std::optional<basis> basis_of(py::dict const& d)
{
    py::object const found = entry(d, "basis");
    return found.is_none() ? std::nullopt : std::optional{to_basis(found)};
}

std::optional<fiscal_period> period_of(py::dict const& d)
{
    py::object const found = entry(d, "period");
    return found.is_none() ? std::nullopt : std::optional{to_fiscal_period(found)};
}

name_rule rule_of(std::string const& pattern, py::dict const& d)
{
    name_rule out{.pattern = pattern};
    if (d.contains("aggregation")) {
        out.aggregation = parse_aggregation(d["aggregation"].cast<std::string>());
    }
    out.basis = basis_of(d);
    out.direction = entry_or(d, "direction", std::string{});
    return out;
}

table_mapping mapping_of(py::dict const& d)
{
    table_mapping m;
    m.name = entry_or(d, "name", std::string{});
    m.period = period_of(d);
    m.header_row = count_or_none(d, "header_row");
    m.header_rows = count_or_none(d, "header_rows");
    m.unit = entry_or(d, "unit", std::string{});
    m.baseline_year = to_optional_year(entry(d, "baseline_year"));
    py::object const target_year = entry(d, "target_year");
    m.targets_say_year = target_year.equal(py::str("none"));
    if (!m.targets_say_year) { m.target_year = to_optional_year(target_year); }
    m.default_era = entry_or(d, "default_era", std::string{});
    m.calendar_years = entry_or(d, "calendar_years", false);
    m.windows_are_totals = entry_or(d, "windows_are_totals", false);
    for (auto const& name : entry_or(d, "repairs", std::vector<std::string>{})) {
        m.repairs.push_back(parse_repair(name));
    }
    m.parts = entry_or(d, "parts", std::vector<std::string>{});
    for (auto const& [printed, means] : entry_or(d, "words", py::dict{})) {
        m.words.push_back({printed.cast<std::string>(), means.cast<std::string>()});
    }
    for (auto const& [mark, note] : entry_or(d, "notes", py::dict{})) {
        m.notes.push_back({mark.cast<std::string>(), note.cast<std::string>()});
    }
    for (auto const& [pattern, rule] : entry_or(d, "names", py::dict{})) {
        m.names.push_back(rule_of(pattern.cast<std::string>(), rule.cast<py::dict>()));
    }
    m.open = entry_or(d, "open", std::vector<std::string>{});
    for (auto const each : entry_or(d, "columns", py::list{})) {
        auto const c = each.cast<py::dict>();
        m.columns.push_back({.column = entry_or<std::size_t>(c, "column", 0),
                             .role = parse_column_role(c["role"].cast<std::string>()),
                             .period = period_of(c),
                             .header = entry_or(c, "header", std::string{}),
                             .why = entry_or(c, "why", std::string{}),
                             .unit = entry_or(c, "unit", std::string{}),
                             .basis = basis_of(c)});
    }
    return m;
}

// A table's cells as Python read them from their container; mappings and readings are made of it.
struct table_source {
    grid cells;
    std::vector<unit> units;

    py::dict guess(py::dict const& declared) const
    {
        auto const wanted = mapping_of(declared);
        return written_mapping{at_length([&] { return guess_mapping(cells, wanted, units); })}
            .get();
    }

    py::tuple read(py::dict const& mapping) const
    {
        auto const wanted = mapping_of(mapping);
        table_reading found = at_length([&] { return read_mapped_table(cells, wanted, units); });
        py::dict used = written_mapping{found.mapping}.get();
        py::tuple records{found.cells.size()};
        for (std::size_t i = 0; i < found.cells.size(); ++i) {
            records[i] = py::cast(std::move(found.cells[i]));
        }
        return py::make_tuple(std::make_shared<plan>(std::move(found.plan)), records, used);
    }
};

void register_cell(py::module_& m)
{
    give_state(
        py::class_<cell_record>(m, "TableCell", "What became of one cell that holds something.")
            .def_property_readonly(
                "sheet", [](cell_record const& c) { return c.sheet; },
                "Its title in a workbook; empty elsewhere.")
            .def_property_readonly(
                "row", [](cell_record const& c) { return c.row; }, "Number of its row, from 1.")
            .def_property_readonly(
                "column", [](cell_record const& c) { return c.column; }, "From 1.")
            .def_property_readonly("text", [](cell_record const& c) { return c.text; })
            .def_property_readonly(
                "fate", [](cell_record const& c) { return to_string(c.fate); },
                "header, read, missing, ignored or refused.")
            .def_property_readonly(
                "read_as", [](cell_record const& c) { return c.as; },
                "実績値 令和3年度, 見出し, and what was done to read it; why it was ignored.")
            .def_property_readonly(
                "indicator", [](cell_record const& c) { return c.indicator; },
                "The id of the indicator it belongs to, those of several with a blank between; "
                "empty "
                "for none.")
            .def_property_readonly(
                "code", [](cell_record const& c) { return code_or_none(c.why); },
                "Of a refused cell: ``bad_number``, ``unknown_year`` ….")
            .def_property_readonly(
                "message", [](cell_record const& c) { return c.message; },
                "Of a refused cell, for people.")
            .def("__repr__", [](cell_record const& c) {
                return "<TableCell " + std::to_string(c.row) + "," + std::to_string(c.column) + " "
                       + c.text + " " + to_string(c.fate) + ">";
            }));
}

}  // namespace

void register_mapped_table(py::module_& m)
{
    register_cell(m);
    py::class_<table_source>(m, "_TableSource")
        .def(py::init([](std::vector<row_of_texts> const& rows,
                         std::vector<std::pair<std::size_t, std::size_t>> const& continued,
                         std::vector<fault_at> const& faults, std::string sheet,
                         std::vector<unit> units) {
                 return table_source{grid_of(rows, continued, faults, std::move(sheet)),
                                     std::move(units)};
             }),
             py::arg("rows"), py::arg("continued"), py::arg("faults"), py::arg("sheet"),
             py::arg("units"))
        .def("guess", &table_source::guess, py::arg("declared"))
        .def("read", &table_source::read, py::arg("mapping"));
    m.def(
        "_text_rows",
        [](std::string const& text) {
            std::vector<row_of_texts> out;
            for (grid_row& row : read_table_text(text).rows) {
                out.emplace_back(row.number, std::vector<std::string>{});
                for (grid_cell& cell : row.cells) {
                    out.back().second.push_back(std::move(cell.text));
                }
            }
            return out;
        },
        py::arg("text"));
    m.def(
        "_explain_mapping", [](py::dict const& mapping) { return explain(mapping_of(mapping)); },
        py::arg("mapping"));
    m.def(
        "_explain_reading",
        [](plan const& p, py::dict const& mapping, std::vector<cell_record> const& cells) {
            return explain(table_reading{p, mapping_of(mapping), cells});
        },
        py::arg("plan"), py::arg("mapping"), py::arg("cells"));
}

}  // namespace tomakomai_kpi::python
