// SPDX-License-Identifier: BSL-1.0
// The floor "value", compiled once: the bodies that header-only programs compile themselves.
#include <tomakomai_kpi/value/bodies/arithmetic.hpp>
#include <tomakomai_kpi/value/bodies/error.hpp>
#include <tomakomai_kpi/value/bodies/exact.hpp>
#include <tomakomai_kpi/value/bodies/exact_text.hpp>
#include <tomakomai_kpi/value/bodies/fiscal_year.hpp>
#include <tomakomai_kpi/value/bodies/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/bodies/nearest.hpp>
#include <tomakomai_kpi/value/bodies/periods.hpp>
#include <tomakomai_kpi/value/bodies/rank.hpp>
#include <tomakomai_kpi/value/bodies/refusal.hpp>
#include <tomakomai_kpi/value/bodies/unit.hpp>
#include <tomakomai_kpi/value/bodies/value.hpp>
#include <tomakomai_kpi/value/bodies/year_count.hpp>
