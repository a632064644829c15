// SPDX-License-Identifier: BSL-1.0
// A program that divides by zero, for where no exception can say so.
#include <tomakomai_kpi/value/exact.hpp>

int main(int arguments, char**)
{
    using tomakomai_kpi::exact;
    return (exact{1} / (arguments - 1)).sign();
}
