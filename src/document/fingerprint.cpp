// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/fingerprint.hpp>

#include <algorithm>
#include <cstdint>

#include "document/html_tag.hpp"

namespace tomakomai_kpi {

namespace {

std::size_t space_size(std::string_view text)
{
    constexpr std::string_view ideographic_space = "　";
    if (text.starts_with(ideographic_space)) { return ideographic_space.size(); }
    return std::string_view{" \t\r\n\f\v"}.find(text.front()) == std::string_view::npos ? 0 : 1;
}

}  // namespace

std::string fingerprint(std::string_view text)
{
    constexpr std::uint64_t offset_basis = 0xCBF29CE484222325U;
    constexpr std::uint64_t prime = 0x100000001B3U;
    std::uint64_t hash = offset_basis;
    bool empty = true;
    while (!text.empty()) {
        if (auto const skipped = std::max(detail::html_tag_at(text).size, space_size(text));
            skipped > 0) {
            text.remove_prefix(skipped);
            continue;
        }
        hash = (hash ^ static_cast<unsigned char>(text.front())) * prime;
        text.remove_prefix(1);
        empty = false;
    }
    if (empty) { return ""; }
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) {
        digits += "0123456789abcdef"[(hash >> static_cast<unsigned>(shift)) & 0xFU];
    }
    return digits;
}

}  // namespace tomakomai_kpi
