// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_FIGURE_HPP
#define TOMAKOMAI_KPI_PROGRESS_FIGURE_HPP

// What a judgement says: a figure, or why there is none.
//
// Synopsis
//   template <class T> struct figure;   value or undefined, explain()
//   struct elapsed_figure;              a figure, with the years counted

#include <optional>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// An exact result, or the reason why there is none: exactly one of the two.
template <class T>
struct figure {
    std::optional<T> value;
    code undefined = code::none;
    std::string explanation;  // method, inputs and result, or the reason in words

    std::string const& explain() const noexcept { return explanation; }
};

/// n ÷ N, with both. Undefined as no_baseline where the clock needs a baseline that is not there, as
/// no_amount where it needs the first year of a project and none is declared; before its first year
/// as not_started, after its last as period_over.
struct elapsed_figure : figure<exact> {
    int years = 0;     // n; 0 where undefined
    int of_years = 0;  // N; 0 where undefined
};

}  // namespace tomakomai_kpi

#endif
