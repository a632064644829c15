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

struct big;     // a cpp_rational
struct bridge;  // how bodies/ and exact_boost.hpp reach the representation

[[noreturn]] void throw_zero_denominator();
[[noreturn]] void throw_beyond_64_bits();

}  // namespace detail

class exact {
public:
    constexpr exact() noexcept = default;

    /// A whole number of an integer type, of which none is narrowed.
    template <detail::whole_number T>
    constexpr exact(T whole)
    {
        if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t)) {
            *this = from_wide(static_cast<detail::wide>(whole), 1);
        } else {
            numerator_ = whole;
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
        return d.value() > 0 ? from_wide(n.value(), d.value()) : from_wide(-n.value(), -d.value());
    }

    constexpr exact(exact const& other)
        : numerator_{other.numerator_}, denominator_{other.denominator_}
    {
        if (is_big()) { copy_big(); }
    }

    constexpr exact(exact&& other) noexcept
        : numerator_{other.numerator_}, denominator_{other.denominator_}
    {
        other.numerator_ = 0;
        other.denominator_ = 1;
    }

    constexpr exact& operator=(exact const& other) { return *this = exact{other}; }

    constexpr exact& operator=(exact&& other) noexcept
    {
        if (is_big() || other.is_big()) {
            swap(other);
        } else {
            numerator_ = other.numerator_;
            denominator_ = other.denominator_;
        }
        return *this;
    }

    constexpr ~exact()
    {
        if (is_big()) { drop_big(); }
    }

    constexpr void swap(exact& other) noexcept
    {
        std::int64_t const n = numerator_;
        std::int64_t const d = denominator_;
        numerator_ = other.numerator_;
        denominator_ = other.denominator_;
        other.numerator_ = n;
        other.denominator_ = d;
    }

    friend constexpr exact operator+(exact const& a, exact const& b)
    {
        std::int64_t sum = 0;
        if (a.denominator_ == b.denominator_ && !a.is_big()
            && !detail::add_overflows(a.numerator_, b.numerator_, sum)) {
            return {sum, a.denominator_, as_is{}};
        }
        if (a.is_big() || b.is_big()) { return big_sum(a, b); }
        return from_wide(detail::times(a.numerator_, b.denominator_)
                             + detail::times(b.numerator_, a.denominator_),
                         detail::times(a.denominator_, b.denominator_));
    }

    friend constexpr exact operator-(exact const& a, exact const& b)
    {
        std::int64_t rest = 0;
        if (a.denominator_ == b.denominator_ && !a.is_big()
            && !detail::subtract_overflows(a.numerator_, b.numerator_, rest)) {
            return {rest, a.denominator_, as_is{}};
        }
        if (a.is_big() || b.is_big()) { return big_difference(a, b); }
        return from_wide(detail::times(a.numerator_, b.denominator_)
                             - detail::times(b.numerator_, a.denominator_),
                         detail::times(a.denominator_, b.denominator_));
    }

    friend constexpr exact operator*(exact const& a, exact const& b)
    {
        if (a.is_big() || b.is_big()) { return big_product(a, b); }
        return from_wide(detail::times(a.numerator_, b.numerator_),
                         detail::times(a.denominator_, b.denominator_));
    }

    /// Throws division_error (zero_denominator) if b is 0.
    friend constexpr exact operator/(exact const& a, exact const& b)
    {
        if (b.sign() == 0) { detail::throw_zero_denominator(); }
        if (a.is_big() || b.is_big()) { return big_quotient(a, b); }
        detail::wide const n = detail::times(a.numerator_, b.denominator_);
        detail::wide const d = detail::times(a.denominator_, b.numerator_);
        return d > 0 ? from_wide(n, d) : from_wide(-n, -d);
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
        if (a.is_big() || b.is_big()) { return big_order(a, b) <=> 0; }
        if (a.denominator_ == b.denominator_) { return a.numerator_ <=> b.numerator_; }
        detail::wide const left = detail::times(a.numerator_, b.denominator_);
        detail::wide const right = detail::times(b.numerator_, a.denominator_);
        return left <=> right;
    }

    /// −1, 0 or 1.
    constexpr int sign() const
    {
        if (is_big()) { return big_sign(); }
        return (numerator_ > 0) - (numerator_ < 0);
    }

    constexpr bool is_integer() const
    {
        return is_big() ? big_is_integer() : numerator_ % denominator_ == 0;
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    constexpr exact numerator() const
    {
        return is_big() ? big_part(true) : exact{reduced().numerator_};
    }
    constexpr exact denominator() const
    {
        return is_big() ? big_part(false) : exact{reduced().denominator_};
    }

    /// The greatest integer that is not above the number.
    constexpr exact floor() const
    {
        if (is_big()) { return big_floor(); }
        std::int64_t const quotient = numerator_ / denominator_;
        return quotient - (numerator_ % denominator_ < 0 ? 1 : 0);
    }

    /// True, and `out` set, where the number is an integer of 64 bits.
    constexpr bool to_int64(std::int64_t& out) const
    {
        if (is_big() || numerator_ % denominator_ != 0) { return false; }
        out = numerator_ / denominator_;
        return true;
    }

    /// Equal numbers have equal hashes, however they were reached.
    constexpr std::size_t hash() const
    {
        if (is_big()) { return big_hash(); }
        exact const r = reduced();
        auto mixed = static_cast<std::uint64_t>(r.numerator_) * 0x9E3779B97F4A7C15U;
        mixed ^=
            (mixed >> 32U) ^ (static_cast<std::uint64_t>(r.denominator_) * 0xC2B2AE3D27D4EB4FU);
        mixed ^= mixed >> 29U;
        return static_cast<std::size_t>(mixed);
    }

private:
    friend struct detail::bridge;

    struct as_is {};

    constexpr exact(std::int64_t n, std::int64_t d, as_is) noexcept : numerator_{n}, denominator_{d}
    {
    }

    constexpr bool is_big() const noexcept { return denominator_ == 0; }

    // d > 0, and neither exceeds the product of two 64-bit numbers by more than one bit.
    static constexpr exact from_wide(detail::wide n, detail::wide d)
    {
        if (detail::fits(n) && detail::fits(d)) {
            return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d), as_is{}};
        }
        auto const divisor = static_cast<detail::wide>(
            detail::common_divisor(detail::magnitude(n), detail::magnitude(d)));
        n /= divisor;
        d /= divisor;
        if (detail::fits(n) && detail::fits(d)) {
            return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d), as_is{}};
        }
        return big_from(n, d);
    }

    constexpr exact reduced() const
    {
        auto const divisor = static_cast<detail::wide>(
            detail::common_divisor(detail::magnitude(numerator_), detail::magnitude(denominator_)));
        return {static_cast<std::int64_t>(numerator_ / divisor),
                static_cast<std::int64_t>(denominator_ / divisor), as_is{}};
    }

    // In bodies/exact.hpp, on cpp_rational.
    void copy_big();
    void drop_big() noexcept;
    static exact big_from(detail::wide n, detail::wide d);
    static exact big_sum(exact const& a, exact const& b);
    static exact big_difference(exact const& a, exact const& b);
    static exact big_product(exact const& a, exact const& b);
    static exact big_quotient(exact const& a, exact const& b);
    static int big_order(exact const& a, exact const& b);
    int big_sign() const;
    bool big_is_integer() const;
    exact big_part(bool upper) const;
    exact big_floor() const;
    std::size_t big_hash() const;

    // A fraction with a positive denominator, not necessarily in lowest terms.
    // Denominator 0: the numerator holds the address of a detail::big, whose
    // number, in lowest terms, does not fit.
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
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
