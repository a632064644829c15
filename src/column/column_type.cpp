// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_type.hpp>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi {

exact column_type::step() const
{
    return unit.factor() * multiplier / power_of_ten(scale);
}

basis said_basis(std::optional<basis> said, unit of)
{
    if (said) { return *said; }
    if (rule::carry({of, basis::annual}).allowed()) {
        throw basis_error{
            code::basis_unclear,
            std::string{"「"} + of.symbol()
                + "」は単年度(annual)・累計(cumulative)・時点(level)のどれにもなります。"
                  "basis で言ってください (say the basis)",
            of.symbol(),
            {}};
    }
    return rule::carry({of, basis::level}).allowed() ? basis::level : basis::change;
}

void require_scale(int scale)
{
    if (scale >= 0 && scale <= largest_scale) { return; }
    throw kpi_error{code::bad_argument,
                    "小数の桁は0から" + std::to_string(largest_scale)
                        + "までです (scale: 0 to 18): " + std::to_string(scale)};
}

std::string to_string(column_type const& t)
{
    std::string const of = multiplier_text(t.multiplier) + t.unit.symbol();
    return (of.empty() ? "無単位" : of) + "・" + japanese(t.basis);
}

}  // namespace tomakomai_kpi
