// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_INFERRED_HPP
#define TOMAKOMAI_KPI_PLAN_INFERRED_HPP

// A plan with what strong evidence says of its indicators declared, and the list of what a person
// must still decide.
//
// Directions and aggregations are declared by id, for all revisions: evidence that differs between
// them decides nothing. What somebody declared, unknown too, stays. Values whose aggregation becomes
// known are read anew from their text: 12施設 of a stock stands at a time.
//
// Synopsis
//   enum class declared_fact;        direction, aggregation
//   struct inferred_fact;            what, id, name, said, why
//   struct inferred_plan;            with, declared, undecided
//   inferred_plan with_inferred(plan);

#include <string>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class declared_fact : unsigned char { direction, aggregation };

std::string to_string(declared_fact f);

struct inferred_fact {
    declared_fact what{};
    std::string id;    // of the indicator
    std::string name;  // its name
    std::string said;  // up, stock; empty where a person must decide
    std::string why;   // the evidence, or why it decides nothing
};

struct inferred_plan {
    plan with;
    std::vector<inferred_fact> declared;
    std::vector<inferred_fact> undecided;
};

/// All indicators of all revisions, in the document's order.
inferred_plan with_inferred(plan const& p);

}  // namespace tomakomai_kpi

#endif
