// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_CSV_HPP
#define TOMAKOMAI_KPI_PLAN_CSV_HPP

// A plan as one tidy CSV: an observation a row, and rows for what is none.
//
//   revision,role,id,parent,page,name,departments,flags,year,value,status,note
//
//   role                      what the row says
//   plan                      id, name and the period (year) of the plan
//   revision                  a revision and its label (name)
//   goal, measure, project    id, parent, page, name; the printed mark of a measure (value)
//   indicator                 id, parent (goal or project), page, name, its scale (value)
//   baseline, actual, target  an observation: indicator, its name, year, printed value, status, note
//   fingerprint               of a project's or measure's content (value)
//   stated_count              what the document says of itself (value)
//   direction, aggregation    our declarations for an indicator, and why (note)
//   reason                    why a printed dash has no amount (value: not_started, …)
//
// Declarations leave the revision empty to hold for all. A new actual is a new
// row. Departments and flags are joined by ／, several notes by line breaks.
//
// Synopsis
//   plan read_plan_csv(text, source);   throws plan_error with line and column

#include <string_view>

#include <tomakomai_kpi/plan.hpp>

namespace tomakomai_kpi {

/// Reads UTF-8 text, with or without a byte order mark; `source` names it in errors.
/// Throws plan_error: bad_csv, bad_row, unknown_id, duplicate_id, and the codes of values and years.
plan read_plan_csv(std::string_view text, std::string_view source = "plan.csv");

}  // namespace tomakomai_kpi

#endif
