// SPDX-License-Identifier: BSL-1.0
// 128-bit integers out of two words, against the compiler's own where it has them.
#include <tomakomai_kpi/value/detail/two_words.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <random>

#include <doctest/doctest.h>

using tomakomai_kpi::detail::two_words;

namespace {

using wide = two_words<true>;
using unsigned_wide = two_words<false>;

constexpr bool carries_and_borrows()
{
    wide const most = wide{UINT64_MAX};
    return most + 1 == wide{0, 1} && wide{0, 1} - 1 == most && -wide{0, 1} == wide{0, UINT64_MAX}
           && wide{-1} + 1 == 0 && wide{INT64_MIN} - 1 < INT64_MIN;
}

constexpr bool multiplies_and_divides()
{
    wide const square = wide{INT64_MAX} * INT64_MAX;
    return square / INT64_MAX == INT64_MAX && square % INT64_MAX == 0
           && -square / INT64_MAX == -INT64_MAX && (-square - 5) % INT64_MAX == -5
           && static_cast<std::uint64_t>(square >> 64U) == 0x3FFF'FFFF'FFFF'FFFF;
}

static_assert(carries_and_borrows());
static_assert(multiplies_and_divides());
static_assert(wide{-1} < 0 && unsigned_wide{wide{-1}} > unsigned_wide{INT64_MAX});
static_assert(static_cast<std::int64_t>(wide{-7}) == -7 && !static_cast<bool>(wide{}));

}  // namespace

TEST_CASE("two words carry, borrow, multiply and divide at run time as when compiled")
{
    CHECK(carries_and_borrows());
    CHECK(multiplies_and_divides());
}

#ifdef __SIZEOF_INT128__

namespace {

__extension__ using native = __int128;
__extension__ using unsigned_native = unsigned __int128;

native native_of(wide n)
{
    return static_cast<native>(static_cast<unsigned_native>(n.high()) << 64U | n.low());
}

unsigned_native native_of(unsigned_wide n)
{
    return static_cast<unsigned_native>(n.high()) << 64U | n.low();
}

// Two words of any length, edges often among them.
template <class Number>
Number any_number(std::mt19937_64& random)
{
    constexpr std::array<std::uint64_t, 5> edges{0, 1, UINT64_MAX, std::uint64_t{1} << 63U, 10};
    auto const word = [&] {
        std::uint64_t const chosen = random();
        return chosen % 4 == 0 ? edges[random() % edges.size()] : random() >> random() % 64;
    };
    std::uint64_t const low = word();
    return random() % 3 == 0 ? Number{low, random() % 2 == 0 ? 0 : UINT64_MAX}
                             : Number{low, word()};
}

template <class Number>
void agrees_with_the_compiler(unsigned seed)
{
    std::mt19937_64 random{seed};
    for (int i = 0; i < 100'000; ++i) {
        auto const a = any_number<Number>(random);
        auto const b = any_number<Number>(random);
        // The compiler's own integers wrap without a sign alone.
        unsigned_native const x = native_of(unsigned_wide{a.low(), a.high()});
        unsigned_native const y = native_of(unsigned_wide{b.low(), b.high()});
        auto const bits = [](Number n) { return native_of(unsigned_wide{n.low(), n.high()}); };
        auto const shift = static_cast<unsigned>(random() % 128);
        REQUIRE(bits(a + b) == x + y);
        REQUIRE(bits(a - b) == x - y);
        REQUIRE(bits(a * b) == x * y);
        REQUIRE(bits(a << shift) == x << shift);
        REQUIRE(native_of(a >> shift) == native_of(a) >> shift);
        REQUIRE((a <=> b) == (native_of(a) <=> native_of(b)));
        bool const overflows = b == Number{-1};
        if (b != 0 && !overflows) {
            REQUIRE(native_of(a / b) == native_of(a) / native_of(b));
            REQUIRE(native_of(a % b) == native_of(a) % native_of(b));
        }
    }
}

}  // namespace

TEST_CASE("two words do what the compiler's own 128-bit integers do")
{
    agrees_with_the_compiler<wide>(1);
    agrees_with_the_compiler<unsigned_wide>(2);
}

#endif
