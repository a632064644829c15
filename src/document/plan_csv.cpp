// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plan_csv.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/plan_declarations.hpp"
#include "document/plan_rows.hpp"
#include "document/plan_sheet.hpp"
#include "plan/observation_text.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

using namespace detail;

class plan_reader {
public:
    plan_reader(std::string_view text, std::string_view source)
        : text_{std::make_shared<std::string const>(text)},
          sheet_{text, source},
          declarations_{sheet_}
    {
    }

    plan read()
    {
        // Declarations come first, wherever they stand: they decide how values are read.
        for (csv_row const& r : sheet_.rows()) { read_plan(r); }
        declarations_.read();
        require_new_ids();
        read_printed();
        declarations_.require_found();
        if (!period_) {
            refuse(sheet_.rows().front(), role_column, code::bad_row, "plan の行がありません");
        }
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
        if (!is_new) { refuse(r, c, code::duplicate_id, "同じ行が前にもあります"); }
    }

    void read_plan(row const& r)
    {
        if (cell(r, role_column) != plan_row.role) { return; }
        if (period_) { refuse(r, role_column, code::bad_row, "plan の行が二つあります"); }
        id_ = cell(r, id_column);
        name_ = cell(r, name_column);
        period_ =
            sheet_.read_cell(r, year_column, [](auto const& t) { return parse_fiscal_period(t); });
    }

    // Ids are unique in a revision; of two rows the one behind is refused.
    void require_new_ids() const
    {
        std::set<std::pair<std::string_view, std::string_view>> known;
        for (row const& r : sheet_.rows()) {
            std::string const& role = cell(r, role_column);
            bool const is_item = role == goal_rows.role || role == measure_rows.role
                                 || role == project_rows.role || role == indicator_rows.role;
            if (!is_item || cell(r, id_column).empty()) { continue; }
            require_new(r, known.emplace(cell(r, revision_column), cell(r, id_column)).second);
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
            {stated_count_rows.role, &plan_reader::add_stated_count},
            {text_rows.role, &plan_reader::add_text},
            {mark_rows.role, &plan_reader::add_mark},
        });
        for (auto const& [role, add_row] : in_order) {
            for (row const& r : sheet_.rows()) {
                if (cell(r, role_column) == role) { (this->*add_row)(r); }
            }
        }
    }

    void add_revision(row const& r)
    {
        std::string const& name = cell(r, revision_column);
        if (name.empty()) { refuse(r, revision_column, code::bad_row, "版の名前がありません"); }
        require_new(r, std::ranges::find(revisions_, name, &revision::name) == revisions_.end(),
                    revision_column);
        sheet_.fill(r, revision_rows, revisions_.emplace_back());
    }

    revision& revision_of(row const& r)
    {
        auto const found = std::ranges::find(revisions_, cell(r, revision_column), &revision::name);
        if (found == revisions_.end()) {
            refuse(r, revision_column, code::unknown_name, "この版の revision の行がありません");
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
        if (item.id.empty()) { refuse(r, id_column, code::bad_row, "id がありません"); }
        if (item.name.empty()) { refuse(r, name_column, code::bad_row, "名称がありません"); }
        ids_.emplace(std::pair{cell(r, revision_column), item.id}, items.size());
        items.push_back(std::move(item));
    }

    // What has none belongs to no goal.
    static bool has_parent(row const& r) { return !cell(r, parent_column).empty(); }

    [[noreturn]] void refuse_parent(row const& r, std::string const& kind) const
    {
        refuse(r, parent_column, code::unknown_id, "この id の" + kind + "の行がありません");
    }

    void add_goal(row const& r)
    {
        revision& in = revision_of(r);
        goal g;
        g.number = static_cast<int>(in.goals.size()) + 1;
        if (!cell(r, value_column).empty()) { g.number = sheet_.count(r, value_column); }
        bool const is_new =
            g.number != no_goal
            && std::ranges::find(in.goals, g.number, &goal::number) == in.goals.end();
        if (!is_new) {
            refuse(r, value_column, code::duplicate_id,
                   "基本目標の番号は1から、一つに一つです (numbers of goals are unique)");
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
        if (!period_) { refuse(r, role_column, code::bad_row, "plan の行がありません"); }
        indicator i{*period_};
        sheet_.fill(r, indicator_rows, i);
        i.flags = sheet_.parts(r, flags_column);
        i.kind = indicator_kind::target;
        if (goal const* const parent = item_of(in.goals, r, parent_column)) {
            i.goal = parent->number;
        } else if (project const* const above = item_of(in.projects, r, parent_column)) {
            i.kind = indicator_kind::kpi;
            i.goal = above->goal;
            i.project_id = above->id;
            i.project = above->name;
            i.departments = above->departments;
            i.flags.insert(i.flags.begin(), above->flags.begin(), above->flags.end());
        } else if (has_parent(r)) {
            refuse_parent(r, "基本目標か事業");
        }
        declarations_.declare(i);
        add_item(r, in.indicators, std::move(i));
    }

    template <observation_role Role>
    void add_observation(row const& r)
    {
        revision& in = revision_of(r);
        auto const* const found = item_of(in.indicators, r, id_column);
        if (found == nullptr) {
            refuse(r, id_column, code::unknown_id, "この id の指標の行がありません");
        }
        indicator& i = in.indicators[static_cast<std::size_t>(found - in.indicators.data())];
        if (cell(r, name_column) != i.name) {
            refuse(r, name_column, code::bad_row,
                   "指標" + quote(i.id) + "の名称" + quote(i.name)
                       + "と違います (name differs from the indicator's)");
        }
        if (i.place(Role, observation_of(r, i))) { return; }
        if constexpr (Role == observation_role::actual) {
            refuse(r, year_column, code::duplicate_id, "この年度の実績の行が前にもあります");
        }
        refuse(r, role_column, code::duplicate_id,
               Role == observation_role::target ? "この年度の目標の行が前にもあります"
                                                : "同じ行が前にもあります");
    }

    observation observation_of(row const& r, indicator const& i)
    {
        auto status = observation_status::normal;
        if (!cell(r, status_column).empty()) {
            status = sheet_.read_cell(r, status_column,
                                      [](auto const& t) { return parse_observation_status(t); });
        }
        value v = sheet_.read_cell(r, value_column, [&](auto const& t) {
            return detail::read_printed_value(t, i.aggregation.kind, status);
        });
        auto const period = detail::period_of_printed(
            v,
            sheet_.read_cell(r, year_column, [](auto const& t) { return parse_fiscal_period(t); }),
            *period_);
        if (v.is_missing()) {
            auto const* const reason =
                declarations_.reason(cell(r, revision_column), i.id, period.last());
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

    void add_stated_count(row const& r)
    {
        stated_count c;
        sheet_.fill(r, stated_count_rows, c);
        if (c.id.empty()) { refuse(r, id_column, code::bad_row, "id がありません"); }
        auto& others = revision_of(r).stated_counts;
        require_new(r, std::ranges::find(others, c.id, &stated_count::id) == others.end());
        others.push_back(std::move(c));
    }

    // Text and marks may stand at nothing, but not at what is not there.
    void require_known_place(row const& r)
    {
        if (!cell(r, id_column).empty()
            && !ids_.contains({revision_of(r).name, cell(r, id_column)})) {
            refuse(r, id_column, code::unknown_id, "この id の行がありません (unknown id)");
        }
    }

    void add_text(row const& r)
    {
        require_known_place(r);
        kept_text t;
        sheet_.fill(r, text_rows, t);
        for (std::string const& printed : split(cell(r, flags_column), joint)) {
            auto const span = span_of(printed, t.text);
            bool const behind = t.underlines.empty() || t.underlines.back().to <= span.from;
            if (span.from >= span.to || !behind) {
                refuse(r, flags_column, code::bad_row,
                       "下線は「3..12」のように、文のバイトを前から順に示します (underlines)");
            }
            t.underlines.push_back(span);
        }
        revision_of(r).texts.push_back(std::move(t));
    }

    // Empty where it is no span of whole characters of the text.
    static text_span span_of(std::string const& printed, std::string const& text)
    {
        text_span span;
        char const* const end = printed.data() + printed.size();
        auto const first = std::from_chars(printed.data(), end, span.from);
        if (first.ec != std::errc{} || end - first.ptr < 2 || first.ptr[0] != '.'
            || first.ptr[1] != '.') {
            return {};
        }
        auto const last = std::from_chars(first.ptr + 2, end, span.to);
        bool const fits = last.ec == std::errc{} && last.ptr == end
                          && ends_on_character(text, span.from) && ends_on_character(text, span.to);
        return fits ? span : text_span{};
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
    std::optional<fiscal_period> period_;
    std::vector<revision> revisions_;
    std::map<std::pair<std::string, std::string>, std::size_t> ids_;  // and where they stand
};

}  // namespace

plan read_plan_csv(std::string_view text, std::string_view source)
{
    return plan_reader{text, source}.read();
}

}  // namespace tomakomai_kpi
