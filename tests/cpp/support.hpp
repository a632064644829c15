// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TESTS_SUPPORT_HPP
#define TOMAKOMAI_KPI_TESTS_SUPPORT_HPP

// What several test files share: how refusals are looked at, and how our types show themselves in
// doctest's messages.

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::tests {

/// The code with which a call is refused; none where it is not.
template <class Call>
code refusal(Call call)
{
    try {
        static_cast<void>(call());
    } catch (kpi_error const& e) {
        return e.code();
    }
    return code::none;
}

/// The exception of class `Error` that a call throws, to look at its facts.
template <class Error, class Call>
Error caught(Call call)
{
    try {
        static_cast<void>(call());
    } catch (Error const& e) {
        return e;
    }
    throw std::logic_error{"the call threw nothing"};
}

template <class A, class B>
concept addable = requires(A const& a, B const& b) { a + b; };

template <class A, class B>
concept subtractable = requires(A const& a, B const& b) { a - b; };

template <class A, class B>
concept multipliable = requires(A const& a, B const& b) { a * b; };

template <class A, class B>
concept divisible = requires(A const& a, B const& b) { a / b; };

template <class A>
concept negatable = requires(A const& a) { -a; };

template <class A, class B>
concept ordered = requires(A const& a, B const& b) { a < b; };

template <class A, class B>
concept equatable = requires(A const& a, B const& b) { a == b; };

}  // namespace tomakomai_kpi::tests

namespace doctest {

template <>
struct StringMaker<tomakomai_kpi::code> {
    static String convert(tomakomai_kpi::code c) { return name(c); }
};

template <>
struct StringMaker<tomakomai_kpi::basis> {
    static String convert(tomakomai_kpi::basis b) { return name(b); }
};

template <>
struct StringMaker<tomakomai_kpi::exact> {
    static String convert(tomakomai_kpi::exact const& x) { return to_fraction(x).c_str(); }
};

template <>
struct StringMaker<tomakomai_kpi::fiscal_year> {
    static String convert(tomakomai_kpi::fiscal_year y) { return to_string(y).c_str(); }
};

template <>
struct StringMaker<tomakomai_kpi::fiscal_period> {
    static String convert(tomakomai_kpi::fiscal_period p) { return to_string(p).c_str(); }
};

}  // namespace doctest

#endif
