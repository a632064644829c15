// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_AGES_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_AGES_HPP

// Of whom a value is, by age: 25～44歳, 65歳以上, 20代, 40歳代.

#include <array>
#include <optional>
#include <string_view>

#include "notation/printed/cursor.hpp"

namespace tomakomai_kpi::detail {

inline bool take_ages(cursor& at)
{
    static constexpr auto ends = std::to_array<std::string_view>({"以上", "以下", "未満", "代"});
    cursor ahead = at;
    auto const from = take_small_number(ahead, 3);
    if (!from) { return false; }
    bool const named = ahead.take("歳") || ahead.take("才");
    if (ahead.take_ascii('~') || ahead.take("〜")) {
        auto const to = take_small_number(ahead, 3);
        if (!to || *to <= *from || !(ahead.take("歳") || ahead.take("才"))) { return false; }
        at = ahead;
        return true;
    }
    bool const decade = ahead.rest().starts_with("代") && *from % 10 == 0 && *from < 100;
    if ((!named && !decade) || !take_any(ahead, ends)) { return false; }
    at = ahead;
    return true;
}

}  // namespace tomakomai_kpi::detail

#endif
