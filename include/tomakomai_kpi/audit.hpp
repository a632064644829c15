// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_AUDIT_HPP
#define TOMAKOMAI_KPI_AUDIT_HPP

// The floor "audit": what does not add up.

#include <tomakomai_kpi/audit/audit.hpp>

#endif
