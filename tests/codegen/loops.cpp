// SPDX-License-Identifier: BSL-1.0
// The same loops over bare and typed numbers: run.py compares the instructions they compile to.
#include <cstddef>

#include <tomakomai_kpi/value/quantity.hpp>

using namespace tomakomai_kpi;

namespace {

template <class Number>
void add_each(Number const* a, Number const* b, Number* sums, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) { sums[i] = a[i] + b[i]; }
}

template <class Number>
bool in_order(Number const* a, std::size_t count)
{
    for (std::size_t i = 1; i < count; ++i) {
        if (a[i] < a[i - 1]) { return false; }
    }
    return true;
}

using typed = annual<units::人>;
static_assert(sizeof(typed) == sizeof(exact) && alignof(typed) == alignof(exact));

}  // namespace

extern "C" {

void bare_add(exact const* a, exact const* b, exact* sums, std::size_t count)
{
    add_each(a, b, sums, count);
}
void typed_add(typed const* a, typed const* b, typed* sums, std::size_t count)
{
    add_each(a, b, sums, count);
}

bool bare_order(exact const* a, std::size_t count)
{
    return in_order(a, count);
}
bool typed_order(typed const* a, std::size_t count)
{
    return in_order(a, count);
}
}
