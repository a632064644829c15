// SPDX-License-Identifier: BSL-1.0
#include "document/table/labels.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "document/table/spans.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

// 基準値 ( ※ 平成30年度 ) ※ : ※ :
std::optional<printed_reading> label_at(std::string_view text, std::size_t at, std::size_t end)
{
    cursor c = cursor_at(text, at, end);
    std::optional<observation_role> label;
    for (auto const each :
         {observation_role::baseline, observation_role::actual, observation_role::target}) {
        if (!label && c.take(words::text(each))) { label = each; }
    }
    if (!label) { return std::nullopt; }
    c.skip_spaces();
    if (!c.take_ascii('(')) { return std::nullopt; }
    printed_reading out;
    out.label = *label;
    out.span.from = at;
    out.marked = c.take(words::mark);
    constexpr std::size_t longest_year = 80;
    std::string_view const rest = c.rest().substr(0, longest_year);
    std::size_t const close = std::min(rest.find(')'), rest.find("）"));
    if (close == nowhere || rest.substr(0, close).find('\n') != nowhere) { return std::nullopt; }
    out.year = rest.substr(0, close);
    if (out.year.ends_with(words::mark)) {
        out.year.resize(out.year.size() - words::mark.size());
        out.marked = true;
    }
    c.drop(close);
    c.take_ascii(')');
    c.skip_spaces();
    if (c.take(words::mark)) { out.marked = true; }
    c.skip_spaces();
    if (!take_colon(c)) { return std::nullopt; }
    c.skip_spaces();
    // A second mark, before a second colon or right before the value.
    cursor ahead = c;
    if (ahead.take(words::mark)) {
        bool const colon = take_colon(ahead);
        ahead.skip_spaces();
        bool const value = ahead.rest().starts_with("累計") || is_digit(ahead.peek());
        if (colon || value) {
            out.marked = true;
            c = ahead;
        }
    }
    out.value_from = c.position();
    return out;
}

bool follows_mark(std::string_view text, std::size_t at)
{
    return text.substr(0, at).ends_with(words::mark);
}

// ※ 実績値(令和3年度)【国外路線】: …, up to the next ※ or the end of the paragraph.
printed_note note_at(std::string_view text, std::size_t at, std::size_t end)
{
    printed_note out;
    std::size_t const from = at + words::mark.size();
    std::size_t const stop = find_before(text, words::mark, from, line_end(text, from, end));
    out.span = trimmed(text, {at, stop});
    cursor c = cursor_at(text, from, stop);
    c.skip_spaces();
    cursor const start = c;
    std::optional<observation_role> label;
    std::string named;
    for (auto const each :
         {observation_role::baseline, observation_role::actual, observation_role::target}) {
        if (!label && c.take(words::text(each))) { label = each; }
    }
    auto const take_group = [&c](std::string_view opens, std::string_view closes) {
        if (!c.take(opens)) { return std::string{}; }
        auto const close = c.rest().find(closes);
        if (close == nowhere) { return std::string{}; }
        std::string group{c.rest().substr(0, close)};
        c.drop(close + closes.size());
        return group;
    };
    std::string year = take_group("(", ")");
    if (year.empty()) { year = take_group("（", "）"); }
    named = take_group(words::scale_opens, words::scale_closes);
    c.skip_spaces();
    bool const bound = label && take_colon(c);
    if (bound) {
        out.label = label;
        out.year = std::move(year);
        out.indicator = std::move(named);
        c.skip_spaces();
    } else {
        c = start;
    }
    out.text = inside(text, trimmed(text, {c.position(), stop}));
    out.whole = inside(text, trimmed(text, {start.position(), stop}));
    return out;
}

}  // namespace

std::size_t find_label(std::string_view text, std::size_t from, std::size_t end)
{
    for (std::size_t at = from; at < end; ++at) {
        at = text.substr(0, end).find("値", at);
        if (at == nowhere) { return nowhere; }
        std::size_t const start = at < 6 ? nowhere : at - 6;  // 基準, 実績 and 目標 are 6 bytes
        if (start != nowhere && start >= from && label_at(text, start, end)
            && !follows_mark(text, start)) {
            return start;
        }
    }
    return nowhere;
}

void read_notes_and_values(std::string_view text, std::size_t at, std::size_t end,
                           printed_indicator& out)
{
    auto const stop_of = [&](std::size_t from) {
        std::size_t const line = line_end(text, from, end);
        std::size_t const label = find_label(text, from, line);
        return std::min(find_before(text, words::mark, from, line),
                        label == nowhere ? line : label);
    };
    while (at < end) {
        if (is_space(text[at])) {
            ++at;
        } else if (auto label = label_at(text, at, end)) {
            std::size_t const stop = stop_of(label->value_from);
            text_span const value = trimmed(text, {label->value_from, stop});
            label->text = inside(text, value);
            label->span = trimmed(text, {at, stop});
            out.readings.push_back(*std::move(label));
            at = stop;
        } else if (text.substr(at).starts_with(words::mark)) {
            auto note = note_at(text, at, end);
            at = note.span.to;
            if (note.text.empty()) {
                out.unread.push_back(note.span);
            } else {
                out.notes.push_back(std::move(note));
            }
        } else {
            std::size_t const stop = std::max(stop_of(at), at + 1);
            out.unread.push_back(trimmed(text, {at, stop}));
            at = stop;
        }
    }
}

}  // namespace tomakomai_kpi::detail
