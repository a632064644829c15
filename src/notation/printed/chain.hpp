// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_CHAIN_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_CHAIN_HPP

// Phrases that are put together: 全国 + 平均 + 以上. A chain has one word of each of
// its links, in their order. So 国平均以下 and 道平均以下 are read alike, and neither
// stands in a list of its own.

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "notation/printed/cursor.hpp"

namespace tomakomai_kpi::detail {

/// Words of which one stands in a chain; `name` is what the grammar of docs/notation.md calls them.
struct chain_link {
    std::string_view name{};
    std::span<std::string_view const> words{};
    bool may_lack = false;
};

template <std::size_t N>
struct word_list {
    std::string_view name;
    std::array<std::string_view, N> words;
    constexpr operator chain_link() const { return {name, words}; }
};

template <std::size_t N>
consteval word_list<N> words_named(std::string_view name, std::string_view const (&words)[N])
{
    return {name, std::to_array(words)};
}

/// A link that the chain may go without.
template <std::size_t N>
constexpr chain_link maybe(word_list<N> const& list)
{
    return {list.name, list.words, true};
}

/// Links without words end it.
using word_chain = std::array<chain_link, 4>;

namespace chain_detail {

// Moves `end` to where the furthest way through the links ends, if that is behind it.
inline void reach(cursor at, std::span<chain_link const> links, cursor& end)
{
    if (links.empty() || links.front().words.empty()) {
        if (at.position() > end.position()) { end = at; }
        return;
    }
    auto const rest = links.subspan(1);
    if (links.front().may_lack) { reach(at, rest, end); }
    for (std::string_view const word : links.front().words) {
        if (!may_begin(at, word)) { continue; }
        cursor ahead = at;
        if (take_folded(ahead, word)) { reach(ahead, rest, end); }
    }
}

}  // namespace chain_detail

/// Moves `end` behind the longest phrase of the chain at the cursor, if that ends further on.
inline bool reaches_further(cursor at, word_chain const& chain, cursor& end)
{
    std::size_t const before = end.position();
    chain_detail::reach(at, chain, end);
    return end.position() > before;
}

}  // namespace tomakomai_kpi::detail

#endif
