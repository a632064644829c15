// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_DASHES_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_DASHES_HPP

// What a dash is: the one list, which the literal, cells and ranges ask.
//
// One of them alone is a missing value wherever values are read; a cell may print
// several in a row (――), a literal may not. Those that join make a range between two
// numbers; the others are letters (ー), frames (─) or dots, and none of them is a minus
// but where a number follows.

#include <array>
#include <string_view>

namespace tomakomai_kpi::detail {

struct dash {
    std::string_view text;
    bool joins = false;
};

inline constexpr auto dashes = std::to_array<dash>({{"-", true},
                                                    {"－", true},
                                                    {"‐", true},
                                                    {"‑", true},
                                                    {"‒"},
                                                    {"–", true},
                                                    {"—", true},
                                                    {"―", true},
                                                    {"−", true},
                                                    {"﹣"},
                                                    {"ー"},
                                                    {"ｰ"},
                                                    {"─"},
                                                    {"━"},
                                                    {"…"},
                                                    {"‥"},
                                                    {"..."},
                                                    {"・・・"}});

constexpr bool is_dash(std::string_view text) noexcept
{
    for (dash const& d : dashes) {
        if (text == d.text) { return true; }
    }
    return false;
}

}  // namespace tomakomai_kpi::detail

#endif
