// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TWO_WORDS_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TWO_WORDS_HPP

// 128-bit integers out of two words, for compilers that have none of their own: MSVC, and all that
// build for 32 bits. They do what __int128 and its unsigned twin do, overflow of the signed one
// included, which wraps. wide.hpp chooses; nothing else names them.

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>

#if defined(_MSC_VER) && defined(_M_X64) && !defined(__clang__)
#include <intrin.h>
#define TOMAKOMAI_KPI_HAS_UMUL128 1
#else
#define TOMAKOMAI_KPI_HAS_UMUL128 0
#endif

namespace tomakomai_kpi::detail {

// A word shifted right, with bits of the word above it.
constexpr std::uint64_t shifted_in(std::uint64_t word, std::uint64_t above, unsigned bits) noexcept
{
    return bits == 0 ? word : word >> bits | above << (64 - bits);
}

template <bool Signed>
class two_words {
public:
    constexpr two_words() noexcept = default;

    template <std::integral T>
    constexpr two_words(T whole) noexcept
        : two_words{static_cast<std::uint64_t>(whole), whole < T{} ? ~std::uint64_t{} : 0}
    {
    }

    template <bool Other>
        requires(Other != Signed)
    explicit constexpr two_words(two_words<Other> same_bits) noexcept
        : two_words{same_bits.low(), same_bits.high()}
    {
    }

    constexpr two_words(std::uint64_t low, std::uint64_t high) noexcept
    {
        words_[low_word] = low;
        words_[1 - low_word] = high;
    }

    constexpr std::uint64_t low() const noexcept { return words_[low_word]; }
    constexpr std::uint64_t high() const noexcept { return words_[1 - low_word]; }
    constexpr int leading_zeros() const noexcept
    {
        return high() != 0 ? std::countl_zero(high()) : 64 + std::countl_zero(low());
    }
    constexpr bool is_negative() const noexcept { return Signed && (high() >> 63U) != 0; }

    template <std::integral T>
    explicit constexpr operator T() const noexcept
    {
        if constexpr (std::same_as<T, bool>) {
            return (low() | high()) != 0;
        } else {
            return static_cast<T>(low());
        }
    }

    friend constexpr bool operator==(two_words, two_words) noexcept = default;

    friend constexpr std::strong_ordering operator<=>(two_words a, two_words b) noexcept
    {
        if (a.is_negative() != b.is_negative()) { return b.is_negative() <=> a.is_negative(); }
        if (a.high() != b.high()) { return a.high() <=> b.high(); }
        return a.low() <=> b.low();
    }

    friend constexpr two_words operator+(two_words a, two_words b) noexcept
    {
        std::uint64_t const low = a.low() + b.low();
        return {low, a.high() + b.high() + (low < a.low() ? 1 : 0)};
    }

    friend constexpr two_words operator-(two_words a, two_words b) noexcept
    {
        return {a.low() - b.low(), a.high() - b.high() - (a.low() < b.low() ? 1 : 0)};
    }

    friend constexpr two_words operator*(two_words a, two_words b) noexcept
    {
        two_words const lows = product(a.low(), b.low());
        return {lows.low(), lows.high() + a.low() * b.high() + a.high() * b.low()};
    }

    friend constexpr two_words operator/(two_words a, two_words b) noexcept
    {
        two_words const quotient = divide(a.magnitude(), b.magnitude()).quotient;
        return a.is_negative() != b.is_negative() ? -quotient : quotient;
    }

    friend constexpr two_words operator%(two_words a, two_words b) noexcept
    {
        two_words const rest = divide(a.magnitude(), b.magnitude()).rest;
        return a.is_negative() ? -rest : rest;
    }

    friend constexpr two_words operator-(two_words a) noexcept { return two_words{} - a; }
    friend constexpr two_words operator~(two_words a) noexcept { return {~a.low(), ~a.high()}; }

    friend constexpr two_words operator&(two_words a, two_words b) noexcept
    {
        return {a.low() & b.low(), a.high() & b.high()};
    }
    friend constexpr two_words operator|(two_words a, two_words b) noexcept
    {
        return {a.low() | b.low(), a.high() | b.high()};
    }

    friend constexpr two_words operator<<(two_words a, unsigned bits) noexcept
    {
        if (bits == 0) { return a; }
        if (bits >= 64) { return {0, a.low() << (bits - 64)}; }
        return {a.low() << bits, a.high() << bits | a.low() >> (64 - bits)};
    }
    friend constexpr two_words operator>>(two_words a, unsigned bits) noexcept
    {
        std::uint64_t const sign = a.is_negative() ? ~std::uint64_t{} : 0;
        if (bits == 0) { return a; }
        if (bits >= 64) { return {shifted_in(a.high(), sign, bits - 64), sign}; }
        return {shifted_in(a.low(), a.high(), bits), shifted_in(a.high(), sign, bits)};
    }

    constexpr two_words& operator+=(two_words b) noexcept { return *this = *this + b; }
    constexpr two_words& operator-=(two_words b) noexcept { return *this = *this - b; }
    constexpr two_words& operator*=(two_words b) noexcept { return *this = *this * b; }
    constexpr two_words& operator/=(two_words b) noexcept { return *this = *this / b; }
    constexpr two_words& operator%=(two_words b) noexcept { return *this = *this % b; }
    constexpr two_words& operator++() noexcept { return *this += 1; }
    constexpr two_words& operator--() noexcept { return *this -= 1; }

    /// Of two words, all 128 bits.
    static constexpr two_words product(std::uint64_t a, std::uint64_t b) noexcept
    {
#if TOMAKOMAI_KPI_HAS_UMUL128
        if (!std::is_constant_evaluated()) {
            std::uint64_t high = 0;
            std::uint64_t const low = _umul128(a, b, &high);
            return {low, high};
        }
#endif
        std::uint64_t const a0 = a & half;
        std::uint64_t const a1 = a >> 32U;
        std::uint64_t const b0 = b & half;
        std::uint64_t const b1 = b >> 32U;
        std::uint64_t const low = a0 * b0;
        std::uint64_t const one = a1 * b0 + (low >> 32U);
        std::uint64_t const other = a0 * b1 + (one & half);
        return {other << 32U | (low & half), a1 * b1 + (one >> 32U) + (other >> 32U)};
    }

private:
    static constexpr std::uint64_t half = 0xFFFF'FFFF;
    static constexpr int low_word = std::endian::native == std::endian::little ? 0 : 1;

    struct division {
        two_words quotient;
        two_words rest;
    };

    constexpr two_words magnitude() const noexcept { return is_negative() ? -*this : *this; }

    // Of two magnitudes, whatever the sign bit says. Division by zero is the caller's mistake, as it
    // is with the compiler's own integers.
    static constexpr division divide(two_words a, two_words b) noexcept
    {
        if (a.high() == 0 && b.high() == 0) { return {a.low() / b.low(), a.low() % b.low()}; }
        two_words<false> rest{a.low(), a.high()};
        two_words<false> divisor{b.low(), b.high()};
        if (rest < divisor) { return {0, a}; }
        int const steps = divisor.leading_zeros() - rest.leading_zeros();
        divisor = divisor << static_cast<unsigned>(steps);
        two_words<false> quotient;
        for (int i = 0; i <= steps; ++i) {
            quotient = quotient << 1U;
            if (rest >= divisor) {
                rest -= divisor;
                ++quotient;
            }
            divisor = divisor >> 1U;
        }
        return {{quotient.low(), quotient.high()}, {rest.low(), rest.high()}};
    }

    std::uint64_t words_[2]{};  // as the machine orders them, like its own integers
};

}  // namespace tomakomai_kpi::detail

#endif
