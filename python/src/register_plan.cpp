// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/document/fingerprint.hpp>
#include <tomakomai_kpi/document/long_table.hpp>
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "convert.hpp"
#include "draft.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<text_span> {
    static auto of(auto& s) { return std::tie(s.from, s.to); }
};

template <>
struct members<kept_text> {
    static auto of(auto& t) { return std::tie(t.id, t.kind, t.page, t.text, t.underlines, t.at); }
};

// Spans lie in the text, behind each other, and part no character.
template <>
struct law<kept_text> {
    static bool holds(kept_text const& t)
    {
        std::size_t at = 0;
        for (text_span const s : t.underlines) {
            if (s.from < at || s.to < s.from || s.to > t.text.size()
                || !detail::ends_on_character(t.text, s.from)
                || !detail::ends_on_character(t.text, s.to)) {
                return false;
            }
            at = s.to;
        }
        return true;
    }
};

template <>
struct members<printed_mark> {
    static auto of(auto& m) { return std::tie(m.id, m.role, m.kind, m.page, m.text, m.at); }
};

template <>
struct members<goal> {
    static auto of(auto& g) { return std::tie(g.id, g.number, g.name, g.page, g.at); }
};

template <>
struct members<measure> {
    static auto of(auto& m)
    {
        return std::tie(m.id, m.goal, m.name, m.page, m.mark, m.fingerprint, m.at);
    }
};

template <>
struct members<project> {
    static auto of(auto& p)
    {
        return std::tie(p.id, p.goal, p.measure_id, p.name, p.page, p.departments, p.flags,
                        p.fingerprint, p.at);
    }
};

namespace {

using shared_plan = std::shared_ptr<plan>;

template <class T>
py::list all_inside(py::object const& owner, std::vector<T> const& items)
{
    py::list out;
    for (T const& item : items) { out.append(inside(owner, item)); }
    return out;
}

revision const& revision_of(py::object const& p, std::string const& name)
{
    return p.cast<plan const&>().revision(name);
}

std::vector<sheet_row>
rows_of(std::vector<std::pair<std::size_t, std::vector<std::string>>> const& rows)
{
    std::vector<sheet_row> out;
    for (auto const& r : rows) { out.push_back({r.first, r.second}); }
    return out;
}

// As made by a program.
plan without_file(plan const& p)
{
    return {p.id(), p.name(), p.period(), p.revisions()};
}

void register_texts(py::module_& m)
{
    give_state(py::class_<kept_text>(m, "KeptText", "Text of the document that stays text.")
                   .def_property_readonly(
                       "id", [](kept_text const& t) { return none_if_empty(t.id); },
                       "Of what it stands at, None for nothing.")
                   .def_property_readonly(
                       "kind", [](kept_text const& t) { return to_string(t.kind); },
                       "content, passage, marker, title, remark (a column of its own, 備考), or "
                       "unread: not understood.")
                   .def_property_readonly("page", [](kept_text const& t) { return t.page; })
                   .def_property_readonly("text", [](kept_text const& t) { return t.text; })
                   .def_property_readonly(
                       "underlines",
                       [](kept_text const& t) {
                           py::list out;
                           for (text_span const s : t.underlines) {
                               out.append(t.text.substr(s.from, s.to - s.from));
                           }
                           return py::tuple(out);
                       },
                       "The texts underlined in it.")
                   .def_property_readonly(
                       "at", [](kept_text const& t) { return place_of(t.at); }, place_doc)
                   .def("__repr__", [](kept_text const& t) {
                       return "<KeptText " + to_string(t.kind) + " p" + t.page + ">";
                   }));
    give_state(
        py::class_<printed_mark>(m, "PrintedMark", "A ※ or an underline at something printed.")
            .def_property_readonly(
                "id", [](printed_mark const& k) { return none_if_empty(k.id); },
                "Of what it stands at.")
            .def_property_readonly(
                "role", [](printed_mark const& k) { return k.role; },
                "name, baseline, actual, target, flag, departments, content, note.")
            .def_property_readonly(
                "kind", [](printed_mark const& k) { return to_string(k.kind); },
                "footnote (※) or underline.")
            .def_property_readonly("page", [](printed_mark const& k) { return k.page; })
            .def_property_readonly(
                "text", [](printed_mark const& k) { return k.text; }, "The words marked.")
            .def_property_readonly(
                "at", [](printed_mark const& k) { return place_of(k.at); }, place_doc)
            .def("__repr__", [](printed_mark const& k) {
                return "<PrintedMark " + k.id + " " + k.role + " " + k.text + ">";
            }));
}

void register_parts(py::module_& m)
{
    give_state(
        py::class_<goal>(m, "Goal", "A goal (基本目標) as printed.")
            .def_property_readonly("id", [](goal const& g) { return g.id; })
            .def_property_readonly("number", [](goal const& g) { return g.number; })
            .def_property_readonly("name", [](goal const& g) { return g.name; })
            .def_property_readonly("page", [](goal const& g) { return g.page; })
            .def_property_readonly(
                "at", [](goal const& g) { return place_of(g.at); }, place_doc)
            .def("__repr__", [](goal const& g) { return "<Goal " + g.id + " " + g.name + ">"; }));
    give_state(
        py::class_<measure>(m, "Measure", "A measure (施策), where the document prints one.")
            .def_property_readonly("id", [](measure const& x) { return x.id; })
            .def_property_readonly("goal", [](measure const& x) { return x.goal; })
            .def_property_readonly("name", [](measure const& x) { return x.name; })
            .def_property_readonly("page", [](measure const& x) { return x.page; })
            .def_property_readonly(
                "mark", [](measure const& x) { return x.mark; },
                "The printed number, misprinted ones too.")
            .def_property_readonly("fingerprint", [](measure const& x) { return x.fingerprint; })
            .def_property_readonly(
                "at", [](measure const& x) { return place_of(x.at); }, place_doc)
            .def("__repr__",
                 [](measure const& x) { return "<Measure " + x.id + " " + x.name + ">"; }));
    give_state(
        py::class_<project>(m, "Project", "A project (事業) as printed.")
            .def_property_readonly("id", [](project const& p) { return p.id; })
            .def_property_readonly("goal", [](project const& p) { return p.goal; })
            .def_property_readonly(
                "measure",
                [](project const& p) -> py::object {
                    return p.measure_id.empty() ? py::none() : py::cast(p.measure_id);
                },
                "The id of its measure, None where the document does not say (不明).")
            .def_property_readonly("name", [](project const& p) { return p.name; })
            .def_property_readonly("page", [](project const& p) { return p.page; })
            .def_property_readonly("departments",
                                   [](project const& p) { return to_tuple(p.departments); })
            .def_property_readonly("flags", [](project const& p) { return to_tuple(p.flags); })
            .def_property_readonly(
                "fingerprint", [](project const& p) { return p.fingerprint; },
                "Of its printed content, empty where none is printed.")
            .def_property_readonly(
                "at", [](project const& p) { return place_of(p.at); }, place_doc)
            .def("__repr__",
                 [](project const& p) { return "<Project " + p.id + " " + p.name + ">"; }));
}

void register_class(py::module_& m)
{
    py::class_<plan, shared_plan>(m, "Plan",
                                  R"(A plan in its revisions: goals, measures, projects, indicators.

Read from files, or made of Indicators, in the one revision "new".

Args:
    name: of the plan.
    period: its fiscal years: "R2-R6", ("R2", "R6"), a FiscalPeriod; by default from the first year of
        the indicators' values to the last.
    indicators: Indicators, or dicts with their keyword arguments.
    goals: names of goals (基本目標) in their order, or dicts with id, name, page; by default those
        that indicators name.
    projects: likewise names, or dicts with id, name, goal, page, departments, flags.
    id: by default the name.

Two plans are equal where they say the same in every fact, wherever their documents say it; values as
review() understands it: 50% and 50.0%.

Raises:
    PlanError: all that is wrong at once, each by indicator and field (``errors``).

>>> p = plans.tomakomai()
>>> len(p.indicators("new")), len(p.indicators("old"))
(104, 95)
>>> small = Plan("計画", "R2-R6", [Indicator("参加者数", unit="人", actuals={"R3": 46}, target=60)])
>>> small.find(name="参加者数").target
Observation(parse('60人'), '令和6年度'))")
        .def(py::init([](py::dict const& given) {
                 return std::make_shared<plan>(made(plan_draft_from(given)));
             }),
             py::arg("given"))
        .def(
            "__eq__", [](plan const& a, plan const& b) { return a == b; }, py::is_operator())
        .def("__hash__",
             [](plan const& p) {
                 return py::hash(
                     py::make_tuple(p.id(), p.name(), p.period(), p.revisions().size()));
             })
        .def_property_readonly("id", &plan::id, "Our id of the plan.")
        .def_property_readonly("name", &plan::name, "The plan's name.")
        .def_property_readonly("period", &plan::period, "The FiscalPeriod of the plan.")
        .def_property_readonly(
            "revisions",
            [](plan const& p) {
                std::vector<std::string> names;
                for (revision const& r : p.revisions()) { names.push_back(r.name); }
                return to_tuple(names);
            },
            "The names of the revisions: new (新) and old (旧).")
        .def(
            "revision_label",
            [](plan const& p, std::string const& name) { return p.revision(name).label; },
            py::arg("revision"), "What a revision is called: 中間見直し後.")
        .def(
            "goals",
            [](py::object const& p, std::string const& r) {
                return all_inside(p, revision_of(p, r).goals);
            },
            py::arg("revision") = "new", "The goals of a revision.")
        .def(
            "measures",
            [](py::object const& p, std::string const& r) {
                return all_inside(p, revision_of(p, r).measures);
            },
            py::arg("revision") = "new", "The measures that the document prints.")
        .def(
            "projects",
            [](py::object const& p, std::string const& r) {
                return all_inside(p, revision_of(p, r).projects);
            },
            py::arg("revision") = "new", "The projects of a revision, in the document's order.")
        .def(
            "indicators",
            [](py::object const& p, std::string const& r) {
                return all_inside(p, revision_of(p, r).indicators);
            },
            py::arg("revision") = "new",
            "The indicators of a revision, in the document's order.\n\n"
            "Raises:\n    PlanError: no such revision (code ``unknown_name``).")
        .def(
            "stated_counts",
            [](plan const& p, std::string const& r) {
                py::dict counts;
                for (stated_count const& c : p.revision(r).stated_counts) {
                    counts[py::str(c.id)] = c.count;
                }
                return counts;
            },
            py::arg("revision") = "new", "What the document states about its own counts.")
        .def(
            "texts",
            [](py::object const& p, std::string const& r) {
                return all_inside(p, revision_of(p, r).texts);
            },
            py::arg("revision") = "new",
            "What a reader kept as text: contents, passages, markers, titles, and what it could "
            "not "
            "read.")
        .def(
            "unread",
            [](plan const& p, std::string const& r) {
                py::list out;
                for (kept_text& t : unread_of(p.revision(r))) {
                    out.append(py::cast(std::move(t)));
                }
                return out;
            },
            py::arg("revision") = "new",
            "All that was not understood: the texts of the kind ``unread``, and the observations "
            "of "
            "that\nstatus that stand in none of them, as texts of their indicators "
            "(``実績値(令和3年度): 1O人``).")
        .def(
            "marks",
            [](py::object const& p, std::string const& r) {
                return all_inside(p, revision_of(p, r).marks);
            },
            py::arg("revision") = "new", "The ※ and underlines that a reader found.")
        .def(
            "find",
            [](py::object const& p, std::optional<std::string> id, std::optional<std::string> name,
               std::optional<std::string> project, std::string revision) {
                indicator const& found = p.cast<plan const&>().find(
                    {std::move(id), std::move(name), std::move(project), std::move(revision)});
                return inside(p, found);
            },
            py::arg("id") = py::none(), py::arg("name") = py::none(),
            py::arg("project") = py::none(), py::arg("revision") = "new",
            R"(The one indicator that fits what is given.

Raises:
    PlanError: none fits (code ``unknown_id``), or several do (code ``ambiguous``).

>>> plans.tomakomai().find(name="リピーター率").id
'P51-1')")
        .def("__reduce__", [core = py::handle{m}](plan const& p) {
            return py::make_tuple(core.attr("read_plan_csv"), py::make_tuple(write_plan_csv(p)));
        });
}

}  // namespace

void register_plan(py::module_& m)
{
    register_texts(m);
    register_parts(m);
    register_class(m);
    m.def("fingerprint", &fingerprint, py::arg("text"),
          "64-bit fingerprint (16 hexadecimal digits) of a content without tags and white space.");
    m.def(
        "read_plan_csv",
        [](std::string const& text, std::string const& source) {
            return std::make_shared<plan>(read_plan_csv(text, source));
        },
        py::call_guard<long_call>(), py::arg("text"), py::arg("source") = "plan.csv",
        R"(A plan from the text of a plan CSV; `source` names it in errors.

Raises:
    PlanError: with file, line and column.)");
    m.def(
        "_read_plan_rows",
        [](std::vector<std::pair<std::size_t, std::vector<std::string>>> const& rows,
           std::string const& source) {
            return std::make_shared<plan>(read_plan_rows(rows_of(rows), source));
        },
        py::call_guard<long_call>(), py::arg("rows"), py::arg("source"));
    m.def(
        "_plan_rows",
        [](plan const& p) {
            std::vector<std::vector<std::string>> out;
            for (sheet_row& r : plan_rows(p)) { out.push_back(std::move(r.cells)); }
            return out;
        },
        py::arg("plan"));
    m.def(
        "_with_indicators",
        [](plan const& p, py::iterable const& indicators, std::string const& revision) {
            return std::make_shared<plan>(with_indicators(p, drafts_from(indicators), revision));
        },
        py::arg("plan"), py::arg("indicators"), py::arg("revision"));
    m.def(
        "_plan_of_rows",
        [](std::vector<std::pair<std::size_t, std::vector<std::string>>> const& rows) {
            plan const read = read_plan_rows(rows_of(rows), "records");
            return std::make_shared<plan>(without_file(read));
        },
        py::arg("rows"));
    m.def(
        "_tidy_rows",
        [](plan const& p) {
            std::vector<std::vector<std::string>> out;
            for (sheet_row& r : plan_rows(without_file(p))) { out.push_back(std::move(r.cells)); }
            return out;
        },
        py::arg("plan"));
    m.def("_is_long_header", &is_long_header, py::arg("cells"));
    m.def("_extra_long_columns", &extra_long_columns, py::arg("header"));
    m.def(
        "_read_long_rows",
        [](std::vector<std::pair<std::size_t, std::vector<std::string>>> const& rows,
           std::string const& name, py::object const& period, std::string const& of,
           std::vector<unit> const& units, std::string const& source) {
            long_table_options options{.name = name, .unit = of, .units = units, .source = source};
            if (!period.is_none()) { options.period = to_fiscal_period(period); }
            return std::make_shared<plan>(read_long_table(rows_of(rows), options));
        },
        py::arg("rows"), py::arg("name"), py::arg("period"), py::arg("unit"), py::arg("units"),
        py::arg("source"));
    m.def("_number_text", &text_of_number, py::arg("number"));
    m.def("_is_plan_header", &is_plan_header, py::arg("cells"));
    m.def("_extra_columns", &extra_columns, py::arg("plan"));
    m.def("write_plan_csv", &write_plan_csv, py::arg("plan"),
          "The text of a plan CSV: as the plan was read, else as tidy_plan_csv.");
    m.def("tidy_plan_csv", &tidy_plan_csv, py::arg("plan"),
          R"(The text of a plan CSV in one order and spelling, whose reading gives an equal plan.

Raises:
    PlanError: rows cannot say what the plan holds (code ``bad_row``).)");
    m.def("_tomakomai", &plans::tomakomai, py::return_value_policy::reference);
}

}  // namespace tomakomai_kpi::python
