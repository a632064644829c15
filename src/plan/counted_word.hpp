// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_COUNTED_WORD_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_COUNTED_WORD_HPP

// The word that the name of an indicator counts. What is named last is what is counted:
// 事故防止教室の参加者数 counts 参加, not 事故.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tomakomai_kpi::detail {

/// The name without what stands in parentheses.
std::string without_parentheses(std::string_view name);

/// Whether the rest of a name only says how something is counted: 者数, 延べ人数, した人の割合.
/// `things` may be what is counted too: 参加事業所数 counts 参加.
bool only_counts(std::string_view rest, std::span<std::string_view const> things = {});

template <class Word>
struct counted {
    Word const* of = nullptr;
    std::size_t at = 0;  // in the name
};

/// Of words that each have a `word`, the last one behind which the name only counts.
template <class Word, class Words>
std::optional<counted<Word>> last_counted(std::string_view name, Words const& words,
                                          std::span<std::string_view const> things = {})
{
    std::optional<counted<Word>> last;
    for (Word const& w : words) {
        std::string_view const word = w.word;
        auto const at = name.rfind(word);
        if (at == std::string_view::npos || !only_counts(name.substr(at + word.size()), things)) {
            continue;
        }
        if (!last || at > last->at) { last = counted<Word>{&w, at}; }
    }
    return last;
}

}  // namespace tomakomai_kpi::detail

#endif
