// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_PARAGRAPHS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_PARAGRAPHS_HPP

// Indicators in the text of a cell: names, each with the labelled values and
// footnotes behind it, on its line or on lines of their own.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/table/cell.hpp"

namespace tomakomai_kpi::detail {

/// A heading of which the flags at its end are taken off.
struct heading_words {
    std::vector<std::string> flags;
    std::vector<printed_part> parts;
    text_span rest;  // before the flags
};
heading_words split_flags(std::string_view text, text_span span);

/// The indicators of a span that begins with a name, of 指標名 or of a paragraph; where there is no
/// name, the span is unread.
void read_indicators(std::string_view text, text_span span, printed_item& item);

/// Indicators without 指標名, each a paragraph. Paragraphs of values and of footnotes belong to the one
/// above.
void read_paragraphs(std::string_view text, text_span span, printed_item& item);

/// Where a heading ends whose paragraph goes on: at a ■, or before the indicator whose values stand on
/// its line.
struct joined_heading {
    std::size_t name_end;
    std::size_t values;  // where what comes behind it begins: name_end, or behind what is unread
    text_span unread;    // where it is not known which words are the heading's
};
joined_heading split_joined_heading(std::string_view text, std::size_t from, std::size_t end);

}  // namespace tomakomai_kpi::detail

#endif
