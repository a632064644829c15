// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/scenario.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include <tomakomai_kpi/plan/draft.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "plan/observation_text.hpp"
#include "progress/judgement.hpp"

namespace tomakomai_kpi {

namespace {

// Points of the path from baseline to target.
class path : detail::judgement {
public:
    path(indicator const& judged, progress_clock const& on) : judgement{judged, std::nullopt, on} {}

    /// `years` after the newest actual.
    figure<value> point(std::string const& title, int years) const
    {
        auto const refuse = [&](code why) { return undefined<value>(title, why); };
        if (code const why = why_not_comparable(); why != code::none) { return refuse(why); }
        if (code const why = why_no_direction(); why != code::none) { return refuse(why); }
        if (direction() == direction_kind::range) { return refuse(code::no_amount); }
        if (code const why = why_not_judged(); why != code::none) { return refuse(why); }
        if (code const why = why_no_scaling(); why != code::none) { return refuse(why); }
        fiscal_year const then = *year_ + years;
        if (then > last_year()) { return refuse(code::period_over); }
        exact const target = t().coherent_amount();
        if (then == last_year()) {
            return there(title + " = 目標の年度(" + to_string(then) + ")の目標 " + to_string(t()),
                         target, asked_for());
        }
        bool const cumulative = t().basis() == basis::cumulative;
        bool const kept = direction() == direction_kind::maintain && !cumulative;
        if (!cumulative && !kept) {
            code const why = why_no_closure();
            if (why != code::none && why != code::baseline_equals_target) { return refuse(why); }
        }
        lapse l = lapse_of_clock();
        if (l.undefined != code::none) { return refuse(l.undefined); }
        l.n += years;
        exact const share = exact::ratio(l.n, l.whole);
        exact const start = cumulative ? exact{0} : kept ? target : b().coherent_amount();
        detail::corridor within;  // before its year a target alone is no limit yet
        if (is_kept_within()) { within = cumulative ? kept_within().after(share) : kept_within(); }
        if (!kept && target == start && !cumulative) { within = asked_for(); }
        std::string const way = kept         ? "保つ目標 " + to_string(t())
                                : cumulative ? "目標 " + to_string(t())
                                             : "基準値 " + to_string(b()) + " から目標値 "
                                                   + to_string(t()) + " への道のり";
        return there(title + " = " + way + " の経過 " + elapsed_text(l),
                     start + (target - start) * share, within);
    }

private:
    // The amount, or more or less than it where it is not within what is asked for itself.
    figure<value> there(std::string const& text, exact const& amount,
                        detail::corridor const& within) const
    {
        value needed = in_printed_units(amount, t().basis());
        if (within.is_below(amount)) { needed.with_bound(bound::more_than); }
        if (within.is_above(amount)) { needed.with_bound(bound::less_than); }
        std::string const explanation = text + " = " + to_string(needed);
        return detail::defined(std::move(needed), explanation);
    }
};

// A copy of the plan in which one revision is edited.
template <class Edit>
plan edited(plan const& p, std::string_view revision, Edit edit)
{
    p.revision(revision);  // names what is unknown
    auto revisions = p.revisions();
    edit(*std::ranges::find(revisions, revision, &tomakomai_kpi::revision::name));
    return plan{p.id(), p.name(), p.period(), std::move(revisions)};
}

// A copy of the plan in which the indicators of this id (of whatever `key` says) in all revisions are
// edited.
template <class Edit>
plan declared_anew(plan const& p, std::string_view id, char const* what,
                   std::string indicator::* key, Edit edit)
{
    auto revisions = p.revisions();
    bool found = false;
    for (tomakomai_kpi::revision& r : revisions) {
        for (indicator& i : r.indicators) {
            if ((i.*key).empty() || i.*key != id) { continue; }
            found = true;
            edit(i);
        }
    }
    if (!found) {
        std::vector<std::string_view> known;
        for (tomakomai_kpi::revision const& r : revisions) {
            for (indicator const& i : r.indicators) { known.emplace_back(i.*key); }
        }
        throw plan_error{code::unknown_id, no_such_name(what, id, known, "unknown id")};
    }
    return plan{p.id(), p.name(), p.period(), std::move(revisions)};
}

indicator& indicator_of(tomakomai_kpi::revision& r, std::string_view id)
{
    auto const found = std::ranges::find(r.indicators, id, &indicator::id);
    if (found != r.indicators.end()) { return *found; }
    throw plan_error{code::unknown_id,
                     no_such_name("指標", id, detail::names_in(r.indicators, &indicator::id),
                                  "no such indicator")};
}

void set_actual(indicator& i, value const& actual, fiscal_year year, actual_options const& as)
{
    fiscal_year const start = detail::start_of_total(i, observation_role::actual, year);
    fiscal_period const period = detail::period_of_printed(actual, year, start);
    std::vector<std::string> notes;
    if (!as.note.empty()) { notes.emplace_back(as.note); }
    observation added{actual, period, as.status, std::move(notes)};
    std::erase_if(i.actuals, [&](observation const& o) { return o.year() == year; });
    auto const later =
        std::ranges::find_if(i.actuals, [&](observation const& o) { return o.year() > year; });
    i.actuals.insert(later, std::move(added));
}

}  // namespace

figure<value> expected_now(indicator const& judged, progress_clock const& on)
{
    return path{judged, on}.point("現時点の目安 expected now", 0);
}

figure<value> needed_next_year(indicator const& judged, progress_clock const& on)
{
    return path{judged, on}.point("翌年度に必要な実績 needed next year", 1);
}

plan with_actual(plan const& p, std::string_view id, value const& actual, fiscal_year year,
                 actual_options const& options)
{
    return edited(p, options.revision, [&](tomakomai_kpi::revision& r) {
        set_actual(indicator_of(r, id), actual, year, options);
    });
}

plan with_actual(plan const& p, std::string_view id, std::string_view printed, fiscal_year year,
                 actual_options const& options)
{
    return edited(p, options.revision, [&](tomakomai_kpi::revision& r) {
        indicator& i = indicator_of(r, id);
        set_actual(i, read_value(printed, i), year, options);
    });
}

plan at_current_pace(plan const& p, std::string_view revision)
{
    return edited(p, revision, [](tomakomai_kpi::revision& r) {
        for (indicator& i : r.indicators) {
            auto const projected = compute(method::linear_projection, i);
            if (!projected.amount) { continue; }
            set_actual(i, *projected.amount, i.target->year(), {});
        }
    });
}

plan with_direction(plan const& p, std::string_view id, direction const& declared)
{
    require_declarable(declared);
    return declared_anew(p, id, "指標", &indicator::id, [&](indicator& i) {
        i.direction = on_basis_of(declared, i.aggregation.kind);
    });
}

plan with_project_start(plan const& p, std::string_view project_id, start_of_project start)
{
    return declared_anew(p, project_id, "指標のある事業", &indicator::project_id,
                         [&](indicator& i) { i.project_start = start; });
}

}  // namespace tomakomai_kpi
