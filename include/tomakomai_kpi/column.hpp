// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_HPP

// The floor "column": the same values, rules and verdicts over columns.

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/column/column.hpp>
#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/column_rows.hpp>
#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/column/column_type.hpp>
#include <tomakomai_kpi/column/key_column.hpp>
#include <tomakomai_kpi/column/mixed_column.hpp>
#include <tomakomai_kpi/column/table_export.hpp>
#include <tomakomai_kpi/column/totals.hpp>

#endif
