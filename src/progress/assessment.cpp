// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/assessment.hpp>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "progress/figures.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<status, 11> status_names{{{status::not_recorded, "not_recorded"},
                                                  {status::not_started, "not_started"},
                                                  {status::suspended, "suspended"},
                                                  {status::not_measured, "not_measured"},
                                                  {status::pending, "pending"},
                                                  {status::achieved, "achieved"},
                                                  {status::missed, "missed"},
                                                  {status::undecidable, "undecidable"},
                                                  {status::on_path, "on_path"},
                                                  {status::regressed, "regressed"},
                                                  {status::behind_path, "behind_path"}}};

// All figures, and the status that sums them up.
class assessor : detail::figures {
public:
    using figures::figures;

    assessment result()
    {
        assessment a;
        a.year = year_;
        a.target = of_.target;
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
    void judge_status(assessment& out) const
    {
        code const absent = why_no_actual();
        bool const no_use = absent == code::none
                            && actual_->status() == observation_status::special_event
                            && a().number().sign() == 0;
        bool const cancelled = no_use || absent == code::suspended;
        if (absent == code::not_recorded) {
            out.status = status::not_recorded;
        } else if (absent == code::not_started) {
            out.status = status::not_started;
        } else if (cancelled) {
            out.status = status::suspended;
        } else if (absent == code::not_measured) {
            out.status = status::not_measured;
        } else if (absent == code::pending) {
            out.status = status::pending;
        } else if (out.met.value && *out.met.value) {
            out.status = status::achieved;
        } else if (out.met.value && last_year_has_come()) {
            out.status = status::missed;
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

std::string status_in_words(assessment const& a)
{
    std::string text = japanese(a.status) + " [" + to_string(a.status) + "]";
    if (a.status == status::not_recorded) {
        text += " — " + detail::judgement::in_words(code::not_recorded, a.year);
    }
    if (a.status_reason != code::none) {
        text += " — " + japanese(a.status_reason) + " [" + name(a.status_reason) + "]";
    }
    if (a.ended) { text += " ・取組終了"; }
    return text;
}

}  // namespace

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
    case status::not_recorded: return "未登録";
    case status::not_started: return "未着手";
    case status::suspended: return "中止(特殊要因)";
    case status::not_measured: return "未測定";
    case status::pending: return "未公表";
    case status::achieved: return "達成";
    case status::missed: return "未達成";
    case status::undecidable: return "ペースを判定できない";
    case status::on_path: return "順調";
    case status::regressed: return "基準値より悪化";
    case status::behind_path: return "遅れ";
    }
    return "";
}

std::string assessment::explain_status() const
{
    return "状態 status: " + status_in_words(*this);
}

std::string assessment::explain() const
{
    std::string text = explain_status();
    for (auto const& line :
         {met.explanation, attainment.explanation, gap_closure.explanation, elapsed.explanation,
          on_path.explanation, required_per_year.explanation}) {
        text += "\n" + line;
    }
    for (assessment const& i : interim) {
        text += "\n中間目標 interim target(" + to_string(i.target->year()) + "、"
                + to_string(i.target->value()) + "): " + status_in_words(i);
    }
    for (auto const& note : notes) { text += "\n※ " + note; }
    return text;
}

assessment assess(indicator const& judged, std::optional<fiscal_year> year,
                  progress_clock const& on)
{
    assessment a = assessor{judged, year, on}.result();
    for (observation const& t : judged.interim_targets) {
        a.interim.push_back(assess(judged.judged_by(t.year()), t.year(), on));
    }
    return a;
}

std::vector<assessment> assess_targets(indicator const& judged, progress_clock const& on)
{
    std::vector<assessment> all;
    for (observation const& t : judged.targets()) {
        all.push_back(assess(judged.judged_by(t.year()), t.year(), on));
    }
    return all;
}

}  // namespace tomakomai_kpi
