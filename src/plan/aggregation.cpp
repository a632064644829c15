// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/aggregation.hpp>

#include <tomakomai_kpi/value/detail/names.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<aggregation_kind, 5> aggregation_names{
    {{aggregation_kind::unknown, "unknown"},
     {aggregation_kind::flow, "flow"},
     {aggregation_kind::stock, "stock"},
     {aggregation_kind::ratio, "ratio"},
     {aggregation_kind::score, "score"}}};

}  // namespace

std::string to_string(aggregation_kind k)
{
    return detail::name_of(aggregation_names, k);
}

aggregation_kind parse_aggregation(std::string_view text)
{
    return detail::named(aggregation_names, text, "集計の種類");
}

}  // namespace tomakomai_kpi
