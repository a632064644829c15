// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/rulebook.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "progress/scores.hpp"

namespace tomakomai_kpi {

namespace {

// 「概ね」は 0.6 <= pace < 1
std::string rule_of(grade const& g, clause const& held)
{
    return detail::quote(g.label) + "は " + to_string(held);
}

// What the assessment has against figures that a rulebook computes all the same.
std::vector<code> cautions_of(detail::scoring const& scoring, indicator const& judged,
                              std::vector<score> const& scores, bool fewer_is_told)
{
    assessment const& a = scoring.assessed();
    constexpr std::array objections{code::direction_unknown, code::direction_conflict,
                                    code::lower_is_better, code::baseline_equals_target};
    bool const cumulative = judged.target && judged.target->value().basis() == basis::cumulative;
    auto const looks_at = [&](score s) { return std::ranges::find(scores, s) != scores.end(); };
    bool const with_baseline = looks_at(score::lead) || looks_at(score::gap_closure)
                               || looks_at(score::to_baseline)
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
    // The way from baseline to target is gone alike in both directions; other scores presume one.
    bool const presumes_more = !fewer_is_told && std::ranges::any_of(scores, [](score s) {
        return s != score::lead && s != score::gap_closure;
    });
    if (presumes_more) { object(a.attainment.undefined); }
    if (with_baseline) { object(a.gap_closure.undefined); }
    // A level does not grow from zero with the years: its baseline alone may be on the pace.
    if (looks_at(score::pace) && !cumulative && !kept_within) {
        cautions.push_back(code::not_applicable);
    }
    if (a.status == status::suspended) { cautions.push_back(code::suspended); }
    return cautions;
}

// Whether a clause holds on the scores: yes, no, or open for a reason.
struct answer {
    bool holds = true;
    code open = code::none;
};

answer ask(clause const& c, std::vector<std::pair<score, figure<exact>>> const& scores)
{
    answer out;
    for (condition const& each : c.conditions) {
        auto const& f =
            std::ranges::find(scores, each.of, [](auto const& s) { return s.first; })->second;
        if (!f.value) {
            out.open = f.undefined;  // the other conditions may still rule the clause out
        } else if (!each.in.contains(*f.value)) {
            return {.holds = false};
        }
    }
    return out;
}

// Why a rulebook says nothing of any indicator that stands so.
struct silence {
    code why = code::none;
    std::string words{};
};

silence silent_on(rulebook const& book, standing const& s)
{
    auto const& untold = book.reading().untold;
    if (std::ranges::find(untold, s.way) != untold.end()) {
        return {code::not_applicable, s.way == direction_kind::down
                                          ? "出典は少ないほどよい指標の扱いを述べていない"
                                          : "出典はこの方向の指標の扱いを述べていない"};
    }
    bool told = false;
    bool by_way = false;
    for (grade const& g : book.grades()) {
        told = told || !g.clauses_for(s).empty();
        by_way = by_way || std::ranges::any_of(g.clauses, [](clause const& c) { return !!c.way; });
    }
    if (told) { return {}; }
    bool const which_way = by_way && s.way == direction_kind::unknown;
    return {which_way ? code::direction_unknown : code::not_applicable,
            "評価基準にこの種の指標の区分がない"};
}

std::string undecidable_text(code why)
{
    return std::string{"判定できない ["} + name(why) + "] " + japanese(why);
}

}  // namespace

grading rulebook::judge(indicator const& judged, std::optional<fiscal_year> year) const
{
    detail::scoring const scoring{judged, year};
    grading v;
    std::string text = name_ + ": ";

    std::string special;
    if (judged.ended() && !special_.ended.empty()) {
        special = special_.ended;
    } else if (scoring.is_absent() && !special_.absent.empty()) {
        special = special_.absent;
    }
    if (!special.empty()) {
        v.labels = {special};
        v.explanation =
            text + special + (special == special_.ended ? " (取組終了)" : " (実績がない)");
        return v;
    }

    standing const stands = scoring.standing();
    if (silence const silent = silent_on(*this, stands); silent.why != code::none) {
        code const absent = scoring.why_no_actual();
        v.undefined = absent == code::none ? silent.why : absent;
        v.explanation = text + undecidable_text(v.undefined)
                        + (absent == code::none ? " — " + silent.words : "");
        return v;
    }

    // Of what is to be maintained nobody knows how nearly: no letter says so.
    if (code const met = scoring.assessed().met.undefined; met == code::tolerance_unknown) {
        v.undefined = met;
        v.explanation = text + undecidable_text(met);
        return v;
    }

    std::vector<score> const scores = detail::scores_of(grades_, stands);
    for (score const s : scores) { v.scores.emplace_back(s, scoring.of(s)); }
    code why = code::none;
    bool fewer_is_told = stands.way == direction_kind::down;
    std::vector<std::string> rules;
    for (grade const& g : grades_) {
        clause const* held = nullptr;
        code open = code::none;
        for (clause const* const c : g.clauses_for(stands)) {
            fewer_is_told = fewer_is_told && c->way.has_value();
            answer const a = ask(*c, v.scores);
            if (a.holds && a.open == code::none) {
                held = c;
                break;
            }
            if (a.holds) { open = a.open; }
        }
        if (held != nullptr) {
            v.labels.push_back(g.label);
            rules.push_back(rule_of(g, *held));
        } else if (open != code::none) {
            why = open;
        }
        // Read top down, what is open may be what holds.
        if (reading_.first_match && (held != nullptr || open != code::none)) { break; }
    }
    if (v.labels.empty()) { v.undefined = why; }
    if (v.undefined == code::none) {
        v.cautions = cautions_of(scoring, judged, scores, fewer_is_told);
    }

    if (v.labels.empty()) {
        text += why == code::none ? "どの区分にも入らない (no grade)" : undecidable_text(why);
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
