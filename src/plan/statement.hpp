// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_STATEMENT_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_STATEMENT_HPP

// Does it still say the same? The one answer for two printings of a value, which
// review, its counts, the audit and comparisons all ask. docs/review.md has the
// table, made from here.
//
// A value says a quantity (amount, unit, basis, bound, range, parts, 延べ) and how
// sure it is of it (約, 見込み …). 50% and 50.0% say the same; 約50% says less than
// 50%. A missing one says why: a mere dash says nothing, and neither does a value
// that is not printed at all, while 集計中 says something. When a value is of
// (its year) is a fact beside it.

#include <optional>

#include <tomakomai_kpi/plan/indicator.hpp>

namespace tomakomai_kpi::detail {

enum class sameness : unsigned char {
    letter,     // printed alike
    statement,  // printed otherwise, and says the same
    none,
};

sameness compare_statements(value const& a, value const& b);
sameness compare_statements(std::optional<observation> const& a,
                            std::optional<observation> const& b);

template <class Printed>
bool says_same(Printed const& a, Printed const& b)
{
    return compare_statements(a, b) != sameness::none;
}

}  // namespace tomakomai_kpi::detail

#endif
