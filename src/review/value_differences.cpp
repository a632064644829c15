// SPDX-License-Identifier: BSL-1.0
#include "review/value_differences.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/statement.hpp"

namespace tomakomai_kpi::detail {

namespace {

std::string joined(std::vector<std::string> const& texts)
{
    std::string out;
    for (auto const& t : texts) { out += (out.empty() ? "" : "／") + t; }
    return out;
}

bool is_ambition(change_kind kind)
{
    return kind == change_kind::target_raised || kind == change_kind::target_lowered;
}

// Another basis, another unit, and `other`, which either of them explains but where it says more.
std::vector<change_kind> ways_to_differ(change_kind other, std::optional<observation> const& a,
                                        std::optional<observation> const& b)
{
    std::vector<change_kind> kinds;
    if (a && b && basis_differs(a->value(), b->value())) {
        kinds.push_back(change_kind::basis_changed);
    }
    if (a && b && unit_differs(a->value(), b->value())) {
        kinds.push_back(change_kind::unit_changed);
    }
    if (kinds.empty() || is_ambition(other)) { kinds.push_back(other); }
    return kinds;
}

// One printed value. What a declaration alone moves has the same text.
void note_observation(facets& out, std::string const& what, aspect of, change_kind other,
                      std::optional<observation> const& a, std::optional<observation> const& b)
{
    std::string const before = text_of(a);
    std::string const after = text_of(b);
    switch (compare_statements(a, b)) {
    case sameness::letter: break;
    case sameness::statement:
        out.push_back({change_kind::reformatted, of, before, after,
                       what + "の表記: " + arrow(before, after) + "。値は等しい。"});
        break;
    case sameness::none: {
        auto const kinds = ways_to_differ(other, a, b);
        note(out, kinds.front(), what, before, after, of);
        for (std::size_t k = 1; k < kinds.size(); ++k) {
            out.push_back({kinds[k], of, before, after, ""});
        }
        break;
    }
    }
    if (!a || !b) { return; }
    note(out, change_kind::year_changed, what + "の年度", to_string(a->year()),
         to_string(b->year()), of);
    // Where the words of a missing value say why, they have told it.
    bool const said_by_words = a->value().reason() != b->value().reason();
    if (a->value().is_missing() == b->value().is_missing() && !said_by_words) {
        note(out, change_kind::status_changed, what + "の状態", to_string(a->status()),
             to_string(b->status()), of);
    }
    note(out, change_kind::note_changed, what + "の注記", joined(a->notes()), joined(b->notes()),
         of);
}

bool compatible(unit a, unit b)
{
    return a.definition().dimension == b.definition().dimension && a.scale() == b.scale();
}

change_kind ambition(direction_kind way, std::strong_ordering order)
{
    if (order == 0 || (way != direction_kind::up && way != direction_kind::down)) {
        return change_kind::target_changed;
    }
    return (order > 0) == (way == direction_kind::up) ? change_kind::target_raised
                                                      : change_kind::target_lowered;
}

// What a cumulative target asks for beyond its baseline: all of it where the baseline is no total.
std::optional<value> increment(indicator const& i)
{
    if (!i.target || !i.target->value().has_amount()) { return std::nullopt; }
    value const& t = i.target->value();
    bool const from_baseline = i.baseline && i.baseline->value().has_amount()
                               && i.baseline->value().basis() == t.basis()
                               && compatible(i.baseline->value().unit(), t.unit());
    if (!from_baseline) {
        if (t.basis() != basis::cumulative) { return std::nullopt; }
        return t;
    }
    exact const rise = t.coherent_amount() - i.baseline->value().coherent_amount();
    return value{rise / (exact{t.multiplier()} * t.unit().factor()), t.unit(), t.basis(),
                 t.multiplier()};
}

std::string rise_text(value const& v)
{
    std::string text = to_string(v);
    constexpr std::string_view cumulative = "累計";
    if (text.starts_with(cumulative)) { text.erase(0, cumulative.size()); }
    return (v.number() < exact{0} ? "" : "+") + text;
}

// Both moved, and the start with its meaning: 累計32組 → 6組, 累計55組 → 累計30組.
bool is_rebased(indicator const& a, indicator const& b)
{
    return a.baseline && b.baseline && a.target && b.target && !says_same(a.baseline, b.baseline)
           && !says_same(a.target, b.target) && a.baseline->value().has_amount()
           && b.baseline->value().has_amount() && comparable(a.target->value(), b.target->value());
}

void note_rebase(facets& out, indicator const& a, indicator const& b)
{
    auto const before = increment(a);
    auto const after = increment(b);
    std::string sentence = "基準値 " + arrow(text_of(a.baseline), text_of(b.baseline))
                           + " と目標値 " + arrow(text_of(a.target), text_of(b.target))
                           + " がともに変わった。";
    std::optional<change_kind> way;
    if (before && after) {
        auto const order = number_order(*before, *after);
        way = ambition(b.direction.kind, order);
        sentence += "起点からの増分は " + rise_text(*before) + " → " + rise_text(*after);
        bool const looks_cut = number_order(a.target->value(), b.target->value()) < 0;
        sentence += order > 0 && looks_cut ? " で、数字は下がって見えるが求める量は増えた。" : "。";
        sentence += "(増分=目標値−同じ数え方の基準値、累計の目標で基準値が累計でなければ目標値)";
    }
    std::string const from = text_of(a.target);
    std::string const to = text_of(b.target);
    out.push_back({change_kind::rebased, aspect::target, from, to, "", sentence});
    out.push_back(
        {change_kind::rebased, aspect::baseline, text_of(a.baseline), text_of(b.baseline)});
    if (way) { out.push_back({*way, aspect::target, from, to}); }
}

void note_target(facets& out, indicator const& a, indicator const& b)
{
    change_kind const kind = target_change(a, b);
    std::size_t const before = out.size();
    note_observation(out, "目標値", aspect::target, kind, a.target, b.target);
    if (out.size() == before) { return; }
    facet& first = out[before];
    if (is_ambition(kind)) {
        bool const up = b.direction.kind == direction_kind::up;
        std::string const why = std::string{up ? "多い" : "少ない"} + "ほどよい指標なので、目標の"
                                + (kind == change_kind::target_raised ? "引上げ。" : "引下げ。");
        (up ? first.sentence : first.remark) += why;  // a number that grows is plainly a rise
    } else if (first.kind == change_kind::basis_changed) {
        first.sentence += "数え方(単年度・累計・時点)が変わり、数の大小では比べられない。";
    }
}

// Year by year; what was or becomes the last target is told as such.
void note_interim_targets(facets& out, indicator const& before, indicator const& after)
{
    std::set<fiscal_year> years;
    for (indicator const* const i : {&before, &after}) {
        for (observation const& o : i->interim_targets) { years.insert(o.year()); }
    }
    auto const only = [](indicator i, fiscal_year year) {
        auto const at = std::ranges::find(i.interim_targets, year, &observation::year);
        i.target = at == i.interim_targets.end() ? std::nullopt : std::optional{*at};
        return i;
    };
    for (fiscal_year const year : years) {
        indicator const a = only(before, year);
        indicator const b = only(after, year);
        note_observation(out, to_string(year) + "の中間目標値", aspect::target, target_change(a, b),
                         a.target, b.target);
    }
}

}  // namespace

std::string text_of(std::optional<observation> const& o)
{
    return o ? to_string(o->value()) : std::string{};
}

bool basis_differs(value const& a, value const& b)
{
    return a.has_amount() && b.has_amount() && a.basis() != b.basis();
}

bool unit_differs(value const& a, value const& b)
{
    return a.has_amount() && b.has_amount()
           && !(a.unit().is(b.unit()) && a.multiplier() == b.multiplier()) && !says_same(a, b)
           && unit_text(a) != unit_text(b);
}

std::strong_ordering number_order(value const& before, value const& after)
{
    return after.coherent_amount() <=> before.coherent_amount();
}

bool comparable(value const& a, value const& b)
{
    return a.has_amount() && b.has_amount() && a.basis() == b.basis() && a.bound() == b.bound()
           && compatible(a.unit(), b.unit()) && a.parts() == b.parts();
}

change_kind target_change(indicator const& before, indicator const& after)
{
    if (says_same(before.target, after.target)) { return change_kind::reformatted; }
    if (!before.target || !after.target
        || !comparable(before.target->value(), after.target->value())) {
        return change_kind::target_changed;
    }
    return ambition(after.direction.kind,
                    number_order(before.target->value(), after.target->value()));
}

bool is_changed(facet const& f, aspect of)
{
    switch (f.kind) {
    case change_kind::reformatted:
    case change_kind::year_changed:
    case change_kind::status_changed:
    case change_kind::note_changed: return false;
    default: return f.of == of;
    }
}

facet const* said_otherwise(facets const& found)
{
    for (aspect const of : {aspect::target, aspect::baseline, aspect::name, aspect::scale}) {
        auto const at =
            std::ranges::find_if(found, [&](facet const& f) { return is_changed(f, of); });
        if (at != found.end()) { return &*at; }
    }
    return nullptr;
}

void note_plan_values(facets& out, indicator const& before, indicator const& after)
{
    if (is_rebased(before, after)) {
        note_rebase(out, before, after);
    } else {
        note_target(out, before, after);
        note_observation(out, "基準値", aspect::baseline, change_kind::baseline_changed,
                         before.baseline, after.baseline);
    }
    note_interim_targets(out, before, after);
}

void note_actuals(facets& out, indicator const& before, indicator const& after, bool newer_too)
{
    auto const of_year = [](indicator const& i, fiscal_year year) {
        auto const* const found = i.actual(year);
        return found == nullptr ? std::nullopt : std::optional{*found};
    };
    if (newer_too && before.actuals.size() == 1 && after.actuals.size() == 1) {
        note_observation(out, "実績値", aspect::actual, change_kind::actual_changed,
                         before.actuals[0], after.actuals[0]);
        return;
    }
    for (auto const& then : before.actuals) {
        auto const now = of_year(after, then.year());
        if (now || newer_too) {
            note_observation(out, to_string(then.year()) + "の実績値", aspect::actual,
                             change_kind::actual_changed, then, now);
        }
    }
    if (!newer_too) { return; }
    for (auto const& now : after.actuals) {
        if (!of_year(before, now.year())) {
            note_observation(out, to_string(now.year()) + "の実績値", aspect::actual,
                             change_kind::actual_changed, std::nullopt, now);
        }
    }
}

}  // namespace tomakomai_kpi::detail
