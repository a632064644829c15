// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_DIGITS_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_DIGITS_HPP

// Digits as documents print them: shared by the text of values and its formats.

#include <string>

#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

/// Three digits a group before the point: 16,080,853.
std::string group_digits(std::string digits);

/// The exact number with as many decimals as its notation says, or as many as it needs.
std::string digits_as_printed(exact const& number, notation const& printed);

}  // namespace tomakomai_kpi::detail

#endif
