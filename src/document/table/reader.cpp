// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/fingerprint.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/table/cell.hpp"
#include "document/table/indicator_ids.hpp"
#include "document/table/words.hpp"
#include "plan/observation_text.hpp"
#include "plan/project_ids.hpp"
#include "value/quote.hpp"

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

constexpr std::size_t page_column = 0;
constexpr std::size_t new_column = 1;
constexpr std::size_t old_column = 2;
constexpr std::size_t table_columns = 3;

std::string_view of(std::string_view text, text_span span)
{
    return text.substr(span.from, span.to - span.from);
}

bool is_digit(std::string_view character)
{
    char const c = detail::half_width(character);
    return c >= '0' && c <= '9';
}

// What a passage says of the plan's period: 令和2年度(2020年度)から令和6年度….
std::optional<fiscal_period> find_period(std::string_view text)
{
    constexpr std::string_view from = "から";
    constexpr std::size_t longest = 60;
    auto const year_of = [](std::string_view t) -> std::optional<fiscal_year> {
        try {
            return parse_fiscal_year(t);
        } catch (kpi_error const&) {
            return std::nullopt;
        }
    };
    constexpr std::array<std::string_view, 3> eras{"令和", "平成", "昭和"};
    for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from, at + 1)) {
        std::string_view before = text.substr(0, at);
        if (before.size() > longest) { before.remove_prefix(before.size() - longest); }
        for (std::string_view const closes : {")", "）"}) {
            if (!before.ends_with(closes)) { continue; }
            before = before.substr(0, before.rfind(closes == ")" ? "(" : "（"));
        }
        std::string_view const after = text.substr(at + from.size(), longest);
        auto const end = after.find("年度");
        if (end == std::string_view::npos) { continue; }
        auto const last = year_of(after.substr(0, end + std::string_view{"年度"}.size()));
        std::optional<fiscal_year> first;
        for (auto const era : eras) {
            if (auto const start = before.rfind(era); start != std::string_view::npos && !first) {
                first = year_of(before.substr(start));
            }
        }
        constexpr std::size_t western = 4 + 6;  // 2020年度
        if (!first && before.size() >= western) {
            first = year_of(before.substr(before.size() - western));
        }
        if (first && last && *first <= *last) { return fiscal_period{*first, *last}; }
    }
    return std::nullopt;
}

std::optional<int> count_before(std::string_view text, std::size_t end)
{
    std::string digits;
    constexpr std::size_t most_digits = 6;
    while (end > 0 && digits.size() < most_digits) {
        std::size_t from = end - 1;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) { --from; }
        std::string_view const character = text.substr(from, end - from);
        if (!is_digit(character)) { break; }
        digits.insert(digits.begin(), detail::half_width(character));
        end = from;
    }
    if (digits.empty()) { return std::nullopt; }
    return std::stoi(digits);
}

// 19の「施策」, and ・事業の終了 2項目 for each sort of change.
std::vector<stated_count> find_counts(std::string_view text, std::string const& page)
{
    std::vector<stated_count> out;
    if (auto const at = text.find("の「施策」"); at != std::string_view::npos) {
        if (auto const n = count_before(text, at)) {
            out.push_back({std::string{words::measures_count}, page, *n});
        }
    }
    constexpr std::string_view unit = "項目";
    constexpr std::string_view bullet = "・";
    for (auto at = text.find(unit); at != std::string_view::npos; at = text.find(unit, at + 1)) {
        auto const n = count_before(text, at);
        if (!n) { continue; }
        constexpr std::size_t longest = 120;
        std::string_view const before =
            text.substr(at - std::min(at, longest), std::min(at, longest));
        auto const start = before.rfind(bullet);
        if (start == std::string_view::npos) { continue; }
        std::string_view name = before.substr(start + bullet.size());
        name = name.substr(0, name.find_first_of(" \n"));
        auto const* const known =
            std::ranges::find(words::counts, name, [](auto const& c) { return c.second; });
        out.push_back({std::string{known == words::counts.end() ? name : known->first}, page, *n});
    }
    return out;
}

// 【第2期】苫小牧市総合戦略見直し案 主な変更点 新旧対照表 → 第2期苫小牧市総合戦略
std::string plan_name(std::string title)
{
    for (bool cut = true; cut;) {
        cut = false;
        for (std::string_view const tail : {"新旧対照表", "主な変更点", "見直し案", "改定案",
                                            "改訂案", "変更案", "(案)", "（案）", " ", "\u3000"}) {
            if (title.size() <= tail.size() || !title.ends_with(tail)) { continue; }
            title.resize(title.size() - tail.size());
            cut = true;
        }
    }
    if (auto const close = title.find(words::scale_closes);
        title.starts_with(words::scale_opens) && close != std::string::npos) {
        std::size_t const opens = words::scale_opens.size();
        title =
            title.substr(opens, close - opens) + title.substr(close + words::scale_closes.size());
    }
    return title;
}

// Why a footnote explains a zero: what it counts did not take place.
bool tells_of_suspension(std::string_view note)
{
    constexpr std::array<std::string_view, 7> said{"中止", "運休", "休止",  "休館",
                                                   "休業", "見送", "未開催"};
    return std::ranges::any_of(
        said, [&](auto word) { return note.find(word) != std::string_view::npos; });
}

struct table_row {
    grid_row const* source;
    std::string page;
    printed_cell new_side;
    printed_cell old_side;
};

class table_reader {
public:
    table_reader(grid const& table, comparison_table_options const& options)
        : table_{table}, options_{options}, period_{options.period}
    {
    }

    plan read()
    {
        new_.name = "new";
        old_.name = "old";
        for (auto* const side : {&new_, &old_}) { label(*side); }
        gather_rows();
        require_period();
        project_ids_ = detail::project_ids(printed_projects(), declared_projects());
        for (table_row const& row : rows_) { read_row(row); }
        std::string name = options_.name.empty() ? plan_name(title()) : options_.name;
        std::string id = options_.id;
        if (options_.declarations != nullptr) {
            if (name.empty()) { name = options_.declarations->name(); }
            if (id.empty()) { id = options_.declarations->id(); }
        }
        if (id.empty()) { id = name; }
        return plan{std::move(id), std::move(name), *period_, {std::move(new_), std::move(old_)}};
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
        if (options_.declarations == nullptr) { return; }
        for (revision const& declared : options_.declarations->revisions()) {
            if (declared.name == side.name) { side.label = declared.label; }
        }
    }

    // Rows under a header; titles above headers, and all that fits no column, stay text.
    void gather_rows()
    {
        bool under_header = false;
        std::string page;
        for (grid_row const& row : table_.rows) {
            auto const filled = static_cast<std::size_t>(
                std::ranges::count_if(row.cells, [](auto const& c) { return !c.text.empty(); }));
            if (filled == 0) { continue; }
            if (is_header(row)) {
                under_header = true;
                continue;
            }
            bool const fits = row.cells.size() >= table_columns
                              && std::all_of(row.cells.begin() + table_columns, row.cells.end(),
                                             [](auto const& c) { return c.text.empty(); });
            bool const titled = filled == 1 && !row.cells.front().text.empty();
            if (under_header && fits && !titled) {
                if (!row.cells[page_column].text.empty()) { page = row.cells[page_column].text; }
                rows_.push_back({&row, page, detail::read_table_cell(row.cells[new_column].text),
                                 detail::read_table_cell(row.cells[old_column].text)});
            } else {
                keep_row(row, titled, under_header ? row_page(row, titled ? "" : page) : "");
            }
        }
        if (!under_header) {
            refuse(code::bad_row,
                   "「頁」「新」「旧」の見出しの行がありません。新旧対照表ではないようです"
                   " (no header: not a comparison table)",
                   table_.rows.empty() ? 1 : table_.rows.front().number, 1);
        }
        if (rows_.empty()) {
            refuse(code::bad_row, "見出しの下に行がありません (no rows)", table_.rows.back().number,
                   1);
        }
    }

    static bool is_header(grid_row const& row)
    {
        if (row.cells.size() < table_columns) { return false; }
        std::string const& first = row.cells[page_column].text;
        return (first == words::page || first == "ページ")
               && row.cells[new_column].text == words::new_side
               && row.cells[old_column].text == words::old_side;
    }

    // Of a row with too few or too many cells: its own page, else that of the row before.
    static std::string row_page(grid_row const& row, std::string const& before)
    {
        constexpr std::size_t longest = 30;  // 77 ～ 78
        std::string const& first = row.cells.front().text;
        bool const is_page =
            !first.empty() && first.size() <= longest && is_digit(detail::first_character(first));
        return is_page ? first : before;
    }

    void keep_row(grid_row const& row, bool titled, std::string const& page)
    {
        bool const title = titled && row.cells.front().text.find("対照表") != std::string::npos;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            grid_cell const& cell = row.cells[i];
            if (cell.text.empty()) { continue; }
            revision& side = i == old_column ? old_ : new_;
            side.texts.push_back({"",
                                  title ? text_kind::title : text_kind::unread,
                                  page,
                                  cell.text,
                                  cell.underlines,
                                  {row.number, i + 1, 0}});
        }
        if (title) { titles_.push_back(row.cells.front().text); }
    }

    // The one that most sheets print: one of them may be misprinted.
    std::string title() const
    {
        std::map<std::string_view, std::size_t> printed;
        std::string_view most;
        for (std::string const& each : titles_) {
            if (++printed[each] > printed[most]) { most = each; }
        }
        return std::string{most};
    }

    void require_period()
    {
        for (std::size_t const column : {new_column, old_column}) {
            for (table_row const& row : rows_) {
                printed_cell const& cell = column == new_column ? row.new_side : row.old_side;
                if (period_ || cell.kind != cell_kind::passage) { continue; }
                period_ = find_period(row.source->cells[column].text);
            }
        }
        if (!period_ && options_.declarations != nullptr) {
            period_ = options_.declarations->period();
        }
        if (!period_) {
            refuse(code::bad_period,
                   "計画の期間(…年度から…年度まで)が見つかりません。period で指定してください"
                   " (the period of the plan is not printed)",
                   rows_.front().source->number, 1);
        }
    }

    std::vector<std::string_view> printed_projects() const
    {
        std::vector<std::string_view> names;
        for (table_row const& row : rows_) {
            for (printed_item const& item : row.new_side.items) {
                if (item.kind == printed_kind::project) { names.push_back(item.name); }
            }
        }
        return names;
    }

    std::vector<project> declared_projects() const
    {
        if (options_.declarations == nullptr) { return {}; }
        for (revision const& declared : options_.declarations->revisions()) {
            if (declared.name == new_.name) { return declared.projects; }
        }
        return {};
    }

    // One side of one row, while it is read.
    struct reading_side {
        revision& into;
        grid_cell const& cell;
        std::size_t row;
        std::size_t column;
        std::string const& page;
        bool is_old;

        place at(std::size_t position) const { return {row, column + 1, position}; }
    };

    void read_row(table_row const& row)
    {
        auto const& cells = row.source->cells;
        std::size_t const number = row.source->number;
        reading_side const fresh{new_, cells[new_column], number, new_column, row.page, false};
        reading_side const former{old_, cells[old_column], number, old_column, row.page, true};
        keep_text(fresh, row.new_side.kind);
        keep_text(former, row.old_side.kind);

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

    // What the cells of a row that are no goals, measures or projects say.
    static void keep_text(reading_side const& side, cell_kind kind)
    {
        std::string const& text = side.cell.text;
        if (kind == cell_kind::empty || kind == cell_kind::items) { return; }
        text_kind const kept = kind == cell_kind::marker    ? text_kind::marker
                               : kind == cell_kind::passage ? text_kind::passage
                                                            : text_kind::unread;
        side.into.texts.push_back({"", kept, side.page, text, side.cell.underlines, side.at(0)});
        if (kind != cell_kind::passage) { return; }
        for (stated_count& count : find_counts(text, side.page)) {
            bool const is_new =
                std::ranges::find(side.into.stated_counts, count.id, &stated_count::id)
                == side.into.stated_counts.end();
            if (is_new) { side.into.stated_counts.push_back(std::move(count)); }
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
        if (options_.declarations != nullptr) {
            for (revision const& declared : options_.declarations->revisions()) {
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

    void read_item(reading_side const& side, printed_item const& item, std::string const& id,
                   printed_item const* became, std::string const& new_item_id)
    {
        revision& into = side.into;
        place const at = side.at(item.span.from);
        int& current_goal = side.is_old ? old_goal_ : new_goal_;
        std::string const content = read_content(side, item, id);
        project owner;
        owner.id = id;
        owner.page = side.page;
        owner.name = item.name;
        if (item.kind == printed_kind::goal) {
            current_goal = std::stoi(item.number);
            into.goals.push_back({id, current_goal, item.name, side.page, at});
        } else if (item.kind == printed_kind::measure) {
            (side.is_old ? old_measure_ : new_measure_) = id;
            into.measures.push_back(
                {id, current_goal, item.name, side.page, item.number, content, at});
        } else {
            owner.departments = item.departments;
            owner.flags = item.flags;
            owner.fingerprint = content;
            owner.at = at;
            if (item.in_measure) { owner.measure_id = side.is_old ? old_measure_ : new_measure_; }
        }
        owner.goal = current_goal;
        if (item.kind == printed_kind::project) { into.projects.push_back(owner); }
        for (printed_part const& part : item.parts) { keep_underlines(side, id, part); }
        for (text_span const span : item.unread) { keep_unread(side, id, span); }
        read_indicators(side, item, owner, became, new_item_id);
    }

    // The fingerprint of a content, which is kept as text unless it is only hinted at.
    static std::string read_content(reading_side const& side, printed_item const& item,
                                    std::string const& id)
    {
        std::string_view const text = of(side.cell.text, item.content);
        if (text.empty()) { return ""; }
        constexpr std::size_t opens = words::omitted_opens.size();
        bool const hinted =
            text.starts_with(words::omitted_opens) && text.ends_with(words::omitted_closes)
            && text.size() == opens + words::fingerprint_size + words::omitted_closes.size();
        if (hinted) { return std::string{text.substr(opens, words::fingerprint_size)}; }
        keep_span(side, id, text_kind::content, item.content);
        return fingerprint(text);
    }

    // What is underlined of a span.
    static std::vector<text_span> underlined(reading_side const& side, text_span span)
    {
        auto const& lines = side.cell.underlines;
        std::vector<text_span> out;
        for (auto line = std::ranges::upper_bound(lines, span.from, {}, &text_span::to);
             line != lines.end() && line->from < span.to; ++line) {
            out.push_back({std::max(line->from, span.from), std::min(line->to, span.to)});
        }
        return out;
    }

    static void keep_span(reading_side const& side, std::string const& id, text_kind kind,
                          text_span span)
    {
        kept_text kept{
            id, kind, side.page, std::string{of(side.cell.text, span)}, {}, side.at(span.from)};
        for (auto const [from, to] : underlined(side, span)) {
            kept.underlines.push_back({from - span.from, to - span.from});
        }
        side.into.texts.push_back(std::move(kept));
    }

    static void keep_unread(reading_side const& side, std::string const& id, text_span span)
    {
        if (span.from < span.to) { keep_span(side, id, text_kind::unread, span); }
    }

    static void keep_underlines(reading_side const& side, std::string const& id,
                                printed_part const& part)
    {
        for (auto const [from, to] : underlined(side, {part.span.from, part.span.to})) {
            side.into.marks.push_back({id, part.role, mark_kind::underline, side.page,
                                       std::string{of(side.cell.text, {from, to})}, side.at(from)});
        }
    }

    // The label without ※ and spaces, in half width; the value as printed.
    static void keep_reading_underlines(reading_side const& side, std::string const& id,
                                        std::string_view role, printed_reading const& reading)
    {
        for (auto const [from, to] : underlined(side, {reading.span.from, reading.span.to})) {
            std::string text;
            if (from < reading.value_from) {
                std::string label = detail::to_half_width(
                    of(side.cell.text, {from, std::min(to, reading.value_from)}));
                for (auto mark = label.find(words::mark); mark != std::string::npos;
                     mark = label.find(words::mark)) {
                    label.erase(mark, words::mark.size());
                }
                std::erase(label, ' ');
                text = label;
            }
            if (to > reading.value_from) {
                text += of(side.cell.text, {std::max(from, reading.value_from), to});
            }
            side.into.marks.push_back({id, std::string{role}, mark_kind::underline, side.page,
                                       std::move(text), side.at(from)});
        }
    }

    void read_indicators(reading_side const& side, printed_item const& item, project const& owner,
                         printed_item const* became, std::string const& new_item_id)
    {
        auto const ids = detail::indicator_ids(item, owner.id, became, new_item_id);
        std::vector<indicator> read;
        for (std::size_t i = 0; i < item.indicators.size(); ++i) {
            read.push_back(read_indicator(side, item, owner, item.indicators[i], ids[i]));
        }
        for (std::size_t i = 0; i < item.indicators.size(); ++i) {
            for (printed_note const& note : item.indicators[i].notes) {
                bind_note(side, note, item.indicators, i, read);
            }
        }
        for (indicator& each : read) { side.into.indicators.push_back(std::move(each)); }
    }

    indicator read_indicator(reading_side const& side, printed_item const& item,
                             project const& owner, printed_indicator const& printed,
                             std::string const& id)
    {
        indicator out{*period_};
        out.id = id;
        out.name = printed.name;
        out.scale = printed.scale;
        out.goal = owner.goal;
        out.page = side.page;
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
        indicator const* const declared = declared_indicator(side.into.name, id);
        if (declared != nullptr) {
            out.direction = declared->direction;
            out.aggregation = declared->aggregation;
            out.project_start = declared->project_start;
        }
        if (printed.marked) { keep_footnote_mark(side, id, "name", printed.name, out.at); }
        for (printed_part const& part : printed.parts) { keep_underlines(side, id, part); }
        for (text_span const span : printed.unread) { keep_unread(side, id, span); }
        for (printed_reading const& reading : printed.readings) {
            read_value(side, printed, reading, declared, out);
        }
        return out;
    }

    static void keep_footnote_mark(reading_side const& side, std::string const& id,
                                   std::string_view role, std::string text, place at)
    {
        side.into.marks.push_back(
            {id, std::string{role}, mark_kind::footnote, side.page, std::move(text), at});
    }

    // In 旧 the label 実績値 stands before the baseline, unless there is one under its own label.
    static observation_role meaning(reading_side const& side, printed_indicator const& printed,
                                    observation_role label)
    {
        bool const has_baseline = std::ranges::any_of(
            printed.readings, [](auto const& r) { return r.label == observation_role::baseline; });
        return side.is_old && !has_baseline && label == observation_role::actual
                   ? observation_role::baseline
                   : label;
    }

    void read_value(reading_side const& side, printed_indicator const& printed,
                    printed_reading const& reading, indicator const* declared, indicator& out)
    {
        observation_role const label = meaning(side, printed, reading.label);
        std::string_view const role = name(label);
        keep_reading_underlines(side, out.id, role, reading);
        if (reading.marked) {
            keep_footnote_mark(side, out.id, role, std::string{words::text(reading.label)},
                               side.at(reading.span.from));
        }
        bool read = false;
        try {
            read = out.place(label, observation_of(reading, label, declared, out));
        } catch (kpi_error const&) {
            read = false;
        }
        if (!read) { keep_unread(side, out.id, reading.span); }
    }

    observation observation_of(printed_reading const& reading, observation_role label,
                               indicator const* declared, indicator const& of) const
    {
        value const v = detail::read_printed_value(reading.text, of.aggregation.kind);
        fiscal_period const period =
            detail::period_of_printed(v, parse_fiscal_period(reading.year), *period_);
        auto status = v.is_missing() ? observation{v, period}.status() : observation_status::normal;
        if (auto const* const same = declared_observation(declared, label, period.last())) {
            bool const agrees = v.is_missing() ? same->value().is_missing() : same->value() == v;
            if (agrees) { status = same->status(); }
        }
        return observation{v, period, status};
    }

    indicator const* declared_indicator(std::string const& revision, std::string const& id) const
    {
        if (options_.declarations == nullptr) { return nullptr; }
        indicator const* elsewhere = nullptr;
        for (auto const& declared : options_.declarations->revisions()) {
            auto const found = std::ranges::find(declared.indicators, id, &indicator::id);
            if (found == declared.indicators.end()) { continue; }
            if (declared.name == revision) { return &*found; }
            elsewhere = &*found;
        }
        return elsewhere;
    }

    static observation const* declared_observation(indicator const* declared,
                                                   observation_role label, fiscal_year year)
    {
        if (declared == nullptr) { return nullptr; }
        observation const* found = nullptr;
        switch (label) {
        case observation_role::baseline:
            found = declared->baseline ? &*declared->baseline : nullptr;
            break;
        case observation_role::actual: found = declared->actual(year); break;
        case observation_role::target:
            found = declared->target ? &*declared->target : nullptr;
            break;
        }
        return found != nullptr && found->year() == year ? found : nullptr;
    }

    // A footnote belongs to the value of its label, of the indicator it names or stands at.
    static void bind_note(reading_side const& side, printed_note const& note,
                          std::vector<printed_indicator> const& printed, std::size_t standing,
                          std::vector<indicator>& read)
    {
        std::size_t at = standing;
        if (!note.indicator.empty()) {
            auto const named = std::ranges::find(printed, note.indicator, &printed_indicator::name);
            if (named != printed.end()) { at = static_cast<std::size_t>(named - printed.begin()); }
        }
        indicator& owner = read[at];
        keep_note_underlines(side, owner.id, note);
        observation* const of =
            note.label ? noted(owner, meaning(side, printed[at], *note.label), note) : nullptr;
        if (of == nullptr || !is_of_year(note, *of)) {
            owner.notes.push_back(note.whole);
            return;
        }
        auto notes = of->notes();
        notes.push_back(note.text);
        auto status = of->status();
        value const& v = of->value();
        if (status == observation_status::normal && v.has_amount() && v.number() == exact{0}
            && tells_of_suspension(note.text)) {
            status = observation_status::special_event;
        }
        *of = observation{v, of->period(), status, std::move(notes)};
    }

    static void keep_note_underlines(reading_side const& side, std::string const& id,
                                     printed_note const& note)
    {
        for (auto const [from, to] :
             underlined(side, {note.span.to - note.text.size(), note.span.to})) {
            side.into.marks.push_back({id, "note", mark_kind::underline, side.page,
                                       std::string{of(side.cell.text, {from, to})}, side.at(from)});
        }
    }

    // A footnote on another year than the value's is kept with its head, beside the indicator.
    static bool is_of_year(printed_note const& note, observation const& of)
    {
        if (note.year.empty()) { return true; }
        try {
            return parse_fiscal_year(note.year) == of.year();
        } catch (kpi_error const&) {
            return false;
        }
    }

    // Of several actuals the one of the note's year, else the last.
    static observation* noted(indicator& i, observation_role label, printed_note const& note)
    {
        switch (label) {
        case observation_role::baseline: return i.baseline ? &*i.baseline : nullptr;
        case observation_role::target: return i.target ? &*i.target : nullptr;
        case observation_role::actual: break;
        }
        if (i.actuals.empty()) { return nullptr; }
        auto const of_year = std::ranges::find_if(
            i.actuals, [&](observation const& o) { return is_of_year(note, o); });
        return of_year == i.actuals.end() || note.year.empty() ? &i.actuals.back() : &*of_year;
    }

    grid const& table_;
    comparison_table_options const& options_;
    std::optional<fiscal_period> period_;
    std::vector<std::string> titles_;  // one a sheet
    std::vector<table_row> rows_;
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
