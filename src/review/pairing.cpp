// SPDX-License-Identifier: BSL-1.0
#include "review/pairing.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "review/order.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Things that stand in no other thing, for their order.
constexpr auto nowhere = [](auto const&) { return std::string{}; };

}  // namespace

pairing::pairing(revision const& before, revision const& after, depth how, told_by ids)
    : how_{how}, told_by_{ids}
{
    pair_goals(before, after);
    match(measures, before.measures, after.measures, &measure::name, &measure::name);
    find_displaced(measures, nowhere, nowhere);
    match(projects, before.projects, after.projects, &project::name, &project::name);
    find_displaced(projects, nowhere, nowhere);

    auto const old_place = [](indicator const& i) { return place_of_old(i); };
    auto const new_place = [this](indicator const& i) { return place_of_new(i); };
    auto const name_in = [](auto place) {
        return [place](indicator const& i) { return place(i) + "\n" + i.name; };
    };
    match(indicators, before.indicators, after.indicators, name_in(old_place), name_in(new_place));
    find_displaced(indicators, old_place, new_place);
    match(stated_counts, before.stated_counts, after.stated_counts, &stated_count::id,
          &stated_count::id);
}

std::string pairing::old_id(std::string const& id) const
{
    auto const found = old_id_.find(id);
    return found == old_id_.end() ? id : found->second;
}

std::string pairing::place_of_old(indicator const& i)
{
    return i.project_id.empty() ? "G" + std::to_string(i.goal) : i.project_id;
}

std::string pairing::place_of_new(indicator const& i) const
{
    return i.project_id.empty() ? "G" + std::to_string(i.goal) : old_id(i.project_id);
}

bool pairing::is_moved(int before, int after) const
{
    if (before == after || removed_goals_.contains(before)) { return false; }
    auto const same = goals_.find(after);
    if (same != goals_.end() && same->second.contains(before)) { return false; }
    return how_ == depth::plan_only || !added_goals_.contains(after);
}

std::optional<std::pair<std::size_t, std::size_t>> pairing::ranks(void const* after) const
{
    auto const found = displaced_.find(after);
    return found == displaced_.end() ? std::nullopt : std::optional{found->second};
}

template <class Thing, class KeyBefore, class KeyAfter>
void pairing::match(matching<Thing>& out, std::vector<Thing> const& before,
                    std::vector<Thing> const& after, KeyBefore key_before, KeyAfter key_after)
{
    auto const old_key = [&](Thing const& thing) { return std::invoke(key_before, thing); };
    auto const new_key = [&](Thing const& thing) { return std::invoke(key_after, thing); };
    out = matcher{before, after, old_key, new_key}.result(told_by_);
    for (auto const& [b, a] : out.pairs) { old_id_[a->id] = b->id; }
}

void pairing::pair_goals(revision const& before, revision const& after)
{
    match(goals, before.goals, after.goals, &goal::name, &goal::name);
    find_displaced(goals, nowhere, nowhere);
    for (auto const& [b, a] : goals.pairs) { goals_[a->number].insert(b->number); }
    for (auto const* b : goals.before_only) { removed_goals_.insert(b->number); }
    for (auto const* a : goals.after_only) { added_goals_.insert(a->number); }
}

// Of those that stayed in one place.
template <class Thing, class PlaceBefore, class PlaceAfter>
void pairing::find_displaced(matching<Thing> const& among, PlaceBefore before, PlaceAfter after)
{
    if (how_ != depth::everything) { return; }
    std::map<std::string, std::vector<std::pair<Thing const*, Thing const*>>> places;
    for (auto const& [b, a] : among.pairs) {
        if (std::string const where = after(*a); before(*b) == where) {
            places[where].emplace_back(b, a);
        }
    }
    for (auto const& [where, pairs] : places) {
        std::vector<Thing const*> olds;
        olds.reserve(pairs.size());
        for (auto const& pair : pairs) { olds.push_back(pair.first); }
        std::ranges::sort(olds);
        std::vector<std::size_t> ranks;
        for (auto const& pair : pairs) {
            auto const at = std::ranges::lower_bound(olds, pair.first) - olds.begin();
            ranks.push_back(static_cast<std::size_t>(at));
        }
        for (std::size_t const i : displaced(ranks)) {
            displaced_[pairs[i].second] = {ranks[i] + 1, i + 1};
        }
    }
}

}  // namespace tomakomai_kpi::detail
