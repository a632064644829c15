// SPDX-License-Identifier: BSL-1.0
#include "draft.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/nearest.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

bool is_mapping(py::handle from)
{
    return py::isinstance<py::dict>(from) || py::hasattr(from, "items");
}

bool is_year(py::handle from)
{
    return py::isinstance<fiscal_year>(from) || py::isinstance<fiscal_period>(from)
           || py::isinstance<py::str>(from)
           || (PyIndex_Check(from.ptr()) != 0 && !py::isinstance<py::bool_>(from));
}

py::list items_of(py::handle mapping)
{
    return py::list{mapping.attr("items")()};
}

[[noreturn]] void refuse_kind(py::handle from, char const* wanted)
{
    auto const shown = py::module_::import("reprlib").attr("repr")(from).cast<std::string>();
    throw number_error{code::not_text,
                       "「" + shown + "」(" + Py_TYPE(from.ptr())->tp_name + ")は" + wanted};
}

// Goals and projects are named by their ids, units by their symbols.
std::string text_of(py::handle from)
{
    if (from.is_none()) { return ""; }
    if (py::isinstance<py::str>(from)) { return from.cast<std::string>(); }
    if (py::isinstance<unit>(from)) { return from.cast<unit>().symbol(); }
    if (py::isinstance<goal>(from)) { return from.cast<goal const&>().name; }
    if (py::isinstance<project>(from)) { return from.cast<project const&>().name; }
    if (PyIndex_Check(from.ptr()) != 0 && !py::isinstance<py::bool_>(from)) {
        return py::str(py::int_(py::reinterpret_borrow<py::object>(from)));
    }
    refuse_kind(from, "文字列ではありません (no text)");
}

std::vector<std::string> texts_of(py::handle from)
{
    if (from.is_none()) { return {}; }
    if (py::isinstance<py::str>(from)) { return {from.cast<std::string>()}; }
    if (!py::isinstance<py::iterable>(from)) {
        refuse_kind(from, "文字列の並びではありません (no texts)");
    }
    std::vector<std::string> out;
    for (auto const each : from) { out.push_back(text_of(each)); }
    return out;
}

std::string year_text(py::handle from)
{
    if (is_year(from)) { return py::str(py::reinterpret_borrow<py::object>(from)); }
    refuse_kind(from, "年度ではありません: 2021、\"R3\"、\"令和3年度\"、FiscalYear (no year)");
}

// The keyword arguments of one indicator.
class given_indicator {
public:
    explicit given_indicator(py::dict const& given) : given_{given} {}

    indicator_draft draft()
    {
        require_known();
        text("id", draft_.id);
        text("name", draft_.name);
        text("scale", draft_.scale);
        text("unit", draft_.unit);
        text("goal", draft_.goal);
        text("project", draft_.project);
        text("page", draft_.page);
        texts("departments", draft_.departments);
        texts("flags", draft_.flags);
        texts("notes", draft_.notes);
        attempt("units", [&] { take_units(); });
        attempt("comments", [&] { take_comments(at("comments")); });
        either("direction", draft_.direction);
        either("aggregation", draft_.aggregation);
        values("baseline", observation_role::baseline);
        values("actuals", observation_role::actual);
        values("target", observation_role::target);
        values("targets", observation_role::target);
        return std::move(draft_);
    }

private:
    py::object at(char const* key) const
    {
        return given_.contains(key) ? py::object{given_[key]} : py::none();
    }

    void fault(std::string const& field, kpi_error const& e)
    {
        draft_.faults.push_back({field, e.code(), std::string{e.message()}});
    }

    template <class Do>
    void attempt(std::string const& field, Do act)
    {
        try {
            act();
        } catch (kpi_error const& e) {
            fault(field, e);
        }
    }

    void require_known()
    {
        static constexpr auto known = std::to_array<std::string_view>(
            {"name", "unit", "baseline", "actuals", "target", "targets", "direction", "aggregation",
             "period", "id", "goal", "project", "departments", "page", "scale", "flags", "notes",
             "comments", "units"});
        for (auto const entry : given_) {
            auto const key = py::str(entry.first).cast<std::string>();
            if (std::ranges::find(known, key) != known.end()) { continue; }
            auto const near = nearest_names(key, {known.begin(), known.end()});
            draft_.faults.push_back({key, code::unknown_name,
                                     "指標にこの項目はありません" + near_in_japanese(near)
                                         + " (no such field of an indicator" + near_in_english(near)
                                         + ")"});
        }
    }

    void text(char const* key, std::string& into)
    {
        attempt(key, [&] { into = text_of(at(key)); });
    }

    void texts(char const* key, std::vector<std::string>& into)
    {
        attempt(key, [&] { into = texts_of(at(key)); });
    }

    template <class Declared>
    void either(char const* key, std::variant<std::string, Declared>& into)
    {
        attempt(key, [&] {
            py::object const given = at(key);
            if (py::isinstance<Declared>(given)) {
                into = given.cast<Declared>();
            } else {
                into = text_of(given);
            }
        });
    }

    void take_units()
    {
        py::object const own = at("units");
        if (!own.is_none()) {
            for (auto const each : own) { draft_.units.push_back(each.cast<unit>()); }
        }
        if (py::isinstance<unit>(at("unit"))) { draft_.units.push_back(at("unit").cast<unit>()); }
    }

    void take_comments(py::object const& given)
    {
        if (given.is_none()) { return; }
        py::list const all = is_mapping(given) ? items_of(given) : py::list(given);
        for (auto const each : all) {
            if (py::isinstance<comment>(each)) {
                draft_.comments.push_back(each.cast<comment>());
                continue;
            }
            auto const parts = py::tuple(py::reinterpret_borrow<py::object>(each));
            if (parts.size() != 2 && parts.size() != 3) {
                refuse_kind(each, "(種類, 文) か (種類, 年度, 文) ではありません (no comment)");
            }
            comment said{.kind = text_of(parts[0]), .year = {}, .text = {}};
            if (parts.size() == 3) { said.year = to_optional_year(parts[1]); }
            said.text = text_of(parts[parts.size() - 1]);
            draft_.comments.push_back(std::move(said));
        }
    }

    // {year: value}, (year, value), observations, several of them, or a value.
    void values(std::string const& field, observation_role role)
    {
        attempt(field, [&] { add_all(field, role, at(field.c_str())); });
    }

    void add_all(std::string const& field, observation_role role, py::handle given)
    {
        if (given.is_none()) { return; }
        if (is_mapping(given)) {
            for (auto const entry : items_of(given)) { add_pair(field, role, entry); }
            return;
        }
        bool const several = py::isinstance<py::list>(given) || py::isinstance<py::tuple>(given);
        bool const pair =
            py::isinstance<py::tuple>(given) && py::len(given) == 2 && is_year(given[py::int_(0)]);
        if (pair) {
            add_pair(field, role, given);
        } else if (several) {
            for (auto const each : given) { add_all(field, role, each); }
        } else {
            add(field, role, "", given);
        }
    }

    void add_pair(std::string const& field, observation_role role, py::handle entry)
    {
        auto const pair = py::reinterpret_borrow<py::sequence>(entry);
        attempt(field, [&] { add(field, role, year_text(pair[0]), pair[1]); });
    }

    void add(std::string const& field, observation_role role, std::string const& year,
             py::handle given)
    {
        value_draft v{.role = role, .year = year};
        try {
            if (py::isinstance<observation>(given)) {
                auto const& o = given.cast<observation const&>();
                v.said = o.value();
                v.exactly = o.period();
                v.status = to_string(o.status());
                v.notes = o.notes();
            } else if (is_value(given)) {
                v.said = to_value(given);
            } else if (is_missing(given)) {
                v.said = value::missing(code::unspecified);
            } else {
                v.said = text_of_number(given);
            }
        } catch (kpi_error const& e) {
            fault(year.empty() ? field : field + "(" + year + ")", e);
            return;
        }
        draft_.values.push_back(std::move(v));
    }

    py::dict given_;
    indicator_draft draft_;
};

goal_draft draft_of(py::handle of, goal_draft)
{
    auto const& g = of.cast<goal const&>();
    return {g.id, g.name, g.page};
}

project_draft draft_of(py::handle of, project_draft)
{
    auto const& p = of.cast<project const&>();
    std::string const above = p.goal == no_goal ? "" : std::to_string(p.goal);
    return {p.id, p.name, above, p.page, p.departments, p.flags};
}

// A goal or project: itself, its name, or its facts by their names.
template <class Draft, class Read>
std::optional<std::vector<Draft>> things_from(py::handle given, Read read)
{
    if (given.is_none()) { return std::nullopt; }
    std::vector<Draft> out;
    for (auto const each : given) {
        if (is_mapping(each)) {
            out.push_back(read(py::dict(py::reinterpret_borrow<py::object>(each))));
        } else if (py::isinstance<goal>(each) || py::isinstance<project>(each)) {
            out.push_back(draft_of(each, Draft{}));
        } else {
            out.push_back({.name = text_of(each)});
        }
    }
    return out;
}

void require_keys(py::dict const& given, std::vector<std::string> const& known)
{
    for (auto const entry : given) {
        auto const key = py::str(entry.first).cast<std::string>();
        if (std::ranges::find(known, key) != known.end()) { continue; }
        throw plan_error{code::unknown_name,
                         no_such_name("項目", key, {known.begin(), known.end()}, "no such field")};
    }
}

std::string text_in(py::dict const& given, char const* key)
{
    return given.contains(key) ? text_of(given[key]) : std::string{};
}

std::vector<std::string> texts_in(py::dict const& given, char const* key)
{
    return given.contains(key) ? texts_of(given[key]) : std::vector<std::string>{};
}

}  // namespace

indicator_draft draft_from(py::dict const& given)
{
    return given_indicator{given}.draft();
}

std::optional<fiscal_period> period_given(py::dict const& given)
{
    if (!given.contains("period") || given["period"].is_none()) { return std::nullopt; }
    return to_fiscal_period(given["period"]);
}

std::vector<indicator_draft> drafts_from(py::iterable const& indicators)
{
    std::vector<indicator_draft> out;
    for (auto const each : indicators) {
        if (py::isinstance<indicator>(each)) {
            out.push_back({.ready = each.cast<indicator const&>()});
        } else if (is_mapping(each)) {
            out.push_back(draft_from(py::dict(py::reinterpret_borrow<py::object>(each))));
        } else {
            refuse_kind(each, "指標(Indicator)ではありません (no indicator)");
        }
    }
    return out;
}

plan_draft plan_draft_from(py::dict const& given)
{
    plan_draft out{.id = text_in(given, "id"),
                   .name = text_in(given, "name"),
                   .period = period_given(given),
                   .indicators = drafts_from(given["indicators"])};
    out.goals = things_from<goal_draft>(given["goals"], [](py::dict const& g) {
        require_keys(g, {"id", "name", "page"});
        return goal_draft{text_in(g, "id"), text_in(g, "name"), text_in(g, "page")};
    });
    out.projects = things_from<project_draft>(given["projects"], [](py::dict const& p) {
        require_keys(p, {"id", "name", "goal", "page", "departments", "flags"});
        return project_draft{text_in(p, "id"),   text_in(p, "name"),         text_in(p, "goal"),
                             text_in(p, "page"), texts_in(p, "departments"), texts_in(p, "flags")};
    });
    return out;
}

}  // namespace tomakomai_kpi::python
