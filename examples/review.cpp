// SPDX-License-Identifier: BSL-1.0
// What the review of a plan changed: the counts, and the targets that only look cut.
#include <iostream>

#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/review/review.hpp>

int main()
{
    using namespace tomakomai_kpi;
    plan_review const found = review(plans::tomakomai());

    for (auto const& [name, count] : found.counts) { std::cout << name << " " << count << "\n"; }
    for (plan_change const& c : found.changes) {
        if (c.is(change_kind::rebased)) { std::cout << c.page << "頁 " << c.explain() << "\n"; }
    }
    for (twice_judged const& t : found.judged) {
        if (t.raised && t.met_old.value == std::optional{true}) {
            std::cout << t.page << "頁 " << t.explain() << "\n";
        }
    }
}
