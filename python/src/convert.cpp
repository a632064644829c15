// SPDX-License-Identifier: BSL-1.0
#include "convert.hpp"

#include <pybind11/gil_safe_call_once.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_boost.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "errors.hpp"
#include "facade.hpp"

namespace tomakomai_kpi::python {

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

// Hexadecimal text both ways: Python limits only the decimal one, and it is linear.
exact to_exact_integer(py::handle integer)
{
    int overflow = 0;
    long long const small = PyLong_AsLongLongAndOverflow(integer.ptr(), &overflow);
    if (overflow == 0) { return small; }
    auto hex = py::module_::import("builtins").attr("hex")(integer).cast<std::string>();
    bool const negative = hex.starts_with('-');
    if (negative) { hex.erase(0, 1); }
    cpp_int magnitude{hex};
    return from_cpp_rational(cpp_rational{negative ? cpp_int{-magnitude} : magnitude});
}

// An attribute of a module, looked up once; each use has its own place for it.
template <class Tag>
py::object const& attribute(char const* module, char const* name)
{
    PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::object> kept;
    return kept
        .call_once_and_store_result(
            [&] { return py::object{py::module_::import(module).attr(name)}; })
        .get_stored();
}

py::object const& fraction_class()
{
    return attribute<struct fraction_tag>("fractions", "Fraction");
}

py::object const& decimal_class()
{
    return attribute<struct decimal_tag>("decimal", "Decimal");
}

[[noreturn]] void refuse(code reason, py::handle from, char const* hint)
{
    // reprlib keeps the repr of anything short.
    auto const shown = py::module_::import("reprlib").attr("repr")(from).cast<std::string>();
    throw number_error{reason, "数「" + shown + "」(" + Py_TYPE(from.ptr())->tp_name
                                   + ")は使えません: " + hint};
}

given_number from_decimal(py::handle from)
{
    if (!from.attr("is_finite")().cast<bool>()) {
        refuse(code::not_a_number, from, "有限の数ではありません (not finite)");
    }
    constexpr int most_digits = 100'000;
    int const exponent = from.attr("as_tuple")().attr("exponent").cast<int>();
    if (exponent > most_digits || exponent < -most_digits) {
        refuse(code::not_a_number, from, "桁が多すぎます (too many digits)");
    }
    auto const parts = from.attr("as_integer_ratio")().cast<py::tuple>();
    return {to_exact_integer(parts[0]) / to_exact_integer(parts[1]), exponent < 0 ? -exponent : 0};
}

given_number from_text(std::string const& text)
{
    auto const point = text.find('.');
    bool const fraction = text.find('/') != std::string::npos;
    exact number = parse_exact(text);
    if (fraction) { return {std::move(number)}; }
    return {std::move(number),
            point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1)};
}

}  // namespace

given_number to_number(py::handle from)
{
    if (py::isinstance<py::bool_>(from)) {
        refuse(code::not_a_number, from, "真偽値は数ではありません (a bool is no number)");
    }
    if (PyFloat_Check(from.ptr())) {
        refuse(code::inexact_number, from,
               "floatは丸めた数です。文字列 \"45.9\" か Decimal、Fraction で渡してください"
               " (floats are inexact: give text, Decimal or Fraction)");
    }
    if (PyLong_Check(from.ptr())) { return {to_exact_integer(from), 0}; }
    if (py::isinstance<py::str>(from)) { return from_text(from.cast<std::string>()); }
    if (py::isinstance(from, decimal_class())) { return from_decimal(from); }
    if (py::isinstance(from, attribute<struct rational_tag>("numbers", "Rational"))) {
        return {to_exact_integer(from.attr("numerator"))
                / to_exact_integer(from.attr("denominator"))};
    }
    if (PyIndex_Check(from.ptr()) != 0) {
        auto const integer = py::reinterpret_steal<py::object>(PyNumber_Index(from.ptr()));
        if (!integer) { throw py::error_already_set(); }
        return {to_exact_integer(integer), 0};
    }
    refuse(code::not_a_number, from,
           "int、Decimal、Fraction か \"45.9\" のような文字列で渡してください"
           " (give int, Decimal, Fraction or text)");
}

std::string text_of_number(py::handle from)
{
    if (py::isinstance<py::str>(from)) { return from.cast<std::string>(); }
    given_number const given = to_number(from);
    if (given.decimals >= 0) { return to_decimal(given.number, given.decimals); }
    if (given.number.is_integer()) { return to_fraction(given.number); }
    bool const negative = given.number.sign() < 0;
    exact const size = negative ? -given.number : given.number;
    return (negative ? "-" : "") + to_fraction(size.denominator()) + "分の"
           + to_fraction(size.numerator());
}

bool is_missing(py::handle from)
{
    return from.is_none() || std::string_view{Py_TYPE(from.ptr())->tp_name} == "NAType"
           || std::string_view{Py_TYPE(from.ptr())->tp_name}.ends_with(".NAType");
}

bool is_bare_number(py::handle from)
{
    return PyLong_Check(from.ptr())
           || py::isinstance(from, attribute<struct number_tag>("numbers", "Number"));
}

py::int_ to_int(exact const& integer)
{
    std::int64_t small = 0;
    if (integer.to_int64(small)) { return py::int_(small); }
    cpp_int const big = boost::multiprecision::numerator(to_cpp_rational(integer));
    cpp_int const magnitude = abs(big);
    std::string const hex = (big < 0 ? "-" : "") + magnitude.str(0, std::ios_base::hex);
    PyObject* const out = PyLong_FromString(hex.c_str(), nullptr, 16);
    if (out == nullptr) { throw py::error_already_set(); }
    return py::reinterpret_steal<py::int_>(out);
}

py::object fraction_object(exact const& number)
{
    return fraction_class()(to_int(number.numerator()), to_int(number.denominator()));
}

py::object decimal_object(std::string const& text)
{
    return decimal_class()(text);
}

int require_places(int places)
{
    if (places < 0) {
        throw number_error{code::bad_number,
                           "小数の桁数「" + std::to_string(places) + "」は0以上です (places)"};
    }
    return places;
}

py::object percent_object(exact const& share, int places, std::string const& mode)
{
    return decimal_object(to_percent(share, require_places(places), parse_rounding(mode)));
}

fiscal_year to_fiscal_year(py::handle from)
{
    if (py::isinstance<fiscal_year>(from)) { return from.cast<fiscal_year>(); }
    if (py::isinstance<py::str>(from)) { return parse_fiscal_year(from.cast<std::string>()); }
    std::int64_t start = 0;
    if (!to_number(from).number.to_int64(start) || start < 1 || start > 9999) {
        throw notation_error{
            code::unknown_year,
            "年度「" + py::module_::import("reprlib").attr("repr")(from).cast<std::string>()
                + "」は範囲外です: 1から9999まで (unknown fiscal year)",
            py::str(from).cast<std::string>(), 0};
    }
    return fiscal_year{static_cast<int>(start)};
}

std::optional<fiscal_year> to_optional_year(py::handle from)
{
    if (from.is_none()) { return std::nullopt; }
    return to_fiscal_year(from);
}

fiscal_period to_fiscal_period(py::handle from)
{
    if (py::isinstance<fiscal_period>(from)) { return from.cast<fiscal_period>(); }
    if (py::isinstance<py::str>(from)) { return parse_fiscal_period(from.cast<std::string>()); }
    if (py::isinstance<py::tuple>(from) && py::len(from) == 2) {
        auto const years = from.cast<py::tuple>();
        return {to_fiscal_year(years[0]), to_fiscal_year(years[1])};
    }
    return to_fiscal_year(from);
}

progress_clock to_clock(py::handle from)
{
    if (py::isinstance<py::str>(from)) { return parse_clock(from.cast<std::string>()); }
    return to_fiscal_period(from);
}

basis to_basis(py::handle from)
{
    return parse_basis(py::str(from).cast<std::string>());
}

py::object basis_object(basis b)
{
    return handed_in().basis.attr(name(b));
}

py::object status_object(status s)
{
    return handed_in().status.attr(to_string(s).c_str());
}

py::tuple to_tuple(std::vector<std::string> const& texts)
{
    py::tuple out(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) { out[i] = py::str(texts[i]); }
    return out;
}

py::object place_of(place const& at)
{
    if (at.row == 0) { return py::none(); }
    return py::make_tuple(at.row, at.column, at.position);
}

py::object code_or_none(code c)
{
    if (c == code::none) { return py::none(); }
    return py::str(name(c));
}

}  // namespace tomakomai_kpi::python
