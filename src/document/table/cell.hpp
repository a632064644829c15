// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_CELL_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_CELL_HPP

// The structure of one cell of a comparison table, before it is known what its
// values mean: spans of the cell's text under the names of what they are.
//
// What misleads: footnotes repeat the labels of values; ※ stands in four places
// about a label; a value ends where the next label, ※ or paragraph begins, not
// at a space.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

#include "document/table/words.hpp"

namespace tomakomai_kpi::detail {

/// Something printed that a mark can stand at: name, flag, departments, content, note.
struct printed_part {
    std::string role;
    text_span span;
};

/// 実績値(令和3年度)※: 0人
struct printed_reading {
    observation_role label{};
    std::string year;
    std::string text;
    text_span span;              // with its label
    std::size_t value_from = 0;  // where the text begins
    bool marked = false;         // by ※
    bool interim = false;        // 中間目標値
};

/// ※実績値(令和3年度)【国外路線】: …
struct printed_note {
    std::optional<observation_role> label;
    bool interim = false;   // 中間目標値
    std::string year;       // as printed in its head, empty for none
    std::string indicator;  // that it names, empty for the one it stands at
    std::string text;
    std::string whole;  // with its head
    text_span span;
};

struct printed_indicator {
    std::string name;
    std::string scale;
    std::vector<std::string> flags;
    bool marked = false;
    text_span span;
    std::vector<printed_part> parts;
    std::vector<printed_reading> readings;
    std::vector<printed_note> notes;
    std::vector<text_span> unread;
};

enum class printed_kind : unsigned char { goal, measure, project };

struct printed_item {
    printed_kind kind{};
    std::string name;
    int goal = 0;        // number of a goal
    std::string number;  // of a goal or measure, as printed
    std::vector<std::string> departments;
    std::vector<std::string> flags;
    bool in_measure = false;
    text_span span;
    text_span content;  // empty for none
    std::vector<printed_part> parts;
    std::vector<printed_indicator> indicators;
    std::vector<text_span> unread;
};

enum class cell_kind : unsigned char { empty, marker, passage, items, unread };

struct printed_cell {
    cell_kind kind = cell_kind::empty;
    std::vector<printed_item> items;
};

/// Takes the text of a cell apart; what it cannot place is among the unread spans.
printed_cell read_table_cell(std::string_view text);

}  // namespace tomakomai_kpi::detail

#endif
