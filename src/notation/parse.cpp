// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/notation.hpp>

#include <array>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "notation/digits.hpp"
#include "notation/printed/reader.hpp"
#include "value/quote.hpp"

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

[[noreturn]] void refuse(code reason, std::string_view text, std::size_t position,
                         std::string const& advice = "", std::string nearest = "")
{
    throw notation_error{reason,
                         detail::quote(text) + "の"
                             + std::to_string(characters_before(text, position) + 1) + "文字目: "
                             + japanese(reason) + " (" + english(reason) + ")" + advice,
                         std::string{text}, position, std::move(nearest)};
}

std::string number_text(value const& v)
{
    std::string const digits = detail::digits_as_printed(v.number(), v.notation());
    return v.notation().grouping == grouping::plain ? digits : detail::group_digits(digits);
}

// The text by the rules of notation alone.
std::string rebuilt_text(value const& v)
{
    if (v.is_missing()) { return "-"; }
    if (v.form() == form::words) { return v.words(); }
    if (v.is_range()) { return to_string(v.low()) + "～" + to_string(v.high()); }
    unsigned char const q = v.notation().qualifiers;
    std::string text;
    if ((q & qualifier::about) != 0) { text += "約"; }
    if ((q & qualifier::roughly) != 0) { text += "概ね"; }
    if ((q & qualifier::gross) != 0) { text += "延べ"; }
    if (v.basis() == basis::cumulative) { text += "累計"; }
    if (is_change(v.basis()) && v.number().sign() >= 0) { text += "+"; }
    text += number_text(v) + unit_text(v);
    if ((q & qualifier::degree) != 0) { text += "程度"; }
    text += to_string(v.bound());
    if (v.form() == form::increase) { text += "増"; }
    if (v.form() == form::decrease) { text += "減"; }
    return text;
}

}  // namespace

std::string detail::group_digits(std::string digits)
{
    std::size_t const start = digits.starts_with('-') ? 1 : 0;
    std::size_t end = std::min(digits.find_first_of("./"), digits.size());
    while (end > start + 3) {
        end -= 3;
        digits.insert(end, 1, ',');
    }
    return digits;
}

std::string detail::digits_as_printed(exact const& number, notation const& printed)
{
    int const needed = decimals(number);
    bool const as_printed = printed.exact_decimals && needed >= 0 && needed <= printed.decimals;
    return as_printed ? to_decimal(number, printed.decimals, rounding::truncate)
                      : to_string(number);
}

std::string to_string(bound b)
{
    switch (b) {
    case bound::at_least: return "以上";
    case bound::at_most: return "以下";
    case bound::more_than: return "超";
    case bound::less_than: return "未満";
    case bound::none: return "";
    }
    return "";
}

std::string multiplier_text(std::int64_t multiplier)
{
    std::string large;
    if (multiplier >= 1'000'000'000'000) {
        large = "兆";
        multiplier /= 1'000'000'000'000;
    } else if (multiplier >= 100'000'000) {
        large = "億";
        multiplier /= 100'000'000;
    } else if (multiplier >= 10'000) {
        large = "万";
        multiplier /= 10'000;
    }
    switch (multiplier) {
    case 10: return "十" + large;
    case 100: return "百" + large;
    case 1'000: return "千" + large;
    default: return large;
    }
}

std::string unit_text(value const& v)
{
    if (v.is_missing() || v.form() == form::words) { return ""; }
    return multiplier_text(v.multiplier()) + spelling_text(v);
}

std::string spelling_text(value const& v)
{
    unit_definition const& d = v.unit().definition();
    std::size_t const index = v.notation().spelling;
    return index == 0 ? d.symbol : d.spellings[index - 1];
}

std::vector<std::string> qualifier_texts(value const& v)
{
    std::vector<std::string> words;
    unsigned char const q = v.notation().qualifiers;
    if ((q & qualifier::about) != 0) { words.emplace_back("約"); }
    if ((q & qualifier::roughly) != 0) { words.emplace_back("概ね"); }
    if ((q & qualifier::gross) != 0) { words.emplace_back("延べ"); }
    words.insert(words.end(), v.said().begin(), v.said().end());
    if ((q & qualifier::degree) != 0) { words.emplace_back("程度"); }
    // 最低100人 prints its bound as another word.
    bool const other_word = std::ranges::any_of(v.said(), [](std::string const& word) {
        return word == "少なくとも" || word.starts_with("最");
    });
    if (v.bound() != bound::none && !other_word) { words.push_back(to_string(v.bound())); }
    return words;
}

named_unit parse_unit(std::string_view text, std::span<unit const> units)
{
    detail::cursor at{text};
    detail::reading read;
    std::int64_t const multiplier = detail::take_multiplier(at);
    detail::take_unit(at, read, {units.data(), units.size()});
    if (!at.at_end()) { refuse(code::unknown_unit, text, at.position()); }
    return {multiplier, read.unit};
}

namespace {

detail::known_units known_by(parse_options const& options)
{
    return {options.units.data(), options.units.size(), options.most_digits, detail::find_unit};
}

// The value that the whole text prints, by the plain grammar first and then by the wide one.
std::optional<value> read_one(std::string_view text, parse_options const& options,
                              detail::text_refusal& refused)
{
    detail::known_units const known = known_by(options);
    detail::reading const plain = detail::read_value(text, known);
    if (plain.refused == code::none && plain.missing == code::none && !plain.has_inner) {
        std::optional<value> v = detail::made_value(plain, options.basis, refused);
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
    std::optional<value> v = detail::read_printed(text, known, options.basis, refused);
    // Of the two ways to read it, the one that got furthest says what is wrong.
    bool const plainly =
        refused.why == code::none || (refused.position <= plain.position && !plain.has_inner);
    if (!v && plain.refused != code::none && plainly) { refused = {plain.refused, plain.position}; }
    return v;
}

// Spaces of every kind and line ends around a value, as copied cells have them.
std::string_view trimmed(std::string_view text)
{
    constexpr std::array<std::string_view, 7> blanks{" ",  "\n",     "\r",    "\t",
                                                     "　", "\u00A0", "\u2009"};
    auto const blank_at = [&](auto fits) {
        auto const found = std::ranges::find_if(blanks, fits);
        return found == blanks.end() ? std::size_t{0} : found->size();
    };
    while (std::size_t const size = blank_at([&](auto b) { return text.ends_with(b); })) {
        text.remove_suffix(size);
    }
    while (std::size_t const size = blank_at([&](auto b) { return text.starts_with(b); })) {
        text.remove_prefix(size);
    }
    return text;
}

// As `read_one`, where blanks that no cell means may stand around the value.
std::optional<value> read_whole(std::string_view text, parse_options const& options,
                                detail::text_refusal& refused)
{
    auto v = read_one(text, options, refused);
    if (v) { return v; }
    std::string_view const inner = trimmed(text);
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

std::string nearest_reading(std::string_view text, detail::text_refusal const& refused)
{
    switch (refused.why) {
    case code::bad_grouping: return regrouped(text, refused.position);
    case code::unknown_unit: return detail::nearest_unit(text.substr(refused.position));
    default: return "";
    }
}

[[noreturn]] void refuse(std::string_view text, detail::text_refusal const& refused)
{
    std::string advice = refused.advice;
    std::string nearest = nearest_reading(text, refused);
    if (!nearest.empty()) { advice += "。近い読み: " + nearest; }
    refuse(refused.why, text, refused.position, advice, std::move(nearest));
}

void require_length(std::string_view text, parse_options const& options)
{
    if (text.size() <= options.most_bytes) { return; }
    std::size_t end = options.most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }
    refuse(code::trailing_text, text, end,
           "。" + std::to_string(options.most_bytes) + "バイトまでを読みます (too long)", "");
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

bool is_bare(value const& v)
{
    return v.has_number() && v.unit().symbol()[0] == '\0';
}

// 10人/5人 and 100件/5年 are parts of something, and no list; 10人／12人 and 10人 / 12人 are one.
bool is_fraction(value const& over, value const& under, std::string_view behind_stroke)
{
    if (!over.has_number() || !under.has_number()) { return false; }
    bool const tight = *(behind_stroke.data() - 1) == '/' && behind_stroke.front() != ' ';
    bool const of_one_kind =
        tight && over.unit().is(under.unit()) && over.unit().scale() != scale_kind::proportion;
    std::string_view const symbol{under.unit().symbol()};
    bool const time = symbol == "年" || symbol == "か月" || symbol == "日" || symbol == "時間";
    return of_one_kind || time || under.multiplier() > 1;
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
    for (std::size_t at = 0; at <= text.size(); ++at) {
        bool const space = at < text.size() && text[at] == ' ';
        if (at < text.size() && !space) { continue; }
        detail::text_refusal why;
        auto v = read_one(text.substr(start, at - start), options, why);
        if (!v) { continue; }  // 国語 65.2 is one
        if (v->said().empty()) { return false; }
        values.push_back(std::move(*v));
        start = at + 1;
    }
    if (values.size() < 2 || start <= text.size()) { return false; }
    for (value& v : values) { out.push_back(std::move(v)); }
    return true;
}

bool read_cell(std::string_view text, parse_options const& options, std::vector<value>& out,
               detail::text_refusal& refused)
{
    for (std::string_view const piece : split_at(text, separators)) {
        // Lines may be empty, and end with two characters.
        if (piece.find_first_not_of(' ') == std::string_view::npos && piece.size() < text.size()) {
            continue;
        }
        detail::text_refusal why;
        if (auto v = read_one(piece, options, why)) {
            out.push_back(std::move(*v));
        } else if (!read_strokes(piece, options, out) && !read_labelled(piece, options, out)) {
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
           || text.find(' ') != std::string_view::npos;
}

// What no such thing has: a third of a rank, minus a place, ten thousand percent, people of whom each
// is a thousandth.
code why_no_such_value(detail::reading const& read)
{
    auto const scale = read.unit.scale();
    auto const is = [&](std::string_view symbol) { return symbol == read.unit.symbol(); };
    bool const ranked = scale == scale_kind::ordinal;
    bool const share = scale == scale_kind::proportion;
    if (ranked) {
        if (read.number.sign() <= 0 || !read.number.is_integer()) { return code::bad_number; }
        // 3位以上 is third or better, and 3 or more by the number.
        if (read.bound != bound::none && read.bound != bound::at_most) {
            return code::trailing_text;
        }
    }
    if (read.number.sign() < 0 && is("倍")) { return code::bad_number; }
    bool const multiplied = read.multiplier != 1 || read.loose_end;
    if (multiplied && (ranked || share || is("歳") || is("℃"))) { return code::bad_number; }
    bool const gross = (read.notation.qualifiers & qualifier::gross) != 0;
    if (gross && (ranked || share || scale == scale_kind::interval)) { return code::trailing_text; }
    // 1.200人 is 1,200人 misprinted.
    constexpr int thousandths = 3;
    bool const point_for_comma = read.notation.decimals == thousandths && read.multiplier == 1
                                 && read.number < 1000 && read.unit.definition().counts;
    return point_for_comma ? code::bad_grouping : code::none;
}

}  // namespace

std::optional<value> detail::made_value(reading const& read, std::optional<basis> wanted,
                                        text_refusal& refused)
{
    if (code const why = why_no_such_value(read); why != code::none) {
        refused = {why, 0};
        return std::nullopt;
    }
    basis on = read.basis;
    if (wanted && *wanted != on) {
        bool const both_change = is_change(*wanted) && is_change(on);
        if (read.basis_printed && !both_change) {
            refused = {code::basis_mismatch, 0};
            return std::nullopt;
        }
        on = *wanted;
    }
    if (verdict const carried = rule::carry({read.unit, on}); !carried.allowed()) {
        bool const points = carried.instead == instead::points;
        refused = {carried.refused, 0, points ? "。割合の増減の単位は ポイント です" : ""};
        return std::nullopt;
    }
    return value_access::make(read.number, read.unit, on, read.multiplier, read.bound,
                              read.notation);
}

value parse(std::string_view text, parse_options const& options)
{
    require_length(text, options);
    detail::text_refusal refused;
    if (auto v = read_whole(text, options, refused)) { return std::move(*v); }
    std::vector<value> several;
    detail::text_refusal ignored;
    if (may_hold_several(text) && read_cell(text, options, several, ignored)
        && several.size() > 1) {
        refused.advice += "。複数の値は parse_cell で読めます (several values)";
    }
    refuse(text, refused);
}

std::vector<value> parse_cell(std::string_view text, parse_options const& options)
{
    require_length(text, options);
    std::vector<value> values;
    detail::text_refusal refused;
    if (auto v = read_whole(text, options, refused)) {
        values.push_back(std::move(*v));
        return values;
    }
    if (!may_hold_several(text)) { refuse(text, refused); }
    if (!read_cell(text, options, values, refused)) { refuse(text, refused); }
    return values;
}

std::string to_string(value const& v)
{
    return v.kept_text().empty() ? rebuilt_text(v) : v.kept_text();
}

}  // namespace tomakomai_kpi
