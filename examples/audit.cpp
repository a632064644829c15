// SPDX-License-Identifier: BSL-1.0
// What does not add up in the embedded plan: contradictions and doubtful places, page by page.
#include <iostream>

#include <tomakomai_kpi.hpp>

using namespace tomakomai_kpi;

int main()
{
    for (finding const& f : audit(plans::tomakomai())) {
        if (f.severity != severity::note) { std::cout << f.explain() << "\n"; }
    }
}
