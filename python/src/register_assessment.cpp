// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/reason.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "share_words.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

// An assessment and the Indicator object that it judges.
struct judged : assessment {
    py::object indicator;
};

// Against the last target, by default in the newest year; or against that of one year, then in it.
judged judged_against(py::object const& of, std::optional<fiscal_year> year, progress_clock clock,
                      std::optional<fiscal_year> target)
{
    auto const& i = of.cast<indicator const&>();
    if (!target) { return {assess(i, year, clock), of}; }
    if (i.target_of(*target) == nullptr) {
        throw plan_error{code::unknown_year, "指標" + i.name + "に" + to_string(*target)
                                                 + "の目標はありません (no target of this year)"};
    }
    return {assess(i.judged_by(*target), year ? year : target, clock), of};
}

}  // namespace

template <>
struct members<elapsed_figure> {
    static auto of(auto& e)
    {
        return std::tie(e.value, e.undefined, e.explanation, e.years, e.of_years);
    }
};

template <>
struct law<elapsed_figure> {
    static bool holds(elapsed_figure const& e)
    {
        return law<figure<exact>>::holds(e) && 0 <= e.years && e.years <= e.of_years;
    }
};

template <>
struct members<assessment> {
    static auto of(auto& a)
    {
        return std::tie(a.year, a.target, a.clock, a.met, a.attainment, a.gap_closure, a.elapsed,
                        a.on_path, a.required_per_year, a.status, a.status_reason, a.ended, a.notes,
                        a.interim);
    }
};

template <>
struct members<judged> {
    static auto of(auto& a)
    {
        return std::tuple_cat(members<assessment>::of(a), std::tie(a.indicator));
    }
};

template <>
struct law<judged> {
    static bool holds(judged const& a) { return py::isinstance<indicator>(a.indicator); }
};

namespace {

py::object to_object(bool value)
{
    return py::bool_(value);
}
py::object to_object(exact const& value)
{
    return fraction_object(value);
}
py::object to_object(value const& v)
{
    return py::cast(v);
}

template <class T>
py::class_<figure<T>> register_figure(py::module_& m, char const* name, char const* doc)
{
    py::class_<figure<T>> of{m, name, doc};
    give_state(of.def_property_readonly(
                     "value",
                     [](figure<T> const& f) { return f.value ? to_object(*f.value) : py::none(); },
                     "The exact result, None where it is undefined.")
                   .def_property_readonly(
                       "undefined", [](figure<T> const& f) { return code_or_none(f.undefined); },
                       "The code of the reason why there is no result, None where there is one.")
                   .def("explain", &figure<T>::explain,
                        "Method, inputs and result, or the reason, in words.")
                   .def("__repr__", [name](figure<T> const& f) {
                       std::string const result =
                           f.value ? py::repr(to_object(*f.value)).template cast<std::string>()
                                   : "undefined " + std::string{tomakomai_kpi::name(f.undefined)};
                       return "<" + std::string{name} + " " + result + ">";
                   }));
    return of;
}

template <class T>
py::cpp_function getter(figure<T> assessment::* member)
{
    return py::cpp_function([member](judged const& a) -> figure<T> { return a.*member; });
}

py::object years_or_none(elapsed_figure const& e, int years)
{
    return e.value ? py::object{py::int_(years)} : py::none();
}

void register_class(py::module_& m)
{
    give_state(
        py::class_<judged>(
            m, "Assessment",
            R"(How far an indicator has come: exact figures, each a value or a reason.

Made by assess(). `met` and `on_path` are two axes; `status` sums them up.)")
            .def_property_readonly(
                "indicator", [](judged const& a) { return a.indicator; }, "The Indicator judged.")
            .def_property_readonly(
                "year", [](judged const& a) { return a.year; },
                "The FiscalYear of the actual, None where none is printed.")
            .def_property_readonly(
                "target",
                [](judged const& a) { return a.target ? py::cast(*a.target) : py::none(); },
                "The Observation that the actual was held against, None without a target.")
            .def_property_readonly(
                "clock", [](judged const& a) { return to_string(a.clock); },
                "plan, baseline, project, or the period of a clock of one's own as text.")
            .def_property_readonly("met", getter(&assessment::met),
                                   "Target reached: actual ≥ target (up) or ≤ (down).")
            .def_property_readonly("attainment", getter(&assessment::attainment),
                                   "達成率: actual ÷ target.")
            .def_property_readonly("gap_closure", getter(&assessment::gap_closure),
                                   "進捗率: (actual − baseline) ÷ (target − baseline).")
            .def_property_readonly(
                "elapsed", [](judged const& a) { return a.elapsed; },
                "Share of time elapsed on the clock, an Elapsed: with its years and of_years.")
            .def_property_readonly("on_path", getter(&assessment::on_path),
                                   "On the way to the target at this time.")
            .def_property_readonly("required_per_year", getter(&assessment::required_per_year),
                                   "What is needed per year from here; zero once met.")
            .def_property_readonly(
                "status", [](judged const& a) { return status_object(a.status); },
                "Status: not_recorded, not_started, suspended, not_measured, pending, achieved, "
                "missed, undecidable, on_path, regressed or behind_path.")
            .def_property_readonly(
                "interim",
                [](judged const& a) {
                    py::list out;
                    for (assessment const& i : a.interim) { out.append(judged{i, a.indicator}); }
                    return py::tuple{out};
                },
                "An Assessment of each interim target (中間目標), by the actual of its own year.")
            .def_property_readonly(
                "status_reason", [](judged const& a) { return code_or_none(a.status_reason); },
                "Why an undecidable status is so (a code), else None.")
            .def_property_readonly(
                "ended", [](judged const& a) { return a.ended; },
                "Whether the project was ended (取組終了), beside the status.")
            .def_property_readonly(
                "notes", [](judged const& a) { return to_tuple(a.notes); },
                "Footnotes of the actual.")
            .def(
                "reason",
                [](judged const& a, std::string const& figure, std::string const& lang) {
                    return none_if_empty(reason_of(a.indicator.cast<indicator const&>(), a,
                                                   parse_assessed_figure(figure),
                                                   parse_language(lang)));
                },
                py::arg("figure"), py::arg("lang") = "ja",
                R"(Why a figure is undefined, in one sentence for citizens; None where it is defined.

Args:
    figure: met, attainment, gap_closure, elapsed, on_path, required_per_year, or status.
    lang: ja or en.

Raises:
    NotationError: no such figure or language (code ``unknown_name``).

>>> assess(plans.tomakomai().find(id="G1-1")).reason("gap_closure")
'基準値は単年度、目標値は累計のため、差を計算できません。')")
            .def(
                "explain", [](judged const& a) { return a.explain(); },
                "All figures with method and inputs, a line each, and the footnotes.")
            .def("__str__", [](judged const& a) { return a.explain(); }));
}

}  // namespace

void register_assessment(py::module_& m)
{
    register_figure<bool>(m, "Verdict", "A yes or no, or the reason why it cannot be said.");
    register_figure<exact>(m, "Rate", "An exact share (Fraction), or the reason why there is none.")
        .def(
            "percent",
            [](figure<exact> const& f, int places, std::string const& mode) -> py::object {
                if (!f.value) { return py::none(); }
                return percent_object(*f.value, places, mode);
            },
            py::arg("places") = 1, py::arg("rounding") = "half_up", percent_doc)
        .def(
            "__format__",
            [](figure<exact> const& f, std::string const& spec) {
                if (spec.empty()) { return py::str(py::cast(f)).cast<std::string>(); }
                return f.value ? format_share(*f.value, spec) : japanese(f.undefined);
            },
            format_doc);
    register_figure<value>(m, "Need", "A Value, or the reason why there is none.");
    give_state(py::class_<elapsed_figure, figure<exact>>(
                   m, "Elapsed", "How many of how many years have gone by: a Rate with both.")
                   .def_property_readonly(
                       "years", [](elapsed_figure const& e) { return years_or_none(e, e.years); },
                       "The years elapsed, n of n ÷ N; None where undefined.")
                   .def_property_readonly(
                       "of_years",
                       [](elapsed_figure const& e) { return years_or_none(e, e.of_years); },
                       "The years in all, N; None where undefined."));
    register_class(m);
    // Words of the C++ side for the presentation in Python.
    m.def("_explain_status", [](judged const& of) { return of.explain_status(); });
    m.def("_status_japanese",
          [](std::string const& wanted) { return japanese(parse_status(wanted)); });
    m.def("_parse_clock", [](py::object const& wanted) { return to_string(to_clock(wanted)); });
    m.def("_clock_japanese", [](py::object const& wanted) { return japanese(to_clock(wanted)); });
    m.def("_reason_japanese",
          [](std::string const& wanted) { return japanese(parse_code(wanted)); });
    m.def(
        "_reason_sentence",
        [](std::string const& wanted, std::string const& lang) {
            return reason_in_general(parse_code(wanted), parse_language(lang));
        },
        py::arg("code"), py::arg("lang") = "ja");
    m.def(
        "_assess_all",
        [](py::object const& of, std::string const& revision, py::object const& year,
           py::object const& on) {
            auto const clock = to_clock(on);  // a plan without indicators refuses a bad one too
            auto const& judged_indicators = of.cast<plan const&>().revision(revision).indicators;
            auto const when = to_optional_year(year);
            py::list out;
            for (indicator const& i : judged_indicators) {
                look_for_signals();
                out.append(judged{assess(i, when, clock), inside(of, i)});
            }
            return out;
        },
        py::arg("plan"), py::arg("revision"), py::arg("year"), py::arg("clock"));
    m.def(
        "assess",
        [](py::object const& of, py::object const& year, py::object const& on,
           py::object const& target) {
            return judged_against(of, to_optional_year(year), to_clock(on),
                                  to_optional_year(target));
        },
        py::arg("indicator"), py::arg("year") = py::none(), py::arg("clock") = "plan",
        py::arg("target") = py::none(),
        R"(Judges the actual of one year against a target: the last, or the interim one of a year.

Args:
    indicator: an Indicator of a plan.
    year: a FiscalYear or its text; by default the newest year with an actual.
    clock: plan (令和3年度 is year 2 of 5), baseline (3 of 6 years after 平成30年度), project (from
        the project's declared first year), or a period of one's own: "R4-R6", ("R4", "R6") or a
        FiscalPeriod. Every clock ends at the year of the target.
    target: the year of one of the indicator's targets, by default the last; the actual is then by
        default that of the target's own year.

Returns:
    An Assessment; each figure is exact with its method and clock, or undefined for a reason.

>>> a = assess(plans.tomakomai().find(id="G1-1"))
>>> a.attainment.value
Fraction(9, 46)
>>> a.gap_closure.undefined
'mixed_basis'
>>> a.elapsed.years, a.elapsed.of_years
(2, 5)

Raises:
    NotationError: no such clock (code ``unknown_name``).
    PlanError: no target of that year (code ``unknown_year``).)");
    m.def(
        "assess_targets",
        [](py::object const& of, py::object const& on) {
            py::list out;
            for (assessment const& a : assess_targets(of.cast<indicator const&>(), to_clock(on))) {
                out.append(judged{a, of});
            }
            return py::tuple{out};
        },
        py::arg("indicator"), py::arg("clock") = "plan",
        R"(Judges each target, interim ones and the last, by the actual of its own year.

Returns:
    An Assessment for each of ``indicator.targets``, in the order of years.

>>> [str(a.status) for a in assess_targets(plans.tomakomai().find(id="G1-1"))]
['not_recorded']

Raises:
    NotationError: no such clock (code ``unknown_name``).)");
}

}  // namespace tomakomai_kpi::python
