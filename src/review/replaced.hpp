// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_REPLACED_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_REPLACED_HPP

// What became of things that have no partner. One that only one side has was added
// or removed; indicators left in one project may be one that was renamed, or were
// replaced, split or merged.

#include <functional>
#include <string>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>

#include "review/facet.hpp"
#include "review/pairing.hpp"

namespace tomakomai_kpi::detail {

/// An indicator's name with its target.
std::string with_target(indicator const& i);

template <class Thing>
void put_alone(std::vector<found_change>& out, change_kind kind, change_subject subject,
               Thing const& thing, std::string const& revision_name)
{
    bool const added = kind == change_kind::added;
    plan_change c = at(subject, thing, revision_name);
    c.kind = kind;
    auto& title = added ? c.new_text : c.old_text;
    if constexpr (requires { thing.target; }) {
        title = with_target(thing);
    } else {
        title = thing.name;
    }
    c.explanation = quote(thing.name) + (added ? "は新しい側だけにある。" : "は古い側だけにある。");
    out.push_back({std::move(c), {}, &thing});
}

/// Tells one pair that is one indicator under another name, by this evidence.
using tell_pair = std::function<void(indicator const& before, indicator const& after,
                                     std::string const& evidence)>;

/// Of all indicators without a partner, project by project.
void tell_unpaired(std::vector<found_change>& out, pairing const& of, revision const& before,
                   revision const& after, tell_pair const& renamed);

}  // namespace tomakomai_kpi::detail

#endif
