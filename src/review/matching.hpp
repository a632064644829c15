// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_MATCHING_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_MATCHING_HPP

// Which thing of one revision is which of another: by their ids, and by a key that
// says what they are (a name within its project).

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tomakomai_kpi::detail {

/// Two editions of one plan share their ids, whatever is renamed. Two documents that were read have
/// but numbers for ids: one project more shifts all that follow, and names tell them apart.
enum class told_by : unsigned char { id, name };

/// What is compared: the plan alone; all but the order of things; all.
enum class depth : unsigned char { plan_only, without_order, everything };

template <class Thing>
struct matching {
    std::vector<std::pair<Thing const*, Thing const*>> pairs;
    std::vector<Thing const*> before_only;
    std::vector<Thing const*> after_only;
};

/// Each thing of either side once, in the order of its side.
template <class Thing, class KeyBefore, class KeyAfter>
class matcher {
public:
    matcher(std::vector<Thing> const& before, std::vector<Thing> const& after, KeyBefore key_before,
            KeyAfter key_after)
        : before_{before}, after_{after}, key_before_{key_before}, key_after_{key_after}
    {
    }

    matching<Thing> result(told_by first)
    {
        if (first == told_by::name) {
            by_id(
                [this](Thing const& b, Thing const& a) { return key_before_(b) == key_after_(a); });
            by_key();
        }
        by_id([](Thing const&, Thing const&) { return true; });
        by_key();

        matching<Thing> out;
        for (auto const& a : after_) {
            auto const found = partner_.find(&a);
            if (found == partner_.end()) {
                out.after_only.push_back(&a);
            } else {
                out.pairs.emplace_back(found->second, &a);
            }
        }
        for (auto const& b : before_) {
            if (!taken_.contains(&b)) { out.before_only.push_back(&b); }
        }
        return out;
    }

private:
    template <class Condition>
    void by_id(Condition holds)
    {
        std::map<std::string, Thing const*> ids;
        for (auto const& b : before_) { ids.emplace(b.id, &b); }
        for (auto const& a : after_) {
            auto const found = ids.find(a.id);
            if (found == ids.end() || partner_.contains(&a) || taken_.contains(found->second)) {
                continue;
            }
            if (holds(*found->second, a)) { pair(*found->second, a); }
        }
    }

    // A key that is unique among those left on either side.
    void by_key()
    {
        std::multimap<std::string, Thing const*> keys;
        for (auto const& b : before_) {
            if (!taken_.contains(&b)) { keys.emplace(key_before_(b), &b); }
        }
        std::map<std::string, int> wanted;
        for (auto const& a : after_) {
            if (!partner_.contains(&a)) { ++wanted[key_after_(a)]; }
        }
        for (auto const& a : after_) {
            if (partner_.contains(&a)) { continue; }
            std::string const key = key_after_(a);
            if (keys.count(key) == 1 && wanted[key] == 1) { pair(*keys.find(key)->second, a); }
        }
    }

    void pair(Thing const& b, Thing const& a)
    {
        partner_[&a] = &b;
        taken_.insert(&b);
    }

    std::vector<Thing> const& before_;
    std::vector<Thing> const& after_;
    KeyBefore key_before_;
    KeyAfter key_after_;
    std::map<Thing const*, Thing const*> partner_;
    std::set<Thing const*> taken_;
};

}  // namespace tomakomai_kpi::detail

#endif
