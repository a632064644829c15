// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_HTML_TAG_HPP
#define TOMAKOMAI_KPI_SRC_HTML_TAG_HPP

// The few tags that cells of comparison tables hold; <主な事業> is none, and text.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace tomakomai_kpi::detail {

struct html_tag {
    std::size_t size = 0;  // 0 for none
    std::string_view name{};
    bool closes = false;
};

/// The tag at the start of the text.
inline html_tag html_tag_at(std::string_view text)
{
    constexpr std::array<std::string_view, 5> tags{"p", "u", "ul", "li", "br"};
    constexpr std::size_t longest = 1000;
    if (!text.starts_with('<')) { return {}; }
    auto const end = text.substr(0, longest).find('>');
    if (end == std::string_view::npos) { return {}; }
    std::string_view inside = text.substr(1, end - 1);
    bool const closes = inside.starts_with('/');
    if (closes) { inside.remove_prefix(1); }
    std::string_view const name = inside.substr(0, inside.find_first_of(" /"));
    if (std::ranges::find(tags, name) == tags.end()) { return {}; }
    return {end + 1, name, closes};
}

}  // namespace tomakomai_kpi::detail

#endif
