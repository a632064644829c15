// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PROGRESS_CORRIDOR_HPP
#define TOMAKOMAI_KPI_SRC_PROGRESS_CORRIDOR_HPP

// What an actual has to lie in: from a target upwards or downwards, around it, or
// between two limits.

#include <optional>

#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi::detail {

/// From low to high in coherent units; open where an end is not given.
struct corridor {
    std::optional<exact> low{};
    bool with_low = true;
    std::optional<exact> high{};
    bool with_high = true;

    bool is_below(exact const& x) const { return low && (with_low ? x < *low : x <= *low); }
    bool is_above(exact const& x) const { return high && (with_high ? x > *high : x >= *high); }
    bool contains(exact const& x) const { return !is_below(x) && !is_above(x); }

    /// How far outside, zero at a limit.
    exact distance(exact const& x) const
    {
        if (low && x < *low) { return *low - x; }
        if (high && x > *high) { return x - *high; }
        return 0;
    }

    /// To the places that lie in it: 3位 ± 2.5 is from 1位 to 5位.
    void keep_to_ranks()
    {
        if (low && *low < 1) {
            low = 1;
            with_low = true;
        }
        if (low) { low = round(*low, 0, rounding::away); }
        if (high) { high = round(*high, 0, rounding::truncate); }
    }

    /// What holds after a share of the years, where it is a sum that grows with them.
    corridor after(exact const& share) const
    {
        corridor c = *this;
        if (c.low) { c.low = *c.low * share; }
        if (c.high) { c.high = *c.high * share; }
        return c;
    }
};

}  // namespace tomakomai_kpi::detail

#endif
