// SPDX-License-Identifier: BSL-1.0
// What indicators are made of: observations, directions, aggregations.
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "indicator_state.hpp"
#include "register.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

std::vector<std::string> to_texts(py::iterable const& texts)
{
    std::vector<std::string> out;
    for (auto const text : texts) { out.push_back(text.cast<std::string>()); }
    return out;
}

std::vector<observation> to_observations(py::iterable const& from)
{
    std::vector<observation> out;
    for (auto const o : from) { out.push_back(o.cast<observation>()); }
    return out;
}

void register_observation(py::module_& m)
{
    py::class_<observation> c(m, "Observation",
                              R"(A value with its fiscal period, status and footnotes.

Args:
    value: a Value.
    period: the FiscalYear or FiscalPeriod it is of: one year for an annual value, the years added
        up for a cumulative one, the year at whose end it stood for a level.
    status: normal, provisional, estimated, special_event, break, missing, not_started,
        not_measured, pending, not_applicable, or unread: printed, and not understood.
    notes: footnotes.

>>> r2 = Observation(parse("20人"), FiscalYear("R2"))
>>> r3 = Observation(parse("25人"), FiscalYear("R3"))
>>> accumulate([r2, r3])
Observation(parse('累計45人'), '令和2年度～令和3年度'))");
    c.def(py::init([](value const& v, py::object const& period, std::string const& status,
                      py::iterable const& notes) {
              return observation{v, to_fiscal_period(period), parse_observation_status(status),
                                 to_texts(notes)};
          }),
          py::arg("value"), py::arg("period"), py::arg("status") = "normal",
          py::arg("notes") = py::tuple())
        .def_property_readonly("value", &observation::value, "The value, which may be missing.")
        .def_property_readonly("period", &observation::period, "The fiscal years it is of.")
        .def_property_readonly("year", &observation::year, "The last year of its period.")
        .def_property_readonly(
            "status", [](observation const& o) { return to_string(o.status()); },
            "normal, special_event, not_measured, …")
        .def_property_readonly(
            "notes", [](observation const& o) { return to_tuple(o.notes()); }, "Footnotes.")
        .def(
            "__add__", [](observation const& a, observation const& b) { return a + b; },
            py::is_operator())
        .def(
            "__sub__", [](observation const& a, observation const& b) { return a - b; },
            py::is_operator())
        .def(
            "__eq__", [](observation const& a, observation const& b) { return a == b; },
            py::is_operator())
        .def(
            "__lt__", [](observation const& a, observation const& b) { return compare(a, b) < 0; },
            py::is_operator())
        .def(
            "__le__", [](observation const& a, observation const& b) { return compare(a, b) <= 0; },
            py::is_operator())
        .def(
            "__gt__", [](observation const& a, observation const& b) { return compare(a, b) > 0; },
            py::is_operator())
        .def(
            "__ge__", [](observation const& a, observation const& b) { return compare(a, b) >= 0; },
            py::is_operator())
        .def("__hash__",
             [](observation const& o) {
                 return py::hash(py::make_tuple(o.value(), o.period(), to_string(o.status()),
                                                to_tuple(o.notes())));
             })
        .def("__str__", [](observation const& o) { return to_string(o.value()); })
        .def("__repr__",
             [](observation const& o) {
                 std::string text = "Observation("
                                    + py::repr(py::cast(o.value())).cast<std::string>() + ", '"
                                    + py::str(py::cast(o.period())).cast<std::string>() + "'";
                 if (o.status() != observation_status::normal) {
                     text += ", status='" + to_string(o.status()) + "'";
                 }
                 if (!o.notes().empty()) {
                     text += ", notes=" + py::repr(to_tuple(o.notes())).cast<std::string>();
                 }
                 return text + ")";
             })
        .def("__reduce__", [](observation const& o) {
            return py::make_tuple(
                py::type::of<observation>(),
                py::make_tuple(o.value(), o.period(), to_string(o.status()), to_tuple(o.notes())));
        });

    m.def(
        "accumulate", [](py::iterable const& years) { return accumulate(to_observations(years)); },
        py::arg("observations"),
        R"(Annual observations of consecutive years as one cumulative observation.

Args:
    observations: annual Observations in the order of years.

Raises:
    PeriodError: a gap or an overlap (codes ``period_gap``, ``period_overlap``).
    BasisError: cumulative values, or levels, which never add over years (code ``not_additive_over_years``).
    AmountError: a missing value, or no observation at all (code ``missing``).)");
    m.def(
        "extend",
        [](observation const& total, observation const& next) { return extend(total, next); },
        py::arg("cumulative"), py::arg("observation"),
        "A cumulative observation and the annual one of the very next year, as a cumulative one.");
    m.def(
        "difference",
        [](observation const& later, observation const& earlier) {
            return difference(later, earlier);
        },
        py::arg("later"), py::arg("earlier"),
        "What the years between two cumulative observations of one start brought: annual for one "
        "year, else cumulative.\n\nRaises:\n    PeriodError: the starts differ (code "
        "``start_differs``).");
}

// ±5ポイント, +5ポイント, 5ポイント, or a Value that is one.
value tolerance_of(py::object const& from)
{
    if (is_value(from)) { return from.cast<value>(); }
    auto text = from.cast<std::string>();
    for (std::string const sign : {"±", "+"}) {
        if (text.starts_with(sign)) { text.erase(0, sign.size()); }
    }
    return parse("+" + text);
}

direction made_direction(std::string const& kind, py::object const& tolerance,
                         py::object const& low, py::object const& high,
                         std::string const& provenance)
{
    direction d = declared_direction(kind);
    if (!tolerance.is_none()) { d.tolerance = tolerance_of(tolerance); }
    if (!low.is_none()) { d.low = printed_value(low); }
    if (!high.is_none()) { d.high = printed_value(high); }
    require_declarable(d);
    d.provenance = provenance;
    return d;
}

py::object value_or_none(std::optional<value> const& v)
{
    return v ? py::cast(*v) : py::none();
}

void register_direction(py::module_& m)
{
    py::class_<direction>(m, "Direction", R"(Which way is better, and who says so.

Args:
    kind: up, down, maintain, range or unknown; or the whole of it as plan files write it:
        "maintain ±5ポイント", "range 10人～20人", "range 10人以上".
    tolerance: of maintain, a change in the target's unit: "5ポイント" of a %; with None the target
        itself is met, and all else open (``tolerance_unknown``) unless the target is a bound.
    low, high: of range, Values or their text, one of which may be None; 超 and 未満 exclude the
        limit itself. With neither, the target's own text holds the limits.
    provenance: who says so, and why.

Equal to its kind as a str; two Directions are equal with the same tolerance and limits.

Raises:
    NotationError, AmountError, UnitError: what is no direction, an empty range, limits that do not
        compare.

>>> str(Direction("maintain", tolerance="5ポイント"))
'maintain ±5ポイント'
>>> Direction("range", low="10人", high="20人未満") == "range"
True)")
        .def(py::init(&made_direction), py::arg("kind"), py::kw_only(),
             py::arg("tolerance") = py::none(), py::arg("low") = py::none(),
             py::arg("high") = py::none(), py::arg("provenance") = "declared")
        .def_property_readonly(
            "kind", [](direction const& d) { return to_string(d.kind); },
            "up, down, maintain, range or unknown.")
        .def_property_readonly(
            "tolerance", [](direction const& d) { return value_or_none(d.tolerance); },
            "Of maintain: a change, None where nobody says how near is near enough.")
        .def_property_readonly(
            "low", [](direction const& d) { return value_or_none(d.low); },
            "Of range: its lower limit, None where it has none or the target holds it.")
        .def_property_readonly(
            "high", [](direction const& d) { return value_or_none(d.high); },
            "Of range: its upper limit, None where it has none or the target holds it.")
        .def_property_readonly(
            "provenance", [](direction const& d) { return to_string(d.provenance); },
            "Who says so, and why: \"declared: …\", or \"unknown\".")
        .def("__str__", [](direction const& d) { return to_string(d); })
        .def("__repr__",
             [](direction const& d) {
                 return "<Direction " + to_string(d) + " (" + to_string(d.provenance) + ")>";
             })
        .def(
            "__eq__",
            [](direction const& a, direction const& b) {
                return a.kind == b.kind && a.tolerance == b.tolerance && a.low == b.low
                       && a.high == b.high;
            },
            py::is_operator())
        .def(
            "__eq__",
            [](direction const& a, std::string const& b) { return to_string(a.kind) == b; },
            py::is_operator())
        .def("__hash__", [](direction const& d) { return py::hash(py::str(to_string(d.kind))); })
        .def("__reduce__", [](direction const& d) {
            py::dict facts;
            facts["tolerance"] = value_or_none(d.tolerance);
            facts["low"] = value_or_none(d.low);
            facts["high"] = value_or_none(d.high);
            facts["provenance"] = to_string(d.provenance);
            auto const partial = py::module_::import("functools").attr("partial");
            return py::make_tuple(partial(py::type::of<direction>(), to_string(d.kind), **facts),
                                  py::tuple{});
        });
}

void register_aggregation(py::module_& m)
{
    give_pickle(
        py::class_<aggregation>(m, "Aggregation",
                                "How values add up over time: flow, stock, ratio, score or "
                                "unknown. Equal to its word as a "
                                "str.")
            .def_property_readonly(
                "kind", [](aggregation const& a) { return to_string(a.kind); },
                "flow, stock, ratio, score or unknown.")
            .def_property_readonly(
                "provenance", [](aggregation const& a) { return to_string(a.provenance); },
                "Who says so, and why: \"declared: …\", or \"unknown\".")
            .def("__str__", [](aggregation const& a) { return to_string(a.kind); })
            .def("__repr__",
                 [](aggregation const& a) {
                     return "<Aggregation " + to_string(a.kind) + " (" + to_string(a.provenance)
                            + ")>";
                 })
            .def(
                "__eq__",
                [](aggregation const& a, aggregation const& b) { return a.kind == b.kind; },
                py::is_operator())
            .def(
                "__eq__",
                [](aggregation const& a, std::string const& b) { return to_string(a.kind) == b; },
                py::is_operator())
            .def("__hash__",
                 [](aggregation const& a) { return py::hash(py::str(to_string(a.kind))); }));
}

}  // namespace

void register_indicator_parts(py::module_& m)
{
    register_observation(m);
    register_direction(m);
    register_aggregation(m);
}

}  // namespace tomakomai_kpi::python
