// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <string>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/unit.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"
#include "unit_state.hpp"

namespace tomakomai_kpi::python {

namespace {

[[noreturn]] void refuse(std::string const& symbol, char const* why)
{
    throw notation_error{code::bad_unit, "単位「" + symbol + "」は作れません: " + why, symbol, 0};
}

// A symbol stands between a number and other words: it may not look like either.
void require_symbol(std::string const& symbol)
{
    if (symbol.empty()) { refuse(symbol, "記号がありません (a unit needs a symbol)"); }
    if (symbol.find_first_of("0123456789.,()+ \t\r\n") == 0
        || symbol.find_first_of("() \t\r\n") != std::string::npos) {
        refuse(symbol, "数字で始めたり、空白や括弧を入れたりできません"
                       " (no leading digit, no space or parenthesis)");
    }
}

unit to_unit(py::handle from)
{
    if (py::isinstance<unit>(from)) { return from.cast<unit>(); }
    named_unit const named = parse_unit(py::str(from).cast<std::string>());
    if (named.multiplier != 1) {
        refuse(py::str(from).cast<std::string>(), "倍数の付かない単位を渡してください"
                                                  " (a unit without multiplier)");
    }
    return named.unit;
}

unit_size to_size(py::handle from)
{
    exact const size = to_number(from).number;
    std::int64_t n = 0;
    std::int64_t d = 0;
    if (size.sign() <= 0 || !size.numerator().to_int64(n) || !size.denominator().to_int64(d)) {
        refuse(py::str(from).cast<std::string>(), "大きさは正の数です (size must be positive)");
    }
    return {n, d};
}

std::pair<unit, unit> to_pair(std::string const& symbol, py::object const& from)
{
    auto const two = from.cast<py::sequence>();
    if (py::len(two) != 2) { refuse(symbol, "二つの単位を渡してください (two units)"); }
    return {to_unit(two[0]), to_unit(two[1])};
}

unit_definition scaled(char const* symbol, std::string const& scale)
{
    if (scale == "ratio") { return counter(symbol); }
    if (scale == "interval") { return interval(symbol); }
    if (scale == "ordinal") { return ordinal(symbol); }
    refuse(symbol, "尺度は ratio, interval, ordinal のどれかです (unknown scale)");
}

unit declare(std::string const& symbol, std::vector<std::string> const& spellings,
             py::object const& of, py::object const& size, py::object const& product_of,
             py::object const& quotient_of, std::string const& scale)
{
    require_symbol(symbol);
    int const ways = static_cast<int>(!of.is_none()) + static_cast<int>(!product_of.is_none())
                     + static_cast<int>(!quotient_of.is_none());
    if (ways > 1) { refuse(symbol, "of, product, quotient は一つだけです (only one of them)"); }
    if (spellings.size() >= unit_definition::most_spellings) {
        refuse(symbol, "別の表記が多すぎます (too many spellings)");
    }

    unit_definition d;
    unit left;  // handles that outlive the definitions that point to them
    unit right;
    char const* const name = symbol.c_str();
    if (!of.is_none()) {
        left = to_unit(of);
        d = multiple_of(name, left.definition(), to_size(size));
    } else if (!product_of.is_none()) {
        std::tie(left, right) = to_pair(symbol, product_of);
        d = product(name, left.definition(), right.definition());
    } else if (!quotient_of.is_none()) {
        std::tie(left, right) = to_pair(symbol, quotient_of);
        d = quotient(name, left.definition(), right.definition());
    } else {
        d = scaled(name, scale);
    }
    std::size_t at = 0;
    for (std::string const& other : spellings) {
        require_symbol(other);
        d.spellings[at++] = other.c_str();
    }
    return interned(d);
}

}  // namespace

py::object unit_state(unit u)
{
    try {
        if (parse_unit(u.symbol()).unit == u) { return py::str(u.symbol()); }
    } catch (notation_error const&) {
        // an own unit: written out below
    }
    unit_definition const& d = u.definition();
    py::list spellings;
    for (char const* other : d.spellings) {
        if (other != nullptr) { spellings.append(other); }
    }
    auto const part = [](unit_definition const* of) {
        return of == nullptr ? py::object{py::none()} : unit_state(unit{*of});
    };
    return py::make_tuple(1, d.symbol, py::tuple(spellings), py::tuple(), d.size.numerator,
                          d.size.denominator, static_cast<int>(d.scale),
                          static_cast<int>(d.composition), part(d.left), part(d.right), d.counts);
}

// A unit that a program declares counts what it names, or is made of others.
dimension dimension_of(unit_definition const& d)
{
    switch (d.composition) {
    case composition::multiple: return d.left->dimension;
    case composition::product: return d.left->dimension.times(d.right->dimension, 1);
    case composition::quotient: return d.left->dimension.times(d.right->dimension, -1);
    case composition::none: break;
    }
    return dimension::own(d.symbol);
}

namespace {

// Texts of definitions end at NUL.
std::string symbol_of(py::handle entry)
{
    auto symbol = state<std::string>::from(entry);
    require_state(!symbol.empty() && symbol.find('\0') == std::string::npos);
    return symbol;
}

unit restored_unit(py::tuple const& parts)
{
    require_state_version(parts);
    auto const symbol = symbol_of(parts[1]);
    std::vector<std::string> spellings;
    for (auto const each : entries_of(parts[2])) { spellings.push_back(symbol_of(each)); }
    require_state(spellings.size() < unit_definition::most_spellings);
    unit_definition d;
    d.symbol = symbol.c_str();
    for (std::size_t i = 0; i < spellings.size(); ++i) { d.spellings[i] = spellings[i].c_str(); }
    d.size = {parts[4].cast<std::int64_t>(), parts[5].cast<std::int64_t>()};
    d.scale = state<scale_kind>::from(parts[6]);
    d.composition = state<composition>::from(parts[7]);
    d.counts = state<bool>::from(parts[10]);
    bool const composed = d.composition != composition::none;
    bool const of_two = composed && d.composition != composition::multiple;
    require_state(parts[8].is_none() != composed && parts[9].is_none() != of_two);
    unit const left = composed ? unit_from_state(parts[8]) : unit{};
    unit const right = of_two ? unit_from_state(parts[9]) : unit{};
    if (composed) { d.left = &left.definition(); }
    if (of_two) { d.right = &right.definition(); }
    d.dimension = dimension_of(d);
    return interned(d);
}

}  // namespace

unit unit_from_state(py::handle state)
{
    nesting const inside;
    if (py::isinstance<py::str>(state)) { return parse_unit(state.cast<std::string>()).unit; }
    return restored_unit(entries_of(state, 11));
}

std::string unit_representation(unit u)
{
    auto const quoted = [](char const* text) {
        return py::repr(py::str(text)).cast<std::string>();
    };
    std::string const symbol = quoted(u.symbol());
    if (py::isinstance<py::str>(unit_state(u))) { return symbol; }
    unit_definition const& d = u.definition();
    std::string text = "unit(" + symbol;
    if (d.spellings[0] != nullptr) {
        std::string spellings;
        for (char const* other : d.spellings) {
            if (other != nullptr) { spellings += (spellings.empty() ? "" : ", ") + quoted(other); }
        }
        text += ", [" + spellings + "]";
    }
    switch (d.composition) {
    case composition::multiple: {
        exact const size = u.factor() / unit{*d.left}.factor();
        text += ", of=" + unit_representation(unit{*d.left}) + ", size='" + to_fraction(size) + "'";
        break;
    }
    case composition::product:
    case composition::quotient:
        text += std::string{d.composition == composition::product ? ", product" : ", quotient"}
                + "=(" + unit_representation(unit{*d.left}) + ", "
                + unit_representation(unit{*d.right}) + ")";
        break;
    case composition::none:
        if (d.scale == scale_kind::interval) { text += ", scale='interval'"; }
        if (d.scale == scale_kind::ordinal) { text += ", scale='ordinal'"; }
        break;
    }
    return text + ")";
}

void require_state_version(py::tuple const& state)
{
    if (state.empty() || state[0].cast<int>() != 1) {
        throw notation_error{
            code::bad_number, "知らない版の保存データです (unknown pickle version)", {}, 0};
    }
}

void register_unit(py::module_& m)
{
    py::class_<unit>(m, "Unit", R"(A unit without multiplier: 人, 件, t, 円, %, or none.

A unit equals another with the same definition, and its symbol as a str.)")
        .def_property_readonly("symbol", &unit::symbol, "As results print it; empty for no unit.")
        .def_property_readonly(
            "spellings",
            [](unit u) {
                std::vector<std::string> all;
                for (char const* other : u.definition().spellings) {
                    if (other != nullptr) { all.emplace_back(other); }
                }
                return to_tuple(all);
            },
            "Other ways to print it.")
        .def(
            "is_compatible_with",
            [](unit a, py::object const& b) { return commensurable(a, to_unit(b)); },
            py::arg("other"), "Whether amounts convert into the other unit exactly.")
        .def("__str__", &unit::symbol)
        .def("__repr__",
             [](unit u) {
                 bool const own = !py::isinstance<py::str>(unit_state(u));
                 return own ? unit_representation(u) : "<Unit " + std::string{u.symbol()} + ">";
             })
        .def(
            "__eq__", [](unit a, unit b) { return a == b; }, py::is_operator())
        .def(
            "__eq__", [](unit a, std::string const& symbol) { return symbol == a.symbol(); },
            py::is_operator())
        .def("__hash__", [](unit u) { return py::hash(py::str(u.symbol())); })
        .def("__reduce__", [core = py::handle{m}](unit u) {
            return py::make_tuple(core.attr("_restore_unit"), py::make_tuple(unit_state(u)));
        });
    m.def("_restore_unit", [](py::object const& state) {
        return read_state("Unit", [&] { return unit_from_state(state); });
    });
    m.def("unit", &declare, py::arg("symbol"), py::arg("spellings") = py::tuple(), py::kw_only(),
          py::arg("of") = py::none(), py::arg("size") = 1, py::arg("product") = py::none(),
          py::arg("quotient") = py::none(), py::arg("scale") = "ratio",
          R"(Declares a unit of your own; nothing is registered, hand it to parse(units=[…]).

Args:
    symbol: as it prints: 皿.
    spellings: other ways to print it.
    of: a unit of which it is `size`: a ダース is 12 個.
    size: int, Fraction or decimal text.
    product: two units whose product it is.
    quotient: two units whose quotient it is.
    scale: ratio (a count), interval (a score) or ordinal (a rank), where it is made of no others.

Raises:
    NotationError: no such unit can be (code ``bad_unit``, ``unknown_unit``).

>>> dish = unit("皿")
>>> parse("3皿", units=[dish]) + annual(2, dish)
annual(Fraction(5, 1), unit('皿')))");
}

}  // namespace tomakomai_kpi::python
