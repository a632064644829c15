// SPDX-License-Identifier: BSL-1.0
#include "review/merge_matching.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/statement.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Tables without ids number their rows: I1, I2 ….
bool ids_are_numbers(std::vector<indicator> const& all)
{
    for (std::size_t n = 0; n < all.size(); ++n) {
        if (all[n].id != "I" + std::to_string(n + 1)) { return false; }
    }
    return true;
}

class matcher_of_reading {
public:
    matcher_of_reading(revision const& ours, revision const& theirs)
        : ours_{ours}, theirs_{theirs}, taken_(ours.indicators.size())
    {
        found_.partner.resize(theirs.indicators.size());
        found_.left_out.resize(theirs.indicators.size());
    }

    merge_matching result(merge_options const& options)
    {
        for (auto const& entry : options.renames) { confirm(entry.first, entry.second); }
        by_key([](indicator const& i, revision const& in) {
            return i.id + "\n" + place_name(i, in) + "\n" + i.name;
        });
        if (!ids_are_numbers(theirs_.indicators)) {
            by_key([](indicator const& i, revision const&) { return i.id + "\n" + i.name; });
            propose_same_ids();
        }
        by_key([](indicator const& i, revision const& in) {
            return place_name(i, in) + "\n" + i.name;
        });
        by_key([this](indicator const& i, revision const&) {
            return is_sole_name(i.name) ? i.name : "\n" + i.id + "\n" + i.name;
        });
        leave_out_ambiguous();
        propose_same_figures();
        tell_unmatched();
        return std::move(found_);
    }

private:
    bool is_free(std::size_t theirs) const
    {
        return !found_.partner[theirs] && !found_.left_out[theirs];
    }

    void pair(std::size_t ours, std::size_t theirs)
    {
        taken_[ours] = true;
        found_.partner[theirs] = ours;
    }

    // By its id, else by its name.
    static std::size_t named(std::vector<indicator> const& all, std::string const& said,
                             char const* side)
    {
        for (auto const key : {&indicator::id, &indicator::name}) {
            auto const at = std::ranges::find(all, said, key);
            if (at == all.end()) { continue; }
            if (std::ranges::count(all, said, key) > 1) {
                throw plan_error{code::ambiguous, std::string{side} + "に" + quote(said)
                                                      + "という指標がいくつもあります。id で指定"
                                                        "してください (ambiguous)"};
            }
            return static_cast<std::size_t>(at - all.begin());
        }
        std::vector<std::string_view> known = names_in(all, &indicator::name);
        std::ranges::copy(names_in(all, &indicator::id), std::back_inserter(known));
        throw plan_error{code::unknown_id, no_such_name(std::string{side} + "に指標", said, known,
                                                        "no such indicator")};
    }

    void confirm(std::string const& before, std::string const& after)
    {
        std::size_t const a = named(ours_.indicators, before, "計画");
        std::size_t const b = named(theirs_.indicators, after, "読んだ表");
        if (taken_[a] || found_.partner[b]) {
            throw plan_error{code::duplicate_id, "指標" + quote(before) + "か" + quote(after)
                                                     + "を二度改名しています (renamed twice)"};
        }
        pair(a, b);
    }

    // A key that one alone has on either side.
    template <class Key>
    void by_key(Key key)
    {
        std::map<std::string, std::vector<std::size_t>> of_ours;
        std::map<std::string, std::vector<std::size_t>> of_theirs;
        for (std::size_t n = 0; n < ours_.indicators.size(); ++n) {
            if (!taken_[n]) { of_ours[key(ours_.indicators[n], ours_)].push_back(n); }
        }
        for (std::size_t n = 0; n < theirs_.indicators.size(); ++n) {
            if (is_free(n)) { of_theirs[key(theirs_.indicators[n], theirs_)].push_back(n); }
        }
        for (auto const& entry : of_theirs) {
            auto const same = of_ours.find(entry.first);
            if (same == of_ours.end()) { continue; }
            if (same->second.size() == 1 && entry.second.size() == 1) {
                pair(same->second.front(), entry.second.front());
            }
        }
    }

    bool is_sole_name(std::string const& name) const
    {
        return std::ranges::count(ours_.indicators, name, &indicator::name) == 1
               && std::ranges::count(theirs_.indicators, name, &indicator::name) == 1;
    }

    void propose(std::size_t ours, std::size_t theirs, std::string evidence)
    {
        indicator const& a = ours_.indicators[ours];
        indicator const& b = theirs_.indicators[theirs];
        taken_[ours] = true;
        found_.left_out[theirs] = true;
        found_.proposed.push_back({a.id, a.name, a.project, b.id, b.name, std::move(evidence)});
    }

    void propose_same_ids()
    {
        for (std::size_t n = 0; n < theirs_.indicators.size(); ++n) {
            indicator const& b = theirs_.indicators[n];
            auto const at = std::ranges::find(ours_.indicators, b.id, &indicator::id);
            if (!is_free(n) || at == ours_.indicators.end()) { continue; }
            auto const place = static_cast<std::size_t>(at - ours_.indicators.begin());
            if (taken_[place]) { continue; }
            std::string const facts = same_facts(*at, b);
            propose(place, n,
                    "ID " + b.id + " が同じ" + (facts.empty() ? "" : "、" + facts + "が等しい"));
        }
    }

    // What both say alike, as 目標値 60人; empty where they say nothing alike, or something otherwise.
    static std::string same_facts(indicator const& a, indicator const& b)
    {
        std::vector<std::string> facts;
        bool contradicts = false;
        auto const compare = [&](std::string const& what, std::optional<observation> const& x,
                                 std::optional<observation> const& y) {
            if (!x || !y || !x->value().has_amount() || !y->value().has_amount()) { return; }
            bool const same = says_same(x, y) && x->year() == y->year();
            contradicts = contradicts || !same;
            if (same) { facts.push_back(what + " " + text_of(x)); }
        };
        compare("基準値", a.baseline, b.baseline);
        for (observation const& o : a.actuals) {
            auto const* const now = b.actual(o.year());
            if (now != nullptr) { compare(to_string(o.year()) + "の実績値", o, *now); }
        }
        compare("目標値", a.target, b.target);
        return contradicts ? std::string{} : joined(facts, "、");
    }

    void propose_same_figures()
    {
        std::map<std::size_t, std::vector<std::size_t>> olds;  // that may be it, by its new one
        std::map<std::size_t, std::size_t> news;               // how many may be it
        for (std::size_t n = 0; n < theirs_.indicators.size(); ++n) {
            if (!is_free(n)) { continue; }
            indicator const& b = theirs_.indicators[n];
            for (std::size_t o = 0; o < ours_.indicators.size(); ++o) {
                indicator const& a = ours_.indicators[o];
                bool const stands = !taken_[o] && place_name(a, ours_) == place_name(b, theirs_);
                if (!stands || same_facts(a, b).empty()) { continue; }
                olds[n].push_back(o);
                ++news[o];
            }
        }
        for (auto const& entry : olds) {
            std::size_t const o = entry.second.front();
            if (entry.second.size() != 1 || news[o] != 1) { continue; }
            propose(o, entry.first,
                    "同じ所に残る唯一の組で、"
                        + same_facts(ours_.indicators[o], theirs_.indicators[entry.first])
                        + "が等しい");
        }
    }

    // Of a name that several have, nobody can say which it is; in another place it is another's.
    void leave_out_ambiguous()
    {
        for (std::size_t n = 0; n < theirs_.indicators.size(); ++n) {
            indicator const& b = theirs_.indicators[n];
            std::string const there = place_name(b, theirs_);
            bool is_there = false;
            for (std::size_t o = 0; o < ours_.indicators.size(); ++o) {
                indicator const& a = ours_.indicators[o];
                std::string const here = place_name(a, ours_);
                bool const may_be = here == there || here.empty() || there.empty();
                is_there = is_there || (!taken_[o] && a.name == b.name && may_be);
            }
            if (!is_free(n) || !is_there) { continue; }
            found_.left_out[n] = true;
            found_.unmatched.push_back({true, b.id, b.name, b.project,
                                        "同じ名称の指標がいくつもあり、どれか分かりません"
                                        " (ambiguous: several of this name)"});
        }
    }

    void tell_unmatched()
    {
        for (std::size_t o = 0; o < ours_.indicators.size(); ++o) {
            if (taken_[o]) { continue; }
            indicator const& a = ours_.indicators[o];
            found_.unmatched.push_back(
                {false, a.id, a.name, a.project, "読んだ表にありません (not in the reading)"});
        }
    }

    revision const& ours_;
    revision const& theirs_;
    std::vector<bool> taken_;
    merge_matching found_;
};

}  // namespace

std::string place_name(indicator const& i, revision const& in)
{
    if (!i.project_id.empty()) { return i.project; }
    auto const at = std::ranges::find(in.goals, i.goal, &goal::number);
    return at == in.goals.end() ? std::string{} : at->name;
}

merge_matching match_reading(revision const& ours, revision const& theirs,
                             merge_options const& options)
{
    return matcher_of_reading{ours, theirs}.result(options);
}

}  // namespace tomakomai_kpi::detail
