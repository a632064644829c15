// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/reason.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "progress/judgement.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<language, 2> language_names{
    {{language::japanese, "ja"}, {language::english, "en"}}};

constexpr detail::names<assessed_figure, 7> figure_names{
    {{assessed_figure::met, "met"},
     {assessed_figure::attainment, "attainment"},
     {assessed_figure::gap_closure, "gap_closure"},
     {assessed_figure::elapsed, "elapsed"},
     {assessed_figure::on_path, "on_path"},
     {assessed_figure::required_per_year, "required_per_year"},
     {assessed_figure::status, "status"}}};

// One thing in both languages.
struct told {
    std::string japanese;
    std::string english;

    std::string in(language l) const { return l == language::japanese ? japanese : english; }
};

// What cannot be had; what it is missing for comes before it in Japanese, behind it in English.
told consequence(assessed_figure f)
{
    switch (f) {
    case assessed_figure::met:
        return {"達成したかどうかを判定できません", "Whether the target is met cannot be said"};
    case assessed_figure::attainment:
        return {"達成率を計算できません", "The attainment rate cannot be computed"};
    case assessed_figure::gap_closure:
        return {"どれだけ近づいたかを計算できません",
                "How much of the gap has closed cannot be computed"};
    case assessed_figure::elapsed:
        return {"期間のどれだけが過ぎたかを計算できません",
                "How much of the time has elapsed cannot be computed"};
    case assessed_figure::required_per_year:
        return {"目標達成に必要な年間の実績を計算できません",
                "What is needed per year cannot be computed"};
    case assessed_figure::on_path:
    case assessed_figure::status: break;
    }
    return {"順調か遅れかを判定できません", "Whether it is on track or behind cannot be said"};
}

told sentence(told const& cause, told const& effect)
{
    return {cause.japanese + "、" + effect.japanese + "。",
            effect.english + ": " + cause.english + "."};
}

struct cause_in_general {
    code of;
    char const* japanese;
    char const* english;
};

// Where nothing is said of one indicator's own values.
constexpr std::array causes{
    cause_in_general{code::not_recorded, "実績の記載がないため", "no actual is given"},
    cause_in_general{code::not_started, "まだ始まっていないため", "it has not started"},
    cause_in_general{code::not_measured, "実績が測られていないため", "the actual was not measured"},
    cause_in_general{code::pending, "実績が未公表のため", "the actual is not yet published"},
    cause_in_general{code::suspended, "特殊な事情で中止となり、実績がないため",
                     "it was suspended by a special event"},
    cause_in_general{code::unread, "実績値の記載を数として読み取れないため",
                     "what is printed cannot be read as a number"},
    cause_in_general{code::unspecified, "値の記載がなく、その理由も書かれていないため",
                     "a value is missing without a reason"},
    cause_in_general{code::no_amount, "必要な値が一つの数で示されていないため",
                     "what is needed is not given as a single number"},
    cause_in_general{code::missing, "値の記載がないため", "a value is missing"},
    cause_in_general{code::bound, "値が「以上」「以下」で書かれ、一つの数ではないため",
                     "a value is a bound and no single number"},
    cause_in_general{code::mixed_basis, "単年度の値と累計の値が混ざっているため",
                     "annual and cumulative values are mixed"},
    cause_in_general{code::basis_unclear,
                     "名称には「累計」とあるのに値には累計の表示がなく、どちらか分からないため",
                     "the name says cumulative and the values do not"},
    cause_in_general{code::definition_changed, "値どうしの単位や定義が違うため",
                     "the values differ in unit or definition"},
    cause_in_general{code::unit_mismatch, "値どうしの単位が違うため", "the units differ"},
    cause_in_general{code::basis_mismatch, "値どうしの数え方(単年度・累計・時点)が違うため",
                     "the values are on different bases"},
    cause_in_general{code::start_differs, "累計を数え始める年度が違うため",
                     "the totals count from different years"},
    cause_in_general{code::no_baseline, "基準値の記載がないため", "no baseline is given"},
    cause_in_general{code::baseline_equals_target, "目標値が基準値と同じで、縮める差がないため",
                     "the target equals the baseline, so that there is no gap"},
    cause_in_general{code::target_zero, "目標値が0で、割り算ができないため",
                     "the target is zero, by which nothing can be divided"},
    cause_in_general{code::zero_denominator, "割る数が0になるため", "it would divide by zero"},
    cause_in_general{code::direction_unknown,
                     "多いほどよいのか、少ないほどよいのかが示されていないため",
                     "nothing says whether more or less is better"},
    cause_in_general{code::direction_conflict, "目標値が基準値より悪い側にあるため",
                     "the target is worse than the baseline"},
    cause_in_general{code::aggregation_unknown,
                     "年度をまたいで足せる数かどうかが示されていないため",
                     "nothing says whether the values add over years"},
    cause_in_general{code::aggregation_conflict,
                     "年度をまたいで足せる数かどうかの手がかりが食い違うため",
                     "what speaks for adding over years is contradicted"},
    cause_in_general{code::lower_is_better, "少ないほどよい指標に「実績÷目標」は使えないため",
                     "less is better, so that actual ÷ target would rise as it gets worse"},
    cause_in_general{code::not_ratio_scale, "点数・段階・順位のように、割り算に意味のない数のため",
                     "scores and ranks cannot be divided"},
    cause_in_general{code::not_applicable,
                     "現状の維持を目標とする指標で、多いほど(少ないほど)よいとは言えないため",
                     "it is to be maintained, so that neither more nor less is better"},
    cause_in_general{code::tolerance_unknown,
                     "目標値とは違う値で、どこまでの差を維持とみなすかが示されていないため",
                     "it is off the target, and nothing says which difference is near enough"},
    cause_in_general{code::period_over, "目標の年度を過ぎているか、残る年度がないため",
                     "the year of the target is over, or no year is left"},
    cause_in_general{code::rule_hole, "評価基準のどの区分にも当てはまらないため",
                     "no grade of the rulebook holds it"},
    cause_in_general{code::rule_overlap, "評価基準の二つの区分に当てはまるため",
                     "two grades of the rulebook hold it"},
};

told general_cause(code reason)
{
    auto const* const found = std::ranges::find(causes, reason, &cause_in_general::of);
    if (found != causes.end()) { return {found->japanese, found->english}; }
    return {"「" + japanese(reason) + "」という理由のため", english(reason)};
}

// A value under what documents call it.
struct named_value {
    char const* japanese;
    char const* english;
    value const* of;
};

// 令和3年度 is the fiscal year 2021, 令和2年度～令和6年度 the fiscal years 2020–2024.
std::string in_english(fiscal_period const& years)
{
    std::string const first = std::to_string(years.first().start_year());
    if (years.years() == 1) { return "fiscal year " + first; }
    return "fiscal years " + first + "–" + std::to_string(years.last().start_year());
}

std::string english_quote(value const& v)
{
    return "“" + detail::shortened(to_string(v)) + "”";
}

std::string text_of(value const& v)
{
    return detail::quote(to_string(v));
}

told no_amount_in(named_value const& v)
{
    std::string const ja = v.japanese;
    std::string const en = std::string{"the "} + v.english;
    if (v.of == nullptr || v.of->is_missing()) {
        return {ja + "の記載がないため", "no " + std::string{v.english} + " is given"};
    }
    if (v.of->is_range() || v.of->bound() != bound::none) {
        return {ja + text_of(*v.of) + "が一つの数ではないため",
                en + " " + english_quote(*v.of) + " is not a single number"};
    }
    return {ja + "が" + text_of(*v.of) + "と言葉で書かれているため",
            en + " " + english_quote(*v.of) + " is in words"};
}

told differing_bases(named_value const& x, named_value const& y)
{
    return {std::string{x.japanese} + "は" + japanese(x.of->basis()) + "、" + y.japanese + "は"
                + japanese(y.of->basis()) + "のため",
            std::string{"the "} + x.english + " is " + name(x.of->basis()) + " and the " + y.english
                + " " + name(y.of->basis())};
}

told differing_units(named_value const& x, named_value const& y)
{
    if (commensurable(x.of->unit(), y.of->unit())) {
        return {std::string{x.japanese} + "と" + y.japanese + "の一方だけが延べの数のため",
                std::string{"only one of the "} + x.english + " and the " + y.english
                    + " counts who comes again anew"};
    }
    return {std::string{x.japanese} + text_of(*x.of) + "と" + y.japanese + text_of(*y.of)
                + "の単位が違うため",
            std::string{"the "} + x.english + " " + english_quote(*x.of) + " and the " + y.english
                + " " + english_quote(*y.of) + " have different units"};
}

class teller : detail::judgement {
public:
    teller(indicator const& judged, assessment const& a)
        : judgement{judged, a.year, a.clock}, said_{a}, range_{limits_of_range()}
    {
    }

    told cause(assessed_figure f, code reason) const
    {
        if (is_of_clock(f, reason)) { return cause_of_clock(reason); }
        switch (reason) {
        case code::not_recorded:
        case code::not_measured:
        case code::pending:
        case code::suspended: return in_that_year(general_cause(reason));
        case code::not_started:
            return in_that_year({"まだ始まっておらず、実績がないため", "it has not started"});
        case code::unread:
            return {"実績値の記載" + detail::quote(a().kept_text()) + "を数として読み取れないため",
                    "the actual “" + detail::shortened(a().kept_text())
                        + "” cannot be read as a number"};
        case code::no_amount: return cause_of_no_amount();
        case code::mixed_basis: {
            auto const [x, y] = differing_pair();
            return differing_bases(x, y);
        }
        case code::definition_changed: {
            auto const [x, y] = differing_pair();
            return differing_units(x, y);
        }
        case code::start_differs:
            return {"実績値は" + to_string(actual_->period()) + "、目標値は"
                        + to_string(of_.target->period()) + "の累計で、数え始めの年度が違うため",
                    "the actual adds up " + in_english(actual_->period()) + " and the target "
                        + in_english(of_.target->period())};
        case code::direction_conflict:
            return {"目標値" + text_of(t()) + "が基準値" + text_of(b()) + "より悪い側にあるため",
                    "the target " + english_quote(t()) + " is worse than the baseline "
                        + english_quote(b())};
        case code::baseline_equals_target:
            return {"目標値" + text_of(t()) + "が基準値と同じで、縮める差がないため",
                    "the target " + english_quote(t())
                        + " equals the baseline, so that there is no gap"};
        case code::no_baseline:
            if (of_.baseline && !b().is_missing()) { return no_amount_in(baseline()); }
            break;
        case code::not_ratio_scale: return cause_of_no_ratio(f);
        case code::period_over: return cause_of_no_years();
        default: break;
        }
        return general_cause(reason);
    }

private:
    named_value actual() const { return {"実績値", "actual", actual_ == nullptr ? nullptr : &a()}; }
    named_value target() const { return {"目標値", "target", of_.target ? &t() : nullptr}; }
    named_value baseline() const { return {"基準値", "baseline", of_.baseline ? &b() : nullptr}; }

    told in_that_year(told const& what) const
    {
        if (!year_) { return what; }
        return {to_string(*year_) + "は" + what.japanese,
                what.english + " in " + in_english(*year_)};
    }

    // The clock has no answer where all else has one.
    bool is_of_clock(assessed_figure f, code reason) const
    {
        if (f == assessed_figure::elapsed) { return true; }
        bool const asks_clock = f == assessed_figure::on_path || f == assessed_figure::status;
        return asks_clock && reason == said_.elapsed.undefined && why_not_judged() == code::none
               && !last_year_has_come();
    }

    told cause_of_clock(code reason) const
    {
        std::string const year = year_ ? to_string(*year_) : "";
        switch (reason) {
        case code::not_recorded:
            return {"実績の記載がなく、どの年度まで数えるかが決まらないため",
                    "no actual says up to which year to count"};
        case code::no_baseline:
            return {"基準値の記載がなく、いつから数えるかが決まらないため",
                    "no baseline says from which year to count"};
        case code::no_amount:
            return {"事業の開始年度が示されていないため",
                    "no first year of the project is declared"};
        case code::not_started:
            return {year + "は数え始める年度より前のため",
                    (year_ ? in_english(*year_) : "it") + " is before the first year that counts"};
        case code::period_over: return cause_of_no_years();
        default: break;
        }
        return general_cause(reason);
    }

    told cause_of_no_years() const
    {
        std::string const last = to_string(last_year());
        if (year_ && *year_ == last_year()) {
            return {last + "が目標の年度で、残る年度がないため",
                    in_english(last_year()) + " is the target's own year, so that no year is left"};
        }
        return {(year_ ? to_string(*year_) + "は" : "") + "目標の年度(" + last
                    + ")を過ぎているため",
                "the target's own year, " + in_english(last_year()) + ", is over"};
    }

    told cause_of_no_amount() const
    {
        if (why_no_actual() != code::none) { return no_amount_in(actual()); }
        if (direction() == direction_kind::range) { return cause_of_no_range(); }
        if (!of_.target || !t().has_amount()) { return no_amount_in(target()); }
        return {"維持とみなす許容幅が数で示されていないため",
                "the tolerance of what is to be maintained is no number"};
    }

    told cause_of_no_range() const
    {
        if (!range_.low && !range_.high) {
            return {"収めるべき範囲が示されていないため", "no range to stay in is given"};
        }
        if ((range_.low && !range_.low->has_amount())
            || (range_.high && !range_.high->has_amount())) {
            return {"収めるべき範囲が数で示されていないため", "the range to stay in is no number"};
        }
        detail::corridor const within = kept_within();
        if (within.low && within.high && *within.low > *within.high) {
            return {"収めるべき範囲の下限が上限より大きいため",
                    "the lower limit of the range is above its upper one"};
        }
        return {"範囲に収める指標で、多いほど(少ないほど)よいとは言えないため",
                "it is to stay in a range, so that neither more nor less is better"};
    }

    told cause_of_no_ratio(assessed_figure f) const
    {
        if (a().unit().scale() == scale_kind::ordinal) {
            return f == assessed_figure::required_per_year
                       ? told{"順位は1年あたりに分けられる数ではないため",
                              "ranks cannot be shared out over years"}
                       : told{"順位は割り算のできる数ではないため", "ranks cannot be divided"};
        }
        if (divides_by(t()) && t().number().sign() < 0) {
            return {"目標値" + text_of(t()) + "が負の数のため",
                    "the target " + english_quote(t()) + " is negative"};
        }
        return general_cause(code::not_ratio_scale);
    }

    // The two that do not meet; the limit of a range stands in the target's place.
    std::pair<named_value, named_value> differing_pair() const
    {
        if (direction() == direction_kind::range) {
            for (auto const* limit : {&range_.low, &range_.high}) {
                if (*limit && why_differ(a(), **limit) != code::none) {
                    return {actual(), {"範囲の限度", "limit of the range", &**limit}};
                }
            }
        }
        if (of_.target && t().has_amount() && why_differ(a(), t()) != code::none) {
            return {actual(), target()};
        }
        if (has_baseline() && of_.target && why_differ(b(), t()) != code::none) {
            return {baseline(), target()};
        }
        return {actual(), {"許容幅", "tolerance", &*of_.direction.tolerance}};
    }

    assessment const& said_;
    limits range_;
};

}  // namespace

language parse_language(std::string_view text)
{
    return detail::named(language_names, text, "言語");
}

std::string to_string(assessed_figure f)
{
    return detail::name_of(figure_names, f);
}

assessed_figure parse_assessed_figure(std::string_view text)
{
    return detail::named(figure_names, text, "数や判定");
}

code undefined_code(assessment const& a, assessed_figure f)
{
    switch (f) {
    case assessed_figure::met: return a.met.undefined;
    case assessed_figure::attainment: return a.attainment.undefined;
    case assessed_figure::gap_closure: return a.gap_closure.undefined;
    case assessed_figure::elapsed: return a.elapsed.undefined;
    case assessed_figure::on_path: return a.on_path.undefined;
    case assessed_figure::required_per_year: return a.required_per_year.undefined;
    case assessed_figure::status: break;
    }
    return a.status_reason;
}

std::string reason_of(indicator const& judged, assessment const& a, assessed_figure f, language in)
{
    code const reason = undefined_code(a, f);
    if (reason == code::none) { return ""; }
    indicator held_against = judged;
    held_against.target = a.target;
    bool const differs = reason == code::mixed_basis || reason == code::definition_changed;
    told const effect = f == assessed_figure::gap_closure && differs
                            ? told{"差を計算できません", "The difference cannot be computed"}
                            : consequence(f);
    return sentence(teller{held_against, a}.cause(f, reason), effect).in(in);
}

std::vector<code> reasons_told()
{
    std::vector<code> out;
    out.reserve(causes.size());
    for (cause_in_general const& c : causes) { out.push_back(c.of); }
    return out;
}

std::string reason_in_general(code reason, language in)
{
    if (reason == code::none) { return ""; }
    return sentence(general_cause(reason),
                    {"計算や判定ができません", "It cannot be computed or judged"})
        .in(in);
}

}  // namespace tomakomai_kpi
