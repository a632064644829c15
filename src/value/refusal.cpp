// SPDX-License-Identifier: BSL-1.0
#include "value/refusal.hpp"

#include <tomakomai_kpi/value/detail/periods.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi {

namespace {

std::string advice(instead meant)
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
    }
    return "";
}

// Why, what was probably meant, and why in English.
std::string why(verdict const& refused)
{
    return japanese(refused.refused) + advice(refused.instead) + " (" + english(refused.refused)
           + ")";
}

[[noreturn]] void throw_mixing(verdict const& refused, std::string const& message,
                               std::string const& left, std::string const& right)
{
    if (refused.refused == code::unit_mismatch || refused.refused == code::undeclared_product) {
        throw unit_error{refused.refused, message, left, right};
    }
    throw basis_error{refused.refused, message, left, right};
}

std::string both(fiscal_period left, fiscal_period right)
{
    return "「" + to_string(left) + "」と「" + to_string(right) + "」";
}

[[noreturn]] void throw_period(code why, std::string const& rule, fiscal_period left,
                               fiscal_period right)
{
    throw period_error{why, both(left, right) + "の値: " + rule, to_string(left), to_string(right)};
}

// 延べ人数 and 人数 count different things.
void require_same_count(value const& a, value const& b, char const* deed)
{
    if (a.is_gross() == b.is_gross() || !commensurable(a.unit(), b.unit())) { return; }
    std::string const symbol = a.unit().symbol();
    std::string const left = (a.is_gross() ? "延べ" : "") + symbol;
    std::string const right = (b.is_gross() ? "延べ" : "") + symbol;
    throw unit_error{code::unit_mismatch,
                     left + "と" + right + "は" + deed
                         + ": 延べの数は同じものを何度も数えます (gross and net counts)",
                     left, right};
}

}  // namespace

namespace detail {

std::string describe(operand of)
{
    std::string const symbol = of.unit.symbol();
    return (symbol.empty() ? "単位なし" : symbol) + "(" + japanese(of.basis) + ")";
}

void throw_refused(verdict const& refused, operand a, operand b, char const* deed)
{
    bool const namesakes =
        refused.refused == code::unit_mismatch && same_text(a.unit.symbol(), b.unit.symbol());
    std::string const reason =
        namesakes ? "同じ名前でも定義の違う単位です (two definitions of one name)" : why(refused);
    throw_mixing(refused, describe(a) + "と" + describe(b) + "は" + deed + ": " + reason,
                 describe(a), describe(b));
}

void throw_refused(verdict const& refused, operand a, char const* deed)
{
    throw_mixing(refused, describe(a) + "は" + deed + ": " + why(refused), describe(a), {});
}

void throw_different_periods(code why, fiscal_period left, fiscal_period right)
{
    char const* rule = "同じ年度の値だけを足せます。年度をまたぐ合計は accumulate です"
                       " (different fiscal years)";
    if (why == code::period_overlap) {
        rule = "期間の違う累計は足せません (cumulative values of different periods)";
    } else if (why == code::not_additive_over_years) {
        rule = "時点の値は年度をまたいで足せません (levels do not add over years)";
    }
    throw_period(why, rule, left, right);
}

void throw_not_next(fiscal_period left, fiscal_period right)
{
    bool const gap = right.first() - left.last() > 1;
    throw_period(
        gap ? code::period_gap : code::period_overlap,
        gap ? "間の年度が抜けています (years are missing between)"
            : "年度が重なるか、年度の順になっていません (years overlap or are out of order)",
        left, right);
}

void throw_start_differs(fiscal_period later, fiscal_period earlier)
{
    throw_period(code::start_differs,
                 "累計の起点が違うので差は取れません (cumulative values start in different years)",
                 later, earlier);
}

void throw_not_later(fiscal_period later, fiscal_period earlier)
{
    throw_period(code::period_overlap,
                 "前の累計が、後の累計より先に終わっていません (the first must end later)", later,
                 earlier);
}

void throw_several_years(fiscal_period period)
{
    throw period_error{code::period_mismatch,
                       "「" + to_string(period)
                           + "」の値: 単年度と時点の値の期間は1年度です"
                             " (annual values and levels are of one year)",
                       to_string(period),
                       {}};
}

void throw_no_years(std::int64_t years)
{
    throw period_error{code::bad_period,
                       "年数「" + std::to_string(years)
                           + "」: 1以上の年数を指定してください"
                             " (at least one year)",
                       std::to_string(years),
                       {}};
}

void throw_no_rank(exact const& number)
{
    throw amount_error{code::bad_number, "「" + to_string(number)
                                             + "」は順位になりません: 順位は1以上の整数です"
                                               " (ranks are whole numbers from 1)"};
}

void throw_nothing_to_accumulate()
{
    throw amount_error{code::missing, "累計する値がありません (nothing to accumulate)"};
}

void require_amount(value const& v, char const* deed)
{
    if (v.is_missing()) {
        throw amount_error{code::missing, "値がないので" + std::string{deed} + ": 理由 "
                                              + name(v.reason()) + " (no amount)"};
    }
    if (v.bound() != bound::none) {
        throw amount_error{code::bound, "「以上」「以下」の付いた値は" + std::string{deed}
                                            + ": 数そのものは amount で取り出せます (a bound)"};
    }
    switch (v.form()) {
    case form::amount: return;
    case form::words:
        throw amount_error{code::no_amount, "言葉の値「" + v.words() + "」は" + std::string{deed}
                                                + ": 数がありません (words, no amount)"};
    case form::range:
        throw amount_error{code::bound, "幅のある値は" + std::string{deed}
                                            + ": low と high で両端を取り出せます (a range)"};
    case form::increase:
    case form::decrease:
        throw amount_error{code::bound,
                           "増減として書かれた値は" + std::string{deed}
                               + ": 数そのものは amount で取り出せます (an increase or decrease)"};
    }
}

verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b, char const* deed)
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
