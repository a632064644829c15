// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_SHARE_WORDS_HPP
#define TOMAKOMAI_KPI_PYTHON_SHARE_WORDS_HPP

// What classes that hold a share say of printing it: Rate, RelativeChange.

namespace tomakomai_kpi::python {

inline constexpr char const* percent_doc = R"(In per cent, a Decimal.

Nothing but nothing is 0, and nothing but the whole is 100: 1999/2000 is 99.9 in one decimal.

Args:
    places: decimals.
    rounding: half_up, half_even, truncate or away.)";

inline constexpr char const* format_doc =
    R"(In per cent by a spec like ".1%", ".2e%", ">8.1%": [[fill]align][+][width][.decimals[h|e|t|a]]%.

99.9%台 of 1999/2000: a share that is not the whole is not shown as 100 %.)";

}  // namespace tomakomai_kpi::python

#endif
