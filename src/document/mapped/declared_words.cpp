// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/declared_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <tomakomai_kpi/value/detail/text.hpp>

namespace tomakomai_kpi::detail {

namespace {

struct direction_word {
    std::string_view word;
    std::string_view says;
};

constexpr auto direction_words = std::to_array<direction_word>({
    {"↑", "up"},
    {"↗", "up"},
    {"増", "up"},
    {"増加", "up"},
    {"上昇", "up"},
    {"向上", "up"},
    {"↓", "down"},
    {"↘", "down"},
    {"減", "down"},
    {"減少", "down"},
    {"低下", "down"},
    {"→", "maintain"},
    {"維持", "maintain"},
    {"up", "up"},
    {"down", "down"},
    {"maintain", "maintain"},
});

}  // namespace

std::optional<std::string_view> direction_said(std::string_view text)
{
    std::string const plain = plain_words(text);
    auto const* const found = std::ranges::find_if(direction_words, [&](auto const& each) {
        return plain == each.word || plain == std::string{each.word} + "させる";
    });
    if (found == direction_words.end()) { return std::nullopt; }
    return found->says;
}

std::optional<aggregation_kind> aggregation_said(std::string_view text)
{
    std::string const plain = plain_words(text);
    if (plain.starts_with("単年") || plain.starts_with("累計") || plain == "flow") {
        return aggregation_kind::flow;
    }
    bool const at_a_time = plain.find("時点") != std::string::npos || plain.starts_with("年度末");
    if (at_a_time || plain == "stock") { return aggregation_kind::stock; }
    return std::nullopt;
}

}  // namespace tomakomai_kpi::detail
