// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_LABELS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_LABELS_HPP

// The labels of values: 実績値(令和3年度)※: 0人.
//
// A label is a word that is known (基準値, 現状値, 最終目標値 …) with its year, or any
// word before a colon and a value: 中間値:5人. The latter, and a known one without a
// year, has no meaning here. It is a label all the same: it ends the name before it
// and the value before it, so that no value is swallowed by either.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/table/cell.hpp"
#include "document/table/spans.hpp"
#include "document/table/words.hpp"

namespace tomakomai_kpi::detail {

struct printed_label {
    std::optional<observation_role> role;  // none where the word or its year is not known
    bool interim = false;                  // of a target: 中間目標値
    std::string year;
    bool marked = false;   // by ※
    bool certain = false;  // a word such as 目標値 with its colon: never prose
    std::size_t from = 0;
    std::size_t value_from = 0;
};

/// The label that begins with the word here. Behind a `name` any word before a colon and a value is one.
std::optional<printed_label> label_at(std::string_view text, std::size_t at, std::size_t end,
                                      bool behind_name);

/// The first label behind the name that begins at `from`, not a footnote's; nowhere for none.
std::size_t find_label(std::string_view text, std::size_t from, std::size_t end);

/// The first label in a text that may be prose, nowhere for none: 目標値(令和6年度):3人, not 定員:30人.
std::size_t find_certain_label(std::string_view text, std::size_t from, std::size_t end);

/// Does a word end as labels do, so that it may be a label of an office's own or a name without a
/// space before its label: 第1期目標値, 受講者数目標値?
bool ends_as_label(std::string_view text, printed_label const& label);

/// Is all of this a value: 46人?
bool is_value(std::string_view text);

/// Is all of this a value with a unit?
bool is_value_with_unit(std::string_view text);

/// Is all of this a value, or a mark for a missing one?
bool is_value_or_missing(std::string_view text);

/// Where a word of a name is a value, alone or with what follows it, 乗船者数 46人; the end for none. What
/// brackets hold is no value of its own.
std::size_t find_value_in_name(std::string_view text, text_span name);

/// Where a value with its unit stands right behind the name's word for a quantity, 参加者数302人; the end
/// for none: 地域包括支援センター5圏域 is a name.
std::size_t find_value_glued(std::string_view text, text_span name);

/// Where a heading ends in a value, くらし 46人; the end for none. Within its words a value is prose.
std::size_t find_value_at_end(std::string_view text, text_span heading);

/// Where what begins at a place and is no label ends: at a label, a footnote, or with its line.
std::size_t find_stop(std::string_view text, std::size_t from, std::size_t end);

/// What a label begins with, 基準 or 最終目標; null for none.
table_words::label_stem const* take_label_stem(cursor& at);

}  // namespace tomakomai_kpi::detail

#endif
