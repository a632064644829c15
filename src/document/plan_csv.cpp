// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plan_csv.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/csv.hpp"
#include "document/plan_declarations.hpp"
#include "document/plan_remarks.hpp"
#include "document/plan_rows.hpp"
#include "document/plan_sheet.hpp"
#include "document/plan_units.hpp"
#include "plan/observation_text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr char const* again = "同じ行が前にもあります (the row is there twice)";

using namespace detail;

class plan_reader {
public:
    // `text` is what the plan keeps for writing.
    plan_reader(std::vector<csv_row> rows, std::string text, std::string_view source)
        : text_{std::make_shared<std::string const>(std::move(text))},
          sheet_{std::move(rows), !text_->ends_with('\n'), source},
          declarations_{sheet_}
    {
    }

    plan read()
    {
        // Declarations come first, wherever they stand: they decide how values are read.
        for (row const& r : sheet_.rows()) {
            sheet_.attempt(r, [&] { read_plan(r); });
        }
        require_plan();
        for (row const& r : sheet_.rows()) {
            if (cell(r, role_column) != unit_rows.role || sheet_.is_refused(r)) { continue; }
            sheet_.attempt(r, [&] { units_.push_back(unit_in(sheet_, r)); });
        }
        declarations_.read();
        require_new_ids();
        read_printed();
        for (revision& r : revisions_) {
            for (indicator& i : r.indicators) { settle_totals(i); }
        }
        declarations_.require_found();
        sheet_.require_none_refused();
        declarations_.keep_reasons(revisions_);
        return plan{std::move(id_), std::move(name_), *period_, std::move(revisions_),
                    std::move(text_)};
    }

private:
    using row = csv_row;

    static std::string const& cell(row const& r, column c) { return r.cells[c]; }

    [[noreturn]] void refuse(row const& r, column c, code reason, std::string const& why) const
    {
        sheet_.refuse(r, c, reason, why);
    }

    void require_new(row const& r, bool is_new, column c = id_column) const
    {
        if (!is_new) { refuse(r, c, code::duplicate_id, again); }
    }

    void read_plan(row const& r)
    {
        if (cell(r, role_column) != plan_row.role) { return; }
        if (has_plan_) {
            refuse(r, role_column, code::bad_row, "plan の行が二つあります (a second plan)");
        }
        has_plan_ = true;
        id_ = cell(r, id_column);
        name_ = cell(r, name_column);
        period_ =
            sheet_.read_cell(r, year_column, [](auto const& t) { return parse_fiscal_period(t); });
    }

    // It is missed at the first row that needs its period.
    void require_plan()
    {
        if (has_plan_ || sheet_.is_in_doubt(doubt::plan, "")) { return; }
        auto const& rows = sheet_.rows();
        auto const found = std::ranges::find(rows, indicator_rows.role, [](row const& r) {
            return std::string_view{cell(r, role_column)};
        });
        row const& at = found == rows.end() ? rows.front() : *found;
        sheet_.tell(at, role_column, code::bad_row, "plan の行がありません (no plan)");
    }

    // Any, so that reading goes on to the other errors where the plan's own is refused.
    fiscal_period period() const { return period_.value_or(fiscal_year{2000}); }

    // Ids are unique in a revision; of two rows the one behind is refused.
    void require_new_ids()
    {
        std::set<std::pair<std::string_view, std::string_view>> known;
        for (row const& r : sheet_.rows()) {
            std::string const& role = cell(r, role_column);
            bool const is_item = role == goal_rows.role || role == measure_rows.role
                                 || role == project_rows.role || role == indicator_rows.role;
            if (!is_item || cell(r, id_column).empty()) { continue; }
            sheet_.attempt(r, [&] {
                require_new(r, known.emplace(cell(r, revision_column), cell(r, id_column)).second);
            });
        }
    }

    // What the document prints: each thing after what it belongs to, wherever their rows stand.
    void read_printed()
    {
        using add = void (plan_reader::*)(row const&);
        static constexpr auto in_order = std::to_array<std::pair<std::string_view, add>>({
            {revision_rows.role, &plan_reader::add_revision},
            {goal_rows.role, &plan_reader::add_goal},
            {measure_rows.role, &plan_reader::add_measure},
            {project_rows.role, &plan_reader::add_project},
            {indicator_rows.role, &plan_reader::add_indicator},
            {baseline_rows.role, &plan_reader::add_observation<observation_role::baseline>},
            {actual_rows.role, &plan_reader::add_observation<observation_role::actual>},
            {target_rows.role, &plan_reader::add_observation<observation_role::target>},
            {comment_rows.role, &plan_reader::add_comment},
            {published_rows.role, &plan_reader::add_published},
            {stated_count_rows.role, &plan_reader::add_stated_count},
            {text_rows.role, &plan_reader::add_text},
            {mark_rows.role, &plan_reader::add_mark},
        });
        for (auto const& entry : in_order) {
            auto const role = entry.first;
            auto const add_row = entry.second;
            for (row const& r : sheet_.rows()) {
                if (cell(r, role_column) != role || sheet_.is_refused(r)) { continue; }
                sheet_.attempt(r, [&, add = add_row] { (this->*add)(r); });
            }
        }
    }

    void add_revision(row const& r)
    {
        std::string const& name = cell(r, revision_column);
        if (name.empty()) {
            refuse(r, revision_column, code::bad_row, "版の名前がありません (no name)");
        }
        require_new(r, std::ranges::find(revisions_, name, &revision::name) == revisions_.end(),
                    revision_column);
        sheet_.fill(r, revision_rows, revisions_.emplace_back());
    }

    revision& revision_of(row const& r)
    {
        auto const found = std::ranges::find(revisions_, cell(r, revision_column), &revision::name);
        if (found == revisions_.end()) {
            // Said once for all its rows.
            std::string const& name = cell(r, revision_column);
            if (sheet_.is_in_doubt(doubt::revision, name)) { throw follow_up{}; }
            sheet_.put_in_doubt(doubt::revision, name);
            refuse(r, revision_column, code::unknown_name,
                   "この版の revision の行がありません (no such revision)");
        }
        return *found;
    }

    // Ids are unique in a revision, so that one index serves items of all kinds.
    template <class Item>
    Item const* item_of(std::vector<Item> const& items, row const& r, column c) const
    {
        auto const known = ids_.find({cell(r, revision_column), cell(r, c)});
        if (known == ids_.end() || known->second >= items.size()) { return nullptr; }
        Item const& item = items[known->second];
        return item.id == cell(r, c) ? &item : nullptr;
    }

    template <class Item>
    void add_item(row const& r, std::vector<Item>& items, Item item)
    {
        if (item.id.empty()) { refuse(r, id_column, code::bad_row, "id がありません (no id)"); }
        if (item.name.empty()) {
            refuse(r, name_column, code::bad_row, "名称がありません (no name)");
        }
        ids_.emplace(std::pair{cell(r, revision_column), item.id}, items.size());
        items.push_back(std::move(item));
    }

    // What has none belongs to no goal.
    static bool has_parent(row const& r) { return !cell(r, parent_column).empty(); }

    [[noreturn]] void refuse_parent(row const& r, std::string const& kind) const
    {
        if (sheet_.is_in_doubt(doubt::item, cell(r, parent_column))) { throw follow_up{}; }
        refuse(r, parent_column, code::unknown_id,
               "この id の" + kind + "の行がありません (no such id)");
    }

    void add_goal(row const& r)
    {
        revision& in = revision_of(r);
        goal g;
        g.number = ++goals_[in.name];
        if (!cell(r, value_column).empty()) { g.number = sheet_.count(r, value_column); }
        bool const is_new =
            g.number != no_goal
            && std::ranges::find(in.goals, g.number, &goal::number) == in.goals.end();
        if (!is_new) {
            refuse(
                r, value_column, code::duplicate_id,
                "基本目標の番号は1からの整数で、重ならないものです (numbers of goals are unique)");
        }
        sheet_.fill(r, goal_rows, g);
        add_item(r, in.goals, std::move(g));
    }

    void add_measure(row const& r)
    {
        revision& in = revision_of(r);
        measure m;
        if (goal const* const parent = item_of(in.goals, r, parent_column)) {
            m.goal = parent->number;
        } else if (has_parent(r)) {
            refuse_parent(r, "基本目標");
        }
        sheet_.fill(r, measure_rows, m);
        m.fingerprint = declarations_.fingerprint(in.name, m.id);
        add_item(r, in.measures, std::move(m));
    }

    void add_project(row const& r)
    {
        revision& in = revision_of(r);
        project p;
        if (goal const* const parent = item_of(in.goals, r, parent_column)) {
            p.goal = parent->number;
        } else if (measure const* const above = item_of(in.measures, r, parent_column)) {
            p.goal = above->goal;
            p.measure_id = above->id;
        } else if (has_parent(r)) {
            refuse_parent(r, "基本目標か施策");
        }
        sheet_.fill(r, project_rows, p);
        p.fingerprint = declarations_.fingerprint(in.name, p.id);
        add_item(r, in.projects, std::move(p));
    }

    void add_indicator(row const& r)
    {
        revision& in = revision_of(r);
        indicator i{period()};
        sheet_.fill(r, indicator_rows, i);
        i.departments = sheet_.parts(r, departments_column);
        i.flags = sheet_.parts(r, flags_column);
        i.kind = indicator_kind::target;
        if (goal const* const parent = item_of(in.goals, r, parent_column)) {
            i.goal = parent->number;
        } else if (project const* const above = item_of(in.projects, r, parent_column)) {
            i.kind = indicator_kind::kpi;
            i.goal = above->goal;
            i.project_id = above->id;
            i.project = above->name;
            if (i.departments.empty()) { i.departments = above->departments; }
            i.flags.insert(i.flags.begin(), above->flags.begin(), above->flags.end());
        } else if (has_parent(r)) {
            refuse_parent(r, "基本目標か事業");
        }
        declarations_.declare(i);
        add_item(r, in.indicators, std::move(i));
    }

    // The indicator that a row is about. What is in doubt may be another's.
    indicator& indicator_of(row const& r)
    {
        revision& in = revision_of(r);
        if (sheet_.is_in_doubt(doubt::item, cell(r, id_column))) { throw follow_up{}; }
        auto const* const found = item_of(in.indicators, r, id_column);
        if (found == nullptr) {
            refuse(r, id_column, code::unknown_id,
                   "この id の指標の行がありません (no such indicator)");
        }
        return in.indicators[static_cast<std::size_t>(found - in.indicators.data())];
    }

    // Its cells are read whatever it is about, so that all their errors are told.
    template <observation_role Role>
    void add_observation(row const& r)
    {
        indicator* of = nullptr;
        std::optional<observation> read;
        bool const stands = sheet_.attempt(r, [&] { of = &observed_by(r); });
        bool const reads = sheet_.attempt(r, [&] { read = observation_of(r); });
        if (!stands || !reads || of->place(Role, std::move(*read))) { return; }
        if constexpr (Role == observation_role::actual) {
            refuse(r, year_column, code::duplicate_id,
                   "この年度の実績の行が前にもあります (a second actual of the year)");
        }
        refuse(r, role_column, code::duplicate_id,
               Role == observation_role::target
                   ? "この年度の目標の行が前にもあります (a second target of the year)"
                   : again);
    }

    indicator& observed_by(row const& r)
    {
        indicator& i = indicator_of(r);
        if (trimmed(cell(r, name_column)) != trimmed(i.name)) {
            refuse(r, name_column, code::bad_row,
                   "指標" + quote(i.id) + "の名称" + quote(i.name)
                       + "と違います (name differs from the indicator's)");
        }
        return i;
    }

    observation observation_of(row const& r)
    {
        std::string const& id = cell(r, id_column);
        if (sheet_.is_in_doubt(doubt::aggregation, id)) { throw follow_up{}; }
        auto status = observation_status::normal;
        std::optional<value> v;
        std::optional<fiscal_period> printed;
        sheet_.attempt(r, [&] {
            if (!cell(r, status_column).empty()) {
                status = sheet_.read_cell(
                    r, status_column, [](auto const& t) { return parse_observation_status(t); });
            }
        });
        sheet_.attempt(r, [&] {
            v = sheet_.read_cell(r, value_column, [&](auto const& t) {
                return detail::read_printed_value(t, declarations_.aggregation_of(id), status,
                                                  units_);
            });
        });
        sheet_.attempt(r, [&] {
            printed = sheet_.read_cell(r, year_column,
                                       [](auto const& t) { return parse_fiscal_period(t); });
        });
        if (sheet_.is_refused(r)) { throw follow_up{}; }
        return observation_of(r, *v, *printed, status);
    }

    observation observation_of(row const& r, value const& v, fiscal_period period,
                               observation_status status)
    {
        if (v.is_missing()) {
            auto const* const reason =
                declarations_.reason(cell(r, revision_column), cell(r, id_column), period.last());
            if (reason != nullptr && status != observation_status::normal && status != *reason) {
                refuse(r, status_column, code::bad_row,
                       "reason の行の「" + to_string(*reason) + "」と違います (two reasons)");
            }
            if (reason != nullptr) { status = *reason; }
        }
        // What one year alone would refuse is the status; what then remains is the period.
        sheet_.read_cell(r, status_column,
                         [&](auto const&) { return observation{v, period.last(), status}; });
        return sheet_.read_cell(r, year_column, [&](auto const&) {
            return observation{v, period, status, sheet_.parts(r, note_column)};
        });
    }

    void add_comment(row const& r) { indicator_of(r).comments.push_back(comment_in(sheet_, r)); }

    void add_published(row const& r)
    {
        if (!indicator_of(r).publish(published_in(sheet_, r))) {
            refuse(r, year_column, code::duplicate_id,
                   "この年度の公表の達成率か評価はもうあります (a second one of the year)");
        }
    }

    void add_stated_count(row const& r)
    {
        stated_count c;
        sheet_.fill(r, stated_count_rows, c);
        if (c.id.empty()) { refuse(r, id_column, code::bad_row, "id がありません (no id)"); }
        auto& others = revision_of(r).stated_counts;
        require_new(r, std::ranges::find(others, c.id, &stated_count::id) == others.end());
        others.push_back(std::move(c));
    }

    // Text and marks may stand at nothing, but not at what is not there.
    void require_known_place(row const& r)
    {
        if (!cell(r, id_column).empty()
            && !ids_.contains({revision_of(r).name, cell(r, id_column)})) {
            if (sheet_.is_in_doubt(doubt::item, cell(r, id_column))) { throw follow_up{}; }
            refuse(r, id_column, code::unknown_id, "この id の行がありません (unknown id)");
        }
    }

    void add_text(row const& r)
    {
        require_known_place(r);
        kept_text t;
        sheet_.fill(r, text_rows, t);
        t.underlines = sheet_.underlines(r, t.text);
        revision_of(r).texts.push_back(std::move(t));
    }

    void add_mark(row const& r)
    {
        require_known_place(r);
        printed_mark m;
        sheet_.fill(r, mark_rows, m);
        revision_of(r).marks.push_back(std::move(m));
    }

    std::shared_ptr<std::string const> text_;
    plan_sheet sheet_;
    plan_declarations declarations_;
    std::string id_;
    std::string name_;
    bool has_plan_ = false;
    std::optional<fiscal_period> period_;
    std::map<std::string, int> goals_;  // rows of them, by revision
    std::vector<unit> units_;           // of its own
    std::vector<revision> revisions_;
    std::map<std::pair<std::string, std::string>, std::size_t> ids_;  // and where they stand
};

}  // namespace

plan read_plan_csv(std::string_view text, std::string_view source)
{
    return plan_reader{read_csv(text, source), std::string{text}, source}.read();
}

plan read_plan_rows(std::vector<sheet_row> rows, std::string_view source)
{
    std::vector<csv_row> read;
    for (sheet_row& r : rows) {
        if (std::ranges::all_of(r.cells, &std::string::empty)) { continue; }
        for (std::string const& cell : r.cells) {
            if (cell.find('\0') == std::string::npos) { continue; }
            throw plan_error{code::bad_csv,
                             std::string{source} + " " + std::to_string(r.line)
                                 + "行目: 文字ではないデータ(NUL)があります (no text)",
                             std::string{source}, r.line, 1};
        }
        read.push_back({r.line, std::move(r.cells)});
    }
    std::string text;
    for (csv_row const& r : read) { write_csv_row(text, r.cells); }
    return plan_reader{std::move(read), std::move(text), source}.read();
}

}  // namespace tomakomai_kpi
