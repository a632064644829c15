// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/indicator.hpp>

#include <algorithm>
#include <utility>

#include "plan/flag.hpp"

namespace tomakomai_kpi {

std::string to_string(indicator_kind k)
{
    return k == indicator_kind::target ? "target" : "kpi";
}

bool indicator::place(observation_role role, observation read)
{
    if (role == observation_role::actual) {
        auto const later = std::ranges::find_if(
            actuals, [&](observation const& o) { return o.year() >= read.year(); });
        if (later != actuals.end() && later->year() == read.year()) { return false; }
        actuals.insert(later, std::move(read));
        return true;
    }
    auto& at_role = role == observation_role::baseline ? baseline : target;
    if (at_role) { return false; }
    at_role = std::move(read);
    return true;
}

unit indicator::unit() const noexcept
{
    if (target && !target->value().is_missing() && target->value().form() != form::words) {
        return target->value().unit();
    }
    if (auto const* const newest = actual(); newest != nullptr && !newest->value().is_missing()) {
        return newest->value().unit();
    }
    return baseline ? baseline->value().unit() : tomakomai_kpi::unit{};
}

observation const* indicator::actual(std::optional<fiscal_year> year) const noexcept
{
    if (!year) { return actuals.empty() ? nullptr : &actuals.back(); }
    auto const found = std::ranges::find(actuals, *year, &observation::year);
    return found == actuals.end() ? nullptr : &*found;
}

bool indicator::ended() const noexcept
{
    return detail::flag::is_set(*this, detail::flag::end);
}

}  // namespace tomakomai_kpi
