// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_ORDER_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_ORDER_HPP

// Which things of a sequence left their place: the fewest whose moving explains its order.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tomakomai_kpi::detail {

/// For things in their present order, by the places that they had before (all different): those
/// outside a longest increasing run, by their index.
inline std::vector<std::size_t> displaced(std::vector<std::size_t> const& places_before)
{
    std::size_t const none = places_before.size();
    std::vector<std::size_t> ends;  // of the best run of each length
    std::vector<std::size_t> previous(places_before.size(), none);
    for (std::size_t i = 0; i < places_before.size(); ++i) {
        auto const longer = std::ranges::lower_bound(
            ends, places_before[i], {}, [&](std::size_t end) { return places_before[end]; });
        if (longer != ends.begin()) { previous[i] = *(longer - 1); }
        if (longer == ends.end()) {
            ends.push_back(i);
        } else {
            *longer = i;
        }
    }
    std::vector<bool> stayed(places_before.size(), false);
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = previous[i]) {
        stayed[i] = true;
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < stayed.size(); ++i) {
        if (!stayed[i]) { out.push_back(i); }
    }
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif
