// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/evidence.hpp>

#include <tomakomai_kpi/value/detail/names.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<evidence_source, 8> source_names{
    {{evidence_source::name, "name"},
     {evidence_source::unit, "unit"},
     {evidence_source::words, "words"},
     {evidence_source::target, "target"},
     {evidence_source::target_side, "target_side"},
     {evidence_source::history, "history"},
     {evidence_source::revision, "revision"},
     {evidence_source::neighbours, "neighbours"}}};

constexpr detail::names<evidence_strength, 2> strength_names{
    {{evidence_strength::weak, "weak"}, {evidence_strength::strong, "strong"}}};

}  // namespace

std::string to_string(evidence_source s)
{
    return detail::name_of(source_names, s);
}

std::string to_string(evidence_strength s)
{
    return detail::name_of(strength_names, s);
}

}  // namespace tomakomai_kpi
