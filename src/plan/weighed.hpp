// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_WEIGHED_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_WEIGHED_HPP

// How evidence decides, of a direction as of an aggregation: strong evidence of one kind does, of two
// kinds it conflicts, and weak evidence is but shown.

#include <string>
#include <vector>

#include <tomakomai_kpi/plan/evidence.hpp>
#include <tomakomai_kpi/value/code.hpp>

namespace tomakomai_kpi::detail {

/// Sets `said` to what strong evidence agrees on, with that evidence as its provenance; else leaves it
/// as nothing said, and returns `unknown` or `conflict`.
template <class Said, class Evidence>
code decide(std::vector<Evidence> const& evidence, Said& said, code unknown, code conflict)
{
    code undefined = unknown;
    for (Evidence const& e : evidence) {
        if (e.strength == evidence_strength::weak) { continue; }
        if (undefined == unknown) {
            said = {};
            said.kind = e.kind;
            said.provenance = {"inferred", e.explanation};
            undefined = code::none;
        } else if (said.kind == e.kind) {
            said.provenance.why += "、" + e.explanation;
        } else {
            said = {};
            return conflict;
        }
    }
    return undefined;
}

/// Each piece on a line of its own, behind a line break.
template <class Evidence>
std::string lines_of(std::vector<Evidence> const& evidence)
{
    std::string text;
    for (Evidence const& e : evidence) {
        text += "\n" + to_string(e.kind) + " "
                + (e.strength == evidence_strength::strong ? "強い strong" : "弱い weak") + " "
                + to_string(e.source) + ": " + e.explanation;
    }
    return text;
}

}  // namespace tomakomai_kpi::detail

#endif
