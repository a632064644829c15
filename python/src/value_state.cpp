// SPDX-License-Identifier: BSL-1.0
#include "value_state.hpp"

#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "state.hpp"
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

namespace {

// The spelling that a notation names must be one that the unit has.
bool is_spelled(unit u, unsigned char spelling)
{
    return spelling == 0
           || (spelling <= unit_definition::most_spellings
               && u.definition().spellings[spelling - 1] != nullptr);
}

template <class Enum>
Enum enum_in(py::tuple const& kept, std::size_t at)
{
    return state<Enum>::from(kept[at]);
}

notation notation_in(py::tuple const& kept)
{
    constexpr int all_qualifiers =
        qualifier::about | qualifier::roughly | qualifier::degree | qualifier::gross;
    notation const out{.decimals = kept[8].cast<unsigned char>(),
                       .grouping = enum_in<grouping>(kept, 9),
                       .spelling = kept[10].cast<unsigned char>(),
                       .qualifiers = kept[11].cast<unsigned char>(),
                       .exact_decimals = state<bool>::from(kept[12])};
    require_state(out.qualifiers <= all_qualifiers);
    return out;
}

value present(py::tuple const& kept, form f)
{
    if (f == form::words) { return value::in_words(state<std::string>::from(kept[17])); }
    if (f == form::range) {
        auto const limits = entries_of(kept[16], 2);
        return value::range(value_from_state(entries_of(limits[0])),
                            value_from_state(entries_of(limits[1])));
    }
    require_state(PyLong_Check(kept[1].ptr()) != 0 && PyLong_Check(kept[2].ptr()) != 0);
    exact const number = to_number(kept[1]).number / to_number(kept[2]).number;
    value v{number, unit_from_state(kept[4]), enum_in<basis>(kept, 5),
            kept[3].cast<std::int64_t>()};
    return v.with_bound(enum_in<bound>(kept, 6));
}

value restored(py::tuple const& kept)
{
    // Values of before there were ranges and words end earlier.
    bool const with_form = kept.size() > 15;
    require_state(kept.size() == (with_form ? 19 : 15));
    require_state_version(kept);
    code const reason = parse_code(state<std::string>::from(kept[7]));
    form const f = with_form ? enum_in<form>(kept, 15) : form::amount;
    require_state(reason == code::none || f == form::amount);
    value v = reason != code::none ? value::missing(reason) : present(kept, f);
    notation const printed = notation_in(kept);
    require_state(is_spelled(v.unit(), printed.spelling));
    v.with_notation(printed);
    std::vector<value> parts;
    for (auto const part : entries_of(kept[14])) {
        parts.push_back(value_from_state(entries_of(part)));
    }
    auto text = state<std::string>::from(kept[13]);
    if (!text.empty() || !parts.empty()) { v.with_printed(std::move(text), std::move(parts)); }
    if (with_form) {
        v.with_form(f);
        auto said = state<std::vector<std::string>>::from(py::tuple(kept[18]));
        if (!said.empty()) { v.with_said(std::move(said)); }
    }
    return v;
}

}  // namespace

value value_from_state(py::tuple const& state)
{
    nesting const inside;
    return restored(state);
}

}  // namespace tomakomai_kpi::python
