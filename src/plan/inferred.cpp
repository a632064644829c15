// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/inferred.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/aggregation_evidence.hpp>
#include <tomakomai_kpi/plan/direction_evidence.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "plan/observation_text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<declared_fact, 2> fact_names{
    {{declared_fact::direction, "direction"}, {declared_fact::aggregation, "aggregation"}}};

// Nobody said so: what says "unknown" by no word of anybody.
bool is_undeclared(provenance const& said)
{
    return said == provenance{"unknown"};
}

// One indicator in the revisions that have it.
using editions = std::vector<indicator*>;

struct in_order {
    std::vector<std::string> ids;
    std::map<std::string, editions> of;
};

in_order by_id(std::vector<revision>& revisions)
{
    in_order out;
    for (revision& r : revisions) {
        for (indicator& i : r.indicators) {
            editions& found = out.of[i.id];
            if (found.empty()) { out.ids.push_back(i.id); }
            found.push_back(&i);
        }
    }
    return out;
}

// What all editions that say something agree on; else none, and the reasons.
template <class Said, class Infer>
std::optional<Said> agreed(editions const& of, Infer infer, inferred_fact& told)
{
    std::optional<Said> out;
    bool conflict = false;
    std::set<std::string> reasons;
    for (indicator const* const each : of) {
        auto const [said, undefined, why] = infer(*each);
        if (undefined != code::none) {
            conflict = conflict || undefined == code::aggregation_conflict
                       || undefined == code::direction_conflict;
            reasons.insert(why);
        } else if (out && out->kind != said.kind) {
            conflict = true;
            reasons.insert("版によって証拠が違う: " + to_string(out->provenance) + "、"
                           + to_string(said.provenance));
        } else if (!out) {
            out = said;
        }
    }
    if (!out || conflict) {
        told.why = detail::joined(reasons, "／");
        return std::nullopt;
    }
    told.why = out->provenance.why;
    return out;
}

template <class Said>
struct heard {
    Said said;
    code undefined;
    std::string why;
};

template <class Evidence>
std::string weighed(code undefined, std::vector<Evidence> const& evidence)
{
    std::string out{japanese(undefined)};
    for (Evidence const& e : evidence) { out += "。" + to_string(e.kind) + ": " + e.explanation; }
    return out;
}

heard<direction> hear_direction(indicator const& of, editions const& all)
{
    auto const other =
        std::ranges::find_if(all, [&](indicator const* each) { return each != &of; });
    auto found = infer_direction(of, other == all.end() ? nullptr : *other);
    std::string why = weighed(found.undefined, found.evidence);
    return {std::move(found.direction), found.undefined, std::move(why)};
}

heard<aggregation> hear_aggregation(indicator const& of, std::vector<indicator> const& beside)
{
    auto found = infer_aggregation(of, beside);
    std::string why = weighed(found.undefined, found.evidence);
    return {std::move(found.aggregation), found.undefined, std::move(why)};
}

// Of each project the indicators whose aggregation is declared, one of each unit and kind.
std::map<std::string, std::vector<indicator>>
declared_beside(std::vector<revision> const& revisions)
{
    std::map<std::string, std::vector<indicator>> out;
    for (revision const& r : revisions) {
        for (indicator const& i : r.indicators) {
            if (i.aggregation.kind == aggregation_kind::unknown) { continue; }
            auto& there = out[i.project_id];
            bool const known = std::ranges::any_of(there, [&](indicator const& each) {
                return each.aggregation.kind == i.aggregation.kind && each.unit() == i.unit();
            });
            if (!known) { there.push_back(i); }
        }
    }
    return out;
}

}  // namespace

std::string to_string(declared_fact f)
{
    return detail::name_of(fact_names, f);
}

inferred_plan with_inferred(plan const& p)
{
    auto revisions = p.revisions();
    auto const beside = declared_beside(revisions);
    std::vector<inferred_fact> declared;
    std::vector<inferred_fact> undecided;
    auto const tell = [&](inferred_fact told, std::string said) {
        told.said = std::move(said);
        (told.said.empty() ? undecided : declared).push_back(std::move(told));
    };
    in_order const all = by_id(revisions);
    for (std::string const& id : all.ids) {
        pause();
        editions const& of = all.of.at(id);
        indicator const& first = *of.front();
        if (first.aggregation.kind == aggregation_kind::unknown
            && is_undeclared(first.aggregation.provenance)) {
            inferred_fact told{declared_fact::aggregation, id, first.name, "", ""};
            auto const said = agreed<aggregation>(
                of,
                [&](indicator const& i) {
                    auto const at = beside.find(i.project_id);
                    return hear_aggregation(i, at == beside.end() ? std::vector<indicator>{}
                                                                  : at->second);
                },
                told);
            for (indicator* const i : of) {
                if (!said) { break; }
                i->aggregation = *said;
                detail::read_anew(*i);
            }
            tell(std::move(told), said ? to_string(said->kind) : "");
        }
        if (first.direction.kind == direction_kind::unknown
            && is_undeclared(first.direction.provenance)) {
            inferred_fact told{declared_fact::direction, id, first.name, "", ""};
            auto const said = agreed<direction>(
                of, [&](indicator const& i) { return hear_direction(i, of); }, told);
            for (indicator* const i : of) {
                if (!said) { break; }
                i->direction = *said;
            }
            tell(std::move(told), said ? to_string(*said) : "");
        }
    }
    return {plan{p.id(), p.name(), p.period(), std::move(revisions)}, std::move(declared),
            std::move(undecided)};
}

}  // namespace tomakomai_kpi
