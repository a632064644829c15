// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_HPP
#define TOMAKOMAI_KPI_NOTATION_HPP

// The floor "notation": text <-> value.

#include <tomakomai_kpi/notation/formatter.hpp>
#include <tomakomai_kpi/notation/literal.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/notation/quantity_text.hpp>
#include <tomakomai_kpi/notation/stream.hpp>

#endif
