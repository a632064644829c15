// SPDX-License-Identifier: BSL-1.0
#include "progress/judgement.hpp"

namespace tomakomai_kpi::detail {

std::string judgement::in_words(code reason, std::optional<fiscal_year> year)
{
    if (reason != code::not_recorded) { return japanese(reason); }
    return (year ? to_string(*year) + "の" : "") + "実績は未登録";
}

std::string judgement::refusal(std::string const& title, code reason) const
{
    return title + ": 算出不能 [" + name(reason) + "] " + in_words(reason, year_)
           + way_to_count_points(reason);
}

std::string judgement::clock_in_words() const
{
    bool const own = clock_.kind() == clock_kind::plan && has_years_of_its_own();
    return japanese(clock_)
           + (own ? "、目標の期間 " + to_string(of_.target->period()) : std::string{});
}

std::string judgement::elapsed_text(lapse const& l) const
{
    return std::to_string(l.n) + "/" + std::to_string(l.whole) + "(" + clock_in_words() + ")";
}

std::string judgement::way_to_count_points(code reason) const
{
    bool const open = reason == code::not_ratio_scale
                      && of_.aggregation.kind == aggregation_kind::unknown && of_.target
                      && t().unit().is(unit_of<units::点>);
    return open ? "。点が物の数なら、集計を flow か stock と宣言する(aggregation)" : "";
}

}  // namespace tomakomai_kpi::detail
