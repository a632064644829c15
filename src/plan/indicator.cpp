// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/indicator.hpp>

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "plan/flag.hpp"
#include "plan/observation_text.hpp"
#include "value/names.hpp"
#include "value/quote.hpp"
#include "value/refusal.hpp"

namespace tomakomai_kpi {

namespace {

using detail::name_of;
using detail::named;
using detail::names;

constexpr names<observation_status, 10> status_names{
    {{observation_status::normal, "normal"},
     {observation_status::provisional, "provisional"},
     {observation_status::estimated, "estimated"},
     {observation_status::special_event, "special_event"},
     {observation_status::series_break, "break"},
     {observation_status::missing, "missing"},
     {observation_status::not_started, "not_started"},
     {observation_status::not_measured, "not_measured"},
     {observation_status::pending, "pending"},
     {observation_status::not_applicable, "not_applicable"}}};

constexpr names<direction_kind, 5> direction_names{{{direction_kind::unknown, "unknown"},
                                                    {direction_kind::up, "up"},
                                                    {direction_kind::down, "down"},
                                                    {direction_kind::maintain, "maintain"},
                                                    {direction_kind::range, "range"}}};

constexpr names<aggregation_kind, 5> aggregation_names{{{aggregation_kind::unknown, "unknown"},
                                                        {aggregation_kind::flow, "flow"},
                                                        {aggregation_kind::stock, "stock"},
                                                        {aggregation_kind::ratio, "ratio"},
                                                        {aggregation_kind::score, "score"}}};

void require_comparable_periods(observation const& a, observation const& b)
{
    detail::require_comparable_periods(a.period(), b.period(), a.value().basis());
}

void require_rule(verdict const& answer, observation const& a, observation const& b,
                  char const* deed)
{
    if (!answer.allowed()) {
        detail::throw_refused(answer, a.value().measured(), b.value().measured(), deed);
    }
}

void require_present(observation const& o)
{
    if (o.value().is_missing()) {
        throw amount_error{code::missing, "値がない年度は累計できません (a missing value)"};
    }
}

constexpr std::string_view plus_minus = "±";
constexpr std::string_view wave = "～";

[[noreturn]] void refuse_direction(std::string_view whole, std::string_view from)
{
    auto const at = whole.find(from);
    throw notation_error{code::bad_format,
                         "方向" + detail::quote(whole)
                             + "は読めません: up, down, maintain, 「maintain ±5ポイント」、"
                               "「range 10人～20人」「range 10人以上」のように書いてください "
                               "(a direction)",
                         std::string{whole}, at == std::string_view::npos ? 0 : at};
}

bool sets_upper_limit(bound b)
{
    return b == bound::at_most || b == bound::less_than;
}

bool sets_lower_limit(bound b)
{
    return b == bound::at_least || b == bound::more_than;
}

value limit_of(std::string_view text, aggregation_kind of, std::string_view whole)
{
    value v = detail::read_printed_value(text, of);
    if (!v.has_amount() || is_change(v.basis())) { refuse_direction(whole, text); }
    return v;
}

// 10人～20人, 10～20人, 10人超～20人未満, 10人以上.
void read_limits(direction& d, std::string_view limits, aggregation_kind of, std::string_view whole)
{
    auto const joint = limits.find(wave);
    if (joint == std::string_view::npos) {
        value v = limit_of(limits, of, whole);
        if (v.bound() == bound::none) { refuse_direction(whole, limits); }
        (sets_upper_limit(v.bound()) ? d.high : d.low) = std::move(v);
        return;
    }
    std::string_view const left = limits.substr(0, joint);
    std::string_view const right = limits.substr(joint + wave.size());
    value high = limit_of(right, of, whole);
    bool const bare = left.find_first_not_of("0123456789,.") == std::string_view::npos;
    value low = limit_of(bare ? std::string{left} + unit_text(high) : std::string{left}, of, whole);
    if (sets_upper_limit(low.bound()) || sets_lower_limit(high.bound())) {
        refuse_direction(whole, limits);
    }
    auto const order = compare(value{low.number(), low.unit(), low.basis(), low.multiplier()},
                               value{high.number(), high.unit(), high.basis(), high.multiplier()});
    bool const excluded = low.bound() != bound::none || high.bound() == bound::less_than;
    if (order > 0 || (order == 0 && excluded)) {
        throw amount_error{code::bad_number, "範囲" + detail::quote(limits)
                                                 + "は下限が上限より大きいか、何も含みません "
                                                   "(an empty range)"};
    }
    d.low = std::move(low);
    d.high = std::move(high);
}

// The same number on another basis, where an operation across time has decided so.
value rebased(value const& v, basis on)
{
    value result{v.number(), v.unit(), on, v.multiplier()};
    return result.with_notation({.grouping = v.notation().grouping});
}

}  // namespace

std::string to_string(observation_status s)
{
    return name_of(status_names, s);
}
std::string to_string(direction_kind k)
{
    return name_of(direction_names, k);
}
std::string to_string(aggregation_kind k)
{
    return name_of(aggregation_names, k);
}
std::string to_string(indicator_kind k)
{
    return k == indicator_kind::target ? "target" : "kpi";
}

observation_status parse_observation_status(std::string_view text)
{
    return named(status_names, text, "観測の状態");
}

direction_kind parse_direction(std::string_view text)
{
    return named(direction_names, text, "方向");
}

aggregation_kind parse_aggregation(std::string_view text)
{
    return named(aggregation_names, text, "集計の種類");
}

std::string to_string(direction const& d)
{
    std::string text = to_string(d.kind);
    if (d.tolerance) {
        std::string amount = to_string(*d.tolerance);
        if (amount.starts_with('+')) { amount.erase(0, 1); }
        text += " " + std::string{plus_minus} + amount;
    }
    if (d.low || d.high) { text += " "; }
    if (d.low) {
        value low = *d.low;
        if (!d.high && !sets_lower_limit(low.bound())) { low.with_bound(bound::at_least); }
        text += to_string(low);
    }
    if (d.low && d.high) { text += wave; }
    if (d.high) {
        value high = *d.high;
        if (!d.low && !sets_upper_limit(high.bound())) { high.with_bound(bound::at_most); }
        text += to_string(high);
    }
    return text;
}

direction declared_direction(std::string_view text, aggregation_kind of)
{
    auto const space = text.find(' ');
    direction d{.kind = parse_direction(text.substr(0, space)), .provenance = "declared"};
    if (space == std::string_view::npos) {
        if (d.kind == direction_kind::unknown) { d.provenance = "unknown"; }
        return d;
    }
    std::string_view const limits = text.substr(space + 1);
    if (d.kind == direction_kind::maintain && limits.starts_with(plus_minus)) {
        value tolerance = parse("+" + std::string{limits.substr(plus_minus.size())});
        if (!tolerance.has_amount() || !is_change(tolerance.basis())
            || tolerance.bound() != bound::none) {
            refuse_direction(text, limits);
        }
        d.tolerance = std::move(tolerance);
    } else if (d.kind == direction_kind::range) {
        read_limits(d, limits, of, text);
    } else {
        refuse_direction(text, limits);
    }
    return d;
}

observation::observation(tomakomai_kpi::value v, fiscal_period period, observation_status status,
                         std::vector<std::string> notes)
    : value_{std::move(v)}, period_{period}, status_{status}, notes_{std::move(notes)}
{
    if (value_.is_missing() && status_ == observation_status::normal) {
        status_ = observation_status::missing;
    }
    if (value_.is_missing() != is_absence(status_)) {
        throw amount_error{code::missing,
                           "状態「" + to_string(status_) + "」は値"
                               + (value_.is_missing() ? "のない" : "のある")
                               + "観測に付けられません (the status does not fit the value)"};
    }
    bool const of_one_year = value_.basis() == basis::annual || value_.basis() == basis::level;
    if (of_one_year && !value_.is_missing() && period_.years() != 1) {
        detail::throw_several_years(period_);
    }
}

observation operator+(observation const& a, observation const& b)
{
    value sum = a.value_ + b.value_;
    if (a.period_ != b.period_) {
        detail::throw_different_periods(rule::different_periods(a.value_.basis()), a.period_,
                                        b.period_);
    }
    return {std::move(sum), a.period_};
}

observation operator-(observation const& a, observation const& b)
{
    value rest = a.value_ - b.value_;
    require_comparable_periods(a, b);
    return {std::move(rest), detail::hull(a.period_, b.period_)};
}

bool operator==(observation const& a, observation const& b)
{
    return a.period_ == b.period_ && a.value_ == b.value_ && a.status_ == b.status_
           && a.notes_ == b.notes_;
}

std::strong_ordering compare(observation const& a, observation const& b)
{
    auto const order = compare(a.value(), b.value());
    require_comparable_periods(a, b);
    return order;
}

observation accumulate(std::vector<observation> const& years)
{
    if (years.empty()) { detail::throw_nothing_to_accumulate(); }
    observation const& first = years.front();
    require_present(first);
    verdict const answer = rule::accumulated(first.value().measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, first.value().measured(), "累計にできません");
    }
    observation total{rebased(first.value() * 1, answer.result.basis), first.period()};
    for (std::size_t i = 1; i < years.size(); ++i) { total = extend(total, years[i]); }
    return total;
}

observation extend(observation const& total, observation const& next)
{
    require_present(total);
    require_present(next);
    require_rule(rule::extended(total.value().measured(), next.value().measured()), total, next,
                 "つなげて累計にできません");
    if (next.period().first() - total.period().last() != 1) {
        detail::throw_not_next(total.period(), next.period());
    }
    return {total.value() + rebased(next.value() * 1, basis::cumulative),
            detail::hull(total.period(), next.period())};
}

observation difference(observation const& later, observation const& earlier)
{
    require_present(later);
    require_present(earlier);
    require_rule(rule::years_between(later.value().measured(), earlier.value().measured()), later,
                 earlier, "期間の差を取れません");
    if (later.period().first() != earlier.period().first()) {
        detail::throw_start_differs(later.period(), earlier.period());
    }
    if (later.period().last() <= earlier.period().last()) {
        detail::throw_not_later(later.period(), earlier.period());
    }
    fiscal_period const between{earlier.period().last() + 1, later.period().last()};
    value const change = later.value() - earlier.value();
    return {rebased(change, between.years() == 1 ? basis::annual : basis::cumulative), between};
}

bool indicator::place(observation_role role, observation read)
{
    if (role == observation_role::actual) {
        auto const later = std::ranges::find_if(
            actuals, [&](observation const& o) { return o.year() >= read.year(); });
        if (later != actuals.end() && later->year() == read.year()) { return false; }
        actuals.insert(later, std::move(read));
        return true;
    }
    auto& at_role = role == observation_role::baseline ? baseline : target;
    if (at_role) { return false; }
    at_role = std::move(read);
    return true;
}

unit indicator::unit() const noexcept
{
    if (target && !target->value().is_missing() && target->value().form() != form::words) {
        return target->value().unit();
    }
    if (auto const* const newest = actual(); newest != nullptr && !newest->value().is_missing()) {
        return newest->value().unit();
    }
    return baseline ? baseline->value().unit() : tomakomai_kpi::unit{};
}

observation const* indicator::actual(std::optional<fiscal_year> year) const noexcept
{
    if (!year) { return actuals.empty() ? nullptr : &actuals.back(); }
    auto const found = std::ranges::find(actuals, *year, &observation::year);
    return found == actuals.end() ? nullptr : &*found;
}

bool indicator::ended() const noexcept
{
    return detail::flag::is_set(*this, detail::flag::end);
}

}  // namespace tomakomai_kpi
