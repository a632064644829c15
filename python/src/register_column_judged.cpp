// SPDX-License-Identifier: BSL-1.0
// What is computed of columns: progress, sums, totals over the years.
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/column/totals.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "arrow_capsule.hpp"
#include "column_arguments.hpp"
#include "column_results.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace py = pybind11;

void add_column_progress(py::class_<any_column>& type)
{
    type.def(
            "_attainment",
            [](any_column const& a, any_column const& t, py::object const& direction) {
                auto const better = to_column_direction(direction);
                py::gil_scoped_release const free;
                return attainment(a, t, better);
            },
            py::arg("target"), py::arg("direction"))
        .def(
            "_gap_closure",
            [](any_column const& a, any_column const& t, any_column const& b,
               py::object const& direction) {
                auto const better = to_column_direction(direction);
                py::gil_scoped_release const free;
                return gap_closure(a, t, b, better);
            },
            py::arg("target"), py::arg("baseline"), py::arg("direction"))
        .def(
            "_met",
            [](any_column const& a, any_column const& t, py::object const& direction) {
                return verdicts_object(met(a, t, to_column_direction(direction)));
            },
            py::arg("target"), py::arg("direction"))
        .def(
            "_on_path",
            [](any_column const& a, any_column const& t, any_column const* b,
               py::object const& elapsed, py::object const& years, py::object const& direction) {
                auto const better = to_column_direction(direction);
                auto const n = to_years("elapsed", elapsed);
                auto const of = to_years("years", years);
                row_verdicts out;
                {
                    py::gil_scoped_release const free;
                    out = on_path(a, t, b, {n, of}, better);
                }
                return verdicts_object(std::move(out));
            },
            py::arg("target"), py::arg("baseline"), py::arg("elapsed"), py::arg("years"),
            py::arg("direction"))
        .def(
            "_status",
            [](any_column const& a, any_column const& t, any_column const* b,
               py::object const& elapsed, py::object const& years, py::object const& direction) {
                auto const better = to_column_direction(direction);
                auto const n = to_years("elapsed", elapsed);
                auto const of = to_years("years", years);
                row_statuses out;
                {
                    py::gil_scoped_release const free;
                    out = statuses(a, t, b, {n, of}, better);
                }
                return py::make_tuple(words_of_statuses(out),
                                      words_of_reasons(out.reasons, out.reasons.size()));
            },
            py::arg("target"), py::arg("baseline"), py::arg("elapsed"), py::arg("years"),
            py::arg("direction"));
}

void add_column_totals(py::module_& m, py::class_<any_column>& type)
{
    type.def("_total",
             [](any_column const& c) {
                 column_sum of;
                 {
                     py::gil_scoped_release const free;
                     of = sum(c);
                 }
                 return py::make_tuple(of.total(), of.state.missing());
             })
        .def(
            "_totals",
            [](any_column const& c, key_list const& by) {
                std::vector<std::int64_t> missing;
                group_sums sums;
                any_column totals;
                {
                    py::gil_scoped_release const free;
                    sums = sums_of_groups(c, by.keys());
                    for (sum_state const& s : sums.states) { missing.push_back(s.missing()); }
                    totals = sums_of(sums.states, c.type());
                }
                return py::make_tuple(sums.first_row, totals, missing);
            },
            py::arg("by"))
        .def(
            "_states",
            [](any_column const& c, key_list const& by) {
                group_sums sums;
                {
                    py::gil_scoped_release const free;
                    sums = sums_of_groups(c, by.keys());
                }
                std::vector<std::vector<std::int64_t>> columns(sum_state::columns{}.size());
                for (sum_state const& s : sums.states) {
                    auto const row = s.to_columns(c.type());
                    for (std::size_t i = 0; i < row.size(); ++i) { columns[i].push_back(row[i]); }
                }
                return py::make_tuple(sums.first_row, columns);
            },
            py::arg("by"))
        .def(
            "_shares",
            [](any_column const& c, key_list const& by) {
                py::gil_scoped_release const free;
                return shares(c, group_by(by.keys()));
            },
            py::arg("by"))
        .def(
            "_accumulate",
            [](any_column const& c, key_list const& by, py::object const& years) {
                auto const of = to_fiscal_years(years);
                py::gil_scoped_release const free;
                return accumulated_by(c, group_by(by.keys()), of);
            },
            py::arg("by"), py::arg("years"));
    m.def(
        "_totals_of_states",
        [](std::vector<py::object> const& columns, any_column const& like) {
            std::vector<sum_state> states;
            std::vector<std::vector<std::int64_t>> sums;
            for (py::object const& column : columns) {
                sums.push_back(longs_of(lent_column(column)));
            }
            for (auto const& column : sums) {
                if (column.size() == sums[0].size() && sums.size() == sum_state::columns{}.size()) {
                    continue;
                }
                throw argument_error{code::lengths_differ,
                                     "状態の列の長さがそろっていません (lengths differ)"};
            }
            for (std::size_t row = 0; !sums.empty() && row < sums[0].size(); ++row) {
                sum_state::columns of{};
                for (std::size_t i = 0; i < of.size(); ++i) { of[i] = sums.at(i).at(row); }
                states.push_back(sum_state::from_columns(of, like.type()));
            }
            std::vector<std::int64_t> missing;
            for (sum_state const& s : states) { missing.push_back(s.missing()); }
            return py::make_tuple(sums_of(states, like.type()), missing);
        },
        py::arg("columns"), py::arg("like"));
}

}  // namespace tomakomai_kpi::python
