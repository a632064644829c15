// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plan_csv.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/csv.hpp"
#include "document/plan_columns.hpp"
#include "plan/observation_text.hpp"
#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

using namespace detail;

// What a row declares about something printed, and whether that was found.
template <class What>
struct declared {
    What what;
    csv_row const* row;
    bool found = false;
};

class plan_reader {
public:
    plan_reader(std::string_view text, std::string_view source)
        : source_{source},
          text_{std::make_shared<std::string const>(text)},
          rows_{read_csv(text, source)}
    {
        require_header();
        for (auto& r : rows_) { fit_columns(r); }
    }

    plan read()
    {
        for (auto const& row : rows_) { require_role(row); }
        // Declarations come first, wherever they stand: they decide how values are read.
        for (auto const& row : rows_) { read_declaration(row); }
        for (auto const& row : rows_) { read_printed(row); }
        require_known_ids();
        if (!period_) {
            refuse(rows_.front(), role_column, code::bad_row, "plan の行がありません");
        }
        keep_reasons();
        return plan{std::move(id_), std::move(name_), *period_, std::move(revisions_),
                    std::move(text_)};
    }

private:
    using row = csv_row;

    static std::string const& cell(row const& r, column c) { return r.cells[c]; }

    [[noreturn]] void refuse(row const& r, column c, code reason, std::string const& why) const
    {
        throw plan_error{reason,
                         source_ + " " + std::to_string(r.line) + "行目 "
                             + std::string{column_names[c]} + "列"
                             + quote(c < r.cells.size() ? r.cells[c] : "") + ": " + why,
                         source_, r.line, c + 1};
    }

    // Runs a reader of one cell and gives its complaint the cell's place.
    template <class Read>
    auto read_cell(row const& r, column c, Read read) const
    {
        try {
            return read(cell(r, c));
        } catch (kpi_error const& e) {
            refuse(r, c, e.code(), std::string{e.message()});
        }
    }

    [[noreturn]] void refuse_table(std::size_t line, std::size_t column,
                                   std::string const& why) const
    {
        throw plan_error{code::bad_csv,
                         source_ + " " + std::to_string(line) + "行目 " + std::to_string(column)
                             + "列目: " + why,
                         source_, line, column};
    }

    void require_header()
    {
        row const header = rows_.empty() ? row{1, {}} : rows_.front();
        for (std::size_t c = 0; c < std::max(header.cells.size(), std::size_t{column_count}); ++c) {
            std::string_view const wanted = c < column_count ? column_names[c] : std::string_view{};
            std::string const found = c < header.cells.size() ? header.cells[c] : "";
            if (found == wanted) { continue; }
            std::string names;
            for (auto const& name : column_names) {
                names += (names.empty() ? "" : ",") + std::string{name};
            }
            refuse_table(header.line, c + 1,
                         "見出し" + quote(found) + "は"
                             + (wanted.empty() ? "余分です" : quote(wanted) + "のはずです")
                             + "。見出しは " + names + " です (unexpected header)");
        }
        rows_.erase(rows_.begin());
        if (rows_.empty()) { refuse_table(header.line, 1, "見出しの下に行がありません (no rows)"); }
    }

    // Spreadsheets add columns that hold nothing, and leave out the last ones where they hold
    // nothing. A file that was cut off also ends in too few.
    void fit_columns(row& r) const
    {
        while (r.cells.size() > column_count && r.cells.back().empty()) { r.cells.pop_back(); }
        if (r.cells.size() > column_count) {
            refuse_table(r.line, column_count + 1,
                         "列は" + std::to_string(column_count) + "個ですが"
                             + std::to_string(r.cells.size()) + "個あります。余るのは"
                             + quote(r.cells.back())
                             + "。コンマのある値は \"1,644件\" のように引用符で囲みます"
                               " (number of columns)");
        }
        if (r.cells.size() < column_count && &r == &rows_.back() && !text_->ends_with('\n')) {
            refuse_table(r.line, r.cells.size(),
                         "列は" + std::to_string(column_count) + "個ですが、ファイルが"
                             + std::to_string(r.cells.size()) + "個目の" + quote(r.cells.back())
                             + "で終わっています (number of columns)");
        }
        r.cells.resize(column_count);
    }

    // What a row says in a column that its role does not use is a slip; a note may stand at any row.
    void require_role(row const& r) const
    {
        auto const* const known = std::ranges::find(roles, cell(r, role_column), &role::name);
        if (known == roles.end()) {
            std::string names;
            for (role const& each : roles) {
                names += (names.empty() ? "" : ", ") + std::string{each.name};
            }
            refuse(r, role_column, code::bad_row,
                   "種別は " + names + " のどれかです (unknown role)");
        }
        for (std::size_t c = 0; c < column_count; ++c) {
            bool const free = c == role_column || c == note_column;
            if (free || known->uses.at(c) || r.cells[c].empty()) { continue; }
            refuse(r, static_cast<column>(c), code::bad_row,
                   cell(r, role_column)
                       + " の行では使わない列なので空にします。コンマのある値は "
                         "\"1,644件\" のように引用符で囲みます (unused column)");
        }
    }

    // What we say about indicators, keyed by id.
    void read_declaration(row const& r)
    {
        std::string const& role = cell(r, role_column);
        std::string const& id = cell(r, id_column);
        if (role == "plan") {
            if (period_) { refuse(r, role_column, code::bad_row, "plan の行が二つあります"); }
            id_ = id;
            name_ = cell(r, name_column);
            period_ =
                read_cell(r, year_column, [](auto const& t) { return parse_fiscal_period(t); });
        } else if (role == "direction") {
            direction d =
                read_cell(r, value_column, [](auto const& t) { return declared_direction(t); });
            d.provenance = provenance(r);
            declare(r, directions_, id, std::move(d));
        } else if (role == "aggregation") {
            aggregation const a{
                read_cell(r, value_column, [](auto const& t) { return parse_aggregation(t); }),
                provenance(r)};
            declare(r, aggregations_, id, a);
        } else if (role == "project_start") {
            auto const year =
                read_cell(r, year_column, [](auto const& t) { return parse_fiscal_year(t); });
            declare(r, starts_, id, start_of_project{year, provenance(r)});
        } else if (role == "reason") {
            auto const year =
                read_cell(r, year_column, [](auto const& t) { return parse_fiscal_year(t); });
            auto const status = read_cell(
                r, value_column, [](auto const& t) { return parse_observation_status(t); });
            if (!is_absence(status)) {
                refuse(r, value_column, code::bad_row,
                       "値のない理由は missing, not_started, not_measured, pending, not_applicable "
                       "のどれかです (not a reason)");
            }
            declare(r, reasons_, {cell(r, revision_column), id, year.start_year()}, status);
            given_reasons_.emplace_back(cell(r, revision_column),
                                        given_reason{id, year, status, cell(r, note_column)});
        } else if (role == "fingerprint") {
            declare(r, fingerprints_, {cell(r, revision_column), id}, cell(r, value_column));
        }
    }

    template <class Key, class What>
    void declare(row const& r, std::map<Key, declared<What>>& all, Key const& key, What what) const
    {
        require_new(r, all.emplace(key, declared<What>{std::move(what), &r}).second);
    }

    template <class Key, class What>
    static What const* find(std::map<Key, declared<What>>& all, Key const& key)
    {
        auto const at = all.find(key);
        if (at == all.end()) { return nullptr; }
        at->second.found = true;
        return &at->second.what;
    }

    static std::string provenance(row const& r)
    {
        bool const unknown = cell(r, value_column) == "unknown";
        std::string const& note = cell(r, note_column);
        std::string const& by = cell(r, status_column);
        std::string text = !by.empty() ? by : unknown ? "unknown" : "declared";
        if (!note.empty()) { text += ": " + note; }
        return text;
    }

    void require_new(row const& r, bool is_new, column c = id_column) const
    {
        if (!is_new) { refuse(r, c, code::duplicate_id, "同じ行が前にもあります"); }
    }

    // What the document prints.
    void read_printed(row const& r)
    {
        std::string const& role = cell(r, role_column);
        if (role == "revision") {
            add_revision(r);
        } else if (role == "goal") {
            add_goal(r);
        } else if (role == "measure") {
            add_measure(r);
        } else if (role == "project") {
            add_project(r);
        } else if (role == "indicator") {
            add_indicator(r);
        } else if (role == "baseline" || role == "actual" || role == "target") {
            add_observation(r);
        } else if (role == "stated_count") {
            add_stated_count(r);
        } else if (role == "text") {
            add_text(r);
        } else if (role == "mark") {
            add_mark(r);
        }
    }

    void add_revision(row const& r)
    {
        std::string const& name = cell(r, revision_column);
        if (name.empty()) { refuse(r, revision_column, code::bad_row, "版の名前がありません"); }
        require_new(r, std::ranges::find(revisions_, name, &revision::name) == revisions_.end(),
                    revision_column);
        revision out;
        out.name = name;
        out.label = cell(r, name_column);
        out.source = cell(r, note_column);
        revisions_.push_back(std::move(out));
    }

    revision& revision_of(row const& r)
    {
        auto const found = std::ranges::find(revisions_, cell(r, revision_column), &revision::name);
        if (found == revisions_.end()) {
            refuse(r, revision_column, code::unknown_name,
                   "この版の revision の行がまだありません");
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
        require_new(
            r, ids_.emplace(std::pair{cell(r, revision_column), item.id}, items.size()).second);
        items.push_back(std::move(item));
    }

    [[noreturn]] void refuse_parent(row const& r, std::string const& kind) const
    {
        refuse(r, parent_column, code::unknown_id, "この id の" + kind + "の行が前にありません");
    }

    std::string fingerprint_of(row const& r)
    {
        auto const* const kept =
            find(fingerprints_, {cell(r, revision_column), cell(r, id_column)});
        return kept == nullptr ? "" : *kept;
    }

    void add_goal(row const& r)
    {
        revision& in = revision_of(r);
        goal g;
        g.id = cell(r, id_column);
        g.number = static_cast<int>(in.goals.size()) + 1;
        if (!cell(r, value_column).empty()) { g.number = count_of(r); }
        g.name = cell(r, name_column);
        g.page = cell(r, page_column);
        add_item(r, in.goals, std::move(g));
    }

    void add_measure(row const& r)
    {
        revision& in = revision_of(r);
        goal const* const parent = item_of(in.goals, r, parent_column);
        if (parent == nullptr) { refuse_parent(r, "基本目標"); }
        measure m;
        m.id = cell(r, id_column);
        m.goal = parent->number;
        m.name = cell(r, name_column);
        m.page = cell(r, page_column);
        m.mark = cell(r, value_column);
        m.fingerprint = fingerprint_of(r);
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
        } else {
            refuse_parent(r, "基本目標か施策");
        }
        p.id = cell(r, id_column);
        p.name = cell(r, name_column);
        p.page = cell(r, page_column);
        p.departments = parts_of(r, departments_column, joint);
        p.flags = parts_of(r, flags_column, joint);
        p.fingerprint = fingerprint_of(r);
        add_item(r, in.projects, std::move(p));
    }

    void add_indicator(row const& r)
    {
        revision& in = revision_of(r);
        if (!period_) { refuse(r, role_column, code::bad_row, "plan の行がありません"); }
        indicator i{*period_};
        i.id = cell(r, id_column);
        i.name = cell(r, name_column);
        i.scale = cell(r, value_column);
        i.page = cell(r, page_column);
        i.notes = notes_of(r);
        i.flags = parts_of(r, flags_column, joint);
        if (goal const* const parent = item_of(in.goals, r, parent_column)) {
            i.kind = indicator_kind::target;
            i.goal = parent->number;
        } else if (project const* const above = item_of(in.projects, r, parent_column)) {
            i.kind = indicator_kind::kpi;
            i.goal = above->goal;
            i.project_id = above->id;
            i.project = above->name;
            i.departments = above->departments;
            i.flags.insert(i.flags.begin(), above->flags.begin(), above->flags.end());
            if (auto const* const start = find(starts_, above->id)) { i.project_start = *start; }
        } else {
            refuse_parent(r, "基本目標か事業");
        }
        if (auto const* const a = find(aggregations_, i.id)) { i.aggregation = *a; }
        if (auto const* const d = find(directions_, i.id)) { i.direction = on_basis(*d, i); }
        add_item(r, in.indicators, std::move(i));
    }

    // The limits of a range stand as the values of their indicator do, which its aggregation decides.
    direction on_basis(direction const& d, indicator const& i) const
    {
        if (!d.low && !d.high) { return d; }
        row const& r = *directions_.at(i.id).row;
        direction out = read_cell(r, value_column, [&](auto const& t) {
            return declared_direction(t, i.aggregation.kind);
        });
        out.provenance = d.provenance;
        return out;
    }

    void add_observation(row const& r)
    {
        revision& in = revision_of(r);
        auto const* const found = item_of(in.indicators, r, id_column);
        if (found == nullptr) {
            refuse(r, id_column, code::unknown_id, "この id の指標の行が前にありません");
        }
        indicator& i = in.indicators[static_cast<std::size_t>(found - in.indicators.data())];
        if (cell(r, name_column) != i.name) {
            refuse(r, name_column, code::bad_row,
                   "指標" + quote(i.id) + "の名称" + quote(i.name)
                       + "と違います (name differs from the indicator's)");
        }

        std::string const& role = cell(r, role_column);
        observation_role const as = role == "actual"     ? observation_role::actual
                                    : role == "baseline" ? observation_role::baseline
                                                         : observation_role::target;
        if (i.place(as, observation_of(r, i))) { return; }
        if (as == observation_role::actual) {
            refuse(r, year_column, code::duplicate_id, "この年度の実績の行が前にもあります");
        }
        refuse(r, role_column, code::duplicate_id, "同じ行が前にもあります");
    }

    observation observation_of(row const& r, indicator const& i)
    {
        value v = read_cell(r, value_column, [&](auto const& t) {
            return detail::read_printed_value(t, i.aggregation.kind);
        });
        auto const period = detail::period_of_printed(
            v, read_cell(r, year_column, [](auto const& t) { return parse_fiscal_period(t); }),
            *period_);
        auto status = observation_status::normal;
        if (!cell(r, status_column).empty()) {
            status = read_cell(r, status_column,
                               [](auto const& t) { return parse_observation_status(t); });
        }
        if (v.is_missing()) {
            auto const* const reason =
                find(reasons_, {cell(r, revision_column), i.id, period.last().start_year()});
            if (reason != nullptr && status != observation_status::normal && status != *reason) {
                refuse(r, status_column, code::bad_row,
                       "reason の行の「" + to_string(*reason) + "」と違います (two reasons)");
            }
            if (reason != nullptr) { status = *reason; }
        }
        // What one year alone would refuse is the status; what then remains is the period.
        read_cell(r, status_column,
                  [&](auto const&) { return observation{v, period.last(), status}; });
        return read_cell(r, year_column,
                         [&](auto const&) { return observation{v, period, status, notes_of(r)}; });
    }

    void add_stated_count(row const& r)
    {
        stated_count c;
        c.id = cell(r, id_column);
        c.page = cell(r, page_column);
        int const count = count_of(r);
        if (c.id.empty()) { refuse(r, id_column, code::bad_row, "id がありません"); }
        auto const& others = revision_of(r).stated_counts;
        require_new(r, std::ranges::find(others, c.id, &stated_count::id) == others.end());
        c.count = count;
        revision_of(r).stated_counts.push_back(std::move(c));
    }

    int count_of(row const& r) const
    {
        value const stated = read_cell(r, value_column, [](auto const& t) { return parse(t); });
        std::int64_t count = -1;
        bool const bare = !stated.is_missing() && stated.unit() == unit{}
                          && stated.bound() == bound::none && stated.form() == form::amount
                          && stated.notation().qualifiers == 0;
        if (!bare || !stated.amount().to_int64(count) || count < 0 || count > 1'000'000) {
            refuse(r, value_column, code::bad_number, "件数ではありません (not a count)");
        }
        return static_cast<int>(count);
    }

    // What is joined in one cell, none of it empty. Notes stand a line each, and spreadsheets may end
    // lines as files do.
    std::vector<std::string> parts_of(row const& r, column c, std::string_view by) const
    {
        std::vector<std::string> parts = split(cell(r, c), by);
        for (std::string& part : parts) {
            if (by == "\n" && part.ends_with('\r')) { part.pop_back(); }
            if (part.empty()) {
                refuse(r, c, code::bad_row, "空のものは並べられません (an empty part)");
            }
        }
        return parts;
    }

    std::vector<std::string> notes_of(row const& r) const { return parts_of(r, note_column, "\n"); }

    // Text and marks may stand at nothing, but not at what is not there.
    void require_known_place(row const& r)
    {
        if (!cell(r, id_column).empty()
            && !ids_.contains({revision_of(r).name, cell(r, id_column)})) {
            refuse(r, id_column, code::unknown_id, "この id の行が前にありません (unknown id)");
        }
    }

    void add_text(row const& r)
    {
        require_known_place(r);
        kept_text t;
        t.id = cell(r, id_column);
        t.kind = read_cell(r, value_column, [](auto const& name) {
            return named(text_kind_names, name, "文の種類");
        });
        t.page = cell(r, page_column);
        t.text = cell(r, note_column);
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
        auto const starts_character = [&](std::size_t at) {
            return at == text.size()
                   || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
        };
        bool const fits = last.ec == std::errc{} && last.ptr == end && starts_character(span.from)
                          && starts_character(span.to);
        return fits ? span : text_span{};
    }

    void add_mark(row const& r)
    {
        require_known_place(r);
        printed_mark m;
        m.id = cell(r, id_column);
        m.role = cell(r, status_column);
        m.kind = read_cell(r, value_column, [](auto const& name) {
            return named(mark_kind_names, name, "しるしの種類");
        });
        m.page = cell(r, page_column);
        m.text = cell(r, note_column);
        revision_of(r).marks.push_back(std::move(m));
    }

    void keep_reasons()
    {
        for (auto& [name, reason] : given_reasons_) {
            std::ranges::find(revisions_, name, &revision::name)->reasons.push_back(reason);
        }
    }

    // A declaration for nothing is a misspelt id, revision or year.
    template <class Key, class What>
    void require_found(std::map<Key, declared<What>> const& all, char const* what) const
    {
        for (auto const& [key, d] : all) {
            if (!d.found) { refuse(*d.row, id_column, code::unknown_id, what); }
        }
    }

    void require_known_ids() const
    {
        require_found(directions_, "この id の指標がありません (unknown id)");
        require_found(aggregations_, "この id の指標がありません (unknown id)");
        require_found(starts_, "この id の事業の指標がありません (unknown id)");
        require_found(fingerprints_, "この版にこの id の事業も施策もありません (unknown id)");
        require_found(
            reasons_,
            "この版と年度に、この id の値のない観測がありません (no missing observation)");
    }

    std::string source_;
    std::shared_ptr<std::string const> text_;
    std::vector<row> rows_;
    std::string id_;
    std::string name_;
    std::optional<fiscal_period> period_;
    std::vector<revision> revisions_;
    std::map<std::string, declared<direction>> directions_;
    std::map<std::string, declared<aggregation>> aggregations_;
    std::map<std::string, declared<start_of_project>> starts_;
    std::map<std::tuple<std::string, std::string, int>, declared<observation_status>> reasons_;
    std::vector<std::pair<std::string, given_reason>> given_reasons_;
    std::map<std::pair<std::string, std::string>, declared<std::string>> fingerprints_;
    std::map<std::pair<std::string, std::string>, std::size_t> ids_;  // and where they stand
};

}  // namespace

plan read_plan_csv(std::string_view text, std::string_view source)
{
    return plan_reader{text, source}.read();
}

}  // namespace tomakomai_kpi
