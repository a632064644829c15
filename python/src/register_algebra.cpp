// SPDX-License-Identifier: BSL-1.0
// What is reckoned of several values beside their operators: relative changes, means, shares.
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "share_words.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

// Its share: that of 1 + share against 1.
template <>
struct state<relative_change> {
    static py::object of(relative_change const& c) { return fraction_object(c.share()); }
    static relative_change from(py::handle s)
    {
        auto const level = [](exact const& number) { return value{number, unit{}, basis::level}; };
        return {level(to_number(s).number + 1), level(1)};
    }
};

namespace {

std::string plus_of(relative_change const& c)
{
    return c.share().sign() >= 0 ? "+" : "";
}

std::string to_string(relative_change const& c)
{
    return plus_of(c) + tomakomai_kpi::to_string(c.share() * 100) + "%";
}

std::vector<value> to_values(py::iterable const& from)
{
    std::vector<value> out;
    for (auto const v : from) { out.push_back(to_value(v)); }
    return out;
}

}  // namespace

void register_algebra(py::module_& m)
{
    give_pickle(
        py::class_<relative_change>(m, "RelativeChange",
                                    R"(増減率: (later − earlier) ÷ earlier, exact.

Neither a ratio of values nor a change in points; it does not add.)")
            .def_property_readonly(
                "share", [](relative_change const& c) { return fraction_object(c.share()); },
                "The exact share (Fraction): 1/8 for a rise of 12.5 %.")
            .def(
                "percent",
                [](relative_change const& c, int places, std::string const& mode) {
                    return percent_object(c.share(), places, mode);
                },
                py::arg("places") = 1, py::arg("rounding") = "half_up", percent_doc)
            .def(
                "__format__",
                [](relative_change const& c, std::string const& spec) {
                    return spec.empty() ? to_string(c) : format_share(c.share(), spec);
                },
                format_doc)
            .def(
                "__eq__", [](relative_change const& a, relative_change const& b) { return a == b; },
                py::is_operator())
            .def(
                "__lt__", [](relative_change const& a, relative_change const& b) { return a < b; },
                py::is_operator())
            .def("__hash__", [](relative_change const& c) { return c.share().hash(); })
            .def("__str__", [](relative_change const& c) { return to_string(c); })
            .def("__repr__", [](relative_change const& c) {
                return "<RelativeChange " + to_fraction(c.share()) + ">";
            }));
    m.def(
        "relative_change",
        [](value const& later, value const& earlier) { return relative_change{later, earlier}; },
        py::arg("later"), py::arg("earlier"),
        R"((later − earlier) ÷ earlier (増減率), of two values of one unit and basis.

Raises:
    DivisionError: earlier is zero (code ``zero_denominator``).

>>> relative_change(parse("45人"), parse("40人")).share
Fraction(1, 8))");
    m.def(
        "weighted_mean",
        [](py::iterable const& numerators, py::iterable const& denominators) {
            return fraction_object(weighted_mean(to_values(numerators), to_values(denominators)));
        },
        py::arg("numerators"), py::arg("denominators"),
        R"(The mean of ratios by their parts: the sum of numerators by the sum of denominators.

Raises:
    AmountError: nothing to add (code ``missing``).
    ArgumentError: not as many of one as of the other (code ``lengths_differ``).

>>> weighted_mean([parse("1人"), parse("30人")], [parse("2人"), parse("100人")])
Fraction(31, 102))");
    m.def(
        "shares_of",
        [](value const& whole, py::iterable const& parts) {
            py::list out;
            for (exact const& share : shares_of(whole, to_values(parts))) {
                out.append(fraction_object(share));
            }
            return py::tuple(out);
        },
        py::arg("whole"), py::arg("parts"),
        R"(The exact share (Fraction) of each part in the whole; such shares may be added.

>>> shares_of(parse("40人"), [parse("10人"), parse("30人")])
(Fraction(1, 4), Fraction(3, 4)))");
}

}  // namespace tomakomai_kpi::python
