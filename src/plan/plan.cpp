// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/plan.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/html_tag.hpp"

namespace tomakomai_kpi {

namespace detail {
extern char const tomakomai_csv[];
extern std::size_t const tomakomai_csv_size;
}  // namespace detail

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

std::size_t space_size(std::string_view text)
{
    constexpr std::string_view ideographic_space = "　";
    if (text.starts_with(ideographic_space)) { return ideographic_space.size(); }
    return std::string_view{" \t\r\n\f\v"}.find(text.front()) == std::string_view::npos ? 0 : 1;
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
    std::string known;
    for (auto const& r : revisions_) { known += (known.empty() ? "" : ", ") + r.name; }
    throw plan_error{code::unknown_name, "版「" + std::string{name} + "」はありません: " + known
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

std::string fingerprint(std::string_view text)
{
    constexpr std::uint64_t offset_basis = 0xCBF29CE484222325U;
    constexpr std::uint64_t prime = 0x100000001B3U;
    std::uint64_t hash = offset_basis;
    bool empty = true;
    while (!text.empty()) {
        if (auto const skipped = std::max(detail::html_tag_at(text).size, space_size(text));
            skipped > 0) {
            text.remove_prefix(skipped);
            continue;
        }
        hash = (hash ^ static_cast<unsigned char>(text.front())) * prime;
        text.remove_prefix(1);
        empty = false;
    }
    if (empty) { return ""; }
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) {
        digits += "0123456789abcdef"[(hash >> static_cast<unsigned>(shift)) & 0xFU];
    }
    return digits;
}

plan const& plans::tomakomai()
{
    static plan const embedded =
        read_plan_csv({detail::tomakomai_csv, detail::tomakomai_csv_size}, "tomakomai.csv");
    return embedded;
}

}  // namespace tomakomai_kpi
