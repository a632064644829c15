// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_TEXT_HPP

// Fiscal years and periods from and to text.
//
//   parse_fiscal_year("令和3年度") == parse_fiscal_year("R3") == fiscal_year{2021}
//   to_string(fiscal_year{2019})   // 令和元年度, not 平成31年度: by the newest era that counts it
//
// Synopsis
//   fiscal_year parse_fiscal_year(text);       令和3年度, 令和元年度, R3, H30, 2021年度, 2021
//   fiscal_period parse_fiscal_period(text);   令和2年度～令和6年度, or one year
//   std::string to_string(fiscal_year), to_string(fiscal_period);

#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Reads 明治, 大正, 昭和, 平成, 令和 or M, T, S, H, R with a year of the era (元 is 1), or a
/// western year of four digits; 年 or 年度 may follow. Digits and letters may be full width. A year
/// past the end of its era counts on (平成31年度 is 令和元年度), as plans made before a new era print.
/// Throws notation_error (unknown_year).
fiscal_year parse_fiscal_year(std::string_view text);

/// Two years joined by ～, 〜, ~, － or -, or one year alone. Throws notation_error, period_error.
fiscal_period parse_fiscal_period(std::string_view text);

std::string to_string(fiscal_year year);
std::string to_string(fiscal_period period);

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/fiscal_year_text.hpp>
#endif

#endif
