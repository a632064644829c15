// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstddef>
#include <string>

#include <pybind11/stl.h>

#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/published.hpp>

#include "convert.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<published_formula> {
    static auto of(auto& x) { return std::tie(x.by, x.mode, x.against); }
};

template <>
struct members<published_check> {
    static auto of(auto& x)
    {
        return std::tie(x.id, x.name, x.year, x.rate, x.mark, x.explained_by, x.print, x.by_table,
                        x.undefined, x.explanation);
    }
};

template <>
struct blank<published_check> {
    static published_check made()
    {
        return {.id = {}, .name = {}, .year = fiscal_year{2000}, .rate = {}, .mark = {}};
    }
};

template <>
struct members<mark_range> {
    static auto of(auto& x) { return std::tie(x.mark, x.low, x.high, x.count); }
};

template <>
struct law<mark_range> {
    static bool holds(mark_range const& x) { return x.low <= x.high; }
};

template <>
struct members<published_findings> {
    static auto of(auto& x) { return std::tie(x.of_table, x.rows, x.marks, x.marks_overlap); }
};

namespace {

void register_formula(py::module_& m)
{
    give_pickle(py::class_<published_formula>(
                    m, "PublishedFormula", "By which formula, rounding and target a rate was made.")
                    .def_property_readonly(
                        "method", [](published_formula const& f) { return to_string(f.by); },
                        "attainment, inverse_attainment, reflected_attainment or gap_closure.")
                    .def_property_readonly(
                        "rounding", [](published_formula const& f) { return to_string(f.mode); },
                        "half_up, half_even, truncate or away.")
                    .def_property_readonly(
                        "against", [](published_formula const& f) { return to_string(f.against); },
                        "last: the last target; of_year: that of the actual's year.")
                    .def("__str__", &describe)
                    .def("__repr__",
                         [](published_formula const& f) {
                             return "<PublishedFormula " + to_string(f.by) + " "
                                    + to_string(f.against) + " " + to_string(f.mode) + ">";
                         })
                    .def("__eq__",
                         [](published_formula const& a, py::object const& b) -> py::object {
                             if (!py::isinstance<published_formula>(b)) {
                                 return py::reinterpret_borrow<py::object>(Py_NotImplemented);
                             }
                             return py::bool_(a == b.cast<published_formula const&>());
                         })
                    .def("__hash__", [](published_formula const& f) {
                        return py::hash(py::str(describe(f)));
                    }));
}

void register_check(py::module_& m)
{
    give_state(
        py::class_<published_check>(m, "PublishedCheck", "A published rate, and what gives it.")
            .def_readonly("id", &published_check::id, "Of the indicator.")
            .def_readonly("name", &published_check::name, "Of the indicator.")
            .def_readonly("year", &published_check::year, "The FiscalYear of the actual.")
            .def_readonly("rate", &published_check::rate, "As printed: 76.7%.")
            .def_readonly("mark", &published_check::mark, "As printed: B; empty for none.")
            .def_property_readonly(
                "explained_by",
                [](published_check const& c) { return py::tuple(py::cast(c.explained_by)); },
                "All PublishedFormula that give the rate; empty where nothing does.")
            .def_property_readonly(
                "print",
                [](published_check const& c) {
                    constexpr std::array<char const*, 4> names{"plain", "as_ratio", "padded",
                                                               "capped"};
                    return names.at(static_cast<std::size_t>(c.print));
                },
                "plain, as_ratio (0.95 for 95%), padded (74.80 for 74.8) or capped (100% for "
                "more).")
            .def_readonly("by_table", &published_check::by_table,
                          "Whether the formula of the whole table gives it.")
            .def_property_readonly(
                "undefined", [](published_check const& c) { return code_or_none(c.undefined); },
                "Why it cannot be checked: ``missing``, ``not_recorded``, ``no_amount`` …; else "
                "None.")
            .def("explain", &published_check::explain, "In words.")
            .def("__repr__", [](published_check const& c) {
                return "<PublishedCheck " + c.explanation + ">";
            }));
}

void register_findings(py::module_& m)
{
    give_state(
        py::class_<mark_range>(m, "MarkRange", "The printed rates of the rows that bear a mark.")
            .def_readonly("mark", &mark_range::mark, "As printed: B.")
            .def_property_readonly(
                "low", [](mark_range const& r) { return fraction_object(r.low); },
                "The lowest, as a share (Fraction).")
            .def_property_readonly(
                "high", [](mark_range const& r) { return fraction_object(r.high); }, "The highest.")
            .def_readonly("count", &mark_range::count, "How many rows.")
            .def("__repr__", [](mark_range const& r) {
                return "<MarkRange " + r.mark + " " + std::to_string(r.count) + ">";
            }));
    give_state(
        py::class_<published_findings>(m, "PublishedFindings",
                                       "Published rates and marks against what the values give.")
            .def_property_readonly(
                "of_table", [](published_findings const& f) { return f.of_table; },
                "The PublishedFormula that explains most rows and at least half of them; else "
                "None.")
            .def_property_readonly(
                "rows", [](published_findings const& f) { return py::tuple(py::cast(f.rows)); },
                "A PublishedCheck for each published rate or mark.")
            .def_property_readonly(
                "marks", [](published_findings const& f) { return py::tuple(py::cast(f.marks)); },
                "A MarkRange for each mark, the best first.")
            .def_readonly("marks_overlap", &published_findings::marks_overlap,
                          "Whether two marks share rates, so that the rate alone does not decide.")
            .def_property_readonly("checked", &published_findings::checked,
                                   "How many rates could be checked.")
            .def_property_readonly("by_table", &published_findings::by_table,
                                   "How many the table's formula gives.")
            .def_property_readonly("unexplained", &published_findings::unexplained,
                                   "How many nothing gives.")
            .def("explain", &published_findings::explain, "In words, the exceptions one a line.")
            .def("__len__", [](published_findings const& f) { return f.rows.size(); })
            .def("__iter__",
                 [](published_findings const& f) { return py::iter(py::tuple(py::cast(f.rows))); })
            .def("__repr__", [](published_findings const& f) {
                return "<PublishedFindings " + std::to_string(f.rows.size()) + " rates, "
                       + std::to_string(f.unexplained()) + " unexplained>";
            }));
}

}  // namespace

void register_published(py::module_& m)
{
    register_formula(m);
    register_check(m);
    register_findings(m);
    m.def(
        "check_published",
        [](plan const& p, std::string const& revision) { return check_published(p, revision); },
        py::call_guard<long_call>(), py::arg("plan"), py::arg("revision") = "new",
        R"(Published rates and marks (達成率, 評価) against what the published values give.

Bodies hardly ever say by which formula, against which target and with which rounding they made
their rates; of a whole table one of them explains most.

Args:
    plan: a Plan whose indicators have published results, as read_table() keeps them.
    revision: of the plan.

Returns:
    PublishedFindings: the formula of the table, and a PublishedCheck for each rate.

Raises:
    PlanError: there is no such revision (code ``unknown_name``).

>>> plan = read_table("指標名\tR3実績\tR6目標\t達成率\n参加者数\t46人\t60人\t76.7%").plan
>>> str(check_published(plan).of_table)
'実績値÷目標値(最終の目標)、四捨五入'
)");
}

}  // namespace tomakomai_kpi::python
