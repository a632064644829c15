// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_SPANS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_SPANS_HPP

// Places in the text of a cell: spans, where lines and headings begin, and a
// cursor that goes no further than its span.

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>

#include "notation/printed/cursor.hpp"

namespace tomakomai_kpi::detail {

/// No such place.
inline constexpr std::size_t nowhere = std::string_view::npos;

/// At a place of a text, not to go behind `end`; its position counts from the start of the text.
inline cursor cursor_at(std::string_view text, std::size_t at, std::size_t end)
{
    cursor out{text.substr(0, end)};
    out.drop(at);
    return out;
}

/// Half or full width.
inline bool take_colon(cursor& at)
{
    return at.take_ascii(':');
}

/// What stands in a span.
inline std::string_view inside(std::string_view text, text_span span)
{
    return text.substr(span.from, span.to - span.from);
}

inline bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Without the blanks and line breaks at its ends.
inline text_span trimmed(std::string_view text, text_span span)
{
    if (span.from >= span.to) { return span; }
    std::string_view const held = inside(text, span);
    std::string_view const rest = trimmed(held);
    if (rest.empty()) { return {span.to, span.to}; }
    auto const from = span.from + static_cast<std::size_t>(rest.data() - held.data());
    return {from, from + rest.size()};
}

inline bool is_empty(text_span span)
{
    return span.from >= span.to;
}

inline std::size_t line_end(std::string_view text, std::size_t from, std::size_t end)
{
    return std::min(text.substr(0, end).find('\n', from), end);
}

/// Where the word begins, or the end.
inline std::size_t find_before(std::string_view text, std::string_view word, std::size_t from,
                               std::size_t end)
{
    std::size_t const at = text.substr(0, end).find(word, from);
    return at == nowhere ? end : at;
}

/// Where the word begins that a colon follows, as in 指標名:, or the end.
inline std::size_t find_named(std::string_view text, std::string_view word, std::size_t from,
                              std::size_t end)
{
    for (std::size_t at = from; (at = find_before(text, word, at, end)) < end; ++at) {
        cursor c = cursor_at(text, at + word.size(), end);
        c.skip_spaces();
        if (take_colon(c)) { return at; }
    }
    return end;
}

}  // namespace tomakomai_kpi::detail

#endif
