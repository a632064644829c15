// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_HPP

// The floor "column": the same values, rules and verdicts over columns.

#include <tomakomai_kpi/column/arrow.hpp>

#endif
