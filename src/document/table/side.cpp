// SPDX-License-Identifier: BSL-1.0
#include "document/table/side.hpp"

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/document/fingerprint.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "document/table/passages.hpp"
#include "document/table/words.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

}  // namespace

void table_side::keep_text(cell_kind kind) const
{
    if (kind == cell_kind::empty || kind == cell_kind::items) { return; }
    text_kind const kept = kind == cell_kind::marker    ? text_kind::marker
                           : kind == cell_kind::passage ? text_kind::passage
                                                        : text_kind::unread;
    into_.texts.push_back({"", kept, page_, cell_.text, cell_.underlines, at(0)});
    if (kind != cell_kind::passage) { return; }
    for (stated_count& count : find_counts(cell_.text, page_)) {
        bool const is_new = std::ranges::find(into_.stated_counts, count.id, &stated_count::id)
                            == into_.stated_counts.end();
        if (is_new) { into_.stated_counts.push_back(std::move(count)); }
    }
}

std::string table_side::keep_content(std::string const& id, text_span content) const
{
    std::string_view const printed = text(content);
    if (printed.empty()) { return ""; }
    constexpr std::size_t opens = words::omitted_opens.size();
    bool const hinted =
        printed.starts_with(words::omitted_opens) && printed.ends_with(words::omitted_closes)
        && printed.size() == opens + words::fingerprint_size + words::omitted_closes.size();
    if (hinted) { return std::string{printed.substr(opens, words::fingerprint_size)}; }
    keep_span(id, text_kind::content, content);
    return fingerprint(printed);
}

void table_side::keep_unread(std::string const& id, text_span span) const
{
    if (span.from < span.to) { keep_span(id, text_kind::unread, span); }
}

void table_side::keep_footnote_mark(std::string const& id, std::string_view role, std::string text,
                                    place at) const
{
    into_.marks.push_back({id, std::string{role}, mark_kind::footnote, page_, std::move(text), at});
}

void table_side::keep_underlines(std::string const& id, std::string_view role, text_span span) const
{
    for (text_span const line : underlined(span)) {
        into_.marks.push_back({id, std::string{role}, mark_kind::underline, page_,
                               std::string{text(line)}, at(line.from)});
    }
}

void table_side::keep_reading_underlines(std::string const& id, std::string_view role,
                                         printed_reading const& reading,
                                         std::string const& written) const
{
    auto const without_layout = [this](text_span span) {
        std::string out = to_half_width(text(span));
        for (auto mark = out.find(words::mark); mark != std::string::npos;
             mark = out.find(words::mark)) {
            out.erase(mark, words::mark.size());
        }
        std::erase(out, ' ');
        return out;
    };
    for (auto const [from, to] : underlined(reading.span)) {
        std::string words_marked;
        bool const begins = from == reading.span.from;
        if (begins && to >= reading.value_from) {
            words_marked = written;
        } else if (begins && without_layout({to, reading.value_from}) == ":") {
            words_marked = written.substr(0, written.size() - 1);  // all but the colon
        } else if (from < reading.value_from) {
            words_marked = without_layout({from, std::min(to, reading.value_from)});
        }
        if (to > reading.value_from) {
            words_marked += text({std::max(from, reading.value_from), to});
        }
        into_.marks.push_back({id, std::string{role}, mark_kind::underline, page_,
                               std::move(words_marked), at(from)});
    }
}

std::string_view table_side::text(text_span span) const
{
    return std::string_view{cell_.text}.substr(span.from, span.to - span.from);
}

// What is underlined of a span.
std::vector<text_span> table_side::underlined(text_span span) const
{
    auto const& lines = cell_.underlines;
    std::vector<text_span> out;
    for (auto line = std::ranges::upper_bound(lines, span.from, {}, &text_span::to);
         line != lines.end() && line->from < span.to; ++line) {
        out.push_back({std::max(line->from, span.from), std::min(line->to, span.to)});
    }
    return out;
}

void table_side::keep_span(std::string const& id, text_kind kind, text_span span) const
{
    kept_text kept{id, kind, page_, std::string{text(span)}, {}, at(span.from)};
    for (auto const [from, to] : underlined(span)) {
        kept.underlines.push_back({from - span.from, to - span.from});
    }
    into_.texts.push_back(std::move(kept));
}

}  // namespace tomakomai_kpi::detail
