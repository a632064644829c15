// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/cell_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

namespace {

// Signs with which footnotes begin; a number may follow.
constexpr auto note_signs = std::to_array<std::string_view>({"※", "注", "＊", "*"});
constexpr auto part_joints = std::to_array<std::string_view>({"\n", "／", "/", "、", "，"});
constexpr auto behind_labels = std::to_array<std::string_view>({":", "：", " ", "　", "\n"});
constexpr auto long_dashes = std::to_array<std::string_view>({"ー", "―", "‐", "—", "–", "─"});

bool begins_with_digit(std::string_view text)
{
    return !text.empty() && is_digit(half_width(first_character(text)));
}

// 45・2 → 45.2
std::string with_points(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::string_view const c = first_character(text);
        std::string_view const rest = text.substr(c.size());
        bool const between =
            !out.empty() && begins_with_digit(last_character(out)) && begins_with_digit(rest);
        out += between && (c == "・" || c == "･") ? std::string_view{"."} : c;
        text = rest;
    }
    return out;
}

// ー5 → -5
std::string with_minus(std::string_view text)
{
    for (std::string_view const dash : long_dashes) {
        if (text.starts_with(dash) && begins_with_digit(text.substr(dash.size()))) {
            return "-" + std::string{text.substr(dash.size())};
        }
    }
    return std::string{text};
}

// (46) → 46, (8.9)% → 8.9%, [46]人 → 46人
std::string without_brackets(std::string_view text)
{
    std::string const half = to_half_width(text);
    for (auto const& [open, close] :
         {std::pair{"(", ")"}, {"[", "]"}, {"〔", "〕"}, {"【", "】"}}) {
        auto const closes = half.find(close);
        std::string_view const opening{open};
        std::string_view const inside =
            half.starts_with(opening) && closes != std::string::npos
                ? std::string_view{half}.substr(opening.size(), closes - opening.size())
                : std::string_view{};
        bool const number = begins_with_digit(inside) || inside.starts_with('-')
                            || inside.starts_with("▲") || inside.starts_with("△");
        if (number) {
            return std::string{inside} + half.substr(closes + std::string_view{close}.size());
        }
    }
    return std::string{text};
}

// Lines with one number between them are one value, its unit or its bracket on a line of their own;
// with two numbers they may be two values.
bool is_one_value(std::string_view text)
{
    auto const lines = split(text, "\n");
    if (lines.size() < 2) { return false; }
    std::size_t numbers = 0;
    for (std::string_view line : lines) {
        line = trimmed(line);
        bool const aside = line.starts_with('(') || line.starts_with("（") || line.starts_with("※");
        bool const number = prints_digit(line);
        numbers += number && !aside ? 1U : 0U;
    }
    return numbers == 1;
}

// All ways in which a text points to a note: ※1, (※1).
std::vector<std::string> spellings(std::string_view mark)
{
    std::string const plain{mark};
    return {"(" + plain + ")", "（" + plain + "）", "[" + plain + "]",
            plain + ")",       plain + "）",        plain};
}

bool take_mark(std::string& text, std::string_view mark)
{
    for (std::string const& printed : spellings(mark)) {
        if (text.size() > printed.size() && text.ends_with(printed)) {
            text.resize(text.size() - printed.size());
            text = trimmed(text);
            return true;
        }
        // ※1 at the start is not ※ and the value 1.
        bool const whole = text.starts_with(printed) && text.size() > printed.size()
                           && !(is_digit(printed.back()) && is_digit(text[printed.size()]));
        if (whole) {
            text = trimmed(std::string_view{text}.substr(printed.size()));
            return true;
        }
    }
    return false;
}

// 女性・男性とも75%: one value of them all.
void share_among(std::vector<part_text>& parts)
{
    std::string_view last = parts.back().text;
    for (std::string_view const word : {"ともに", "とも", "共に", "共"}) {
        if (!last.starts_with(word)) { continue; }
        last.remove_prefix(word.size());
        std::string const value{trimmed(last)};
        bool const alone = std::all_of(parts.begin(), parts.end() - 1,
                                       [](part_text const& p) { return p.text.empty(); });
        if (!alone) { return; }
        for (part_text& p : parts) { p.text = value; }
        return;
    }
}

// The values behind each of the labels; none where one of them is not printed.
std::vector<part_text> labelled(std::string_view cell, std::span<std::string const> labels)
{
    std::vector<part_text> out;
    std::vector<std::size_t> from;
    std::size_t at = 0;
    for (std::string const& label : labels) {
        at = cell.find(label, at);
        if (at == std::string_view::npos) { return {}; }
        from.push_back(at);
        at += label.size();
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::size_t const to = i + 1 < labels.size() ? from[i + 1] : cell.size();
        std::string_view text = cell.substr(from[i], to - from[i]).substr(labels[i].size());
        for (bool more = true; more;) {
            more = false;
            text = trimmed(text);
            for (std::string_view const c : {":", "：", "）", ")", "】"}) {
                if (text.starts_with(c)) { text.remove_prefix(c.size()), more = true; }
            }
            for (std::string_view const c : {"／", "/", "、", "，", ",", "（", "(", "【", "・"}) {
                if (text.ends_with(c)) { text.remove_suffix(c.size()), more = true; }
            }
        }
        out.push_back({labels[i], std::string{text}});
    }
    share_among(out);
    bool const each = std::ranges::none_of(out, [](part_text const& p) { return p.text.empty(); });
    return each ? out : std::vector<part_text>{};
}

// 男性：50%, 女性 45%: words, then what begins like a number.
part_text label_of(std::string_view text)
{
    text = trimmed(text);
    std::string_view rest = text;
    while (!rest.empty() && !begins_with_digit(rest)) {
        std::string_view const c = first_character(rest);
        std::string_view const behind = rest.substr(c.size());
        bool const ends = std::ranges::find(behind_labels, c) != behind_labels.end();
        if (ends && !trimmed(behind).empty()) {
            std::string_view value = behind;
            while (std::ranges::find(behind_labels, first_character(value))
                   != behind_labels.end()) {
                value.remove_prefix(first_character(value).size());
            }
            return {std::string{text.substr(0, text.size() - rest.size())}, std::string{value}};
        }
        rest = behind;
    }
    if (rest.empty() || rest.size() == text.size()) { return {"", std::string{text}}; }
    return {std::string{text.substr(0, text.size() - rest.size())}, std::string{rest}};
}

std::vector<std::string> pieces(std::string_view cell)
{
    for (std::string_view const joint : part_joints) {
        std::vector<std::string> out;
        for (std::string const& piece : split(cell, joint)) {
            std::string_view const text = trimmed(piece);
            if (!text.empty()) { out.emplace_back(text); }
        }
        if (out.size() > 1) { return out; }
    }
    return {};
}

}  // namespace

bool wants(table_mapping const& mapping, repair r)
{
    return std::ranges::find(mapping.repairs, r) != mapping.repairs.end();
}

cell_text without_marks(std::string_view text, std::span<note_mark const> notes)
{
    cell_text out{.text = std::string{trimmed(text)}};
    for (bool more = true; more;) {
        more = false;
        for (note_mark const& n : notes) {
            if (!n.mark.empty() && take_mark(out.text, n.mark)) {
                out.marks.push_back(n.mark);
                more = true;
            }
        }
    }
    return out;
}

cell_text readable(std::string_view cell, table_mapping const& mapping,
                   std::span<note_mark const> notes)
{
    std::string const plain = mapping.words.empty() ? std::string{} : plain_words(cell);
    for (said_word const& w : mapping.words) {
        if (plain_words(w.printed) == plain) {
            return {.text = w.means, .done = {"「" + w.printed + "」は「" + w.means + "」"}};
        }
    }
    cell_text out = without_marks(cell, notes);
    auto const mend = [&](bool wanted, auto how, std::string_view told) {
        if (!wanted) { return; }
        std::string mended = how(out.text);
        if (mended == out.text) { return; }
        out.text = std::move(mended);
        out.done.emplace_back(told);
    };
    if (is_one_value(out.text)) { out.text = without_line_breaks(out.text); }
    mend(wants(mapping, repair::joined_lines), without_line_breaks, "行をつないだ");
    mend(wants(mapping, repair::middle_dot), with_points, "中黒を小数点とした");
    mend(wants(mapping, repair::minus), with_minus, "横線をマイナスとした");
    mend(wants(mapping, repair::brackets), without_brackets, "括弧を外した");
    return out;
}

note_mark note_said(std::string_view line)
{
    std::string_view text = trimmed(line);
    bool const bracket = text.starts_with('(') || text.starts_with("（");
    if (bracket) { text.remove_prefix(first_character(text).size()); }
    for (std::string_view const sign : note_signs) {
        if (!text.starts_with(sign)) { continue; }
        std::string_view rest = text.substr(sign.size());
        std::string number;
        while (begins_with_digit(rest)) {
            number += half_width(first_character(rest));
            rest.remove_prefix(first_character(rest).size());
        }
        std::string const mark = std::string{text.substr(0, sign.size())} + number;
        for (bool more = true; more && !rest.empty();) {
            more = false;
            rest = trimmed(rest);
            for (std::string_view const c : {")", "）", ":", "：", ".", "．", "…", "、"}) {
                if (rest.starts_with(c)) { rest.remove_prefix(c.size()), more = true; }
            }
        }
        if (sign == "注" && number.empty()) { return {"", std::string{rest}}; }
        return {mark, std::string{rest}};
    }
    return {};
}

std::vector<part_text> parts_of(std::string_view cell, std::span<std::string const> labels)
{
    if (labels.empty()) { return {}; }
    bool const as_printed = labels.size() == 1 && labels.front() == "*";
    auto found = as_printed ? std::vector<part_text>{} : labelled(cell, labels);
    if (!found.empty()) { return found; }
    auto const texts = pieces(cell);
    if (as_printed) {
        for (std::string const& text : texts) { found.push_back(label_of(text)); }
        bool const all = std::ranges::none_of(found, &std::string::empty, &part_text::label);
        return all ? found : std::vector<part_text>{};
    }
    bool const values = std::ranges::all_of(texts, [](std::string const& text) {
        auto const read = try_parse(text);
        return read && (read.value().has_number() || read.value().is_missing());
    });
    if (texts.size() != labels.size() || !values) { return {}; }
    for (std::size_t i = 0; i < texts.size(); ++i) { found.push_back({labels[i], texts[i]}); }
    return found;
}

}  // namespace tomakomai_kpi::detail
