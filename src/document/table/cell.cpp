// SPDX-License-Identifier: BSL-1.0
#include "document/table/cell.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <tomakomai_kpi/value/detail/text.hpp>

#include "document/table/labels.hpp"
#include "document/table/paragraphs.hpp"
#include "document/table/spans.hpp"
#include "plan/flag.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

std::vector<std::string> split_departments(std::string_view text)
{
    std::vector<std::string> out;
    while (true) {
        auto const at = text.find(words::joint);
        std::string_view const one = text.substr(0, at);
        out.emplace_back(trimmed(one, typed_blanks));
        if (at == nowhere) { return out; }
        text.remove_prefix(at + words::joint.size());
    }
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
        cursor c = cursor_at(text, at + heading.size(), end);
        for (std::string_view const printed : {"(KPI)", "（KPI）", "(ＫＰＩ)", "（ＫＰＩ）"}) {
            if (c.take(printed)) { break; }
        }
        return {at, c.position()};
    }
    if (named < end) { return {named, named}; }
    std::size_t const label = find_certain_label(text, from, end);
    if (label == nowhere) { return {end, end}; }
    std::size_t const line = text.substr(0, label).rfind('\n');
    std::size_t const start = line == nowhere || line < from ? from : line + 1;
    return {start, start};
}

// The name of a heading; values at its end are none of its words.
void take_heading(std::string_view text, text_span heading, printed_item& item)
{
    std::size_t value = heading.to;
    text_span name = trimmed(text, heading);
    while (!is_empty(name)) {
        std::size_t const last = find_value_at_end(text, name);
        if (last == name.to) { break; }
        value = last;
        name = trimmed(text, {name.from, last});
    }
    item.name = inside(text, name);
    item.parts.push_back({"name", name});
    if (value < heading.to) { item.unread.push_back({value, heading.to}); }
}

void read_project_heading(std::string_view text, std::size_t& at, std::size_t end,
                          printed_item& item)
{
    std::size_t const line = line_end(text, at, end);
    std::size_t const stop =
        std::min(find_named(text, words::indicator, at, line), find_before(text, "■", at, line));
    // Behind values, brackets are a scale: 満足度【5段階評価】.
    std::size_t const label = std::min(find_label(text, at, stop), stop);
    std::size_t const found = find_before(text, words::scale_opens, at, label);
    std::size_t const open = found == label ? stop : found;
    std::size_t const close = find_before(text, words::scale_closes, open, stop);
    bool const has_departments = close < stop;
    // Without departments the line may go on with values.
    joined_heading const joined =
        has_departments ? joined_heading{open, stop, {}} : split_joined_heading(text, at, stop);
    auto before = split_flags(text, {at, joined.name_end});
    take_heading(text, before.rest, item);
    item.flags = std::move(before.flags);
    std::ranges::move(before.parts, std::back_inserter(item.parts));
    at = joined.values;
    if (!is_empty(joined.unread)) { item.unread.push_back(joined.unread); }
    if (!has_departments) { return; }
    std::size_t const from = open + words::scale_opens.size();
    item.departments = split_departments(text.substr(from, close - from));
    item.parts.push_back({"departments", {from, close}});
    cursor c = cursor_at(text, close + words::scale_closes.size(), stop);
    while (c.skip_spaces(), !c.at_end()) {
        std::size_t const size = std::min(c.rest().find(' '), c.rest().size());
        std::string_view const word = c.rest().substr(0, size);
        if (!flag::is_known(word)) { break; }
        item.flags.emplace_back(word);
        item.parts.push_back({"flag", {c.position(), c.position() + size}});
        c.drop(size);
    }
    at = c.position();  // what follows the flags is content
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
        cursor c = cursor_at(text, named + words::indicator.size(), next);
        c.skip_spaces();
        take_colon(c);
        if (is_empty(trimmed(text, {c.position(), next}))) {
            item.unread.push_back(trimmed(text, {named, next}));
        } else {
            read_indicators(text, {c.position(), next}, item);
        }
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
        cursor c = cursor_at(text, first, text.size());
        if (heading <= inner) {
            if (!c.take(words::project)) { c.take(short_heading); }
            take_colon(c);
            cursor ahead = c;
            do {
                ahead.skip_spaces();
            } while (ahead.take("\n"));
            if (inner != ahead.position()) { starts.push_back({first, c.position()}); }
            at = ahead.position();
        } else {
            bool const begins = first == 0 || is_space(text[first - 1]);
            c.take(words::inner_project);
            c.skip_spaces();
            take_colon(c);
            if (begins) { starts.push_back({first, c.position()}); }
            at = c.position();
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
    cursor c = cursor_at(text, 0, text.size());
    if (!c.take(words::goal)) { return std::nullopt; }
    c.skip_spaces();
    cursor const printed = c;
    auto const number = take_small_number(c, 4);
    if (!number) { return std::nullopt; }
    printed_item item;
    item.kind = printed_kind::goal;
    item.goal = *number;
    item.number = to_half_width(between(printed, c));
    std::size_t const end = line_end(text, c.position(), text.size());
    item.span = {0, text.size()};
    joined_heading const joined = split_joined_heading(text, c.position(), end);
    take_heading(text, trimmed(text, {c.position(), joined.name_end}), item);
    if (!is_empty(joined.unread)) { item.unread.push_back(joined.unread); }
    read_paragraphs(text, {joined.values, text.size()}, item);
    return item;
}

bool is_measure_number(std::string_view character)
{
    bool const circled = character >= "①" && character <= "⑳";
    bool const circled_later = character >= "㉑" && character <= "㊿";
    return is_digit(half_width(character)) || circled || circled_later;
}

// 施策② …
std::optional<printed_item> read_measure(std::string_view text)
{
    cursor c = cursor_at(text, 0, text.size());
    if (!c.take(words::measure)) { return std::nullopt; }
    c.skip_spaces();
    printed_item item;
    item.kind = printed_kind::measure;
    while (!c.at_end() && is_measure_number(first_character(c.rest()))) {
        item.number += first_character(c.rest());
        c.skip();
    }
    if (item.number.empty()) { return std::nullopt; }
    std::size_t const projects =
        std::min(find_before(text, "■事業名", c.position(), text.size()),
                 find_named(text, words::inner_project, c.position(), text.size()));
    std::size_t const line = line_end(text, c.position(), projects);
    std::size_t const next = find_before(text, "■", c.position(), line);
    std::size_t const end = std::min(find_label(text, c.position(), next), next);
    item.span = {0, projects};
    auto heading = split_flags(text, {c.position(), end});
    take_heading(text, heading.rest, item);
    item.flags = std::move(heading.flags);
    std::ranges::move(heading.parts, std::back_inserter(item.parts));
    // A measure has no values of its own: from the line of one on, it is not known whose they are.
    std::size_t const behind = end < next ? next : end;
    if (end < next) { item.unread.push_back(trimmed(text, {end, next})); }
    std::size_t const values = find_values(text, behind, projects).heading;
    text_span const unread = trimmed(text, {values, projects});
    if (!is_empty(unread)) { item.unread.push_back(unread); }
    item.content = trimmed(text, {behind, values});
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
        bool const has_values = find_certain_label(text, 0, text.size()) != nowhere
                                || find_named(text, words::indicator, 0, text.size()) < text.size();
        out.kind = has_values ? cell_kind::unread : cell_kind::passage;
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
