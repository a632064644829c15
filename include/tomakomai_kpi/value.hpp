// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_HPP
#define TOMAKOMAI_KPI_VALUE_HPP

// The floor "value": exact numbers, fiscal years, units, the rule table, quantities and their
// observations, and values.
// All but exact_boost.hpp, which includes Boost.

#include <tomakomai_kpi/value/basis.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/dimension.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/hash.hpp>
#include <tomakomai_kpi/value/instead.hpp>
#include <tomakomai_kpi/value/more_units.hpp>
#include <tomakomai_kpi/value/nearest.hpp>
#include <tomakomai_kpi/value/observed.hpp>
#include <tomakomai_kpi/value/pause.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/unit.hpp>
#include <tomakomai_kpi/value/units.hpp>
#include <tomakomai_kpi/value/value.hpp>
#include <tomakomai_kpi/value/year_count.hpp>

#endif
