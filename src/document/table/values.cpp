// SPDX-License-Identifier: BSL-1.0
#include "document/table/values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "document/table/labels.hpp"
#include "document/table/spans.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

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
    if (auto const* const stem = take_label_stem(c); stem != nullptr && c.take(words::label_end)) {
        label = stem->role;
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

bool may_be_name(std::string_view text)
{
    text = trimmed(text, typed_blanks);
    return !text.empty() && !text.starts_with("(") && !text.starts_with("（") && !is_value(text);
}

// How much of the text is a value before the name of another indicator, 230人 就職割合; none where
// all of it is, or nothing.
std::optional<std::size_t> value_before_name(std::string_view text)
{
    constexpr std::size_t longest = 400;
    if (text.size() > longest || is_value(text)) { return std::nullopt; }
    for (auto at = text.rfind(' '); at != nowhere && at > 0; at = text.rfind(' ', at - 1)) {
        bool const fits = is_value_or_missing(trimmed(text.substr(0, at), typed_blanks));
        if (fits && may_be_name(text.substr(at))) { return at; }
    }
    return std::nullopt;
}

// Would the indicator have this value twice?
bool has(printed_indicator const& i, printed_label const& label)
{
    return std::ranges::any_of(i.readings, [&](printed_reading const& r) {
        return r.label == label.role
               && (r.label != observation_role::actual || r.year == label.year);
    });
}

}  // namespace

std::size_t read_notes_and_values(std::string_view text, std::size_t at, std::size_t end,
                                  printed_indicator& out)
{
    auto const stop_of = [&](std::size_t from) { return find_stop(text, from, end); };
    auto const begins_another = [&](std::size_t stop) {
        auto const next = stop < end ? label_at(text, stop, end, true) : std::nullopt;
        return next && next->role && has(out, *next);
    };
    while (at < end) {
        if (is_space(text[at])) {
            ++at;
        } else if (auto const label = label_at(text, at, end, true)) {
            std::size_t const stop = stop_of(label->value_from);
            text_span const printed = trimmed(text, {label->value_from, stop});
            text_span value = printed;
            if (begins_another(stop)) {
                auto const size = value_before_name(inside(text, printed));
                if (size) { value = trimmed(text, {printed.from, printed.from + *size}); }
            }
            text_span const whole = trimmed(text, {at, value.to});
            if (label->role) {
                out.readings.push_back({*label->role, label->year, std::string{inside(text, value)},
                                        whole, label->value_from, label->marked});
            } else {
                out.unread.push_back(whole);
            }
            if (value.to < printed.to) { return trimmed(text, {value.to, stop}).from; }
            at = std::max(stop, at + 1);
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
            if (begins_another(stop) && may_be_name(text.substr(at, stop - at))) { return at; }
            out.unread.push_back(trimmed(text, {at, stop}));
            at = stop;
        }
    }
    return end;
}

}  // namespace tomakomai_kpi::detail
