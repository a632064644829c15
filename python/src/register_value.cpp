// SPDX-License-Identifier: BSL-1.0
// The class Value: what it tells of itself. Its operators are slots of its type (value_type.cpp).
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "register.hpp"
#include "state.hpp"
#include "unit_state.hpp"
#include "value_state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

value require_present(value const& v)
{
    if (!v.has_number()) {
        throw amount_error{v.is_missing() ? code::missing : code::no_amount,
                           "値「" + to_string(v) + "」に数はありません (no amount)"};
    }
    return v;
}

bool reads_as(std::string const& text, value const& v, parse_options const& options)
{
    try {
        value const read = parse(text, options);
        return read == v && is_change(read.basis()) == is_change(v.basis())
               && (is_change(v.basis()) || read.basis() == v.basis());
    } catch (notation_error const&) {
        return false;  // a fraction, or a unit of one's own
    }
}

// Text that evaluates to an equal value: by parse where its text reads so, else by its number.
std::string representation(value const& v)
{
    std::string const text = to_string(v);
    std::string const quoted = py::repr(py::str(text)).cast<std::string>();
    if (reads_as(text, v, {})) { return "parse(" + quoted + ")"; }
    bool const by_number =
        v.has_number() && v.form() == form::amount && v.bound() == bound::none && !v.is_gross();
    if (!by_number && reads_as(text, v, {.basis = v.basis()})) {
        return "parse(" + quoted + ", basis='" + name(v.basis()) + "')";
    }
    if (!by_number && !v.is_missing()) { return "<Value " + quoted + ">"; }
    if (v.is_missing()) { return "parse('-')"; }
    // A catalogue's unit is named with its multiplier, one's own has none.
    std::string const symbol = unit_representation(v.unit());
    bool const in_catalogue = symbol.starts_with('\'');
    exact const amount = in_catalogue ? v.number() : v.amount();
    std::string const number = "Fraction(" + py::str(to_int(amount.numerator())).cast<std::string>()
                               + ", " + py::str(to_int(amount.denominator())).cast<std::string>()
                               + ")";
    std::string const unit =
        in_catalogue ? "'" + multiplier_text(v.multiplier()) + symbol.substr(1) : symbol;
    return std::string{name(v.basis())} + "(" + number + ", " + unit + ")";
}

template <class T>
py::object present_or_none(value const& v, T const& what)
{
    if (!v.has_number()) { return py::none(); }
    return py::cast(what);
}

// Do the digits stand in the text, and are no part of a longer number?
bool stand_alone(std::string const& digits, std::string const& text)
{
    constexpr std::string_view of_numbers = "0123456789,.";
    auto const at = text.find(digits);
    if (at == std::string::npos) { return false; }
    auto const behind = at + digits.size();
    return (at == 0 || of_numbers.find(text[at - 1]) == std::string_view::npos)
           && (behind == text.size() || of_numbers.find(text[behind]) == std::string_view::npos);
}

// 203,960,000円 for 2億396万円, 90分 for 1時間30分: the same value, printed as one number.
value in_one_number(value const& v)
{
    value whole{v.amount(), v.unit(), v.basis()};
    notation printed = v.notation();
    if (v.multiplier() != 1) { printed.exact_decimals = false; }
    return whole.with_notation(printed).with_bound(v.bound()).with_form(v.form());
}

// How a cell can show a value as a number: the whole text, the digits in it, the number as a Decimal,
// and how many of the digits are decimals; None of what is no number: a fraction, a range, words. The
// text is the value's own where its digits are those of its number.
py::object printed_number(value const& v)
{
    if (!v.has_number() || decimals(v.number()) < 0) { return py::none(); }
    auto const digits_of = [](value const& of, bool grouping) {
        return format(of, {.grouping = grouping, .with_unit = false, .minus = ""});
    };
    // With commas or without, as it was written: 6,122人, 6122人.
    auto const digits_in = [&](value const& of) {
        std::string const grouped = digits_of(of, true);
        return stand_alone(grouped, to_string(of)) ? grouped : digits_of(of, false);
    };
    bool const as_printed = stand_alone(digits_in(v), to_string(v));
    if (!as_printed && !(v.said().empty() && v.parts().empty())) { return py::none(); }
    value const shown = as_printed ? v : in_one_number(v);
    std::string const digits = digits_in(shown);
    std::string const text = to_string(shown);
    if (!stand_alone(digits, text)) { return py::none(); }
    std::string const plain = digits_of(shown, false);
    auto const point = plain.find('.');
    auto const places = point == std::string::npos ? 0 : plain.size() - point - 1;
    return py::make_tuple(text, digits, decimal_object((v.number().sign() < 0 ? "-" : "") + plain),
                          places);
}

// Methods and properties for the type that value_type.cpp makes by hand, said as pybind11 says them.
class value_class {
public:
    template <class F, class... Extra>
    value_class& def(char const* name, F&& f, Extra const&... extra)
    {
        type_.attr(name) = method(name, std::forward<F>(f), extra...);
        return *this;
    }

    template <class F>
    value_class& def_property_readonly(char const* name, F&& get, char const* doc)
    {
        py::handle const property{reinterpret_cast<PyObject*>(&PyProperty_Type)};
        type_.attr(name) =
            property(method(name, std::forward<F>(get)), py::none(), py::none(), py::str(doc));
        return *this;
    }

private:
    template <class F, class... Extra>
    py::cpp_function method(char const* name, F&& f, Extra const&... extra) const
    {
        return {std::forward<F>(f), py::name(name), py::is_method(type_), extra...};
    }

    py::handle type_{reinterpret_cast<PyObject*>(value_type())};
};

}  // namespace

void register_value(py::module_& m)
{
    make_value_type(m, R"(An exact amount with its unit and basis, as a document prints it.

Made by parse(), annual(), cumulative(), level() and change(). A missing value has no number,
amount, unit and basis, and is refused in arithmetic (code ``missing``).

>>> v = parse("累計45人")
>>> v.amount, str(v.unit), str(v.basis)
(Fraction(45, 1), '人', 'cumulative')
>>> v / parse("累計230人")
Fraction(9, 46))");
    value_class{}
        .def_property_readonly(
            "number",
            [](value const& v) -> py::object {
                return v.has_number() ? fraction_object(v.number()) : py::none();
            },
            "The number as printed, before the multiplier (Fraction): 16034 of 16,034千t.")
        .def_property_readonly(
            "multiplier", [](value const& v) { return present_or_none(v, v.multiplier()); },
            "The multiplier (int): 1000 of 16,034千t.")
        .def_property_readonly(
            "amount",
            [](value const& v) -> py::object {
                return v.has_number() ? fraction_object(v.amount()) : py::none();
            },
            "number × multiplier (Fraction); of a bound the limit itself; None of a range, of "
            "words "
            "and of a missing value.")
        .def_property_readonly(
            "unit",
            [](value const& v) -> py::object {
                if (v.is_missing() || v.form() == form::words) { return py::none(); }
                return py::cast(v.unit());
            },
            "The unit without the multiplier; None of words and of a missing value.")
        .def_property_readonly(
            "basis",
            [](value const& v) -> py::object {
                if (v.is_missing() || v.form() == form::words) { return py::none(); }
                return basis_object(v.basis());
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
            "is_fractional_count", [](value const& v) { return v.is_fractional_count(); },
            "Whether it is a fraction of things that are counted (1.2人): a mean, not a count.")
        .def_property_readonly(
            "qualifiers", [](value const& v) { return to_tuple(qualifier_texts(v)); },
            "The words printed beside the number (tuple of str): 約, 延べ, 以上, 年間, 削減 ….")
        .def_property_readonly(
            "is_range", [](value const& v) { return v.is_range(); },
            "Whether it has two limits, low and high, and no amount: 10～15人.")
        .def_property_readonly(
            "low", [](value const& v) { return v.is_range() ? py::cast(v.low()) : py::none(); },
            "The lower limit of a range (Value), else None.")
        .def_property_readonly(
            "high", [](value const& v) { return v.is_range() ? py::cast(v.high()) : py::none(); },
            "The upper limit of a range (Value), else None.")
        .def_property_readonly(
            "words",
            [](value const& v) -> py::object {
                if (v.form() != form::words) { return py::none(); }
                return py::str(v.words());
            },
            "A target in words (str), as 継続, which has no amount; else None.")
        .def_property_readonly(
            "movement",
            [](value const& v) -> py::object {
                if (v.form() == form::increase) { return py::str("increase"); }
                if (v.form() == form::decrease) { return py::str("decrease"); }
                return py::none();
            },
            "increase or decrease (str) where the amount is one by which something moves "
            "(30%削減), else None.")
        .def_property_readonly(
            "parts", [](value const& v) { return py::tuple(py::cast(v.parts())); },
            "Values printed with this one, as the 6隊 of 100%(6隊).")
        .def_property_readonly(
            "is_missing", [](value const& v) { return v.is_missing(); },
            "Whether there is no amount.")
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
            "times",
            [](value const& a, value const& b, py::object const& declared) {
                return declared.is_none() ? a * b : times(a, b, declared.cast<unit>());
            },
            py::arg("other"), py::arg("unit") = py::none(),
            "The product, in a declared unit of the catalogue or in your own.")
        .def(
            "per",
            [](value const& a, value const& b, py::object const& declared) {
                return declared.is_none() ? per(a, b) : per(a, b, declared.cast<unit>());
            },
            py::arg("other"), py::arg("unit") = py::none(),
            "The quotient, in a declared unit of the catalogue or in your own.")
        .def(
            "decimal",
            [](value const& v, int places, std::string const& mode) {
                return decimal_object(to_decimal(require_present(v).amount(),
                                                 require_places(places), parse_rounding(mode)));
            },
            py::arg("places"), py::arg("rounding") = "half_up",
            R"(The amount as a Decimal with so many decimals.

Args:
    places: decimals, 0 or more.
    rounding: half_up (四捨五入), half_even (偶数丸め), truncate (切り捨て) or away (切り上げ).

>>> parse("累計185人").per_year(3).decimal(1)
Decimal('61.7'))")
        .def(
            "round",
            [](value const& v, int places, std::string const& mode) {
                return round(v, require_places(places), parse_rounding(mode));
            },
            py::arg("places") = 0, py::arg("rounding") = "half_up",
            R"(The Value rounded in the multiplier that it prints: 12.3千人 of 12.345千人.

Args:
    places: decimals, 0 or more.
    rounding: half_up, half_even, truncate or away; round(v, n) is half_up.)")
        .def(
            "__round__",
            [](value const& v, int places) { return round(v, require_places(places)); },
            py::arg("places") = 0)
        .def(
            "to",
            [](value const& v, py::str const& unit_text) {
                named_unit const into = parse_unit(unit_text.cast<std::string>());
                return in(v, into.unit, into.multiplier);
            },
            py::arg("unit"),
            R"(The same Value in another unit of its dimension, with or without a multiplier.

Raises:
    UnitError: the unit is of another dimension.
    NotationError: no such unit.

>>> str(parse("12,000人").to("万人"))
'1.2万人')")
        .def("__format__",
             [](value const& v, std::string const& spec) { return format(v, parse_format(spec)); })
        .def("__repr__", representation)
        .def("__reduce__", [core = py::handle{m}](value const& v) {
            return py::make_tuple(core.attr("_restore_value"), py::make_tuple(value_state(v)));
        });
    // How exact numbers print, for reports.
    m.def("_printed_number", &printed_number);
    m.def("_decimals", [](py::object const& of) { return decimals(to_number(of).number); });
    m.def("_percent", [](py::object const& share) {
        return decimal_object(to_percent(to_number(share).number));
    });
    m.def("_percent_text",
          [](py::object const& share) { return to_percent_text(to_number(share).number); });
    m.def("_basis_japanese",
          [](std::string const& wanted) { return japanese(to_basis(py::str(wanted))); });
    m.def("_restore_value", [](py::object const& state) {
        return read_state("Value", [&] { return value_from_state(entries_of(state)); });
    });
}

}  // namespace tomakomai_kpi::python
