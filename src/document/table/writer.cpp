// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/comparison_table.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/cell.hpp"
#include "document/table/cell_writer.hpp"
#include "document/table/same.hpp"
#include "document/table/underlines.hpp"
#include "document/table/words.hpp"

namespace tomakomai_kpi {

namespace {

namespace words = detail::table_words;
using detail::cell_writer;
using detail::item_kind;
using detail::item_ref;

// A row to come: what it holds on either side, and the row it had in the document read.
struct entry {
    std::size_t row = 0;
    std::string page;
    std::optional<item_ref> new_item{};
    std::optional<item_ref> old_item{};
    kept_text const* new_text = nullptr;
    kept_text const* old_text = nullptr;
    std::vector<kept_text const*> remarks{};
    std::vector<kept_text const*> loose{};  // of a row that did not fit its header
};

// Where the sides of a plan stood in the document it was read from, counted from 1.
std::size_t column_of(revision const& side, std::size_t otherwise)
{
    for (project const& each : side.projects) {
        if (each.at.column > 0) { return each.at.column; }
    }
    for (goal const& each : side.goals) {
        if (each.at.column > 0) { return each.at.column; }
    }
    for (measure const& each : side.measures) {
        if (each.at.column > 0) { return each.at.column; }
    }
    for (kept_text const& t : side.texts) {
        bool const in_side = t.kind == text_kind::passage || t.kind == text_kind::marker;
        if (in_side && t.at.column > 0) { return t.at.column; }
    }
    return otherwise;
}

constexpr std::size_t columns_of_sides = 3;  // 頁 新 旧

class table_writer {
public:
    explicit table_writer(plan const& p)
        : plan_{p},
          new_revision_{p.revision("new")},
          old_revision_{p.revision("old")},
          new_{new_revision_, false},
          old_{old_revision_, true},
          new_column_{column_of(new_revision_, 2)},
          old_column_{column_of(old_revision_, new_column_ == 3 ? 2 : 3)},
          underlining_{!detail::has_underlines(p)}
    {
        auto of_new = new_.said();
        new_.hold_against(old_.said(), underlining_);
        old_.hold_against(std::move(of_new), underlining_);
    }

    grid write()
    {
        add_items();
        add_texts();
        if (std::ranges::all_of(entries_, [](entry const& e) { return e.row > 0; })) {
            std::ranges::stable_sort(entries_, {}, &entry::row);
        }
        gather_titles();
        head_remarks();
        for (entry const& e : entries_) {
            if (stands_above(e)) { write_entry(e); }
        }
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
            if (!stands_above(entries_[i])) { write_entry(entries_[i]); }
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
        std::map<std::pair<item_kind, std::string>, std::size_t> places;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            places.try_emplace({entries_[i].new_item->kind, entries_[i].new_item->id}, i);
        }
        std::vector<std::vector<entry>> before(entries_.size() + 1);  // each, what only 旧 has
        std::size_t next = 0;
        for (item_ref& item : old_.items()) {
            auto const same = places.find({item.kind, item.id});
            if (same == places.end()) {
                before[next].push_back({item.at.row, item.page, {}, std::move(item)});
            } else {
                next = same->second + 1;
                entries_[same->second].old_item = std::move(item);
            }
        }
        std::vector<entry> all;
        for (std::size_t i = 0; i < before.size(); ++i) {
            std::ranges::move(before[i], std::back_inserter(all));
            if (i < entries_.size()) { all.push_back(std::move(entries_[i])); }
        }
        entries_ = std::move(all);
    }

    void note_read_rows()
    {
        for (entry const& e : entries_) { read_rows_.insert(e.row); }
        for (revision const* side : {&new_revision_, &old_revision_}) {
            for (kept_text const& t : side->texts) {
                if (t.kind == text_kind::passage || t.kind == text_kind::marker) {
                    read_rows_.insert(t.at.row);
                }
            }
        }
    }

    void add_texts()
    {
        note_read_rows();
        std::vector<entry> passages;
        using places = std::map<std::size_t, std::vector<std::size_t>>;  // by the row
        places in_entries;
        places in_passages;
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (entries_[i].row > 0) { in_entries[entries_[i].row].push_back(i); }
        }
        for (revision const* side : {&new_revision_, &old_revision_}) {
            bool const is_new = side == &new_revision_;
            for (kept_text const& t : side->texts) {
                if (!t.id.empty() || t.kind == text_kind::title || t.kind == text_kind::content) {
                    continue;
                }
                bool const beside = t.kind == text_kind::remark || is_beside(t);
                // A row may hold an item that stood in another one: its cell is taken.
                auto const fitting = [&](std::vector<entry>& among, places& rows) -> entry* {
                    auto const row = rows.find(t.at.row);
                    if (row == rows.end()) { return nullptr; }
                    for (std::size_t const i : row->second) {
                        bool const is_free = !(is_new ? among[i].new_item : among[i].old_item);
                        if (beside || is_free) { return &among[i]; }
                    }
                    return nullptr;
                };
                entry* found = fitting(entries_, in_entries);
                if (found == nullptr) { found = fitting(passages, in_passages); }
                if (found == nullptr) {
                    if (t.at.row > 0) { in_passages[t.at.row].push_back(passages.size()); }
                    passages.push_back({t.at.row, t.page});
                    found = &passages.back();
                }
                if (beside) {
                    found->remarks.push_back(&t);
                    continue;
                }
                (is_new ? found->new_text : found->old_text) = &t;
                found->loose.push_back(&t);
            }
        }
        for (entry& e : passages) {
            bool const in_columns =
                std::ranges::none_of(e.loose, [this](auto const* t) { return is_loose(*t); });
            if (in_columns) { e.loose.clear(); }
        }
        entries_.insert(entries_.begin(), passages.begin(), passages.end());
    }

    // Unread in a column without a word, beside what its row says under the header.
    bool is_beside(kept_text const& t) const
    {
        bool const in_side = t.at.column == new_column_ || t.at.column == old_column_;
        if (t.kind != text_kind::unread || t.at.row == 0 || in_side || t.at.column < 2) {
            return false;
        }
        return read_rows_.contains(t.at.row);
    }

    // Text that a cell in its column would not keep as it is.
    bool is_loose(kept_text const& t) const
    {
        constexpr std::size_t most_columns = 1000;
        if (t.at.column > most_columns) { return false; }
        bool const in_cell = t.at.column == new_column_ || t.at.column == old_column_;
        if (t.at.column == 0 || t.kind != text_kind::unread) {
            return t.at.column == 1 && !in_cell;
        }
        return !in_cell || detail::read_table_cell(t.text).kind != detail::cell_kind::unread;
    }

    // Before any header, where every text is unread.
    static bool stands_above(entry const& e)
    {
        return !e.loose.empty() && std::ranges::all_of(e.loose, [](kept_text const* t) {
            return t->kind == text_kind::unread && t->page.empty() && t->at.row > 0;
        });
    }

    // In this form the sides stand behind the page.
    std::size_t written_column(std::size_t column) const
    {
        if (column == new_column_) { return 2; }
        if (column == old_column_) { return 3; }
        return column == 2 || column == 3 ? column + columns_of_sides
                                          : std::max<std::size_t>(column, 1);
    }

    // Columns without a word stand right behind the sides, as they would be remarks behind another one.
    using remark_column = std::pair<bool, std::size_t>;

    static remark_column column_of_remark(kept_text const& t)
    {
        return {t.kind == text_kind::remark, t.at.column};
    }

    // The columns of remarks; what stands in one alone and first is the word of its header.
    void head_remarks()
    {
        for (entry& e : entries_) {
            for (kept_text const* t : e.remarks) { remarks_[column_of_remark(*t)]; }
        }
        for (entry& e : entries_) {
            bool const alone =
                !e.new_item && !e.old_item && e.loose.empty() && e.row > 0
                && std::ranges::all_of(e.remarks, [](auto const* t) { return t->page.empty(); });
            if (!alone) { continue; }
            std::erase_if(e.remarks, [&](kept_text const* t) {
                kept_text const*& head = remarks_[column_of_remark(*t)];
                if (head == nullptr) { head = t; }
                return head->text == t->text && head->underlines == t->underlines;
            });
        }
        std::erase_if(entries_, [](entry const& e) {
            return !e.new_item && !e.old_item && e.new_text == nullptr && e.old_text == nullptr
                   && e.remarks.empty();
        });
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
        std::vector<grid_cell> header{{std::string{words::page}, {}},
                                      {std::string{words::new_side}, {}},
                                      {std::string{words::old_side}, {}}};
        for (auto const& [column, head] : remarks_) {
            bool const named = column.first;
            header.push_back(head != nullptr ? grid_cell{head->text, head->underlines}
                             : named         ? grid_cell{std::string{words::remarks}, {}}
                                             : grid_cell{});
        }
        add_row(std::move(header));
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
        std::string const counted = count_text(c);
        std::string const beside = other == nullptr ? "" : count_text(*other);
        grid_cell const first = passage(counted, beside);
        grid_cell const second = passage(beside, counted);
        add_row({{c.page, {}}, only_old ? second : first, only_old ? first : second});
    }

    // With an underline at what the other side does not say.
    grid_cell passage(std::string const& text, std::string const& other) const
    {
        if (!underlining_) { return {text, {}}; }
        return {text, detail::word_differences(text, other)};
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
                std::size_t const column = written_column(t->at.column);
                cells.resize(std::max(cells.size(), column));
                cells[column - 1] = {t->text, t->underlines};
            }
            add_row(std::move(cells));
            return;
        }
        grid_cell fresh = cell_of(e.new_item, e.new_text, e.old_text, new_);
        grid_cell former = cell_of(e.old_item, e.old_text, e.new_text, old_);
        if (fresh.text.empty() && e.old_item) {
            fresh.text = "～" + noun(*e.old_item) + "の削除～";
        }
        if (former.text.empty() && e.new_item) {
            former.text = "～" + noun(*e.new_item) + "の新規追加～";
        }
        std::vector<grid_cell> cells{{e.page, {}}, std::move(fresh), std::move(former)};
        for (kept_text const* t : e.remarks) {
            auto const before =
                std::distance(remarks_.begin(), remarks_.find(column_of_remark(*t)));
            std::size_t const at = columns_of_sides + static_cast<std::size_t>(before);
            cells.resize(std::max(cells.size(), at + 1));
            cells[at] = {t->text, t->underlines};
        }
        add_row(std::move(cells));
    }

    grid_cell cell_of(std::optional<item_ref> const& item, kept_text const* text,
                      kept_text const* other, cell_writer& side) const
    {
        if (item) { return side.write(*item); }
        if (text == nullptr) { return {}; }
        if (!underlining_ || text->kind != text_kind::passage) {
            return {text->text, text->underlines};
        }
        return passage(text->text, other == nullptr ? "" : other->text);
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
    cell_writer new_;
    cell_writer old_;
    std::size_t new_column_;
    std::size_t old_column_;
    bool underlining_;  // what differs, as the document underlined nothing
    std::map<remark_column, kept_text const*> remarks_;  // with the word of its header
    std::vector<entry> entries_;
    std::set<std::size_t> read_rows_;  // of the document, where a side says what is no unread text
    std::vector<kept_text const*> titles_;
    std::size_t next_title_ = 0;
    std::size_t rows_under_header_ = 0;
    grid out_;
};

}  // namespace

grid comparison_grid(plan const& p)
{
    grid written = table_writer{p}.write();
    detail::require_same(p, written);
    return written;
}

std::string write_comparison_table(plan const& p)
{
    return write_table_text(comparison_grid(p));
}

}  // namespace tomakomai_kpi
