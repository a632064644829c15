// SPDX-License-Identifier: BSL-1.0
#include "document/table/indicator_ids.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

// Characters that two names share in their order, for a rename: 開設数 and 設置数.
bool are_alike(std::string const& a, std::string const& b)
{
    constexpr std::size_t longest = 600;
    if (a.size() > longest || b.size() > longest) { return false; }
    auto const left = characters(a);
    auto const right = characters(b);
    std::vector<std::size_t> row(right.size() + 1, 0);
    for (auto const& l : left) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < right.size(); ++j) {
            std::size_t const above = row[j + 1];
            row[j + 1] = l == right[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    constexpr std::size_t parts = 4;  // three quarters of the longer name
    return row.back() * parts >= (parts - 1) * std::max(left.size(), right.size());
}

// The values of an indicator that tell whether another one is the same under another name.
struct known_indicator {
    std::string name;
    std::string baseline;
    std::string target;
    std::string id;
};

known_indicator known(printed_indicator const& i, std::string id)
{
    known_indicator out{i.name, "", "", std::move(id)};
    bool const has_baseline = std::ranges::any_of(
        i.readings, [](auto const& r) { return r.label == observation_role::baseline; });
    for (printed_reading const& r : i.readings) {
        if (r.label == observation_role::target) {
            if (!r.interim || out.target.empty()) { out.target = r.text; }
        } else if (out.baseline.empty()
                   && (r.label == observation_role::baseline || !has_baseline)) {
            out.baseline = r.text;
        }
    }
    return out;
}

bool is_renamed(known_indicator const& was, known_indicator const& is)
{
    auto const says_amount = [](std::string_view text) {
        return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    bool const target = was.target == is.target && says_amount(is.target);
    bool const baseline = was.baseline == is.baseline;
    return (target && baseline)
           || ((target || (baseline && says_amount(is.baseline))) && are_alike(was.name, is.name));
}

// What has no counterpart stands in for what replaces it: -old, or -old1, -old2 for several.
template <class Own>
void number_replaced(std::vector<std::string>& ids, std::vector<known_indicator> const& gained,
                     Own own)
{
    std::map<std::string, std::vector<std::size_t>> replaced;
    std::size_t next = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!ids[i].empty()) { continue; }
        std::string const base =
            gained.empty() ? own(i) : gained[std::min(next++, gained.size() - 1)].id;
        replaced[base].push_back(i);
    }
    for (auto const& [base, places] : replaced) {
        for (std::size_t n = 0; n < places.size(); ++n) {
            ids[places[n]] = base + "-old" + (places.size() > 1 ? std::to_string(n + 1) : "");
        }
    }
}

}  // namespace

std::vector<std::string> indicator_ids(printed_item const& item, std::string const& owner,
                                       printed_item const* became, std::string const& new_owner)
{
    auto const own = [&](std::size_t i) { return owner + "-" + std::to_string(i + 1); };
    std::vector<std::string> out(item.indicators.size());
    if (became == nullptr) {
        for (std::size_t i = 0; i < out.size(); ++i) { out[i] = own(i); }
        return out;
    }
    std::vector<known_indicator> gained;
    std::vector<bool> matched(became->indicators.size(), false);
    std::map<std::string_view, std::vector<std::size_t>> named;
    for (std::size_t j = matched.size(); j-- > 0;) {
        named[became->indicators[j].name].push_back(j);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const same = named.find(item.indicators[i].name);
        if (same == named.end() || same->second.empty()) { continue; }
        out[i] = new_owner + "-" + std::to_string(same->second.back() + 1);
        matched[same->second.back()] = true;
        same->second.pop_back();
    }
    for (std::size_t j = 0; j < matched.size(); ++j) {
        if (!matched[j]) {
            gained.push_back(known(became->indicators[j], new_owner + "-" + std::to_string(j + 1)));
        }
    }
    // Each is compared with each: no project has so many that this would take long.
    constexpr std::size_t most = 100;
    bool const few = gained.size() <= most && out.size() <= most;
    for (std::size_t i = 0; i < out.size() && few; ++i) {
        if (!out[i].empty()) { continue; }
        known_indicator const was = known(item.indicators[i], "");
        auto const same = std::ranges::find_if(
            gained, [&](known_indicator const& is) { return is_renamed(was, is); });
        if (same == gained.end()) { continue; }
        out[i] = same->id;
        gained.erase(same);
    }
    number_replaced(out, gained, own);
    return out;
}

}  // namespace tomakomai_kpi::detail
