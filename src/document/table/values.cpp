// SPDX-License-Identifier: BSL-1.0
#include "document/table/values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/value/detail/text.hpp>

#include "document/table/labels.hpp"
#include "document/table/spans.hpp"

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
    words::label_stem const* const stem = take_label_stem(c);
    bool const labelled = stem != nullptr && c.take(words::label_end);
    std::string named;
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
    if (labelled && take_colon(c)) {
        out.label = stem->role;
        out.interim = stem->interim;
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

// Would the indicator have this value twice? Of actuals and interim targets there are several.
bool has(printed_indicator const& i, printed_label const& label)
{
    return std::ranges::any_of(i.readings, [&](printed_reading const& r) {
        bool const one_a_year = r.label == observation_role::actual || r.interim;
        return r.label == label.role && r.interim == label.interim
               && (!one_a_year || r.year == label.year);
    });
}

// 基準値, 実績値, 中間目標値, 目標値: the order in which an indicator's values stand.
auto order_of(observation_role role, bool interim)
{
    return std::pair{role, !interim};
}

// Does the label begin the values of another indicator, words behind those of this one being its name?
// Where the values go on in their order, nobody knows whose they are.
bool begins_another(printed_indicator const& i, printed_label const& label)
{
    if (!label.role) { return false; }
    if (has(i, label)) { return true; }
    if (i.readings.empty()) { return false; }
    printed_reading const& last = i.readings.back();
    return order_of(*label.role, label.interim) < order_of(last.label, last.interim);
}

}  // namespace

std::size_t read_notes_and_values(std::string_view text, std::size_t at, std::size_t end,
                                  printed_indicator& out)
{
    auto const stop_of = [&](std::size_t from) { return find_stop(text, from, end); };
    auto const label_behind = [&](std::size_t stop) {
        return stop < end ? label_at(text, stop, end, true) : std::nullopt;
    };
    // Whose values stand behind words that may be a name is not known: what is left is unread.
    auto const give_up = [&](std::size_t from) {
        out.unread.push_back(trimmed(text, {from, end}));
        return end;
    };
    while (at < end) {
        if (is_space(text[at])) {
            ++at;
        } else if (auto const label = label_at(text, at, end, true)) {
            std::size_t const stop = stop_of(label->value_from);
            text_span const printed = trimmed(text, {label->value_from, stop});
            text_span value = printed;
            auto const next = label_behind(stop);
            if (next) {
                auto const size = value_before_name(inside(text, printed));
                if (size) { value = trimmed(text, {printed.from, printed.from + *size}); }
            }
            text_span const whole = trimmed(text, {at, value.to});
            if (label->role) {
                out.readings.push_back({*label->role, label->year, std::string{inside(text, value)},
                                        whole, label->value_from, label->marked, label->interim});
            } else {
                out.unread.push_back(whole);
            }
            at = std::max(stop, at + 1);
            if (value.to < printed.to) {
                std::size_t const behind = trimmed(text, {value.to, stop}).from;
                if (begins_another(out, *next)) { return behind; }
                at = give_up(behind);
            }
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
            auto const next = label_behind(stop);
            bool const named = next && may_be_name(text.substr(at, stop - at));
            if (named && begins_another(out, *next)) { return at; }
            if (named) {
                at = give_up(at);
            } else {
                out.unread.push_back(trimmed(text, {at, stop}));
                at = stop;
            }
        }
    }
    return end;
}

}  // namespace tomakomai_kpi::detail
