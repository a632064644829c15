// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_type.hpp>

#include <array>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<basis, 7> basis_names{{{basis::annual, "annual"},
                                               {basis::cumulative, "cumulative"},
                                               {basis::level, "level"},
                                               {basis::change, "change"},
                                               {basis::annual_change, "annual_change"},
                                               {basis::cumulative_change, "cumulative_change"},
                                               {basis::level_change, "level_change"}}};

// Longer words first, as 累計の増減 begins with 累計.
constexpr std::array prefixed_bases{
    basis::annual_change, basis::cumulative_change, basis::level_change, basis::change,
    basis::annual,        basis::cumulative,        basis::level};

}  // namespace

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
    throw argument_error{code::bad_argument,
                         "引数 scale: 小数の桁は0から" + std::to_string(largest_scale)
                             + "までです: " + std::to_string(scale) + " (scale: 0 to 18)"};
}

column_type with_scale_for(column_type wanted, column_type const& from)
{
    while (wanted.scale < largest_scale && !(from.step() / wanted.step()).is_integer()) {
        ++wanted.scale;
    }
    return wanted;
}

std::string to_string(column_type const& t)
{
    std::string const of = multiplier_text(t.multiplier) + t.unit.symbol();
    return (of.empty() ? "無単位" : of) + "・" + japanese(t.basis);
}

basis unsaid_basis(unit of)
{
    return parse(std::string{"1"} + of.symbol(), {.units = {&of, 1}}).basis();
}

std::string type_name(column_type const& t)
{
    std::string const of = multiplier_text(t.multiplier) + t.unit.symbol();
    return unsaid_basis(t.unit) == t.basis ? of : japanese(t.basis) + of;
}

column_type read_type_name(std::string_view text, std::span<unit const> units)
{
    for (basis const b : prefixed_bases) {
        std::string_view const word = japanese(b);
        if (!text.starts_with(word)) { continue; }
        named_unit const of = parse_unit(text.substr(word.size()), units);
        return {of.unit, b, of.multiplier, 0};
    }
    named_unit const of = parse_unit(text, units);
    return {of.unit, unsaid_basis(of.unit), of.multiplier, 0};
}

std::string basis_name(basis b)
{
    return detail::name_of(basis_names, b);
}

basis basis_named(std::string_view text)
{
    return detail::named(basis_names, text, "数え方");
}

}  // namespace tomakomai_kpi
