// SPDX-License-Identifier: BSL-1.0
#include "document/table/labels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/spans.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

constexpr std::size_t longest_word = 80;  // bytes of a label or of its year

bool is_blank(std::string_view character)
{
    return std::ranges::find(all_blanks, character) != all_blanks.end();
}

// What brackets of any width hold, brackets inside too: 平成30(2018)年度.
std::optional<std::string_view> take_brackets(cursor& at)
{
    cursor ahead = at;
    if (!ahead.take_ascii('(')) { return std::nullopt; }
    cursor const opened = ahead;
    for (int depth = 1; !ahead.at_end(); ahead.skip()) {
        if (ahead.rest().front() == '\n' || ahead.position() - opened.position() > longest_word) {
            return std::nullopt;
        }
        char const c = ahead.peek();
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth > 0) { continue; }
        std::string_view const held = between(opened, ahead);
        ahead.skip();
        at = ahead;
        return held;
    }
    return std::nullopt;
}

bool is_year(std::string_view text)
{
    try {
        parse_fiscal_year(text);
        return true;
    } catch (kpi_error const&) {
        return false;
    }
}

// The year before a word, 令和3年度実績値.
std::string_view take_year_before(cursor& at)
{
    constexpr std::string_view year = "年";
    auto const found = at.rest().substr(0, longest_word).find(year);
    if (found == nowhere) { return {}; }
    cursor ahead = at;
    ahead.drop(found + year.size());
    ahead.take("度");
    std::string_view const printed = between(at, ahead);
    if (!is_year(printed)) { return {}; }
    at = ahead;
    return printed;
}

// The first word of a text, as far as a value without spaces may go.
constexpr std::size_t longest_value = 240;

std::string_view first_word(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() && size <= longest_value) {
        std::string_view const c = first_character(text.substr(size));
        if (is_blank(c) || c == words::mark) { break; }
        size += c.size();
    }
    return text.substr(0, size);
}

// Words without one are most, and are no amount: reading them would only be refused.
bool has_digit(std::string_view word)
{
    while (!word.empty()) {
        std::string_view const c = first_character(word);
        if (is_digit(half_width(c))) { return true; }
        word.remove_prefix(c.size());
    }
    return false;
}

bool begins_as_number(std::string_view text)
{
    constexpr std::array<std::string_view, 10> before{"累計", "約", "年間", "延べ", "△",
                                                      "▲",    "-",  "－",   "−",    "+"};
    for (std::string_view const word : before) {
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            break;
        }
    }
    return !text.empty() && is_digit(half_width(first_character(text)));
}

// Where a value must stand, behind a colon or a year, a misprinted number is one too: 1,23人.
bool value_follows(cursor at, bool is_due)
{
    at.skip_spaces();
    std::string_view const word = first_word(at.rest());
    if (word.empty() || word.size() > longest_value) { return false; }
    return (is_due && begins_as_number(word)) || is_value_or_missing(word);
}

bool begins_word(std::string_view text, std::size_t at)
{
    if (at == 0) { return true; }
    std::string_view const before = last_character(text.substr(0, at));
    constexpr std::array<std::string_view, 8> ends{")", "）", "】", "」", "、", "。", ",", "・"};
    return is_blank(before) || std::ranges::find(ends, before) != ends.end();
}

// ※ behind the colon, before another colon or right before the value.
void take_second_mark(cursor& at, printed_label& out)
{
    cursor ahead = at;
    if (!ahead.take(words::mark)) { return; }
    bool const colon = take_colon(ahead);
    ahead.skip_spaces();
    bool const value = ahead.rest().starts_with("累計") || is_digit(ahead.peek());
    if (!colon && !value) { return; }
    out.marked = true;
    at = ahead;
}

// 基準値 ( ※ 平成30年度 ) ※ : ※ : , 令和3年度実績値: ; alone, or behind a name that no space ends.
std::optional<printed_label> known_label_at(std::string_view text, std::size_t at, std::size_t end,
                                            bool alone)
{
    cursor c = cursor_at(text, at, end);
    printed_label out;
    out.from = at;
    words::label_stem const* stem = take_label_stem(c);
    if (stem == nullptr && alone) {
        out.year = take_year_before(c);
        stem = take_label_stem(c);
    }
    if (stem == nullptr) { return std::nullopt; }
    bool const whole_word = c.take(words::label_end);
    if (!whole_word && !alone) { return std::nullopt; }
    std::size_t const behind_word = c.position();
    auto const take_mark = [&] {
        c.skip_spaces();
        if (c.take(words::mark)) { out.marked = true; }
        c.skip_spaces();
    };
    cursor const unmarked = c;
    take_mark();
    auto brackets = take_brackets(c);
    if (!brackets) {
        c = unmarked;  // a mark without a year is read below
        out.marked = false;
        c.skip_spaces();
    } else {
        auto held = trimmed(*brackets, typed_blanks);
        if (held.starts_with(words::mark)) {
            out.marked = true;
            held.remove_prefix(words::mark.size());
        }
        if (held.ends_with(words::mark)) {
            out.marked = true;
            held.remove_suffix(words::mark.size());
        }
        out.year = held;
        take_mark();
    }
    bool const colon = take_colon(c);
    c.skip_spaces();
    bool const value = value_follows(c, colon || brackets.has_value());
    bool const said = colon ? brackets.has_value() || (alone && value)
                            : alone && value && (brackets || c.position() > behind_word);
    if (!said) { return std::nullopt; }
    if (colon) { take_second_mark(c, out); }
    if (!out.year.empty()) { out.role = stem->role; }
    out.interim = stem->interim;
    out.certain = whole_word && colon;
    out.value_from = c.position();
    return out;
}

// 10:30, a time of day: one or two digits that begin a word, and two that are no value with a unit.
bool is_clock(std::string_view text, std::size_t colon)
{
    std::string_view before = text.substr(0, colon);
    std::size_t digits = 0;
    while (!before.empty() && is_digit(half_width(last_character(before)))) {
        before.remove_suffix(last_character(before).size());
        ++digits;
    }
    bool const begins =
        begins_word(text, before.size()) || before.ends_with(":") || before.ends_with("：");
    if (digits == 0 || digits > 2 || !begins) { return false; }
    cursor c{text.substr(colon)};
    take_colon(c);
    std::string_view const after = first_word(c.rest());
    bool const two = take_digits(c, 2) == 2 && !is_digit(c.peek());
    return two && (c.at_end() || first_word(c.rest()).empty() || !is_value(after));
}

// 第1期目標値(令和4年度):2人, 中間値:5人, (令和3年度):5人; or a year alone, R2:5人.
std::optional<printed_label> own_label_at(std::string_view text, std::size_t at, std::size_t end,
                                          bool year_alone)
{
    cursor c = cursor_at(text, at, end);
    cursor const start = c;
    while (!c.at_end() && c.position() - at < longest_word) {
        char const folded = c.peek();
        bool const ends = is_blank(first_character(c.rest())) || folded == ':' || folded == '('
                          || c.rest().starts_with(words::mark);
        if (ends) { break; }
        c.skip();
    }
    std::string_view const word = between(start, c);
    if (year_alone && !is_year(word)) { return std::nullopt; }
    bool const bracketed = take_brackets(c).has_value();
    c.skip_spaces();
    c.take(words::mark);
    c.skip_spaces();
    bool const clock = !bracketed && is_clock(text, c.position());
    if (!take_colon(c)) { return std::nullopt; }
    printed_label out;
    out.from = at;
    c.skip_spaces();
    out.value_from = c.position();
    bool const as_known = bracketed && ends_as_label(text, out);
    if (clock || !(as_known || value_follows(c, true))) { return std::nullopt; }
    return out;
}

std::optional<printed_label> label_at(std::string_view text, std::size_t at, std::size_t end,
                                      bool begins, bool behind_name)
{
    if (auto known = known_label_at(text, at, end, begins)) { return known; }
    std::string_view const c = first_character(text.substr(at));
    bool const opens = c == "(" || c == "（" || c == ":" || c == "：";
    if (!opens && !begins) { return std::nullopt; }
    return own_label_at(text, at, end, !opens && !behind_name);
}

bool follows_mark(std::string_view text, std::size_t at)
{
    return text.substr(0, at).ends_with(words::mark);
}

struct scanned {
    std::size_t label;
    std::size_t stop;  // the label, else where the scan ended
};

// Looks for a label. What begins at `from` is a name; or, where the scan stays `in_line`, what ends at a
// label, a footnote or with its line, and is no label itself.
scanned scan(std::string_view text, std::size_t from, std::size_t end, bool in_line)
{
    bool named = in_line;
    bool begins = !in_line;
    for (std::size_t at = from; at < end;) {
        std::size_t const size = character_size(text[at]);
        std::string_view const c = text.substr(at, size);
        if (in_line && (c == "\n" || c == words::mark)) { return {nowhere, at}; }
        if (is_blank(c)) {
            begins = true;
            at += size;
            continue;
        }
        begins = begins || (at > from && begins_word(text, at));
        if (!follows_mark(text, at) && label_at(text, at, end, begins, named)) { return {at, at}; }
        named = true;
        begins = false;
        at += size;
    }
    return {nowhere, end};
}

}  // namespace

std::optional<printed_label> label_at(std::string_view text, std::size_t at, std::size_t end,
                                      bool behind_name)
{
    return label_at(text, at, end, true, behind_name);
}

std::size_t find_label(std::string_view text, std::size_t from, std::size_t end)
{
    return scan(text, from, end, false).label;
}

std::size_t find_stop(std::string_view text, std::size_t from, std::size_t end)
{
    return scan(text, from, end, true).stop;
}

std::size_t find_certain_label(std::string_view text, std::size_t from, std::size_t end)
{
    for (std::size_t at = from; at < end; at += character_size(text[at])) {
        auto const label = known_label_at(text, at, end, at == from || begins_word(text, at));
        if (label && label->certain && !follows_mark(text, at)) { return at; }
    }
    return nowhere;
}

bool ends_as_label(std::string_view text, printed_label const& label)
{
    std::string_view const head = text.substr(label.from, label.value_from - label.from);
    return std::ranges::any_of(words::label_stems, [&](auto const& stem) {
        auto const at = head.find(std::string{stem.text} + std::string{words::label_end});
        return at != nowhere;
    });
}

std::size_t find_value_in_name(std::string_view text, text_span name)
{
    int depth = 0;
    bool begins = true;
    for (std::size_t at = name.from; at < name.to;) {
        std::string_view const c = first_character(text.substr(at));
        bool const blank = is_blank(c) || c == "\n";
        if (begins && !blank && depth == 0) {
            std::string_view const rest = trimmed(text.substr(at, name.to - at), typed_blanks);
            std::string_view const word = first_word(rest);
            bool const more = word.size() < rest.size() && rest.size() <= longest_value;
            if (has_digit(word) && (is_value(word) || (more && is_value(rest)))) { return at; }
        }
        if (c == "(" || c == "（" || c == words::scale_opens) { ++depth; }
        if (c == ")" || c == "）" || c == words::scale_closes) { depth = std::max(0, depth - 1); }
        begins = blank;
        at += c.size();
    }
    return name.to;
}

std::size_t find_value_glued(std::string_view text, text_span name)
{
    constexpr std::array<std::string_view, 11> quantities{
        "数", "率", "割合", "額", "量", "高", "費", "人口", "面積", "寿命", "満足度"};
    constexpr std::string_view scale = "段階";  // 満足度5段階: how it is asked
    if (inside(text, name).ends_with(scale)) { return name.to; }
    for (std::size_t at = name.from; at < name.to; at += character_size(text[at])) {
        std::string_view const before = text.substr(name.from, at - name.from);
        bool const measured = std::ranges::any_of(
            quantities, [&](std::string_view word) { return before.ends_with(word); });
        std::string_view const rest = text.substr(at, name.to - at);
        if (measured && begins_as_number(rest) && rest.size() <= longest_value
            && is_value_with_unit(rest)) {
            return at;
        }
    }
    return name.to;
}

std::size_t find_value_at_end(std::string_view text, text_span heading)
{
    if (is_value(inside(text, heading))) { return heading.from; }
    std::size_t found = heading.to;
    for (std::size_t at = heading.to; at > heading.from;) {
        std::string_view const c = last_character(text.substr(heading.from, at - heading.from));
        if (heading.to - at > longest_value) { break; }
        std::size_t const before = at - c.size();
        bool const begins = is_blank(c) && before > heading.from && at < heading.to;
        if (begins && is_value(trimmed(text.substr(at, heading.to - at), typed_blanks))) {
            found = at;
        }
        at = before;
    }
    return found;
}

bool is_value(std::string_view text)
{
    try {
        return parse(text).has_amount();
    } catch (kpi_error const&) {
        return false;
    }
}

bool is_value_with_unit(std::string_view text)
{
    return is_value(text) && !(parse(text).unit() == unit{});
}

bool is_value_or_missing(std::string_view text)
{
    try {
        value const v = parse(text);
        return v.has_amount() || v.is_missing();
    } catch (kpi_error const&) {
        return false;
    }
}

table_words::label_stem const* take_label_stem(cursor& at)
{
    words::label_stem const* longest = nullptr;
    for (auto const& stem : words::label_stems) {
        bool const longer = longest == nullptr || stem.text.size() > longest->text.size();
        if (longer && at.rest().starts_with(stem.text)) { longest = &stem; }
    }
    if (longest != nullptr) { at.drop(longest->text.size()); }
    return longest;
}

}  // namespace tomakomai_kpi::detail
