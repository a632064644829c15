// SPDX-License-Identifier: BSL-1.0
// The walk over a mapped table. Each cell that holds something gets its record here, and nowhere is a
// cell passed over; what the rows say becomes a plan in plan_of_rows.
#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "document/mapped/cell_text.hpp"
#include "document/mapped/header_rows.hpp"
#include "document/mapped/header_words.hpp"
#include "document/mapped/plan_of_rows.hpp"
#include "document/mapped/row_facts.hpp"
#include "document/mapped/years.hpp"

namespace tomakomai_kpi {

namespace {

constexpr auto totals = std::to_array<std::string_view>({"合計", "計", "小計", "総計"});
constexpr auto heading_marks = std::to_array<std::string_view>(
    {"■", "◆",   "●",   "□",   "◇",   "▼",   "▽",     "【",    "Ⅰ",     "Ⅱ",     "Ⅲ",    "Ⅳ",
     "Ⅴ", "(1)", "(2)", "(3)", "(4)", "(5)", "（1）", "（2）", "（3）", "（4）", "（5）"});
constexpr auto note_marks = std::to_array<std::string_view>(
    {"※", "注", "(注", "（注", "(※", "（※", "出典", "資料", "*", "＊"});

// The notes below a table, the longest marks first, so that ※10 is not ※1 and 0.
std::vector<note_mark> notes_of(grid const& g, table_mapping const& mapping)
{
    std::vector<note_mark> out = mapping.notes;
    for (grid_row const& row : g.rows) {
        std::string_view lone;
        std::size_t filled = 0;
        for (grid_cell const& c : row.cells) {
            if (c.continued || c.text.empty()) { continue; }
            lone = c.text;
            ++filled;
        }
        if (filled != 1) { continue; }
        for (std::string const& line : detail::split(lone, "\n")) {
            note_mark said = detail::note_said(line);
            if (!said.mark.empty() && !said.note.empty()) { out.push_back(std::move(said)); }
        }
    }
    std::ranges::stable_sort(out, std::ranges::greater{},
                             [](note_mark const& n) { return n.mark.size(); });
    return out;
}

class table_reader {
public:
    table_reader(grid const& g, table_mapping const& mapping, std::span<unit const> units)
        : grid_{g},
          mapping_{mapping},
          notes_{notes_of(g, mapping)},
          rows_{mapping_, units, notes_, cells_},
          style_{mapping.default_era, mapping.calendar_years}
    {
        under(mapping_.columns);
        bool const named = std::ranges::any_of(
            mapping.columns, [](auto const& c) { return c.role == column_role::name; });
        if (!named) {
            throw plan_error{code::bad_row, "対応(mapping)に指標名(name)の列がありません"
                                            " (no column of names)"};
        }
    }

    table_reading read()
    {
        std::size_t const header_row = mapping_.header_row.value_or(0);
        bool header_seen = header_row == 0;
        std::size_t left = 0;  // rows of the header still to come
        for (grid_row const& row : grid_.rows) {
            pause();
            if (!header_seen && row.number == header_row) {
                header_seen = true;
                left = mapping_.header_rows.value_or(1);
            }
            if (header_seen && left == 0 && is_another_header(row)) { left = begin_section(row); }
            if (left > 0) {
                --left;
                header_.push_back(&row);
                record_all(row, cell_fate::header, "見出し");
            } else if (!header_seen) {
                record_all(row, cell_fate::ignored, "表の前の文");
            } else {
                read_row(row);
            }
        }
        return {rows_.make(), std::move(mapping_), std::move(cells_)};
    }

private:
    // The rows that follow stand under these columns.
    void under(std::vector<mapped_column> const& columns)
    {
        columns_.clear();
        for (mapped_column const& c : columns) { columns_[c.column] = &c; }
        under_ = &columns;
    }

    static grid_cell const* cell_at(grid_row const& row, std::size_t column)
    {
        return column <= row.cells.size() ? &row.cells[column - 1] : nullptr;
    }

    // A cell merged with the one above has its record there.
    static bool holds_own(grid_cell const& c)
    {
        return !c.continued && (!detail::trimmed(c.text).empty() || !c.fault.empty());
    }

    cell_record& record(grid_row const& row, std::size_t column, cell_fate fate, std::string as)
    {
        grid_cell const& cell = row.cells[column - 1];
        cells_.push_back(
            {grid_.sheet, row.number, column, cell.text, fate, std::move(as), "", code::none, ""});
        if (!cell.fault.empty()) {
            detail::refuse(cells_.back(), code::unreadable_file, cell.fault);
        }
        return cells_.back();
    }

    void record_all(grid_row const& row, cell_fate fate, std::string const& as)
    {
        for (std::size_t c = 1; c <= row.cells.size(); ++c) {
            if (holds_own(row.cells[c - 1])) { record(row, c, fate, as); }
        }
    }

    // A table below the first, whose columns are others or of other years.
    bool is_another_header(grid_row const& row) const
    {
        constexpr std::size_t longest_name = 60;  // bytes, of the header of names
        auto const first = std::ranges::find_if(
            row.cells, [](grid_cell const& c) { return !detail::trimmed(c.text).empty(); });
        if (header_.empty() || first == row.cells.end() || first->text.size() > longest_name) {
            return false;
        }
        return !repeats_header(row) && detail::reads_as_header(row, style_);
    }

    // How many rows its header has; none where its columns cannot be told.
    std::size_t begin_section(grid_row const& row)
    {
        constexpr std::size_t rows_sampled = 40;
        table_mapping declared;
        declared.header_row = row.number;
        declared.default_era = mapping_.default_era;
        declared.calendar_years = mapping_.calendar_years;
        grid some;
        auto const from = std::ranges::find(grid_.rows, row.number, &grid_row::number);
        auto const rows = static_cast<std::size_t>(grid_.rows.end() - from);
        some.rows.assign(from, from + static_cast<std::ptrdiff_t>(std::min(rows, rows_sampled)));
        try {
            sections_.push_back(guess_mapping(some, declared));
        } catch (plan_error const&) {
            return 0;
        }
        table_mapping const& found = sections_.back();
        under(found.columns);
        rows_.end_name();
        header_.clear();
        std::string const headers = detail::joined(found.columns, "、", &mapped_column::header);
        mapping_.open.push_back(std::to_string(row.number) + "行目から別の見出し: " + headers);
        return found.header_rows.value_or(1);
    }

    bool repeats_header(grid_row const& row) const
    {
        return std::ranges::any_of(header_, [&](grid_row const* h) {
            return std::ranges::equal(row.cells, h->cells, {}, &grid_cell::text, &grid_cell::text);
        });
    }

    void read_row(grid_row const& row)
    {
        std::vector<std::size_t> filled;
        for (std::size_t c = 1; c <= row.cells.size(); ++c) {
            if (holds_own(row.cells[c - 1])) { filled.push_back(c); }
        }
        if (filled.empty()) { return; }
        if (repeats_header(row)) {
            record_all(row, cell_fate::header, "繰り返しの見出し");
            return;
        }
        if (filled.size() == 1 && columns_.size() > 2 && !is_value(filled.front())) {
            read_lone_text(row, filled.front());
            return;
        }
        read_indicator(row);
    }

    // A lone cell below values belongs to the row's merged name, where the name is one.
    bool is_value(std::size_t column) const
    {
        auto const found = columns_.find(column);
        return found != columns_.end()
               && (detail::holds_value(found->second->role)
                   || detail::is_published(found->second->role));
    }

    // A footnote, or a heading over the rows below.
    void read_lone_text(grid_row const& row, std::size_t column)
    {
        std::string const text{detail::trimmed(row.cells[column - 1].text)};
        if (std::string unit = detail::unit_of_line(text, {}); !unit.empty()) {
            rows_.set_unit(std::move(unit));
            record(row, column, cell_fate::read, japanese(column_role::unit));
            return;
        }
        bool const note =
            std::ranges::any_of(note_marks, [&](auto m) { return text.starts_with(m); });
        if (note) {
            record(row, column, cell_fate::ignored, "表の注");
            return;
        }
        column_role r = detail::meaning_of_header(text).role;
        auto const own = columns_.find(column);
        if (!is_heading(r) && own != columns_.end()) { r = own->second->role; }
        bool const marked =
            std::ranges::any_of(heading_marks, [&](auto m) { return text.starts_with(m); });
        if (!is_heading(r) && marked) { r = column_role::measure; }
        if (is_heading(r)) {
            rows_.end_name();
            in_total_ = false;
            heading(r, text);
            record(row, column, cell_fate::read, japanese(r));
            return;
        }
        detail::refuse(record(row, column, cell_fate::refused, "一つだけの文"), code::bad_row,
                       "見出しか注か、表の行か分かりません (a lone text)");
    }

    static bool is_heading(column_role r)
    {
        return r == column_role::goal || r == column_role::measure || r == column_role::project;
    }

    // What stands under a heading belongs to it, until the next one of its kind or above.
    void heading(column_role r, std::string const& printed)
    {
        std::string const text = detail::without_line_breaks(printed);
        if (above_[r] == text) { return; }
        above_[r] = text;
        if (r == column_role::goal) { above_.erase(column_role::measure); }
        if (r != column_role::project) { above_.erase(column_role::project); }
    }

    void read_indicator(grid_row const& row)
    {
        detail::row_facts facts;
        facts.at = {row.number, 0, 0};
        facts.first_record = cells_.size();
        column_role const kind = kind_of(row);
        for (std::size_t c = 1; c <= row.cells.size(); ++c) {
            grid_cell const& cell = row.cells[c - 1];
            bool const says = !detail::trimmed(cell.text).empty() || !cell.fault.empty();
            if (says) { take_cell(facts, row, c, kind); }
        }
        facts.records_end = cells_.size();
        facts.columns = under_;
        if (is_total(facts, row)) {
            for (std::size_t k = facts.first_record; k < cells_.size(); ++k) {
                cells_[k].fate = cell_fate::ignored;
                cells_[k].as = "合計の行";
            }
            rows_.end_name();
            return;
        }
        facts.goal = above_[column_role::goal];
        facts.measure = above_[column_role::measure];
        facts.project = above_[column_role::project];
        rows_.add(std::move(facts));
    }

    // 合計 in the place of a name, or before it, and the rows below that have no name.
    bool is_total(detail::row_facts const& facts, grid_row const& row)
    {
        auto const says = [](std::string_view text) {
            return std::ranges::find(totals, detail::plain_words(text)) != totals.end();
        };
        if (facts.name.empty()) {
            in_total_ = in_total_ || std::ranges::any_of(row.cells, [&](grid_cell const& c) {
                            return !c.continued && says(c.text);
                        });
        } else {
            in_total_ = says(facts.name);
        }
        return in_total_;
    }

    // What the values of the row are, where a cell of it says so.
    column_role kind_of(grid_row const& row) const
    {
        for (auto const& [number, column] : columns_) {
            grid_cell const* const cell = cell_at(row, number);
            if (column->role == column_role::kind && cell != nullptr) {
                return detail::kind_said(cell->text);
            }
        }
        return column_role::ignored;
    }

    void take_cell(detail::row_facts& facts, grid_row const& row, std::size_t c, column_role kind)
    {
        grid_cell const& cell = row.cells[c - 1];
        auto const found = columns_.find(c);
        mapped_column const* const column = found == columns_.end() ? nullptr : found->second;
        column_role const r = column == nullptr ? column_role::ignored : column->role;
        bool const waits = detail::holds_value(r) || detail::is_published(r);
        // A merged value is that of its first row alone; words hold for all rows they are merged over.
        if (cell.continued && waits && merged_.insert(c).second) {
            mapping_.open.push_back(std::to_string(row.number) + "行目 " + std::to_string(c)
                                    + "列目: 結合したセルの「" + cell.text
                                    + "」は最初の行の値とした");
        }
        if (cell.continued && (waits || r == column_role::ignored)) { return; }
        std::size_t const at = cells_.size();
        if (!cell.continued) { record(row, c, cell_fate::read, japanese(r)); }
        if (waits) {
            take_value(facts, *column, at, r, kind, !cell.fault.empty());
            return;
        }
        take_words(facts, column, r, std::string{detail::trimmed(cell.text)}, at, cell.continued);
    }

    void take_value(detail::row_facts& facts, mapped_column const& column, std::size_t at,
                    column_role r, column_role kind, bool fault)
    {
        // 目標 in the row's kind, over a column that is of a year alone.
        column_role const role = r == column_role::value ? kind : r;
        if (role == column_role::ignored) {
            detail::refuse(cells_[at], code::bad_row,
                           "行の区分が目標・実績などのどれか分かりません (values of which kind?)");
            return;
        }
        cells_[at].as = japanese(role);
        facts.values.push_back({&column, role, at, fault});
    }

    void take_words(detail::row_facts& facts, mapped_column const* column, column_role r,
                    std::string const& text, std::size_t at, bool continued)
    {
        switch (r) {
        case column_role::name: facts.name = text; break;
        case column_role::part: facts.part = detail::without_line_breaks(text); break;
        case column_role::kind: break;
        case column_role::id: facts.id = continued ? "" : text; break;
        case column_role::page: facts.page = text; break;
        case column_role::unit: facts.unit = text; break;
        case column_role::goal:
        case column_role::measure:
        case column_role::project: heading(r, text); break;
        case column_role::department: facts.departments = parted(text, {"／", "、", "\n"}); break;
        case column_role::direction:
            if (!continued) { facts.direction = {text, at}; }
            break;
        case column_role::aggregation:
            if (!continued) { facts.aggregation = {text, at}; }
            break;
        case column_role::year: take_year(facts.year, text, at, continued); break;
        case column_role::baseline_year: take_year(facts.baseline_year, text, at, continued); break;
        case column_role::actual_year: take_year(facts.actual_year, text, at, continued); break;
        case column_role::target_year: take_year(facts.target_year, text, at, continued); break;
        case column_role::comment:
            if (!continued) { facts.comments.push_back(comment_of(*column, text)); }
            break;
        case column_role::note:
            if (!continued) {
                auto const lines = parted(text, {"\n"});
                facts.notes.insert(facts.notes.end(), lines.begin(), lines.end());
            }
            break;
        default: cells_[at].fate = cell_fate::ignored; break;
        }
    }

    void take_year(std::optional<fiscal_period>& into, std::string const& text, std::size_t at,
                   bool continued)
    {
        into = detail::years_in(text, style_);
        if (into || continued) { return; }
        detail::refuse(cells_[at], code::unknown_year,
                       "年度として読めません。暦の年・日付なら calendar_years、元号がなければ"
                       " default_era を指定してください (no fiscal year)");
    }

    // By the first of the joints that stands in it, without what is empty.
    static std::vector<std::string> parted(std::string const& text,
                                           std::initializer_list<std::string_view> joints)
    {
        auto const* const joint =
            std::ranges::find_if(joints, [&](auto j) { return text.find(j) != std::string::npos; });
        std::vector<std::string> out;
        for (std::string const& each : detail::split(text, joint == joints.end() ? "\n" : *joint)) {
            std::string_view const part = detail::trimmed(each);
            if (!part.empty()) { out.emplace_back(part); }
        }
        return out;
    }

    // 要因（R3）: the column says of which year.
    comment comment_of(mapped_column const& column, std::string const& text) const
    {
        auto const years = detail::years_in(column.header, style_);
        return {column.header, years ? std::optional{years->last()} : std::nullopt, text};
    }

    grid const& grid_;
    table_mapping mapping_;
    std::list<table_mapping> sections_;  // of the tables below the first
    std::map<std::size_t, mapped_column const*> columns_;
    std::vector<mapped_column> const* under_ = nullptr;
    std::set<std::size_t> merged_;  // columns with values merged over rows, each told once
    bool in_total_ = false;
    std::vector<note_mark> notes_;
    std::vector<cell_record> cells_;
    detail::plan_of_rows rows_;
    detail::year_style style_;
    std::vector<grid_row const*> header_;
    std::map<column_role, std::string> above_;
};

}  // namespace

table_reading read_mapped_table(grid const& g, table_mapping const& mapping,
                                std::span<unit const> units)
{
    return table_reader{g, mapping, units}.read();
}

table_reading read_mapped_table(grid const& g)
{
    return read_mapped_table(g, guess_mapping(g));
}

}  // namespace tomakomai_kpi
