// SPDX-License-Identifier: BSL-1.0
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/review/merge.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/nearest.hpp>

#include "convert.hpp"
#include "long_call.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

preference to_preference(std::string const& word)
{
    if (word == "plan") { return preference::plan; }
    if (word == "reading") { return preference::reading; }
    std::vector<std::string_view> const known{"plan", "reading"};
    auto const near = nearest_names(word, known);
    throw notation_error{code::unknown_name, no_such_name("prefer", word, known, "unknown name"),
                         word, 0, near.empty() ? "" : near.front()};
}

py::list added_of(merge_result const& m)
{
    py::list out;
    for (added_fact const& a : m.added) {
        out.append(py::make_tuple(a.id, a.name, a.project, a.role, a.year, a.text, a.before));
    }
    return out;
}

py::list proposed_of(merge_result const& m)
{
    py::list out;
    for (proposed_rename const& r : m.proposed_renames) {
        out.append(py::make_tuple(r.id, r.name, r.project, r.new_id, r.new_name, r.evidence));
    }
    return out;
}

py::list unmatched_of(merge_result const& m)
{
    py::list out;
    for (unmatched_indicator const& u : m.unmatched) {
        out.append(
            py::make_tuple(u.in_reading ? "reading" : "plan", u.id, u.name, u.project, u.why));
    }
    return out;
}

}  // namespace

void register_merge(py::module_& m)
{
    m.def(
        "_merge",
        [](plan const& p, plan const& reading, std::string const& revision,
           std::string const& prefer, std::map<std::string, std::string> renames) {
            merge_result merged = at_length([&] {
                return merge(p, reading,
                             {.revision = revision,
                              .prefer = to_preference(prefer),
                              .renames = std::move(renames)});
            });
            py::list added = added_of(merged);
            py::list proposed = proposed_of(merged);
            py::list unmatched = unmatched_of(merged);
            py::list conflicts;
            for (plan_change& c : merged.conflicts) { conflicts.append(py::cast(c)); }
            py::list fresh;
            for (indicator const& i : merged.new_indicators) { fresh.append(py::cast(i)); }
            std::string said = explain(merged);
            return py::make_tuple(std::make_shared<plan>(std::move(merged.merged)), added, fresh,
                                  conflicts, proposed, unmatched, std::move(said));
        },
        py::arg("plan"), py::arg("reading"), py::arg("revision"), py::arg("prefer"),
        py::arg("renames"));
}

}  // namespace tomakomai_kpi::python
