// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_DIFFERENCES_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_DIFFERENCES_HPP

// The differences between two revisions, thing by thing: shared by `review`,
// where flags, pages, actuals newly measured and declarations are no changes of
// the plan, by `compare_plans`, where everything counts, and by the audit, which
// holds them against what the document declares.

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/review/review.hpp>

#include "review/facet.hpp"
#include "review/matching.hpp"

namespace tomakomai_kpi::detail {

/// Answers of one comparison; its pointers are into the two revisions.
class differences {
public:
    std::vector<found_change> changes;  // in the order of the document

    /// What a newer thing was; null for one that is new.
    template <class Thing>
    Thing const* older(Thing const& after) const
    {
        return static_cast<Thing const*>(partner(older_, &after));
    }

    /// What became of an older thing; null for one that is gone.
    template <class Thing>
    Thing const* newer(Thing const& before) const
    {
        return static_cast<Thing const*>(partner(newer_, &before));
    }

    /// What differs at a newer thing that was there before.
    template <class Thing>
    facets const& at(Thing const& after) const
    {
        static facets const nothing;
        auto const found = at_.find(&after);
        return found == at_.end() ? nothing : changes[found->second].found;
    }

    void pair(void const* before, void const* after);

    /// The changes by page, those of one page as they were found.
    void put_in_order();

private:
    using partners = std::map<void const*, void const*>;

    static void const* partner(partners const& of, void const* thing)
    {
        auto const found = of.find(thing);
        return found == of.end() ? nullptr : found->second;
    }

    partners older_;
    partners newer_;
    std::map<void const*, std::size_t> at_;  // places in `changes`
};

/// Is there a difference of this kind among them?
inline bool has_kind(facets const& found, change_kind kind)
{
    return std::ranges::find(found, kind, &facet::kind) != found.end();
}

differences differ(revision const& before, revision const& after, depth how,
                   told_by ids = told_by::id);

}  // namespace tomakomai_kpi::detail

#endif
