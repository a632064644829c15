// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/plan.hpp>

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>

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
