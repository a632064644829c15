// SPDX-License-Identifier: BSL-1.0
#include "review/replaced.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include <tomakomai_kpi/value/detail/text.hpp>

#include "plan/statement.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi::detail {

namespace {

using several = std::vector<indicator const*>;

bool same_figures(indicator const& a, indicator const& b)
{
    return a.target && b.target && a.target->value().has_amount() && says_same(a.target, b.target)
           && says_same(a.baseline, b.baseline);
}

std::string list(several const& of)
{
    return joined(of, "、", [](indicator const* i) { return with_target(*i); });
}

bool adds_up(several const& parts, indicator const& whole)
{
    if (!whole.target || !whole.target->value().has_amount()) { return false; }
    value const& w = whole.target->value();
    if (!w.unit().definition().counts) { return false; }
    exact sum{0};
    for (auto const* p : parts) {
        if (!p->target || !comparable(p->target->value(), w)) { return false; }
        sum = sum + p->target->value().coherent_amount();
    }
    return sum == w.coherent_amount();
}

// One change for all of them.
plan_change replaced(several const& olds, several const& news, std::string const& revision_name)
{
    plan_change c = at(change_subject::indicator, *news.front(), revision_name);
    c.kind = change_kind::replaced;
    c.old_text = list(olds);
    c.new_text = list(news);
    c.explanation = "同じ事業(または基本目標)に残った、名称も値も対応しない指標が入れ替わった: "
                    + *c.old_text + " → " + *c.new_text + "。";
    if (olds.size() != news.size()) {
        bool const splits = news.size() > olds.size();
        change_kind const by_number = splits ? change_kind::split : change_kind::merged;
        bool const sums = splits ? adds_up(news, *olds.front()) : adds_up(olds, *news.front());
        c.remark =
            std::to_string(olds.size()) + "指標が" + std::to_string(news.size()) + "指標になった。";
        if (sums) {
            c.kind = by_number;
            c.remark += "目標値の和が一致する。";
        } else {
            c.also.push_back(by_number);
        }
        c.explanation += c.remark;
    }
    auto const& a = olds.front()->target;
    auto const& b = news.front()->target;
    if (a && b && basis_differs(a->value(), b->value())) {
        c.also.push_back(change_kind::basis_changed);
    }
    if (a && b && unit_differs(a->value(), b->value())) {
        c.also.push_back(change_kind::unit_changed);
    }
    return c;
}

}  // namespace

std::string with_target(indicator const& i)
{
    std::string text = i.name;
    if (i.target) { text += " " + text_of(i.target); }
    return text;
}

void tell_unpaired(std::vector<found_change>& out, pairing const& of, revision const& before,
                   revision const& after, tell_pair const& renamed)
{
    std::map<std::string, several> olds;
    std::map<std::string, several> news;
    for (auto const* i : of.indicators.before_only) {
        olds[pairing::place_of_old(*i)].push_back(i);
    }
    for (auto const* i : of.indicators.after_only) { news[of.place_of_new(*i)].push_back(i); }

    // In the document's order, one for one; the last takes what is over on either side.
    auto const replace = [&](several const& these, several const& those) {
        std::size_t const pairs = std::min(these.size(), those.size());
        auto const share = [pairs](several const& all, std::size_t i) {
            auto const from = all.begin() + static_cast<std::ptrdiff_t>(i);
            return several(from, i + 1 == pairs ? all.end() : from + 1);
        };
        for (std::size_t i = 0; i < pairs; ++i) {
            several const now = share(those, i);
            out.push_back({replaced(share(these, i), now, after.name), {}, now.front()});
        }
    };
    for (auto const& [where, these] : news) {
        auto const left = olds.find(where);
        if (left == olds.end()) {
            for (auto const* i : these) {
                put_alone(out, change_kind::added, change_subject::indicator, *i, after.name);
            }
        } else if (left->second.size() == 1 && these.size() == 1
                   && same_figures(*left->second[0], *these[0])) {
            renamed(*left->second[0], *these[0], "この事業に残る唯一の組");
        } else {
            replace(left->second, these);
        }
    }
    for (auto const& [where, these] : olds) {
        if (news.contains(where)) { continue; }
        for (auto const* i : these) {
            put_alone(out, change_kind::removed, change_subject::indicator, *i, before.name);
        }
    }
}

}  // namespace tomakomai_kpi::detail
