// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/progress/rulebook.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<grading> {
    static auto of(auto& x)
    {
        return std::tie(x.labels, x.undefined, x.cautions, x.scores, x.explanation);
    }
};

// What it was made of: its holes and overlaps are found anew.
template <>
struct state<rulebook> {
    static py::object of(rulebook const& r)
    {
        py::list grades;
        for (grade const& g : r.grades()) { grades.append(py::make_tuple(g.label, to_string(g))); }
        return py::make_tuple(r.name(), r.source(), py::tuple(grades), r.special().absent,
                              r.special().ended, r.reading().first_match,
                              state<std::vector<direction_kind>>::of(r.reading().untold));
    }
    static rulebook from(py::handle s)
    {
        auto const kept = entries_of(s, 7);
        auto const text = [&](std::size_t at) { return state<std::string>::from(kept[at]); };
        std::vector<grade> grades;
        for (auto const& [label, conditions] :
             state<std::vector<std::pair<std::string, std::string>>>::from(kept[2])) {
            grades.emplace_back(label, std::string_view{conditions});
        }
        return {text(0),
                text(1),
                std::move(grades),
                rulebook::coverage::as_published,
                {.absent = text(3), .ended = text(4)},
                {.first_match = state<bool>::from(kept[5]),
                 .untold = state<std::vector<direction_kind>>::from(kept[6])}};
    }
};

namespace {

py::tuple grades_of(rulebook const& r)
{
    py::list out;
    for (grade const& g : r.grades()) { out.append(py::make_tuple(g.label, to_string(g))); }
    return py::tuple{out};
}

void register_grading(py::module_& m)
{
    give_state(
        py::class_<grading>(m, "Grading", "What a Rulebook says of one indicator.")
            .def_property_readonly(
                "labels", [](grading const& g) { return to_tuple(g.labels); },
                "The letters: one; none in a hole or where undefined; several in an overlap.")
            .def_property_readonly(
                "undefined", [](grading const& g) { return code_or_none(g.undefined); },
                "The code of the reason why no score decides, else None.")
            .def_property_readonly(
                "cautions",
                [](grading const& g) {
                    py::list out;
                    for (code const c : g.cautions) { out.append(code_or_none(c)); }
                    return py::tuple{out};
                },
                "Codes of what speaks against the figures that the rule computes all the same.")
            .def_property_readonly(
                "scores",
                [](grading const& g) {
                    py::dict out;
                    for (auto const& [of, f] : g.scores) { out[py::str(to_string(of))] = f; }
                    return out;
                },
                "The scores that the rule looks at, by name: a Rate each.")
            .def("explain", &grading::explain, "Letter, scores with their inputs, and cautions.")
            .def("__repr__", [](grading const& g) {
                std::string text;
                for (auto const& label : g.labels) { text += (text.empty() ? "" : "・") + label; }
                if (text.empty()) { text = "undefined " + std::string{name(g.undefined)}; }
                return "<Grading " + text + ">";
            }));
}

}  // namespace

void register_rulebook(py::module_& m)
{
    register_grading(m);
    give_state(
        py::class_<rulebook>(m, "Rulebook",
                             R"(The letters that a body prints (S/A/B/C, ◎○△×) and their rules.

Building one proves that its grades cover every case exactly once.

Args:
    name: of the rulebook.
    grades: pairs of a letter and its conditions, joined by " and ". A condition compares a score
        with exact numbers: "80% <= path < 100%", "lead >= 0", "excess = 0". Scores: attainment
        (a ÷ t), inverse_attainment (t ÷ a) and reflected_attainment (2 − a ÷ t) where fewer is
        better, gap_closure ((a − b) ÷ (t − b)), path (a ÷ expected), pace (a ÷ (t·n/N)), required
        ((t − a) ÷ years left, in the target's unit without multiplier, of a % as a share), lead
        ((a − b) ÷ (t − b) − n/N), excess (a − t, with 0 only), to_baseline (a ÷ b). A grade may
        hold for some indicators by conditions of their own, before a colon and parted by ";":
        "up: attainment >= 100%; down: inverse_attainment >= 100%". Words: up, down; annual,
        cumulative, level (of the target); flow, stock, ratio, score (as declared); provisional,
        final (the actual). Conditions without such a word are for all other indicators.
    source: where the rule is published.
    as_published: take it with the holes and overlaps that it has.
    absent: what is printed where there is no actual; ended: for projects that were ended.
    first_match: grades are read top down, and the first that holds is the letter; proven complete.
        The last may be ``else``.
    untold: directions ("down") of which the source does not tell: no letter (``not_applicable``).

Raises:
    PlanError: a case that no grade or more than one holds (``rule_hole``, ``rule_overlap``).
    NotationError: a condition that cannot be read, or no such direction (``bad_format``,
        ``unknown_name``).

>>> book = Rulebook("わが市", [("○", "path >= 100%"), ("×", "path < 100%")])
>>> book.judge(plans.tomakomai().find(name="リピーター率")).labels
('○',))")
            .def(py::init([](std::string name,
                             std::vector<std::pair<std::string, std::string>> const& grades,
                             std::string source, bool as_published, std::string absent,
                             std::string ended, bool first_match, py::iterable const& untold) {
                     std::vector<grade> all;
                     for (auto const& [label, conditions] : grades) {
                         all.emplace_back(label, std::string_view{conditions});
                     }
                     rulebook_reading reading{.first_match = first_match};
                     for (auto const way : untold) {
                         reading.untold.push_back(parse_direction(way.cast<std::string>()));
                     }
                     return rulebook{std::move(name),
                                     std::move(source),
                                     std::move(all),
                                     as_published ? rulebook::coverage::as_published
                                                  : rulebook::coverage::proven,
                                     {.absent = std::move(absent), .ended = std::move(ended)},
                                     std::move(reading)};
                 }),
                 py::arg("name"), py::arg("grades"), py::kw_only(), py::arg("source") = "",
                 py::arg("as_published") = false, py::arg("absent") = "", py::arg("ended") = "",
                 py::arg("first_match") = false, py::arg("untold") = py::tuple())
            .def_property_readonly("name", [](rulebook const& r) { return r.name(); })
            .def_property_readonly(
                "source", [](rulebook const& r) { return r.source(); },
                "Where the rule is published.")
            .def_property_readonly("grades", &grades_of, "Pairs of a letter and its conditions.")
            .def_property_readonly(
                "first_match", [](rulebook const& r) { return r.reading().first_match; },
                "Whether grades are read top down, the first that holds being the letter.")
            .def_property_readonly(
                "untold",
                [](rulebook const& r) {
                    py::list out;
                    for (direction_kind const way : r.reading().untold) {
                        out.append(to_string(way));
                    }
                    return py::tuple{out};
                },
                "Directions of which the source does not tell.")
            .def_property_readonly(
                "holes", [](rulebook const& r) { return to_tuple(r.holes()); },
                "Cases that no grade holds, in words.")
            .def_property_readonly(
                "overlaps", [](rulebook const& r) { return to_tuple(r.overlaps()); },
                "Cases that several grades hold, in words.")
            .def(
                "judge",
                [](rulebook const& r, py::object const& of, py::object const& year) {
                    return r.judge(of.cast<indicator const&>(), to_optional_year(year));
                },
                py::arg("indicator"), py::arg("year") = py::none(),
                R"(Judges the actual of one year, by default of the newest one printed.

Returns:
    A Grading with letters, scores, and cautions.)")
            .def("__repr__", [](rulebook const& r) { return "<Rulebook " + r.name() + ">"; }));
    m.def("_presets", [] {
        py::list out;
        for (rulebook const& r : presets()) {
            out.append(py::cast(&r, py::return_value_policy::reference));
        }
        return py::tuple{out};
    });
    m.def(
        "_preset", [](std::string const& name) -> rulebook const& { return preset(name); },
        py::return_value_policy::reference);
}

}  // namespace tomakomai_kpi::python
