// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_ANSWERS_OUT_HPP
#define TOMAKOMAI_KPI_PYTHON_ANSWERS_OUT_HPP

// What columns answer with, in Arrow's layout.

#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>

#include "column_results.hpp"

namespace tomakomai_kpi::python {

using out_array = std::pair<arrow::owned<ArrowSchema>, arrow::owned<ArrowArray>>;

/// utf8.
out_array texts_out(std::vector<std::string> const& texts);

/// Dictionary-encoded utf8.
out_array words_out(word_column const& c);
arrow::owned<ArrowSchema> schema_of_words();

/// Booleans; null for a reason.
out_array verdicts_out(row_verdicts const& of);
arrow::owned<ArrowSchema> schema_of_verdicts();

/// struct<numerator, denominator> of decimal128(38, 0), in lowest terms, so that equal rates are equal
/// rows; null for a reason. Throws amount_error (inexact_number) beyond 38 digits.
out_array rates_out(rate_column const& rates);
arrow::owned<ArrowSchema> schema_of_rates();

}  // namespace tomakomai_kpi::python

#endif
