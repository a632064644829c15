// SPDX-License-Identifier: BSL-1.0
#include "review/differences.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/flag.hpp"
#include "review/matching.hpp"
#include "review/order.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

namespace {

std::string joined(std::vector<std::string> const& texts)
{
    return detail::joined(texts, "／");
}

// One thing that differs, before all that differ at one subject become a change.
struct facet {
    change_kind kind;
    std::string before;
    std::string after;
    std::string sentence;
};

using facets = std::vector<facet>;

std::string arrow(std::string const& before, std::string const& after)
{
    return (before.empty() ? "なし" : before) + " → " + (after.empty() ? "なし" : after);
}

void note(facets& out, change_kind kind, std::string const& what, std::string const& before,
          std::string const& after)
{
    if (before == after) { return; }
    out.push_back({kind, before, after, what + ": " + arrow(before, after) + "。"});
}

// Values

std::string text_of(std::optional<observation> const& o)
{
    return o ? to_string(o->value()) : std::string{};
}

bool is_dash(std::string_view text)
{
    constexpr std::array<std::string_view, 10> dashes{"-", "－", "ー", "―", "—",
                                                      "─", "−",  "‐",  "–", "ｰ"};
    return std::ranges::find(dashes, text) != dashes.end();
}

// 50% and 50.0% are; 約50% is another statement, and so is 100%(6隊) beside 100%(7隊).
bool same_quantity(value const& a, value const& b)
{
    if (to_string(a) == to_string(b)) { return true; }
    if (a.is_missing() || b.is_missing()) {
        return a.is_missing() && b.is_missing() && is_dash(to_string(a)) && is_dash(to_string(b));
    }
    return a == b && a.notation().qualifiers == b.notation().qualifiers && a.parts() == b.parts();
}

bool changed(std::optional<observation> const& a, std::optional<observation> const& b)
{
    return a.has_value() != b.has_value() || (a && !same_quantity(a->value(), b->value()));
}

// The basis that the two print: what a declaration alone moves has the same text.
bool basis_differs(value const& a, value const& b)
{
    return a.has_amount() && b.has_amount() && a.basis() != b.basis();
}

bool unit_differs(value const& a, value const& b)
{
    return a.has_amount() && b.has_amount()
           && !(a.unit().is(b.unit()) && a.multiplier() == b.multiplier()) && !same_quantity(a, b)
           && unit_text(a) != unit_text(b);
}

void note_observation(facets& out, std::string const& what, change_kind other,
                      std::optional<observation> const& a, std::optional<observation> const& b)
{
    std::string const before = text_of(a);
    std::string const after = text_of(b);
    if (changed(a, b)) {
        change_kind kind = other;
        if (a && b && basis_differs(a->value(), b->value())) {
            kind = change_kind::basis_changed;
        } else if (a && b && unit_differs(a->value(), b->value())) {
            kind = change_kind::unit_changed;
        }
        note(out, kind, what, before, after);
    } else if (before != after) {
        out.push_back({change_kind::reformatted, before, after,
                       what + "の表記: " + arrow(before, after) + "。値は等しい。"});
    }
    if (!a || !b) { return; }
    note(out, change_kind::year_changed, what + "の年度", to_string(a->year()),
         to_string(b->year()));
    if (a->value().is_missing() == b->value().is_missing()) {
        note(out, change_kind::status_changed, what + "の状態", to_string(a->status()),
             to_string(b->status()));
    }
    note(out, change_kind::note_changed, what + "の注記", joined(a->notes()), joined(b->notes()));
}

std::strong_ordering number_order(value const& before, value const& after)
{
    return after.coherent_amount() <=> before.coherent_amount();
}

bool compatible(unit a, unit b)
{
    return a.definition().dimension == b.definition().dimension && a.scale() == b.scale();
}

bool comparable(value const& a, value const& b)
{
    return a.has_amount() && b.has_amount() && a.basis() == b.basis() && a.bound() == b.bound()
           && compatible(a.unit(), b.unit()) && a.parts() == b.parts();
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
    return a.baseline && b.baseline && a.target && b.target && changed(a.baseline, b.baseline)
           && changed(a.target, b.target) && a.baseline->value().has_amount()
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
    out.push_back({change_kind::rebased, text_of(a.target), text_of(b.target), sentence});
    if (way) { out.push_back({*way, text_of(a.target), text_of(b.target), ""}); }
}

void note_target(facets& out, indicator const& a, indicator const& b)
{
    change_kind const kind = target_change(a, b);
    std::size_t const before = out.size();
    note_observation(out, "目標値", kind, a.target, b.target);
    if (out.size() == before) { return; }
    facet& first = out[before];
    if (first.kind == change_kind::target_raised || first.kind == change_kind::target_lowered) {
        first.sentence += std::string{b.direction.kind == direction_kind::up ? "多い" : "少ない"}
                          + "ほどよい指標なので、目標の"
                          + (first.kind == change_kind::target_raised ? "引上げ。" : "引下げ。");
    } else if (first.kind == change_kind::basis_changed) {
        first.sentence += "数え方(単年度・累計・時点)が変わり、数の大小では比べられない。";
    }
}

void note_actuals(facets& out, indicator const& a, indicator const& b, depth how)
{
    auto const of_year = [](indicator const& i, fiscal_year year) {
        auto const* const found = i.actual(year);
        return found == nullptr ? std::nullopt : std::optional{*found};
    };
    if (how != depth::plan_only && a.actuals.size() == 1 && b.actuals.size() == 1) {
        note_observation(out, "実績値", change_kind::actual_changed, a.actuals[0], b.actuals[0]);
        return;
    }
    for (auto const& before : a.actuals) {
        auto const after = of_year(b, before.year());
        if (after || how != depth::plan_only) {
            note_observation(out, to_string(before.year()) + "の実績値",
                             change_kind::actual_changed, before, after);
        }
    }
    if (how == depth::plan_only) { return; }  // a newer edition has newer actuals
    for (auto const& after : b.actuals) {
        if (!of_year(a, after.year())) {
            note_observation(out, to_string(after.year()) + "の実績値", change_kind::actual_changed,
                             std::nullopt, after);
        }
    }
}

std::string declared(indicator const& i)
{
    std::string said = to_string(i.direction) + " (" + i.direction.provenance + ")、"
                       + to_string(i.aggregation.kind) + " (" + i.aggregation.provenance + ")";
    if (i.project_start) {
        said += "、事業の開始 " + to_string(i.project_start->year) + " ("
                + i.project_start->provenance + ")";
    }
    return said;
}

// Flags of its own, behind those of its project.
std::vector<std::string> own_flags(indicator const& i, revision const& of)
{
    auto const p = std::ranges::find(of.projects, i.project_id, &project::id);
    if (i.project_id.empty() || p == of.projects.end()) { return i.flags; }
    if (i.flags.size() < p->flags.size()) { return i.flags; }
    return {i.flags.begin() + static_cast<std::ptrdiff_t>(p->flags.size()), i.flags.end()};
}

// One change of what differs at a subject

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

void put(std::vector<plan_change>& out, plan_change c, facets found)
{
    if (found.empty()) { return; }
    std::ranges::stable_sort(found, {}, &facet::kind);
    c.kind = found.front().kind;
    c.old_text = found.front().before;
    c.new_text = found.front().after;
    if (c.old_text->empty()) { c.old_text.reset(); }
    if (c.new_text->empty()) { c.new_text.reset(); }
    for (facet const& f : found) {
        if (f.kind != c.kind && (c.also.empty() || c.also.back() != f.kind)) {
            c.also.push_back(f.kind);
        }
        c.explanation += f.sentence;
    }
    out.push_back(std::move(c));
}

std::string with_values(indicator const& i)
{
    std::string text = i.name;
    if (i.target) { text += " " + text_of(i.target); }
    return text;
}

template <class Thing>
std::string title(Thing const& thing)
{
    return thing.name;
}

std::string title(indicator const& i)
{
    return with_values(i);
}

template <class Thing>
void put_alone(std::vector<plan_change>& out, change_kind kind, change_subject subject,
               Thing const& thing, std::string const& revision_name)
{
    plan_change c = at(subject, thing, revision_name);
    c.kind = kind;
    (kind == change_kind::added ? c.new_text : c.old_text) = title(thing);
    c.explanation =
        quote(thing.name)
        + (kind == change_kind::added ? "は新しい側だけにある。" : "は古い側だけにある。");
    out.push_back(std::move(c));
}

// All that is compared, revision against revision

class comparison {
public:
    comparison(revision const& before, revision const& after, depth how, told_by ids)
        : before_{before}, after_{after}, how_{how}, told_by_{ids}
    {
    }

    differences result()
    {
        goals();
        measures();
        projects();
        indicators();
        if (all()) {
            stated_counts();
            texts();
            marks();
        }
        in_order_of_document();
        return std::move(out_);
    }

private:
    bool all() const { return how_ != depth::plan_only; }

    template <class Thing, class KeyBefore, class KeyAfter>
    matching<Thing> match(std::vector<Thing> const& before, std::vector<Thing> const& after,
                          KeyBefore key_before, KeyAfter key_after)
    {
        auto found = matcher{before, after, key_before, key_after}.result(told_by_);
        for (auto const& [b, a] : found.pairs) { old_id_[a->id] = b->id; }
        return found;
    }

    template <class Thing, class Key>
    matching<Thing> match(std::vector<Thing> const& before, std::vector<Thing> const& after,
                          Key key)
    {
        return match(before, after, key, key);
    }

    std::string old_id(std::string const& id) const
    {
        auto const found = old_id_.find(id);
        return found == old_id_.end() ? id : found->second;
    }

    void note_id(facets& f, std::string const& before, std::string const& after) const
    {
        if (told_by_ == told_by::id) { note(f, change_kind::id_changed, "ID", before, after); }
    }

    template <class Thing>
    void note_common(facets& f, Thing const& a, Thing const& b)
    {
        note(f, change_kind::renamed, "名称", a.name, b.name);
        if (!all()) { return; }
        note(f, change_kind::page_changed, "頁", a.page, b.page);
        note_id(f, a.id, b.id);
    }

    template <class Thing>
    void put_lonely(matching<Thing> const& m, change_subject subject)
    {
        for (auto const* a : m.after_only) {
            put_alone(out_.changes, change_kind::added, subject, *a, after_.name);
        }
        for (auto const* b : m.before_only) {
            put_alone(out_.changes, change_kind::removed, subject, *b, before_.name);
        }
    }

    void goals()
    {
        auto const m = match(before_.goals, after_.goals, [](goal const& g) { return g.name; });
        find_displaced(m, nowhere);
        for (auto const& [a, b] : m.pairs) {
            facets f;
            goals_[b->number].insert(a->number);
            note_common(f, *a, *b);
            note(f, change_kind::mark_changed, "番号", std::to_string(a->number),
                 std::to_string(b->number));
            note_order(f, b);
            put(out_.changes, at(change_subject::goal, *b, after_.name), f);
        }
        for (auto const* b : m.before_only) { removed_goals_.insert(b->number); }
        for (auto const* a : m.after_only) { added_goals_.insert(a->number); }
        put_lonely(m, change_subject::goal);
    }

    // What stood under one goal and now stands under another. What became of a goal itself, its
    // number or the whole of it, is told at the goal.
    bool is_moved(int before, int after) const
    {
        if (before == after || removed_goals_.contains(before)) { return false; }
        auto const same = goals_.find(after);
        if (same != goals_.end() && same->second.contains(before)) { return false; }
        return !all() || !added_goals_.contains(after);
    }

    void note_goal(facets& f, int before, int after) const
    {
        if (!is_moved(before, after)) { return; }
        note(f, change_kind::moved, "基本目標", std::to_string(before), std::to_string(after));
    }

    // Things that stand in no other thing, for their order.
    static constexpr auto nowhere = [](auto const&, bool) { return std::string{}; };

    // What stands before or after others than it did, of those that stayed in one place.
    template <class Thing, class Place>
    void find_displaced(matching<Thing> const& m, Place place)
    {
        if (how_ != depth::everything) { return; }
        std::map<std::string, std::vector<std::pair<Thing const*, Thing const*>>> places;
        for (auto const& [b, a] : m.pairs) {
            if (std::string const where = place(*a, true); place(*b, false) == where) {
                places[where].emplace_back(b, a);
            }
        }
        for (auto const& [where, pairs] : places) {
            std::vector<Thing const*> olds;
            olds.reserve(pairs.size());
            for (auto const& pair : pairs) { olds.push_back(pair.first); }
            std::ranges::sort(olds);
            std::vector<std::size_t> ranks;
            for (auto const& pair : pairs) {
                auto const at = std::ranges::lower_bound(olds, pair.first) - olds.begin();
                ranks.push_back(static_cast<std::size_t>(at));
            }
            for (std::size_t const i : displaced(ranks)) {
                displaced_[pairs[i].second] = {ranks[i] + 1, i + 1};
            }
        }
    }

    void note_order(facets& f, void const* after) const
    {
        auto const found = displaced_.find(after);
        if (found == displaced_.end()) { return; }
        auto const [before, now] = found->second;
        note(f, change_kind::moved, "順序", std::to_string(before) + "番目",
             std::to_string(now) + "番目");
    }

    void measures()
    {
        auto const m =
            match(before_.measures, after_.measures, [](measure const& x) { return x.name; });
        find_displaced(m, nowhere);
        for (auto const& [a, b] : m.pairs) {
            facets f;
            note_common(f, *a, *b);
            note_content(f, a->fingerprint, b->fingerprint, "");
            note(f, change_kind::mark_changed, "番号", a->mark, b->mark);
            note_goal(f, a->goal, b->goal);
            note_order(f, b);
            put(out_.changes, at(change_subject::measure, *b, after_.name), f);
        }
        put_lonely(m, change_subject::measure);
    }

    static void note_content(facets& f, std::string const& a, std::string const& b,
                             std::string const& declared_by_flag)
    {
        if (a == b) { return; }
        f.push_back({change_kind::content_changed, a, b,
                     "内容の指紋が " + arrow(a, b) + " に変わった。" + declared_by_flag});
    }

    void projects()
    {
        auto const m =
            match(before_.projects, after_.projects, [](project const& p) { return p.name; });
        find_displaced(m, nowhere);
        for (auto const& [a, b] : m.pairs) {
            put(out_.changes, at(change_subject::project, *b, after_.name), project_facets(*a, *b));
        }
        put_lonely(m, change_subject::project);
    }

    facets project_facets(project const& a, project const& b)
    {
        facets f;
        note_common(f, a, b);
        bool const flagged = flag::is_set(b, flag::content);
        note_content(f, a.fingerprint, b.fingerprint,
                     all()     ? ""
                     : flagged ? "印「事業内容変更」で宣言されている。"
                               : "印「事業内容変更」はなく、宣言されていない。");
        note(f, change_kind::department_changed, "担当課", joined(a.departments),
             joined(b.departments));
        note(f, change_kind::moved, "施策", a.measure_id, b.measure_id);
        note_goal(f, a.goal, b.goal);
        note_order(f, &b);
        if (all()) {
            note(f, change_kind::flag_changed, "印", joined(a.flags), joined(b.flags));
        } else {
            auto const ended = [](project const& p) { return flag::is_set(p, flag::end); };
            if (ended(b) && !ended(a)) {
                f.push_back({change_kind::ended, a.name, b.name,
                             "印「取組終了」が付いた。終了は達成・未達成を意味しない。"});
            }
        }
        return f;
    }

    void indicators()
    {
        auto const name_in = [this](bool is_new) {
            return
                [this, is_new](indicator const& i) { return place_of(i, is_new) + "\n" + i.name; };
        };
        auto const m = match(before_.indicators, after_.indicators, name_in(false), name_in(true));
        find_displaced(m, [this](indicator const& i, bool is_new) { return place_of(i, is_new); });
        for (auto const& [a, b] : m.pairs) { put_same(*a, *b, ""); }
        replacements(m);
    }

    // Its project, by the id on the old side, or its goal.
    std::string place_of(indicator const& i, bool is_new) const
    {
        if (i.project_id.empty()) { return "G" + std::to_string(i.goal); }
        return is_new ? old_id(i.project_id) : i.project_id;
    }

    void put_same(indicator const& a, indicator const& b, std::string const& evidence)
    {
        out_.matched.push_back({&a, &b});
        facets f = indicator_facets(a, b);
        if (a.name != b.name) {
            auto const renamed = std::ranges::find(f, change_kind::renamed, &facet::kind);
            std::string const said = !evidence.empty() ? evidence
                                     : a.id == b.id    ? "ID " + b.id + " が同じ"
                                                       : std::string{};
            bool const same_values =
                !changed(a.baseline, b.baseline) && !changed(a.target, b.target);
            renamed->sentence +=
                "同じ指標とみる根拠: " + said + (same_values ? "、基準値と目標値が等しい。" : "。");
        }
        put(out_.changes, at(change_subject::indicator, b, after_.name), f);
    }

    facets indicator_facets(indicator const& a, indicator const& b)
    {
        facets f;
        if (is_rebased(a, b)) {
            note_rebase(f, a, b);
        } else {
            note_target(f, a, b);
            note_observation(f, "基準値", change_kind::baseline_changed, a.baseline, b.baseline);
        }
        note_actuals(f, a, b, how_);
        note(f, change_kind::renamed, "指標名", a.name, b.name);
        note(f, change_kind::renamed, "尺度", a.scale, b.scale);
        note(f, change_kind::note_changed, "注記", joined(a.notes), joined(b.notes));
        bool const of_goals = a.project_id.empty() && b.project_id.empty();
        if (of_goals ? is_moved(a.goal, b.goal) : place_of(a, false) != place_of(b, true)) {
            note(f, change_kind::moved, "所属", place_of(a, false), place_of(b, true));
        }
        note_order(f, &b);
        if (!all()) { return f; }
        note(f, change_kind::flag_changed, "印", joined(own_flags(a, before_)),
             joined(own_flags(b, after_)));
        if (!page_moves_with_project(a, b)) {
            note(f, change_kind::page_changed, "頁", a.page, b.page);
        }
        note_id(f, a.id, b.id);
        note(f, change_kind::declaration_changed, "方向と集計の宣言", declared(a), declared(b));
        return f;
    }

    bool page_moves_with_project(indicator const& a, indicator const& b) const
    {
        auto const page = [](revision const& r, indicator const& i) {
            auto const p = std::ranges::find(r.projects, i.project_id, &project::id);
            return p == r.projects.end() ? std::string{} : p->page;
        };
        return page(before_, a) == a.page && page(after_, b) == b.page;
    }

    // What is left, project by project: renamed with evidence, replaced, added or removed.
    void replacements(matching<indicator> const& m)
    {
        std::map<std::string, std::vector<indicator const*>> before;
        std::map<std::string, std::vector<indicator const*>> after;
        for (auto const* i : m.before_only) { before[place_of(*i, false)].push_back(i); }
        for (auto const* i : m.after_only) { after[place_of(*i, true)].push_back(i); }
        for (auto const& [where, news] : after) {
            auto const olds = before.find(where);
            if (olds == before.end()) {
                for (auto const* i : news) {
                    put_alone(out_.changes, change_kind::added, change_subject::indicator, *i,
                              after_.name);
                }
            } else {
                replace(olds->second, news);
            }
        }
        for (auto const& [where, olds] : before) {
            if (after.contains(where)) { continue; }
            for (auto const* i : olds) {
                put_alone(out_.changes, change_kind::removed, change_subject::indicator, *i,
                          before_.name);
            }
        }
    }

    static bool same_figures(indicator const& a, indicator const& b)
    {
        return a.target && b.target && a.target->value().has_amount()
               && text_of(a.target) == text_of(b.target)
               && text_of(a.baseline) == text_of(b.baseline);
    }

    // In the document's order, one for one; the last takes what is over on either side.
    void replace(std::vector<indicator const*> const& olds,
                 std::vector<indicator const*> const& news)
    {
        if (olds.size() == 1 && news.size() == 1 && same_figures(*olds[0], *news[0])) {
            put_same(*olds[0], *news[0], "この事業に残る唯一の組");
            return;
        }
        std::size_t const pairs = std::min(olds.size(), news.size());
        auto const part = [pairs](std::vector<indicator const*> const& all, std::size_t i) {
            auto const from = all.begin() + static_cast<std::ptrdiff_t>(i);
            return std::vector<indicator const*>(from, i + 1 == pairs ? all.end() : from + 1);
        };
        for (std::size_t i = 0; i < pairs; ++i) { put_replaced(part(olds, i), part(news, i)); }
    }

    static std::string list(std::vector<indicator const*> const& of)
    {
        std::string out;
        for (auto const* i : of) { out += (out.empty() ? "" : "、") + with_values(*i); }
        return out;
    }

    static bool adds_up(std::vector<indicator const*> const& parts, indicator const& whole)
    {
        if (!whole.target || !whole.target->value().has_amount()) { return false; }
        value const& w = whole.target->value();
        if (!w.unit().definition().counts) { return false; }
        exact sum{0};
        for (auto const* p : parts) {
            if (!p->target || !comparable(p->target->value(), w)) { return false; }
            sum = sum + p->target->value().coherent_amount();
        }
        return sum == w.coherent_amount();
    }

    void put_replaced(std::vector<indicator const*> const& olds,
                      std::vector<indicator const*> const& news)
    {
        plan_change c = at(change_subject::indicator, *news.front(), after_.name);
        c.kind = change_kind::replaced;
        c.old_text = list(olds);
        c.new_text = list(news);
        c.explanation = "同じ事業(または基本目標)に残った、名称も値も対応しない指標が入れ替わった: "
                        + *c.old_text + " → " + *c.new_text + "。";
        if (olds.size() != news.size()) {
            bool const splits = news.size() > olds.size();
            change_kind const by_number = splits ? change_kind::split : change_kind::merged;
            bool const sums = splits ? adds_up(news, *olds.front()) : adds_up(olds, *news.front());
            c.explanation += std::to_string(olds.size()) + "指標が" + std::to_string(news.size())
                             + "指標になった。";
            if (sums) {
                c.kind = by_number;
                c.explanation += "目標値の和が一致する。";
            } else {
                c.also.push_back(by_number);
            }
        }
        auto const& a = olds.front()->target;
        auto const& b = news.front()->target;
        if (a && b && basis_differs(a->value(), b->value())) {
            c.also.push_back(change_kind::basis_changed);
        }
        if (a && b && unit_differs(a->value(), b->value())) {
            c.also.push_back(change_kind::unit_changed);
        }
        out_.changes.push_back(std::move(c));
    }

    void stated_counts()
    {
        auto const m = match(before_.stated_counts, after_.stated_counts,
                             [](stated_count const& s) { return s.id; });
        auto const stated = [this](stated_count const& s, std::string const& before,
                                   std::string const& after) {
            facets f;
            note(f, change_kind::stated_count_changed, "記載数 " + s.id, before, after);
            plan_change c = at(change_subject::plan, s, after_.name);
            put(out_.changes, c, f);
        };
        for (auto const& [a, b] : m.pairs) {
            stated(*b, std::to_string(a->count), std::to_string(b->count));
            facets f;
            note(f, change_kind::page_changed, "頁", a->page, b->page);
            put(out_.changes, at(change_subject::plan, *b, after_.name), f);
        }
        for (auto const* a : m.before_only) { stated(*a, std::to_string(a->count), ""); }
        for (auto const* b : m.after_only) { stated(*b, "", std::to_string(b->count)); }
    }

    // A text whose fact has changed is not told again.
    bool told(kept_text const& t, change_kind kind) const
    {
        return std::ranges::any_of(out_.changes, [&](plan_change const& c) {
            return !t.id.empty() && c.id == t.id && c.is(kind);
        });
    }

    bool counts_told(std::string const& page) const
    {
        return std::ranges::any_of(out_.changes, [&](plan_change const& c) {
            return c.is(change_kind::stated_count_changed) && c.page == page;
        });
    }

    static std::string without_digits(std::string text)
    {
        std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
        return text;
    }

    void texts()
    {
        if (before_.texts.empty() || after_.texts.empty()) { return; }
        using key = std::pair<std::string, text_kind>;
        std::map<key, std::vector<kept_text const*>> olds;
        std::map<key, std::vector<kept_text const*>> news;
        for (auto const& t : before_.texts) { olds[{t.id, t.kind}].push_back(&t); }
        for (auto const& t : after_.texts) { news[{old_id(t.id), t.kind}].push_back(&t); }
        std::set<key> keys;
        for (auto const& [k, ignored] : olds) { keys.insert(k); }
        for (auto const& [k, ignored] : news) { keys.insert(k); }
        for (key const& k : keys) { texts_of(olds[k], news[k]); }
    }

    void texts_of(std::vector<kept_text const*> olds, std::vector<kept_text const*> news)
    {
        auto const drop_common = [](auto same, std::vector<kept_text const*>& a,
                                    std::vector<kept_text const*>& b) {
            std::erase_if(a, [&](kept_text const* x) {
                auto const found =
                    std::ranges::find_if(b, [&](kept_text const* y) { return same(*x, *y); });
                if (found == b.end()) { return false; }
                b.erase(found);
                return true;
            });
        };
        drop_common(
            [](kept_text const& x, kept_text const& y) {
                return x.text == y.text && x.underlines == y.underlines
                       && (!x.id.empty() || x.page == y.page);
            },
            olds, news);
        for (std::size_t i = 0; i < std::max(olds.size(), news.size()); ++i) {
            put_text(i < olds.size() ? olds[i] : nullptr, i < news.size() ? news[i] : nullptr);
        }
    }

    void put_text(kept_text const* a, kept_text const* b)
    {
        kept_text const& t = b != nullptr ? *b : *a;
        bool const content = t.kind == text_kind::content;
        if (told(t, content ? change_kind::content_changed : change_kind::renamed)
            || told(t, change_kind::added) || told(t, change_kind::removed)) {
            return;
        }
        bool const only_numbers =
            a != nullptr && b != nullptr && without_digits(a->text) == without_digits(b->text);
        if (only_numbers && a->text != b->text && counts_told(t.page)) { return; }
        facets f;
        std::string const before = a == nullptr ? "" : a->text;
        std::string const after = b == nullptr ? "" : b->text;
        if (before != after) {
            f.push_back({content ? change_kind::content_changed : change_kind::text_changed, before,
                         after, "本文が変わった。"});
        } else if (a != nullptr && b != nullptr && a->page != b->page && t.id.empty()) {
            note(f, change_kind::page_changed, "頁", a->page, b->page);
        } else {
            f.push_back({change_kind::mark_changed, before, after, "下線の位置が変わった。"});
        }
        plan_change c = at(subject_of(t.id), t, after_.name);
        put(out_.changes, c, f);
    }

    change_subject subject_of(std::string const& id) const
    {
        auto const holds = [&](auto const& things) {
            return std::ranges::any_of(things, [&](auto const& t) { return t.id == id; });
        };
        for (revision const* r : {&after_, &before_}) {
            if (holds(r->indicators)) { return change_subject::indicator; }
            if (holds(r->projects)) { return change_subject::project; }
            if (holds(r->measures)) { return change_subject::measure; }
            if (holds(r->goals)) { return change_subject::goal; }
        }
        return change_subject::plan;
    }

    // Where marks stand; the words under them are told where they belong.
    void marks()
    {
        if (before_.marks.empty() || after_.marks.empty()) { return; }
        using key = std::tuple<std::string, std::string, mark_kind>;
        std::map<key, std::vector<printed_mark const*>> olds;
        std::map<key, std::vector<printed_mark const*>> news;
        for (auto const& x : before_.marks) { olds[{x.id, x.role, x.kind}].push_back(&x); }
        for (auto const& x : after_.marks) { news[{old_id(x.id), x.role, x.kind}].push_back(&x); }
        for (auto const& [k, all] : olds) {
            auto const& now = news[k];
            if (all.size() > now.size()) { put_mark(*all.front(), "", "なくなった"); }
            if (all.size() == now.size()) { put_other_words(all, now); }
        }
        for (auto const& [k, all] : news) {
            if (all.size() > olds[k].size()) {
                put_mark(*all.front(), all.front()->text, "付いた");
            }
        }
    }

    static std::string name_of(mark_kind k) { return k == mark_kind::footnote ? "※" : "下線"; }

    // Under the same mark, where nothing else is told of what it stands at.
    void put_other_words(std::vector<printed_mark const*> const& olds,
                         std::vector<printed_mark const*> const& news)
    {
        auto const differ =
            std::ranges::mismatch(olds, news, {}, &printed_mark::text, &printed_mark::text);
        if (differ.in1 == olds.end()) { return; }
        printed_mark const& now = **differ.in2;
        bool const told = std::ranges::any_of(
            out_.changes, [&](plan_change const& c) { return !c.id.empty() && c.id == now.id; });
        if (told) { return; }
        facets f;
        f.push_back({change_kind::mark_changed, (*differ.in1)->text, now.text,
                     name_of(now.kind) + "の付いた " + now.role + " の字が変わった。"});
        put(out_.changes, at(subject_of(now.id), now, after_.name), f);
    }

    void put_mark(printed_mark const& x, std::string const& after, std::string const& what)
    {
        facets f;
        f.push_back({change_kind::mark_changed, after.empty() ? x.text : "", after,
                     name_of(x.kind) + "が " + x.role + " に" + what + "。"});
        put(out_.changes, at(subject_of(x.id), x, after_.name), f);
    }

    // Goals, measures, projects and indicators as the newer side has them; what only the older one
    // has by its page.
    void in_order_of_document()
    {
        auto const page = [](std::string const& text) {
            int n = 0;
            for (char const c : text) {
                if (c < '0' || c > '9' || n > 1'000'000) { break; }
                n = 10 * n + (c - '0');
            }
            return n;
        };
        std::ranges::stable_sort(out_.changes, [&](plan_change const& a, plan_change const& b) {
            return page(a.page) < page(b.page);
        });
    }

    revision const& before_;
    revision const& after_;
    depth how_;
    told_by told_by_;
    std::map<std::string, std::string> old_id_;  // of what is matched, by its newer id
    std::map<int, std::set<int>> goals_;         // numbers before, by the newer one
    std::set<int> removed_goals_;
    std::set<int> added_goals_;
    std::map<void const*, std::pair<std::size_t, std::size_t>> displaced_;  // ranks, of newer ones
    differences out_;
};

}  // namespace

change_kind target_change(indicator const& before, indicator const& after)
{
    if (!changed(before.target, after.target)) { return change_kind::reformatted; }
    if (!before.target || !after.target
        || !comparable(before.target->value(), after.target->value())) {
        return change_kind::target_changed;
    }
    return ambition(after.direction.kind,
                    number_order(before.target->value(), after.target->value()));
}

differences differ(revision const& before, revision const& after, depth how, told_by ids)
{
    return comparison{before, after, how, ids}.result();
}

}  // namespace tomakomai_kpi::detail
