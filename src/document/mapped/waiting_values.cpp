// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/waiting_values.hpp"

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/mapped/row_facts.hpp"
#include "plan/observation_text.hpp"

namespace tomakomai_kpi::detail {

observation_role observed_role(column_role r)
{
    switch (r) {
    case column_role::baseline: return observation_role::baseline;
    case column_role::target: return observation_role::target;
    default: return observation_role::actual;
    }
}

void tell(cell_record& told, std::string_view what)
{
    told.as += "、";
    told.as += what;
}

fiscal_period waiting_values::period() const
{
    std::optional<fiscal_year> first;
    std::optional<fiscal_year> last;
    for (waiting_value const& w : values_) {
        if (w.role == observation_role::baseline) { continue; }
        fiscal_year const from = w.printed.first();
        fiscal_year const to = w.printed.last();
        first = first ? std::min(*first, from) : from;
        last = last ? std::max(*last, to) : to;
    }
    if (!first) {
        throw plan_error{code::bad_period, "計画の期間が分かりません。period で指定してください"
                                           " (no period of the plan)"};
    }
    return {*first, *last};
}

void waiting_values::place_in(std::vector<indicator>& indicators)
{
    // Baselines first, of which targets may be a share; forecasts last, where no actual is.
    std::ranges::stable_sort(values_, {}, [](waiting_value const& w) {
        return w.role == observation_role::baseline ? 0 : w.forecast ? 2 : 1;
    });
    for (waiting_value& w : values_) {
        bool const read = cells_[w.record].fate != cell_fate::refused;
        place(w, indicators[w.indicator]);
        if (read && cells_[w.record].fate == cell_fate::refused) {
            leave(w.indicator, cells_[w.record]);
        }
    }
    for (indicator& i : indicators) { settle_totals(i); }
    for (waiting_result const& w : results_) { place(w, indicators[w.indicator]); }
}

void waiting_values::leave(std::size_t indicator, cell_record const& told)
{
    std::string text = told.as;
    text += ": ";
    text += told.text;
    unplaced_.emplace_back(indicator, std::move(text));
}

void waiting_values::place(waiting_value& w, indicator& i)
{
    cell_record& told = cells_[w.record];
    try {
        bool const of_baseline = w.times_baseline && i.baseline && i.baseline->value().has_amount();
        if (of_baseline) {
            w.v = i.baseline->value() * *w.times_baseline;
            tell(told, "基準値からの増減とした");
        }
        if (w.forecast && i.actual(w.printed.last()) != nullptr) {
            told.fate = cell_fate::ignored;
            tell(told, "実績がある年度の見込値");
            return;
        }
        bool const estimate = w.forecast && !w.v.is_missing();
        observation o{w.v, w.printed, estimate ? observation_status::estimated : w.status};
        if (!i.place(w.role, std::move(o))) {
            refuse(told, code::duplicate_id,
                   "この年度の値はもうあります (a second value of the year)");
        }
    } catch (kpi_error const& e) {
        std::string message{e.message()};
        if (w.printed.years() > 1) { message += "。累計なら windows_are_totals (or a total?)"; }
        refuse(told, e.code(), std::move(message));
    }
}

void waiting_values::place(waiting_result const& w, indicator& i)
{
    cell_record& told = cells_[w.record];
    auto year = w.year;
    if (!year && !i.actuals.empty()) { year = i.actuals.back().year(); }
    if (!year) {
        refuse(told, code::unknown_year,
               "何年度の" + japanese(w.role) + "か分かりません (of which year?)");
        return;
    }
    published_result of_year{*year, {}, {}};
    (w.role == column_role::rate ? of_year.rate : of_year.mark) = w.text;
    told.as = japanese(w.role) + " " + to_string(*year);
    if (!i.publish(std::move(of_year))) {
        refuse(told, code::duplicate_id,
               "この年度の" + japanese(w.role) + "はもうあります (a second one of the year)");
    }
}

}  // namespace tomakomai_kpi::detail
