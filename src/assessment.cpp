// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/assessment.hpp>

#include <utility>

#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact_text.hpp>
#include <tomakomai_kpi/fiscal_year_text.hpp>
#include <tomakomai_kpi/notation.hpp>

#include "judgement.hpp"
#include "names.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<clock_kind, 2> clock_names{
    {{clock_kind::plan, "plan"}, {clock_kind::baseline, "baseline"}}};

constexpr detail::names<status, 9> status_names{{{status::not_started, "not_started"},
                                                 {status::suspended, "suspended"},
                                                 {status::not_measured, "not_measured"},
                                                 {status::pending, "pending"},
                                                 {status::achieved, "achieved"},
                                                 {status::undecidable, "undecidable"},
                                                 {status::on_path, "on_path"},
                                                 {status::regressed, "regressed"},
                                                 {status::behind_path, "behind_path"}}};

using detail::defined;
using detail::percent_text;
using detail::undefined;

// The figures of an assessment, from what a judgement lets meet.
class assessor : detail::judgement {
public:
    using judgement::judgement;

    assessment result()
    {
        assessment a;
        a.year = year_;
        a.clock = clock_;
        a.elapsed = elapsed();
        a.met = met();
        a.attainment = attainment();
        a.gap_closure = gap_closure();
        a.on_path = on_path(a.elapsed, a.met);
        a.required_per_year = required_per_year(a.met);
        a.ended = of_.ended();
        if (actual_ != nullptr) { a.notes = actual_->notes(); }
        judge_status(a);
        return a;
    }

private:
    figure<exact> elapsed() const
    {
        std::string const title = clock_ == clock_kind::plan ? "経過 elapsed(計画の時計)"
                                                             : "経過 elapsed(基準年度からの時計)";
        lapse const l = lapse_of_clock();
        if (l.undefined != code::none) { return undefined<exact>(title, l.undefined); }
        exact const share = exact::ratio(l.n, l.whole);
        return defined(share, title + " = " + to_string(*year_) + "は" + std::to_string(l.whole)
                                  + "年のうち" + std::to_string(l.n)
                                  + "年目まで = " + percent_text(share));
    }

    figure<bool> met() const
    {
        std::string const title = "達成 met";
        code reason = why_not_comparable();
        if (reason == code::none) { reason = why_no_direction(); }
        if (reason == code::none && direction() == direction_kind::range) {
            reason = code::no_amount;
        }
        if (reason != code::none) { return undefined<bool>(title, reason); }

        auto const order = a().coherent_amount() <=> t().coherent_amount();
        bool reached = false;
        std::string sign;
        if (direction() == direction_kind::up) {
            bool const strict = t().bound() == bound::more_than;
            reached = strict ? order > 0 : order >= 0;
            sign = strict ? " > " : " ≥ ";
        } else if (direction() == direction_kind::down) {
            bool const strict = t().bound() == bound::less_than;
            reached = strict ? order < 0 : order <= 0;
            sign = strict ? " < " : " ≤ ";
        } else {
            reached = order == 0;
            sign = " = ";
        }
        return defined(reached, title + ": 実績 " + to_string(a()) + sign + "目標 " + to_string(t())
                                    + " は" + (reached ? "成り立つ" : "成り立たない"));
    }

    figure<exact> attainment() const
    {
        std::string const title = "達成率 attainment = 実績 ÷ 目標";
        code reason = why_not_comparable();
        if (reason == code::none) { reason = why_no_direction(); }
        if (reason == code::none && direction() == direction_kind::down) {
            reason = code::lower_is_better;
        }
        if (reason == code::none && !on_ratio_scale()) { reason = code::not_ratio_scale; }
        if (reason == code::none && t().number().sign() == 0) { reason = code::target_zero; }
        if (reason != code::none) { return undefined<exact>(title, reason); }
        exact const rate = a().coherent_amount() / t().coherent_amount();
        return defined(rate, title + " = " + to_string(a()) + " ÷ " + to_string(t()) + " = "
                                 + percent_text(rate));
    }

    figure<exact> gap_closure() const
    {
        std::string const title = "進捗率 gap closure = (実績 − 基準) ÷ (目標 − 基準)";
        if (code const reason = why_no_closure(); reason != code::none) {
            return undefined<exact>(title, reason);
        }
        return defined(closure(), title + " = (" + to_string(a()) + " − " + to_string(b()) + ") ÷ ("
                                      + to_string(t()) + " − " + to_string(b())
                                      + ") = " + percent_text(closure()));
    }

    figure<bool> on_path(figure<exact> const& elapsed, figure<bool> const& met) const
    {
        std::string const title = "経路 on path";
        code reason = why_not_comparable();
        if (reason != code::none) { return undefined<bool>(title, reason); }
        if (!elapsed.value) { return undefined<bool>(title, elapsed.undefined); }
        std::string const share = to_fraction(*elapsed.value);

        if (t().basis() == basis::cumulative) {
            reason = why_no_direction();
            if (reason != code::none) { return undefined<bool>(title, reason); }
            auto const order = a().coherent_amount() <=> t().coherent_amount() * *elapsed.value;
            bool const kept = direction() == direction_kind::down ? order <= 0 : order >= 0;
            return defined(kept, title + "(累計のペース): 実績 " + to_string(a())
                                     + (direction() == direction_kind::down ? " ≤ " : " ≥ ")
                                     + "目標 " + to_string(t()) + " × 経過 " + share + " は"
                                     + (kept ? "成り立つ" : "成り立たない"));
        }

        reason = why_no_closure();
        if (reason == code::baseline_equals_target) {
            if (!met.value) { return undefined<bool>(title, met.undefined); }
            return defined(*met.value,
                           title + "(目標が基準と同じ): 達成していれば経路上 — " + met.explanation);
        }
        if (reason != code::none) { return undefined<bool>(title, reason); }
        bool const kept = closure() >= *elapsed.value;
        return defined(kept, title + "(基準から目標への直線): 進捗率 " + to_fraction(closure())
                                 + " ≥ 経過 " + share + " は"
                                 + (kept ? "成り立つ" : "成り立たない"));
    }

    figure<value> required_per_year(figure<bool> const& met) const
    {
        std::string const title = "必要量 required per year";
        if (!met.value) { return undefined<value>(title, met.undefined); }
        if (code const reason = why_no_scaling(); reason != code::none) {
            return undefined<value>(title, reason);
        }
        basis const on = t().basis() == basis::cumulative ? basis::annual : change_of(t().basis());
        if (*met.value) {
            return defined(in_printed_units(0, on), title + " = 0: 目標に達している");
        }
        int const left = of_.target->year() - *year_;
        if (left < 1) { return undefined<value>(title, code::period_over); }
        value needed = in_printed_units((t().coherent_amount() - a().coherent_amount()) / left, on);
        if (t().bound() == bound::more_than || t().bound() == bound::less_than) {
            needed.with_bound(t().bound());
        }
        std::string text = title + " = (目標 − 実績) ÷ 残り年数 = (" + to_string(t()) + " − "
                           + to_string(a()) + ") ÷ " + std::to_string(left)
                           + "年 = " + to_string(needed);
        return defined(std::move(needed), text);
    }

    bool worse_than_baseline() const
    {
        if (why_no_line() != code::none) { return false; }
        auto const order = a().coherent_amount() <=> b().coherent_amount();
        return direction() == direction_kind::down ? order > 0 : order < 0;
    }

    void judge_status(assessment& out) const
    {
        code const absent = why_no_actual();
        bool const cancelled = absent == code::none
                               && actual_->status() == observation_status::special_event
                               && a().number().sign() == 0;
        if (absent == code::not_started) {
            out.status = status::not_started;
        } else if (cancelled) {
            out.status = status::suspended;
        } else if (absent == code::not_measured) {
            out.status = status::not_measured;
        } else if (absent == code::pending) {
            out.status = status::pending;
        } else if (out.met.value && *out.met.value) {
            out.status = status::achieved;
        } else if (!out.met.value || !out.on_path.value) {
            out.status = status::undecidable;
            out.status_reason = !out.met.value ? out.met.undefined : out.on_path.undefined;
        } else if (*out.on_path.value) {
            out.status = status::on_path;
        } else {
            out.status = worse_than_baseline() ? status::regressed : status::behind_path;
        }
    }
};

}  // namespace

std::string to_string(clock_kind c)
{
    return detail::name_of(clock_names, c);
}

clock_kind parse_clock(std::string_view text)
{
    return detail::named(clock_names, text, "時計");
}

std::string to_string(status s)
{
    return detail::name_of(status_names, s);
}

status parse_status(std::string_view text)
{
    return detail::named(status_names, text, "状態");
}

std::string japanese(status s)
{
    switch (s) {
    case status::not_started: return "未着手";
    case status::suspended: return "中止(特殊要因)";
    case status::not_measured: return "未測定";
    case status::pending: return "未公表";
    case status::achieved: return "達成";
    case status::undecidable: return "判定不能";
    case status::on_path: return "経路以上";
    case status::regressed: return "基準以下";
    case status::behind_path: return "経路未満";
    }
    return "";
}

std::string assessment::explain() const
{
    std::string text = "状態 status: " + japanese(status) + " [" + to_string(status) + "]";
    if (status_reason != code::none) {
        text += " — " + japanese(status_reason) + " [" + name(status_reason) + "]";
    }
    if (ended) { text += " ・取組終了"; }
    for (auto const& line :
         {met.explanation, attainment.explanation, gap_closure.explanation, elapsed.explanation,
          on_path.explanation, required_per_year.explanation}) {
        text += "\n" + line;
    }
    for (auto const& note : notes) { text += "\n※ " + note; }
    return text;
}

assessment assess(indicator const& judged, std::optional<fiscal_year> year, clock_kind on)
{
    return assessor{judged, year, on}.result();
}

}  // namespace tomakomai_kpi
