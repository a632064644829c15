// SPDX-License-Identifier: BSL-1.0
#include "document/table/cell_writer.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/labels.hpp"
#include "document/table/underlines.hpp"
#include "document/table/words.hpp"
#include "plan/observation_text.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

// Where an item stands in a plan whose document is not known.
auto key(item_ref const& item)
{
    return std::tuple{item.goal, page_number(item.page), item.kind, item.index};
}

template <class Item, class Goal>
void add(std::vector<item_ref>& out, item_kind kind, std::vector<Item> const& items, Goal goal)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        out.push_back({kind, i, items[i].id, items[i].page, goal(items[i]), items[i].at});
    }
}

std::string one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// A total is printed under its last year where its first follows from that.
std::string year_text(indicator const& i, observation const& o, observation_role role)
{
    bool const follows = o.period().first() == start_of_total(i, role, o.year());
    return o.value().basis() == basis::cumulative && follows ? to_string(o.year())
                                                             : to_string(o.period());
}

// 46人 乗船者数 …: what stood as an indicator, and has no name.
bool begins_with_value(std::string_view text)
{
    return !text.empty() && find_value_in_name(text, {0, text.size()}) == 0;
}

// Behind the name of a goal, a measure or a project: values, and words that may be another name.
bool stands_in_heading(std::string_view text)
{
    if (is_value(text)) { return true; }
    bool const labelled = label_at(text, 0, text.size(), true).has_value();
    return !labelled && !begins_with_value(text) && find_label(text, 0, text.size()) != nowhere;
}

}  // namespace

cell_writer::cell_writer(revision const& of, bool is_old)
    : of_{of},
      is_old_{is_old},
      goals_{of.goals, &goal::id},
      measures_{of.measures, &measure::id},
      projects_{of.projects, &project::id},
      members_{of.projects, &project::measure_id},
      indicators_{of.indicators, &indicator::id},
      kpis_{of.indicators, &indicator::project_id},
      texts_{of.texts, &kept_text::id},
      marks_{of.marks, &printed_mark::id}
{
    for (printed_mark const& m : of.marks) {
        if (m.kind == mark_kind::underline) { underlines_[{m.id, m.role}].push_back(m.text); }
    }
}

std::vector<item_ref> cell_writer::items() const
{
    std::vector<item_ref> out;
    add(out, item_kind::goal, of_.goals, [](goal const& g) { return g.number; });
    add(out, item_kind::measure, of_.measures, [](measure const& m) { return m.goal; });
    add(out, item_kind::project, of_.projects, [](project const& p) { return p.goal; });
    std::erase_if(out, [this](item_ref const& i) {
        return i.kind == item_kind::project && stands_in_measure(of_.projects[i.index]);
    });
    bool const placed = std::ranges::all_of(out, [](item_ref const& i) { return i.at.row > 0; });
    std::ranges::stable_sort(out, [placed](item_ref const& a, item_ref const& b) {
        return placed ? std::tuple{a.at.row, a.at.position} < std::tuple{b.at.row, b.at.position}
                      : key(a) < key(b);
    });
    return out;
}

grid_cell cell_writer::write(item_ref const& item)
{
    cell_ = {};
    if (item.kind == item_kind::goal) {
        write_goal(of_.goals[item.index]);
    } else if (item.kind == item_kind::measure) {
        write_measure(of_.measures[item.index]);
    } else {
        project const& p = of_.projects[item.index];
        put(std::string{words::project} + " ");
        write_project(p, words::kpi_heading);
    }
    return std::move(cell_);
}

void cell_writer::put(std::string_view text, std::vector<text_span> const& underlined)
{
    for (text_span const s : underlined) {
        cell_.underlines.push_back({cell_.text.size() + s.from, cell_.text.size() + s.to});
    }
    put(text);
}

// With the underlines that were found at it, or those that are its own.
void cell_writer::put_marked(std::string_view text, std::string const& id, std::string_view role,
                             std::string_view statement)
{
    said_[{id, std::string{role}}].emplace_back(statement);
    if (underlining_) {
        put(text, differing(text, id, role, statement));
        return;
    }
    auto& wanted = underlines_[{id, std::string{role}}];
    auto const spans = find_in_turn(text, wanted);
    wanted.erase(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(spans.size()));
    put(text, spans);
}

// Of names their words; of anything else all. What would not be found again in a table that is read
// and written is not underlined in part.
std::vector<text_span> cell_writer::differing(std::string_view text, std::string const& id,
                                              std::string_view role,
                                              std::string_view statement) const
{
    text_span const all{0, text.size()};
    auto const found = other_.find({id, std::string{role}});
    if (found == other_.end()) { return kept_alike(text, {all}); }
    if (std::ranges::find(found->second, statement) != found->second.end()) { return {}; }
    if (role == "name" || role == "departments") {
        auto spans = kept_alike(text, word_differences(text, found->second.front()));
        if (!spans.empty()) { return spans; }
    }
    return kept_alike(text, {all});
}

cell_writer::statements cell_writer::said() const
{
    cell_writer scratch{*this};
    for (item_ref const& item : items()) { scratch.write(item); }
    return std::move(scratch.said_);
}

void cell_writer::hold_against(statements other, bool underlining)
{
    other_ = std::move(other);
    underlining_ = underlining;
}

void cell_writer::write_goal(goal const& g)
{
    put(std::string{words::goal} + std::to_string(g.number) + " ");
    put_marked(g.name, g.id, "name");
    write_unread_of_heading(g.id);
    // A footnote above all indicators; behind one it would be its own.
    for (kept_text const* const t : unread(g.id)) {
        if (!t->text.starts_with(words::mark)) { continue; }
        put("\n");
        put(t->text, t->underlines);
    }
    bool first = true;
    for (indicator const& i : of_.indicators) {
        if (i.kind != indicator_kind::target || !belongs(i, g)) { continue; }
        put("\n");
        if (first) { put(std::string{words::target_heading} + " "); }
        first = false;
        write_indicator(i, 0);
    }
    write_unread(g.id, false);
    write_unread(g.id, true);
}

void cell_writer::write_measure(measure const& m)
{
    put(std::string{words::measure} + m.mark + " ");
    put_marked(m.name, m.id, "name");
    write_unread_of_heading(m.id);
    // Of two the first stood in the line of the name, the other below the content.
    auto const values = labelled_unread(m.id);
    if (values.size() > 1) { put(" "); }
    for (std::size_t v = 0; v + 1 < values.size(); ++v) {
        put(values[v]->text, values[v]->underlines);
    }
    write_content(m.id, m.fingerprint);
    if (!values.empty()) {
        put("\n");
        put(values.back()->text, values.back()->underlines);
    }
    write_unread(m.id, false);
    bool first = true;
    for (project const* const p : members_.all(m.id)) {
        put("\n");
        if (first) { put(std::string{words::project} + " "); }
        first = false;
        put(std::string{words::inner_project} + "：");
        write_project(*p, "");
    }
}

void cell_writer::write_project(project const& p, std::string_view heading)
{
    put_marked(p.name, p.id, "name");
    write_unread_of_heading(p.id);
    if (!p.departments.empty()) {
        put(words::scale_opens);
        put_marked(joined(p.departments, words::joint), p.id, "departments");
        put(words::scale_closes);
    }
    for (std::string const& flag : p.flags) {
        put(" ");
        put_marked(flag, p.id, "flag");
    }
    write_content(p.id, p.fingerprint);
    bool first = true;
    for (indicator const* const i : kpis_.all(p.id)) {
        if (i->kind != indicator_kind::kpi) { continue; }
        put("\n");
        if (first && !heading.empty()) { put(std::string{heading} + " "); }
        first = false;
        put(std::string{words::indicator} + ":");
        write_indicator(*i, p.flags.size());
    }
    write_unread(p.id, false);
    write_unread(p.id, true);
}

void cell_writer::write_content(std::string const& id, std::string const& fingerprint)
{
    for (kept_text const* const t : texts_.all(id)) {
        if (t->kind != text_kind::content) { continue; }
        put("\n");
        said_[{id, "content"}].push_back(t->text);
        auto const other = other_.find({id, "content"});
        put(t->text,
            !underlining_
                ? t->underlines
                : word_differences(t->text, other == other_.end() ? "" : other->second.front()));
        return;
    }
    if (fingerprint.empty()) { return; }
    said_[{id, "fingerprint"}].push_back(fingerprint);
    auto const other = other_.find({id, "fingerprint"});
    std::string const omitted =
        std::string{words::omitted_opens} + fingerprint + std::string{words::omitted_closes};
    bool const alike = other != other_.end() && other->second.front() == fingerprint;
    put("\n");
    put(omitted, alike ? std::vector<text_span>{} : std::vector<text_span>{{0, omitted.size()}});
}

void cell_writer::write_indicator(indicator const& i, std::size_t inherited_flags)
{
    put_marked(i.name, i.id, "name");
    if (!i.scale.empty()) {
        put(std::string{words::scale_opens} + i.scale + std::string{words::scale_closes});
    }
    if (has_footnote_mark(i.id, "name")) { put(words::mark); }
    for (std::size_t f = inherited_flags; f < i.flags.size(); ++f) {
        put(" ");
        put_marked(i.flags[f], i.id, "flag");
    }
    using role = observation_role;
    bool const baseline_is_actual = is_old_ && i.actuals.empty();
    std::string_view const baseline =
        words::text(baseline_is_actual ? role::actual : role::baseline);
    auto const marked = [&](role of) { return has_footnote_mark(i.id, name(of)); };
    if (i.baseline) {
        write_value(i, *i.baseline, baseline, role::baseline, marked(role::baseline));
    }
    for (observation const& o : i.actuals) {
        bool const mark = &o == &i.actuals.back() && marked(role::actual);
        write_value(i, o, words::text(role::actual), role::actual, mark);
    }
    for (observation const& o : i.interim_targets) {
        std::string const label =
            std::string{words::interim_target} + "(" + year_text(i, o, role::target) + ")";
        bool const mark = has_footnote_mark(i.id, name(role::target), label);
        write_value(i, o, words::interim_target, role::target, mark);
    }
    if (i.target) {
        write_value(i, *i.target, words::text(role::target), role::target, marked(role::target));
    }
    write_unread(i.id, true);
    if (i.baseline) { write_notes(i, *i.baseline, baseline, role::baseline); }
    for (observation const& o : i.actuals) {
        write_notes(i, o, words::text(role::actual), role::actual);
    }
    for (observation const& o : i.interim_targets) {
        write_notes(i, o, words::interim_target, role::target);
    }
    if (i.target) { write_notes(i, *i.target, words::text(role::target), role::target); }
    for (std::string const& note : i.notes) {
        put(" " + std::string{words::mark});
        put_marked(one_line(note), i.id, "note");
    }
    write_unread(i.id, false);
}

void cell_writer::write_value(indicator const& i, observation const& o, std::string_view label,
                              observation_role meant, bool marked)
{
    if (stands_as_text(o, i, of_)) { return; }
    std::string const year = year_text(i, o, meant);
    std::string const value = to_string(o.value());
    std::string const mark{marked ? words::mark : ""};
    put(" ");
    put_marked(std::string{label} + "(" + year + ")" + mark + ":" + value, i.id, name(meant),
               year + ":" + value);  // the sides call one fact by other labels
}

void cell_writer::write_notes(indicator const& i, observation const& o, std::string_view label,
                              observation_role meant)
{
    for (std::string const& note : o.notes()) {
        put(" " + std::string{words::mark} + std::string{label} + "(" + year_text(i, o, meant)
            + "):");
        put_marked(one_line(note), i.id, "note");
    }
}

// Values and other words that are no part of the name.
void cell_writer::write_unread_of_heading(std::string const& id)
{
    for (kept_text const* const t : unread(id)) {
        if (!stands_in_heading(t->text)) { continue; }
        put(" ");
        put(t->text, t->underlines);
    }
}

std::vector<kept_text const*> cell_writer::unread(std::string const& id) const
{
    auto const here = texts_.all(id);
    std::vector<kept_text const*> out{here.begin(), here.end()};
    std::erase_if(out, [](kept_text const* t) { return t->kind != text_kind::unread; });
    return out;
}

std::vector<kept_text const*> cell_writer::labelled_unread(std::string const& id) const
{
    auto out = unread(id);
    std::erase_if(out, [](kept_text const* t) {
        return !label_at(t->text, 0, t->text.size(), true).has_value();
    });
    return out;
}

// Texts that were not understood; those with a label stay in their line.
void cell_writer::write_unread(std::string const& id, bool labelled)
{
    bool const of_goal = goals_.first(id) != nullptr;
    bool const of_project = projects_.first(id) != nullptr;
    bool const of_indicator = indicators_.first(id) != nullptr;
    for (kept_text const* const t : unread(id)) {
        if (!of_indicator && stands_in_heading(t->text)) { continue; }
        if (of_goal && t->text.starts_with(words::mark)) { continue; }
        bool const has_label = label_at(t->text, 0, t->text.size(), true).has_value();
        if (has_label != labelled) { continue; }
        put(labelled ? " " : "\n");
        if (of_project && begins_with_value(t->text)) { put(std::string{words::indicator} + ":"); }
        put(t->text, t->underlines);
    }
}

// A target knows the number of its goal; where two goals have one, its id tells.
bool cell_writer::belongs(indicator const& i, goal const& g) const
{
    if (i.goal != g.number) { return false; }
    auto const same = std::ranges::count(of_.goals, g.number, &goal::number);
    return same == 1 || (i.at.row == g.at.row && i.at.row > 0);
}

bool cell_writer::stands_in_measure(project const& p) const
{
    return !p.measure_id.empty() && measures_.first(p.measure_id) != nullptr;
}

bool cell_writer::has_footnote_mark(std::string const& id, std::string_view role,
                                    std::string const& interim) const
{
    return std::ranges::any_of(marks_.all(id), [&](printed_mark const* m) {
        return m->kind == mark_kind::footnote && m->role == role
               && (interim.empty() ? !m->text.starts_with(words::interim_target)
                                   : m->text == interim);
    });
}

}  // namespace tomakomai_kpi::detail
