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
    if (role == observation_role::baseline) {
        if (baseline) { return false; }
        baseline = std::move(read);
        return true;
    }
    if (target_of(read.year()) != nullptr) { return false; }
    if (target && read.year() < target->year()) {
        auto const later = std::ranges::find_if(
            interim_targets, [&](observation const& o) { return o.year() > read.year(); });
        interim_targets.insert(later, std::move(read));
        return true;
    }
    if (target) { interim_targets.push_back(*std::move(target)); }
    target = std::move(read);
    return true;
}

bool indicator::publish(published_result of_year)
{
    auto found =
        std::ranges::find_if(published, [&](auto const& p) { return p.year >= of_year.year; });
    if (found == published.end() || found->year != of_year.year) {
        published.insert(found, std::move(of_year));
        return true;
    }
    bool const taken = (!of_year.rate.empty() && !found->rate.empty())
                       || (!of_year.mark.empty() && !found->mark.empty());
    if (taken) { return false; }
    if (!of_year.rate.empty()) { found->rate = std::move(of_year.rate); }
    if (!of_year.mark.empty()) { found->mark = std::move(of_year.mark); }
    return true;
}

std::vector<observation> indicator::targets() const
{
    std::vector<observation> all = interim_targets;
    if (target) { all.push_back(*target); }
    return all;
}

observation const* indicator::target_of(fiscal_year year) const noexcept
{
    if (target && target->year() == year) { return &*target; }
    auto const found = std::ranges::find(interim_targets, year, &observation::year);
    return found == interim_targets.end() ? nullptr : &*found;
}

indicator indicator::judged_by(fiscal_year year_of_target) const
{
    indicator alone = *this;
    observation const* const wanted = target_of(year_of_target);
    if (wanted == nullptr) { return alone; }
    alone.target = *wanted;
    alone.interim_targets.clear();
    return alone;
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
