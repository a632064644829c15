// SPDX-License-Identifier: BSL-1.0
#include "column/judged_rows.hpp"

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/pairs.hpp"

namespace tomakomai_kpi::detail {

namespace {

constexpr char const* deed = "比べられません";

void require_meet(any_column const& a, any_column const& b)
{
    operand const x = a.type().measured();
    operand const y = b.type().measured();
    if (verdict const may = rule::order(x, y); !may.allowed()) { throw_refused(may, x, y, deed); }
    require_same_length(a, b);
}

}  // namespace

code why_no_actual(code missing) noexcept
{
    switch (missing) {
    case code::none:
    case code::not_started:
    case code::not_measured:
    case code::pending:
    case code::suspended:
    case code::unread: return missing;
    default: return code::no_amount;
    }
}

judged_rows::judged_rows(any_column const& actual, any_column const& target,
                         any_column const* baseline, column_direction better)
    : actual_{actual}, target_{target}, baseline_{baseline}, better_{better}
{
    if (better.kind != direction_kind::up && better.kind != direction_kind::down) {
        throw kpi_error{code::bad_argument,
                        "列の方向は up か down です (the direction of a column is up or down)"};
    }
    require_meet(actual, target);
    if (baseline != nullptr) { require_same_length(actual, *baseline); }
    if (baseline != nullptr && !is_cumulative()) { require_meet(actual, *baseline); }
    for (any_column const* side : {&actual, &target, baseline}) {
        if (side == nullptr || side->kept().empty()) { continue; }
        for (std::size_t row = 0; row < side->size(); ++row) {
            if (side->kept_at(row) != nullptr) { judged_.push_back(row); }
        }
    }
    std::ranges::sort(judged_);
    judged_.erase(std::unique(judged_.begin(), judged_.end()), judged_.end());
}

bool judged_rows::is_cumulative() const
{
    return target_.type().basis == basis::cumulative;
}

void judged_rows::require_line() const
{
    if (baseline_ != nullptr) { require_meet(target_, *baseline_); }
}

bool judged_rows::has_comparable_baseline() const
{
    return baseline_ != nullptr
           && rule::order(actual_.type().measured(), baseline_->type().measured()).allowed();
}

std::vector<unsigned char> judged_rows::reasons() const
{
    if (actual_.is_whole() && target_.is_whole()) { return {}; }
    std::vector<unsigned char> out(actual_.size(), 0);
    for (std::size_t row = 0; row < out.size(); ++row) {
        code why = why_no_actual(actual_.reason(row));
        if (why == code::none && target_.reason(row) != code::none) { why = code::no_amount; }
        out[row] = static_cast<unsigned char>(why);
    }
    return out;
}

judged_rows::columns const& judged_rows::sides() const
{
    if (!sides_) {
        operand const of{finer(actual_.type().unit, target_.type().unit), actual_.type().basis};
        bool const three = has_comparable_baseline();
        column_type const type = three ? common_type({&actual_, &target_, baseline_}, of)
                                       : common_type({&actual_, &target_}, of);
        sides_ = columns{at_step(actual_, type), at_step(target_, type),
                         three ? at_step(*baseline_, type) : any_column{}};
    }
    return *sides_;
}

assessment judged_rows::judge(std::size_t row, std::int64_t elapsed, std::int64_t years) const
{
    constexpr fiscal_year first{2001};
    fiscal_year const last = first + static_cast<int>(years - 1);
    fiscal_year const now = first + static_cast<int>(elapsed - 1);
    // Columns have no years: all their totals count from one, be it before the clock's first.
    fiscal_year const start = std::min(first, now);
    auto const counted = [&](value v, fiscal_year year) {
        bool const is_total = v.basis() == basis::cumulative;
        return observation{std::move(v), {is_total ? start : year, year}};
    };
    indicator i{.period = {first, last}};
    value const target = target_[row];
    bool const bound_says = !better_.is_said && target.bound() != bound::none;
    if (!bound_says) { i.direction.kind = better_.kind; }
    i.target = counted(target, last);
    i.actuals.push_back(counted(actual_[row], now));
    if (baseline_ != nullptr) { i.baseline = observation{(*baseline_)[row], first - 1}; }
    return assess(i, now, fiscal_period{first, last});
}

}  // namespace tomakomai_kpi::detail
