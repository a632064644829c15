// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/comparison_table.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "document/table/cell.hpp"
#include "document/table/indicator_ids.hpp"
#include "document/table/observations.hpp"
#include "document/table/passages.hpp"
#include "document/table/rows.hpp"
#include "document/table/side.hpp"
#include "document/table/words.hpp"
#include "plan/by_word.hpp"
#include "plan/observation_text.hpp"
#include "plan/project_ids.hpp"

namespace tomakomai_kpi {

namespace {

namespace words = detail::table_words;
using detail::cell_kind;
using detail::printed_cell;
using detail::printed_indicator;
using detail::printed_item;
using detail::printed_kind;
using detail::printed_note;
using detail::printed_part;
using detail::printed_reading;
using detail::table_row;
using detail::table_side;

class table_reader {
public:
    table_reader(grid const& table, comparison_table_options const& options)
        : table_{detail::rows_of_table(table, options.source, options.columns)},
          options_{options},
          name_{options.name.empty() ? detail::plan_name(table_.title()) : options.name},
          declarations_{options.declarations},
          period_{options.period}
    {
        bool const others = declarations_ != nullptr && declarations_->name() != name_;
        if (options.of_their_name_only && others) { declarations_ = nullptr; }
        if (declarations_ == nullptr) { return; }
        for (revision const& declared : declarations_->revisions()) {
            declared_indicators_.emplace_back(declared.indicators, &indicator::id);
        }
    }

    plan read()
    {
        new_.name = "new";
        old_.name = "old";
        for (auto* const side : {&new_, &old_}) { label(*side); }
        new_.texts = std::move(table_.new_texts);
        old_.texts = std::move(table_.old_texts);
        require_period();
        project_ids_ = detail::project_ids(printed_projects(), declared_projects());
        for (table_row const& row : table_.rows) {
            pause();
            read_row(row);
        }
        std::string id = options_.id;
        if (declarations_ != nullptr) {
            if (name_.empty()) { name_ = declarations_->name(); }
            if (id.empty()) { id = declarations_->id(); }
        }
        if (id.empty()) { id = name_; }
        return plan{std::move(id), std::move(name_), *period_, {std::move(new_), std::move(old_)}};
    }

private:
    [[noreturn]] void refuse(code reason, std::string const& why, std::size_t row,
                             std::size_t column) const
    {
        throw plan_error{reason, options_.source + ": " + why, options_.source, row, column};
    }

    void label(revision& side) const
    {
        bool const is_new = &side == &new_;
        std::string_view const column = is_new ? words::new_side : words::old_side;
        side.label = column;
        // Not of which file: two copies of a document say the same.
        side.source = "新旧対照表の「" + std::string{column} + "」欄";
        if (declarations_ == nullptr) { return; }
        for (revision const& declared : declarations_->revisions()) {
            if (declared.name == side.name) { side.label = declared.label; }
        }
    }

    void require_period()
    {
        for (bool const is_new : {true, false}) {
            for (table_row const& row : table_.rows) {
                printed_cell const& cell = is_new ? row.new_side : row.old_side;
                if (period_ || cell.kind != cell_kind::passage) { continue; }
                std::size_t const column = is_new ? row.columns.new_side : row.columns.old_side;
                period_ = detail::find_period(detail::cell_of(*row.source, column).text);
            }
        }
        if (!period_ && declarations_ != nullptr) { period_ = declarations_->period(); }
        if (!period_) {
            refuse(code::bad_period,
                   "計画の期間(…年度から…年度まで)が見つかりません。period で指定してください"
                   " (the period of the plan is not printed)",
                   table_.rows.front().source->number, 1);
        }
    }

    std::vector<std::string_view> printed_projects() const
    {
        std::vector<std::string_view> names;
        for (table_row const& row : table_.rows) {
            for (printed_item const& item : row.new_side.items) {
                if (item.kind == printed_kind::project) { names.push_back(item.name); }
            }
        }
        return names;
    }

    std::vector<project> declared_projects() const
    {
        if (declarations_ == nullptr) { return {}; }
        for (revision const& declared : declarations_->revisions()) {
            if (declared.name == new_.name) { return declared.projects; }
        }
        return {};
    }

    void read_row(table_row const& row)
    {
        table_side const fresh{new_, *row.source, row.columns.new_side, row.page, false};
        table_side const former{old_, *row.source, row.columns.old_side, row.page, true};
        fresh.keep_text(row.new_side.kind);
        former.keep_text(row.old_side.kind);

        std::vector<std::string> new_ids;
        for (printed_item const& item : row.new_side.items) {
            new_ids.push_back(unique_id(new_ids_, new_id(item, row.page)));
            read_item(fresh, item, new_ids.back(), nullptr, "");
        }
        auto const partners = pair_items(row.new_side.items, row.old_side.items);
        for (std::size_t i = 0; i < row.old_side.items.size(); ++i) {
            printed_item const& item = row.old_side.items[i];
            if (partners[i]) {
                read_item(former, item, unique_id(old_ids_, new_ids[*partners[i]]),
                          &row.new_side.items[*partners[i]], new_ids[*partners[i]]);
            } else {
                std::string const id = item.kind == printed_kind::goal ? new_id(item, row.page)
                                                                       : old_id(item, row.page);
                read_item(former, item, unique_id(old_ids_, id), nullptr, "");
            }
        }
    }

    std::string new_id(printed_item const& item, std::string const& page)
    {
        switch (item.kind) {
        case printed_kind::goal: return goal_id(item);
        case printed_kind::measure:
            return "M" + page.substr(0, page.find_first_not_of("0123456789"));
        case printed_kind::project: break;
        }
        return project_ids_[projects_++];
    }

    // Of the declared goal of its name, which a misprinted number does not change.
    std::string goal_id(printed_item const& item) const
    {
        if (declarations_ != nullptr) {
            for (revision const& declared : declarations_->revisions()) {
                auto const same = std::ranges::find(declared.goals, item.name, &goal::name);
                if (same != declared.goals.end()) { return same->id; }
            }
        }
        return "G" + item.number;
    }

    std::string old_id(printed_item const& item, std::string const& page) const
    {
        if (item.kind == printed_kind::measure) {
            return "M" + page.substr(0, page.find_first_not_of("0123456789")) + "-old";
        }
        // After the project that stands before it in the new edition.
        return (projects_ == 0 ? "P00" : project_ids_[projects_ - 1]) + "-old";
    }

    // Ids taken, and how often each was asked for.
    using taken_ids = std::map<std::string, int>;

    static std::string unique_id(taken_ids& taken, std::string const& id)
    {
        int& asked = taken[id];
        std::string out = id;
        while (++asked > 1 && !taken.emplace(out = id + "-" + std::to_string(asked), 1).second) {}
        return out;
    }

    // For each former item the one of the row it became: of its name, else the next of its kind.
    static std::vector<std::optional<std::size_t>>
    pair_items(std::vector<printed_item> const& fresh, std::vector<printed_item> const& former)
    {
        std::vector<std::optional<std::size_t>> out(former.size());
        std::vector<bool> taken(fresh.size(), false);
        for (bool const by_name : {true, false}) {
            for (std::size_t i = 0; i < former.size(); ++i) {
                for (std::size_t j = 0; j < fresh.size() && !out[i]; ++j) {
                    bool const fits = !taken[j] && fresh[j].kind == former[i].kind
                                      && (!by_name || fresh[j].name == former[i].name);
                    if (!fits) { continue; }
                    out[i] = j;
                    taken[j] = true;
                }
            }
        }
        return out;
    }

    void read_item(table_side const& side, printed_item const& item, std::string const& id,
                   printed_item const* became, std::string const& new_item_id)
    {
        revision& into = side.into();
        place const at = side.at(item.span.from);
        int& current_goal = side.is_old() ? old_goal_ : new_goal_;
        std::string const content = side.keep_content(id, item.content);
        project owner;
        owner.id = id;
        owner.page = side.page();
        owner.name = item.name;
        if (item.kind == printed_kind::goal) {
            current_goal = item.goal;
            into.goals.push_back({id, current_goal, item.name, side.page(), at});
        } else if (item.kind == printed_kind::measure) {
            (side.is_old() ? old_measure_ : new_measure_) = id;
            into.measures.push_back(
                {id, current_goal, item.name, side.page(), item.number, content, at});
        } else {
            owner.departments = item.departments;
            owner.flags = item.flags;
            owner.fingerprint = content;
            owner.at = at;
            if (item.in_measure) { owner.measure_id = side.is_old() ? old_measure_ : new_measure_; }
        }
        owner.goal = current_goal;
        if (item.kind == printed_kind::project) { into.projects.push_back(owner); }
        for (printed_part const& part : item.parts) {
            side.keep_underlines(id, part.role, part.span);
        }
        for (text_span const span : item.unread) { side.keep_unread(id, span); }
        read_indicators(side, item, owner, became, new_item_id);
    }

    void read_indicators(table_side const& side, printed_item const& item, project const& owner,
                         printed_item const* became, std::string const& new_item_id)
    {
        auto const ids = detail::indicator_ids(item, owner.id, became, new_item_id);
        std::vector<indicator> read;
        for (std::size_t i = 0; i < item.indicators.size(); ++i) {
            read.push_back(read_indicator(side, item, owner, item.indicators[i], ids[i]));
        }
        for (std::size_t i = 0; i < item.indicators.size(); ++i) {
            for (printed_note const& note : item.indicators[i].notes) {
                detail::bind_note(side, note, item.indicators, i, read);
            }
        }
        for (indicator& each : read) { side.into().indicators.push_back(std::move(each)); }
    }

    indicator read_indicator(table_side const& side, printed_item const& item, project const& owner,
                             printed_indicator const& printed, std::string const& id)
    {
        indicator out{*period_};
        out.id = id;
        out.name = printed.name;
        out.scale = printed.scale;
        out.goal = owner.goal;
        out.page = side.page();
        out.at = side.at(printed.span.from);
        if (item.kind == printed_kind::project) {
            out.kind = indicator_kind::kpi;
            out.project_id = owner.id;
            out.project = owner.name;
            out.departments = owner.departments;
            out.flags = owner.flags;
        } else {
            out.kind = indicator_kind::target;
        }
        out.flags.insert(out.flags.end(), printed.flags.begin(), printed.flags.end());
        indicator const* const declared = declared_indicator(side.into().name, id);
        if (declared != nullptr) {
            out.direction = declared->direction;
            out.aggregation = declared->aggregation;
            out.project_start = declared->project_start;
        }
        if (printed.marked) { side.keep_footnote_mark(id, "name", printed.name, out.at); }
        for (printed_part const& part : printed.parts) {
            side.keep_underlines(id, part.role, part.span);
        }
        for (text_span const span : printed.unread) { side.keep_unread(id, span); }
        auto const years = detail::years_of_targets(printed);
        for (printed_reading const& reading : detail::in_order_of_targets(printed.readings)) {
            detail::read_value(side, printed, reading, years, {declared, options_.units}, out);
        }
        detail::settle_totals(out);
        return out;
    }

    indicator const* declared_indicator(std::string const& revision, std::string const& id) const
    {
        indicator const* elsewhere = nullptr;
        for (std::size_t r = 0; r < declared_indicators_.size(); ++r) {
            indicator const* const found = declared_indicators_[r].first(id);
            if (found == nullptr) { continue; }
            if (declarations_->revisions()[r].name == revision) { return found; }
            elsewhere = found;
        }
        return elsewhere;
    }

    detail::table_rows table_;
    comparison_table_options const& options_;
    std::string name_;
    plan const* declarations_;
    std::vector<detail::by_word<indicator>> declared_indicators_;  // of each declared revision
    std::optional<fiscal_period> period_;
    revision new_{};
    revision old_{};
    taken_ids new_ids_;
    taken_ids old_ids_;
    std::vector<std::string> project_ids_;
    std::size_t projects_ = 0;  // read in the new edition
    int new_goal_ = 0;
    int old_goal_ = 0;
    std::string new_measure_;
    std::string old_measure_;
};

}  // namespace

plan read_comparison_table(grid const& table, comparison_table_options const& options)
{
    return table_reader{table, options}.read();
}

plan read_comparison_table(std::string_view text, comparison_table_options const& options)
{
    return read_comparison_table(read_table_text(text), options);
}

}  // namespace tomakomai_kpi
