// SPDX-License-Identifier: BSL-1.0
// The mapping that a header's own words make, after what a person declared.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/nearest.hpp>

#include "document/mapped/declared_words.hpp"
#include "document/mapped/header_rows.hpp"
#include "document/mapped/header_words.hpp"
#include "document/mapped/pattern.hpp"

namespace tomakomai_kpi {

namespace {

using detail::header_meaning;

constexpr std::size_t rows_sampled = 30;

std::string unit_of_sheet(std::span<grid_row const> above, std::span<unit const> units)
{
    for (grid_row const& row : above) {
        for (grid_cell const& cell : row.cells) {
            std::string unit = detail::unit_of_line(cell.text, units);
            if (!unit.empty()) { return unit; }
        }
    }
    return "";
}

std::string name_of_sheet(std::span<grid_row const> above)
{
    for (grid_row const& row : above) {
        for (grid_cell const& cell : row.cells) {
            if (!cell.text.empty() && cell.text.find("単位") == std::string::npos) {
                return detail::joined(detail::split(detail::trimmed(cell.text), "\n"), " ");
            }
        }
    }
    return "";
}

std::string why_of(header_meaning const& m)
{
    std::string why;
    if (!m.word.empty()) { why = "見出しの「" + std::string{m.word} + "」"; }
    if (m.period) { why += (m.year_alone ? "見出しは年度だけ" : "、年度"); }
    return why.empty() ? "見出しに知っている語がない" : why;
}

// Of which role a table has one column.
bool is_once(column_role r)
{
    return r == column_role::name || r == column_role::part || r == column_role::kind
           || r == column_role::unit || r == column_role::id || r == column_role::direction
           || r == column_role::aggregation || r == column_role::year;
}

class guess {
public:
    guess(grid const& g, table_mapping const& declared, std::span<unit const> units)
        : grid_{g},
          out_{declared},
          units_{units},
          style_{declared.default_era, declared.calendar_years}
    {
        for (mapped_column const& c : declared.columns) { patterns_.emplace_back(c.header); }
        out_.columns.clear();
        declared_ = declared.columns;
    }

    table_mapping make()
    {
        if (out_.header_row == std::size_t{0}) {
            out_.columns = declared_;
            out_.header_rows = 0;
            return std::move(out_);
        }
        find_header();
        take_headers();
        apply_declared();
        look_into_columns();
        ask();
        return std::move(out_);
    }

private:
    // Declared by its words, a header is known wherever it stands.
    header_meaning meaning_of(detail::stacked_words const& header) const
    {
        header_meaning m = detail::meaning_of_header(header, style_);
        std::string const line = detail::one_line(header);
        for (std::size_t i = 0; i < declared_.size(); ++i) {
            if (declared_[i].column == 0 && patterns_[i].is(line)) {
                m.role = declared_[i].role;
                m.word = "対応";
            }
        }
        return m;
    }

    void find_header()
    {
        auto found = detail::find_header(
            grid_, [this](auto const& header) { return meaning_of(header); }, style_,
            out_.header_row, out_.header_rows);
        if (found.rows == 0) {
            throw plan_error{
                code::bad_row,
                "指標名と、年度か基準値・実績値・目標値の列がある見出しの行が見つかりません。"
                "対応(mapping)の columns か header_row で指定してください"
                " (no header of a table of indicators)"};
        }
        std::span const above = std::span{grid_.rows}.first(found.first);
        out_.header_row = grid_.rows[found.first].number;
        out_.header_rows = found.rows;
        if (out_.unit.empty()) { out_.unit = unit_of_sheet(above, units_); }
        if (out_.name.empty()) { out_.name = name_of_sheet(above); }
        stacked_ = std::move(found.columns);
        for (auto const& column : stacked_) { headers_.push_back(detail::one_line(column)); }
        body_ = std::span{grid_.rows}.subspan(found.first + found.rows);
    }

    void take_headers()
    {
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            header_meaning const m = detail::meaning_of_header(stacked_[i], style_);
            mapped_column c{i + 1, m.role, m.period, headers_[i], why_of(m), "", {}};
            if (detail::holds_value(c.role)) {
                c.unit = detail::unit_in_brackets(headers_[i], units_);
                if (m.total) { c.basis = basis::cumulative; }
            }
            out_.columns.push_back(std::move(c));
            meanings_.push_back(m);
        }
    }

    // None fits, or more than one.
    [[noreturn]] void refuse_column(mapped_column const& wanted, std::size_t fitting) const
    {
        std::string const called = wanted.column != 0 ? std::to_string(wanted.column) + "列目"
                                                      : detail::quote(wanted.header);
        auto const near = fitting == 0 && wanted.column == 0
                              ? nearest_names(wanted.header, {headers_.begin(), headers_.end()})
                              : std::vector<std::string>{};
        std::string const there =
            near.empty() ? "。見出しは " + detail::joined(headers_, "、") : near_in_japanese(near);
        throw plan_error{code::unknown_name,
                         called + "という列は"
                             + (fitting == 0 ? "ありません" : std::to_string(fitting) + "あります")
                             + there + " (columns of a mapping" + near_in_english(near) + ")"};
    }

    void apply_declared()
    {
        for (std::size_t i = 0; i < declared_.size(); ++i) {
            mapped_column const& wanted = declared_[i];
            std::vector<mapped_column*> fitting;
            for (mapped_column& c : out_.columns) {
                bool const fits =
                    wanted.column != 0 ? c.column == wanted.column : patterns_[i].is(c.header);
                if (fits) { fitting.push_back(&c); }
            }
            bool const several = wanted.column == 0 && patterns_[i].is_expression();
            if (fitting.empty() || (fitting.size() > 1 && !several)) {
                refuse_column(wanted, fitting.size());
            }
            for (mapped_column* const c : fitting) {
                c->role = wanted.role;
                c->why = "対応で指定";
                if (wanted.period) { c->period = wanted.period; }
                if (!wanted.unit.empty()) { c->unit = wanted.unit; }
                if (wanted.basis) { c->basis = wanted.basis; }
                said_.insert(c->column);
            }
        }
    }

    bool is_declared(mapped_column const& c) const { return said_.contains(c.column); }

    // The cells that say something below a header, some of them.
    std::vector<std::string> sample(std::size_t column) const
    {
        std::vector<std::string> out;
        for (grid_row const& row : body_.first(std::min(body_.size(), rows_sampled))) {
            bool const own = column <= row.cells.size() && !row.cells[column - 1].continued;
            if (!own) { continue; }
            std::string_view const text = detail::trimmed(row.cells[column - 1].text);
            if (!text.empty()) { out.emplace_back(text); }
        }
        return out;
    }

    // What a header leaves open, the cells below it may say.
    void look_into_columns()
    {
        for (mapped_column& c : out_.columns) {
            if (is_declared(c)) { continue; }
            auto const cells = sample(c.column);
            bool const without_digits = std::ranges::none_of(cells, detail::prints_digit);
            if (says_kinds(cells)) {
                c.role = column_role::kind;
                c.why = "セルは目標・実績などの語";
            } else if (c.role == column_role::mark && are_amounts(cells)) {
                // 中間評価(R5) of a survey, 進捗状況 75%
                c.role = c.period ? column_role::actual : column_role::rate;
                c.why += "、セルは数";
            } else if (c.role == column_role::target && !c.period && !cells.empty()
                       && without_digits) {
                c.role = column_role::goal;
                c.why += "、セルに数がない";
            } else if (c.role == column_role::direction
                       && !std::ranges::any_of(cells, [](auto const& text) {
                              return detail::direction_said(text).has_value();
                          })) {
                c.role = column_role::measure;
                c.why += "、セルは方向の語でない";
            } else if (c.role == column_role::baseline_year || c.role == column_role::target_year) {
                bool const years = std::ranges::any_of(cells, [&](auto const& text) {
                    return detail::find_years(text, style_).has_value();
                });
                if (!years) {
                    c.role = c.role == column_role::target_year ? column_role::target
                                                                : column_role::baseline;
                    c.why += "、セルは年度でない";
                }
            } else if (c.header == "区分" && names_stand_above(c.column)) {
                c.role = column_role::part;
                c.why = "指標名のない行にも区分がある";
            }
        }
        bool const kinds = std::ranges::any_of(
            out_.columns, [](auto const& c) { return c.role == column_role::kind; });
        for (std::size_t i = 0; i < out_.columns.size(); ++i) {
            mapped_column& c = out_.columns[i];
            bool const of_year_alone = meanings_[i].year_alone && c.role == column_role::actual;
            if (kinds && of_year_alone && !is_declared(c)) {
                c.role = column_role::value;
                c.why += "、何の値かは行の区分";
            }
        }
        take_names_of_two_columns();
        keep_once();
        take_projects_for_names();
        take_later_baselines_for_actuals();
    }

    // 指標 over two columns: a number and the name, or the name and its part.
    void take_names_of_two_columns()
    {
        auto const name = std::ranges::find(out_.columns, column_role::name, &mapped_column::role);
        if (name == out_.columns.end() || name + 1 == out_.columns.end()) { return; }
        mapped_column& right = *(name + 1);
        if (!right.header.empty() || is_declared(right) || right.role != column_role::ignored) {
            return;
        }
        auto const texts = sample(right.column);
        auto const numbers = sample(name->column);
        bool const words = !texts.empty() && std::ranges::none_of(texts, [](auto const& text) {
            auto const read = try_parse(text);
            return read && read.value().has_number();
        });
        if (!words) { return; }
        // ①, (1), Ⅰ: no letter of Japanese.
        bool const counted = !numbers.empty() && std::ranges::all_of(numbers, [](auto const& text) {
            return std::ranges::all_of(detail::characters(text), [](std::string_view c) {
                return detail::half_width(c) != 0 || c < "\u3041";
            });
        });
        right.role = counted ? column_role::name : column_role::part;
        right.why = "指標名の見出しの右";
        if (counted) { name->role = column_role::id; }
    }

    // A table of projects, each with its figures, names no indicators beside.
    void take_projects_for_names()
    {
        auto const has = [&](column_role r) {
            return std::ranges::find(out_.columns, r, &mapped_column::role);
        };
        if (has(column_role::name) != out_.columns.end()) { return; }
        for (column_role const r : {column_role::project, column_role::measure}) {
            auto const found = has(r);
            if (found == out_.columns.end()) { continue; }
            found->role = column_role::name;
            found->why += "、ほかに指標名の列がない";
            return;
        }
    }

    // 策定時(H29) and 現状値(R4): only one of them is where the plan started.
    void take_later_baselines_for_actuals()
    {
        std::vector<mapped_column*> dated;
        for (mapped_column& c : out_.columns) {
            bool const counts = c.role == column_role::baseline && c.period && !is_declared(c);
            if (counts) { dated.push_back(&c); }
        }
        auto const last_year = [](mapped_column const* c) { return c->period->last(); };
        auto const first = std::ranges::min_element(dated, {}, last_year);
        for (mapped_column* const c : dated) {
            if (last_year(c) == last_year(*first)) { continue; }
            c->role = column_role::actual;
            c->why += "、もう一つの基準値より後";
        }
    }

    static bool are_amounts(std::vector<std::string> const& cells)
    {
        auto const amounts = std::ranges::count_if(cells, [](auto const& text) {
            auto const read = try_parse(text);
            return read && read.value().has_number() && read.value().unit().symbol()[0] != '\0';
        });
        return amounts > 0 && 2 * static_cast<std::size_t>(amounts) >= cells.size();
    }

    static bool says_kinds(std::vector<std::string> const& cells)
    {
        std::set<column_role> kinds;
        std::size_t known = 0;
        for (std::string const& text : cells) {
            column_role const k = detail::kind_said(text);
            if (k == column_role::ignored) { continue; }
            kinds.insert(k);
            ++known;
        }
        bool const values =
            kinds.contains(column_role::target) || kinds.contains(column_role::actual);
        return kinds.size() > 1 && values && 2 * known >= cells.size();
    }

    bool names_stand_above(std::size_t column) const
    {
        auto const name = std::ranges::find(out_.columns, column_role::name, &mapped_column::role);
        if (name == out_.columns.end()) { return false; }
        return std::ranges::any_of(body_, [&](grid_row const& row) {
            auto const text = [&](std::size_t c) {
                bool const own = c <= row.cells.size() && !row.cells[c - 1].continued;
                return own ? detail::trimmed(row.cells[c - 1].text) : std::string_view{};
            };
            return text(name->column).empty() && !text(column).empty();
        });
    }

    // A column that a person named goes before one that its words suggest.
    void keep_once()
    {
        std::set<column_role> taken;
        for (mapped_column const& c : out_.columns) {
            if (is_declared(c)) { taken.insert(c.role); }
        }
        for (mapped_column& c : out_.columns) {
            if (!is_once(c.role) || is_declared(c) || taken.insert(c.role).second) { continue; }
            out_.open.push_back("「" + c.header + "」の列も" + japanese(c.role) + "かもしれない");
            c.why = japanese(c.role) + "の列はもうある";
            c.role = column_role::ignored;
        }
    }

    void ask()
    {
        for (std::size_t i = 0; i < out_.columns.size(); ++i) {
            mapped_column& c = out_.columns[i];
            header_meaning const& m = meanings_[i];
            bool const value = detail::holds_value(c.role);
            if (!value && !detail::is_published(c.role)) { c.period.reset(); }
            bool const nothing_known =
                c.role == column_role::ignored && m.word.empty() && !c.header.empty();
            if (nothing_known && !is_declared(c)) {
                out_.open.push_back("「" + c.header + "」の列は何か");
            }
            bool const dated = c.period || says_year(c.role);
            if (!value || dated) { continue; }
            out_.open.push_back("「" + c.header + "」の列は"
                                + (m.of_calendar ? "暦の年・日付。年度とするなら calendar_years"
                                                 : "何年度の" + japanese(c.role) + "か"));
        }
    }

    // Another column says of which year the values of this role are.
    bool says_year(column_role of) const
    {
        return std::ranges::any_of(out_.columns, [&](auto const& c) {
            return c.role == column_role::year
                   || (c.role == column_role::baseline_year && of == column_role::baseline)
                   || (c.role == column_role::target_year && of == column_role::target);
        });
    }

    grid const& grid_;
    table_mapping out_;
    std::span<unit const> units_;
    detail::year_style style_;
    std::vector<mapped_column> declared_;
    std::vector<detail::pattern> patterns_;
    std::vector<detail::stacked_words> stacked_;
    std::vector<std::string> headers_;
    std::span<grid_row const> body_;
    std::vector<header_meaning> meanings_;
    std::set<std::size_t> said_;
};

}  // namespace

table_mapping guess_mapping(grid const& g, table_mapping const& declared,
                            std::span<unit const> units)
{
    return guess{g, declared, units}.make();
}

}  // namespace tomakomai_kpi
