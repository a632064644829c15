// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_MAPPED_TABLE_HPP
#define TOMAKOMAI_KPI_DOCUMENT_MAPPED_TABLE_HPP

// Any office's table of indicators: one row an indicator, its columns in the words of
// that office. A mapping says what each column is; where nobody declares one, the
// header's words make it, with a reason for each column and what they leave open.
//
// Reading stops at no error. Every cell that holds something is accounted for: read
// as …, missing, ignored by the mapping, part of the header, or refused with the
// reason; a refused value stays in the plan as an unread observation.
//
//   grid const g = read_table_text("指標名\t単位\tR1基準値\tR3実績\tR6目標値\n参加者数\t人\t40\t46\t60");
//   table_reading const r = read_mapped_table(g);
//   r.plan.indicators()[0].actuals[0]        // 46人 in 令和3年度
//   explain(r)                               // what was understood, for a person to check
//
//   table_mapping said;                      // what the header does not say, a person does
//   said.baseline_year = fiscal_year{2019};
//   said.columns = {{.role = column_role::actual, .header = "/実績/"}};
//   read_mapped_table(g, guess_mapping(g, said));
//
// Synopsis
//   enum class column_role, repair, cell_fate;
//   struct mapped_column, name_rule, note_mark, said_word, table_mapping;
//   struct cell_record, table_reading;
//   table_mapping guess_mapping(grid, declared, units);
//   table_reading read_mapped_table(grid, mapping, units);
//   std::string explain(mapping), explain(reading);

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// What the cells of a column are.
enum class column_role : unsigned char {
    ignored,
    id,
    name,           // 指標名
    part,           // 内訳: of an indicator whose name stands above, 男性
    kind,           // 区分: what the values of the row are, 目標 or 実績
    goal,           // 基本目標
    measure,        // 施策
    project,        // 事業
    department,     // 担当課
    page,           // 頁
    unit,           // 単位
    direction,      // 望ましい方向
    aggregation,    // 集計
    year,           // 年度 of all values of the row
    baseline_year,  // 基準年度
    actual_year,    // 実績年度
    target_year,    // 目標年度
    value,          // a year's value, which the row's kind says the role of
    baseline,       // 基準値
    actual,         // 実績値
    target,         // 目標値, 中間目標値
    forecast,       // 見込値: an estimated actual, where the year has none
    rate,           // 達成率, as published
    mark,           // 評価, as published
    comment,        // 要因, 今後の対応
    note            // 備考
};

/// As mappings write it; parse_column_role throws notation_error (unknown_name).
std::string to_string(column_role r);
column_role parse_column_role(std::string_view text);

/// Its word in Japanese: 指標名, 実績値.
std::string japanese(column_role r);

/// How a cell may be misprinted, which only a person can say of a table.
enum class repair : unsigned char {
    middle_dot,    // 45・2 is 45.2
    minus,         // ー5 is -5: a long vowel mark or a dash for a minus
    brackets,      // (46) is 46, and (8.9)% is 8.9%
    joined_lines,  // a number broken over lines is one
    reduction      // 10%減 is the baseline less a tenth of it
};

std::string to_string(repair r);
repair parse_repair(std::string_view text);  // throws notation_error (unknown_name)

struct mapped_column {
    std::size_t column = 0;  // from 1; in a declaration also 0: that of the header
    column_role role = column_role::ignored;
    std::optional<fiscal_period> period{};  // that all its values are of
    std::string header{};  // its words, those of stacked rows behind one another; in a declaration
                           // also a regular expression between strokes: /R[0-9]実績/
    std::string why{};     // why it is taken for that
    std::string unit{};    // of its numbers: 実績値(千円)
    std::optional<tomakomai_kpi::basis> basis{};  // of its numbers: 実績値(累計)
};

/// What the names of indicators say about their values.
struct name_rule {
    std::string pattern;  // words in the name, or a regular expression between strokes
    aggregation_kind aggregation = aggregation_kind::unknown;  // unknown: not said
    std::optional<tomakomai_kpi::basis> basis{};               // of values that print none
    std::string direction{};                                   // as plan files declare it: down
};

/// ※1, and the note it points to.
struct note_mark {
    std::string mark;
    std::string note;
};

/// What a whole cell means: 全市町村 is 1741市町村.
struct said_word {
    std::string printed;
    std::string means;
};

struct table_mapping {
    std::string name{};                       // of the plan
    std::optional<fiscal_period> period{};    // of the plan; else from its first value's year on
    std::optional<std::size_t> header_row{};  // number of its first row in the grid; 0: no header
    std::optional<std::size_t> header_rows{};
    std::vector<mapped_column> columns{};
    std::string unit{};  // of numbers for which neither cell, row nor header says one: 千円
    std::optional<fiscal_year> baseline_year{};  // of baselines for which nothing says one
    std::optional<fiscal_year> target_year{};    // of targets for which nothing says one; else the
                                                 // last of the plan
    bool targets_say_year = false;               // a target for which nothing says one is refused
    std::string default_era{};                   // of years without an era: 令和, for 3年度
    bool calendar_years = false;      // 2021年 and dates are taken for the fiscal years they are in
    bool windows_are_totals = false;  // values of several years are 累計
    std::vector<repair> repairs{};
    std::vector<said_word> words{};
    std::vector<std::string> parts{};  // labels of the values in one cell; "*" alone: as printed
    std::vector<name_rule> names{};
    std::vector<note_mark> notes{};   // beside those below the table
    std::vector<std::string> open{};  // what a person should look at
};

/// What became of a cell.
enum class cell_fate : unsigned char { header, read, missing, ignored, refused };

std::string to_string(cell_fate f);

struct cell_record {
    std::string sheet{};     // of a workbook
    std::size_t row = 0;     // number in the grid
    std::size_t column = 0;  // from 1
    std::string text{};
    cell_fate fate = cell_fate::ignored;
    std::string as{};         // 実績値 令和3年度, 見出し; why it was ignored
    std::string indicator{};  // its id; empty for none
    code why = code::none;    // of a refused cell
    std::string message{};
};

struct table_reading {
    tomakomai_kpi::plan plan;
    table_mapping mapping;
    std::vector<cell_record> cells;  // of all cells that hold something, row by row
};

/// The mapping that the words of the header make; what is `declared` goes before it. Throws plan_error:
/// bad_row where no row among the first names indicators and years or values, unknown_name for a
/// declared column that the header has not; notation_error for what declared patterns, units and
/// directions refuse.
table_mapping guess_mapping(grid const& g, table_mapping const& declared = {},
                            std::span<unit const> units = {});

/// Reads the rows below the header by the mapping. `units` are known beside the catalogue's. Throws
/// plan_error: bad_row where the mapping has no column of names, bad_period where neither mapping nor
/// any value says of which years the plan is.
table_reading read_mapped_table(grid const& g, table_mapping const& mapping,
                                std::span<unit const> units = {});

/// By the header's own words.
table_reading read_mapped_table(grid const& g);

/// Column by column what it is taken for and why, and what is open, for a person to check.
std::string explain(table_mapping const& mapping);

/// The mapping, the counts of what became of the cells, and each refused cell with its reason.
std::string explain(table_reading const& reading);

}  // namespace tomakomai_kpi

#endif
