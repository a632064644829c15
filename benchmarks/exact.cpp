// SPDX-License-Identifier: BSL-1.0
// Exact numbers against raw integers, checked ones and cpp_rational, all over the same amounts;
// typed quantities against the bare numbers that they hold. All stand in ordinary vectors, each job
// in several places of the heap (the benchmark's argument): where a vector lies decides whether its
// loads wait for stores of the same place in another page.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <random>
#include <type_traits>
#include <vector>

#include <benchmark/benchmark.h>

#include <boost/multiprecision/cpp_int.hpp>

#include <tomakomai_kpi/value/quantity.hpp>

using boost::multiprecision::cpp_rational;
using namespace tomakomai_kpi;

namespace {

constexpr std::size_t count = 1000;

// What a program would write by hand instead: a fraction whose additions are checked.
struct checked_pair {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};

checked_pair operator+(checked_pair a, checked_pair b)
{
    std::int64_t sum = 0;
    if (a.denominator != b.denominator || __builtin_add_overflow(a.numerator, b.numerator, &sum)) {
        std::abort();
    }
    return {sum, a.denominator};
}

template <class Integer>
struct checked {
    Integer number = 0;
};

template <class Integer>
checked<Integer> operator+(checked<Integer> a, checked<Integer> b)
{
    Integer sum = 0;
    if (__builtin_add_overflow(a.number, b.number, &sum)) { std::abort(); }
    return {sum};
}

__extension__ using int128 = __int128;

// Amounts as plans print them: up to eight digits.
std::vector<std::int64_t> const& amounts()
{
    static auto const made = [] {
        std::mt19937_64 random{20221124};
        std::uniform_int_distribution<std::int64_t> amount{1, 20'000'000};
        std::vector<std::int64_t> out(count);
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
    } else if constexpr (std::is_same_v<Number, checked_pair>) {
        return {n, 10};
    } else if constexpr (term<Number>) {
        return Number{exact::ratio(n, 10)};
    } else {
        return {n};
    }
}

// Every other amount in hundredths.
exact mixed(std::size_t i, std::int64_t n)
{
    return exact::ratio(n, i % 2 == 0 ? 10 : 100);
}

// Vectors somewhere in the heap: what lies before each depends on the place.
template <class Number>
struct workspace {
    explicit workspace(benchmark::State const& state)
        : place{static_cast<std::size_t>(state.range(0))}
    {
        for (std::size_t i = 0; i < count; ++i) {
            a[i] = tenths<Number>(amounts()[i]);
            b[i] = tenths<Number>(amounts()[count - 1 - i]);
        }
    }

    std::size_t place;
    std::vector<std::byte> before_a = std::vector<std::byte>(1 + place * 208);
    std::vector<Number> a = std::vector<Number>(count);
    std::vector<std::byte> before_b = std::vector<std::byte>(1 + place * 336);
    std::vector<Number> b = std::vector<Number>(count);
    std::vector<std::byte> before_sums = std::vector<std::byte>(1 + place * 592);
    std::vector<Number> sums = std::vector<Number>(count);
};

void done(benchmark::State& state)
{
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

// Two columns added, by a function of a program: not mixed with the loop that measures.
template <class Number>
[[gnu::noinline]] void add_columns(std::vector<Number> const& a, std::vector<Number> const& b,
                                   std::vector<Number>& sums)
{
    std::transform(a.begin(), a.end(), b.begin(), sums.begin(), std::plus{});
}

template <class Number>
[[gnu::noinline]] Number sum_of(std::vector<Number> const& all)
{
    Number sum = tenths<Number>(0);
    for (Number const& n : all) { sum = sum + n; }
    return sum;
}

template <class Number>
void add_all(benchmark::State& state, workspace<Number>& w)
{
    for (auto _ : state) {
        add_columns(w.a, w.b, w.sums);
        benchmark::DoNotOptimize(w.sums.data());
        benchmark::ClobberMemory();
    }
    done(state);
}

template <class Number>
void add(benchmark::State& state)
{
    workspace<Number> w{state};
    add_all(state, w);
}

void add_mixed(benchmark::State& state)
{
    workspace<exact> w{state};
    for (std::size_t i = 0; i < count; ++i) { w.a[i] = mixed(i, amounts()[i]); }
    add_all(state, w);
}

// (a − b) ÷ (t − b), the progress of an indicator.
template <class Number>
void gap_closure(benchmark::State& state)
{
    workspace<Number> w{state};
    Number const b = tenths<Number>(12345);
    Number const t = tenths<Number>(23456789);
    for (auto _ : state) {
        std::transform(w.a.begin(), w.a.end(), w.sums.begin(),
                       [&](Number const& a) { return (a - b) / (t - b); });
        benchmark::DoNotOptimize(w.sums.data());
        benchmark::ClobberMemory();
    }
    done(state);
}

// A running sum, of bare numbers and of typed values.
template <class Number>
void running_sum(benchmark::State& state)
{
    workspace<Number> const w{state};
    for (auto _ : state) {
        Number sum = sum_of(w.a);
        benchmark::DoNotOptimize(sum);
    }
    done(state);
}

using typed = annual<units::人>;

constexpr int places = 8;

void in_places(benchmark::internal::Benchmark* each)
{
    each->DenseRange(0, places - 1);
}

BENCHMARK(add<std::int64_t>)->Name("add/int64")->Apply(in_places);
BENCHMARK(add<checked<std::int64_t>>)->Name("add/int64, checked")->Apply(in_places);
BENCHMARK(add<checked_pair>)->Name("add/pair of int64, checked")->Apply(in_places);
BENCHMARK(add<checked<int128>>)->Name("add/int128, checked")->Apply(in_places);
BENCHMARK(add<exact>)->Name("add/exact")->Apply(in_places);
BENCHMARK(add<typed>)->Name("add/annual<人>")->Apply(in_places);
BENCHMARK(add_mixed)->Name("add/exact, other denominators")->Apply(in_places);
BENCHMARK(add<cpp_rational>)->Name("add/cpp_rational")->Apply(in_places);
BENCHMARK(running_sum<checked_pair>)->Name("running sum/pair of int64, checked")->Apply(in_places);
BENCHMARK(running_sum<exact>)->Name("running sum/exact")->Apply(in_places);
BENCHMARK(running_sum<typed>)->Name("running sum/annual<人>")->Apply(in_places);
BENCHMARK(gap_closure<exact>)->Name("gap closure/exact")->Apply(in_places);
BENCHMARK(gap_closure<cpp_rational>)->Name("gap closure/cpp_rational")->Apply(in_places);

}  // namespace

BENCHMARK_MAIN();
