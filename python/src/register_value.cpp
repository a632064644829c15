// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "register.hpp"
#include "unit_state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

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
    if (!v.has_number()) {
        throw amount_error{v.is_missing() ? code::missing : code::no_amount,
                           "値「" + to_string(v) + "」に数はありません (no amount)"};
    }
    return v;
}

value make(py::handle number, py::handle of, basis on)
{
    if (is_missing(number)) { return value::missing(code::unspecified); }
    named_unit const in = py::isinstance<unit>(of) ? named_unit{1, of.cast<unit>()}
                                                   : parse_unit(py::str(of).cast<std::string>());
    given_number given = to_number(number);
    value v{std::move(given.number), in.unit, on, in.multiplier};
    if (given.decimals >= 0 && given.decimals <= 255) {
        v.with_notation(
            {.decimals = static_cast<unsigned char>(given.decimals), .exact_decimals = true});
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

// What a pickle holds; the first entry is the version of this form.
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

    void attribute(char const* name, py::object const& what) { type_.attr(name) = what; }

private:
    template <class F, class... Extra>
    py::cpp_function method(char const* name, F&& f, Extra const&... extra) const
    {
        return {std::forward<F>(f), py::name(name), py::is_method(type_), extra...};
    }

    py::handle type_{reinterpret_cast<PyObject*>(value_type())};
};

void register_class(py::module_& m)
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
        .def("__format__",
             [](value const& v, std::string const& spec) { return format(v, parse_format(spec)); })
        .def("__repr__", representation)
        .def("_repr_html_",
             [](py::object const& v) {
                 return call("tomakomai_kpi.show.html", "value_html", py::make_tuple(v));
             })
        .def("__reduce__", [](value const& v) {
            return py::make_tuple(py::module_::import("tomakomai_kpi._core").attr("_restore_value"),
                                  py::make_tuple(value_state(v)));
        });
    // numpy's scalars leave arithmetic with a Value to the Value.
    value_class{}.attribute("__array_ufunc__", py::none());
    m.def("_restore_value", [](py::tuple const& state) { return value_from_state(state); });
}

parse_options options_of(py::object const& on, std::vector<unit> const& units,
                         std::size_t max_digits, std::size_t max_length)
{
    parse_options options{
        .basis = {}, .units = units, .most_digits = max_digits, .most_bytes = max_length};
    if (!on.is_none()) { options.basis = to_basis(on); }
    return options;
}

void register_makers(py::module_& m)
{
    m.def(
        "parse",
        [](std::string const& text, py::object const& on, std::vector<unit> const& units,
           std::size_t max_digits, std::size_t max_length) {
            return parse(text, options_of(on, units, max_digits, max_length));
        },
        py::arg("text"), py::arg("basis") = py::none(), py::arg("units") = py::tuple(),
        py::kw_only(), py::arg("max_digits") = parse_options{}.most_digits,
        py::arg("max_length") = parse_options{}.most_bytes,
        R"(Reads one value as documents print it; str() gives the text back.

A range (10～15人) has low and high, a target in words (継続) its words; words for a value that is
not there (集計中) give a missing value with the reason. docs/notation.md is the grammar.

Args:
    text: 46人, 累計1,644件, 199.5万人, 45.9%, ー ….
    basis: of a text that prints none; by default level for ratios and bare numbers, else annual.
    units: own units made by unit(), beside the catalogue's.
    max_digits: digits of a number beyond which it is refused.
    max_length: bytes of UTF-8 beyond which a text is refused.

Raises:
    NotationError: what is no value, with its position and where possible the nearest reading
        (codes ``bad_number``, ``bad_grouping``, ``unknown_unit``, ``trailing_text``,
        ``empty_text``, ``basis_mismatch``).

>>> parse("2億396万円").amount
Fraction(203960000, 1)
>>> parse("10～15人").high
parse('15人'))");
    m.def(
        "parse_cell",
        [](std::string const& text, py::object const& on, std::vector<unit> const& units,
           std::size_t max_digits, std::size_t max_length) {
            return parse_cell(text, options_of(on, units, max_digits, max_length));
        },
        py::arg("text"), py::arg("basis") = py::none(), py::arg("units") = py::tuple(),
        py::kw_only(), py::arg("max_digits") = parse_options{}.most_digits,
        py::arg("max_length") = parse_options{}.most_bytes,
        R"(Reads the values that one cell prints, parted by 、 ; a line break or a stroke.

Args:
    text: 10人、3社, or what parse() reads, which gives a list of one.
    basis: as for parse(), of every value.
    units: own units made by unit(), beside the catalogue's.
    max_digits: digits of a number beyond which it is refused.
    max_length: bytes of UTF-8 beyond which a text is refused.

Returns:
    The values (list of Value) in their order.

Raises:
    NotationError: a part that is no value, as parse() refuses it, with its position in the cell.

>>> parse_cell("10人、3社")
[parse('10人'), parse('3社')])");
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

std::vector<value> to_values(py::iterable const& from)
{
    std::vector<value> out;
    for (auto const v : from) { out.push_back(to_value(v)); }
    return out;
}

void register_algebra(py::module_& m)
{
    py::class_<relative_change>(m, "RelativeChange", R"(増減率: (later − earlier) ÷ earlier, exact.

Neither a ratio of values nor a change in points; it does not add.)")
        .def_property_readonly(
            "share", [](relative_change const& c) { return fraction_object(c.share()); },
            "The exact share (Fraction): 1/8 for a rise of 12.5 %.")
        .def(
            "decimal",
            [](relative_change const& c, int places, std::string const& mode) {
                return decimal_object(to_decimal(c.share() * 100, places, to_rounding(mode)));
            },
            py::arg("places"), py::arg("rounding") = "half_up", "In per cent, rounded by name.")
        .def(
            "__eq__", [](relative_change const& a, relative_change const& b) { return a == b; },
            py::is_operator())
        .def(
            "__lt__", [](relative_change const& a, relative_change const& b) { return a < b; },
            py::is_operator())
        .def("__hash__", [](relative_change const& c) { return c.share().hash(); })
        .def("__str__",
             [](relative_change const& c) {
                 return (c.share().sign() >= 0 ? "+" : "") + to_string(c.share() * 100) + "%";
             })
        .def("__repr__", [](relative_change const& c) {
            return "<RelativeChange " + to_fraction(c.share()) + ">";
        });
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
    AmountError: nothing to add (code ``missing``), or not as many of one as of the other
        (code ``lengths_differ``).

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

}  // namespace

void register_value(py::module_& m)
{
    register_class(m);
    register_makers(m);
    register_algebra(m);
}

}  // namespace tomakomai_kpi::python
