// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_PAIRING_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_PAIRING_HPP

// Which thing of the older revision is which of the newer, and which of them left
// their place among the others.

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <tomakomai_kpi/plan/plan.hpp>

#include "review/matching.hpp"

namespace tomakomai_kpi::detail {

class pairing {
public:
    pairing(revision const& before, revision const& after, depth how, told_by ids);

    matching<goal> goals;
    matching<measure> measures;
    matching<project> projects;
    matching<indicator> indicators;
    matching<stated_count> stated_counts;

    /// The older id of what has this one in the newer revision; itself for what is new.
    std::string old_id(std::string const& id) const;

    /// The project of an indicator, by its older id, or its goal.
    static std::string place_of_old(indicator const& i);
    std::string place_of_new(indicator const& i) const;

    /// Has what stood under the one goal (by its number) been put under the other? What became of a
    /// goal itself, its number or the whole of it, is told at the goal.
    bool is_moved(int before, int after) const;

    /// The ranks, before and now, of a newer thing that stands before or after others than it did.
    std::optional<std::pair<std::size_t, std::size_t>> ranks(void const* after) const;

private:
    template <class Thing, class KeyBefore, class KeyAfter>
    void match(matching<Thing>& out, std::vector<Thing> const& before,
               std::vector<Thing> const& after, KeyBefore key_before, KeyAfter key_after);
    void pair_goals(revision const& before, revision const& after);

    template <class Thing, class PlaceBefore, class PlaceAfter>
    void find_displaced(matching<Thing> const& among, PlaceBefore before, PlaceAfter after);

    depth how_;
    told_by told_by_;
    std::map<std::string, std::string> old_id_;  // of what is matched, by its newer id
    std::map<int, std::set<int>> goals_;         // numbers before, by the newer one
    std::set<int> removed_goals_;
    std::set<int> added_goals_;
    std::map<void const*, std::pair<std::size_t, std::size_t>> displaced_;
};

}  // namespace tomakomai_kpi::detail

#endif
