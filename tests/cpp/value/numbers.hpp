// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TESTS_VALUE_NUMBERS_HPP
#define TOMAKOMAI_KPI_TESTS_VALUE_NUMBERS_HPP

// Numbers that tests draw on purpose, each beside the same number of Boost, which judges.
//
// Mistakes sit at the edges of the representation, where random numbers hardly ever come: so every
// edge of 64 and 128 bits is in the list, as numerator, denominator and alone.

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/exact_boost.hpp>

namespace tomakomai_kpi::tests {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

/// A number, and what it ought to be.
struct judged {
    exact number;
    cpp_rational judge;

    explicit judged(cpp_rational const& both) : number{from_cpp_rational(both)}, judge{both} {}

    judged(std::int64_t n, std::int64_t d)
        : number{exact::ratio(n, d)}, judge{cpp_rational{cpp_int{n}} / cpp_rational{cpp_int{d}}}
    {
    }
};

/// Where 64-bit arithmetic breaks: both ends, the square roots of 2⁶³ and 2⁶⁴, halves of words.
inline std::vector<std::int64_t> const& edges()
{
    static std::vector<std::int64_t> const all = [] {
        std::vector<std::int64_t> found{0, INT64_MIN, INT64_MIN + 1, INT64_MIN + 2};
        for (std::int64_t const positive :
             {std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{10},
              (std::int64_t{1} << 31) - 1, std::int64_t{1} << 31, (std::int64_t{1} << 31) + 1,
              std::int64_t{3'037'000'499}, std::int64_t{3'037'000'500}, (std::int64_t{1} << 32) - 1,
              std::int64_t{1} << 32, (std::int64_t{1} << 32) + 1,
              std::int64_t{1'000'000'000'000'000'000}, std::int64_t{1} << 62, INT64_MAX - 1,
              INT64_MAX}) {
            found.push_back(positive);
            found.push_back(-positive);
        }
        return found;
    }();
    return all;
}

inline cpp_int power(int base, unsigned exponent)
{
    return boost::multiprecision::pow(cpp_int{base}, exponent);
}

/// The edges alone and over one another, both sides of 2⁶³, 2⁶⁴ and 2¹²⁷, and numbers far beyond.
inline std::vector<judged> const& edge_numbers()
{
    static std::vector<judged> const all = [] {
        std::vector<judged> found;
        for (auto const edge : edges()) { found.emplace_back(edge, 1); }
        for (auto const n : {INT64_MIN, std::int64_t{-1}, std::int64_t{3'037'000'499}, INT64_MAX}) {
            for (auto const d : {INT64_MIN, std::int64_t{3}, std::int64_t{3'037'000'500},
                                 INT64_MAX - 1, INT64_MAX}) {
                found.emplace_back(n, d);
            }
        }
        for (cpp_int const& middle : {power(2, 63), power(2, 64), power(2, 126), power(2, 127),
                                      power(2, 128), power(10, 40)}) {
            for (int const off : {-1, 0, 1}) {
                found.emplace_back(cpp_rational{middle + off});
                found.emplace_back(cpp_rational{-middle - off});
            }
            found.emplace_back(cpp_rational{1, middle});
            found.emplace_back(cpp_rational{-middle, power(3, 30)});
        }
        return found;
    }();
    return all;
}

/// Numbers of all sizes, the edges again and again among them; the same ones in every run.
class number_source {
public:
    explicit number_source(std::uint64_t seed) : bits_{seed} {}

    judged draw()
    {
        switch (below(4)) {
        case 0: return edge_numbers()[below(edge_numbers().size())];
        case 1: return {edge(), nonzero_edge()};
        case 2: return judged{cpp_rational{huge(), abs(huge()) + 1}};
        default: return {sized(), std::int64_t{1} + static_cast<std::int64_t>(below(1'000))};
        }
    }

    std::size_t below(std::size_t end) { return static_cast<std::size_t>(bits_() % end); }

    std::int64_t edge() { return edges()[below(edges().size())]; }

    std::int64_t nonzero_edge()
    {
        std::int64_t const e = edge();
        return e == 0 ? 1 : e;
    }

    /// Any number of bits with the same likelihood.
    std::int64_t sized() { return static_cast<std::int64_t>(bits_()) >> below(64); }

    cpp_int huge()
    {
        cpp_int n = sized();
        for (std::size_t more = below(6); more > 0; --more) { n = n * sized() + sized(); }
        return n;
    }

private:
    std::mt19937_64 bits_;
};

}  // namespace tomakomai_kpi::tests

#endif
