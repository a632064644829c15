// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READ_VALUE_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READ_VALUE_HPP

// The reader of value text: one constexpr function, which the literal asks when
// a program is compiled and `parse` when it runs.
//
//   value  = dash | { word } [ sign ] number [ unit ] { word } [ "(" value ")" ]
//   number = part { multiplier part } [ multiplier ]      2億396万, 3万5,000, 199.5万
//   part   = digits with or without grouping, decimals only in the last
//
// It reads left to right, never back, and allocates nothing. What offices print
// beyond that (ranges, parts, words …) is read when a program runs: src/notation/printed.

#include <array>
#include <cstddef>
#include <string_view>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/notation/detail/dashes.hpp>
#include <tomakomai_kpi/notation/detail/read_number.hpp>
#include <tomakomai_kpi/notation/detail/reading.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/more_units.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

struct word {
    std::string_view text;
    unsigned char qualifier = 0;
    tomakomai_kpi::bound bound = tomakomai_kpi::bound::none;
    unsigned char place = 0;  // in the order in which values print their words; 0 for none
};

inline constexpr std::array<word, 4> words_before{{{"約", qualifier::about, bound::none, 1},
                                                   {"概ね", qualifier::roughly, bound::none, 2},
                                                   {"おおむね", qualifier::roughly},
                                                   {"延べ", qualifier::gross, bound::none, 3}}};

inline constexpr std::array<word, 7> words_after{{{"程度", qualifier::degree, bound::none, 5},
                                                  {"以上", 0, bound::at_least, 6},
                                                  {"以下", 0, bound::at_most, 6},
                                                  {"以内", 0, bound::at_most},
                                                  {"未満", 0, bound::less_than, 6},
                                                  {"超え", 0, bound::more_than},
                                                  {"超", 0, bound::more_than, 6}}};

template <std::size_t N>
constexpr bool take_word(cursor& at, reading& out, std::array<word, N> const& words,
                         unsigned char& place)
{
    for (word const& w : words) {
        // A word said twice, or a second bound, is no word of a value.
        bool const said = (out.notation.qualifiers & w.qualifier) != 0
                          || (w.bound != bound::none && out.bound != bound::none);
        if (said || !at.take(w.text)) { continue; }
        out.notation.qualifiers = static_cast<unsigned char>(out.notation.qualifiers | w.qualifier);
        if (w.bound != bound::none) { out.bound = w.bound; }
        out.canonical = out.canonical && w.place > place;
        place = w.place;
        return true;
    }
    return false;
}

// The longest spelling of any known unit at the cursor.
constexpr bool take_unit(cursor& at, reading& out, known_units known)
{
    std::string_view longest;
    auto const consider = [&](unit u) {
        unit_definition const& d = u.definition();
        auto const better = [&](char const* spelling, std::size_t index) {
            std::string_view const s{spelling};
            if (s.size() <= longest.size() || !at.rest().starts_with(s)) { return; }
            longest = s;
            out.unit = u;
            out.notation.spelling = static_cast<unsigned char>(index);
        };
        better(d.symbol, 0);
        for (std::size_t i = 0; i < unit_definition::most_spellings && d.spellings[i] != nullptr;
             ++i) {
            better(d.spellings[i], i + 1);
        }
    };
    for (std::size_t i = 0; i < known.own_count; ++i) { consider(known.own[i]); }
    if (known.find != nullptr && at.at_end()) { return false; }
    if (known.find != nullptr) {
        spelled_unit const found = known.find(at.rest());
        if (found.size > longest.size()) {
            longest = at.rest().substr(0, found.size);
            out.unit = found.unit;
            out.notation.spelling = found.spelling;
        }
        return at.take(longest);
    }
    for (unit const u : unit_array<units::whole_catalogue>) { consider(u); }
    return at.take(longest);
}

// 2021年 is a date, however well it reads as a duration; 2,021年間 is none.
constexpr bool is_year(reading const& read)
{
    if (read.notation.grouping != grouping::plain || read.multiplier != 1
        || read.notation.spelling != 0 || read.unit.symbol() != std::string_view{"年"}) {
        return false;
    }
    return read.number >= 1'000 && read.number <= 2'999;
}

// The documents' own default: states stand at a time, everything else happens in a year.
constexpr basis default_basis(unit u) noexcept
{
    switch (u.scale()) {
    case scale_kind::points: return basis::change;
    case scale_kind::ratio:
        return u.symbol()[0] == '\0' || u.definition().composition == composition::quotient
                   ? basis::level
                   : basis::annual;
    default: return basis::level;
    }
}

// A place or a multiple below nothing can be a change only: -2位, -0.1倍.
constexpr basis default_basis(reading const& read) noexcept
{
    bool const never_negative =
        read.unit.scale() == scale_kind::ordinal || read.unit.symbol() == std::string_view{"倍"};
    return never_negative && read.number.sign() < 0 ? basis::change : default_basis(read.unit);
}

// 41人/年 says what 年間41人 says, of whatever can happen in a year. A state a year is a quotient (%/年),
// and so is what goes on (kg/年・人).
constexpr bool may_be_yearly(unit of)
{
    return of.symbol()[0] != '\0' && rule::carry({of, basis::annual}).allowed();
}

constexpr bool take_yearly(cursor& at, unit of)
{
    if (!may_be_yearly(of)) { return false; }
    cursor ahead = at;
    ahead.skip_spaces();
    if (!ahead.take_ascii('/')) { return false; }
    ahead.skip_spaces();
    if (!ahead.take("年度") && !ahead.take("年間") && !ahead.take("年")) { return false; }
    if (ahead.rest().starts_with("・") || ahead.rest().starts_with("·")) { return false; }
    at = ahead;
    return true;
}

// Ten thousand percent, 3万位 and 2千℃ are misprints.
constexpr bool may_be_multiplied(unit of) noexcept
{
    auto const is = [&](std::string_view symbol) { return symbol == of.symbol(); };
    bool const share = of.scale() == scale_kind::proportion || of.scale() == scale_kind::ordinal;
    return !share && !is("歳") && !is("℃");
}

// 1.200人 is 1,200人 misprinted (but 0.125人 no 0,125人): people of whom each is a thousandth.
constexpr bool is_point_for_comma(reading const& read)
{
    constexpr int thousandths = 3;
    return read.notation.decimals == thousandths && read.multiplier == 1
           && read.unit.definition().counts && abs(read.number) >= 1 && abs(read.number) < 1000;
}

// What no such thing has: a third of a rank, minus a place. A change of a rank may be minus, or a mean;
// whether △3位 rose or fell is not said.
constexpr code why_no_such_value(reading const& read, basis on)
{
    auto const scale = read.unit.scale();
    bool const ranked = scale == scale_kind::ordinal;
    bool const share = scale == scale_kind::proportion;
    if (ranked && read.triangle) { return code::bad_number; }
    if (ranked && !is_change(on)) {
        if (read.number.sign() <= 0 || !read.number.is_integer()) { return code::bad_number; }
        // 3位以上 is third or better, and 3 or more by the number.
        if (read.bound != bound::none && read.bound != bound::at_most) {
            return code::trailing_text;
        }
    }
    bool const multiplied = read.multiplier != 1 || read.loose_end;
    if (multiplied && !may_be_multiplied(read.unit)) { return code::bad_number; }
    bool const gross = (read.notation.qualifiers & qualifier::gross) != 0;
    if (gross && (ranked || share || scale == scale_kind::interval)) { return code::trailing_text; }
    return is_point_for_comma(read) ? code::bad_grouping : code::none;
}

constexpr std::string_view take_inner(cursor& at)
{
    std::string_view const from = at.rest();
    std::size_t const start = at.position();
    while (!at.at_end() && at.peek() != ')') { at.skip(); }
    return from.substr(0, at.position() - start);
}

constexpr reading read_value(std::string_view text, known_units known = {})
{
    reading out;
    cursor at{text};
    std::size_t const size = text.size();
    auto const stop = [&](code why) {
        out.refused = why;
        out.position = at.position();
        return out;
    };

    at.skip_spaces();
    if (at.at_end()) { return stop(code::empty_text); }
    text = without_blanks_behind(text);
    std::size_t const indent = at.position();
    if (!is_digit(at.peek()) && is_dash(text.substr(indent))) {
        out.missing = code::unspecified;
        return out;
    }
    at = cursor{text};
    at.skip_spaces();

    unsigned char place = 0;
    for (bool more = !is_digit(at.peek()); more;) {
        if (!out.basis_printed && at.take("累計")) {
            out.basis_printed = true;
            out.basis = basis::cumulative;
            place = 4;
        } else {
            more = take_word(at, out, words_before, place);
        }
        at.skip_spaces();
        more = more && !is_digit(at.peek());
    }

    std::size_t const sign_position = at.position();
    out.triangle = at_triangle(at);
    bool const negative = take_minus(at);
    bool const signed_change = !negative && at.take_ascii('+');
    if (negative) { out.canonical = out.canonical && text[sign_position] == '-'; }
    if (code const bad = take_number(at, out, known.most_digits); bad != code::none) {
        return stop(bad);
    }
    if (negative) {
        out.canonical = out.canonical && out.number.sign() != 0;
        out.number = -out.number;
    }
    at.skip_spaces();

    std::size_t const unit_position = at.position();
    bool const has_unit = take_unit(at, out, known);
    if (!out.basis_printed && has_unit && take_yearly(at, out.unit)) {
        out.basis_printed = true;
        out.basis = basis::annual;
        out.canonical = false;
    }
    if (is_year(out) || (out.loose_end && !has_unit)) { return stop(code::bad_number); }
    at.skip_spaces();
    while (!at.at_end() && take_word(at, out, words_after, place)) { at.skip_spaces(); }
    if (at.take_ascii('(')) {
        out.has_inner = true;
        out.inner = take_inner(at);
        if (!at.take_ascii(')')) { return stop(code::trailing_text); }
        at.skip_spaces();
    }
    if (!at.at_end()) {
        return stop(at.position() == unit_position && !is_digit(at.peek()) ? code::unknown_unit
                                                                           : code::trailing_text);
    }
    if (!out.basis_printed) { out.basis = signed_change ? basis::change : default_basis(out); }
    // Changes print their plus, and the text may be longer than what was read of it.
    bool const prints_plus = is_change(out.basis) && !negative;
    out.canonical = out.canonical && !at.saw_odd() && !out.has_inner && signed_change == prints_plus
                    && at.position() == size;
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif
