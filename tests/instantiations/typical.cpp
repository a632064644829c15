// SPDX-License-Identifier: BSL-1.0
// What a program does with the typed layer, to count the templates that it instantiates.
#include <tomakomai_kpi/value/observed.hpp>

using namespace tomakomai_kpi;

int main()
{
    using namespace units;
    observed const r2{annual<人>{20}, fiscal_year{2020}};
    observed const r3{annual<人>{25}, fiscal_year{2021}};
    auto const both = accumulate(r2, r3);
    exact const rate = both.quantity() / cumulative<人>{230};
    auto const cargo = annual<千t>{16'034} + annual<t>{5};
    auto const rise = level<percent>{50} - level<percent>{45};
    auto const stay = annual<人泊>{10} / annual<人>{4};
    bool const more = over(annual<人>{46}, 5) > both.quantity();
    return more && rate.sign() > 0 && cargo == annual<t>{16'034'005}
                   && level<percent>{45} + rise == level<percent>{50} && stay > level<泊>{2}
               ? 0
               : 1;
}
