// SPDX-License-Identifier: BSL-1.0
#include "document/table/paragraphs.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <tomakomai_kpi/value/detail/text.hpp>

#include "document/table/labels.hpp"
#include "document/table/spans.hpp"
#include "document/table/values.hpp"
#include "plan/flag.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

// The name with its scale, ※ and flags.
void read_name(std::string_view text, heading_words split, printed_indicator& out)
{
    out.flags = std::move(split.flags);
    out.parts = std::move(split.parts);
    std::string name;
    std::optional<text_span> first;
    // In the name alone: the text before it may be long.
    auto const last = inside(text, split.rest).rfind(words::scale_closes);
    auto const closes = last == nowhere ? nowhere : split.rest.from + last;
    for (std::size_t at = split.rest.from; at < split.rest.to;) {
        cursor c = cursor_at(text, at, split.rest.to);
        if (c.take(words::mark)) {
            out.marked = true;
            at = c.position();
        } else if (closes != nowhere && at < closes && out.scale.empty()
                   && c.take(words::scale_opens)) {
            std::size_t const close = text.find(words::scale_closes, c.position());
            out.scale = text.substr(c.position(), close - c.position());
            at = close + words::scale_closes.size();
        } else {
            std::size_t const size = character_size(text[at]);
            name += text.substr(at, size);
            if (!first) { first = text_span{at, at}; }
            if (!out.marked && out.scale.empty()) { first->to = at + size; }
            at += size;
        }
    }
    out.name = trimmed(name, typed_blanks);
    std::ranges::replace(out.name, '\n', ' ');
    if (first) { out.parts.push_back({"name", trimmed(text, *first)}); }
}

// A footnote that begins in the line of a name: ※ behind a blank and before its words, 数 ※注; the end for
// none. Elsewhere it is a mark at the name: 数※, 数 ※ KPI変更, 数 ※【5段階】.
std::size_t find_note(std::string_view text, std::size_t from, std::size_t end)
{
    auto const is_blank = [](std::string_view c) {
        return std::ranges::find(all_blanks, c) != all_blanks.end();
    };
    for (auto at = find_before(text, words::mark, from, end); at < end;
         at = find_before(text, words::mark, at + 1, end)) {
        std::size_t const behind = at + words::mark.size();
        if (at == from || behind >= end || !is_blank(last_character(text.substr(0, at)))) {
            continue;
        }
        std::string_view const rest = text.substr(behind, end - behind);
        std::string_view const c = first_character(rest);
        bool const marks = is_blank(c) || c == words::scale_opens || c == words::mark
                           || flag::is_known(rest.substr(0, rest.find_first_of(" \n")));
        if (!marks) { return at; }
    }
    return end;
}

// Where a name ends: at a label, at a footnote, or a line that is a value; else with its line.
std::size_t name_end(std::string_view text, std::size_t from, std::size_t end)
{
    std::size_t const label = find_label(text, from, end);
    std::size_t const last = label == nowhere ? line_end(text, from, end) : label;
    std::size_t const note = find_note(text, from, last);
    std::size_t const stop = label == nowhere ? end : note;
    for (std::size_t at = line_end(text, from, stop); at < stop;) {
        std::size_t const next = line_end(text, at + 1, stop);
        if (is_value(inside(text, trimmed(text, {at + 1, next})))) { return std::min(at, note); }
        at = next;
    }
    return note;
}

}  // namespace

// Flags at the end of a heading.
heading_words split_flags(std::string_view text, text_span span)
{
    heading_words out;
    span = trimmed(text, span);
    while (!is_empty(span)) {
        std::string_view const held = inside(text, span);
        auto const space = held.find_last_of(" \n");
        std::size_t const from = space == nowhere ? span.from : span.from + space + 1;
        text_span const word{from, span.to};
        if (!flag::is_known(inside(text, word))) { break; }
        out.flags.emplace_back(inside(text, word));
        out.parts.push_back({"flag", word});
        span = trimmed(text, {span.from, from});
    }
    out.rest = span;
    std::ranges::reverse(out.flags);
    std::ranges::reverse(out.parts);
    return out;
}

void read_indicators(std::string_view text, text_span span, printed_item& item)
{
    for (std::size_t at = span.from; at < span.to;) {
        printed_indicator out;
        std::size_t const from = trimmed(text, {at, span.to}).from;
        std::size_t values = name_end(text, from, span.to);
        heading_words head = split_flags(text, {from, values});
        // A value in the line of the name is none of its words; more words behind it may be another name,
        // and what begins with one has none.
        std::size_t value = find_value_in_name(text, head.rest);
        if (value == head.rest.to) { value = find_value_glued(text, head.rest); }
        text_span const behind{value, head.rest.to};
        if (is_value(inside(text, behind))) {
            out.unread.push_back(behind);
            head.rest = trimmed(text, {head.rest.from, value});
        } else if (!is_empty(behind)) {
            values = value;
            head = split_flags(text, {from, value});
        }
        read_name(text, std::move(head), out);
        std::size_t const next = read_notes_and_values(text, values, span.to, out);
        out.span = trimmed(text, {from, next});
        if (!out.name.empty()) {
            item.indicators.push_back(std::move(out));
        } else if (!is_empty(out.span)) {
            item.unread.push_back(out.span);
        }
        at = next;
    }
}

void read_paragraphs(std::string_view text, text_span span, printed_item& item)
{
    std::optional<std::size_t> pending;  // a name that waits for its values
    auto const give_up = [&](std::size_t to) {
        if (pending) { item.unread.push_back(trimmed(text, {*pending, to})); }
        pending.reset();
    };
    auto const read_from = [&](std::size_t from, std::size_t to) {
        read_indicators(text, {from, to}, item);
        pending.reset();
    };
    // A line of the indicator above, up to the name of another one.
    auto const continue_above = [&](std::size_t from, std::size_t to) {
        std::size_t const next = read_notes_and_values(text, from, to, item.indicators.back());
        if (next < to) { read_from(next, to); }
    };
    auto const keep_unread = [&](text_span line) {
        auto& into = item.indicators.empty() ? item.unread : item.indicators.back().unread;
        into.push_back(trimmed(text, line));
    };
    for (std::size_t at = span.from; at < span.to;) {
        std::size_t const end = line_end(text, at, span.to);
        cursor c = cursor_at(text, at, end);
        c.skip_spaces();
        bool const headed = c.take(words::target_heading);
        c.skip_spaces();
        cursor named = c;
        bool const called = named.take(words::indicator);
        if ((headed || called) && take_colon(named)) { c = named; }
        std::size_t const from = trimmed(text, {c.position(), end}).from;
        c.drop(from - c.position());
        bool const has_above = !item.indicators.empty();
        if (c.at_end()) {
        } else if (c.rest().starts_with(words::mark)) {
            if (pending) {
                // a footnote of the name that waits
            } else if (has_above) {
                continue_above(from, end);
            } else {
                keep_unread({from, end});
            }
        } else if (is_value(inside(text, trimmed(text, {from, end})))) {
            if (!pending) { keep_unread({from, end}); }
        } else if (auto const label = label_at(text, from, end, true)) {
            // 第1期目標値 or 受講者数目標値: a label of its own, or a name too; the name comes first.
            bool const doubtful = !label->role && ends_as_label(text, *label);
            if (pending) {
                read_from(*pending, end);
            } else if (doubtful && !has_above) {
                read_from(from, end);
            } else if (doubtful || !has_above) {
                keep_unread({from, end});
            } else {
                continue_above(from, end);
            }
        } else if (find_label(text, from, end) != nowhere) {
            give_up(at);
            read_from(from, end);
        } else {
            give_up(at);
            pending = from;
        }
        at = end + 1;
    }
    give_up(span.to);
}

joined_heading split_joined_heading(std::string_view text, std::size_t from, std::size_t end)
{
    std::size_t const heading = find_before(text, "■", from, end);
    std::size_t const label = find_label(text, from, heading);
    if (label == nowhere) { return {heading, heading, {}}; }
    // 名称 指標 基準値(…): of two words the second is the indicator's; of more, who knows.
    text_span const before = trimmed(text, {from, label});
    std::string_view const held = inside(text, before);
    auto const first = std::min(held.find(' '), held.size());
    if (first == held.size()) { return {label, label, {}}; }
    std::size_t const second = before.from + first;
    bool const two = trimmed(held.substr(first), typed_blanks).find(' ') == nowhere;
    if (two) { return {second, second, {}}; }
    return {second, heading, trimmed(text, {second, heading})};
}

}  // namespace tomakomai_kpi::detail
