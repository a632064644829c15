// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/comparison_table.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/cell.hpp"
#include "document/table/words.hpp"
#include "review/differences.hpp"
#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

namespace words = detail::table_words;

enum class item_kind : unsigned char { goal, measure, project };

struct item_ref {
    item_kind kind{};
    std::size_t index = 0;
    std::string id;
    std::string page;
    int goal = 0;
    place at{};

    auto key() const
    {
        constexpr std::size_t most_digits = 6;
        std::size_t const digits = std::min(page.find_first_not_of("0123456789"), page.size());
        int const page_number =
            digits == 0 || digits > most_digits ? 0 : std::stoi(page.substr(0, digits));
        return std::tuple{goal, page_number, kind, index};
    }
};

// Where a text stands in another when spaces and ※ do not count.
std::optional<text_span> find_loosely(std::string_view in, std::size_t from,
                                      std::string_view wanted)
{
    auto const skipped = [](std::string_view c) { return c == " " || c == words::mark; };
    for (std::size_t start = from; start < in.size(); start += detail::character_size(in[start])) {
        std::size_t at = start;
        std::size_t w = 0;
        bool fits = !skipped(detail::first_character(in.substr(start)));
        while (fits && w < wanted.size()) {
            auto const b = detail::first_character(wanted.substr(w));
            if (skipped(b)) {
                w += b.size();
                continue;
            }
            if (at >= in.size()) { return std::nullopt; }
            auto const a = detail::first_character(in.substr(at));
            if (skipped(a)) {
                at += a.size();
            } else if (a == b) {
                at += a.size();
                w += b.size();
            } else {
                fits = false;
            }
        }
        if (fits) { return text_span{start, at}; }
    }
    return std::nullopt;
}

std::string joined(std::vector<std::string> const& parts, std::string_view joint)
{
    std::string out;
    for (auto const& part : parts) {
        if (&part != &parts.front()) { out += joint; }
        out += part;
    }
    return out;
}

std::string one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// Writes the cells of one side.
class side_writer {
public:
    side_writer(revision const& of, bool is_old) : of_{of}, is_old_{is_old}
    {
        for (printed_mark const& m : of.marks) {
            if (m.kind == mark_kind::underline) { underlines_[{m.id, m.role}].push_back(m.text); }
        }
    }

    std::vector<item_ref> items() const
    {
        std::vector<item_ref> out;
        add(out, item_kind::goal, of_.goals, [](goal const& g) { return g.number; });
        add(out, item_kind::measure, of_.measures, [](measure const& m) { return m.goal; });
        add(out, item_kind::project, of_.projects, [](project const& p) { return p.goal; });
        std::erase_if(out, [this](item_ref const& i) {
            return i.kind == item_kind::project && stands_in_measure(of_.projects[i.index]);
        });
        bool const placed =
            std::ranges::all_of(out, [](item_ref const& i) { return i.at.row > 0; });
        std::ranges::stable_sort(out, [placed](item_ref const& a, item_ref const& b) {
            return placed
                       ? std::tuple{a.at.row, a.at.position} < std::tuple{b.at.row, b.at.position}
                       : a.key() < b.key();
        });
        return out;
    }

    grid_cell write(item_ref const& item)
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

private:
    template <class Item, class Goal>
    static void add(std::vector<item_ref>& out, item_kind kind, std::vector<Item> const& items,
                    Goal goal)
    {
        for (std::size_t i = 0; i < items.size(); ++i) {
            out.push_back({kind, i, items[i].id, items[i].page, goal(items[i]), items[i].at});
        }
    }

    bool stands_in_measure(project const& p) const
    {
        return !p.measure_id.empty()
               && std::ranges::find(of_.measures, p.measure_id, &measure::id) != of_.measures.end();
    }

    void put(std::string_view text) { cell_.text += text; }

    void put(std::string_view text, std::vector<text_span> const& underlined)
    {
        for (text_span const s : underlined) {
            cell_.underlines.push_back({cell_.text.size() + s.from, cell_.text.size() + s.to});
        }
        put(text);
    }

    // With the underlines that were found at it.
    void put_marked(std::string_view text, std::string const& id, std::string_view role)
    {
        auto& wanted = underlines_[{id, std::string{role}}];
        std::vector<text_span> spans;
        std::size_t from = 0;
        while (!wanted.empty()) {
            auto const span = find_loosely(text, from, wanted.front());
            if (!span) { break; }
            spans.push_back(*span);
            from = span->to;
            wanted.erase(wanted.begin());
        }
        put(text, spans);
    }

    bool has_footnote_mark(std::string const& id, std::string_view role) const
    {
        return std::ranges::any_of(of_.marks, [&](printed_mark const& m) {
            return m.kind == mark_kind::footnote && m.id == id && m.role == role;
        });
    }

    void write_content(std::string const& id, std::string const& fingerprint)
    {
        for (kept_text const& t : of_.texts) {
            if (t.kind != text_kind::content || t.id != id) { continue; }
            put("\n");
            put(t.text, t.underlines);
            return;
        }
        if (fingerprint.empty()) { return; }
        put("\n" + std::string{words::omitted_opens} + fingerprint
            + std::string{words::omitted_closes});
    }

    // Texts that were not understood; those with a label stay in their line.
    void write_unread(std::string const& id, bool labelled)
    {
        for (kept_text const& t : of_.texts) {
            if (t.kind != text_kind::unread || t.id != id) { continue; }
            bool const has_label = std::ranges::any_of(
                words::labels, [&](auto label) { return t.text.starts_with(label); });
            if (has_label != labelled) { continue; }
            put(labelled ? " " : "\n");
            put(t.text, t.underlines);
        }
    }

    void write_goal(goal const& g)
    {
        put(std::string{words::goal} + std::to_string(g.number) + " ");
        put_marked(g.name, g.id, "name");
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

    // A target knows the number of its goal; where two goals have one, its id tells.
    bool belongs(indicator const& i, goal const& g) const
    {
        if (i.goal != g.number) { return false; }
        auto const same = std::ranges::count(of_.goals, g.number, &goal::number);
        return same == 1 || (i.at.row == g.at.row && i.at.row > 0);
    }

    void write_measure(measure const& m)
    {
        put(std::string{words::measure} + m.mark + " ");
        put_marked(m.name, m.id, "name");
        write_content(m.id, m.fingerprint);
        write_unread(m.id, false);
        bool first = true;
        for (project const& p : of_.projects) {
            if (p.measure_id != m.id) { continue; }
            put("\n");
            if (first) { put(std::string{words::project} + " "); }
            first = false;
            put(std::string{words::inner_project} + "：");
            write_project(p, "");
        }
    }

    void write_project(project const& p, std::string_view heading)
    {
        put_marked(p.name, p.id, "name");
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
        for (indicator const& i : of_.indicators) {
            if (i.project_id != p.id || i.kind != indicator_kind::kpi) { continue; }
            put("\n");
            if (first && !heading.empty()) { put(std::string{heading} + " "); }
            first = false;
            put(std::string{words::indicator} + ":");
            write_indicator(i, p.flags.size());
        }
        write_unread(p.id, false);
        write_unread(p.id, true);
    }

    void write_indicator(indicator const& i, std::size_t inherited_flags)
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
        bool const baseline_is_actual = is_old_ && i.actuals.empty();
        auto const baseline =
            baseline_is_actual ? observation_role::actual : observation_role::baseline;
        if (i.baseline) { write_value(i, *i.baseline, baseline, observation_role::baseline); }
        for (observation const& o : i.actuals) {
            write_value(i, o, observation_role::actual, observation_role::actual);
        }
        if (i.target) {
            write_value(i, *i.target, observation_role::target, observation_role::target);
        }
        write_unread(i.id, true);
        if (i.baseline) { write_notes(i, *i.baseline, baseline); }
        for (observation const& o : i.actuals) { write_notes(i, o, observation_role::actual); }
        if (i.target) { write_notes(i, *i.target, observation_role::target); }
        for (std::string const& note : i.notes) {
            put(" " + std::string{words::mark});
            put_marked(one_line(note), i.id, "note");
        }
        write_unread(i.id, false);
    }

    // A cumulative value is printed under its last year; its first is the plan's.
    static std::string year_text(observation const& o)
    {
        return o.value().basis() == basis::cumulative ? to_string(o.period().last())
                                                      : to_string(o.period());
    }

    void write_value(indicator const& i, observation const& o, observation_role printed,
                     observation_role meant)
    {
        bool const last = meant != observation_role::actual || &o == &i.actuals.back();
        std::string text{words::text(printed)};
        text += "(" + year_text(o) + ")";
        if (last && has_footnote_mark(i.id, name(meant))) { text += words::mark; }
        text += ":" + to_string(o.value());
        put(" ");
        put_marked(text, i.id, name(meant));
    }

    void write_notes(indicator const& i, observation const& o, observation_role printed)
    {
        for (std::string const& note : o.notes()) {
            put(" " + std::string{words::mark} + std::string{words::text(printed)} + "("
                + year_text(o) + "):");
            put_marked(one_line(note), i.id, "note");
        }
    }

    revision const& of_;
    bool is_old_;
    grid_cell cell_;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> underlines_;
};

// A row to come: what it holds on either side, and the row it had in the document read.
struct entry {
    std::size_t row = 0;
    std::string page;
    std::optional<item_ref> new_item{};
    std::optional<item_ref> old_item{};
    kept_text const* new_text = nullptr;
    kept_text const* old_text = nullptr;
    std::vector<kept_text const*> loose{};  // of a row that had too few or too many cells
};

// Text that a cell in its column would not keep as it is.
bool is_loose(kept_text const& t)
{
    constexpr std::size_t new_column = 2;
    constexpr std::size_t old_column = 3;
    constexpr std::size_t most_columns = 1000;
    if (t.at.column > most_columns) { return false; }
    if (t.at.column == 0 || t.kind != text_kind::unread) { return t.at.column == 1; }
    bool const in_cell = t.at.column == new_column || t.at.column == old_column;
    return !in_cell || detail::read_table_cell(t.text).kind != detail::cell_kind::unread;
}

class table_writer {
public:
    explicit table_writer(plan const& p)
        : plan_{p},
          new_revision_{p.revision("new")},
          old_revision_{p.revision("old")},
          new_{new_revision_, false},
          old_{old_revision_, true}
    {
    }

    grid write()
    {
        add_items();
        add_texts();
        if (std::ranges::all_of(entries_, [](entry const& e) { return e.row > 0; })) {
            std::ranges::stable_sort(entries_, {}, &entry::row);
        }
        gather_titles();
        start_sheet();
        add_missing_passages();
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            while (next_title_ < titles_.size() && stands_before(*titles_[next_title_], i)) {
                if (rows_under_header_ == 0) {
                    ++next_title_;  // the first sheet has begun with it
                } else {
                    start_sheet();
                }
            }
            write_entry(entries_[i]);
        }
        while (next_title_ < titles_.size()) { start_sheet(); }
        return std::move(out_);
    }

private:
    // The rows of 新 in their order; what only 旧 has follows what it followed there.
    void add_items()
    {
        for (item_ref& item : new_.items()) {
            entries_.push_back({item.at.row, item.page, std::move(item)});
        }
        auto after = entries_.begin();
        for (item_ref& item : old_.items()) {
            auto const same = std::ranges::find_if(entries_, [&](entry const& e) {
                return e.new_item && e.new_item->kind == item.kind && e.new_item->id == item.id;
            });
            if (same == entries_.end()) {
                after = entries_.insert(after, {item.at.row, item.page, {}, std::move(item)});
            } else {
                same->old_item = std::move(item);
                after = same;
            }
            ++after;
        }
    }

    void add_texts()
    {
        std::vector<entry> passages;
        for (revision const* side : {&new_revision_, &old_revision_}) {
            bool const is_new = side == &new_revision_;
            for (kept_text const& t : side->texts) {
                if (!t.id.empty() || t.kind == text_kind::title || t.kind == text_kind::content) {
                    continue;
                }
                auto const fits = [&](entry const& e) { return e.row == t.at.row && e.row > 0; };
                auto found = std::ranges::find_if(entries_, fits);
                if (found == entries_.end()) {
                    found = std::ranges::find_if(passages, fits);
                    if (found == passages.end()) {
                        passages.push_back({t.at.row, t.page});
                        found = passages.end() - 1;
                    }
                }
                (is_new ? found->new_text : found->old_text) = &t;
                found->loose.push_back(&t);
            }
        }
        for (entry& e : passages) {
            bool const in_columns =
                std::ranges::none_of(e.loose, [](auto const* t) { return is_loose(*t); });
            if (in_columns) { e.loose.clear(); }
        }
        entries_.insert(entries_.begin(), passages.begin(), passages.end());
    }

    void gather_titles()
    {
        for (kept_text const& t : new_revision_.texts) {
            if (t.kind == text_kind::title) { titles_.push_back(&t); }
        }
    }

    // Titles that nobody placed, as in a plan that came from a file, head sheets of equal length.
    bool stands_before(kept_text const& title, std::size_t i) const
    {
        if (title.at.row > 0) { return title.at.row < entries_[i].row; }
        return i * titles_.size() >= next_title_ * entries_.size();
    }

    void start_sheet()
    {
        grid_cell title;
        if (next_title_ < titles_.size()) {
            title.text = titles_[next_title_]->text;
            title.underlines = titles_[next_title_]->underlines;
            ++next_title_;
        } else if (!plan_.name().empty()) {
            title.text = plan_.name() + " 新旧対照表";
        }
        if (!title.text.empty()) { add_row({std::move(title)}); }
        add_row({{std::string{words::page}, {}},
                 {std::string{words::new_side}, {}},
                 {std::string{words::old_side}, {}}});
        rows_under_header_ = 0;
    }

    void add_row(std::vector<grid_cell> cells)
    {
        out_.rows.push_back({out_.rows.size() + 1, std::move(cells)});
        ++rows_under_header_;
    }

    // The period and the counts of a plan that holds no passages.
    void add_missing_passages()
    {
        auto const has_passages = [](revision const& r) {
            return std::ranges::any_of(
                r.texts, [](kept_text const& t) { return t.kind == text_kind::passage; });
        };
        if (has_passages(new_revision_) || has_passages(old_revision_)) { return; }
        fiscal_period const period = plan_.period();
        grid_cell const text{"推進期間\n" + to_string(period.first()) + "から"
                                 + to_string(period.last()) + "まで",
                             {}};
        add_row({{}, text, text});
        for (stated_count const& c : new_revision_.stated_counts) {
            add_count(c, find_count(old_revision_, c.id));
        }
        for (stated_count const& c : old_revision_.stated_counts) {
            if (find_count(new_revision_, c.id) == nullptr) { add_count(c, nullptr, true); }
        }
    }

    static stated_count const* find_count(revision const& in, std::string const& id)
    {
        auto const found = std::ranges::find(in.stated_counts, id, &stated_count::id);
        return found == in.stated_counts.end() ? nullptr : &*found;
    }

    void add_count(stated_count const& c, stated_count const* other, bool only_old = false)
    {
        grid_cell const first{count_text(c), {}};
        grid_cell const second{other == nullptr ? "" : count_text(*other), {}};
        add_row({{c.page, {}}, only_old ? second : first, only_old ? first : second});
    }

    static std::string count_text(stated_count const& c)
    {
        std::string const number = std::to_string(c.count);
        if (c.id == words::measures_count) { return number + "の「施策」"; }
        auto const* const known =
            std::ranges::find(words::counts, c.id, [](auto const& k) { return k.first; });
        return "・" + std::string{known == words::counts.end() ? c.id : known->second} + " "
               + number + "項目";
    }

    void write_entry(entry const& e)
    {
        if (!e.new_item && !e.old_item && !e.loose.empty()) {
            std::vector<grid_cell> cells;
            for (kept_text const* t : e.loose) {
                std::size_t const column = std::max<std::size_t>(t->at.column, 1);
                cells.resize(std::max(cells.size(), column));
                cells[column - 1] = {t->text, t->underlines};
            }
            add_row(std::move(cells));
            return;
        }
        grid_cell fresh = cell_of(e.new_item, e.new_text, new_);
        grid_cell former = cell_of(e.old_item, e.old_text, old_);
        if (fresh.text.empty() && e.old_item) {
            fresh.text = "～" + noun(*e.old_item) + "の削除～";
        }
        if (former.text.empty() && e.new_item) {
            former.text = "～" + noun(*e.new_item) + "の新規追加～";
        }
        add_row({{e.page, {}}, std::move(fresh), std::move(former)});
    }

    static grid_cell cell_of(std::optional<item_ref> const& item, kept_text const* text,
                             side_writer& side)
    {
        if (item) { return side.write(*item); }
        if (text != nullptr) { return {text->text, text->underlines}; }
        return {};
    }

    static std::string noun(item_ref const& item)
    {
        switch (item.kind) {
        case item_kind::goal: return std::string{words::goal};
        case item_kind::measure: return std::string{words::measure};
        case item_kind::project: break;
        }
        return "事業";
    }

    plan const& plan_;
    revision const& new_revision_;
    revision const& old_revision_;
    side_writer new_;
    side_writer old_;
    std::vector<entry> entries_;
    std::vector<kept_text const*> titles_;
    std::size_t next_title_ = 0;
    std::size_t rows_under_header_ = 0;
    grid out_;
};

[[noreturn]] void refuse_writing(plan const& p, std::string const& page, std::string const& why)
{
    throw plan_error{
        code::unwritable_file,
        "新旧対照表の書式では、計画をそのまま書き表せません (the form cannot hold it)。"
            + (page.empty() ? "" : page + "頁 ") + why,
        p.name(), 0, 0};
}

// The form has no place for some facts: an actual in 旧 without a baseline, a name that reads as a
// label. What is not read back alike is refused rather than lost. Ids are not printed, a title that
// the table needs is added, and what a file says at its end stands in the table where it belongs.
void require_same(plan const& p, grid const& written)
{
    auto const back = [&] {
        try {
            return read_comparison_table(written, {.declarations = &p});
        } catch (kpi_error const& why) {
            refuse_writing(p, "", why.what());
        }
    }();
    if (back.period() != p.period()) { refuse_writing(p, "", "計画の期間が変わります (period)"); }
    for (std::string_view const name : {"new", "old"}) {
        auto const found =
            detail::differ(p.revision(name), back.revision(name), detail::depth::without_order);
        for (plan_change const& c : found.changes) {
            bool const only_added = c.kind == change_kind::text_changed && !c.old_text;
            if (c.kind == change_kind::id_changed || only_added) { continue; }
            refuse_writing(p, c.page,
                           detail::quote(c.name.empty() ? c.old_text.value_or("") : c.name) + " "
                               + c.explain());
        }
    }
}

}  // namespace

grid comparison_grid(plan const& p)
{
    grid written = table_writer{p}.write();
    require_same(p, written);
    return written;
}

std::string write_comparison_table(plan const& p)
{
    return write_table_text(comparison_grid(p));
}

}  // namespace tomakomai_kpi
