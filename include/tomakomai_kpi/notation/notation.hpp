// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_NOTATION_HPP
#define TOMAKOMAI_KPI_NOTATION_NOTATION_HPP

// Text to values and back, without loss: parse(text) prints text.
//
// Without 累計 a text reads as a level where its unit is a ratio, a score, a
// rank or nothing, and as annual otherwise: the documents' own default, which
// `basis` overrides. What is no value fails with its position; nothing is guessed.
//
//   value const v = parse("累計1,644件");
//   to_string(v)                                  // 累計1,644件
//
// Synopsis
//   value parse(text, parse_options);    throws notation_error
//   parsed try_parse(text, parse_options);   the value or why there is none, thrown by nobody
//   std::vector<value> parse_cell(text, parse_options);   several values in one cell
//   std::string to_string(value);        the text read, or the exact text of a result
//   std::string written_text(value);     the same, to be read again: 3分の385人
//   std::string unit_text(value);        the unit with its multiplier, as printed: 千t
//   struct value_format; format(value, value_format), parse_format(text)
//                                        a value printed otherwise: rounded, in another multiplier
//   format_share(exact, ".1%")           a share in per cent
//   named_unit parse_unit("千t");         multiplier and unit
//   basis parse_basis("annual");
//   operator""_kpi                       in literal.hpp

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/notation/literal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct parse_options {
    /// The basis of a text that prints none; a text that prints another is refused (basis_mismatch).
    std::optional<tomakomai_kpi::basis> basis{};
    /// Of a stock, a ratio or a score: what would be annual stands at a time.
    bool of_a_state = false;
    /// Units beside the catalogue's, which they go before.
    std::span<tomakomai_kpi::unit const> units{};
    /// Where the unit stands elsewhere, as in a column of its own: what a bare number is of (千円). A
    /// value that prints its unit keeps it; where the two do not convert, it is refused (unit_mismatch).
    std::string_view unit{};
    /// Digits of a number and bytes of a text beyond which reading stops at once.
    std::size_t most_digits = 1'000;
    std::size_t most_bytes = 10'000;
};

/// Reads one value as documents print it; docs/notation.md is the grammar. A dash is a missing value
/// (unspecified), words like 集計中 are one with a reason, 10～15人 is a range, 継続 a target in words.
/// Throws notation_error: empty_text, bad_number, bad_grouping, unknown_unit, trailing_text,
/// basis_mismatch, unit_mismatch.
value parse(std::string_view text, parse_options const& options = {});

namespace detail {

/// Why a text is no value, before it is put into words.
struct refused_text {
    code why;
    std::size_t position;
    std::string text;
    std::string advice{};
};

notation_error worded(refused_text const& refused);

}  // namespace detail

/// A value that was read, or why the text is none. The words of a refusal are found when they are
/// asked for: `reason` and `position` cost nothing.
class parsed {
public:
    explicit parsed(tomakomai_kpi::value v) : of_{std::move(v)} {}
    explicit parsed(detail::refused_text why) : of_{std::move(why)} {}

    bool has_value() const noexcept { return std::holds_alternative<tomakomai_kpi::value>(of_); }
    explicit operator bool() const noexcept { return has_value(); }

    /// The code that refuses the text; none where there is a value.
    code reason() const noexcept
    {
        auto const* const refused = std::get_if<detail::refused_text>(&of_);
        return refused == nullptr ? code::none : refused->why;
    }

    /// Where, in bytes from the start; 0 where there is a value.
    std::size_t position() const noexcept
    {
        auto const* const refused = std::get_if<detail::refused_text>(&of_);
        return refused == nullptr ? 0 : refused->position;
    }

    /// The value; throws the error where there is none.
    tomakomai_kpi::value const& value() const&
    {
        if (!has_value()) { detail::refuse(error()); }
        return std::get<tomakomai_kpi::value>(of_);
    }
    tomakomai_kpi::value value() &&
    {
        if (!has_value()) { detail::refuse(error()); }
        return std::get<tomakomai_kpi::value>(std::move(of_));
    }

    /// What `parse` throws for the text; only where has_value() is false.
    notation_error error() const { return detail::worded(std::get<detail::refused_text>(of_)); }

private:
    std::variant<tomakomai_kpi::value, detail::refused_text> of_;
};

/// As `parse`, for columns where many cells are no values: what is refused is given, not thrown.
parsed try_parse(std::string_view text, parse_options const& options = {});

/// The values that one cell prints, parted by 、 ； a line break or a stroke; one where `parse` reads
/// the text. Throws notation_error as `parse` does.
std::vector<value> parse_cell(std::string_view text, parse_options const& options = {});

/// The text a value was read from; of a result, its exact text (a fraction where decimals do not end).
std::string to_string(value const& v);

/// The same, but a result that is a fraction as 3分の385人, which `parse` reads.
std::string written_text(value const& v);

/// The unit with its multiplier as the value prints it: 千t, 万人, か所.
std::string unit_text(value const& v);

/// The unit alone in the spelling that the value prints: 箇所.
std::string spelling_text(value const& v);

/// How `format` prints a value: the only place where a printed value rounds, and only by name.
struct value_format {
    enum class alignment : unsigned char { left, right, centre };

    std::optional<int> decimals{};  // as many; else as the value prints them
    rounding mode = rounding::half_up;
    std::optional<std::int64_t> multiplier{};  // print in this one; else in the value's own
    std::optional<bool> grouping{};            // digits in threes; else as the value prints them
    bool with_unit = true;
    bool plus = false;        // + before positive amounts too
    std::string minus = "-";  // ▲, △ or − as offices print
    std::size_t width = 0;    // columns of a terminal: wide characters count two
    alignment align = alignment::left;
    std::string fill = " ";
};

/// Reads `[[fill]align][+][▲|△|−][width][,|_][.decimals[h|e|t|a]][*multiplier][n]`:
/// align < > ^; , groups digits and _ does not; h half_up, e half_even, t truncate, a away;
/// *千 prints in thousands and *1 without multiplier; n leaves the unit out. ">14,.1t*万" is one.
/// Throws notation_error (bad_format).
value_format parse_format(std::string_view text);

/// The value by the format: number, multiplier and unit, with 累計 where the value is cumulative;
/// without any wish of the format its text. Throws notation_error (bad_format) for a multiplier that
/// a proportion or a missing value cannot have.
std::string format(value const& v, value_format const& wanted);

/// A share in per cent by `[[fill]align][+][width][.decimals[h|e|t|a]]%`, in one decimal where none
/// are asked for: ".1%" of 9/46 is 19.6%; what is not the whole is not shown as it (to_percent_text).
/// Throws notation_error (bad_format).
std::string format_share(exact const& share, std::string_view spec);

/// Columns of a terminal that a text takes.
std::size_t display_width(std::string_view text);

struct named_unit {
    std::int64_t multiplier;
    tomakomai_kpi::unit unit;
};

/// Reads a unit with or without a multiplier: 人, 千t, 万円, ""; throws notation_error (unknown_unit).
named_unit parse_unit(std::string_view text, std::span<unit const> units = {});

/// annual, cumulative, level or change; throws notation_error (unknown_name).
basis parse_basis(std::string_view text);

/// The word of a multiplier, a power of ten up to 千兆: 千, 万, 百万; "" for 1.
std::string multiplier_text(std::int64_t multiplier);

std::string to_string(bound b);

/// The words printed beside the number, in their order: 約, 延べ, 以上 ….
std::vector<std::string> qualifier_texts(value const& v);

namespace detail {

[[noreturn]] void throw_no_specification(std::string_view spec);

}  // namespace detail

}  // namespace tomakomai_kpi

#endif
