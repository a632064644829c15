// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_INSTEAD_HPP
#define TOMAKOMAI_KPI_VALUE_INSTEAD_HPP

// What a refusal says beside its code: the operation that was probably meant, and of what.
//
// Synopsis
//   enum class instead; name(instead)
//   refused<Why, Meant, Of…>   what a refused operation would return

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The operation that was probably meant, named in messages.
enum class instead : int {
    nothing,
    accumulate,           // annual values of several years
    extend,               // a cumulative value and the next year's annual one
    difference,           // two cumulative values with one start
    weighted_mean,        // ratios
    points,               // a change of %
    one_unit,             // % or ポイント beside 倍, 割 or ‰, whose differences are no points
    a_unit,               // a bare number beside a quantity: annual<人>{5}, not 5
    observed,             // an observation and a quantity that does not know its year
    as,                   // a value beside a typed quantity: value{q}, or v.as<Q>()
    notation_stream_hpp,  // written to a stream without the header that writes
};

constexpr char const* name(instead i) noexcept
{
    switch (i) {
    case instead::accumulate: return "accumulate";
    case instead::extend: return "extend";
    case instead::difference: return "difference";
    case instead::weighted_mean: return "weighted_mean";
    case instead::points: return "ポイント";
    case instead::one_unit: return "in";
    case instead::a_unit: return "annual<U>{5}";
    case instead::observed: return "observed";
    case instead::as: return "as";
    case instead::notation_stream_hpp: return "notation/stream.hpp";
    default: return "";
    }
}

/// What a refused operation would return: why, what was probably meant, and of what.
template <code Why, instead Meant, class... Of>
struct refused {};

namespace detail {

template <class Stream>
concept text_stream = requires { typename Stream::char_type; };

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
