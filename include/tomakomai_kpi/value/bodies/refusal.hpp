// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_REFUSAL_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_REFUSAL_HPP

// How refusals of the rule table read, and what values refuse before it is asked.

#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi {

namespace detail {

inline std::string advice(instead meant)
{
    switch (meant) {
    case instead::nothing: return "";
    case instead::accumulate: return "。連続する年度の値は accumulate で累計にします";
    case instead::extend: return "。累計に翌年度の値を加えるには extend を使います";
    case instead::difference: return "。起点の同じ累計どうしの差は difference で求めます";
    case instead::weighted_mean: return "。割合の平均には分子と分母が要ります(weighted_mean)";
    case instead::points: return "。%の増減の単位は ポイント です";
    case instead::one_unit:
        return "。ポイントは%だけの増減です。値を一つの単位に直してから引きます"
               "(in、Pythonでは to)";
    case instead::a_unit:
    case instead::observed:
    case instead::as:
    case instead::notation_stream_hpp: break;  // said by compilers alone
    }
    return "";
}

// Why, what was probably meant, and why in English.
inline std::string why_refused(verdict const& refused)
{
    return japanese(refused.refused) + advice(refused.instead) + " (" + english(refused.refused)
           + ")";
}

[[noreturn]] inline void throw_mixing(verdict const& refused, std::string const& message,
                                      std::string const& left, std::string const& right)
{
    if (refused.refused == code::unit_mismatch || refused.refused == code::undeclared_product) {
        detail::refuse(unit_error{refused.refused, message, left, right});
    }
    detail::refuse(basis_error{refused.refused, message, left, right});
}

// 延べ人数 and 人数 count different things.
inline void require_same_count(value const& a, value const& b, char const* deed)
{
    if (a.is_gross() == b.is_gross() || !commensurable(a.unit(), b.unit())) { return; }
    std::string const symbol = a.unit().symbol();
    std::string const left = (a.is_gross() ? "延べ" : "") + symbol;
    std::string const right = (b.is_gross() ? "延べ" : "") + symbol;
    detail::refuse(unit_error{code::unit_mismatch,
                              left + "と" + right + "は" + deed
                                  + ": 延べの数は同じものを何度も数えます (gross and net counts)",
                              left, right});
}

}  // namespace detail

namespace detail {

TOMAKOMAI_KPI_INLINE std::string describe(operand of)
{
    std::string const symbol = of.unit.symbol();
    return (symbol.empty() ? "単位なし" : symbol) + "(" + japanese(of.basis) + ")";
}

TOMAKOMAI_KPI_INLINE void throw_refused(verdict const& refused, operand a, operand b,
                                        char const* deed)
{
    bool const namesakes =
        refused.refused == code::unit_mismatch && same_text(a.unit.symbol(), b.unit.symbol());
    std::string const reason = namesakes
                                   ? "同じ名前でも定義の違う単位です (two definitions of one name)"
                                   : why_refused(refused);
    throw_mixing(refused, describe(a) + "と" + describe(b) + "は" + deed + ": " + reason,
                 describe(a), describe(b));
}

TOMAKOMAI_KPI_INLINE void throw_refused(verdict const& refused, operand a, char const* deed)
{
    throw_mixing(refused, describe(a) + "は" + deed + ": " + why_refused(refused), describe(a), {});
}

TOMAKOMAI_KPI_INLINE void require_amount(value const& v, char const* deed)
{
    if (v.is_missing()) {
        detail::refuse(amount_error{code::missing, "値がないので" + std::string{deed} + ": 理由 "
                                                       + name(v.reason()) + " (no amount)"});
    }
    if (v.bound() != bound::none) {
        detail::refuse(
            amount_error{code::bound, "「以上」「以下」の付いた値は" + std::string{deed}
                                          + ": 数そのものは amount で取り出せます (a bound)"});
    }
    switch (v.form()) {
    case form::amount: return;
    case form::words:
        detail::refuse(amount_error{code::no_amount, "言葉の値「" + v.words() + "」は"
                                                         + std::string{deed}
                                                         + ": 数がありません (words, no amount)"});
    case form::range:
        detail::refuse(
            amount_error{code::bound, "幅のある値は" + std::string{deed}
                                          + ": low と high で両端を取り出せます (a range)"});
    case form::increase:
    case form::decrease:
        detail::refuse(amount_error{
            code::bound, "増減として書かれた値は" + std::string{deed}
                             + ": 数そのものは amount で取り出せます (an increase or decrease)"});
    }
}

TOMAKOMAI_KPI_INLINE verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b,
                                 char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    require_same_count(a, b, deed);
    verdict const answer = rule(a.measured(), b.measured());
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), b.measured(), deed); }
    return answer;
}

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
