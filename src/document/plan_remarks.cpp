// SPDX-License-Identifier: BSL-1.0
#include "document/plan_remarks.hpp"

#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/plan_rows.hpp"

namespace tomakomai_kpi::detail {

namespace {

fiscal_year year_in(plan_sheet const& sheet, csv_row const& r)
{
    return sheet.read_cell(r, year_column, [](auto const& t) { return parse_fiscal_year(t); });
}

}  // namespace

comment comment_in(plan_sheet const& sheet, csv_row const& r)
{
    comment c;
    sheet.fill(r, comment_rows, c);
    if (c.kind.empty()) {
        sheet.refuse(r, name_column, code::bad_row,
                     "コメントの種類(要因、今後の対応など)がありません (no kind of comment)");
    }
    if (c.text.empty()) {
        sheet.refuse(r, note_column, code::bad_row, "コメントの文がありません (no text)");
    }
    if (!plan_sheet::cell(r, year_column).empty()) { c.year = year_in(sheet, r); }
    return c;
}

published_result published_in(plan_sheet const& sheet, csv_row const& r)
{
    published_result p{year_in(sheet, r), {}, {}};
    sheet.fill(r, published_rows, p);
    if (p.rate.empty() && p.mark.empty()) {
        sheet.refuse(r, value_column, code::bad_row,
                     "公表の達成率(value)も評価(note)もありません (nothing published)");
    }
    return p;
}

}  // namespace tomakomai_kpi::detail
