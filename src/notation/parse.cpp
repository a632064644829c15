// SPDX-License-Identifier: BSL-1.0
// Text to values: one text and several stay together, since each asks the other what it would read.
#include <tomakomai_kpi/notation/notation.hpp>

#include <array>
#include <utility>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "notation/digits.hpp"
#include "notation/invisible.hpp"
#include "notation/made_value.hpp"
#include "notation/printed/reader.hpp"
#include "notation/unit_index.hpp"

namespace tomakomai_kpi {

namespace {

std::size_t characters_before(std::string_view text, std::size_t position)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < position && at < text.size(); ++count) {
        at += detail::character_size(text[at]);
    }
    return count;
}

notation_error refusal(code reason, std::string_view text, std::size_t position,
                       std::string const& advice = "", std::string nearest = "")
{
    std::string const reading = nearest.empty() ? "" : "。近い読み: " + nearest;
    std::string const in_english = nearest.empty() ? "" : "; did you mean " + nearest + "?";
    return {reason,
            detail::quote(text) + "の" + std::to_string(characters_before(text, position) + 1)
                + "文字目: " + japanese(reason) + reading + " (" + english(reason) + in_english
                + ")" + advice + detail::invisible_note(text),
            std::string{text}, position, std::move(nearest)};
}

detail::known_units known_by(parse_options const& options)
{
    return {options.units.data(), options.units.size(), options.most_digits, detail::find_unit};
}

// The value that the whole text prints, by the plain grammar first and then by the wide one.
std::optional<value> read_as_printed(std::string_view text, parse_options const& options,
                                     detail::text_refusal& refused)
{
    detail::known_units const known = known_by(options);
    detail::wanted_basis const wanted{options.basis, options.of_a_state};
    detail::reading const plain = detail::read_value(text, known);
    if (plain.refused == code::none && plain.missing == code::none && !plain.has_inner) {
        std::optional<value> v = detail::made_value(plain, wanted, refused);
        if (v && !(plain.canonical && v->basis() == plain.basis)) {
            v->with_printed(std::string{text}, {});
        }
        return v;
    }
    if (plain.missing != code::none) {
        value absent = value::missing(plain.missing);
        if (text != "-") { absent.with_printed(std::string{text}, {}); }
        return absent;
    }
    std::optional<value> v;
    try {
        v = detail::read_printed(text, known, wanted, refused);
    } catch (kpi_error const& e) {
        // What a text says of units and amounts may be refused by them: that refuses the text.
        refused = {e.code(), 0, ""};
    }
    // Of the two ways to read it, the one that got furthest says what is wrong.
    bool const plainly =
        refused.why == code::none
        || (refused.position <= plain.position && !plain.has_inner && refused.advice.empty());
    if (!v && plain.refused != code::none && plainly) { refused = {plain.refused, plain.position}; }
    return v;
}

// Numbers of a text, each with its multiplier: where a unit may stand behind them.
std::vector<std::size_t> ends_of_numbers(std::string_view text)
{
    constexpr std::array<std::string_view, 5> multipliers{"千", "万", "億", "兆", "百"};
    std::vector<std::size_t> ends;
    bool in_number = false;
    for (std::size_t at = 0; at <= text.size();) {
        std::string_view const c = detail::first_character(text.substr(at));
        char const ascii = c.empty() ? '\0' : detail::half_width(c);
        bool const digit = detail::is_digit(ascii);
        bool const goes_on =
            digit || (in_number && (ascii == '.' || ascii == ','))
            || (in_number && std::ranges::find(multipliers, c) != multipliers.end());
        if (in_number && !goes_on) { ends.push_back(at); }
        in_number = goes_on;
        at += c.empty() ? 1 : c.size();
    }
    return ends;
}

std::string with_unit_at(std::string_view text, std::span<std::size_t const> ends,
                         std::string_view unit)
{
    std::string out{text};
    std::size_t added = 0;
    for (std::size_t const at : ends) {
        out.insert(at + added, unit);
        added += unit.size();
    }
    return out;
}

// What values of a column under this unit are of: 人/年 is no unit, and 46人/年 is of 人.
unit unit_of_column(parse_options const& options)
{
    try {
        return parse_unit(options.unit, options.units).unit;
    } catch (notation_error const&) {
        detail::text_refusal ignored;
        parse_options bare = options;
        bare.unit = {};
        auto const one = read_as_printed("1" + std::string{options.unit}, bare, ignored);
        if (!one || !one->has_number() || one->unit().symbol()[0] == '\0') { throw; }
        return one->unit();
    }
}

// (10) may be a negative number, an old one or a note's: its unit, printed elsewhere, does not say.
bool is_bracketed(std::string_view text)
{
    std::string const plain = detail::plain_words(text);
    return plain.starts_with('(') && plain.ends_with(')');
}

// 12 under 件: the text as it would print its unit, by the first place that makes it a value of it.
// What is printed then says all by itself wherever it is written.
std::optional<value> with_unit(std::string_view text, parse_options const& options)
{
    auto const ends = ends_of_numbers(text);
    if (ends.empty() || is_bracketed(text)) { return std::nullopt; }
    std::span const all{ends};
    unit const wanted = unit_of_column(options);
    for (auto const places : {all.first(1), all.last(1), all}) {
        detail::text_refusal ignored;
        auto v = read_as_printed(with_unit_at(text, places, options.unit), options, ignored);
        bool const amounts = v && (v->has_number() || v->is_range());
        if (amounts && v->unit() == wanted) { return v; }
    }
    return std::nullopt;
}

// What the unit of a column says to a value: that of a bare number, and nothing against its own.
std::optional<value> in_column(std::optional<value> v, std::string_view text,
                               parse_options const& options, detail::text_refusal& refused)
{
    if (v && !v->has_number() && !v->is_range()) { return v; }
    if (!v || v->unit().symbol()[0] == '\0') {
        auto under = with_unit(text, options);
        if (under) { return under; }
        if (v) {
            refused = {code::unknown_unit, text.size(),
                       "。単位" + detail::quote(options.unit)
                           + "の値として読めません"
                             " (no value of the unit given)"};
        }
        return std::nullopt;
    }
    unit const wanted = unit_of_column(options);
    if (commensurable(v->unit(), wanted)) { return v; }
    refused = {code::unit_mismatch, 0,
               "。単位" + detail::quote(options.unit)
                   + "の値ではありません"
                     " (another unit than the one given)"};
    return std::nullopt;
}

std::optional<value> read_one(std::string_view text, parse_options const& options,
                              detail::text_refusal& refused)
{
    auto v = read_as_printed(text, options, refused);
    return options.unit.empty() ? v : in_column(std::move(v), text, options, refused);
}

// As `read_one`, where blanks that no cell means may stand around the value.
std::optional<value> read_whole(std::string_view text, parse_options const& options,
                                detail::text_refusal& refused)
{
    auto v = read_one(text, options, refused);
    if (v) { return v; }
    std::string_view const inner = detail::trimmed(text, detail::all_blanks);
    if (inner.size() == text.size() || inner.empty()) { return v; }
    detail::text_refusal why;
    v = read_one(inner, options, why);
    if (v) {
        v->with_printed(std::string{text}, v->parts());
    } else {
        refused = why;
        refused.position += static_cast<std::size_t>(inner.data() - text.data());
    }
    return v;
}

// 9,777,442 for 9777,442: the digits around a misprinted comma, grouped as they should be.
std::string regrouped(std::string_view text, std::size_t position)
{
    constexpr std::size_t longest = 60;
    std::string digits;
    std::size_t start = std::min(position, text.size());
    auto const is_part = [&](std::size_t i) { return detail::is_digit(text[i]) || text[i] == ','; };
    while (start > 0 && is_part(start - 1)) { --start; }
    for (std::size_t i = start; i < text.size() && is_part(i); ++i) {
        if (text[i] != ',') { digits += text[i]; }
        if (digits.size() > longest) { return ""; }
    }
    return digits.size() < 4 || digits.front() == '0' ? "" : detail::group_digits(digits);
}

std::string nearest_reading(detail::refused_text const& refused)
{
    std::string_view const text = refused.text;
    switch (refused.why) {
    case code::bad_grouping: return regrouped(text, refused.position);
    case code::unknown_unit: return detail::nearest_unit(text.substr(refused.position));
    default: return "";
    }
}

detail::refused_text refused_as(std::string_view text, detail::text_refusal refused)
{
    return {refused.why, refused.position, std::string{text}, std::move(refused.advice)};
}

bool is_too_long(std::string_view text, parse_options const& options)
{
    return text.size() > options.most_bytes;
}

detail::refused_text too_long(std::string_view text, parse_options const& options)
{
    std::size_t const end = detail::cut_between_characters(text, options.most_bytes).size();
    return {code::trailing_text, end, std::string{text},
            "。" + std::to_string(options.most_bytes) + "バイトまでを読みます (too long)"};
}

std::vector<std::string_view> split_at(std::string_view text,
                                       std::span<std::string_view const> separators)
{
    std::vector<std::string_view> pieces;
    std::size_t start = 0;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::string_view const rest = text.substr(i);
        std::string_view const character = detail::first_character(rest);
        if (character == "(" || character == "（") { ++depth; }
        if ((character == ")" || character == "）") && depth > 0) { --depth; }
        bool const parts =
            depth == 0 && std::ranges::find(separators, character) != separators.end();
        if (parts) {
            pieces.push_back(text.substr(start, i - start));
            start = i + character.size();
        }
        i += character.size();
    }
    pieces.push_back(text.substr(start));
    return pieces;
}

constexpr std::array<std::string_view, 5> separators{"、", "；", ";", "\n", "\r"};
constexpr std::array<std::string_view, 3> strokes{"／", "/", "・"};

bool starts_with_blank(std::string_view text)
{
    return !text.empty() && detail::half_width(detail::first_character(text)) == ' ';
}

bool is_bare(value const& v)
{
    return v.has_number() && v.unit().symbol()[0] == '\0';
}

bool is_power_of_ten(exact const& number)
{
    exact most = 1;
    while (most < number) { most = most * 10; }
    return number.is_integer() && most == number;
}

// 10人/5人 and 100件/5年 are parts of something, and no list; 10人／12人 and 10人 / 12人 are one.
bool is_fraction(value const& over, value const& under, std::string_view behind_stroke)
{
    if (!over.has_number() || !under.has_number()) { return false; }
    bool const tight = *(behind_stroke.data() - 1) == '/' && !starts_with_blank(behind_stroke);
    bool const of_one_kind =
        tight && over.unit().is(under.unit()) && over.unit().scale() != scale_kind::proportion;
    std::string_view const symbol{under.unit().symbol()};
    bool const time = symbol == "年" || symbol == "か月" || symbol == "日" || symbol == "週"
                      || symbol == "時間" || symbol == "分" || symbol == "秒";
    // 12件/10社 may be so many of ten, 15本/1,000m is.
    bool const measured =
        !under.unit().definition().counts && under.unit().scale() == scale_kind::ratio;
    bool const of_so_many = (tight || measured) && is_power_of_ten(under.number());
    return of_one_kind || time || of_so_many || under.multiplier() > 1;
}

// Values that a stroke parts carry their units; 3/5 is something else.
bool read_strokes(std::string_view text, parse_options const& options, std::vector<value>& out)
{
    auto const pieces = split_at(text, strokes);
    if (pieces.size() < 2) { return false; }
    std::vector<value> values;
    for (std::string_view const piece : pieces) {
        detail::text_refusal why;
        auto v = read_one(piece, options, why);
        if (!v || is_bare(*v)) { return false; }
        if (!values.empty() && is_fraction(values.back(), *v, piece)) { return false; }
        values.push_back(std::move(*v));
    }
    for (value& v : values) { out.push_back(std::move(v)); }
    return true;
}

// 男性79.5歳 女性84.2歳: where each value says what it is of, spaces part them.
bool read_labelled(std::string_view text, parse_options const& options, std::vector<value>& out)
{
    std::vector<value> values;
    std::size_t start = 0;
    std::size_t size = 0;  // of the character at `at`
    for (std::size_t at = 0; at <= text.size(); at += size) {
        std::string_view const rest = text.substr(at);
        size = rest.empty() ? 1 : detail::first_character(rest).size();
        if (!rest.empty() && !starts_with_blank(rest)) { continue; }
        detail::text_refusal why;
        auto v = read_one(text.substr(start, at - start), options, why);
        if (!v) { continue; }  // 国語 65.2 is one
        if (v->said().empty()) { return false; }
        values.push_back(std::move(*v));
        start = at + size;
    }
    if (values.size() < 2 || start <= text.size()) { return false; }
    for (value& v : values) { out.push_back(std::move(v)); }
    return true;
}

// 維持 ・改善: a blank makes no two values of one.
bool is_one_without_blanks(std::string_view text, parse_options const& options)
{
    std::string const packed = detail::without_blanks(text);
    detail::text_refusal ignored;
    return packed.size() < text.size() && read_one(packed, options, ignored).has_value();
}

bool read_cell(std::string_view text, parse_options const& options, std::vector<value>& out,
               detail::text_refusal& refused)
{
    for (std::string_view const piece : split_at(text, separators)) {
        // Lines may be empty, and end with two characters.
        if (detail::trimmed(piece, detail::blanks).empty() && piece.size() < text.size()) {
            continue;
        }
        detail::text_refusal why;
        if (auto v = read_one(piece, options, why)) {
            out.push_back(std::move(*v));
        } else if (is_one_without_blanks(piece, options)
                   || (!read_strokes(piece, options, out) && !read_labelled(piece, options, out))) {
            auto const start = static_cast<std::size_t>(piece.data() - text.data());
            refused = {why.why, start + why.position, why.advice};
            return false;
        }
    }
    // 10、20人: whether the first are persons too is not said.
    auto const bare = static_cast<std::size_t>(std::ranges::count_if(out, is_bare));
    auto const numbers = static_cast<std::size_t>(
        std::ranges::count_if(out, [](value const& v) { return v.has_number(); }));
    if (bare != 0 && bare != numbers) {
        refused = {code::unknown_unit, text.size()};
        return false;
    }
    if (out.empty()) { refused = {code::empty_text, text.size()}; }
    return !out.empty();
}

bool may_hold_several(std::string_view text)
{
    return split_at(text, separators).size() > 1 || split_at(text, strokes).size() > 1
           || split_at(text, detail::blanks).size() > 1;
}

}  // namespace

notation_error detail::worded(refused_text const& refused)
{
    return refusal(refused.why, refused.text, refused.position, refused.advice,
                   nearest_reading(refused));
}

parsed try_parse(std::string_view text, parse_options const& options)
{
    if (is_too_long(text, options)) { return parsed{too_long(text, options)}; }
    detail::text_refusal refused;
    if (auto v = read_whole(text, options, refused)) { return parsed{*std::move(v)}; }
    std::vector<value> several;
    detail::text_refusal ignored;
    if (may_hold_several(text) && read_cell(text, options, several, ignored)
        && several.size() > 1) {
        refused.advice += "。複数の値は parse_cell で読めます (several values)";
    }
    return parsed{refused_as(text, std::move(refused))};
}

value parse(std::string_view text, parse_options const& options)
{
    return try_parse(text, options).value();
}

std::vector<value> parse_cell(std::string_view text, parse_options const& options)
{
    if (is_too_long(text, options)) { throw detail::worded(too_long(text, options)); }
    std::vector<value> values;
    detail::text_refusal refused;
    if (auto v = read_whole(text, options, refused)) {
        values.push_back(std::move(*v));
        return values;
    }
    if (!may_hold_several(text) || is_one_without_blanks(text, options)) {
        throw detail::worded(refused_as(text, std::move(refused)));
    }
    if (!read_cell(text, options, values, refused)) {
        throw detail::worded(refused_as(text, std::move(refused)));
    }
    return values;
}

named_unit parse_unit(std::string_view text, std::span<unit const> units)
{
    detail::cursor at{text};
    detail::reading read;
    std::int64_t const multiplier = detail::take_multiplier(at);
    // As a unit alone it is no month of the year.
    if (!detail::take_unit(at, read, {units.data(), units.size()}) && at.take("月")) {
        read.unit = detail::find_unit("か月").unit;
    }
    if (!at.at_end()) { throw refusal(code::unknown_unit, text, at.position()); }
    return {multiplier, read.unit};
}

}  // namespace tomakomai_kpi
