// SPDX-License-Identifier: BSL-1.0
#include "review/differences.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "plan/by_word.hpp"
#include "plan/flag.hpp"
#include "review/kept_differences.hpp"
#include "review/pairing.hpp"
#include "review/replaced.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi::detail {

namespace {

std::string listed(std::vector<std::string> const& texts)
{
    return joined(texts, "／");
}

// A fact of a thing that is one text: what differs in it is the texts.
template <class Thing>
struct plain_field {
    change_kind kind;
    aspect of;
    std::string_view what;
    std::string (*text)(Thing const&);
    bool is_of_the_plan = true;  // else of the printed table: told by comparisons alone
};

template <class Thing>
std::string name_of(Thing const& thing)
{
    return thing.name;
}

template <class Thing>
std::string page_of(Thing const& thing)
{
    return thing.page;
}

template <class Thing>
std::string flags_of(Thing const& thing)
{
    return listed(thing.flags);
}

constexpr std::string_view page = "ページ";
constexpr std::string_view number = "番号";

constexpr auto goal_fields = std::to_array<plain_field<goal>>({
    {change_kind::renamed, aspect::name, "名称", name_of},
    {change_kind::page_changed, aspect::other, page, page_of, false},
    {change_kind::mark_changed, aspect::other, number,
     [](goal const& g) { return std::to_string(g.number); }},
});

constexpr auto measure_fields = std::to_array<plain_field<measure>>({
    {change_kind::renamed, aspect::name, "名称", name_of},
    {change_kind::page_changed, aspect::other, page, page_of, false},
    {change_kind::mark_changed, aspect::other, number, [](measure const& m) { return m.mark; }},
});

constexpr auto project_fields = std::to_array<plain_field<project>>({
    {change_kind::renamed, aspect::name, "名称", name_of},
    {change_kind::page_changed, aspect::other, page, page_of, false},
    {change_kind::moved, aspect::other, "施策", [](project const& p) { return p.measure_id; }},
    {change_kind::flag_changed, aspect::other, "印", flags_of, false},
});

constexpr auto indicator_fields = std::to_array<plain_field<indicator>>({
    {change_kind::renamed, aspect::name, "指標名", name_of},
    {change_kind::renamed, aspect::scale, "尺度", [](indicator const& i) { return i.scale; }},
    {change_kind::note_changed, aspect::other, "注記",
     [](indicator const& i) { return listed(i.notes); }},
});

std::string declared(indicator const& i)
{
    std::string said = to_string(i.direction) + " (" + to_string(i.direction.provenance) + ")、"
                       + to_string(i.aggregation.kind) + " (" + to_string(i.aggregation.provenance)
                       + ")";
    if (i.project_start) {
        said += "、事業の開始 " + to_string(i.project_start->year) + " ("
                + to_string(i.project_start->provenance) + ")";
    }
    return said;
}

// A line for each comment: 要因(令和3年度): …
std::string comments_of(indicator const& i)
{
    return joined(i.comments, "\n", [](comment const& c) {
        return c.kind + (c.year ? "(" + to_string(*c.year) + ")" : "") + ": " + c.text;
    });
}

// A line for each year: 令和3年度: 76.7% B
std::string published_of(indicator const& i)
{
    return joined(i.published, "\n", [](published_result const& p) {
        return to_string(p.year) + ": " + p.rate + (p.mark.empty() ? "" : " " + p.mark);
    });
}

// Those that its project does not have too.
std::vector<std::string> own_departments(indicator const& i, project const* above)
{
    bool const inherited = above != nullptr && i.departments == above->departments;
    return inherited ? std::vector<std::string>{} : i.departments;
}

// Flags of its own, behind those of its project.
std::vector<std::string> own_flags(indicator const& i, project const* above)
{
    if (above == nullptr || i.flags.size() < above->flags.size()) { return i.flags; }
    return {i.flags.begin() + static_cast<std::ptrdiff_t>(above->flags.size()), i.flags.end()};
}

project const* project_of(indicator const& i, by_word<project> const& in)
{
    return i.project_id.empty() ? nullptr : in.first(i.project_id);
}

// All that is compared, revision against revision.
class comparison {
public:
    comparison(revision const& before, revision const& after, depth how, told_by ids)
        : before_{before},
          after_{after},
          of_the_plan_{how == depth::plan_only},
          told_by_{ids},
          pairs_{before, after, how, ids},
          projects_before_{before.projects, &project::id},
          projects_after_{after.projects, &project::id}
    {
    }

    differences result()
    {
        goals();
        measures();
        projects();
        indicators();
        if (!of_the_plan_) { tell_kept(out_.changes, pairs_, before_, after_); }
        out_.put_in_order();
        return std::move(out_);
    }

private:
    template <class Thing>
    void put_pair(change_subject subject, Thing const& before, Thing const& after, facets found)
    {
        out_.pair(&before, &after);
        put(out_.changes, at(subject, after, after_.name), std::move(found), &after);
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

    template <class Thing, std::size_t N>
    void note_plain(facets& f, std::array<plain_field<Thing>, N> const& fields, Thing const& a,
                    Thing const& b) const
    {
        for (auto const& field : fields) {
            if (of_the_plan_ && !field.is_of_the_plan) { continue; }
            note(f, field.kind, std::string{field.what}, field.text(a), field.text(b), field.of);
        }
    }

    void note_id(facets& f, std::string const& before, std::string const& after) const
    {
        if (of_the_plan_ || told_by_ == told_by::name) { return; }
        note(f, change_kind::id_changed, "ID", before, after);
    }

    void note_order(facets& f, void const* after) const
    {
        auto const ranks = pairs_.ranks(after);
        if (!ranks) { return; }
        note(f, change_kind::moved, "順序", std::to_string(ranks->first) + "番目",
             std::to_string(ranks->second) + "番目");
    }

    void note_goal(facets& f, int before, int after) const
    {
        if (!pairs_.is_moved(before, after)) { return; }
        note(f, change_kind::moved, "基本目標", std::to_string(before), std::to_string(after));
    }

    // The texts are fingerprints: data for programs, which no sentence repeats.
    static void note_content(facets& f, std::string const& what, std::string const& on_page,
                             std::string const& a, std::string const& b,
                             std::string const& declared_by_flag)
    {
        if (a == b) { return; }
        std::string const how = a.empty()   ? "が加わった"
                                : b.empty() ? "がなくなった"
                                            : "が変わった";
        std::string const where = on_page.empty() ? "" : "(原典" + on_page + "ページ)";
        f.push_back({change_kind::content_changed, aspect::content, a, b, what + how + where + "。",
                     declared_by_flag});
    }

    void goals()
    {
        for (auto const& [a, b] : pairs_.goals.pairs) {
            facets f;
            note_plain(f, goal_fields, *a, *b);
            note_id(f, a->id, b->id);
            note_order(f, b);
            put_pair(change_subject::goal, *a, *b, std::move(f));
        }
        put_lonely(pairs_.goals, change_subject::goal);
    }

    void measures()
    {
        for (auto const& [a, b] : pairs_.measures.pairs) {
            facets f;
            note_plain(f, measure_fields, *a, *b);
            note_id(f, a->id, b->id);
            note_content(f, "施策の本文", b->page, a->fingerprint, b->fingerprint, "");
            note_goal(f, a->goal, b->goal);
            note_order(f, b);
            put_pair(change_subject::measure, *a, *b, std::move(f));
        }
        put_lonely(pairs_.measures, change_subject::measure);
    }

    void projects()
    {
        for (auto const& [a, b] : pairs_.projects.pairs) {
            put_pair(change_subject::project, *a, *b, project_facets(*a, *b));
        }
        put_lonely(pairs_.projects, change_subject::project);
    }

    facets project_facets(project const& a, project const& b) const
    {
        facets f;
        note_plain(f, project_fields, a, b);
        note_id(f, a.id, b.id);
        note_content(f, "事業内容の本文", b.page, a.fingerprint, b.fingerprint,
                     !of_the_plan_ ? ""
                     : flag::is_set(b, flag::content)
                         ? "印「事業内容変更」で宣言されている。"
                         : "印「事業内容変更」はなく、宣言されていない。");
        note_departments(f, a.departments, b.departments);
        note_goal(f, a.goal, b.goal);
        note_order(f, &b);
        if (of_the_plan_ && flag::is_set(b, flag::end) && !flag::is_set(a, flag::end)) {
            f.push_back({change_kind::ended, aspect::other, a.name, b.name,
                         "印「取組終了」が付いた。終了は達成・未達成を意味しない。"});
        }
        return f;
    }

    // In another order they are the same departments.
    static void note_departments(facets& f, std::vector<std::string> a, std::vector<std::string> b)
    {
        std::string const before = listed(a);
        std::string const after = listed(b);
        std::ranges::sort(a);
        std::ranges::sort(b);
        note(f, a == b ? change_kind::reformatted : change_kind::department_changed, "担当課",
             before, after, aspect::departments);
    }

    void indicators()
    {
        for (auto const& [a, b] : pairs_.indicators.pairs) {
            pause();
            put_same(*a, *b, "");
        }
        tell_unpaired(out_.changes, pairs_, before_, after_,
                      [this](indicator const& a, indicator const& b, std::string const& evidence) {
                          put_same(a, b, evidence);
                      });
    }

    void put_same(indicator const& a, indicator const& b, std::string const& evidence)
    {
        facets f = indicator_facets(a, b);
        if (a.name != b.name) {
            auto const renamed = std::ranges::find(f, aspect::name, &facet::of);
            std::string const said = !evidence.empty() ? evidence
                                     : a.id == b.id    ? "IDが同じ"
                                                       : std::string{};
            bool const same_values = std::ranges::none_of(f, [](facet const& each) {
                return is_changed(each, aspect::target) || is_changed(each, aspect::baseline);
            });
            renamed->remark +=
                "同じ指標とみる根拠: " + said + (same_values ? "、基準値と目標値が等しい。" : "。");
        }
        put_pair(change_subject::indicator, a, b, std::move(f));
    }

    facets indicator_facets(indicator const& a, indicator const& b) const
    {
        facets f;
        note_plan_values(f, a, b);
        note_actuals(f, a, b, !of_the_plan_);  // a newer edition has newer actuals
        note_plain(f, indicator_fields, a, b);
        std::string const old_place = pairing::place_of_old(a);
        std::string const new_place = pairs_.place_of_new(b);
        bool const of_goals = a.project_id.empty() && b.project_id.empty();
        if (of_goals ? pairs_.is_moved(a.goal, b.goal) : old_place != new_place) {
            note(f, change_kind::moved, "所属", old_place, new_place);
        }
        note_order(f, &b);
        if (of_the_plan_) { return f; }
        project const* const old_project = project_of(a, projects_before_);
        project const* const new_project = project_of(b, projects_after_);
        note(f, change_kind::flag_changed, "印", listed(own_flags(a, old_project)),
             listed(own_flags(b, new_project)));
        if (auto own = own_departments(a, old_project), of_new = own_departments(b, new_project);
            own != of_new) {
            note_departments(f, std::move(own), std::move(of_new));
        }
        note(f, change_kind::note_changed, "コメント", comments_of(a), comments_of(b));
        note(f, change_kind::note_changed, "公表の達成率と評価", published_of(a), published_of(b));
        bool const page_moves_with_project = old_project != nullptr && new_project != nullptr
                                             && old_project->page == a.page
                                             && new_project->page == b.page;
        if (!page_moves_with_project) {
            note(f, change_kind::page_changed, "ページ", a.page, b.page);
        }
        note_id(f, a.id, b.id);
        note(f, change_kind::declaration_changed, "方向と集計の宣言", declared(a), declared(b));
        return f;
    }

    revision const& before_;
    revision const& after_;
    bool of_the_plan_;  // and not of all that is printed
    told_by told_by_;
    pairing pairs_;
    by_word<project> projects_before_;
    by_word<project> projects_after_;
    differences out_;
};

}  // namespace

void differences::pair(void const* before, void const* after)
{
    older_[after] = before;
    newer_[before] = after;
}

void differences::put_in_order()
{
    std::ranges::stable_sort(changes, {},
                             [](found_change const& c) { return page_number(c.told.page); });
    at_.clear();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (changes[i].thing != nullptr) { at_[changes[i].thing] = i; }
    }
}

differences differ(revision const& before, revision const& after, depth how, told_by ids)
{
    return comparison{before, after, how, ids}.result();
}

}  // namespace tomakomai_kpi::detail
