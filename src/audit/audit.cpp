// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "audit/findings.hpp"

namespace tomakomai_kpi {

std::vector<finding> audit(plan const& of, audit_options const& options)
{
    detail::findings found{options.without};
    auto const named = [&](std::string const& name) {
        auto const at = std::ranges::find(of.revisions(), name, &revision::name);
        return at == of.revisions().end() ? nullptr : &*at;
    };
    revision const* const before = named(options.old_revision);
    revision const* const after = named(options.new_revision);
    bool const compared = before != nullptr && after != nullptr && before != after;
    std::optional<detail::editions> both;
    if (compared) {
        both.emplace(detail::editions{*before, *after,
                                      detail::differ(*before, *after, detail::depth::plan_only)});
        detail::audit_changes(*both, found);
        detail::audit_baselines(*both, found);
        detail::audit_counts(*both, found);
    }
    if (after != nullptr) { detail::audit_ended(*after, found); }
    detail::editions const* const pair = both ? &*both : nullptr;
    detail::audit_measures(of, pair, found);
    detail::audit_kindred_units(of, found);
    detail::audit_names(of, found);
    for (revision const& r : of.revisions()) {
        pause();
        detail::audit_marks(pair, r, found);
        detail::audit_units(r, found);
        detail::audit_values(r, found);
        detail::audit_published(of, r, found);
        detail::audit_years(of, r, found);
        detail::audit_texts(r, found);
    }
    return std::move(found).sorted(of);
}

}  // namespace tomakomai_kpi
