// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/direction.hpp>

#include <utility>

#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "plan/observation_text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<direction_kind, 5> direction_names{{{direction_kind::unknown, "unknown"},
                                                            {direction_kind::up, "up"},
                                                            {direction_kind::down, "down"},
                                                            {direction_kind::maintain, "maintain"},
                                                            {direction_kind::range, "range"}}};

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

void require_limit(value const& v, std::string_view whole, std::string_view from)
{
    if (!v.has_amount() || is_change(v.basis())) { refuse_direction(whole, from); }
}

void require_tolerance(value const& v, std::string_view whole, std::string_view from)
{
    if (!v.has_amount() || !is_change(v.basis()) || v.bound() != bound::none) {
        refuse_direction(whole, from);
    }
}

// Is there anything between the two?
void require_range(value const& low, value const& high, std::string_view limits,
                   std::string_view whole)
{
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
}

value limit_of(std::string_view text, aggregation_kind of, std::string_view whole)
{
    value v = detail::read_printed_value(text, of);
    require_limit(v, whole, text);
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
    require_range(low, high, limits, whole);
    d.low = std::move(low);
    d.high = std::move(high);
}

}  // namespace

std::string to_string(direction_kind k)
{
    return detail::name_of(direction_names, k);
}

direction_kind parse_direction(std::string_view text)
{
    return detail::named(direction_names, text, "方向");
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
        value tolerance =
            detail::read_printed_value("+" + std::string{limits.substr(plus_minus.size())}, of);
        require_tolerance(tolerance, text, limits);
        d.tolerance = std::move(tolerance);
    } else if (d.kind == direction_kind::range) {
        read_limits(d, limits, of, text);
    } else {
        refuse_direction(text, limits);
    }
    return d;
}

direction on_basis_of(direction d, aggregation_kind of)
{
    for (auto* const limit : {&d.low, &d.high}) {
        if (!*limit || ((*limit)->basis() != basis::annual && (*limit)->basis() != basis::level)) {
            continue;
        }
        basis const on =
            detail::is_state(of) ? basis::level : detail::default_basis((*limit)->unit());
        *limit = detail::value_access::on_basis(**limit, on);
    }
    return d;
}

void require_declarable(direction const& d)
{
    std::string const whole = to_string(d);
    auto const require_ending = [&](value const& v) {
        if (decimals(v.number()) < 0) { refuse_direction(whole, to_string(v)); }
    };
    bool const limited = d.low || d.high;
    if ((d.tolerance && d.kind != direction_kind::maintain)
        || (limited && d.kind != direction_kind::range)) {
        refuse_direction(whole, whole);
    }
    if (d.tolerance) {
        require_tolerance(*d.tolerance, whole, whole);
        require_ending(*d.tolerance);
    }
    for (auto const* const limit : {&d.low, &d.high}) {
        if (!*limit) { continue; }
        require_limit(**limit, whole, whole);
        require_ending(**limit);
    }
    if (d.low && d.high) { require_range(*d.low, *d.high, whole, whole); }
    bool const against = (d.low && sets_upper_limit(d.low->bound()))
                         || (d.high && sets_lower_limit(d.high->bound()));
    if (against) { refuse_direction(whole, whole); }
}

}  // namespace tomakomai_kpi
