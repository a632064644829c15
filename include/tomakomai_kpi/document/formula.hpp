// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_FORMULA_HPP
#define TOMAKOMAI_KPI_DOCUMENT_FORMULA_HPP

// What a spreadsheet takes for a formula: every writer of cells asks here before
// it guards one, in C++ and in Python.

#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Would a spreadsheet run the cell? After spaces it begins with = + - @, a tab or a line break,
/// full-width signs too. Dashes alone, printed for what is missing, and negative numbers run nowhere.
bool starts_formula(std::string_view cell) noexcept;

/// The CSV with an apostrophe before every cell that would run, which reading takes back; all else is
/// as it was, byte for byte. Throws plan_error (bad_csv).
std::string guarded_csv(std::string_view text);

}  // namespace tomakomai_kpi

#endif
