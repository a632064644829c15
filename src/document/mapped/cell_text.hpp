// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_CELL_TEXT_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_CELL_TEXT_HPP

// What a cell prints, as a reader of values may read it: by the words, the repairs and the
// footnotes of its table. Whatever was done is told.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/document/mapped_table.hpp>

namespace tomakomai_kpi::detail {

struct cell_text {
    std::string text;
    std::vector<std::string> done{};   // 中黒を小数点とした
    std::vector<std::string> marks{};  // of the footnotes that it points to
};

/// Whether the mapping declares this repair.
bool wants(table_mapping const& mapping, repair r);

/// Declared words, then footnotes' marks, then declared repairs.
cell_text readable(std::string_view cell, table_mapping const& mapping,
                   std::span<note_mark const> notes);

/// A text without the marks of these notes, and the marks.
cell_text without_marks(std::string_view text, std::span<note_mark const> notes);

/// ※1 速報値: the mark that a footnote explains, and its words; no mark where it is none.
note_mark note_said(std::string_view line);

/// A value of a cell that holds several, and whose it is.
struct part_text {
    std::string label;  // empty where none is printed
    std::string text;
};

/// The values of a cell by their labels, as 男性 50%／女性 45%, or without labels where it has as many
/// lines or strokes as there are labels; nothing where the cell holds one value. Labels of "*" are
/// those that the cell prints.
std::vector<part_text> parts_of(std::string_view cell, std::span<std::string const> labels);

}  // namespace tomakomai_kpi::detail

#endif
