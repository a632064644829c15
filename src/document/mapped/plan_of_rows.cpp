// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/plan_of_rows.hpp"

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/units.hpp>

#include "document/mapped/cell_text.hpp"
#include "document/mapped/cell_value.hpp"
#include "document/mapped/declared_words.hpp"
#include "document/mapped/header_words.hpp"
#include "plan/observation_text.hpp"

namespace tomakomai_kpi::detail {

namespace {

constexpr fiscal_period no_period{fiscal_year{2000}};

// Whose it is matters of a cell that prints digits, even of one that nobody can read.
bool prints_number(std::string_view cell)
{
    auto const read = try_parse(trimmed(cell));
    bool const missing = read && read.value().is_missing();
    return !missing && prints_digit(cell);
}

std::string how_to_say_year(column_role of)
{
    switch (of) {
    case column_role::baseline: return "baseline_year か、列の period で指定してください";
    case column_role::target: return "target_year か、列の period で指定してください";
    default: return "列の period で指定してください";
    }
}

}  // namespace

plan_of_rows::plan_of_rows(table_mapping& mapping, std::span<unit const> units,
                           std::span<note_mark const> notes, std::vector<cell_record>& cells)
    : mapping_{mapping},
      units_{units, mapping.open},
      notes_{notes},
      cells_{cells},
      style_{mapping.default_era, mapping.calendar_years},
      unit_of_table_{mapping.unit},
      waiting_{cells}
{
    for (name_rule const& rule : mapping.names) { name_patterns_.emplace_back(rule.pattern); }
    several_rows_ = std::ranges::any_of(mapping.columns, [](auto const& c) {
        return c.role == column_role::kind || c.role == column_role::year;
    });
}

void plan_of_rows::end_name()
{
    last_name_.clear();
    last_part_.clear();
}

void plan_of_rows::add(row_facts row)
{
    cell_text const name = without_marks(without_line_breaks(row.name), notes_);
    row.name = name.text;
    auto const dash = try_parse(row.part);
    if (dash && dash.value().is_missing()) { row.part.clear(); }  // a dash for the whole
    if (!row.name.empty()) {
        last_name_ = row.name;
        last_part_ = row.part;
    } else if (several_rows_ || !row.part.empty()) {
        row.name = last_name_;
        if (row.part.empty()) { row.part = last_part_; }
        last_part_ = row.part;
    }
    if (row.name.empty()) {
        for (row_value const& v : row.values) {
            refuse(cells_[v.record], code::bad_row, "この行には指標名がありません (no name)");
        }
        return;
    }
    std::vector<std::string> ids;
    for (group const& of : groups_of(row)) {
        std::size_t const at = indicator_of(row, of.label);
        note_marks(indicators_[at], name.marks);
        for (cell_of_part const& part : of.cells) { read_cell(at, row, of, part); }
        ids.push_back(indicators_[at].id);
    }
    std::string const belongs = joined(ids, " ");
    for (std::size_t k = row.first_record; k < row.records_end; ++k) {
        cells_[k].indicator = belongs;
    }
}

// One group, or one for each label where a cell of the row holds several values.
std::vector<plan_of_rows::group> plan_of_rows::groups_of(row_facts const& row)
{
    std::vector<std::vector<part_text>> split;
    std::vector<group> out;
    for (row_value const& v : row.values) {
        auto parts = is_published(v.role) ? std::vector<part_text>{}
                                          : parts_of(cells_[v.record].text, mapping_.parts);
        for (part_text const& p : parts) {
            if (std::ranges::find(out, p.label, &group::label) == out.end()) {
                out.push_back({p.label, {}});
            }
        }
        split.push_back(std::move(parts));
    }
    bool const parted = !out.empty();
    if (!parted) { out.push_back({"", {}}); }
    for (std::size_t k = 0; k < row.values.size(); ++k) {
        row_value const& v = row.values[k];
        std::string const& whole = cells_[v.record].text;
        bool const unsure =
            parted && split[k].empty() && !is_published(v.role) && prints_number(whole);
        for (group& g : out) {
            if (split[k].empty()) {
                g.cells.push_back({&v, whole, unsure});
                continue;
            }
            auto const own = std::ranges::find(split[k], g.label, &part_text::label);
            if (own != split[k].end()) { g.cells.push_back({&v, own->text}); }
        }
    }
    return out;
}

std::size_t plan_of_rows::indicator_of(row_facts const& row, std::string const& label)
{
    std::string name = row.name;
    if (!row.part.empty()) { name += "（" + row.part + "）"; }
    if (!label.empty()) { name += "（" + label + "）"; }
    if (!several_rows_) { return new_indicator(row, name, label); }
    std::string const above = row.measure + "\n" + row.project;
    int const goal = row.goal.empty() ? no_goal : things_.goal_of(row.goal, row.at);
    auto const [found, is_new] = by_name_.try_emplace({name, above, goal}, indicators_.size());
    if (is_new) { return new_indicator(row, name, label); }
    declare(indicators_[found->second], row);
    return found->second;
}

std::size_t plan_of_rows::new_indicator(row_facts const& row, std::string const& name,
                                        std::string const& label)
{
    indicator i{no_period};
    i.name = name;
    i.id = row.id.empty() || label.empty() ? row.id : row.id + "-" + label;
    i.page = row.page;
    i.at = row.at;
    i.goal = row.goal.empty() ? no_goal : things_.goal_of(row.goal, row.at);
    std::string const m =
        row.measure.empty() ? "" : things_.measure_of(row.measure, i.goal, row.at);
    i.kind = indicator_kind::target;  // of a goal, or of nothing, as plan files have it
    if (!row.project.empty() || !m.empty()) {
        auto const& p = things_.project_of(row.project.empty() ? row.measure : row.project, m,
                                           i.goal, row.departments, row.at);
        i.kind = indicator_kind::kpi;
        i.project_id = p.id;
        i.project = p.name;
        i.departments = p.departments;  // where the row names none
    }
    if (i.id.empty() || ids_.contains(i.id)) {
        i.id = "I" + std::to_string(indicators_.size() + 1);
        while (ids_.contains(i.id)) { i.id += "'"; }
    }
    ids_.insert(i.id);
    unit_texts_.push_back(units_.said(row.unit, row.name));
    bases_.push_back(unit_texts_.back().basis);
    indicators_.push_back(std::move(i));
    declare_by_name(indicators_.back());
    declare(indicators_.back(), row);
    return indicators_.size() - 1;
}

// What the row's cells of words say of its indicator.
void plan_of_rows::declare(indicator& i, row_facts const& row)
{
    auto const at = static_cast<std::size_t>(&i - indicators_.data());
    if (!row.departments.empty()) { i.departments = row.departments; }
    i.comments.insert(i.comments.end(), row.comments.begin(), row.comments.end());
    i.notes.insert(i.notes.end(), row.notes.begin(), row.notes.end());
    if (unit_texts_[at].unit.empty() && !row.unit.empty()) {
        unit_texts_[at] = units_.said(row.unit, row.name);
        if (unit_texts_[at].basis) { bases_[at] = unit_texts_[at].basis; }
    }
    if (row.aggregation) {
        auto const& [text, record] = *row.aggregation;
        if (auto const said = aggregation_said(text)) {
            i.aggregation = {*said, "declared"};
            if (text.find("累計") != std::string::npos) { bases_[at] = basis::cumulative; }
        } else {
            refuse(cells_[record], code::unknown_name,
                   "集計は 単年度、累計、時点 のどれかです (no aggregation)");
        }
    }
    if (row.direction) {
        auto const& [text, record] = *row.direction;
        auto const dash = try_parse(text);
        if (dash && dash.value().is_missing()) {
            cells_[record].fate = cell_fate::missing;
        } else if (auto const said = direction_said(text)) {
            i.direction = declared_direction(*said, i.aggregation.kind);
        } else {
            refuse(cells_[record], code::unknown_name,
                   "方向は ↑ ↓ → 増加 減少 維持 のどれかです (no direction)");
        }
    }
}

// Each rule may say one of the two; of several that fit, the first that says it.
void plan_of_rows::declare_by_name(indicator& i)
{
    bool directed = false;
    auto& said_basis = bases_[static_cast<std::size_t>(&i - indicators_.data())];
    for (std::size_t k = 0; k < mapping_.names.size(); ++k) {
        name_rule const& rule = mapping_.names[k];
        if (!name_patterns_[k].is_in(i.name)) { continue; }
        provenance const said{"declared", "対応の" + rule.pattern};
        if (i.aggregation.kind == aggregation_kind::unknown) {
            i.aggregation = {rule.aggregation, said};
        }
        if (!said_basis) { said_basis = rule.basis; }
        if (!directed && !rule.direction.empty()) {
            i.direction = declared_direction(rule.direction, i.aggregation.kind);
            i.direction.provenance = said;
            directed = true;
        }
    }
}

// Levels stand at a time; what is annual is so without a word.
std::optional<basis> plan_of_rows::basis_of(std::size_t at, mapped_column const& column,
                                            fiscal_period of) const
{
    if (column.basis) { return column.basis; }
    if (bases_[at]) { return bases_[at]; }
    bool const window = mapping_.windows_are_totals && of.years() > 1;
    return window ? std::optional{basis::cumulative} : std::nullopt;
}

std::optional<fiscal_period> plan_of_rows::period_of(row_facts const& row, row_value const& cell,
                                                     dated_text const& text) const
{
    if (text.period) { return text.period; }
    if (cell.column->period) { return cell.column->period; }
    bool const of_baseline = cell.role == column_role::baseline;
    bool const of_target = cell.role == column_role::target;
    if (of_baseline && row.baseline_year) { return row.baseline_year; }
    if (of_target && row.target_year) { return row.target_year; }
    if (!of_baseline && !of_target && row.actual_year) { return row.actual_year; }
    if (row.year) { return row.year; }
    if (of_baseline) { return mapping_.baseline_year; }
    if (!of_target || mapping_.targets_say_year) { return std::nullopt; }
    if (mapping_.target_year) { return mapping_.target_year; }
    return mapping_.period ? std::optional<fiscal_period>{mapping_.period->last()} : std::nullopt;
}

void plan_of_rows::read_cell(std::size_t at, row_facts const& row, group const& of,
                             cell_of_part const& part)
{
    row_value const& cell = *part.cell;
    if (is_published(cell.role)) {
        if (!cell.fault) { read_published(at, row, cell, part.text); }
        return;
    }
    cell_record& told = cells_[cell.record];
    cell_text const text = readable(part.text, mapping_, notes_);
    dated_text dated_cell = dated(text.text, style_);
    if (!dated_cell.period && !of.label.empty()) {  // 男 40%、女 45%(R3): of both
        dated_cell.period = dated(told.text, style_).period;
    }
    // 14.6%(R5.10.1) under R5 is of that year, 13.1%(H25年) under R1 of another clock.
    bool const of_calendar = dated_cell.calendar && cell.column->period != dated_cell.period;
    if (dated_cell.calendar) { dated_cell.period.reset(); }
    auto period = period_of(row, cell, dated_cell);
    if (of_calendar) {
        refuse(told, code::unknown_year,
               "暦の年か日付の値です。年度とするなら calendar_years (of a calendar year)");
        waiting_.leave(at, told);
        return;
    }
    if (!period) {
        auto const read = try_parse(text.text);
        if (read && read.value().is_missing()) {  // a dash needs no year
            told.fate = cell_fate::missing;
            return;
        }
        refuse(told, code::unknown_year,
               japanese(cell.role) + "の年度が分かりません。" + how_to_say_year(cell.role)
                   + " (of which year?)");
        waiting_.leave(at, told);
        return;
    }
    indicator& i = indicators_[at];
    std::vector<tomakomai_kpi::unit> known = units_.known();
    if (counts_things(i.aggregation.kind)) { known.push_back(unit_of<units::点数>); }
    said_unit const& unit = unit_texts_[at];
    parse_options options{.of_a_state = is_state(i.aggregation.kind), .units = known};
    options.unit = !unit.unit.empty()           ? unit.unit
                   : !cell.column->unit.empty() ? cell.column->unit
                                                : unit_of_table_;
    options.basis =
        dated_cell.total ? std::optional{basis::cumulative} : basis_of(at, *cell.column, *period);
    parsed read = read_printed(text.text, dated_cell, unit.gross, options);
    if (!read && unit.of_name) {  // 共食の回数(週) 9.8回
        options.unit = {};
        parsed own = read_printed(text.text, dated_cell, unit.gross, options);
        if (own && own.value().unit().symbol()[0] != '\0') { read = std::move(own); }
    }
    bool const is_read = read && !part.unsure && !cell.fault;
    value v = is_read ? read.value() : value::unread(std::string{trimmed(part.text)});
    if (auto const years = years_counted(text.text);
        years > 1 && period->years() == 1 && is_total(v)) {
        period = fiscal_period{period->last() - (years - 1), period->last()};
    }
    told.as = japanese(cell.role) + " " + to_string(*period);
    if (!of.label.empty()) { tell(told, "内訳に分けた"); }
    for (std::string const& each : text.done) { tell(told, each); }
    if (cell.fault) {  // its record says why
    } else if (part.unsure) {
        refuse(told, code::ambiguous, "どの内訳の値か分かりません (of which part?)");
    } else if (!read) {
        std::string message = of.label.empty() ? "" : of.label + ": ";
        message += read.error().message();
        static std::vector<std::string> const as_printed{"*"};
        if (mapping_.parts.empty() && parts_of(told.text, as_printed).size() > 1) {
            message += "。一つのセルの複数の値は parts で分けられます";
        }
        refuse(told, read.reason(), std::move(message));
    } else if (v.is_missing() && told.fate == cell_fate::read) {
        told.fate = cell_fate::missing;
    }
    note_marks(i, text.marks);
    bool const reduced = cell.role == column_role::target && wants(mapping_, repair::reduction);
    auto const share = reduced ? share_left(v) : std::nullopt;
    auto const status =
        v.is_missing() ? observation_status::normal : status_said(part.text, text.marks, notes_);
    waiting_.add(waiting_value{at, observed_role(cell.role), status, *period, std::move(v),
                               cell.record, cell.role == column_role::forecast, share});
}

void plan_of_rows::read_published(std::size_t at, row_facts const& row, row_value const& cell,
                                  std::string const& text)
{
    std::optional<fiscal_year> year;
    if (cell.column->period) { year = cell.column->period->last(); }
    if (!year && row.year) { year = row.year->last(); }
    if (!cell.column->period) {  // 達成率 behind R3実績 is of R3
        for (mapped_column const& c : *row.columns) {
            if (c.column == cell.column->column) { break; }
            if (c.role == column_role::actual && c.period) { year = c.period->last(); }
        }
    }
    std::string printed{trimmed(text)};
    bool const in_percent = plain_words(cell.column->header).find('%') != std::string::npos;
    auto const read = try_parse(printed);
    bool const bare = read && read.value().has_number() && printed.find('%') == std::string::npos
                      && printed.find("％") == std::string::npos;
    if (cell.role == column_role::rate && in_percent && bare) { printed += "%"; }
    waiting_.add(waiting_result{at, cell.role, year, std::move(printed), cell.record});
}

void plan_of_rows::note_marks(indicator& i, std::vector<std::string> const& marks)
{
    for (std::string const& mark : marks) {
        auto const note = std::ranges::find(notes_, mark, &note_mark::mark);
        std::string text = note == notes_.end() ? mark : mark + " " + note->note;
        if (std::ranges::find(i.notes, text) == i.notes.end()) {
            i.notes.push_back(std::move(text));
        }
    }
}

plan plan_of_rows::make()
{
    fiscal_period const of_plan = mapping_.period ? *mapping_.period : waiting_.period();
    if (!mapping_.period) {
        mapping_.open.push_back("計画の期間は、値の年度から " + to_string(of_plan) + " とした");
    }
    for (indicator& i : indicators_) { i.period = of_plan; }
    waiting_.place_in(indicators_);
    revision r;
    r.name = "new";
    r.label = "計画";
    r.goals = std::move(things_.goals);
    r.measures = std::move(things_.measures);
    r.projects = std::move(things_.projects);
    for (auto const& [at, text] : waiting_.unplaced()) {
        r.texts.push_back(
            {indicators_[at].id, text_kind::unread, "", text, {}, indicators_[at].at});
    }
    ask_about_names();
    r.indicators = std::move(indicators_);
    std::string const name = mapping_.name.empty() ? "計画" : mapping_.name;
    return plan{name, name, of_plan, {std::move(r)}};
}

// Two indicators of one name under one project are hard to tell apart, and may be parts of one.
void plan_of_rows::ask_about_names()
{
    std::set<std::pair<std::string, std::string>> seen;
    std::set<std::string> asked;
    for (indicator const& i : indicators_) {
        bool const again = !seen.emplace(i.name, i.project_id + std::to_string(i.goal)).second;
        if (again && asked.insert(i.name).second) {
            mapping_.open.push_back("同じ名称の指標がある: " + i.name);
        }
    }
}

}  // namespace tomakomai_kpi::detail
