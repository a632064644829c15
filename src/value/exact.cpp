// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/exact.hpp>

#include <functional>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_boost.hpp>

namespace tomakomai_kpi {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using detail::bridge;

void detail::throw_zero_denominator()
{
    throw division_error{code::zero_denominator, "0では割れません(division by zero)"};
}

void exact::copy_big()
{
    numerator_ = std::bit_cast<std::int64_t>(new detail::big{*bridge::pointer(*this)});
}

void exact::drop_big() noexcept
{
    delete bridge::pointer(*this);
}

exact exact::big_from(detail::wide n, detail::wide d)
{
    return bridge::narrow(cpp_rational{cpp_int{n}, cpp_int{d}});
}

exact exact::big_sum(exact const& a, exact const& b)
{
    return bridge::narrow(bridge::widen(a) + bridge::widen(b));
}

exact exact::big_difference(exact const& a, exact const& b)
{
    return bridge::narrow(bridge::widen(a) - bridge::widen(b));
}

exact exact::big_product(exact const& a, exact const& b)
{
    return bridge::narrow(bridge::widen(a) * bridge::widen(b));
}

exact exact::big_quotient(exact const& a, exact const& b)
{
    return bridge::narrow(bridge::widen(a) / bridge::widen(b));
}

int exact::big_order(exact const& a, exact const& b)
{
    int const order = bridge::widen(a).compare(bridge::widen(b));
    return (order > 0) - (order < 0);
}

int exact::big_sign() const
{
    return bridge::pointer(*this)->number.sign();
}

bool exact::big_is_integer() const
{
    return boost::multiprecision::denominator(bridge::pointer(*this)->number) == 1;
}

exact exact::big_part(bool upper) const
{
    cpp_rational const& number = bridge::pointer(*this)->number;
    return bridge::narrow(cpp_rational{upper ? boost::multiprecision::numerator(number)
                                             : boost::multiprecision::denominator(number)});
}

exact exact::big_floor() const
{
    cpp_rational const& number = bridge::pointer(*this)->number;
    cpp_int const n = boost::multiprecision::numerator(number);
    cpp_int const d = boost::multiprecision::denominator(number);
    cpp_int quotient = n / d;
    if (n % d < 0) { --quotient; }
    return bridge::narrow(cpp_rational{quotient});
}

std::size_t exact::big_hash() const
{
    return std::hash<std::string>{}(bridge::pointer(*this)->number.str());
}

}  // namespace tomakomai_kpi
