// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_PLAN_CSV_HPP
#define TOMAKOMAI_KPI_DOCUMENT_PLAN_CSV_HPP

// A plan as one tidy CSV: an observation a row, and rows for what is none.
//
//   revision,role,id,parent,page,name,departments,flags,year,value,status,note
//
// The columns stand in any order and are found by these names, or by 版, 種別, 識別子,
// 上位, 頁, 名称, 部署, 表示, 年度, 値, 状態, 注. Others are kept in the file, and not read.
//
//   role                      what the row says
//   plan                      id, name and the period (year) of the plan
//   revision                  a revision, its label (name) and its source (note)
//   goal, measure, project    id, parent, page, name; the printed mark of a measure (value); the
//                             number of a goal (value) where it is not its place
//   indicator                 id, parent (goal or project), page, name, its scale (value); its
//                             departments where they are not its project's
//   baseline, actual, target  an observation: indicator, its name, year, printed value, status, note;
//                             of several targets the last is the target, the others are interim
//   comment                   what is said about an indicator: kind (name), year or none, text (note)
//   fingerprint               of a project's or measure's content (value)
//   stated_count              what the document says of itself (value)
//   text                      text that is kept: its kind (value) and words (note), at id, on page;
//                             underlines (flags) as first..behind, in bytes of UTF-8
//   mark                      a printed mark: footnote or underline (value), at which part of id
//                             (status), on page, the words marked (note)
//   direction, aggregation    our declarations for an indicator, and why (note); who says so (status)
//                             where that is not "declared"; a direction may hold its limits:
//                             maintain ±5ポイント, range 10人～20人, range 10人以上 (indicator.hpp)
//   project_start             our declaration of a project's first year (year), and why (note)
//   reason                    why a printed dash has no amount (value: not_started, …)
//
// Declarations leave the revision empty to hold for all. A new actual is a new
// row. Departments and flags are joined by ／, several notes by line breaks.
//
// A cell that a spreadsheet would run (formula.hpp) has an apostrophe before it in
// the file, and so has one that begins with apostrophes and then such a formula.
//
// Synopsis
//   plan read_plan_csv(text, source);    throws plan_error with line and column
//   plan read_plan_rows(rows, source);   likewise, of the cells of a sheet; plan_rows(plan)
//   bool is_plan_header(cells);          is this row the header of such a table?
//   extra_columns(plan);                 those of its file that say nothing to us
//   std::string write_plan_csv(plan);    as it was read, else as tidy_plan_csv
//   std::string tidy_plan_csv(plan);     in one order and spelling

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Reads UTF-8 text, with or without a byte order mark, its cells divided by commas (or by tabs, as
/// spreadsheets save UTF-16); `source` names it in errors. The plan keeps the text for writing.
/// Throws plan_error: bad_csv, bad_row, unknown_id, duplicate_id, and the codes of values and years;
/// all errors of the rows at once, but for those that follow from another.
plan read_plan_csv(std::string_view text, std::string_view source = "plan.csv");

/// A row of a sheet: its number, from 1, and the text of its cells.
struct sheet_row {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// Reads the same table from the cells of a sheet, whose numbers of rows errors name. The plan keeps
/// the cells as the text of a CSV.
plan read_plan_rows(std::vector<sheet_row> rows, std::string_view source);

/// The cells of the text that `write_plan_csv` gives.
std::vector<sheet_row> plan_rows(plan const& p);

/// Does this row name enough of the columns to be the header of a plan?
bool is_plan_header(std::vector<std::string> const& cells);

/// The columns of the file a plan was read from that are none of ours, as the header names them.
std::vector<std::string> extra_columns(plan const& p);

/// The text the plan was read from, byte for byte; of a plan made otherwise, its tidy text.
std::string write_plan_csv(plan const& p);

/// The plan in UTF-8 with LF, whose reading gives an equal plan (without places): items and their
/// observations in the document's order, then counts, texts and marks, then what is declared.
/// Throws plan_error (bad_row), naming what rows cannot say.
std::string tidy_plan_csv(plan const& p);

}  // namespace tomakomai_kpi

#endif
