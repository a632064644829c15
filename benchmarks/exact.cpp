// SPDX-License-Identifier: BSL-1.0
// Exact numbers against raw integers, checked 128-bit ones and cpp_rational, all over the same
// amounts; typed quantities against the bare numbers that they hold.
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <type_traits>

#include <benchmark/benchmark.h>

#include <boost/multiprecision/cpp_int.hpp>

#include <tomakomai_kpi/value/quantity.hpp>

using boost::multiprecision::cpp_rational;
using namespace tomakomai_kpi;

namespace {

constexpr std::size_t count = 1000;

// What is read and what is written, half a page apart: a load at the same place of a page as a
// store under way would wait for it.
template <class Number, class Sum = Number>
struct alignas(4096) workspace {
    std::array<Number, count> a;
    std::array<std::byte, (4096 + 2048 - sizeof(Number) * count % 4096) % 4096> gap;
    std::array<Sum, count> sums;
};

// Amounts as plans print them: up to eight digits.
std::array<std::int64_t, count> const& amounts()
{
    static auto const made = [] {
        std::mt19937_64 random{20221124};
        std::uniform_int_distribution<std::int64_t> amount{1, 20'000'000};
        std::array<std::int64_t, count> out{};
        for (auto& n : out) { n = amount(random); }
        return out;
    }();
    return made;
}

// Tenths, as 45.9% is: the common denominator that values of one column have.
template <class Number>
Number tenths(std::int64_t n)
{
    if constexpr (std::is_integral_v<Number>) {
        return n;
    } else if constexpr (std::is_same_v<Number, exact>) {
        return exact::ratio(n, 10);
    } else if constexpr (std::is_same_v<Number, cpp_rational>) {
        return cpp_rational{n, 10};
    } else {
        return Number{exact::ratio(n, 10)};
    }
}

template <class Number>
std::array<Number, count> numbers()
{
    std::array<Number, count> out{};
    for (std::size_t i = 0; i < count; ++i) { out[i] = tenths<Number>(amounts()[i]); }
    return out;
}

// One addition at a time, as a program adds values, each into a place of its own.
template <class Number>
void add(benchmark::State& state)
{
    workspace<Number> w{numbers<Number>(), {}, {}};
    auto const& a = w.a;
    auto& sums = w.sums;
    for (auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) {
            sums[i] = a[i] + a[count - 1 - i];
            benchmark::DoNotOptimize(sums[i]);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void add_checked_128(benchmark::State& state)
{
    __extension__ using wide = __int128;
    workspace<std::int64_t, wide> w{numbers<std::int64_t>(), {}, {}};
    auto const& a = w.a;
    auto& sums = w.sums;
    for (auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) {
            wide sum = 0;
            if (__builtin_add_overflow(wide{a[i]}, wide{a[count - 1 - i]}, &sum)) {
                state.SkipWithError("overflow");
            }
            sums[i] = sum;
            benchmark::DoNotOptimize(sums[i]);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

// (a − b) ÷ (t − b), the progress of an indicator.
template <class Number>
void gap_closure(benchmark::State& state)
{
    auto const a = numbers<Number>();
    Number const b = tenths<Number>(12345);
    Number const t = tenths<Number>(23456789);
    Number rate{};
    for (auto _ : state) {
        for (Number const& actual : a) {
            rate = (actual - b) / (t - b);
            benchmark::DoNotOptimize(rate);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

// A running sum, of bare numbers and of typed values.
template <class Number>
void running_sum(benchmark::State& state)
{
    auto const a = numbers<Number>();
    for (auto _ : state) {
        Number sum{};
        for (Number const& n : a) { sum = sum + n; }
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

using typed = annual<units::人>;

BENCHMARK(add<std::int64_t>)->Name("add/int64");
BENCHMARK(add_checked_128)->Name("add/checked int128");
BENCHMARK(add<exact>)->Name("add/exact");
BENCHMARK(add<typed>)->Name("add/annual<人>");
BENCHMARK(add<cpp_rational>)->Name("add/cpp_rational");
BENCHMARK(gap_closure<exact>)->Name("gap closure/exact");
BENCHMARK(gap_closure<cpp_rational>)->Name("gap closure/cpp_rational");
BENCHMARK(running_sum<exact>)->Name("running sum/exact");
BENCHMARK(running_sum<typed>)->Name("running sum/annual<人>");

}  // namespace

BENCHMARK_MAIN();
