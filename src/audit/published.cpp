// SPDX-License-Identifier: BSL-1.0
// Published rates against what the printed values give.
#include <tomakomai_kpi/progress/published.hpp>

#include "audit/findings.hpp"
#include "plan/by_word.hpp"

namespace tomakomai_kpi::detail {

void audit_published(plan const& of, revision const& in, findings& to)
{
    published_findings const found = check_published(of, in.name);
    by_word<indicator> const indicators{in.indicators, &indicator::id};
    for (published_check const& row : found.rows) {
        if (!row.is_checked()) { continue; }
        indicator const& i = *indicators.first(row.id);
        if (row.explained_by.empty()) {
            to.add(audited::published_unexplained, place_of(in, i), row.rate, row.explain());
        } else if (found.of_table && (!row.by_table || row.print != rate_print::plain)) {
            to.add(audited::published_otherwise, place_of(in, i), row.rate,
                   row.explain() + "。表全体は " + describe(*found.of_table));
        }
    }
}

}  // namespace tomakomai_kpi::detail
