// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review.hpp>

#include <algorithm>
#include <array>
#include <set>

#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/fiscal_year_text.hpp>
#include <tomakomai_kpi/notation.hpp>

#include "names.hpp"
#include "quote.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<change_kind, 33> kind_names{{
    {change_kind::added, "added"},
    {change_kind::removed, "removed"},
    {change_kind::replaced, "replaced"},
    {change_kind::split, "split"},
    {change_kind::merged, "merged"},
    {change_kind::rebased, "rebased"},
    {change_kind::basis_changed, "basis_changed"},
    {change_kind::unit_changed, "unit_changed"},
    {change_kind::target_raised, "target_raised"},
    {change_kind::target_lowered, "target_lowered"},
    {change_kind::target_changed, "target_changed"},
    {change_kind::renamed, "renamed"},
    {change_kind::baseline_changed, "baseline_changed"},
    {change_kind::actual_changed, "actual_changed"},
    {change_kind::year_changed, "year_changed"},
    {change_kind::reformatted, "reformatted"},
    {change_kind::notes_changed, "notes_changed"},
    {change_kind::status_changed, "status_changed"},
    {change_kind::direction_changed, "direction_changed"},
    {change_kind::aggregation_changed, "aggregation_changed"},
    {change_kind::new_project, "new_project"},
    {change_kind::project_removed, "project_removed"},
    {change_kind::ended, "ended"},
    {change_kind::content_changed, "content_changed"},
    {change_kind::moved_department, "moved_department"},
    {change_kind::flags_changed, "flags_changed"},
    {change_kind::page_changed, "page_changed"},
    {change_kind::new_measure, "new_measure"},
    {change_kind::measure_removed, "measure_removed"},
    {change_kind::measure_changed, "measure_changed"},
    {change_kind::goal_changed, "goal_changed"},
    {change_kind::stated_count_changed, "stated_count_changed"},
    {change_kind::plan_changed, "plan_changed"},
}};

constexpr std::array<char const*, 33> kind_words{"指標の追加",
                                                 "指標の削除",
                                                 "指標の差替え",
                                                 "指標の分割",
                                                 "指標の統合",
                                                 "起点の変更",
                                                 "単年度・累計の別の変更",
                                                 "単位の変更",
                                                 "目標の引上げ",
                                                 "目標の引下げ",
                                                 "目標の変更(よい向きは不明)",
                                                 "名称の変更",
                                                 "基準値の変更",
                                                 "実績値の変更",
                                                 "年度の変更",
                                                 "表記だけの変更",
                                                 "注記の変更",
                                                 "状態の変更",
                                                 "向きの宣言の変更",
                                                 "集計の宣言の変更",
                                                 "新たな事業",
                                                 "事業の削除",
                                                 "取組終了",
                                                 "事業内容の変更",
                                                 "担当課の変更",
                                                 "印の変更",
                                                 "頁の変更",
                                                 "新たな施策",
                                                 "施策の削除",
                                                 "施策の変更",
                                                 "基本目標の変更",
                                                 "記載された数の変更",
                                                 "計画の変更"};

using strings = std::vector<std::string>;

std::string joined(strings const& texts, char const* joint)
{
    std::string out;
    for (auto const& t : texts) { out += (out.empty() ? "" : joint) + t; }
    return out;
}

observation const* pointer(std::optional<observation> const& o)
{
    return o ? &*o : nullptr;
}

std::optional<std::string> text_of(observation const* o)
{
    if (o == nullptr) { return std::nullopt; }
    return to_string(o->value());
}

std::string shown(std::optional<std::string> const& text)
{
    return text ? *text : "なし";
}

// 基準値 → 目標値, as one line that tells an indicator.
std::string line_of(indicator const& i)
{
    return i.name + " " + shown(text_of(pointer(i.baseline))) + " → "
           + shown(text_of(pointer(i.target)));
}

bool same_quantity(observation const* x, observation const* y)
{
    if (x == nullptr || y == nullptr) { return x == y; }
    return x->value() == y->value();
}

bool same_text(observation const* x, observation const* y)
{
    return text_of(x) == text_of(y);
}

bool has_amount(observation const* o)
{
    return o != nullptr && !o->value().is_missing();
}

// What has changed in one thing, in the order of `change_kind`.
class findings {
public:
    void add(change_kind k, std::string why, std::optional<std::string> before = std::nullopt,
             std::optional<std::string> after = std::nullopt)
    {
        if (std::ranges::find(all_, k, &finding::kind) == all_.end()) {
            all_.push_back({k, std::move(why), std::move(before), std::move(after)});
        }
    }

    bool empty() const { return all_.empty(); }

    /// The primary kind with its texts, the others beside it.
    plan_change result()
    {
        std::ranges::sort(all_, {}, &finding::kind);
        plan_change c;
        c.kind = all_.front().kind;
        c.old_text = all_.front().before;
        c.new_text = all_.front().after;
        for (finding const& f : all_) {
            if (f.kind != c.kind) { c.also.push_back(f.kind); }
            c.explanation += (c.explanation.empty() ? "" : "。") + japanese(f.kind) + ": " + f.why;
        }
        return c;
    }

private:
    struct finding {
        change_kind kind;
        std::string why;
        std::optional<std::string> before;
        std::optional<std::string> after;
    };
    std::vector<finding> all_;
};

direction_kind direction_of(indicator const& before, indicator const& after)
{
    return after.direction.kind != direction_kind::unknown ? after.direction.kind
                                                           : before.direction.kind;
}

// Better means up or down; 0 where the direction does not say.
int ambition(direction_kind way, std::strong_ordering number_moved)
{
    if (number_moved == 0) { return 0; }
    int const up = number_moved > 0 ? 1 : -1;
    switch (way) {
    case direction_kind::up: return up;
    case direction_kind::down: return -up;
    default: return 0;
    }
}

// What a cumulative target asks for beyond its start.
exact increment(observation const* baseline, observation const& target)
{
    exact const t = target.value().coherent_amount();
    bool const from_start =
        has_amount(baseline) && baseline->value().basis() == target.value().basis();
    return from_start ? t - baseline->value().coherent_amount() : t;
}

void find_target(findings& out, indicator const& before, indicator const& after)
{
    observation const* const o = pointer(before.target);
    observation const* const n = pointer(after.target);
    if (same_text(o, n)) { return; }
    auto const told = [&] { return shown(text_of(o)) + " → " + shown(text_of(n)); };
    auto const add = [&](change_kind k, std::string const& why) {
        out.add(k, "目標値 " + why, text_of(o), text_of(n));
    };
    if (same_quantity(o, n)) {
        add(change_kind::reformatted, told() + "(同じ量)");
        return;
    }
    if (!has_amount(o) || !has_amount(n)) {
        add(change_kind::target_changed, told());
        return;
    }
    value const& ov = o->value();
    value const& nv = n->value();
    if (!commensurable(ov.unit(), nv.unit())) {
        add(change_kind::unit_changed, told());
        return;
    }
    observation const* const ob = pointer(before.baseline);
    observation const* const nb = pointer(after.baseline);
    bool const moved_start =
        has_amount(ob) && has_amount(nb) && ob->year() == nb->year() && !same_quantity(ob, nb);
    direction_kind const way = direction_of(before, after);
    if (moved_start && ov.basis() == nv.basis()) {
        exact const was = increment(ob, *o);
        exact const is = increment(nb, *n);
        out.add(change_kind::rebased,
                "基準値 " + shown(text_of(ob)) + " → " + shown(text_of(nb)) + "、目標値 " + told()
                    + "。起点からの増分は +" + to_string(was) + " → +" + to_string(is),
                text_of(o), text_of(n));
        int const more = ambition(way, is <=> was);
        if (more > 0) { add(change_kind::target_raised, "起点からの増分では引上げ"); }
        if (more < 0) { add(change_kind::target_lowered, "起点からの増分では引下げ"); }
        return;
    }
    if (ov.basis() != nv.basis()) {
        add(change_kind::basis_changed, told());
        return;
    }
    auto const order = nv.coherent_amount() <=> ov.coherent_amount();
    switch (ambition(way, order)) {
    case 1: add(change_kind::target_raised, told()); break;
    case -1: add(change_kind::target_lowered, told()); break;
    default: add(change_kind::target_changed, told()); break;
    }
}

void find_baseline(findings& out, indicator const& before, indicator const& after)
{
    observation const* const o = pointer(before.baseline);
    observation const* const n = pointer(after.baseline);
    if (same_text(o, n)) { return; }
    std::string const told = "基準値 " + shown(text_of(o)) + " → " + shown(text_of(n));
    out.add(same_quantity(o, n) ? change_kind::reformatted : change_kind::baseline_changed, told,
            text_of(o), text_of(n));
}

void find_years(findings& out, indicator const& before, indicator const& after)
{
    auto const compare = [&](char const* label, observation const* o, observation const* n) {
        if (o == nullptr || n == nullptr || o->year() == n->year()) { return; }
        std::string const was = to_string(o->year());
        std::string const is = to_string(n->year());
        out.add(change_kind::year_changed, std::string{label} + "の年度 " + was + " → " + is, was,
                is);
    };
    compare("基準値", pointer(before.baseline), pointer(after.baseline));
    compare("目標値", pointer(before.target), pointer(after.target));
}

void find_name(findings& out, indicator const& before, indicator const& after)
{
    if (before.name == after.name && before.scale == after.scale) { return; }
    strings evidence;
    if (before.id == after.id) { evidence.push_back("id " + after.id); }
    if (same_quantity(pointer(before.baseline), pointer(after.baseline))) {
        evidence.emplace_back("基準値が同じ");
    }
    if (same_quantity(pointer(before.target), pointer(after.target))) {
        evidence.emplace_back("目標値が同じ");
    }
    out.add(change_kind::renamed,
            before.name + " → " + after.name + "(同じ指標とみた根拠: " + joined(evidence, "、")
                + ")",
            before.name, after.name);
}

findings compare_targets(indicator const& before, indicator const& after)
{
    findings out;
    find_target(out, before, after);
    find_baseline(out, before, after);
    find_years(out, before, after);
    find_name(out, before, after);
    return out;
}

// Review of two revisions of one plan.

template <class Item>
Item const* by_id(std::vector<Item> const& items, std::string const& id)
{
    auto const found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

// A project's indicators, or a goal's own targets.
std::string owner_of(indicator const& i)
{
    return i.project_id.empty() ? "goal " + std::to_string(i.goal) : i.project_id;
}

plan_change located(plan_change c, indicator const& at)
{
    c.page = at.page;
    c.indicator = at.id;
    c.project = at.project_id;
    return c;
}

class reviewer {
public:
    reviewer(revision const& before, revision const& after) : before_{before}, after_{after} {}

    review result()
    {
        compare_measures();
        compare_projects();
        compare_indicators();
        count();
        return review{std::move(changes_), std::move(counts_), std::move(judged_)};
    }

private:
    using indicators = std::vector<indicator const*>;

    void add(plan_change c) { changes_.push_back(std::move(c)); }

    void compare_measures()
    {
        for (measure const& m : after_.measures) {
            measure const* const was = by_id(before_.measures, m.id);
            if (was == nullptr) {
                plan_change c;
                c.kind = change_kind::new_measure;
                c.page = m.page;
                c.project = m.id;
                c.new_text = m.name;
                c.explanation = japanese(c.kind) + ": " + m.mark + " " + m.name;
                add(std::move(c));
            } else if (was->name != m.name || was->fingerprint != m.fingerprint) {
                plan_change c;
                c.kind = change_kind::measure_changed;
                c.page = m.page;
                c.project = m.id;
                c.old_text = was->name;
                c.new_text = m.name;
                c.explanation = japanese(c.kind) + ": " + m.mark + " " + m.name
                                + (was->name == m.name ? " の本文" : "");
                add(std::move(c));
            }
        }
        for (measure const& m : before_.measures) {
            if (by_id(after_.measures, m.id) != nullptr) { continue; }
            plan_change c;
            c.kind = change_kind::measure_removed;
            c.page = m.page;
            c.project = m.id;
            c.old_text = m.name;
            c.explanation = japanese(c.kind) + ": " + m.mark + " " + m.name;
            add(std::move(c));
        }
    }

    project const* counterpart(project const& of, std::vector<project> const& among) const
    {
        if (project const* const same = by_id(among, of.id)) { return same; }
        auto const named = std::ranges::find(among, of.name, &project::name);
        return named == among.end() ? nullptr : &*named;
    }

    static bool flagged(strings const& flags, char const* wanted)
    {
        return std::ranges::find(flags, wanted) != flags.end();
    }

    void compare_projects()
    {
        for (project const& p : after_.projects) {
            findings out;
            project const* const was = counterpart(p, before_.projects);
            if (was == nullptr) {
                out.add(change_kind::new_project, p.name, std::nullopt, p.name);
            } else {
                if (was->name != p.name) {
                    out.add(change_kind::renamed,
                            was->name + " → " + p.name + "(同じ事業とみた根拠: id " + p.id + ")",
                            was->name, p.name);
                }
                if (was->fingerprint != p.fingerprint) {
                    bool const declared = flagged(p.flags, "事業内容変更");
                    out.add(change_kind::content_changed,
                            std::string{"本文の指紋が違う"}
                                + (declared ? "(事業内容変更の印あり)" : "(印なし)"),
                            was->fingerprint, p.fingerprint);
                }
                if (was->departments != p.departments) {
                    out.add(change_kind::moved_department,
                            joined(was->departments, "／") + " → " + joined(p.departments, "／"),
                            joined(was->departments, "／"), joined(p.departments, "／"));
                }
            }
            bool const ended = flagged(p.flags, "取組終了")
                               && (was == nullptr || !flagged(was->flags, "取組終了"));
            if (ended) { out.add(change_kind::ended, p.name, std::nullopt, "取組終了"); }
            if (out.empty()) { continue; }
            plan_change c = out.result();
            c.page = p.page;
            c.project = p.id;
            add(std::move(c));
        }
        for (project const& p : before_.projects) {
            if (counterpart(p, after_.projects) != nullptr) { continue; }
            plan_change c;
            c.kind = change_kind::project_removed;
            c.page = p.page;
            c.project = p.id;
            c.old_text = p.name;
            c.explanation = japanese(c.kind) + ": " + p.name;
            add(std::move(c));
        }
    }

    static indicators of(std::string const& owner, revision const& r)
    {
        indicators out;
        for (indicator const& i : r.indicators) {
            if (owner_of(i) == owner) { out.push_back(&i); }
        }
        return out;
    }

    void compare_indicators()
    {
        strings owners;
        for (revision const* const r : {&after_, &before_}) {
            for (indicator const& i : r->indicators) {
                if (std::ranges::find(owners, owner_of(i)) == owners.end()) {
                    owners.push_back(owner_of(i));
                }
            }
        }
        for (auto const& owner : owners) { compare_owned(of(owner, before_), of(owner, after_)); }
    }

    // Takes out of both lists what fits, and compares it.
    template <class Fits>
    void pair_up(indicators& olds, indicators& news, Fits fits)
    {
        for (auto n = news.begin(); n != news.end();) {
            auto const o = std::ranges::find_if(
                olds, [&](indicator const* candidate) { return fits(*candidate, **n); });
            if (o == olds.end()) {
                ++n;
                continue;
            }
            compare_pair(**o, **n);
            olds.erase(o);
            n = news.erase(n);
        }
    }

    void compare_owned(indicators olds, indicators news)
    {
        pair_up(olds, news, [](auto const& o, auto const& n) { return o.id == n.id; });
        pair_up(olds, news, [](auto const& o, auto const& n) { return o.name == n.name; });
        if (olds.size() == 1 && news.size() == 1) {  // one rest on either side, with equal values
            pair_up(olds, news, [](auto const& o, auto const& n) {
                return has_amount(pointer(o.baseline)) && has_amount(pointer(n.target))
                       && same_quantity(pointer(o.baseline), pointer(n.baseline))
                       && same_quantity(pointer(o.target), pointer(n.target));
            });
        }
        if (!olds.empty() && !news.empty()) {
            replace(olds, news);
            return;
        }
        for (auto const* const n : news) {
            findings out;
            out.add(change_kind::added, line_of(*n), std::nullopt, line_of(*n));
            add(located(out.result(), *n));
        }
        for (auto const* const o : olds) {
            findings out;
            out.add(change_kind::removed, line_of(*o), line_of(*o));
            add(located(out.result(), *o));
        }
    }

    void replace(indicators const& olds, indicators const& news)
    {
        auto const lines = [](indicators const& all) {
            strings texts;
            for (auto const* const i : all) { texts.push_back(line_of(*i)); }
            return joined(texts, "、");
        };
        findings out;
        out.add(change_kind::replaced, lines(olds) + " を " + lines(news) + " に", lines(olds),
                lines(news));
        if (olds.size() < news.size()) {
            out.add(change_kind::split, std::to_string(olds.size()) + "指標から"
                                            + std::to_string(news.size()) + "指標へ");
        } else if (olds.size() > news.size()) {
            out.add(change_kind::merged, std::to_string(olds.size()) + "指標から"
                                             + std::to_string(news.size()) + "指標へ");
        }
        add(located(out.result(), *news.front()));
    }

    void compare_pair(indicator const& o, indicator const& n)
    {
        findings out = compare_targets(o, n);
        bool raised = false;
        if (!out.empty()) {
            plan_change const c = located(out.result(), n);
            raised = holds(c, change_kind::target_raised);
            count_target(c, o, n);
            add(c);
        }
        if (o.target && n.target) {
            indicator earlier = n;
            earlier.target = o.target;
            judged_.push_back({n.id, n.page, assess(earlier).met, assess(n).met, raised});
        }
    }

    static bool holds(plan_change const& c, change_kind k)
    {
        return c.kind == k || std::ranges::find(c.also, k) != c.also.end();
    }

    // A changed target of a KPI counts by what happened to its number.
    void count_target(plan_change const& c, indicator const& o, indicator const& n)
    {
        if (n.kind != indicator_kind::kpi || !has_amount(pointer(o.target))
            || !has_amount(pointer(n.target))) {
            return;
        }
        auto const order =
            n.target->value().coherent_amount() <=> o.target->value().coherent_amount();
        if (order == 0) { return; }  // 1式 → 累計1式: another basis, the same number
        ++target_changes_;
        if (holds(c, change_kind::rebased)) {
            ++rebased_;
        } else if (holds(c, change_kind::basis_changed)) {
            ++basis_changed_;
        } else if (order > 0) {
            ++raised_;
        } else {
            ++lowered_;
        }
    }

    int with(change_kind k, bool of_kpis_only = false) const
    {
        return static_cast<int>(std::ranges::count_if(changes_, [&](plan_change const& c) {
            return holds(c, k) && (!of_kpis_only || (!c.indicator.empty() && !c.project.empty()));
        }));
    }

    void count()
    {
        auto const projects = [&](auto const& wanted) {
            return static_cast<int>(std::ranges::count_if(after_.projects, wanted));
        };
        auto const flagged_as = [&](char const* flag) {
            return projects([&](project const& p) { return flagged(p.flags, flag); });
        };
        auto const is_new = [&](project const& p) {
            return counterpart(p, before_.projects) == nullptr;
        };
        int const replaced = with(change_kind::replaced, true);
        int const added =
            static_cast<int>(std::ranges::count_if(changes_, [&](plan_change const& c) {
                auto const* const p = by_id(after_.projects, c.project);
                return c.kind == change_kind::added && p != nullptr && !is_new(*p);
            }));
        counts_ = {
            {"measures_added", with(change_kind::new_measure)},
            {"projects_added", projects(is_new)},
            {"projects_added_flagged", flagged_as("新規事業")},
            {"projects_added_under_new_measure", projects([&](project const& p) {
                 return is_new(p) && !p.measure_id.empty()
                        && by_id(before_.measures, p.measure_id) == nullptr;
             })},
            {"content_changes_declared", flagged_as("事業内容変更")},
            {"content_changes", with(change_kind::content_changed)},
            {"projects_ended", with(change_kind::ended)},
            {"goal_targets_replaced", with(change_kind::replaced) - replaced},
            {"target_changes", target_changes_},
            {"targets_lowered", lowered_},
            {"targets_raised", raised_},
            {"targets_basis_changed", basis_changed_},
            {"targets_rebased", rebased_},
            {"indicators_replaced", replaced},
            {"indicators_added", added},
            {"kpi_changes", target_changes_ + replaced + added},
            {"rows_flagged_kpi", flagged_as("KPI変更")},
            {"reformatted", with(change_kind::reformatted)},
            {"departments_moved", with(change_kind::moved_department)},
            {"met_before_raised",
             static_cast<int>(std::ranges::count_if(judged_,
                                                    [](judged_target const& j) {
                                                        return j.raised && j.met_old.value
                                                               && *j.met_old.value;
                                                    }))},
        };
    }

    revision const& before_;
    revision const& after_;
    std::vector<plan_change> changes_;
    std::vector<std::pair<std::string, int>> counts_;
    std::vector<judged_target> judged_;
    int target_changes_ = 0;
    int lowered_ = 0;
    int raised_ = 0;
    int basis_changed_ = 0;
    int rebased_ = 0;
};

// Every difference of two plans, one change for each thing that differs.
class comparer {
public:
    comparer(plan const& a, plan const& b) : a_{a}, b_{b} {}

    review result()
    {
        if (a_.id() != b_.id() || a_.name() != b_.name() || a_.period() != b_.period()) {
            auto const told = [](plan const& p) {
                return p.id() + " " + p.name() + " " + to_string(p.period());
            };
            findings out;
            out.add(change_kind::plan_changed, told(a_) + " → " + told(b_), told(a_), told(b_));
            add(out, "", "", "", "");
        }
        for (revision const& r : a_.revisions()) {
            auto const other =
                std::ranges::find(b_.revisions(), r.name, &tomakomai_kpi::revision::name);
            if (other == b_.revisions().end()) {
                revision_missing(r, "版がなくなった", r.name, std::nullopt);
            } else {
                compare(r, *other);
            }
        }
        for (revision const& r : b_.revisions()) {
            if (std::ranges::find(a_.revisions(), r.name, &tomakomai_kpi::revision::name)
                == a_.revisions().end()) {
                revision_missing(r, "版が加わった", std::nullopt, r.name);
            }
        }
        std::vector<std::pair<std::string, int>> counts{
            {"changes", static_cast<int>(changes_.size())}};
        return review{std::move(changes_), std::move(counts), {}};
    }

private:
    void add(findings& out, std::string const& in, std::string const& page,
             std::string const& indicator, std::string const& project)
    {
        if (out.empty()) { return; }
        plan_change c = out.result();
        c.revision = in;
        c.page = page;
        c.indicator = indicator;
        c.project = project;
        changes_.push_back(std::move(c));
    }

    void revision_missing(revision const& r, char const* why, std::optional<std::string> before,
                          std::optional<std::string> after)
    {
        findings out;
        out.add(change_kind::plan_changed, why, std::move(before), std::move(after));
        add(out, r.name, "", "", "");
    }

    static void differ(findings& out, change_kind k, char const* what, std::string const& x,
                       std::string const& y)
    {
        if (x == y) { return; }
        out.add(k, std::string{what} + " " + x + " → " + y, x, y);
    }

    // Runs over the items of both sides by id; `both` compares, `one` reports what one side lacks.
    template <class Item, class Both, class One>
    static void by_ids(std::vector<Item> const& xs, std::vector<Item> const& ys, Both both, One one)
    {
        for (Item const& x : xs) {
            if (Item const* const y = by_id(ys, x.id)) {
                both(x, *y);
            } else {
                one(x, true);
            }
        }
        for (Item const& y : ys) {
            if (by_id(xs, y.id) == nullptr) { one(y, false); }
        }
    }

    void compare(revision const& x, revision const& y)
    {
        {
            findings out;
            differ(out, change_kind::plan_changed, "版の名称", x.label, y.label);
            differ(out, change_kind::plan_changed, "版の出典", x.source, y.source);
            add(out, x.name, "", "", "");
        }
        compare_goals(x, y);
        compare_measures(x, y);
        compare_projects(x, y);
        by_ids(
            x.indicators, y.indicators,
            [&](indicator const& i, indicator const& j) { compare_indicator(x, i, j); },
            [&](indicator const& i, bool removed) {
                findings out;
                if (removed) {
                    out.add(change_kind::removed, line_of(i), line_of(i));
                } else {
                    out.add(change_kind::added, line_of(i), std::nullopt, line_of(i));
                }
                add(out, x.name, i.page, i.id, i.project_id);
            });
        by_ids(
            x.stated_counts, y.stated_counts,
            [&](stated_count const& i, stated_count const& j) {
                findings out;
                differ(out, change_kind::stated_count_changed, i.id.c_str(),
                       std::to_string(i.count), std::to_string(j.count));
                differ(out, change_kind::page_changed, "頁", i.page, j.page);
                add(out, x.name, j.page, "", i.id);
            },
            [&](stated_count const& i, bool removed) {
                findings out;
                std::string const told = i.id + " " + std::to_string(i.count);
                out.add(change_kind::stated_count_changed, told,
                        removed ? std::optional{told} : std::nullopt,
                        removed ? std::nullopt : std::optional{told});
                add(out, x.name, i.page, "", i.id);
            });
    }

    void compare_goals(revision const& x, revision const& y)
    {
        by_ids(
            x.goals, y.goals,
            [&](goal const& i, goal const& j) {
                findings out;
                differ(out, change_kind::goal_changed, "名称", i.name, j.name);
                differ(out, change_kind::goal_changed, "番号", std::to_string(i.number),
                       std::to_string(j.number));
                differ(out, change_kind::page_changed, "頁", i.page, j.page);
                add(out, x.name, j.page, "", i.id);
            },
            [&](goal const& i, bool removed) {
                findings out;
                out.add(change_kind::goal_changed, i.name,
                        removed ? std::optional{i.name} : std::nullopt,
                        removed ? std::nullopt : std::optional{i.name});
                add(out, x.name, i.page, "", i.id);
            });
    }

    void compare_measures(revision const& x, revision const& y)
    {
        by_ids(
            x.measures, y.measures,
            [&](measure const& i, measure const& j) {
                findings out;
                differ(out, change_kind::measure_changed, "名称", i.name, j.name);
                differ(out, change_kind::measure_changed, "番号", i.mark, j.mark);
                differ(out, change_kind::measure_changed, "基本目標", std::to_string(i.goal),
                       std::to_string(j.goal));
                differ(out, change_kind::content_changed, "本文の指紋", i.fingerprint,
                       j.fingerprint);
                differ(out, change_kind::page_changed, "頁", i.page, j.page);
                add(out, x.name, j.page, "", i.id);
            },
            [&](measure const& i, bool removed) {
                findings out;
                if (removed) {
                    out.add(change_kind::measure_removed, i.name, i.name);
                } else {
                    out.add(change_kind::new_measure, i.name, std::nullopt, i.name);
                }
                add(out, x.name, i.page, "", i.id);
            });
    }

    void compare_projects(revision const& x, revision const& y)
    {
        by_ids(
            x.projects, y.projects,
            [&](project const& i, project const& j) {
                findings out;
                differ(out, change_kind::renamed, "名称", i.name, j.name);
                differ(out, change_kind::content_changed, "本文の指紋", i.fingerprint,
                       j.fingerprint);
                differ(out, change_kind::moved_department, "担当課", joined(i.departments, "／"),
                       joined(j.departments, "／"));
                differ(out, change_kind::flags_changed, "印", joined(i.flags, "／"),
                       joined(j.flags, "／"));
                differ(out, change_kind::measure_changed, "施策", i.measure_id, j.measure_id);
                differ(out, change_kind::goal_changed, "基本目標", std::to_string(i.goal),
                       std::to_string(j.goal));
                differ(out, change_kind::page_changed, "頁", i.page, j.page);
                add(out, x.name, j.page, "", i.id);
            },
            [&](project const& i, bool removed) {
                findings out;
                if (removed) {
                    out.add(change_kind::project_removed, i.name, i.name);
                } else {
                    out.add(change_kind::new_project, i.name, std::nullopt, i.name);
                }
                add(out, x.name, i.page, "", i.id);
            });
    }

    static void compare_observation(findings& out, char const* label, observation const* o,
                                    observation const* n)
    {
        if (o == nullptr || n == nullptr) { return; }
        std::string const of = std::string{label} + "の";
        differ(out, change_kind::status_changed, (of + "状態").c_str(), to_string(o->status()),
               to_string(n->status()));
        differ(out, change_kind::notes_changed, (of + "注記").c_str(), joined(o->notes(), " "),
               joined(n->notes(), " "));
        bool const period_only = o->year() == n->year() && o->period() != n->period();
        if (period_only) {
            differ(out, change_kind::year_changed, (of + "期間").c_str(), to_string(o->period()),
                   to_string(n->period()));
        }
    }

    static void compare_actuals(findings& out, indicator const& i, indicator const& j)
    {
        std::set<int> years;
        for (auto const* const side : {&i, &j}) {
            for (observation const& o : side->actuals) { years.insert(o.year().start_year()); }
        }
        // One actual each, in different years: its year was changed, and perhaps its value too.
        bool const year_moved = i.actuals.size() == 1 && j.actuals.size() == 1 && years.size() == 2;
        if (year_moved) {
            differ(out, change_kind::year_changed, "実績値の年度", to_string(i.actuals[0].year()),
                   to_string(j.actuals[0].year()));
            compare_actual(out, &i.actuals[0], &j.actuals[0]);
            return;
        }
        for (int const year : years) {
            compare_actual(out, i.actual(fiscal_year{year}), j.actual(fiscal_year{year}));
        }
    }

    static void compare_actual(findings& out, observation const* o, observation const* n)
    {
        compare_observation(out, "実績値", o, n);
        if (same_text(o, n)) { return; }
        std::string const told = "実績値 " + shown(text_of(o)) + " → " + shown(text_of(n));
        out.add(same_quantity(o, n) ? change_kind::reformatted : change_kind::actual_changed, told,
                text_of(o), text_of(n));
    }

    void compare_indicator(revision const& in, indicator const& i, indicator const& j)
    {
        findings out = compare_targets(i, j);
        compare_observation(out, "基準値", pointer(i.baseline), pointer(j.baseline));
        compare_observation(out, "目標値", pointer(i.target), pointer(j.target));
        compare_actuals(out, i, j);
        differ(out, change_kind::notes_changed, "注記", joined(i.notes, " "), joined(j.notes, " "));
        differ(out, change_kind::direction_changed, "向き",
               to_string(i.direction.kind) + " " + i.direction.provenance,
               to_string(j.direction.kind) + " " + j.direction.provenance);
        differ(out, change_kind::aggregation_changed, "集計",
               to_string(i.aggregation.kind) + " " + i.aggregation.provenance,
               to_string(j.aggregation.kind) + " " + j.aggregation.provenance);
        differ(out, change_kind::page_changed, "頁", i.page, j.page);
        if (i.project_id.empty()) {  // else they are the project's
            differ(out, change_kind::flags_changed, "印", joined(i.flags, "／"),
                   joined(j.flags, "／"));
        }
        if (owner_of(i) != owner_of(j)) {
            differ(out, change_kind::goal_changed, "所属", owner_of(i), owner_of(j));
        }
        add(out, in.name, j.page, i.id, i.project_id);
    }

    plan const& a_;
    plan const& b_;
    std::vector<plan_change> changes_;
};

}  // namespace

std::string to_string(change_kind k)
{
    return detail::name_of(kind_names, k);
}

std::string japanese(change_kind k)
{
    return kind_words[static_cast<std::size_t>(k)];
}

int review::count(std::string_view name) const
{
    auto const found =
        std::ranges::find(counts_, name, [](auto const& c) { return std::string_view{c.first}; });
    if (found != counts_.end()) { return found->second; }
    throw plan_error{code::unknown_name,
                     "集計" + detail::quote(name) + "はありません (unknown count)"};
}

review review_plan(plan const& p, std::string_view old_name, std::string_view new_name)
{
    return reviewer{p.revision(old_name), p.revision(new_name)}.result();
}

review compare_plans(plan const& a, plan const& b)
{
    return comparer{a, b}.result();
}

}  // namespace tomakomai_kpi
