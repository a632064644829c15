// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/plan.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/kind_names.hpp"
#include "value/names.hpp"

namespace tomakomai_kpi {

std::string to_string(text_kind k)
{
    return detail::name_of(detail::text_kind_names, k);
}

std::string to_string(mark_kind k)
{
    return detail::name_of(detail::mark_kind_names, k);
}

namespace {

std::string describe(wanted_indicator const& wanted)
{
    std::string text = "revision「" + wanted.revision + "」";
    if (wanted.id) { text += " id「" + *wanted.id + "」"; }
    if (wanted.name) { text += " name「" + *wanted.name + "」"; }
    if (wanted.project) { text += " project「" + *wanted.project + "」"; }
    return text;
}

bool fits(indicator const& i, wanted_indicator const& wanted)
{
    return (!wanted.id || *wanted.id == i.id) && (!wanted.name || *wanted.name == i.name)
           && (!wanted.project || *wanted.project == i.project);
}

}  // namespace

bool stands_as_text(observation const& o, indicator const& of, revision const& in)
{
    if (o.status() != observation_status::unread) { return false; }
    return std::ranges::any_of(in.texts, [&](kept_text const& t) {
        return t.kind == text_kind::unread && t.id == of.id
               && t.text.ends_with(o.value().kept_text());
    });
}

std::vector<kept_text> unread_of(revision const& r)
{
    std::vector<kept_text> out;
    std::ranges::copy_if(r.texts, std::back_inserter(out),
                         [](kept_text const& t) { return t.kind == text_kind::unread; });
    auto const add = [&](indicator const& i, char const* label, observation const& o) {
        if (o.status() != observation_status::unread || stands_as_text(o, i, r)) { return; }
        std::string text =
            std::string{label} + "(" + to_string(o.period()) + "): " + o.value().kept_text();
        out.push_back({i.id, text_kind::unread, i.page, std::move(text), {}, i.at});
    };
    for (indicator const& i : r.indicators) {
        if (i.baseline) { add(i, "基準値", *i.baseline); }
        for (observation const& o : i.actuals) { add(i, "実績値", o); }
        for (observation const& o : i.targets()) { add(i, "目標値", o); }
    }
    return out;
}

plan::plan(std::string id, std::string name, fiscal_period period,
           std::vector<tomakomai_kpi::revision> revisions, std::shared_ptr<std::string const> csv)
    : id_{std::move(id)},
      name_{std::move(name)},
      period_{period},
      revisions_{std::move(revisions)},
      csv_{std::move(csv)}
{
}

revision const& plan::revision(std::string_view name) const
{
    auto const found = std::ranges::find(revisions_, name, &tomakomai_kpi::revision::name);
    if (found != revisions_.end()) { return *found; }
    throw plan_error{code::unknown_name,
                     detail::no_such("版", name, revisions_, &tomakomai_kpi::revision::name)
                         + " (unknown revision)"};
}

std::vector<indicator> const& plan::indicators(std::string_view revision) const
{
    return this->revision(revision).indicators;
}

indicator const& plan::find(wanted_indicator const& wanted) const
{
    indicator const* found = nullptr;
    for (indicator const& i : indicators(wanted.revision)) {
        if (!fits(i, wanted)) { continue; }
        if (found != nullptr) {
            throw plan_error{code::ambiguous,
                             "指標が一つに決まりません: " + describe(wanted) + " に当たるのは "
                                 + found->id + "(" + found->project + ")、" + i.id + "(" + i.project
                                 + ") など。id か project も指定してください (ambiguous)"};
        }
        found = &i;
    }
    if (found == nullptr) {
        throw plan_error{code::unknown_id,
                         "指標がありません: " + describe(wanted) + " (no such indicator)"};
    }
    return *found;
}

}  // namespace tomakomai_kpi
