// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/rulebook.hpp>

#include <algorithm>
#include <array>

#include <tomakomai_kpi/value/error.hpp>

#include "progress/scores.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

// 「概ね」は 0.6 <= pace < 1
std::string rule_of(grade const& g)
{
    return detail::quote(g.label) + "は "
           + detail::joined(g.conditions, " and ", [](condition const& c) { return to_string(c); });
}

// What the assessment has against figures that a rulebook computes all the same.
std::vector<code> cautions_of(detail::scoring const& scoring, indicator const& judged,
                              std::vector<score> const& scores)
{
    assessment const& a = scoring.assessed();
    constexpr std::array objections{code::mixed_basis,        code::basis_unclear,
                                    code::direction_unknown,  code::direction_conflict,
                                    code::lower_is_better,    code::not_ratio_scale,
                                    code::definition_changed, code::baseline_equals_target};
    bool const cumulative = judged.target && judged.target->value().basis() == basis::cumulative;
    auto const looks_at = [&](score s) { return std::ranges::find(scores, s) != scores.end(); };
    bool const with_baseline = looks_at(score::lead) || looks_at(score::to_baseline)
                               || (looks_at(score::path) && !cumulative);

    std::vector<code> cautions;
    auto const object = [&](code why) {
        bool const objects = std::ranges::find(objections, why) != objections.end();
        if (objects && std::ranges::find(cautions, why) == cautions.end()) {
            cautions.push_back(why);
        }
    };
    object(a.met.undefined);
    // More is not better where limits on both sides decide, whatever the rule computes.
    bool const kept_within = scoring.is_kept_within();
    if (kept_within) { cautions.push_back(code::not_applicable); }
    object(a.attainment.undefined);
    if (with_baseline) { object(a.gap_closure.undefined); }
    // A level does not grow from zero with the years: its baseline alone may be on the pace.
    if (looks_at(score::pace) && !cumulative && !kept_within) {
        cautions.push_back(code::not_applicable);
    }
    if (a.status == status::suspended) { cautions.push_back(code::suspended); }
    return cautions;
}

}  // namespace

grading rulebook::judge(indicator const& judged, std::optional<fiscal_year> year) const
{
    detail::scoring const scoring{judged, year};
    grading v;
    std::vector<score> const scores = detail::scores_of(grades_);
    std::string text = name_ + ": ";

    std::string special;
    if (judged.ended() && !special_.ended.empty()) {
        special = special_.ended;
    } else if (scoring.why_no_actual() != code::none && !special_.absent.empty()) {
        special = special_.absent;
    }
    if (!special.empty()) {
        v.labels = {special};
        v.explanation =
            text + special + (special == special_.ended ? " (取組終了)" : " (実績がない)");
        return v;
    }

    for (score const s : scores) { v.scores.emplace_back(s, scoring.of(s)); }
    code why = code::none;
    std::vector<std::string> rules;
    for (grade const& g : grades_) {
        code unknown = code::none;
        bool const holds = std::ranges::all_of(g.conditions, [&](condition const& c) {
            auto const& f =
                std::ranges::find(v.scores, c.of, [](auto const& s) { return s.first; })->second;
            if (!f.value) {
                unknown = f.undefined;
                return true;  // open: the other conditions may still rule the grade out
            }
            return c.in.contains(*f.value);
        });
        if (!holds) { continue; }
        if (unknown != code::none) {
            why = unknown;
        } else {
            v.labels.push_back(g.label);
            rules.push_back(rule_of(g));
        }
    }
    if (v.labels.empty()) { v.undefined = why; }
    if (v.undefined == code::none) { v.cautions = cautions_of(scoring, judged, scores); }

    if (v.labels.empty()) {
        text += why == code::none
                    ? "どの区分にも入らない (no grade)"
                    : std::string{"判定不能 ["} + tomakomai_kpi::name(why) + "] " + japanese(why);
    }
    text += detail::joined(v.labels, "・");
    for (std::string const& rule : rules) { text += "\n" + rule; }
    for (auto const& s : v.scores) { text += "\n" + s.second.explanation; }
    for (code const c : v.cautions) {
        text += "\n注意 caution: " + japanese(c) + " [" + tomakomai_kpi::name(c) + "]";
    }
    v.explanation = text;
    return v;
}

}  // namespace tomakomai_kpi
