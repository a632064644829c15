// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_EXACT_HPP
#define TOMAKOMAI_KPI_VALUE_EXACT_HPP

// A rational number that never rounds and never overflows.
//
// Amounts of public plans are small fractions, so a number is two machine words
// as long as that suffices, and moves to Boost's cpp_rational behind an opaque
// pointer when it does not; it comes back when it fits again. Fractions are
// reduced only when something needs it (hash, text, an operation that would
// otherwise outgrow 64 bits), and always on a copy: a const number is never
// written, so readers in many threads need no lock.
//
// There is no way in from float or double, and none out. Text is in
// exact_text.hpp, cpp_rational in exact_boost.hpp, so that this header costs
// next to nothing to include.
//
//   constexpr exact third = exact{1} / 3;
//   static_assert(third + third + third == 1);
//
// Synopsis
//   class exact;              from any integer; exact::ratio(n, d)
//     + - * / unary-, == <=>  exact; / by zero throws division_error (zero_denominator)
//     sign(), is_integer(), numerator(), denominator(), floor(), hash()
//     to_int64(out)           false where it is no integer of 64 bits
//   exact abs(exact);
//
// Header-only without Boost, a number that would need more than 64 bits is refused: amount_error
// (beyond_64_bits).

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/whole_number.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/instead.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class exact;

namespace detail {

struct bridge;  // how big.hpp and exact_boost.hpp reach the representation

[[noreturn]] void throw_zero_denominator();
[[noreturn]] void throw_beyond_64_bits();

// A fraction with a positive denominator, not necessarily in lowest terms. Denominator 0: the
// numerator holds the address of a cpp_rational in lowest terms that does not fit.
//
// What crosses into a function are these words, not an exact, whose address would then be known
// outside and whose every sum would go through memory, however small.
struct raw_exact {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    constexpr bool is_big() const noexcept { return denominator == 0; }
};

// On cpp_rational, in bodies/exact.hpp. What they return is owned by whoever asked.
TOMAKOMAI_KPI_RARE raw_exact copy_of_big(raw_exact kept);
TOMAKOMAI_KPI_RARE void drop_big(raw_exact kept) noexcept;
TOMAKOMAI_KPI_RARE raw_exact big_from(wide n, wide d);
TOMAKOMAI_KPI_RARE raw_exact big_sum(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE raw_exact big_difference(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE raw_exact big_product(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE raw_exact big_quotient(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE int big_order(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE int big_sign(raw_exact a);
TOMAKOMAI_KPI_RARE bool big_is_integer(raw_exact a);
TOMAKOMAI_KPI_RARE raw_exact big_part(raw_exact a, bool upper);
TOMAKOMAI_KPI_RARE raw_exact big_floor(raw_exact a);
TOMAKOMAI_KPI_RARE std::size_t big_hash(raw_exact a);

}  // namespace detail

class exact {
public:
    constexpr exact() noexcept = default;

    /// A whole number of an integer type, of which none is narrowed.
    template <detail::whole_number T>
    constexpr exact(T whole)
    {
        if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t)) {
            raw_ = from_wide(static_cast<detail::wide>(whole), 1);
        } else {
            raw_.numerator = whole;
        }
    }

    /// Binary fractions are not what documents print: give decimal text. Characters and bool count
    /// nothing.
    template <detail::other_number T, code Why = detail::other_number_refused<T>>
    exact(T) = delete;

    /// n ÷ d; throws division_error (zero_denominator) if d is 0.
    /// Neither binary fractions nor characters are parts of a ratio.
    static constexpr exact ratio(detail::integer n, detail::integer d)
    {
        if (d.value() == 0) { detail::throw_zero_denominator(); }
        return exact{d.value() > 0 ? from_wide(n.value(), d.value())
                                   : from_wide(-n.value(), -d.value())};
    }

    constexpr exact(exact const& other)
        : raw_{other.is_big() ? detail::copy_of_big(other.raw_) : other.raw_}
    {
    }

    constexpr exact(exact&& other) noexcept : raw_{other.raw_} { other.raw_ = {}; }

    constexpr exact& operator=(exact const& other) { return *this = exact{other}; }

    constexpr exact& operator=(exact&& other) noexcept
    {
        swap(other);
        return *this;
    }

    constexpr ~exact()
    {
        if (is_big()) { detail::drop_big(raw_); }
    }

    constexpr void swap(exact& other) noexcept
    {
        detail::raw_exact const held = raw_;
        raw_ = other.raw_;
        other.raw_ = held;
    }

    friend constexpr exact operator+(exact const& a, exact const& b)
    {
        return exact{sum(a.raw_, b.raw_)};
    }

    friend constexpr exact operator-(exact const& a, exact const& b)
    {
        return exact{difference(a.raw_, b.raw_)};
    }

    friend constexpr exact operator*(exact const& a, exact const& b)
    {
        return exact{product(a.raw_, b.raw_)};
    }

    /// Throws division_error (zero_denominator) if b is 0.
    friend constexpr exact operator/(exact const& a, exact const& b)
    {
        if (b.sign() == 0) { detail::throw_zero_denominator(); }
        return exact{quotient(a.raw_, b.raw_)};
    }

    friend constexpr exact operator-(exact const& a) { return exact{} - a; }

    constexpr exact& operator+=(exact const& b) { return *this = *this + b; }
    constexpr exact& operator-=(exact const& b) { return *this = *this - b; }
    constexpr exact& operator*=(exact const& b) { return *this = *this * b; }
    constexpr exact& operator/=(exact const& b) { return *this = *this / b; }

    friend constexpr bool operator==(exact const& a, exact const& b)
    {
        return (a <=> b) == std::strong_ordering::equal;
    }

    friend constexpr std::strong_ordering operator<=>(exact const& a, exact const& b)
    {
        return order(a.raw_, b.raw_) <=> 0;
    }

    /// −1, 0 or 1.
    constexpr int sign() const
    {
        if (is_big()) { return detail::big_sign(raw_); }
        return (raw_.numerator > 0) - (raw_.numerator < 0);
    }

    constexpr bool is_integer() const
    {
        return is_big() ? detail::big_is_integer(raw_) : raw_.numerator % raw_.denominator == 0;
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    constexpr exact numerator() const
    {
        if (is_big()) { return exact{detail::big_part(raw_, true)}; }
        return reduced().numerator;
    }
    constexpr exact denominator() const
    {
        if (is_big()) { return exact{detail::big_part(raw_, false)}; }
        return reduced().denominator;
    }

    /// The greatest integer that is not above the number.
    constexpr exact floor() const
    {
        if (is_big()) { return exact{detail::big_floor(raw_)}; }
        std::int64_t const whole = raw_.numerator / raw_.denominator;
        return whole - (raw_.numerator % raw_.denominator < 0 ? 1 : 0);
    }

    /// True, and `out` set, where the number is an integer of 64 bits.
    constexpr bool to_int64(std::int64_t& out) const
    {
        if (is_big() || raw_.numerator % raw_.denominator != 0) { return false; }
        out = raw_.numerator / raw_.denominator;
        return true;
    }

    /// Equal numbers have equal hashes, however they were reached.
    constexpr std::size_t hash() const
    {
        if (is_big()) { return detail::big_hash(raw_); }
        detail::raw_exact const r = reduced();
        auto mixed = static_cast<std::uint64_t>(r.numerator) * 0x9E3779B97F4A7C15U;
        mixed ^= (mixed >> 32U) ^ (static_cast<std::uint64_t>(r.denominator) * 0xC2B2AE3D27D4EB4FU);
        mixed ^= mixed >> 29U;
        return static_cast<std::size_t>(mixed);
    }

private:
    friend struct detail::bridge;

    using raw_exact = detail::raw_exact;

    // Owns what is big.
    constexpr explicit exact(raw_exact w) noexcept : raw_{w} {}

    constexpr bool is_big() const noexcept { return raw_.is_big(); }

    static constexpr raw_exact sum(raw_exact a, raw_exact b)
    {
        std::int64_t together = 0;
        if (a.denominator == b.denominator && !a.is_big()
            && !detail::add_overflows(a.numerator, b.numerator, together)) {
            return {together, a.denominator};
        }
        if (a.is_big() || b.is_big()) { return detail::big_sum(a, b); }
        return from_wide(detail::times(a.numerator, b.denominator)
                             + detail::times(b.numerator, a.denominator),
                         detail::times(a.denominator, b.denominator));
    }

    static constexpr raw_exact difference(raw_exact a, raw_exact b)
    {
        std::int64_t rest = 0;
        if (a.denominator == b.denominator && !a.is_big()
            && !detail::subtract_overflows(a.numerator, b.numerator, rest)) {
            return {rest, a.denominator};
        }
        if (a.is_big() || b.is_big()) { return detail::big_difference(a, b); }
        return from_wide(detail::times(a.numerator, b.denominator)
                             - detail::times(b.numerator, a.denominator),
                         detail::times(a.denominator, b.denominator));
    }

    static constexpr raw_exact product(raw_exact a, raw_exact b)
    {
        if (a.is_big() || b.is_big()) { return detail::big_product(a, b); }
        return from_wide(detail::times(a.numerator, b.numerator),
                         detail::times(a.denominator, b.denominator));
    }

    // b is not 0.
    static constexpr raw_exact quotient(raw_exact a, raw_exact b)
    {
        if (a.is_big() || b.is_big()) { return detail::big_quotient(a, b); }
        detail::wide const n = detail::times(a.numerator, b.denominator);
        detail::wide const d = detail::times(a.denominator, b.numerator);
        return d > 0 ? from_wide(n, d) : from_wide(-n, -d);
    }

    // −1, 0 or 1, without a branch that would have to be guessed.
    static constexpr int order(raw_exact a, raw_exact b)
    {
        if (a.is_big() || b.is_big()) { return detail::big_order(a, b); }
        if (a.denominator == b.denominator) {
            return (a.numerator > b.numerator) - (a.numerator < b.numerator);
        }
        detail::wide const left = detail::times(a.numerator, b.denominator);
        detail::wide const right = detail::times(b.numerator, a.denominator);
        return (left > right) - (left < right);
    }

    // d > 0, and neither exceeds the product of two 64-bit numbers by more than one bit.
    static constexpr raw_exact from_wide(detail::wide n, detail::wide d)
    {
        if (!detail::fits(n) || !detail::fits(d)) { return from_too_wide(n, d); }
        return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
    }

    TOMAKOMAI_KPI_RARE static constexpr raw_exact from_too_wide(detail::wide n, detail::wide d)
    {
        auto const divisor = static_cast<detail::wide>(
            detail::common_divisor(detail::magnitude(n), detail::magnitude(d)));
        n /= divisor;
        d /= divisor;
        if (!detail::fits(n) || !detail::fits(d)) { return detail::big_from(n, d); }
        return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
    }

    constexpr raw_exact reduced() const
    {
        auto const divisor = static_cast<detail::wide>(detail::common_divisor(
            detail::magnitude(raw_.numerator), detail::magnitude(raw_.denominator)));
        return {static_cast<std::int64_t>(raw_.numerator / divisor),
                static_cast<std::int64_t>(raw_.denominator / divisor)};
    }

    raw_exact raw_;
};

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, exact> operator<<(Stream&, exact const&) = delete;

constexpr exact abs(exact const& x)
{
    return x.sign() < 0 ? -x : x;
}

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/exact.hpp>
#endif

#endif
