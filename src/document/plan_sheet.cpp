// SPDX-License-Identifier: BSL-1.0
#include "document/plan_sheet.hpp"

#include <algorithm>
#include <cstdint>

#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

plan_sheet::plan_sheet(std::string_view text, std::string_view source)
    : source_{source}, rows_{read_csv(text, source)}
{
    require_header(rows_);
    rows_.erase(rows_.begin());
    for (csv_row& r : rows_) { fit_columns(r, &r == &rows_.back() && !text.ends_with('\n')); }
    for (csv_row const& r : rows_) { require_role(r); }
}

void plan_sheet::refuse(csv_row const& r, column c, code reason, std::string const& why) const
{
    throw plan_error{reason,
                     source_ + " " + std::to_string(r.line) + "行目 " + std::string{column_names[c]}
                         + "列" + quote(c < r.cells.size() ? r.cells[c] : "") + ": " + why,
                     source_, r.line, c + 1};
}

void plan_sheet::refuse_table(std::size_t line, std::size_t column, std::string const& why) const
{
    throw plan_error{code::bad_csv,
                     source_ + " " + std::to_string(line) + "行目 " + std::to_string(column)
                         + "列目: " + why,
                     source_, line, column};
}

void plan_sheet::require_header(std::vector<csv_row> const& rows) const
{
    csv_row const header = rows.empty() ? csv_row{1, {}} : rows.front();
    for (std::size_t c = 0; c < std::max(header.cells.size(), std::size_t{column_count}); ++c) {
        std::string_view const wanted = c < column_count ? column_names[c] : std::string_view{};
        std::string const found = c < header.cells.size() ? header.cells[c] : "";
        if (found == wanted) { continue; }
        refuse_table(header.line, c + 1,
                     "見出し" + quote(found) + "は"
                         + (wanted.empty() ? "余分です" : quote(wanted) + "のはずです")
                         + "。見出しは " + joined(column_names, ",") + " です (unexpected header)");
    }
    if (rows.size() == 1) { refuse_table(header.line, 1, "見出しの下に行がありません (no rows)"); }
}

// Spreadsheets add columns that hold nothing, and leave out the last ones where they hold nothing.
// A file that was cut off also ends in too few.
void plan_sheet::fit_columns(csv_row& r, bool cut_off) const
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
    if (r.cells.size() < column_count && cut_off) {
        refuse_table(r.line, r.cells.size(),
                     "列は" + std::to_string(column_count) + "個ですが、ファイルが"
                         + std::to_string(r.cells.size()) + "個目の" + quote(r.cells.back())
                         + "で終わっています (number of columns)");
    }
    r.cells.resize(column_count);
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
            refuse(r, c, code::bad_row, "空のものは並べられません (an empty part)");
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
