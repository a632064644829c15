// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_BY_WORD_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_BY_WORD_HPP

// What of a plan bears a word, found at once however large the plan is: looking through all of it for
// each of its parts takes the square of its size.

#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tomakomai_kpi::detail {

/// Things by a word of theirs (id, project_id …), in their order. They outlive it and stay where they
/// are.
template <class Thing>
class by_word {
public:
    template <class Word>
    by_word(std::vector<Thing> const& things, Word word)
    {
        for (Thing const& each : things) { things_[std::invoke(word, each)].push_back(&each); }
    }

    std::span<Thing const* const> all(std::string_view word) const
    {
        auto const found = things_.find(word);
        if (found == things_.end()) { return {}; }
        return found->second;
    }

    /// The first; null for none.
    Thing const* first(std::string_view word) const
    {
        auto const found = all(word);
        return found.empty() ? nullptr : found.front();
    }

private:
    std::unordered_map<std::string_view, std::vector<Thing const*>> things_;
};

}  // namespace tomakomai_kpi::detail

#endif
