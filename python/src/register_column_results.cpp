// SPDX-License-Identifier: BSL-1.0
// What columns answer with: words, verdicts, rates and keys.
#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "answers_out.hpp"
#include "arrow_capsule.hpp"
#include "column_arguments.hpp"
#include "column_results.hpp"
#include "column_state.hpp"
#include "convert.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

std::size_t rows_in(word_column const& c)
{
    return c.indices.size();
}
std::size_t rows_in(python_verdicts const& c)
{
    return c.of.holds.size();
}
std::size_t rows_in(rate_column const& c)
{
    return c.size();
}

py::object word_at(word_column const& c, std::size_t row)
{
    int const index = c.indices[row];
    return index < 0 ? py::object{py::none()}
                     : py::object{py::str(c.words[static_cast<std::size_t>(index)])};
}

py::object verdict_at(row_verdicts const& of, std::size_t row)
{
    return of.holds[row] < 0 ? py::object{py::none()} : py::object{py::bool_(of.holds[row] == 1)};
}

py::object rate_at(rate_column const& rates, std::size_t row)
{
    auto const share = rates[row];
    return share ? fraction_object(*share) : py::object{py::none()};
}

// What all columns of results have: length, rows by index, a list, Arrow's doors.
template <class Column, class Class, class At, class Out, class Schema>
void add_column_protocol(Class& type, At at, Out out, Schema schema)
{
    auto const size = [](Column const& c) { return rows_in(c); };
    type.def("__len__", size)
        .def(
            "__getitem__",
            [at](Column const& c, py::object const& row) { return at(c, to_row(row, rows_in(c))); },
            py::arg("row"))
        .def("to_list",
             [at](Column const& c) {
                 py::list all(rows_in(c));
                 for (std::size_t row = 0; row < rows_in(c); ++row) { all[row] = at(c, row); }
                 return all;
             })
        .def("__iter__", [](py::object const& self) { return py::iter(self.attr("to_list")()); })
        .def("__eq__",
             [at](Column const& a, py::object const& other) -> py::object {
                 if (!py::isinstance<Column>(other)) {
                     return py::reinterpret_borrow<py::object>(Py_NotImplemented);
                 }
                 auto const& b = other.cast<Column const&>();
                 bool same = rows_in(a) == rows_in(b);
                 for (std::size_t row = 0; same && row < rows_in(a); ++row) {
                     same = at(a, row).equal(at(b, row));
                 }
                 return py::bool_(same);
             })
        .def(
            "__arrow_c_array__",
            [out](Column const& c, py::object const&) {
                auto both = out(c);
                return array_capsules(std::move(both.first), std::move(both.second));
            },
            py::arg("requested_schema") = py::none())
        .def(
            "__arrow_c_stream__",
            [out](Column const& c, py::object const&) {
                auto both = out(c);
                return stream_capsule(std::move(both.first), std::move(both.second));
            },
            py::arg("requested_schema") = py::none())
        .def("__arrow_c_schema__", [schema](Column const& c) { return schema_capsule(schema(c)); });
    type.attr("__hash__") = py::none();
}

void register_words(py::module_& m)
{
    py::class_<word_column> type{
        m, "WordColumn",
        "A word a row, or None: reasons, statuses. Dictionary-encoded text "
        "to Arrow."};
    add_column_protocol<word_column>(type, word_at, words_out,
                                     [](word_column const&) { return schema_of_words(); });
    type.def(
            "counts",
            [](word_column const& c) {
                std::map<std::string, std::size_t> counts;
                for (signed char const index : c.indices) {
                    if (index >= 0) { ++counts[c.words[static_cast<std::size_t>(index)]]; }
                }
                return counts;
            },
            "How many rows say each word; rows without one are left out.")
        .def(py::pickle([](word_column const& c) { return state_of(c); },
                        [](py::tuple const& state) { return words_from_state(state); }))
        .def("__repr__", [](word_column const& c) {
            return "<WordColumn, " + std::to_string(c.indices.size()) + " rows>";
        });
}

void register_verdicts(py::module_& m)
{
    py::class_<python_verdicts> type{m, "VerdictColumn",
                                     "True, False, or None for a reason, a row each. Booleans with "
                                     "nulls to Arrow."};
    add_column_protocol<python_verdicts>(
        type, [](python_verdicts const& c, std::size_t row) { return verdict_at(c.of, row); },
        [](python_verdicts const& c) { return verdicts_out(c.of); },
        [](python_verdicts const&) { return schema_of_verdicts(); });
    type.def_property_readonly(
            "reason",
            [](python_verdicts const& c) {
                return words_of_reasons(c.of.reasons, c.of.holds.size());
            },
            "Why a row has no verdict: a code, None where it has one.")
        .def(py::pickle([](python_verdicts const& c) { return state_of(c); },
                        [](py::tuple const& state) { return verdicts_from_state(state); }))
        .def("__repr__", [](python_verdicts const& c) {
            auto const count = [&](int wanted) {
                return std::to_string(std::ranges::count(c.of.holds, wanted));
            };
            return "<VerdictColumn, " + std::to_string(c.of.holds.size()) + " rows: " + count(1)
                   + " True, " + count(0) + " False, " + count(-1) + " None>";
        });
}

void register_rates(py::module_& m)
{
    py::class_<rate_column> type{
        m, "RateColumn",
        "An exact share a row (a Fraction), or None for a reason. A struct of "
        "numerator and denominator to Arrow; percent() is one number."};
    add_column_protocol<rate_column>(type, rate_at, rates_out,
                                     [](rate_column const&) { return schema_of_rates(); });
    type.def_property_readonly(
            "reason", [](rate_column const& c) { return words_of_reasons(c.reasons(), c.size()); },
            "Why a row has no rate: a code, None where it has one.")
        .def(
            "percent",
            [](rate_column const& c, py::object const& decimals, py::object const& rounding) {
                auto const places =
                    static_cast<int>(to_integer("places", decimals, 0, largest_scale));
                auto const mode = parse_rounding(py::str(rounding).cast<std::string>());
                py::gil_scoped_release const unlocked;
                return percentages(c, places, mode);
            },
            py::arg("places") = 1, py::arg("rounding") = "half_up",
            R"(A Column of % (level), rounded by name.

Nothing but the whole is 100, and nothing but nothing 0, as Rate.percent has it.

Args:
    places: decimals, 0 to 18.
    rounding: half_up 四捨五入, half_even, truncate 切り捨て, away 切り上げ.)")
        .def(py::pickle([](rate_column const& c) { return state_of(c); },
                        [](py::tuple const& state) { return rates_from_state(state); }))
        .def("__repr__", [](rate_column const& c) {
            return "<RateColumn, " + std::to_string(c.size()) + " rows>";
        });
}

void register_keys(py::module_& m)
{
    // Of a call under way: what is kept of them, only() takes.
    py::class_<key_column, std::shared_ptr<key_column>>{m, "_Keys"}
        .def(py::init([](py::object const& source) {
                 return std::make_shared<key_column>(lent_column(source));
             }),
             py::arg("source"))
        .def("__len__", &key_column::size)
        .def(
            "rows",
            [](key_column const& k, std::vector<std::size_t> const& rows) {
                arrow::owned<ArrowSchema> schema;
                arrow::owned<ArrowArray> array;
                k.export_rows(rows, schema.out(), array.out());
                return array_capsules(std::move(schema), std::move(array));
            },
            py::arg("rows"), "The keys of these rows, as Arrow's two capsules.")
        .def(
            "only",
            [](key_column const& k, std::vector<std::size_t> const& rows) {
                return std::make_shared<key_column>(chunks_of(k.kept(rows)));
            },
            py::arg("rows"), "The keys of these rows alone.")
        .def(py::pickle(
            [](key_column const& k) {
                std::vector<std::size_t> rows(k.size());
                std::iota(rows.begin(), rows.end(), std::size_t{0});
                return state_of(k.kept(rows));
            },
            [](py::tuple const& state) {
                return std::make_shared<key_column>(chunks_of(keys_from_state(state)));
            }));
    py::class_<key_list>{m, "_Groups"}.def(
        py::init([](std::vector<std::shared_ptr<key_column>> keys) {
            return key_list{std::move(keys)};
        }),
        py::arg("keys"));
}

// Several columns as one table.
out_array table_out(std::vector<std::string> const& names, std::vector<py::object> const& columns)
{
    arrow::schema_parts schema{.format = "+s", .nullable = false};
    arrow::array_parts parts{.buffers = {nullptr}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        arrow_chunks from = column_from(columns[i]);
        if (from.arrays.size() != 1) {
            throw kpi_error{code::bad_argument,
                            "一続きの列ではありません: " + names[i] + " (chunks)"};
        }
        schema.children.push_back(arrow::copy_of(*from.schema, nullptr, &names[i]));
        parts.length = from.arrays.front()->length;
        parts.children.push_back(std::move(from.arrays.front()));
    }
    out_array out;
    arrow::export_schema(std::move(schema), out.first.out());
    arrow::export_array(std::move(parts), out.second.out());
    return out;
}

}  // namespace

word_column words_of_reasons(std::span<unsigned char const> reasons, std::size_t rows)
{
    word_column out{std::vector<signed char>(rows, -1), {}};
    std::map<unsigned char, signed char> known;
    for (std::size_t row = 0; row < reasons.size(); ++row) {
        if (reasons[row] == 0) { continue; }
        auto const [at, is_new] =
            known.try_emplace(reasons[row], static_cast<signed char>(out.words.size()));
        if (is_new) { out.words.emplace_back(name(static_cast<code>(reasons[row]))); }
        out.indices[row] = at->second;
    }
    return out;
}

word_column words_of_statuses(row_statuses const& of)
{
    word_column out;
    for (int s = 0; s <= static_cast<int>(status::behind_path); ++s) {
        out.words.push_back(to_string(static_cast<status>(s)));
    }
    for (status const s : of.statuses) { out.indices.push_back(static_cast<signed char>(s)); }
    return out;
}

py::object verdicts_object(row_verdicts of)
{
    return py::cast(python_verdicts{std::move(of)});
}

void register_column_results(py::module_& m)
{
    register_words(m);
    register_verdicts(m);
    register_rates(m);
    register_keys(m);
    m.def(
        "_table_stream",
        [](std::vector<std::string> const& names, std::vector<py::object> const& columns) {
            auto both = table_out(names, columns);
            return stream_capsule(std::move(both.first), std::move(both.second));
        },
        py::arg("names"), py::arg("columns"));
    m.def(
        "_table_schema",
        [](std::vector<std::string> const& names, std::vector<py::object> const& columns) {
            return schema_capsule(std::move(table_out(names, columns).first));
        },
        py::arg("names"), py::arg("columns"));
}

}  // namespace tomakomai_kpi::python
