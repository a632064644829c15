// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_FACET_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_FACET_HPP

// One thing that differs at a subject, before all that differ there become a change.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/review/change.hpp>

namespace tomakomai_kpi::detail {

/// Which of its facts a facet is about, where who reads it asks.
enum class aspect : unsigned char {
    target,
    baseline,
    actual,
    name,
    scale,
    content,
    departments,
    other
};

struct facet {
    change_kind kind;
    aspect of = aspect::other;
    std::string before{};  // as printed, empty for nothing
    std::string after{};
    std::string sentence{};
    std::string remark{};  // what the sentence cannot say by the texts alone, told behind it
};

using facets = std::vector<facet>;

/// A change with what it is made of. `thing` is what it is about, in the newer revision where it is
/// there.
struct found_change {
    plan_change told;
    facets found{};
    void const* thing = nullptr;
};

inline std::string arrow(std::string const& before, std::string const& after)
{
    return (before.empty() ? "なし" : before) + " → " + (after.empty() ? "なし" : after);
}

/// Notes a text that is printed otherwise.
inline void note(facets& out, change_kind kind, std::string const& what, std::string const& before,
                 std::string const& after, aspect of = aspect::other)
{
    if (before == after) { return; }
    out.push_back({kind, of, before, after, what + ": " + arrow(before, after) + "。"});
}

/// The change of a thing that stands in the revision, its kind not yet said.
template <class Thing>
plan_change at(change_subject subject, Thing const& thing, std::string const& revision_name)
{
    plan_change c;
    c.subject = subject;
    c.revision = revision_name;
    c.page = thing.page;
    c.id = thing.id;
    if constexpr (requires { thing.name; }) { c.name = thing.name; }
    if constexpr (requires { thing.project_id; }) { c.project = thing.project_id; }
    if (subject == change_subject::project) { c.project = thing.id; }
    return c;
}

/// One change of all that differs at a thing: its kind is the first of theirs.
inline void put(std::vector<found_change>& out, plan_change c, facets found,
                void const* thing = nullptr)
{
    if (found.empty()) { return; }
    std::ranges::stable_sort(found, {}, &facet::kind);
    facet const& first = found.front();
    c.kind = first.kind;
    if (!first.before.empty()) { c.old_text = first.before; }
    if (!first.after.empty()) { c.new_text = first.after; }
    for (facet const& f : found) {
        if (f.kind != c.kind && (c.also.empty() || c.also.back() != f.kind)) {
            c.also.push_back(f.kind);
        }
        c.explanation += f.sentence + f.remark;
        c.remark += (&f == &first ? "" : f.sentence) + f.remark;
    }
    out.push_back({std::move(c), std::move(found), thing});
}

}  // namespace tomakomai_kpi::detail

#endif
