// SPDX-License-Identifier: BSL-1.0
#include "document/table/underlines.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "document/table/spans.hpp"
#include "document/table/words.hpp"
#include "plan/underlined.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Characters of one kind are a word; a sign is one by itself.
enum class script : unsigned char { digit, letter, hiragana, katakana, kanji, sign };

script script_of(std::string_view c)
{
    char const first = c.front();
    if (c.size() == 1) {
        if (first >= '0' && first <= '9') { return script::digit; }
        bool const letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        return letter ? script::letter : script::sign;
    }
    if (c >= "ぁ" && c <= "ゟ") { return script::hiragana; }
    if (c >= "ァ" && c <= "ヿ") { return script::katakana; }
    return (c >= "㐀" && c <= "鿿") || c == "々" ? script::kanji : script::sign;
}

std::vector<text_span> words_of(std::string_view text)
{
    std::vector<text_span> out;
    script last = script::sign;
    for (std::size_t at = 0; at < text.size();) {
        std::string_view const c = first_character(text.substr(at));
        std::size_t const end = at + c.size();
        script const kind = script_of(c);
        bool const groups = (c == "," || c == ".") && last == script::digit && end < text.size()
                            && script_of(first_character(text.substr(end))) == script::digit;
        if (groups || (kind == last && kind != script::sign)) {
            out.back().to = end;
        } else {
            out.push_back({at, end});
            last = kind;
        }
        at = end;
    }
    return out;
}

using row_of_words = std::vector<std::string_view>;

// Of the longest common row of words, which of `a` are in it.
std::vector<bool> common(row_of_words const& a, row_of_words const& b)
{
    std::size_t const width = b.size() + 1;
    std::vector<std::uint32_t> longest((a.size() + 1) * width, 0);
    auto const at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
        return longest[i * width + j];
    };
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    std::vector<bool> out(a.size(), false);
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            out[i++] = true;
            ++j;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
    return out;
}

// Line by line, without the blanks at their ends: no underline goes over the end of a line.
void add_lines(std::vector<text_span>& out, std::string_view text, text_span span)
{
    for (std::size_t from = span.from; from < span.to;) {
        std::size_t const end = line_end(text, from, span.to);
        text_span const line = trimmed(text, text_span{from, end});
        if (!is_empty(line)) { out.push_back(line); }
        from = end + 1;
    }
}

// Where a text stands in another when spaces and ※ do not count.
std::optional<text_span> find_loosely(std::string_view in, std::size_t from,
                                      std::string_view wanted)
{
    auto const skipped = [](std::string_view c) { return c == " " || c == table_words::mark; };
    for (std::size_t start = from; start < in.size(); start += character_size(in[start])) {
        std::size_t at = start;
        std::size_t w = 0;
        bool fits = !skipped(first_character(in.substr(start)));
        while (fits && w < wanted.size()) {
            auto const b = first_character(wanted.substr(w));
            if (skipped(b)) {
                w += b.size();
                continue;
            }
            if (at >= in.size()) { return std::nullopt; }
            auto const a = first_character(in.substr(at));
            if (skipped(a)) {
                at += a.size();
            } else if (a == b) {
                at += a.size();
                w += b.size();
            } else {
                fits = false;
            }
        }
        if (fits) { return text_span{start, at}; }
    }
    return std::nullopt;
}

}  // namespace

bool has_underlines(plan const& p)
{
    return has_underlines(p.revision("new")) || has_underlines(p.revision("old"));
}

std::vector<text_span> find_in_turn(std::string_view in, std::vector<std::string> const& wanted)
{
    std::vector<text_span> spans;
    for (std::string const& each : wanted) {
        auto const span = find_loosely(in, spans.empty() ? 0 : spans.back().to, each);
        if (!span) { break; }
        spans.push_back(*span);
    }
    return spans;
}

std::vector<text_span> kept_alike(std::string_view text, std::vector<text_span> spans)
{
    std::vector<std::string> marked;
    marked.reserve(spans.size());
    for (text_span const s : spans) { marked.emplace_back(inside(text, s)); }
    auto const same = [](text_span a, text_span b) { return a.from == b.from && a.to == b.to; };
    bool const alike = std::ranges::equal(find_in_turn(text, marked), spans, same);
    return alike ? std::move(spans) : std::vector<text_span>{};
}

std::vector<text_span> word_differences(std::string_view text, std::string_view other)
{
    std::vector<text_span> out;
    if (text == other) { return out; }
    constexpr std::size_t most_pairs = 4'000'000;  // of words: 16 MB and some milliseconds
    auto const spans = words_of(text);
    auto const others = words_of(other);
    auto const texts = [](std::string_view of, std::vector<text_span> const& in) {
        row_of_words each;
        each.reserve(in.size());
        for (text_span const s : in) { each.push_back(inside(of, s)); }
        return each;
    };
    std::vector<bool> kept(spans.size(), false);
    if (spans.size() * others.size() <= most_pairs) {
        kept = common(texts(text, spans), texts(other, others));
    }
    std::size_t same = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (kept[i]) { same += spans[i].to - spans[i].from; }
    }
    if (2 * same < text.size()) {
        add_lines(out, text, {0, text.size()});
        return out;
    }
    for (std::size_t i = 0; i < spans.size();) {
        std::size_t last = i;
        while (last < spans.size() && !kept[last]) { ++last; }
        if (last > i) { add_lines(out, text, {spans[i].from, spans[last - 1].to}); }
        i = last + 1;
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
