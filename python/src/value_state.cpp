// SPDX-License-Identifier: BSL-1.0
#include "value_state.hpp"

#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "unit_state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

py::tuple value_state(value const& v)
{
    notation const& n = v.notation();
    std::vector<value> const& parts = v.parts();
    py::tuple part_states(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) { part_states[i] = value_state(parts[i]); }
    py::tuple limit_states(v.is_range() ? 2 : 0);
    if (v.is_range()) {
        limit_states[0] = value_state(v.low());
        limit_states[1] = value_state(v.high());
    }
    return py::make_tuple(
        1, to_int(v.number().numerator()), to_int(v.number().denominator()), v.multiplier(),
        unit_state(v.unit()), static_cast<int>(v.basis()), static_cast<int>(v.bound()),
        name(v.reason()), static_cast<int>(n.decimals), static_cast<int>(n.grouping),
        static_cast<int>(n.spelling), static_cast<int>(n.qualifiers), n.exact_decimals,
        v.kept_text(), part_states, static_cast<int>(v.form()), limit_states, v.words(), v.said());
}

value value_from_state(py::tuple const& state)
{
    require_state_version(state);
    code const reason = parse_code(state[7].cast<std::string>());
    // Values of before there were ranges and words end earlier.
    bool const with_form = state.size() > 15;
    form const f = with_form ? static_cast<form>(state[15].cast<int>()) : form::amount;
    auto const restore = [&]() -> value {
        if (reason != code::none) { return value::missing(reason); }
        if (f == form::words) { return value::in_words(state[17].cast<std::string>()); }
        if (f == form::range) {
            auto const limits = state[16].cast<py::tuple>();
            return value::range(value_from_state(limits[0].cast<py::tuple>()),
                                value_from_state(limits[1].cast<py::tuple>()));
        }
        exact const number = to_number(state[1]).number / to_number(state[2]).number;
        value v{number, unit_from_state(state[4]), static_cast<basis>(state[5].cast<int>()),
                state[3].cast<std::int64_t>()};
        v.with_bound(static_cast<bound>(state[6].cast<int>()));
        return v;
    };
    value v = restore();
    v.with_notation({.decimals = state[8].cast<unsigned char>(),
                     .grouping = static_cast<grouping>(state[9].cast<int>()),
                     .spelling = state[10].cast<unsigned char>(),
                     .qualifiers = state[11].cast<unsigned char>(),
                     .exact_decimals = state[12].cast<bool>()});
    std::vector<value> parts;
    for (auto const part : state[14].cast<py::tuple>()) {
        parts.push_back(value_from_state(part.cast<py::tuple>()));
    }
    auto text = state[13].cast<std::string>();
    if (!text.empty() || !parts.empty()) { v.with_printed(std::move(text), std::move(parts)); }
    if (with_form) {
        v.with_form(f);
        auto said = state[18].cast<std::vector<std::string>>();
        if (!said.empty()) { v.with_said(std::move(said)); }
    }
    return v;
}

}  // namespace tomakomai_kpi::python
