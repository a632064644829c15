// SPDX-License-Identifier: BSL-1.0
#include "document/table/cell.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "plan/flag.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

constexpr std::size_t none = std::string_view::npos;

// A place in a text, up to where it may go; takes what it recognises and tells how it went.
class cursor {
public:
    cursor(std::string_view text, std::size_t at, std::size_t end)
        : text_{text.substr(0, end)}, at_{at}
    {
    }

    std::size_t at() const { return at_; }
    bool done() const { return at_ >= text_.size(); }
    std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
    void go(std::size_t to) { at_ = to; }

    bool take(std::string_view word)
    {
        if (!rest().starts_with(word)) { return false; }
        at_ += word.size();
        return true;
    }

    bool take_any(std::initializer_list<std::string_view> choices)
    {
        return std::ranges::any_of(choices, [this](auto word) { return take(word); });
    }

    bool skip_spaces()
    {
        std::size_t const before = at_;
        while (take(" ") || take("\u3000")) {}
        return at_ > before;
    }

    bool take_colon() { return take_any({":", "："}); }

private:
    std::string_view text_;
    std::size_t at_;
};

std::string_view of(std::string_view text, text_span span)
{
    return text.substr(span.from, span.to - span.from);
}

bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

text_span trimmed(std::string_view text, text_span span)
{
    constexpr std::string_view wide = "\u3000";
    for (bool more = true; more && span.from < span.to;) {
        std::string_view const inside = of(text, span);
        more = true;
        if (is_space(inside.front())) {
            ++span.from;
        } else if (is_space(inside.back())) {
            --span.to;
        } else if (inside.starts_with(wide)) {
            span.from += wide.size();
        } else if (inside.ends_with(wide)) {
            span.to -= wide.size();
        } else {
            more = false;
        }
    }
    return span;
}

bool is_empty(text_span span)
{
    return span.from >= span.to;
}

std::size_t line_end(std::string_view text, std::size_t from, std::size_t end)
{
    return std::min(text.substr(0, end).find('\n', from), end);
}

// 基準値 ( ※ 平成30年度 ) ※ : ※ :
std::optional<printed_reading> label_at(std::string_view text, std::size_t at, std::size_t end)
{
    cursor c{text, at, end};
    std::optional<observation_role> label;
    for (auto const each :
         {observation_role::baseline, observation_role::actual, observation_role::target}) {
        if (!label && c.take(words::text(each))) { label = each; }
    }
    if (!label) { return std::nullopt; }
    c.skip_spaces();
    if (!c.take_any({"(", "（"})) { return std::nullopt; }
    printed_reading out;
    out.label = *label;
    out.span.from = at;
    out.marked = c.take(words::mark);
    constexpr std::size_t longest_year = 80;
    std::string_view const rest = c.rest().substr(0, longest_year);
    std::size_t const close = std::min(rest.find(')'), rest.find("）"));
    if (close == none || rest.substr(0, close).find('\n') != none) { return std::nullopt; }
    out.year = rest.substr(0, close);
    if (out.year.ends_with(words::mark)) {
        out.year.resize(out.year.size() - words::mark.size());
        out.marked = true;
    }
    c.go(c.at() + close);
    c.take_any({")", "）"});
    c.skip_spaces();
    if (c.take(words::mark)) { out.marked = true; }
    c.skip_spaces();
    if (!c.take_colon()) { return std::nullopt; }
    c.skip_spaces();
    // A second mark, before a second colon or right before the value.
    cursor ahead = c;
    if (ahead.take(words::mark)) {
        bool const colon = ahead.take_colon();
        ahead.skip_spaces();
        bool const value = ahead.rest().starts_with("累計")
                           || (!ahead.done() && half_width(first_character(ahead.rest())) >= '0'
                               && half_width(first_character(ahead.rest())) <= '9');
        if (colon || value) {
            out.marked = true;
            c = ahead;
        }
    }
    out.value_from = c.at();
    return out;
}

bool follows_mark(std::string_view text, std::size_t at)
{
    return text.substr(0, at).ends_with(words::mark);
}

// The first label that is not a footnote's.
std::size_t find_label(std::string_view text, std::size_t from, std::size_t end)
{
    for (std::size_t at = from; at < end; ++at) {
        at = text.substr(0, end).find("値", at);
        if (at == none) { return none; }
        std::size_t const start = at < 6 ? none : at - 6;  // 基準, 実績 and 目標 are 6 bytes
        if (start != none && start >= from && label_at(text, start, end)
            && !follows_mark(text, start)) {
            return start;
        }
    }
    return none;
}

std::size_t find_before(std::string_view text, std::string_view word, std::size_t from,
                        std::size_t end)
{
    std::size_t const at = text.substr(0, end).find(word, from);
    return at == none ? end : at;
}

// Where 指標名: begins, or the end.
std::size_t find_named(std::string_view text, std::string_view word, std::size_t from,
                       std::size_t end)
{
    for (std::size_t at = from; (at = find_before(text, word, at, end)) < end; ++at) {
        cursor c{text, at + word.size(), end};
        c.skip_spaces();
        if (c.take_colon()) { return at; }
    }
    return end;
}

struct heading_words {
    std::vector<std::string> flags;
    std::vector<printed_part> parts;
    text_span rest;  // before the flags
};

// Flags at the end of a heading.
heading_words split_flags(std::string_view text, text_span span)
{
    heading_words out;
    span = trimmed(text, span);
    while (!is_empty(span)) {
        std::string_view const inside = of(text, span);
        auto const space = inside.find_last_of(" \n");
        std::size_t const from = space == none ? span.from : span.from + space + 1;
        text_span const word{from, span.to};
        if (!flag::is_known(of(text, word))) { break; }
        out.flags.emplace_back(of(text, word));
        out.parts.push_back({"flag", word});
        span = trimmed(text, {span.from, from});
    }
    out.rest = span;
    std::ranges::reverse(out.flags);
    std::ranges::reverse(out.parts);
    return out;
}

std::vector<std::string> split_departments(std::string_view text)
{
    std::vector<std::string> out;
    while (true) {
        auto const at = text.find(words::joint);
        std::string_view const one = text.substr(0, at);
        out.emplace_back(of(one, trimmed(one, {0, one.size()})));
        if (at == none) { return out; }
        text.remove_prefix(at + words::joint.size());
    }
}

// ※ 実績値(令和3年度)【国外路線】: …, up to the next ※ or the end of the paragraph.
printed_note note_at(std::string_view text, std::size_t at, std::size_t end)
{
    printed_note out;
    std::size_t const from = at + words::mark.size();
    std::size_t const stop = find_before(text, words::mark, from, line_end(text, from, end));
    out.span = trimmed(text, {at, stop});
    cursor c{text, from, stop};
    c.skip_spaces();
    std::size_t const start = c.at();
    std::optional<observation_role> label;
    std::string named;
    for (auto const each :
         {observation_role::baseline, observation_role::actual, observation_role::target}) {
        if (!label && c.take(words::text(each))) { label = each; }
    }
    auto const take_group = [&c](std::string_view opens, std::string_view closes) {
        if (!c.take(opens)) { return std::string{}; }
        auto const close = c.rest().find(closes);
        if (close == none) { return std::string{}; }
        std::string inside{c.rest().substr(0, close)};
        c.go(c.at() + close + closes.size());
        return inside;
    };
    std::string year = take_group("(", ")");
    if (year.empty()) { year = take_group("（", "）"); }
    named = take_group(words::scale_opens, words::scale_closes);
    c.skip_spaces();
    bool const bound = label && c.take_colon();
    if (bound) {
        out.label = label;
        out.year = std::move(year);
        out.indicator = std::move(named);
        c.skip_spaces();
    } else {
        c.go(start);
    }
    out.text = of(text, trimmed(text, {c.at(), stop}));
    out.whole = of(text, trimmed(text, {start, stop}));
    return out;
}

// The name with its scale, ※ and flags.
void read_name(std::string_view text, text_span head, printed_indicator& out)
{
    auto split = split_flags(text, head);
    out.flags = std::move(split.flags);
    out.parts = std::move(split.parts);
    std::string name;
    std::optional<text_span> first;
    // In the name alone: the text before it may be long.
    auto const last = of(text, split.rest).rfind(words::scale_closes);
    auto const closes = last == none ? none : split.rest.from + last;
    for (std::size_t at = split.rest.from; at < split.rest.to;) {
        cursor c{text, at, split.rest.to};
        if (c.take(words::mark)) {
            out.marked = true;
            at = c.at();
        } else if (closes != none && at < closes && out.scale.empty()
                   && c.take(words::scale_opens)) {
            std::size_t const close = text.find(words::scale_closes, c.at());
            out.scale = text.substr(c.at(), close - c.at());
            at = close + words::scale_closes.size();
        } else {
            std::size_t const size = character_size(text[at]);
            name += text.substr(at, size);
            if (!first) { first = text_span{at, at}; }
            if (!out.marked && out.scale.empty()) { first->to = at + size; }
            at += size;
        }
    }
    out.name = of(name, trimmed(name, {0, name.size()}));
    std::ranges::replace(out.name, '\n', ' ');
    if (first) { out.parts.push_back({"name", trimmed(text, *first)}); }
}

void read_notes_and_values(std::string_view text, std::size_t at, std::size_t end,
                           printed_indicator& out)
{
    auto const stop_of = [&](std::size_t from) {
        std::size_t const line = line_end(text, from, end);
        std::size_t const label = find_label(text, from, line);
        return std::min(find_before(text, words::mark, from, line), label == none ? line : label);
    };
    while (at < end) {
        if (is_space(text[at])) {
            ++at;
        } else if (auto label = label_at(text, at, end)) {
            std::size_t const stop = stop_of(label->value_from);
            text_span const value = trimmed(text, {label->value_from, stop});
            label->text = of(text, value);
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

// A name, labelled values and footnotes.
printed_indicator read_indicator(std::string_view text, text_span span)
{
    printed_indicator out;
    out.span = trimmed(text, span);
    std::size_t label = find_label(text, span.from, span.to);
    if (label == none) { label = line_end(text, out.span.from, span.to); }
    read_name(text, {out.span.from, label}, out);
    read_notes_and_values(text, label, span.to, out);
    return out;
}

// Indicators without 指標名, each a paragraph; a paragraph of footnotes belongs to the one before.
void read_paragraphs(std::string_view text, text_span span, printed_item& item)
{
    std::optional<std::size_t> pending;  // a name that waits for its values
    auto const give_up = [&](std::size_t to) {
        if (pending) { item.unread.push_back(trimmed(text, {*pending, to})); }
        pending.reset();
    };
    for (std::size_t at = span.from; at < span.to;) {
        std::size_t const end = line_end(text, at, span.to);
        cursor c{text, at, end};
        c.skip_spaces();
        if (c.take(words::target_heading)) { c.skip_spaces(); }
        cursor named = c;
        named.take(words::indicator);
        if (named.take_colon()) { c = named; }
        if (c.done()) {
        } else if (c.rest().starts_with(words::mark) && !item.indicators.empty()) {
            give_up(at);
            read_notes_and_values(text, c.at(), end, item.indicators.back());
        } else if (std::size_t const label = find_label(text, c.at(), end); label != none) {
            if (label != c.at()) { give_up(at); }
            item.indicators.push_back(read_indicator(text, {pending.value_or(c.at()), end}));
            pending.reset();
        } else {
            give_up(at);
            pending = c.at();
        }
        at = end + 1;
    }
    give_up(span.to);
}

// Where the values of a project begin: its heading, the first 指標名, or the paragraph of a label.
struct values_start {
    std::size_t heading;
    std::size_t values;
};

values_start find_values(std::string_view text, std::size_t from, std::size_t end)
{
    constexpr std::string_view heading = "■重要業績評価指標";
    std::size_t const at = find_before(text, heading, from, end);
    std::size_t const named = find_named(text, words::indicator, from, end);
    if (at < named) {
        cursor c{text, at + heading.size(), end};
        c.take_any({"(KPI)", "（KPI）", "(ＫＰＩ)", "（ＫＰＩ）"});
        return {at, c.at()};
    }
    if (named < end) { return {named, named}; }
    std::size_t const label = find_label(text, from, end);
    if (label == none) { return {end, end}; }
    std::size_t const line = text.substr(0, label).rfind('\n');
    std::size_t const start = line == none || line < from ? from : line + 1;
    return {start, start};
}

void read_project_heading(std::string_view text, std::size_t& at, std::size_t end,
                          printed_item& item)
{
    std::size_t const line = line_end(text, at, end);
    std::size_t const stop =
        std::min(find_named(text, words::indicator, at, line), find_before(text, "■", at, line));
    std::size_t const open = find_before(text, words::scale_opens, at, stop);
    std::size_t const close = find_before(text, words::scale_closes, open, stop);
    bool const has_departments = close < stop;
    auto before = split_flags(text, {at, has_departments ? open : stop});
    item.name = of(text, before.rest);
    item.parts.push_back({"name", before.rest});
    item.flags = std::move(before.flags);
    std::ranges::move(before.parts, std::back_inserter(item.parts));
    at = stop;
    if (!has_departments) { return; }
    std::size_t const from = open + words::scale_opens.size();
    item.departments = split_departments(text.substr(from, close - from));
    item.parts.push_back({"departments", {from, close}});
    cursor c{text, close + words::scale_closes.size(), stop};
    while (c.skip_spaces(), !c.done()) {
        std::size_t const size = std::min(c.rest().find(' '), c.rest().size());
        std::string_view const word = c.rest().substr(0, size);
        if (!flag::is_known(word)) { break; }
        item.flags.emplace_back(word);
        item.parts.push_back({"flag", {c.at(), c.at() + size}});
        c.go(c.at() + size);
    }
    at = c.at();  // what follows the flags is content
}

printed_item read_project(std::string_view text, std::size_t at, std::size_t end, bool in_measure)
{
    printed_item item;
    item.kind = printed_kind::project;
    item.in_measure = in_measure;
    item.span = trimmed(text, {at, end});
    at = item.span.from;
    read_project_heading(text, at, end, item);
    auto const [heading, values] = find_values(text, at, end);
    item.content = trimmed(text, {at, heading});
    if (!is_empty(item.content)) { item.parts.push_back({"content", item.content}); }
    std::size_t named = find_named(text, words::indicator, values, end);
    read_paragraphs(text, {values, named}, item);
    while (named < end) {
        std::size_t const next = find_named(text, words::indicator, named + 1, end);
        cursor c{text, named + words::indicator.size(), next};
        c.skip_spaces();
        c.take_colon();
        item.indicators.push_back(read_indicator(text, {c.at(), next}));
        named = next;
    }
    return item;
}

// Projects of a cell, from the first heading on. One heading may stand before several 事業名：.
void read_projects(std::string_view text, std::size_t from, bool in_measure,
                   std::vector<printed_item>& items)
{
    struct start {
        std::size_t heading;
        std::size_t name;
    };
    constexpr std::string_view short_heading = "■事業名";
    std::vector<start> starts;
    std::size_t heading = from;
    std::size_t inner = from;
    bool searched = false;
    for (std::size_t at = from; at < text.size(); searched = true) {
        if (!searched || heading < at) {
            heading = find_before(text, short_heading, at, text.size());
        }
        if (!searched || inner < at) {
            inner = find_named(text, words::inner_project, at, text.size());
        }
        std::size_t const first = std::min(heading, inner);
        if (first == text.size()) { break; }
        cursor c{text, first, text.size()};
        if (heading <= inner) {
            if (!c.take(words::project)) { c.take(short_heading); }
            c.take_colon();
            cursor ahead = c;
            while (ahead.skip_spaces() || ahead.take("\n")) {}
            if (inner != ahead.at()) { starts.push_back({first, c.at()}); }
            at = ahead.at();
        } else {
            bool const begins = first == 0 || is_space(text[first - 1]);
            c.take(words::inner_project);
            c.skip_spaces();
            c.take_colon();
            if (begins) { starts.push_back({first, c.at()}); }
            at = c.at();
        }
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
        std::size_t const end = i + 1 < starts.size() ? starts[i + 1].heading : text.size();
        items.push_back(read_project(text, starts[i].name, end, in_measure));
    }
}

// 基本目標1 …
std::optional<printed_item> read_goal(std::string_view text)
{
    cursor c{text, 0, text.size()};
    if (!c.take(words::goal)) { return std::nullopt; }
    c.skip_spaces();
    std::string number;
    while (!c.done()) {
        char const digit = half_width(first_character(c.rest()));
        if (digit < '0' || digit > '9') { break; }
        number += digit;
        c.go(c.at() + character_size(text[c.at()]));
    }
    constexpr std::size_t most_digits = 4;
    if (number.empty() || number.size() > most_digits) { return std::nullopt; }
    printed_item item;
    item.kind = printed_kind::goal;
    item.number = std::move(number);
    std::size_t const end = line_end(text, c.at(), text.size());
    item.span = {0, text.size()};
    text_span const name = trimmed(text, {c.at(), end});
    item.name = of(text, name);
    item.parts.push_back({"name", name});
    read_paragraphs(text, {end, text.size()}, item);
    return item;
}

bool is_measure_number(std::string_view character)
{
    char const digit = half_width(character);
    bool const circled = character >= "①" && character <= "⑳";
    bool const circled_later = character >= "㉑" && character <= "㊿";
    return (digit >= '0' && digit <= '9') || circled || circled_later;
}

// 施策② …
std::optional<printed_item> read_measure(std::string_view text)
{
    cursor c{text, 0, text.size()};
    if (!c.take(words::measure)) { return std::nullopt; }
    c.skip_spaces();
    printed_item item;
    item.kind = printed_kind::measure;
    while (!c.done() && is_measure_number(first_character(c.rest()))) {
        item.number += first_character(c.rest());
        c.go(c.at() + character_size(text[c.at()]));
    }
    if (item.number.empty()) { return std::nullopt; }
    std::size_t const projects =
        std::min(find_before(text, "■事業名", c.at(), text.size()),
                 find_named(text, words::inner_project, c.at(), text.size()));
    std::size_t const end = line_end(text, c.at(), projects);
    item.span = {0, projects};
    auto heading = split_flags(text, {c.at(), end});
    item.name = of(text, heading.rest);
    item.flags = std::move(heading.flags);
    item.parts = std::move(heading.parts);
    item.parts.push_back({"name", heading.rest});
    item.content = trimmed(text, {end, projects});
    if (!is_empty(item.content)) { item.parts.push_back({"content", item.content}); }
    return item;
}

// ～事業の新規追加～
bool is_marker(std::string_view text)
{
    for (std::string_view const wave : {"～", "〜"}) {
        if (text.size() > 2 * wave.size() && text.starts_with(wave) && text.ends_with(wave)
            && text.find(wave, wave.size()) == text.size() - wave.size()) {
            return true;
        }
    }
    return false;
}

}  // namespace

printed_cell read_table_cell(std::string_view text)
{
    printed_cell out;
    if (text.empty()) { return out; }
    if (is_marker(text)) {
        out.kind = cell_kind::marker;
        return out;
    }
    out.kind = cell_kind::items;
    if (auto goal = read_goal(text)) {
        out.items.push_back(*std::move(goal));
    } else if (auto measure = read_measure(text)) {
        std::size_t const projects = measure->span.to;
        out.items.push_back(*std::move(measure));
        read_projects(text, projects, true, out.items);
    } else if (text.starts_with("■事業名")) {
        read_projects(text, 0, false, out.items);
    } else {
        bool const has_values = find_label(text, 0, text.size()) != none
                                || find_named(text, words::indicator, 0, text.size()) < text.size();
        out.kind = has_values ? cell_kind::unread : cell_kind::passage;
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
