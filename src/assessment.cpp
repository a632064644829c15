// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/assessment.hpp>

#include <utility>

#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact_text.hpp>
#include <tomakomai_kpi/fiscal_year_text.hpp>
#include <tomakomai_kpi/notation.hpp>

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

std::string percent_text(exact const& share)
{
    return to_fraction(share) + " (" + to_decimal(share * 100, 1) + "%)";
}

template <class T>
figure<T> undefined(std::string const& title, code reason)
{
    return {.value = std::nullopt,
            .undefined = reason,
            .explanation = title + ": 算出不能 [" + name(reason) + "] " + japanese(reason)};
}

template <class T>
figure<T> defined(T value, std::string const& explanation)
{
    figure<T> f;
    f.value = std::move(value);
    f.explanation = explanation;
    return f;
}

// Baseline, actual and target of one indicator in one year, and why they may not meet.
class judgement {
public:
    judgement(indicator const& judged, std::optional<fiscal_year> year, clock_kind on)
        : of_{judged}, clock_{on}, actual_{judged.actual(year)}
    {
        year_ = year ? year : actual_ != nullptr ? std::optional{actual_->year()} : std::nullopt;
    }

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
    value const& b() const { return of_.baseline->value(); }
    value const& a() const { return actual_->value(); }
    value const& t() const { return of_.target->value(); }

    // A bound (100人以上), a range, a rise and words say no amount.
    static bool has_amount(value const& v)
    {
        return !v.is_missing() && v.bound() == bound::none && v.form() == form::amount;
    }

    bool has_baseline() const { return of_.baseline && has_amount(b()); }

    direction_kind direction() const
    {
        if (of_.direction.kind != direction_kind::unknown) { return of_.direction.kind; }
        switch (t().bound()) {
        case bound::at_least:
        case bound::more_than: return direction_kind::up;
        case bound::at_most:
        case bound::less_than: return direction_kind::down;
        case bound::none: return direction_kind::unknown;
        }
        return direction_kind::unknown;
    }

    code why_no_actual() const
    {
        if (actual_ == nullptr) { return code::not_measured; }
        switch (actual_->status()) {
        case observation_status::not_started: return code::not_started;
        case observation_status::not_measured: return code::not_measured;
        case observation_status::pending: return code::pending;
        default: break;
        }
        if (has_amount(a())) { return code::none; }
        switch (a().reason()) {
        case code::not_started:
        case code::not_measured:
        case code::pending: return a().reason();
        default: return code::no_amount;
        }
    }

    // Why actual and target may not meet in any formula.
    code why_not_comparable() const
    {
        if (code const reason = why_no_actual(); reason != code::none) { return reason; }
        if (!of_.target || t().is_missing() || t().form() != form::amount) {
            return code::no_amount;
        }
        bool const named_cumulative = of_.name.find("累計") != std::string::npos;
        if (named_cumulative && t().basis() != basis::cumulative) { return code::basis_unclear; }
        return why_differ(a(), t());
    }

    static code why_differ(value const& x, value const& y)
    {
        if (!commensurable(x.unit(), y.unit())) { return code::definition_changed; }
        return x.basis() == y.basis() ? code::none : code::mixed_basis;
    }

    // As above, with the baseline too.
    code why_no_line() const
    {
        if (code const reason = why_not_comparable(); reason != code::none) { return reason; }
        if (!has_baseline()) { return code::no_baseline; }
        return why_differ(b(), t());
    }

    code why_no_direction() const
    {
        return direction() == direction_kind::unknown ? code::direction_unknown : code::none;
    }

    bool target_on_wrong_side() const
    {
        exact const way = t().coherent_amount() - b().coherent_amount();
        return (direction() == direction_kind::up && way.sign() < 0)
               || (direction() == direction_kind::down && way.sign() > 0);
    }

    // n of N years; N is positive.
    struct lapse {
        int n = 0;
        int whole = 0;
        code undefined = code::none;
    };

    lapse lapse_of_clock() const
    {
        if (!year_) { return {.undefined = code::not_measured}; }
        lapse l;
        if (clock_ == clock_kind::plan) {
            l = {.n = *year_ - of_.period.first() + 1, .whole = of_.period.years()};
        } else {
            if (!of_.baseline) { return {.undefined = code::no_baseline}; }
            fiscal_year const start = of_.baseline->year();
            fiscal_year const end = of_.target ? of_.target->year() : of_.period.last();
            l = {.n = *year_ - start, .whole = end - start};
        }
        if (l.n < 1) { l.undefined = code::not_started; }
        if (l.n > l.whole) { l.undefined = code::period_over; }
        return l;
    }

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
        bool const ratio_scale = of_.aggregation.kind != aggregation_kind::score
                                 && (reason != code::none || t().unit().scale() == scale_kind::ratio
                                     || t().unit().scale() == scale_kind::proportion);
        if (reason == code::none && !ratio_scale) { reason = code::not_ratio_scale; }
        if (reason == code::none && t().number().sign() == 0) { reason = code::target_zero; }
        if (reason != code::none) { return undefined<exact>(title, reason); }
        exact const rate = a().coherent_amount() / t().coherent_amount();
        return defined(rate, title + " = " + to_string(a()) + " ÷ " + to_string(t()) + " = "
                                 + percent_text(rate));
    }

    // Why the straight line from baseline to target says nothing.
    code why_no_closure() const
    {
        if (code const reason = why_no_line(); reason != code::none) { return reason; }
        if (t().coherent_amount() == b().coherent_amount()) { return code::baseline_equals_target; }
        if (code const reason = why_no_direction(); reason != code::none) { return reason; }
        return target_on_wrong_side() ? code::direction_conflict : code::none;
    }

    exact closure() const
    {
        return (a().coherent_amount() - b().coherent_amount())
               / (t().coherent_amount() - b().coherent_amount());
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
        basis const on = t().basis() == basis::cumulative ? basis::annual : change_of(t().basis());
        unit const in = difference_unit(finer(a().unit(), t().unit()));
        auto const per_year = [&](exact const& coherent_amount) {
            std::int64_t const multiplier =
                a().multiplier() < t().multiplier() ? a().multiplier() : t().multiplier();
            return value{coherent_amount / (in.factor() * multiplier), in, on, multiplier};
        };
        if (*met.value) { return defined(per_year(0), title + " = 0: 目標に達している"); }
        int const left = of_.target->year() - *year_;
        if (left < 1) { return undefined<value>(title, code::period_over); }
        value needed = per_year((t().coherent_amount() - a().coherent_amount()) / left);
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

    indicator const& of_;
    clock_kind clock_;
    observation const* actual_;
    std::optional<fiscal_year> year_;
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
    return judgement{judged, year, on}.result();
}

}  // namespace tomakomai_kpi
