// SPDX-License-Identifier: BSL-1.0
#include "document/plan_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "plan/faults.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Empty where it is no span of whole characters of the text.
text_span span_of(std::string const& printed, std::string const& text)
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

// Normal for what is no status: whoever reads it says so.
observation_status status_of(std::string const& text)
{
    try {
        return parse_observation_status(text);
    } catch (notation_error const&) {
        return observation_status::normal;
    }
}

// Blanks around what is no wording do no harm. Texts that stand in the column of values stay as they
// are: scales, marks of measures, and what nobody could read.
void trim_structure(csv_row& r)
{
    auto const trim = [&r](column c) { r.cells[c] = std::string{trimmed(r.cells[c])}; };
    for (column const c :
         {revision_column, role_column, id_column, parent_column, year_column, status_column}) {
        trim(c);
    }
    std::string const& role = r.cells[role_column];
    std::string const& status = r.cells[status_column];
    bool const unread = !status.empty() && status_of(status) == observation_status::unread;
    if (role != indicator_rows.role && role != measure_rows.role && !unread) { trim(value_column); }
}

}  // namespace

plan_sheet::plan_sheet(std::vector<csv_row> rows, bool cut_off, std::string_view source)
    : source_{source}
{
    require_header(rows);
    rows_.reserve(rows.size() - 1);
    for (std::size_t at = 1; at < rows.size(); ++at) {
        csv_row& r = rows[at];
        bool const stands = attempt(r, [&] {
            put_in_order(r, cut_off && at + 1 == rows.size());
            trim_structure(r);
            require_role(r);
        });
        if (stands) { rows_.push_back(std::move(r)); }
    }
    refused_.clear();  // those rows are gone
    if (rows_.empty()) { require_none_refused(); }
}

plan_error plan_sheet::error_at(csv_row const& r, column c, code reason,
                                std::string const& why) const
{
    return {reason,
            source_ + " " + std::to_string(r.line) + "行目 " + columns_.names.at(c) + "列"
                + quote(c < r.cells.size() ? r.cells[c] : "") + ": " + why,
            source_, r.line, columns_.number(c)};
}

void plan_sheet::refuse(csv_row const& r, column c, code reason, std::string const& why) const
{
    throw error_at(r, c, reason, why);
}

plan_error_part plan_sheet::fault(std::size_t line, std::size_t column,
                                  std::string const& why) const
{
    return {line, column, code::bad_csv,
            source_ + " " + std::to_string(line) + "行目 " + std::to_string(column)
                + "列目: " + why};
}

void plan_sheet::refuse_table(std::size_t line, std::size_t column, std::string const& why) const
{
    throw plan_error{source_, {fault(line, column, why)}, 1};
}

// Nothing can be read under a header that is none.
void plan_sheet::require_header(std::vector<csv_row> const& rows)
{
    csv_row const header = rows.empty() ? csv_row{1, {}} : rows.front();
    columns_ = find_columns(header.cells);
    if (!columns_.faults.empty()) {
        std::vector<plan_error_part> all;
        for (header_fault const& f : columns_.faults) {
            all.push_back(fault(header.line, f.column, f.why));
        }
        throw_all(source_, std::move(all));
    }
    if (rows.size() == 1) { refuse_table(header.line, 1, "見出しの下に行がありません (no rows)"); }
}

void plan_sheet::require_none_refused()
{
    throw_all(source_, std::move(errors_));
}

// A role that is none may have been any.
void plan_sheet::keep_in_doubt(csv_row const& r)
{
    refused_.insert(&r);
    if (r.cells.size() != column_count) { return; }
    std::string const& said = cell(r, role_column);
    bool const any = std::ranges::find(roles, said, &role::name) == roles.end();
    auto const is = [&](auto const&... forms) { return any || ((said == forms.role) || ...); };
    if (is(plan_row)) { put_in_doubt(doubt::plan, ""); }
    if (is(revision_rows)) { put_in_doubt(doubt::revision, cell(r, revision_column)); }
    if (is(goal_rows, measure_rows, project_rows, indicator_rows)) {
        put_in_doubt(doubt::item, cell(r, id_column));
    }
    if (is(indicator_rows)) { put_in_doubt(doubt::start, cell(r, parent_column)); }
    if (is(aggregation_rows)) { put_in_doubt(doubt::aggregation, cell(r, id_column)); }
    if (is(baseline_rows, actual_rows, target_rows)) {
        put_in_doubt(doubt::observation, cell(r, id_column));
    }
}

// Spreadsheets add columns that hold nothing, and leave out the last ones where they hold nothing.
// A file that was cut off also ends in too few.
void plan_sheet::put_in_order(csv_row& r, bool cut_off) const
{
    std::size_t const width = columns_.width;
    std::vector<std::string> cells = cells_in_order(r, columns_);
    cells.swap(r.cells);
    while (cells.size() > width && cells.back().empty()) { cells.pop_back(); }
    if (cells.size() > width) {
        refuse_table(r.line, width + 1,
                     "列は" + std::to_string(width) + "個ですが" + std::to_string(cells.size())
                         + "個あります。余るのは" + quote(cells.back())
                         + "。コンマのある値は \"1,644件\" のように引用符で囲みます"
                           " (number of columns)");
    }
    if (cells.size() < width && cut_off) {
        refuse_table(r.line, cells.size(),
                     "列は" + std::to_string(width) + "個ですが、ファイルが"
                         + std::to_string(cells.size()) + "個目の" + quote(cells.back())
                         + "で終わっています (number of columns)");
    }
}

// What a row says in a column that its role does not use is a slip; a note may stand at any row.
void plan_sheet::require_role(csv_row const& r) const
{
    auto const* const known = std::ranges::find(roles, cell(r, role_column), &role::name);
    if (known == roles.end()) {
        refuse(r, role_column, code::bad_row,
               "種別は " + joined(roles, ", ", &role::name) + " のどれかです (unknown role)");
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

// Spreadsheets may end the lines of a cell as files do.
std::vector<std::string> plan_sheet::parts(csv_row const& r, column c) const
{
    std::string_view const by = joint_of(c);
    std::vector<std::string> out = split(cell(r, c), by);
    for (std::string& part : out) {
        if (by == "\n" && part.ends_with('\r')) { part.pop_back(); }
        if (part.empty()) {
            refuse(r, c, code::bad_row, "「／」で区切った中に空のものがあります (an empty part)");
        }
    }
    return out;
}

int plan_sheet::count(csv_row const& r, column c) const
{
    value const stated = read_cell(r, c, [](auto const& t) { return parse(t); });
    std::int64_t count = -1;
    bool const bare = !stated.is_missing() && stated.unit() == unit{}
                      && stated.bound() == bound::none && stated.form() == form::amount
                      && stated.notation().qualifiers == 0;
    if (!bare || !stated.amount().to_int64(count) || count < 0 || count > 1'000'000) {
        refuse(r, c, code::bad_number, "件数ではありません (not a count)");
    }
    return static_cast<int>(count);
}

std::vector<text_span> plan_sheet::underlines(csv_row const& r, std::string const& text) const
{
    std::vector<text_span> out;
    for (std::string const& printed : split(cell(r, flags_column), joint)) {
        auto const span = span_of(printed, text);
        bool const behind = out.empty() || out.back().to <= span.from;
        if (span.from >= span.to || !behind) {
            refuse(r, flags_column, code::bad_row,
                   "下線は「3..12」のように、文のバイトを前から順に示します (underlines)");
        }
        out.push_back(span);
    }
    return out;
}

void plan_sheet::take(csv_row const& r, column c, text_kind& into) const
{
    into =
        read_cell(r, c, [](auto const& name) { return named(text_kind_names, name, "文の種類"); });
}

void plan_sheet::take(csv_row const& r, column c, mark_kind& into) const
{
    into = read_cell(r, c,
                     [](auto const& name) { return named(mark_kind_names, name, "しるしの種類"); });
}

void plan_sheet::take(csv_row const& r, column c, observation_status& into) const
{
    into = read_cell(r, c, [](auto const& t) { return parse_observation_status(t); });
}

}  // namespace tomakomai_kpi::detail
