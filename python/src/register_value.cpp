// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact_text.hpp>
#include <tomakomai_kpi/notation.hpp>
#include <tomakomai_kpi/value.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

constexpr char const* add_deed = "足せません";
constexpr char const* subtract_deed = "引けません";
constexpr char const* compare_deed = "比べられません";

[[noreturn]] void refuse_bare_number(value const& v, py::handle number, char const* deed)
{
    auto const right = py::repr(number).cast<std::string>();
    throw unit_error{code::unit_mismatch,
                     to_string(v) + "と単位のない数 " + right + " は" + deed
                         + ": 数にも単位を付けてください (a bare number has no unit)",
                     to_string(v), right};
}

// The integer 0 alone may be added, so that sum() works.
py::object add_object(value const& v, py::object const& other)
{
    bool const zero = PyLong_CheckExact(other.ptr()) && other.equal(py::int_(0));
    if (zero) { return py::cast(v); }
    if (is_bare_number(other)) { refuse_bare_number(v, other, add_deed); }
    return py::reinterpret_borrow<py::object>(Py_NotImplemented);
}

py::object not_with_numbers(value const& v, py::object const& other, char const* deed)
{
    if (is_bare_number(other)) { refuse_bare_number(v, other, deed); }
    return py::reinterpret_borrow<py::object>(Py_NotImplemented);
}

py::object divide(value const& a, value const& b)
{
    bool const number = a.is_missing() || b.is_missing()
                        || rule::ratio(a.measured(), b.measured()).is_number
                        || !rule::ratio(a.measured(), b.measured()).allowed();
    return number ? fraction_object(a / b) : py::cast(per(a, b));
}

py::object scale(value const& v, py::object const& by, bool multiply)
{
    if (!is_bare_number(by)) { return py::reinterpret_borrow<py::object>(Py_NotImplemented); }
    exact const number = to_number(by).number;
    return py::cast(multiply ? v * number : v / number);
}

[[noreturn]] void refuse_product(value const& a, value const& b)
{
    throw unit_error{code::undeclared_product,
                     to_string(a) + "と" + to_string(b)
                         + "は掛けられません: 単位の組み合わせが決められていません"
                           " (undeclared product of units)",
                     to_string(a), to_string(b)};
}

rounding to_rounding(std::string const& mode)
{
    if (mode == "half_up") { return rounding::half_up; }
    if (mode == "half_even") { return rounding::half_even; }
    if (mode == "truncate") { return rounding::truncate; }
    if (mode == "away") { return rounding::away; }
    throw notation_error{code::unknown_name,
                         "丸め「" + mode
                             + "」はありません: half_up(四捨五入), half_even(偶数丸め), "
                               "truncate(切り捨て), away(切り上げ) のどれかです (unknown rounding)",
                         mode, 0};
}

value require_present(value const& v)
{
    if (v.is_missing()) {
        throw amount_error{code::missing,
                           "値「" + to_string(v) + "」に数はありません (a missing value)"};
    }
    return v;
}

value make(py::handle number, py::handle of, basis on)
{
    if (is_missing(number)) { return value::missing(code::unspecified); }
    auto const [multiplier, unit] = parse_unit(py::str(of).cast<std::string>());
    given_number given = to_number(number);
    value v{std::move(given.number), unit, on, multiplier};
    if (given.decimals >= 0 && given.decimals <= 255) {
        v.with_notation(
            {.decimals = static_cast<unsigned char>(given.decimals), .exact_decimals = true});
    }
    return v;
}

// Text that evaluates to an equal value: by parse where its text reads so, else by its number.
std::string representation(value const& v)
{
    std::string const text = to_string(v);
    std::string const quoted = py::repr(py::str(text)).cast<std::string>();
    try {
        if (value const read = parse(text);
            read == v && is_change(read.basis()) == is_change(v.basis())
            && (is_change(v.basis()) || read.basis() == v.basis())) {
            return "parse(" + quoted + ")";
        }
    } catch (notation_error const&) {
        // a fraction: written by its number below
    }
    if (v.is_missing()) { return "parse('-')"; }
    std::string const number =
        "Fraction(" + py::str(to_int(v.number().numerator())).cast<std::string>() + ", "
        + py::str(to_int(v.number().denominator())).cast<std::string>() + ")";
    std::string const unit =
        py::repr(py::str(multiplier_text(v.multiplier()) + v.unit().symbol())).cast<std::string>();
    return std::string{name(v.basis())} + "(" + number + ", " + unit + ")";
}

template <class T>
py::object present_or_none(value const& v, T const& what)
{
    if (v.is_missing()) { return py::none(); }
    return py::cast(what);
}

// What a pickle holds; the first entry is the version of this form.
py::tuple value_state(value const& v)
{
    notation const& n = v.notation();
    std::vector<value> const& parts = v.parts();
    py::tuple part_states(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) { part_states[i] = value_state(parts[i]); }
    return py::make_tuple(1, to_int(v.number().numerator()), to_int(v.number().denominator()),
                          v.multiplier(), v.unit().symbol(), static_cast<int>(v.basis()),
                          static_cast<int>(v.bound()), static_cast<int>(v.reason()),
                          static_cast<int>(n.decimals), static_cast<int>(n.grouping),
                          static_cast<int>(n.spelling), static_cast<int>(n.qualifiers),
                          n.exact_decimals, v.kept_text(), part_states);
}

value value_from_state(py::tuple const& state)
{
    if (state.empty() || state[0].cast<int>() != 1) {
        throw notation_error{
            code::bad_number, "知らない版の保存データです (unknown pickle version)", {}, 0};
    }
    auto const reason = static_cast<code>(state[7].cast<int>());
    auto const restore = [&]() -> value {
        if (reason != code::none) { return value::missing(reason); }
        exact const number = to_number(state[1]).number / to_number(state[2]).number;
        value v{number, parse_unit(state[4].cast<std::string>()).unit,
                static_cast<basis>(state[5].cast<int>()), state[3].cast<std::int64_t>()};
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
    return v;
}

void register_unit(py::module_& m)
{
    py::class_<unit>(m, "Unit", "A unit without multiplier: 人, 件, t, 円, %, or none.")
        .def_property_readonly("symbol", &unit::symbol, "As results print it; empty for no unit.")
        .def("__str__", &unit::symbol)
        .def("__repr__", [](unit u) { return "<Unit " + std::string{u.symbol()} + ">"; })
        .def(
            "__eq__", [](unit a, unit b) { return a == b; }, py::is_operator())
        .def(
            "__eq__", [](unit a, std::string const& symbol) { return symbol == a.symbol(); },
            py::is_operator())
        .def("__hash__", [](unit u) { return py::hash(py::str(u.symbol())); });
}

void register_operators(py::class_<value>& c)
{
    c.def(
         "__add__", [](value const& a, value const& b) { return a + b; }, py::is_operator())
        .def("__add__", add_object, py::is_operator())
        .def("__radd__", add_object, py::is_operator())
        .def(
            "__sub__", [](value const& a, value const& b) { return a - b; }, py::is_operator())
        .def(
            "__sub__",
            [](value const& a, py::object const& b) {
                return not_with_numbers(a, b, subtract_deed);
            },
            py::is_operator())
        .def(
            "__rsub__",
            [](value const& a, py::object const& b) {
                return not_with_numbers(a, b, subtract_deed);
            },
            py::is_operator())
        .def("__neg__", [](value const& a) { return -a; })
        .def(
            "__mul__", [](value const& a, value const& b) -> value { refuse_product(a, b); },
            py::is_operator())
        .def(
            "__mul__", [](value const& a, py::object const& by) { return scale(a, by, true); },
            py::is_operator())
        .def(
            "__rmul__", [](value const& a, py::object const& by) { return scale(a, by, true); },
            py::is_operator())
        .def("__truediv__", divide, py::is_operator())
        .def(
            "__truediv__", [](value const& a, py::object const& by) { return scale(a, by, false); },
            py::is_operator())
        .def(
            "__eq__", [](value const& a, value const& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](value const& v) { return static_cast<py::ssize_t>(v.hash()); });
    using compared = bool (*)(value const&, value const&);
    auto const order = [&](char const* name, compared holds) {
        c.def(name, holds, py::is_operator())
            .def(
                name,
                [](value const& a, py::object const& b) {
                    return not_with_numbers(a, b, compare_deed);
                },
                py::is_operator());
    };
    order("__lt__", [](value const& a, value const& b) { return a < b; });
    order("__le__", [](value const& a, value const& b) { return a <= b; });
    order("__gt__", [](value const& a, value const& b) { return a > b; });
    order("__ge__", [](value const& a, value const& b) { return a >= b; });
}

void register_class(py::module_& m)
{
    py::class_<value> c(m, "Value",
                        R"(An exact amount with its unit and basis, as a document prints it.

Made by parse(), annual(), cumulative(), level() and change(). A missing value has no number,
amount, unit and basis, and is refused in arithmetic (code ``missing``).

>>> v = parse("累計45人")
>>> v.amount, str(v.unit), str(v.basis)
(Fraction(45, 1), '人', 'cumulative')
>>> v / parse("累計230人")
Fraction(9, 46))");
    c.def_property_readonly(
         "number",
         [](value const& v) -> py::object {
             return v.is_missing() ? py::none() : fraction_object(v.number());
         },
         "The number as printed, before the multiplier (Fraction): 16034 of 16,034千t.")
        .def_property_readonly(
            "multiplier", [](value const& v) { return present_or_none(v, v.multiplier()); },
            "The multiplier (int): 1000 of 16,034千t.")
        .def_property_readonly(
            "amount",
            [](value const& v) -> py::object {
                return v.is_missing() ? py::none() : fraction_object(v.amount());
            },
            "number × multiplier (Fraction); of a bound the limit itself.")
        .def_property_readonly(
            "unit", [](value const& v) { return present_or_none(v, v.unit()); },
            "The unit without the multiplier.")
        .def_property_readonly(
            "basis",
            [](value const& v) -> py::object {
                return v.is_missing() ? py::none() : basis_object(v.basis());
            },
            "How the value adds up over time: annual (単年度), cumulative (累計), level (時点), "
            "change (増減).")
        .def_property_readonly(
            "bound",
            [](value const& v) -> py::object {
                if (v.bound() == bound::none) { return py::none(); }
                return py::str(to_string(v.bound()));
            },
            "以上, 以下, 超 or 未満 where the value is a bound, else None.")
        .def_property_readonly(
            "qualifiers", [](value const& v) { return to_tuple(qualifier_texts(v)); },
            "The words printed beside the number: 約, 延べ, 以上 ….")
        .def_property_readonly(
            "parts", [](value const& v) { return py::tuple(py::cast(v.parts())); },
            "Values printed with this one, as the 6隊 of 100%(6隊).")
        .def_property_readonly("is_missing", &value::is_missing, "Whether there is no amount.")
        .def_property_readonly(
            "reason", [](value const& v) { return code_or_none(v.reason()); },
            "Why the amount is missing (a code), None where there is one.")
        .def(
            "over", [](value const& v, int years) { return over(v, years); }, py::arg("years"),
            "An annual value kept up for some years: cumulative, business as usual.")
        .def(
            "per_year", [](value const& v, int years) { return per_year(v, years); },
            py::arg("years"), "The yearly mean of a cumulative value: annual.")
        .def(
            "decimal",
            [](value const& v, int places, std::string const& mode) {
                if (places < 0) {
                    throw number_error{code::bad_number, "小数の桁数「" + std::to_string(places)
                                                             + "」は0以上です (places)"};
                }
                return decimal_object(
                    to_decimal(require_present(v).amount(), places, to_rounding(mode)));
            },
            py::arg("places"), py::arg("rounding") = "half_up",
            R"(The amount as a Decimal with so many decimals.

Args:
    places: decimals, 0 or more.
    rounding: half_up (四捨五入), half_even (偶数丸め), truncate (切り捨て) or away (切り上げ).

>>> parse("累計185人").per_year(3).decimal(1)
Decimal('61.7'))")
        .def("__float__",
             [](value const& v) -> double {
                 throw number_error{
                     code::inexact_number,
                     "値「" + to_string(v)
                         + "」はfloatになりません: 桁数を決めて decimal(places) を使うか、"
                           "amount (Fraction) を使ってください (use decimal or amount)"};
             })
        .def("__str__", [](value const& v) { return to_string(v); })
        .def("__repr__", representation)
        .def("_repr_html_",
             [](py::object const& v) {
                 return call("tomakomai_kpi._html", "value_html", py::make_tuple(v));
             })
        .def(py::pickle([](value const& v) { return value_state(v); },
                        [](py::tuple const& state) { return value_from_state(state); }));
    register_operators(c);
}

void register_makers(py::module_& m)
{
    m.def(
        "parse",
        [](std::string const& text, py::object const& on) {
            parse_options options;
            if (!on.is_none()) { options.basis = to_basis(on); }
            return parse(text, options);
        },
        py::arg("text"), py::arg("basis") = py::none(),
        R"(Reads one value as documents print it; str() gives the text back.

Args:
    text: 46人, 累計1,644件, 199.5万人, 45.9%, ー ….
    basis: of a text that prints none; by default level for ratios and bare numbers, else annual.

Raises:
    NotationError: what is no value, with its position (codes ``bad_number``, ``bad_grouping``,
        ``unknown_unit``, ``trailing_text``, ``empty_text``, ``basis_mismatch``).

>>> parse("2億396万円").amount
Fraction(203960000, 1))");
    struct maker {
        char const* name;
        basis on;
        char const* doc;
    };
    for (maker const& make_value :
         {maker{"annual", basis::annual,
                "A value of one fiscal year (単年度).\n\n"
                "Args:\n    number: int, Decimal, Fraction or decimal text; None is missing.\n"
                "    unit: a unit's name, 千人 too.\n\n>>> annual(46, \"人\")\nparse('46人')"},
          maker{"cumulative", basis::cumulative,
                "A value added up over several fiscal years (累計).\n\n>>> cumulative(45, "
                "\"人\")\nparse('累計45人')"},
          maker{"level", basis::level,
                "A state at a time (時点); every ratio and score.\n\n>>> level(\"45.9\", "
                "\"%\")\nparse('45.9%')"},
          maker{"change", basis::change,
                "A difference of two values (増減), in ポイント for ratios.\n\n>>> change(3, "
                "\"人\")\nparse('+3人')"}}) {
        m.def(
            make_value.name,
            [on = make_value.on](py::object const& number, py::object const& unit) {
                return make(number, unit, on);
            },
            py::arg("number"), py::arg("unit") = "", make_value.doc);
    }
}

}  // namespace

void register_value(py::module_& m)
{
    register_unit(m);
    register_class(m);
    register_makers(m);
}

}  // namespace tomakomai_kpi::python
