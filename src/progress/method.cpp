// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/method.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <numeric>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "progress/figures.hpp"

namespace tomakomai_kpi {

namespace {

constexpr std::array<method_description, 14> descriptions{{
    {method::attainment, "attainment", "達成率", "a ÷ t",
     "比率尺度で多いほどよい。aとtの数え方が同じ。t > 0", "多くの自治体の達成率"},
    {method::inverse_attainment, "inverse_attainment", "逆数の達成率", "t ÷ a",
     "少ないほどよい。a > 0、t ≥ 0", "少ないほどよい指標を逆数にする自治体の達成率"},
    {method::reflected_attainment, "reflected_attainment", "折返しの達成率", "2 − a ÷ t",
     "少ないほどよい。t > 0", "100 − (a − t) ÷ t × 100 とする達成率"},
    {method::gap_closure, "gap_closure", "進捗率", "(a − b) ÷ (t − b)",
     "b・a・tの数え方が同じ。t ≠ b。tがbのよい側にある", "内閣府 地震防災戦略の改善割合"},
    {method::path_level, "path_level", "期待値に対する達成率", "a ÷ e",
     "比率尺度で多いほどよい。e > 0", "茨城県 総合計画の評価"},
    {method::path_delta, "path_delta", "期待増分に対する達成率", "(a − b) ÷ (e − b)",
     "進捗率と同じ。経過が0でない", "静岡県 期待値との比較"},
    {method::elapsed_test, "elapsed_test", "経過との比較", "(a − b) ÷ (t − b) ≥ n ÷ N",
     "進捗率と同じ。経過の起点を明示する", "内閣府 成長戦略KPI"},
    {method::cumulative_pace, "cumulative_pace", "累計のペース", "a ÷ (t × n ÷ N)",
     "累計の目標と実績。t > 0", "多摩市 基本計画の評価"},
    {method::business_as_usual, "business_as_usual", "基準年度の実績が続いた場合", "b × 年数 ÷ t",
     "単年度の基準値と累計の目標値。1以上なら、基準年度の実績が続くだけで目標値に届く",
     "本ライブラリの規則"},
    {method::required_per_year, "required_per_year", "目標達成に必要な年間の実績",
     "(t − a) ÷ 残り年数", "目標の年度まで年数が残る", "目標管理の残量の均等割り"},
    {method::linear_projection, "linear_projection", "直線の見通し",
     "a + (a − b) ÷ bからの年数 × 残り年数、累計は a × 目標までの年数 ÷ 過ぎた年数",
     "数え方が同じ。bからの年数が0でない", "独 持続可能性指標の外挿(平均変化)の2点版"},
    {method::geometric_path, "geometric_path", "等比の目標ペース", "(a ÷ b)^N ≥ (t ÷ b)^n",
     "すべて正の比率尺度。少ないほどよければ ≤", "Eurostat の CAGR 比を根号なしで判定"},
    {method::mean_annual_change, "mean_annual_change", "年平均の増減", "(a − b) ÷ bからの年数",
     "bとaの数え方が同じ。bからの年数が0でない", "増減の年平均"},
    {method::path_gap, "path_gap", "目標ペースからの遅れ",
     "n ÷ N − (a − b) ÷ (t − b)、累計は n ÷ N − a ÷ t",
     "進捗率と同じか、累計の目標と実績。0より大きければ遅れ", "本ライブラリの規則"},
}};

static_assert(
    [] {
        for (std::size_t i = 0; i < descriptions.size(); ++i) {
            if (descriptions[i].of != static_cast<method>(i)) { return false; }
        }
        return true;
    }(),
    "every method is described, in its order");

method_description const& describe(method m)
{
    return descriptions[static_cast<std::size_t>(m)];
}

// How many digits the powers of a share would have, about.
std::size_t digits_of_power(exact const& share, int exponent)
{
    return to_fraction(share).size() * static_cast<std::size_t>(std::max(exponent, 0));
}

// x^m against y^n, without the common divisors that a share would look for after each step: the
// powers of what is reduced are.
std::strong_ordering compare_powers(exact const& x, int m, exact const& y, int n)
{
    int const common = std::gcd(m, n);
    if (common > 1) { return compare_powers(x, m / common, y, n / common); }
    constexpr std::size_t most_digits = 2'000'000;
    if (digits_of_power(x, m) + digits_of_power(y, n) > most_digits) {
        throw amount_error{
            code::bad_number,
            "等比の目標ペースは桁が多すぎて比べられません: 累乗の桁数は合わせて200万までです"
            " (powers of too many digits)"};
    }
    return detail::power(x.numerator(), m) * detail::power(y.denominator(), n)
           <=> detail::power(y.numerator(), n) * detail::power(x.denominator(), m);
}

class measurement : detail::figures {
public:
    using figures::figures;

    measured result(method by)
    {
        out_.by = by;
        switch (by) {
        case method::attainment: take(attainment()); break;
        case method::gap_closure: take(gap_closure()); break;
        case method::required_per_year: take(required_per_year(met())); break;
        case method::inverse_attainment: inverse(); break;
        case method::reflected_attainment: reflected(); break;
        case method::path_level: path_level(); break;
        case method::path_delta: path_delta(); break;
        case method::elapsed_test: elapsed_test(); break;
        case method::cumulative_pace: cumulative_pace(); break;
        case method::business_as_usual: business_as_usual(); break;
        case method::linear_projection: linear_projection(); break;
        case method::geometric_path: geometric_path(); break;
        case method::mean_annual_change: mean_annual_change(); break;
        case method::path_gap: path_gap(); break;
        }
        return std::move(out_);
    }

private:
    template <class T>
    void take(figure<T> f)
    {
        if constexpr (std::is_same_v<T, exact>) {
            out_.share = std::move(f.value);
        } else {
            out_.amount = std::move(f.value);
        }
        out_.undefined = f.undefined;
        out_.explanation = std::move(f.explanation);
    }

    std::string title() const
    {
        auto const& d = describe(out_.by);
        return std::string{d.japanese} + " " + d.name + " = " + d.formula;
    }

    // True where there is a reason, which then is the result; `words` say more than it does.
    bool refused(code why, std::string const& words = "")
    {
        if (why == code::none) { return false; }
        out_.undefined = why;
        out_.explanation =
            refusal(title() + (words.empty() ? why_not_one_way_in_words(why) : words), why);
        return true;
    }

    void share(exact const& x, std::string const& inputs)
    {
        out_.share = x;
        out_.explanation = title() + " = " + inputs + " = " + detail::percent_text(x);
    }

    void verdict(bool holds, std::string const& inputs)
    {
        out_.verdict = holds;
        out_.explanation = title() + ": " + inputs + (holds ? " を満たす" : " を満たさない");
    }

    void amount(value v, std::string const& inputs)
    {
        out_.explanation = title() + " = " + inputs + " = " + to_string(v);
        out_.amount = std::move(v);
    }

    exact b_amount() const { return b().coherent_amount(); }
    exact a_amount() const { return a().coherent_amount(); }
    exact t_amount() const { return t().coherent_amount(); }

    bool cumulative_target() const { return t().basis() == basis::cumulative; }

    // For methods that turn the scale: lower must be better.
    bool refused_unless_lower_is_better()
    {
        if (refused(why_not_comparable()) || refused(why_not_one_way())) { return true; }
        if (direction() != direction_kind::down) {
            return refused(code::not_applicable, "(少ないほどよい指標の式)");
        }
        return !on_ratio_scale() && refused(code::not_ratio_scale);
    }

    bool refused_unless_cumulative()
    {
        return !cumulative_target() && refused(code::not_applicable, "(累計の目標の式)");
    }

    void inverse()
    {
        if (refused_unless_lower_is_better()) { return; }
        if (a_amount().sign() == 0 && refused(code::zero_denominator)) { return; }
        if (refused(why_no_part_of(a_amount())) || refused(why_no_part_of(t_amount()))) { return; }
        share(t_amount() / a_amount(), to_string(t()) + " ÷ " + to_string(a()));
    }

    void reflected()
    {
        if (refused_unless_lower_is_better()) { return; }
        if (t_amount().sign() == 0 && refused(code::target_zero)) { return; }
        if (refused(why_no_part_of(t_amount()))) { return; }
        share(exact{2} - a_amount() / t_amount(), "2 − " + to_string(a()) + " ÷ " + to_string(t()));
    }

    void path_level()
    {
        if (refused(why_not_comparable()) || refused(why_not_one_way())) { return; }
        if (direction() == direction_kind::down && refused(code::lower_is_better)) { return; }
        if (!on_ratio_scale() && refused(code::not_ratio_scale)) { return; }
        if (!cumulative_target() && refused(why_no_line())) { return; }
        lapse const l = lapse_of_clock();
        if (refused(l.undefined)) { return; }
        exact const elapsed = exact::ratio(l.n, l.whole);
        exact const expected = cumulative_target()
                                   ? t_amount() * elapsed
                                   : b_amount() + (t_amount() - b_amount()) * elapsed;
        if (expected.sign() == 0) {
            refused(t_amount().sign() == 0 ? code::target_zero : code::zero_denominator);
            return;
        }
        if (refused(why_no_part_of(expected))) { return; }
        value const shown = in_printed_units(expected, t().basis());
        share(a_amount() / expected,
              to_string(a()) + " ÷ 期待値 " + to_string(shown) + "、経過 " + elapsed_text(l));
    }

    void path_delta()
    {
        if (refused(why_no_closure())) { return; }
        lapse const l = lapse_of_clock();
        if (refused(l.undefined)) { return; }
        share(closure() / exact::ratio(l.n, l.whole),
              "進捗率 " + to_fraction(closure()) + " ÷ 経過 " + elapsed_text(l));
    }

    void elapsed_test()
    {
        if (refused(why_no_closure())) { return; }
        lapse const l = lapse_of_clock();
        if (refused(l.undefined)) { return; }
        exact const elapsed = exact::ratio(l.n, l.whole);
        bool const pass = must_pass_target(l);
        verdict(pass ? closure() > elapsed : closure() >= elapsed,
                "進捗率 " + to_fraction(closure()) + (pass ? " > 経過 " : " ≥ 経過 ")
                    + elapsed_text(l));
    }

    void cumulative_pace()
    {
        if (refused(why_not_comparable())) { return; }
        if (refused_unless_cumulative()) { return; }
        if (t_amount().sign() == 0 && refused(code::target_zero)) { return; }
        if (refused(why_no_part_of(t_amount()))) { return; }
        lapse const l = lapse_of_clock();
        if (refused(l.undefined)) { return; }
        share(a_amount() / (t_amount() * exact::ratio(l.n, l.whole)),
              to_string(a()) + " ÷ (" + to_string(t()) + " × 経過 " + elapsed_text(l) + ")");
    }

    void business_as_usual()
    {
        if (!of_.target || !t().has_amount()) {
            refused(code::no_amount);
            return;
        }
        if (refused_unless_cumulative()) { return; }
        if (!has_baseline() && refused(code::no_baseline)) { return; }
        if (b().basis() != basis::annual && refused(code::mixed_basis)) { return; }
        if (!commensurable(b().unit(), t().unit()) && refused(code::definition_changed)) { return; }
        if (t_amount().sign() == 0 && refused(code::target_zero)) { return; }
        if (refused(why_no_part_of(t_amount()))) { return; }
        int const years = of_.target->period().years();
        share(b_amount() * years / t_amount(),
              to_string(b()) + " × " + std::to_string(years) + "年 ÷ " + to_string(t()));
    }

    void linear_projection()
    {
        if (refused(why_not_comparable()) || refused(why_no_scaling())) { return; }
        int const left = of_.target->year() - *year_;
        if (left < 0 && refused(code::period_over)) { return; }
        if (cumulative_target()) {
            bool const since_start = clock_.kind() == clock_kind::project;
            if (since_start && !of_.project_start && refused(code::no_amount)) { return; }
            fiscal_year const first =
                since_start ? of_.project_start->year : of_.target->period().first();
            int const n = *year_ - first + 1;
            if (n < 1 && refused(code::not_started)) { return; }
            int const whole = of_.target->year() - first + 1;
            amount(in_printed_units(a_amount() * whole / n, basis::cumulative),
                   to_string(a()) + " × " + std::to_string(whole) + "年 ÷ " + std::to_string(n)
                       + "年(" + to_string(first) + "から)");
            return;
        }
        if (refused(why_no_line())) { return; }
        int const since = *year_ - of_.baseline->year();
        if (since < 1 && refused(code::not_started)) { return; }
        exact const projected = a_amount() + (a_amount() - b_amount()) * left / since;
        amount(in_printed_units(projected, t().basis()),
               to_string(a()) + " + (" + to_string(a()) + " − " + to_string(b()) + ") ÷ "
                   + std::to_string(since) + "年 × " + std::to_string(left) + "年");
        if (a().unit().definition().counts && projected.sign() < 0) {
            out_.explanation += "(数は0を下回らないので、この直線は途中で終わります)";
        }
    }

    void geometric_path()
    {
        if (refused(why_no_closure())) { return; }
        if (!on_ratio_scale() && refused(code::not_ratio_scale)) { return; }
        if (t_amount().sign() == 0 && refused(code::target_zero)) { return; }
        if (b_amount().sign() == 0 && refused(code::zero_denominator)) { return; }
        bool const positive =
            b_amount().sign() > 0 && a_amount().sign() >= 0 && t_amount().sign() > 0;
        if (!positive && refused(code::not_ratio_scale)) { return; }
        lapse const l = lapse_of_clock();
        if (refused(l.undefined)) { return; }
        exact const grown = a_amount() / b_amount();
        exact const wanted = t_amount() / b_amount();
        bool const down = direction() == direction_kind::down;
        bool const pass = must_pass_target(l);
        auto const grown_to_wanted = compare_powers(grown, l.whole, wanted, l.n);
        auto const order = down ? 0 <=> grown_to_wanted : grown_to_wanted;
        auto const bracket = [&](value const& v, int exponent) {
            return "(" + to_string(v) + " ÷ " + to_string(b()) + ")^" + std::to_string(exponent);
        };
        char const* const sign = pass ? (down ? " < " : " > ") : (down ? " ≤ " : " ≥ ");
        verdict(pass ? order > 0 : order >= 0, bracket(a(), l.whole) + sign + bracket(t(), l.n));
    }

    void mean_annual_change()
    {
        if (refused(why_no_actual()) || refused(why_no_scaling())) { return; }
        if (!has_baseline() && refused(code::no_baseline)) { return; }
        if (refused(why_differ(a(), b()))) { return; }
        int const since = *year_ - of_.baseline->year();
        if (since < 1 && refused(code::not_started)) { return; }
        amount((a() - b()) / since, "(" + to_string(a()) + " − " + to_string(b()) + ") ÷ "
                                        + std::to_string(since) + "年");
    }

    void path_gap()
    {
        if (refused(why_not_comparable()) || refused(why_not_one_way())) { return; }
        bool const total = cumulative_target();
        if (!total && refused(why_no_closure())) { return; }
        if (total && t_amount().sign() == 0 && refused(code::target_zero)) { return; }
        if (total && refused(why_no_part_of(t_amount()))) { return; }
        lapse const l = lapse_of_clock();
        if (refused(l.undefined)) { return; }
        exact const elapsed = exact::ratio(l.n, l.whole);
        exact const covered = total ? a_amount() / t_amount() : closure();
        std::string const way =
            total ? to_string(a()) + " ÷ " + to_string(t()) : "進捗率 " + to_fraction(covered);
        bool const used_up = total && direction() == direction_kind::down;
        share(used_up ? covered - elapsed : elapsed - covered,
              used_up ? way + " − 経過 " + elapsed_text(l)
                      : "経過 " + elapsed_text(l) + " − " + way);
    }

    measured out_;
};

}  // namespace

std::span<method_description const> methods()
{
    return descriptions;
}

std::string to_string(method m)
{
    return describe(m).name;
}

method parse_method(std::string_view text)
{
    return detail::named(descriptions, &method_description::name, text, "方法", "unknown method")
        .of;
}

measured compute(method by, indicator const& judged, std::optional<fiscal_year> year,
                 progress_clock const& on)
{
    return measurement{judged, year, on}.result(by);
}

}  // namespace tomakomai_kpi
