// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/clock.hpp>

#include <algorithm>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<clock_kind, 3> clock_names{{{clock_kind::plan, "plan"},
                                                    {clock_kind::baseline, "baseline"},
                                                    {clock_kind::project, "project"}}};

}  // namespace

void progress_clock::throw_no_period()
{
    throw period_error{code::bad_period, "経過を数える期間がありません (no period)", "", ""};
}

std::string to_string(progress_clock const& c)
{
    return c.period() ? to_string(*c.period()) : detail::name_of(clock_names, c.kind());
}

progress_clock parse_clock(std::string_view text)
{
    auto const* const found =
        std::ranges::find(clock_names, text, [](auto const& n) { return n.second; });
    if (found != clock_names.end()) { return found->first; }
    try {
        return parse_fiscal_period(text);
    } catch (kpi_error const&) {
        detail::refuse_name("経過の起点", text,
                            detail::names_in(clock_names, [](auto const& n) { return n.second; }),
                            "unknown name",
                            "plan, baseline, project か、R4-R6のような期間を書いてください");
    }
}

std::string japanese(progress_clock const& c)
{
    switch (c.kind()) {
    case clock_kind::plan: return "計画初年度から";
    case clock_kind::baseline: return "基準年度から";
    case clock_kind::project: return "事業開始から";
    case clock_kind::custom: return to_string(c) + "の期間で";
    }
    return "";
}

}  // namespace tomakomai_kpi
