// SPDX-License-Identifier: BSL-1.0
// The functions that make a Value: of a text, or of a number, a unit and a basis.
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "convert.hpp"
#include "errors.hpp"
#include "register.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

namespace {

bool is_plain_number(std::string const& text)
{
    try {
        parse_exact(text);
        return true;
    } catch (notation_error const&) {
        return false;
    }
}

// 4,850 and ▲45, as offices print numbers under a unit.
value read_as_printed(py::handle text, py::handle of, basis on)
{
    std::vector<unit> own;
    std::string column = py::str(of).cast<std::string>();
    if (py::isinstance<unit>(of)) {
        own.push_back(of.cast<unit>());
        column = own.front().symbol();
    }
    return parse(text.cast<std::string>(), {.basis = on, .units = own, .unit = column});
}

value make(py::handle number, py::handle of, basis on)
{
    if (is_missing(number)) { return value::missing(code::unspecified); }
    named_unit const in = py::isinstance<unit>(of) ? named_unit{1, of.cast<unit>()}
                                                   : parse_unit(py::str(of).cast<std::string>());
    if (py::isinstance<py::str>(number) && !is_plain_number(number.cast<std::string>())) {
        return read_as_printed(number, of, on);
    }
    given_number given = to_number(number);
    value v{std::move(given.number), in.unit, on, in.multiplier};
    if (given.decimals >= 0 && given.decimals <= 255) {
        v.with_notation(
            {.decimals = static_cast<unsigned char>(given.decimals), .exact_decimals = true});
    }
    return v;
}

// Cells of a data frame that nobody printed: None, NaN, a number.
[[noreturn]] void refuse_as_no_text(py::object const& cell)
{
    auto const shown = py::module_::import("reprlib").attr("repr")(cell).cast<std::string>();
    // NaN and NaT are the ones that are not themselves; of identity Python asks first.
    bool const is_nan = PyFloat_Check(cell.ptr()) && std::isnan(PyFloat_AsDouble(cell.ptr()));
    bool const is_nat = std::string_view{Py_TYPE(cell.ptr())->tp_name}.ends_with("NaTType");
    bool const empty = is_missing(cell) || is_nan || is_nat;
    throw number_error{
        code::not_text,
        "「" + shown + "」(" + Py_TYPE(cell.ptr())->tp_name + ")は記載された文字列ではありません: "
            + (empty
                   ? "ないものは map(parse, na_action=\"ignore\") で飛ばすか、「-」と書いてください"
                     " (nothing to read: skip it)"
                   : "数には annual(数, \"人\") などで単位を付けてください"
                     " (no text: give numbers a unit)")};
}

// UTF-8 of a text. Half a surrogate pair is no character, which no reader could quote.
std::string utf8_of(py::object const& text)
{
    if (!py::isinstance<py::str>(text)) { refuse_as_no_text(text); }
    Py_ssize_t size = 0;
    if (char const* const bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size)) {
        return {bytes, static_cast<std::size_t>(size)};
    }
    PyErr_Clear();
    auto const shown = text.attr("encode")("utf-8", "backslashreplace")
                           .attr("decode")("utf-8")
                           .cast<std::string>();
    throw notation_error{code::bad_number,
                         "「" + shown + "」: 文字にならないところがあります (a lone surrogate)",
                         shown, 0};
}

// The arguments of a reader, which its options look at.
struct reading_arguments {
    reading_arguments(py::object const& on, std::vector<unit> own, py::object const& of,
                      std::size_t max_digits, std::size_t max_length)
        : units{std::move(own)}
    {
        if (py::isinstance<unit>(of)) {
            units.push_back(of.cast<unit>());
            column = units.back().symbol();
        } else if (!of.is_none()) {
            column = utf8_of(of);
        }
        options = {
            .units = units, .unit = column, .most_digits = max_digits, .most_bytes = max_length};
        if (!on.is_none()) { options.basis = to_basis(on); }
    }
    reading_arguments(reading_arguments const&) = delete;

    std::vector<unit> units;
    std::string column;
    parse_options options;
};

}  // namespace

void register_makers(py::module_& m)
{
    m.def(
        "parse",
        [](py::object const& text, py::object const& on, std::vector<unit> const& units,
           py::object const& of, std::size_t max_digits, std::size_t max_length) {
            return parse(utf8_of(text),
                         reading_arguments{on, units, of, max_digits, max_length}.options);
        },
        py::arg("text"), py::arg("basis") = py::none(), py::arg("units") = py::tuple(),
        py::kw_only(), py::arg("unit") = py::none(),
        py::arg("max_digits") = parse_options{}.most_digits,
        py::arg("max_length") = parse_options{}.most_bytes,
        R"(Reads one value as documents print it; str() gives the text back.

A range (10～15人) has low and high, a target in words (継続) its words; words for a value that is
not there (集計中) give a missing value with the reason. docs/notation.md is the grammar.

Args:
    text: 46人, 累計1,644件, 199.5万人, 45.9%, ー ….
    basis: of a text that prints none; by default level for ratios and bare numbers, else annual.
    units: own units made by unit(), beside the catalogue's.
    unit: of a bare number, where it stands in a column of its own: 千円, or a Unit. A text that
        prints its unit keeps it, and is refused where the two do not convert (``unit_mismatch``).
    max_digits: digits of a number beyond which it is refused.
    max_length: bytes of UTF-8 beyond which a text is refused.

Raises:
    NotationError: what is no value, with its position and where possible the nearest reading
        (codes ``bad_number``, ``bad_grouping``, ``unknown_unit``, ``trailing_text``,
        ``empty_text``, ``basis_mismatch``).
    NumberError: what is no text: a number, None, NaN (code ``not_text``).

>>> parse("2億396万円").amount
Fraction(203960000, 1)
>>> parse("10～15人").high
parse('15人'))");
    m.def(
        "try_parse",
        [](py::object const& text, py::object const& on, std::vector<unit> const& units,
           py::object const& of, std::size_t max_digits, std::size_t max_length) -> py::object {
            try {
                auto read =
                    try_parse(utf8_of(text),
                              reading_arguments{on, units, of, max_digits, max_length}.options);
                return read ? py::cast(std::move(read).value()) : error_object(read.error());
            } catch (notation_error const& e) {
                return error_object(e);  // half a character, which no reader is given
            }
        },
        py::arg("text"), py::arg("basis") = py::none(), py::arg("units") = py::tuple(),
        py::kw_only(), py::arg("unit") = py::none(),
        py::arg("max_digits") = parse_options{}.most_digits,
        py::arg("max_length") = parse_options{}.most_bytes,
        R"(As parse(), for columns where many cells are no values: gives the error, does not raise it.

Args:
    text: 46人, 累計1,644件 …, as for parse().
    basis: of a text that prints none.
    units: own units made by unit(), beside the catalogue's.
    unit: of a bare number, where it stands in a column of its own: 千円, or a Unit. A text that
        prints its unit keeps it, and is refused where the two do not convert (``unit_mismatch``).
    max_digits: digits of a number beyond which it is refused.
    max_length: bytes of UTF-8 beyond which a text is refused.

Returns:
    The Value that parse() gives, or the NotationError that it raises, with code and position.

Raises:
    NumberError: what is no text: a number, None, NaN (code ``not_text``).

>>> try_parse("46人")
parse('46人')
>>> try_parse("46人か47人").code
'trailing_text')");
    m.def(
        "parse_cell",
        [](py::object const& text, py::object const& on, std::vector<unit> const& units,
           py::object const& of, std::size_t max_digits, std::size_t max_length) {
            return parse_cell(utf8_of(text),
                              reading_arguments{on, units, of, max_digits, max_length}.options);
        },
        py::arg("text"), py::arg("basis") = py::none(), py::arg("units") = py::tuple(),
        py::kw_only(), py::arg("unit") = py::none(),
        py::arg("max_digits") = parse_options{}.most_digits,
        py::arg("max_length") = parse_options{}.most_bytes,
        R"(Reads the values that one cell prints, parted by 、 ; a line break or a stroke.

Args:
    text: 10人、3社, or what parse() reads, which gives a list of one.
    basis: as for parse(), of every value.
    units: own units made by unit(), beside the catalogue's.
    unit: of a bare number, where it stands in a column of its own: 千円, or a Unit. A text that
        prints its unit keeps it, and is refused where the two do not convert (``unit_mismatch``).
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
                "Args:\n    number: int, Decimal, Fraction, or text as printed: 45.9, 4,850, ▲45; "
                "None "
                "is missing.\n"
                "    unit: a unit's name, 千人 too, or a Unit.\n\n"
                ">>> annual(46, \"人\"), annual(\"4,850\", \"人\")\n"
                "(parse('46人'), parse('4,850人'))"},
          maker{"cumulative", basis::cumulative,
                "A value added up over several fiscal years (累計).\n\n>>> cumulative(45, "
                "\"人\")\nparse('累計45人')"},
          maker{"level", basis::level,
                "A state at a time (時点); every ratio and score.\n\n>>> level(\"45.9\", "
                "\"%\")\nparse('45.9%')"},
          maker{"change", basis::change,
                "A difference of two values (増減), in ポイント for %.\n\n>>> change(3, "
                "\"人\")\nparse('+3人')"}}) {
        m.def(
            make_value.name,
            [on = make_value.on](py::object const& number, py::object const& unit) {
                return make(number, unit, on);
            },
            py::arg("number"), py::arg("unit") = "", make_value.doc);
    }
}

}  // namespace tomakomai_kpi::python
