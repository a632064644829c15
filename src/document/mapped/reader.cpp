// SPDX-License-Identifier: BSL-1.0
// Rows of a mapped table to a plan. Each cell that holds something gets its record here, and nowhere
// is a cell passed over.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/mapped/declared_words.hpp"
#include "document/mapped/header_words.hpp"
#include "document/mapped/hierarchy.hpp"
#include "plan/observation_text.hpp"
#include "value/names.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<cell_fate, 5> fate_names{{{cell_fate::header, "header"},
                                                  {cell_fate::read, "read"},
                                                  {cell_fate::missing, "missing"},
                                                  {cell_fate::ignored, "ignored"},
                                                  {cell_fate::refused, "refused"}}};

constexpr auto totals = std::to_array<std::string_view>({"合計", "計", "小計", "総計"});
constexpr auto note_marks = std::to_array<std::string_view>({"※", "注", "(注", "出典", "*", "＊"});

observation_role role_of(column_role r)
{
    switch (r) {
    case column_role::baseline: return observation_role::baseline;
    case column_role::target: return observation_role::target;
    default: return observation_role::actual;
    }
}

class table_reader {
public:
    table_reader(grid const& g, table_mapping const& mapping, std::span<unit const> units)
        : grid_{g}, mapping_{mapping}, units_{units.begin(), units.end()}
    {
        bool const named = std::ranges::any_of(
            mapping.columns, [](auto const& c) { return c.role == column_role::name; });
        if (!named) {
            throw plan_error{code::bad_row, "対応(mapping)に指標名(name)の列がありません"
                                            " (no column of names)"};
        }
    }

    table_reading read()
    {
        bool header_seen = mapping_.header_row == 0;
        std::size_t left = 0;  // rows of the header still to come
        for (grid_row const& row : grid_.rows) {
            if (row.number == mapping_.header_row) {
                header_seen = true;
                left = mapping_.header_rows;
            }
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
        return {make_plan(), mapping_, std::move(cells_)};
    }

private:
    static std::string_view text_at(grid_row const& row, std::size_t column)
    {
        return column <= row.cells.size() ? detail::trimmed(row.cells[column - 1].text)
                                          : std::string_view{};
    }

    cell_record& record(grid_row const& row, std::size_t column, cell_fate fate, std::string as)
    {
        cells_.push_back({row.number, column, row.cells[column - 1].text, fate, std::move(as), "",
                          code::none, ""});
        return cells_.back();
    }

    void record_all(grid_row const& row, cell_fate fate, std::string const& as)
    {
        for (std::size_t c = 1; c <= row.cells.size(); ++c) {
            if (!text_at(row, c).empty()) { record(row, c, fate, as); }
        }
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
            if (!text_at(row, c).empty()) { filled.push_back(c); }
        }
        if (filled.empty()) { return; }
        if (repeats_header(row)) {
            record_all(row, cell_fate::header, "繰り返しの見出し");
            return;
        }
        if (filled.size() == 1 && mapping_.columns.size() > 2) {
            read_lone_text(row, filled.front());
            return;
        }
        read_indicator(row);
    }

    // A footnote, or a heading over the rows below.
    void read_lone_text(grid_row const& row, std::size_t column)
    {
        std::string const text{text_at(row, column)};
        bool const note =
            std::ranges::any_of(note_marks, [&](auto m) { return text.starts_with(m); });
        if (note) {
            record(row, column, cell_fate::ignored, "表の注");
            return;
        }
        column_role const r = detail::meaning_of_header(text).role;
        if (r == column_role::goal || r == column_role::measure || r == column_role::project) {
            heading(r, text);
            record(row, column, cell_fate::read, japanese(r));
            return;
        }
        record(row, column, cell_fate::refused, "一つだけの文").why = code::bad_row;
        cells_.back().message = "見出しか注か、表の行か分かりません (a lone text)";
    }

    // What stands under a heading belongs to it, until the next one of its kind or above.
    void heading(column_role r, std::string text)
    {
        above_[r] = std::move(text);
        if (r == column_role::goal) { above_.erase(column_role::measure); }
        if (r != column_role::project) { above_.erase(column_role::project); }
    }

    void read_indicator(grid_row const& row)
    {
        indicator i{no_period};
        place const at{row.number, 0, 0};
        std::vector<std::string> departments;
        std::string unit;
        std::vector<std::pair<mapped_column const*, std::size_t>> values;  // with its record
        std::size_t const first_record = cells_.size();
        for (std::size_t c = 1; c <= row.cells.size(); ++c) {
            std::string const text{text_at(row, c)};
            auto const column = std::ranges::find(mapping_.columns, c, &mapped_column::column);
            bool const known = column != mapping_.columns.end();
            column_role const r = known ? column->role : column_role::ignored;
            if (text.empty()) { continue; }
            if (detail::holds_value(r)) {
                values.emplace_back(&*column, cells_.size());
                record(row, c, cell_fate::read, japanese(r));
                continue;
            }
            auto& told = record(row, c, cell_fate::read, japanese(r));
            switch (r) {
            case column_role::name: i.name = detail::joined(detail::split(text, "\n"), ""); break;
            case column_role::id: i.id = text; break;
            case column_role::page: i.page = text; break;
            case column_role::unit: unit = text; break;
            case column_role::goal:
            case column_role::measure:
            case column_role::project: heading(r, text); break;
            case column_role::department:
                for (std::string_view const joint : {"／", "、", "\n"}) {
                    if (text.find(joint) != std::string::npos) {
                        departments = detail::split(text, joint);
                        break;
                    }
                }
                if (departments.empty()) { departments = {text}; }
                break;
            case column_role::direction: read_direction(i, text, told); break;
            case column_role::aggregation: read_aggregation(i, text, told); break;
            case column_role::comment: i.comments.push_back(comment_of(*column, text)); break;
            case column_role::note: i.notes.push_back(text); break;
            default: told.fate = cell_fate::ignored; break;
            }
        }
        if (std::ranges::find(totals, i.name) != totals.end()) {
            for (std::size_t k = first_record; k < cells_.size(); ++k) {
                cells_[k].fate = cell_fate::ignored;
                cells_[k].as = "合計の行";
            }
            return;
        }
        if (i.name.empty()) {
            for (auto const& value : values) {
                refuse(cells_[value.second], code::bad_row,
                       "この行には指標名がありません (no name)");
            }
            return;
        }
        place_in_plan(i, departments, at);
        if (unit.empty()) { unit = unit_in_name(i.name); }
        for (std::size_t k = first_record; k < cells_.size(); ++k) { cells_[k].indicator = i.id; }
        for (auto const& [column, at_record] : values) {
            read_value(i, *column, unit.empty() ? mapping_.unit : unit, at_record);
        }
        indicators_.push_back(std::move(i));
    }

    // 要因（R3）: the column says of which year.
    static comment comment_of(mapped_column const& column, std::string const& text)
    {
        auto const years = detail::years_in(column.header);
        return {column.header, years ? std::optional{years->last()} : std::nullopt, text};
    }

    static void refuse(cell_record& r, code why, std::string message)
    {
        r.fate = cell_fate::refused;
        r.why = why;
        r.message = std::move(message);
    }

    void place_in_plan(indicator& i, std::vector<std::string> const& departments, place at)
    {
        std::string const& goal = above_[column_role::goal];
        std::string const& measure = above_[column_role::measure];
        std::string const& project = above_[column_role::project];
        i.at = at;
        i.goal = goal.empty() ? no_goal : things_.goal_of(goal, at);
        std::string const m = measure.empty() ? "" : things_.measure_of(measure, i.goal, at);
        if (!project.empty() || !m.empty()) {
            auto const& p =
                things_.project_of(project.empty() ? measure : project, m, i.goal, departments, at);
            i.project_id = p.id;
            i.project = p.name;
        }
        i.departments = departments;
        if (i.id.empty() || ids_.contains(i.id)) {
            i.id = "I" + std::to_string(indicators_.size() + 1);
        }
        ids_.insert(i.id);
    }

    // 利用者数（人）: the unit stands behind the name.
    std::string unit_in_name(std::string const& name) const
    {
        std::string const plain = detail::to_half_width(name);
        auto const opens = plain.rfind('(');
        if (opens == std::string::npos || !plain.ends_with(')')) { return ""; }
        std::string unit = plain.substr(opens + 1, plain.size() - opens - 2);
        try {
            parse_unit(unit, units_);
            return unit;
        } catch (notation_error const&) {
            return "";
        }
    }

    static void read_direction(indicator& i, std::string const& text, cell_record& told)
    {
        auto const said = detail::direction_said(text);
        if (!said) {
            refuse(told, code::unknown_name,
                   "方向は ↑ ↓ → 増加 減少 維持 のどれかです (no direction)");
            return;
        }
        i.direction = declared_direction(*said, i.aggregation.kind);
    }

    static void read_aggregation(indicator& i, std::string const& text, cell_record& told)
    {
        auto const said = detail::aggregation_said(text);
        if (!said) {
            refuse(told, code::unknown_name,
                   "集計は 単年度、累計、時点 のどれかです (no aggregation)");
            return;
        }
        i.aggregation = {*said, "declared"};
    }

    std::optional<fiscal_period> period_of(mapped_column const& column, std::string_view text) const
    {
        if (column.period) { return column.period; }
        if (auto const own = detail::years_in(text)) { return own; }
        if (column.role == column_role::baseline) { return mapping_.baseline_year; }
        if (column.role != column_role::target) { return std::nullopt; }
        if (mapping_.target_year) { return mapping_.target_year; }
        return mapping_.period ? std::optional<fiscal_period>{mapping_.period->last()}
                               : std::nullopt;
    }

    void read_value(indicator& i, mapped_column const& column, std::string const& unit,
                    std::size_t at_record)
    {
        cell_record& told = cells_[at_record];
        std::string_view const text = detail::trimmed(told.text);
        auto const period = period_of(column, text);
        if (!period) {
            refuse(told, code::unknown_year,
                   japanese(column.role) + "の年度が分かりません。"
                       + (column.role == column_role::baseline ? "baseline_year" : "target_year")
                       + " か、列の period で指定してください (of which year?)");
            return;
        }
        told.as += " " + to_string(*period);
        parse_options const options{
            .of_a_state = detail::is_state(i.aggregation.kind), .units = units_, .unit = unit};
        parsed const read = [&] {
            try {
                return try_parse(text, options);
            } catch (notation_error const& e) {  // the unit of the column is none
                return parsed{e};
            }
        }();
        value v = read ? read.value() : value::unread(std::string{text});
        if (!read) {
            refuse(told, read.error().code(), std::string{read.error().message()});
        } else if (v.is_missing()) {
            told.fate = cell_fate::missing;
        }
        pending_.push_back(
            {indicators_.size(), role_of(column.role), *period, std::move(v), at_record});
    }

    // Observations wait until the plan's period is known, from whose start a total counts.
    struct waiting {
        std::size_t indicator;
        observation_role role;
        fiscal_period printed;
        value v;
        std::size_t record;
    };

    fiscal_period period_of_plan() const
    {
        if (mapping_.period) { return *mapping_.period; }
        std::optional<fiscal_year> first;
        std::optional<fiscal_year> last;
        for (waiting const& w : pending_) {
            if (w.role == observation_role::baseline) { continue; }
            fiscal_year const from = w.printed.first();
            fiscal_year const to = w.printed.last();
            first = first ? std::min(*first, from) : from;
            last = last ? std::max(*last, to) : to;
        }
        if (!first) {
            throw plan_error{code::bad_period, "計画の期間が分かりません。period で指定してください"
                                               " (no period of the plan)"};
        }
        return {*first, *last};
    }

    plan make_plan()
    {
        fiscal_period const of_plan = period_of_plan();
        mapping_.period = of_plan;
        for (indicator& i : indicators_) { i.period = of_plan; }
        for (waiting& w : pending_) { place_value(indicators_[w.indicator], w, of_plan); }
        revision r;
        r.name = "new";
        r.label = "計画";
        r.goals = std::move(things_.goals);
        r.measures = std::move(things_.measures);
        r.projects = std::move(things_.projects);
        r.indicators = std::move(indicators_);
        std::string const name = mapping_.name.empty() ? "計画" : mapping_.name;
        return plan{name, name, of_plan, {std::move(r)}};
    }

    void place_value(indicator& i, waiting& w, fiscal_period of_plan)
    {
        cell_record& told = cells_[w.record];
        try {
            observation o{w.v, detail::period_of_printed(w.v, w.printed, of_plan)};
            if (!i.place(w.role, std::move(o))) {
                refuse(told, code::duplicate_id,
                       "この年度の値はもうあります (a second value of the year)");
            }
        } catch (kpi_error const& e) {
            refuse(told, e.code(), std::string{e.message()});
        }
    }

    static constexpr fiscal_period no_period{fiscal_year{2000}};

    grid const& grid_;
    table_mapping mapping_;
    std::vector<unit> units_;
    std::vector<grid_row const*> header_;
    std::map<column_role, std::string> above_;
    detail::hierarchy things_;
    std::set<std::string> ids_;
    std::vector<indicator> indicators_;
    std::vector<waiting> pending_;
    std::vector<cell_record> cells_;
};

}  // namespace

std::string to_string(cell_fate f)
{
    return detail::name_of(fate_names, f);
}

table_reading read_mapped_table(grid const& g, table_mapping const& mapping,
                                std::span<unit const> units)
{
    return table_reader{g, mapping, units}.read();
}

table_reading read_mapped_table(grid const& g)
{
    return read_mapped_table(g, guess_mapping(g));
}

std::string explain(table_reading const& reading)
{
    std::string text = explain(reading.mapping);
    auto const& indicators = reading.plan.indicators();
    text += "\n指標 indicators: " + std::to_string(indicators.size());
    text += "\nセル cells: " + std::to_string(reading.cells.size());
    for (auto const& [fate, name] : fate_names) {
        auto const count = std::ranges::count(reading.cells, fate, &cell_record::fate);
        if (count > 0) { text += " " + std::string{name} + " " + std::to_string(count); }
    }
    for (cell_record const& c : reading.cells) {
        if (c.fate != cell_fate::refused) { continue; }
        text += "\n読めない refused: " + std::to_string(c.row) + "行目 " + std::to_string(c.column)
                + "列目 " + c.message + " [" + name(c.why) + "]";
    }
    return text;
}

}  // namespace tomakomai_kpi
