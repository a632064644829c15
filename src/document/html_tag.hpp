// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_HTML_TAG_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_HTML_TAG_HPP

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

/// What a tag would be that begins the text, of no size: whether it ends is not asked.
inline html_tag html_tag_opening(std::string_view text)
{
    constexpr std::array<std::string_view, 5> tags{"p", "u", "ul", "li", "br"};
    if (!text.starts_with('<')) { return {}; }
    text.remove_prefix(1);
    bool const closes = text.starts_with('/');
    if (closes) { text.remove_prefix(1); }
    constexpr std::size_t longer_than_any = 3;
    std::string_view const start = text.substr(0, longer_than_any);
    std::string_view const name = start.substr(0, start.find_first_of(" />"));
    if (std::ranges::find(tags, name) == tags.end()) { return {}; }
    return {0, name, closes};
}

/// The tag at the start of the text.
inline html_tag html_tag_at(std::string_view text)
{
    constexpr std::size_t longest = 1000;
    html_tag tag = html_tag_opening(text);
    auto const end = tag.name.empty() ? std::string_view::npos : text.substr(0, longest).find('>');
    if (end != std::string_view::npos) { tag.size = end + 1; }
    return tag;
}

}  // namespace tomakomai_kpi::detail

#endif
