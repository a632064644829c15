// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_LONG_TABLE_HPP
#define TOMAKOMAI_KPI_DOCUMENT_LONG_TABLE_HPP

// Long tables, a value a row, as databases and data frames keep them.
//
//   name,year,role,value,unit
//   参加者数,R1,baseline,40,人
//   参加者数,R3,actual,46,人
//   参加者数,R6,target,60,人
//
// The columns stand in any order and are found by these names or by the words that
// headers of offices have: 指標名, 年度, 種別, 値, 単位. Also id, status (状態), note (備考),
// goal (基本目標), project (事業), departments (担当課), page (頁), scale (尺度), direction
// (方向), aggregation (集計) and flags. Without a role all values are actuals. A value of
// several years has their first one in from_year; plan_name and plan_period, alike in all
// rows, are of the plan.
//
// Synopsis
//   bool is_long_header(cells);
//   struct long_table_options;
//   plan read_long_table(rows, options);    throws plan_error with all that is wrong
//   std::vector<std::string> extra_long_columns(cells);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Does this row name the columns of a long table: names (or ids), years and values?
bool is_long_header(std::vector<std::string> const& cells);

/// The columns that say nothing to a reader of long tables, as the header names them.
std::vector<std::string> extra_long_columns(std::vector<std::string> const& header);

struct long_table_options {
    std::string name{};                        // of the plan; empty: what rows say, else 計画
    std::optional<fiscal_period> period{};     // else what rows say, else the years of its values
    std::string unit{};                        // of rows that say none
    std::vector<tomakomai_kpi::unit> units{};  // own ones, beside the catalogue's
    std::string source{};                      // names the table in errors
};

/// Reads the rows below the header, which is the first; rows of one id, or of one name in one project
/// of one goal, are one indicator. A row without a value and a status says nothing. Throws plan_error:
/// bad_row where the header is none, else all that is wrong with the rows, by line, indicator and
/// field.
plan read_long_table(std::vector<sheet_row> const& rows, long_table_options const& options = {});

}  // namespace tomakomai_kpi

#endif
