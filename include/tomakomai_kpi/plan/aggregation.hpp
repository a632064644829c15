// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_AGGREGATION_HPP
#define TOMAKOMAI_KPI_PLAN_AGGREGATION_HPP

// How the values of an indicator add up over time, and who says so.
//
// Synopsis
//   enum class aggregation_kind;    flow, stock, ratio, score, unknown
//   struct aggregation;

#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/provenance.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class aggregation_kind : unsigned char { unknown, flow, stock, ratio, score };

std::string to_string(aggregation_kind k);
aggregation_kind parse_aggregation(std::string_view text);  // throws notation_error (unknown_name)

/// How values add up over time: a flow happens, a stock is there; ratios and scores never add.
struct aggregation {
    aggregation_kind kind = aggregation_kind::unknown;
    tomakomai_kpi::provenance provenance = "unknown";

    friend bool operator==(aggregation const&, aggregation const&) = default;
};

}  // namespace tomakomai_kpi

#endif
