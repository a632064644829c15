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
// beyond that (ranges, parts, words …) is read when a program runs: src/read_printed.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/more_units.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

template <class List>
inline constexpr auto unit_array = nullptr;
template <class... Units>
inline constexpr std::array<unit, sizeof...(Units)> unit_array<unit_list<Units...>>{
    unit_of<Units>...};

struct spelled_unit {
    tomakomai_kpi::unit unit;
    std::size_t size = 0;  // bytes of the spelling; 0 where none was found
    unsigned char spelling = 0;
};

/// What a reader knows: the catalogue, the units a program brings, and how long a number may be.
struct known_units {
    unit const* own = nullptr;
    std::size_t own_count = 0;
    std::size_t most_digits = 1'000;
    /// The longest spelling of the catalogue at the start of a text, by an index made when a program
    /// runs; without it the catalogue is walked through.
    spelled_unit (*find)(std::string_view) noexcept = nullptr;
};

struct reading {
    code refused = code::none;
    std::size_t position = 0;  // byte at which reading stopped

    code missing = code::none;
    exact number;
    std::int64_t multiplier = 1;
    bool loose_end = false;  // 3億5: the rest of a compound that may lack its multiplier
    tomakomai_kpi::unit unit;
    tomakomai_kpi::basis basis = tomakomai_kpi::basis::level;
    bool basis_printed = false;
    tomakomai_kpi::bound bound = tomakomai_kpi::bound::none;
    tomakomai_kpi::notation notation;
    std::string_view inner;  // between the parentheses
    bool has_inner = false;
    // Whether the members above print the very text again: no full width, no spaces, no other word
    // for the same.
    bool canonical = true;
};

// Eats text from the front and knows how far it has come.
class cursor {
public:
    constexpr explicit cursor(std::string_view text) : rest_{text}, size_{text.size()} {}

    /// Whether a full-width form or a space went by.
    constexpr bool saw_odd() const { return saw_odd_; }

    constexpr bool at_end() const { return rest_.empty(); }
    constexpr std::size_t position() const { return size_ - rest_.size(); }
    constexpr std::string_view rest() const { return rest_; }

    constexpr bool take(std::string_view prefix)
    {
        if (prefix.empty() || !rest_.starts_with(prefix)) { return false; }
        rest_.remove_prefix(prefix.size());
        return true;
    }

    /// The next character as ASCII, its full-width form counting as itself; 0 for others and at the end.
    constexpr char peek() const
    {
        if (at_end()) { return '\0'; }
        char const first = rest_.front();
        if (first >= 0) { return first; }
        // Full-width forms and the wide space begin with these bytes; most characters do not.
        bool const may_fold = first == '\xEF' || first == '\xE3';
        return may_fold ? half_width(first_character(rest_)) : '\0';
    }

    constexpr bool take_ascii(char wanted)
    {
        if (peek() != wanted) { return false; }
        skip();
        return true;
    }

    constexpr void skip()
    {
        std::size_t const size = first_character(rest_).size();
        saw_odd_ = saw_odd_ || size > 1;
        rest_.remove_prefix(size);
    }

    /// So many bytes, which the caller has looked at.
    constexpr void drop(std::size_t bytes)
    {
        rest_.remove_prefix(bytes < rest_.size() ? bytes : rest_.size());
    }

    constexpr void skip_spaces()
    {
        while (peek() == ' ') {
            skip();
            saw_odd_ = true;
        }
    }

private:
    std::string_view rest_;
    std::size_t size_;
    bool saw_odd_ = false;
};

constexpr bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

inline constexpr std::array<std::string_view, 10> dashes{"ー", "－", "-", "―", "—",
                                                         "–",  "─",  "−", "‐", "ｰ"};

constexpr bool is_dash(std::string_view text)
{
    for (auto const dash : dashes) {
        if (text == dash) { return true; }
    }
    return false;
}

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

// 十 to 千, before 万, 億, 兆 or alone; 1 where there is none.
constexpr std::int64_t take_multiplier(cursor& at)
{
    if (at.peek() != '\0' || at.at_end()) { return 1; }  // ASCII
    std::int64_t small = 1;
    if (at.take("十")) {
        small = 10;
    } else if (at.take("百")) {
        small = 100;
    } else if (at.take("千")) {
        small = 1'000;
    }
    if (at.take("万")) { return small * 10'000; }
    if (at.take("億")) { return small * 100'000'000; }
    if (at.take("兆")) { return small * 1'000'000'000'000; }
    return small;
}

// The digits of one part and how they are grouped.
struct part {
    exact number;
    unsigned char decimals = 0;
    tomakomai_kpi::grouping grouping = grouping::unseen;
};

constexpr code take_part(cursor& at, part& out, std::size_t most_digits)
{
    constexpr std::size_t word_digits = 18;  // that surely fit in 64 bits
    std::int64_t small = 0;
    std::int64_t scale = 1;
    std::size_t digits = 0;
    std::size_t in_group = 0;
    bool grouped = false;
    bool leading_zero = false;

    auto const flush = [&] {
        out.number = digits <= word_digits ? exact{small} : out.number * scale + small;
        small = 0;
        scale = 1;
    };
    auto const add_digit = [&](char digit) {
        if (digits > 0 && digits % word_digits == 0) { flush(); }
        small = small * 10 + (digit - '0');
        scale *= 10;
        ++digits;
    };

    if (!is_digit(at.peek())) { return code::bad_number; }
    leading_zero = at.peek() == '0';
    for (;;) {
        char const c = at.peek();
        if (is_digit(c)) {
            if (digits == most_digits) { return code::bad_number; }
            if (grouped && in_group == 3) { return code::bad_grouping; }
            add_digit(c);
            ++in_group;
        } else if (c == ',') {
            if (in_group == 0 || in_group > 3 || (grouped && in_group != 3)) {
                return code::bad_grouping;
            }
            grouped = true;
            in_group = 0;
        } else {
            break;
        }
        at.skip();
    }
    if (grouped && in_group != 3) { return code::bad_grouping; }
    if (leading_zero && digits > 1) { return code::bad_number; }
    if (grouped) {
        out.grouping = grouping::grouped;
    } else if (digits > 3) {
        out.grouping = grouping::plain;
    }

    std::int64_t ten_to_decimals = 1;  // as long as it fits
    if (at.take_ascii('.')) {
        if (!is_digit(at.peek())) { return code::bad_number; }
        while (is_digit(at.peek())) {
            if (digits == most_digits || out.decimals == 255) { return code::bad_number; }
            add_digit(at.peek());
            if (out.decimals < word_digits) { ten_to_decimals *= 10; }
            ++out.decimals;
            at.skip();
        }
    }
    flush();
    if (out.decimals > 0) {
        out.number /= ten_to_decimals;
        for (std::size_t d = word_digits; d < out.decimals; ++d) { out.number /= 10; }
    }
    return code::none;
}

// 2億396万 is 20396 × 10⁴: parts of falling multipliers, counted in the last one. `p` is the first of
// them, whose multiplier `out` has.
constexpr code take_lower_parts(cursor& at, part& p, reading& out, std::size_t most_digits)
{
    while (is_digit(at.peek()) && out.multiplier > 1) {
        if (p.decimals > 0) { return code::bad_number; }
        part lower;
        if (code const bad = take_part(at, lower, most_digits); bad != code::none) { return bad; }
        std::int64_t const multiplier = take_multiplier(at);
        if (multiplier >= out.multiplier || lower.number * multiplier >= out.multiplier) {
            return code::bad_number;
        }
        // 3億0円 and 3万5.5人 are no compounds that anyone prints.
        if (lower.number < 1 || (multiplier == 1 && lower.decimals > 0)) {
            return code::bad_number;
        }
        out.canonical = false;
        out.loose_end = multiplier == 1 && lower.number * 10 < out.multiplier;
        out.number = out.number * (out.multiplier / multiplier) + lower.number;
        out.multiplier = multiplier;
        p = lower;
    }
    return code::none;
}

constexpr code take_number(cursor& at, reading& out, std::size_t most_digits)
{
    part p;
    if (code const bad = take_part(at, p, most_digits); bad != code::none) { return bad; }
    out.number = p.number;
    out.multiplier = take_multiplier(at);
    out.notation.grouping = p.grouping;
    if (out.multiplier > 1) {
        code const bad = take_lower_parts(at, p, out, most_digits);
        if (bad != code::none) { return bad; }
    }
    out.notation.decimals = p.decimals;
    out.notation.exact_decimals = true;
    return code::none;
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

constexpr std::string_view take_inner(cursor& at)
{
    std::string_view const from = at.rest();
    std::size_t const start = at.position();
    while (!at.at_end() && at.peek() != ')') { at.skip(); }
    return from.substr(0, at.position() - start);
}

// As accounts print a minus.
constexpr bool take_minus(cursor& at)
{
    return at.take_ascii('-') || at.take("△") || at.take("▲") || at.take("−");
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
    while (text.back() == ' ' || (text.back() == '\x80' && text.ends_with("　"))) {
        text.remove_suffix(text.ends_with(' ') ? 1 : std::string_view{"　"}.size());
    }
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
    if (!out.basis_printed) { out.basis = signed_change ? basis::change : default_basis(out.unit); }
    // Changes print their plus, and the text may be longer than what was read of it.
    bool const prints_plus = is_change(out.basis) && !negative;
    out.canonical = out.canonical && !at.saw_odd() && !out.has_inner && signed_change == prints_plus
                    && at.position() == size;
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif
