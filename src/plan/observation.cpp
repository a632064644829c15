// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/observation.hpp>

#include <algorithm>
#include <utility>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/periods.hpp>
#include <tomakomai_kpi/value/detail/refusal.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<observation_status, 11> status_names{
    {{observation_status::normal, "normal"},
     {observation_status::provisional, "provisional"},
     {observation_status::estimated, "estimated"},
     {observation_status::special_event, "special_event"},
     {observation_status::series_break, "break"},
     {observation_status::missing, "missing"},
     {observation_status::not_started, "not_started"},
     {observation_status::not_measured, "not_measured"},
     {observation_status::pending, "pending"},
     {observation_status::not_applicable, "not_applicable"},
     {observation_status::unread, "unread"}}};

// What people write for them; files that we write have the names above.
constexpr detail::names<observation_status, 28> status_words{
    {{observation_status::normal, "通常"},
     {observation_status::normal, "確定"},
     {observation_status::normal, "確定値"},
     {observation_status::normal, "actual"},
     {observation_status::estimated, "estimate"},
     {observation_status::provisional, "速報"},
     {observation_status::provisional, "速報値"},
     {observation_status::provisional, "暫定"},
     {observation_status::provisional, "暫定値"},
     {observation_status::provisional, "preliminary"},
     {observation_status::estimated, "推計"},
     {observation_status::estimated, "推計値"},
     {observation_status::special_event, "特殊要因"},
     {observation_status::special_event, "中止"},
     {observation_status::series_break, "定義変更"},
     {observation_status::series_break, "定義の変更"},
     {observation_status::missing, "欠測"},
     {observation_status::missing, "欠損"},
     {observation_status::not_started, "未着手"},
     {observation_status::not_started, "未開始"},
     {observation_status::not_measured, "未測定"},
     {observation_status::not_measured, "未計測"},
     {observation_status::pending, "未公表"},
     {observation_status::pending, "集計中"},
     {observation_status::not_applicable, "該当なし"},
     {observation_status::not_applicable, "対象外"},
     {observation_status::unread, "未解読"},
     {observation_status::unread, "解読不能"}}};

// What a value that nobody gave a status has by itself.
observation_status status_of(value const& v)
{
    switch (v.reason()) {
    case code::none: return observation_status::normal;
    case code::suspended: return observation_status::special_event;
    case code::unread: return observation_status::unread;
    default: return observation_status::missing;
    }
}

// A special event leaves a zero or nothing at all; only what was not read is `unread`.
bool fits(observation_status status, value const& v)
{
    bool const unread = v.reason() == code::unread;
    if (unread || status == observation_status::unread) {
        return unread && status == observation_status::unread;
    }
    return v.is_missing() == is_absence(status) || status == observation_status::special_event;
}

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

// The same number on another basis, where an operation across time has decided so.
value rebased(value const& v, basis on)
{
    value result{v.number(), v.unit(), on, v.multiplier()};
    return result.with_notation({.grouping = v.notation().grouping});
}

}  // namespace

std::string to_string(observation_status s)
{
    return detail::name_of(status_names, s);
}

observation_status parse_observation_status(std::string_view text)
{
    auto const* const word =
        std::ranges::find(status_words, text, &decltype(status_words)::value_type::second);
    if (word != status_words.end()) { return word->first; }
    return detail::named(status_names, text, "観測の状態");
}

observation::observation(tomakomai_kpi::value v, fiscal_period period, observation_status status,
                         std::vector<std::string> notes)
    : value_{std::move(v)}, period_{period}, status_{status}, notes_{std::move(notes)}
{
    if (status_ == observation_status::normal) { status_ = status_of(value_); }
    if (!fits(status_, value_)) {
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

}  // namespace tomakomai_kpi
