// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_ERROR_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_ERROR_HPP

// What the codes say, and several errors as one.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi {

namespace detail {

struct code_meaning {
    code of;
    char const* japanese;
    char const* english;
};

inline constexpr std::array code_meanings{
    code_meaning{code::unit_mismatch, "単位が違う", "different units"},
    code_meaning{code::basis_mismatch, "数え方(単年度・累計・時点)が違う", "different bases"},
    code_meaning{code::period_mismatch, "年度が違う", "different fiscal years"},
    code_meaning{code::period_gap, "間の年度が抜けている", "years are missing between"},
    code_meaning{code::period_overlap, "年度が重なるか、年度の順になっていない",
                 "years overlap or are out of order"},
    code_meaning{code::start_differs, "累計を数え始める年度が違う",
                 "cumulative values start in different years"},
    code_meaning{code::not_additive_over_years, "時点の値は年度をまたいで足せない",
                 "levels do not add over years"},
    code_meaning{code::ratio_not_additive, "割合は足せない", "ratios do not add"},
    code_meaning{code::not_ratio_scale, "点数や順位は割り算ができない", "not a ratio scale"},
    code_meaning{code::zero_denominator, "0では割れない", "division by zero"},
    code_meaning{code::undeclared_product, "単位の組み合わせが決められていない",
                 "undeclared product of units"},
    code_meaning{code::missing, "値がないので計算できない", "a missing value"},
    code_meaning{code::bound, "「以上」「以下」の付いた値は計算に使えない", "a bound"},
    code_meaning{code::target_zero, "目標が0なので割り算ができない", "the target is zero"},
    code_meaning{code::no_baseline, "基準値がない", "no baseline"},
    code_meaning{code::baseline_equals_target, "目標が基準値と同じ",
                 "the target equals the baseline"},
    code_meaning{code::mixed_basis, "単年度の値と累計の値は一つの式で計算できない",
                 "annual and cumulative values in one formula"},
    code_meaning{code::basis_unclear,
                 "名称は累計だが値に累計の表示がなく、単年度か累計か分からない",
                 "the name says cumulative, the values do not"},
    code_meaning{code::direction_unknown, "多いほどよいのか少ないほどよいのかが分からない",
                 "direction unknown"},
    code_meaning{code::direction_conflict, "目標が基準値より悪い側にある",
                 "the target is on the worse side of the baseline"},
    code_meaning{code::aggregation_unknown, "年度をまたいで足せる数かどうかが分からない",
                 "aggregation unknown"},
    code_meaning{code::aggregation_conflict, "集計の種類の手がかりが食い違う",
                 "evidence of the aggregation conflicts"},
    code_meaning{code::lower_is_better, "少ないほどよい指標に達成率は使えない", "lower is better"},
    code_meaning{code::no_amount, "値がない", "no amount"},
    code_meaning{code::definition_changed, "指標の定義か単位が変わっている",
                 "the definition has changed"},
    code_meaning{code::not_started, "まだ始まっていない", "not started"},
    code_meaning{code::not_measured, "実績が測られていない", "not measured"},
    code_meaning{code::pending, "実績が未公表", "not yet published"},
    code_meaning{code::suspended, "特殊な事情で中止", "suspended by a special event"},
    code_meaning{code::period_over, "目標の期間が終わっている", "the period is over"},
    code_meaning{code::not_recorded, "この年度の実績は未登録",
                 "no actual is recorded for the year"},
    code_meaning{
        code::tolerance_unknown,
        "目標と違うが、どこまでを維持とみるかが分からない。目標を「以上」「以下」とするか、"
        "方向に許容幅を「maintain ±5人」のように宣言する",
        "off the target to be maintained, and no tolerance is declared"},
    code_meaning{code::unspecified, "値のない理由が書かれていない",
                 "missing without a stated reason"},
    code_meaning{code::not_applicable, "この指標には当てはまらない", "does not apply here"},
    code_meaning{code::unread, "記載を値として読めない", "what is printed was not understood"},
    code_meaning{code::empty_text, "文字がない", "empty text"},
    code_meaning{code::bad_number, "数として読めない。例: 1,644件、199.5万人、2億396万円",
                 "not a number"},
    code_meaning{code::bad_grouping, "桁区切りは3桁ごと。例: 4億3,000万円",
                 "digit groups have three digits"},
    code_meaning{code::unknown_unit, "知らない単位", "unknown unit"},
    code_meaning{code::trailing_text, "値の後に読めない文字がある", "text after the value"},
    code_meaning{code::unknown_year, "年度として読めないか、範囲外", "unknown fiscal year"},
    code_meaning{code::bad_period, "期間になっていない", "not a period"},
    code_meaning{code::inexact_number, "floatは丸めた数なので使えない", "floats are inexact"},
    code_meaning{code::not_a_number, "数ではない", "not a number"},
    code_meaning{code::not_text, "文字列ではない", "no text"},
    code_meaning{code::unknown_name, "その名前のものはない", "unknown name"},
    code_meaning{code::bad_csv, "CSVとして読めない", "broken CSV"},
    code_meaning{code::bad_row, "計画の行になっていない", "a row that does not hold"},
    code_meaning{code::unknown_id, "その id のものはない", "unknown id"},
    code_meaning{code::duplicate_id, "同じものが前にもある", "it is there twice"},
    code_meaning{code::ambiguous, "一つに決まらない", "more than one fits"},
    code_meaning{code::unreadable_file, "ファイルを読めない", "cannot read the file"},
    code_meaning{code::bad_unit, "単位になっていない", "not a unit"},
    code_meaning{code::lengths_differ, "数がそろっていない", "lengths differ"},
    code_meaning{code::missing_extra, "追加のライブラリが入っていない",
                 "an extra is not installed"},
    code_meaning{code::bad_format, "書式として読めない", "not a format"},
    code_meaning{code::bad_argument, "引数の誤り", "a wrong argument"},
    code_meaning{code::unwritable_file, "ファイルに書けない", "cannot write the file"},
    code_meaning{code::beyond_literal, "リテラルに書けない(parse で読む)",
                 "not for a literal; parse may read it"},
    code_meaning{code::beyond_type, "列の型では表せない(numbers= で別の型を選ぶ)",
                 "the column's type cannot say it"},
    code_meaning{code::rule_hole, "どの区分にも入らない場合がある", "a case that no grade holds"},
    code_meaning{code::rule_overlap, "二つの区分に入る場合がある", "a case that two grades hold"},
    code_meaning{code::beyond_64_bits, "64ビットを超える数は Boost のヘッダーなしでは持てない",
                 "beyond 64 bits, and built without Boost"},
};

static_assert(code_meanings.size() == static_cast<std::size_t>(last_code),
              "every code has a meaning");

inline code_meaning const* meaning_of(code c)
{
    auto const* const found = std::ranges::find(code_meanings, c, &code_meaning::of);
    return found == code_meanings.end() ? nullptr : &*found;
}

}  // namespace detail

namespace detail {

// The parts themselves become so: what they quote may have line breaks of its own.
inline std::vector<plan_error_part> const& made_visible(std::vector<plan_error_part>& parts)
{
    for (plan_error_part& each : parts) { each.message = with_visible_controls(each.message); }
    return parts;
}

// A line for each, with its code; one alone stands by itself.
inline std::string told_parts(std::vector<plan_error_part> const& parts, std::size_t count)
{
    if (count == 1) { return parts.front().message; }
    std::string out;
    for (plan_error_part const& each : parts) {
        out += each.message + " [" + std::string{name(each.reason)} + "]\n";
    }
    std::string const number = std::to_string(count);
    if (parts.size() == count) {
        return out + "誤りは" + number + "件です。コードは先頭のもの (" + number
               + " errors; the first one's code)";
    }
    return out + "誤りは全部で" + number + "件あり、ここまでは先頭の" + std::to_string(parts.size())
           + "件です。コードは先頭のもの (" + number + " errors; the first one's code)";
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE plan_error::plan_error(std::string file, std::vector<plan_error_part> first,
                                            std::size_t count)
    : kpi_error{first.front().reason, detail::told_parts(detail::made_visible(first), count)},
      file_{std::move(file)},
      parts_{std::move(first)},
      count_{count}
{
}

TOMAKOMAI_KPI_INLINE code parse_code(std::string_view text)
{
    auto const* const found = std::ranges::find(
        detail::code_meanings, text, [](detail::code_meaning const& m) { return name(m.of); });
    if (found != detail::code_meanings.end()) { return found->of; }
    if (text == name(code::none)) { return code::none; }
    std::vector<std::string_view> known;
    known.reserve(detail::code_meanings.size());
    for (detail::code_meaning const& m : detail::code_meanings) { known.emplace_back(name(m.of)); }
    detail::refuse_name("コード", text, known, "unknown code");
}

TOMAKOMAI_KPI_INLINE std::string japanese(code c)
{
    detail::code_meaning const* const m = detail::meaning_of(c);
    return m == nullptr ? "" : m->japanese;
}

TOMAKOMAI_KPI_INLINE std::string english(code c)
{
    detail::code_meaning const* const m = detail::meaning_of(c);
    return m == nullptr ? "" : m->english;
}

}  // namespace tomakomai_kpi

#endif
