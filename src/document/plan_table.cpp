// SPDX-License-Identifier: BSL-1.0
// The table of a plan CSV without its reading: its cells, its header, the columns that are not ours.
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/plan_csv.hpp>

#include "document/csv.hpp"
#include "document/plan_columns.hpp"

namespace tomakomai_kpi {

std::vector<sheet_row> plan_rows(plan const& p)
{
    std::vector<sheet_row> out;
    for (detail::csv_row& r : detail::read_csv(write_plan_csv(p), p.name())) {
        out.push_back({r.line, std::move(r.cells)});
    }
    return out;
}

bool is_plan_header(std::vector<std::string> const& cells)
{
    return detail::find_columns(cells).looks_like_plan();
}

std::vector<std::string> extra_columns(plan const& p)
{
    if (!p.csv()) { return {}; }
    return detail::find_columns(detail::read_csv_header(*p.csv(), p.name()).cells).extra;
}

}  // namespace tomakomai_kpi
