// SPDX-License-Identifier: BSL-1.0
// Typed columns against plain loops over vectors: of integers that check for overflow, and of doubles.
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <benchmark/benchmark.h>

#include <tomakomai_kpi/column/column.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

// Few enough that no run asks the system for new pages: that would be all that is measured.
constexpr std::size_t rows = 4'000;

using integers = std::vector<std::int64_t>;
using people = column<annual<units::人>>;

integers amounts(std::uint64_t seed)
{
    std::mt19937_64 random{seed};
    std::uniform_int_distribution<std::int64_t> amount{1, 20'000'000};
    integers out(rows);
    for (auto& n : out) { n = amount(random); }
    return out;
}

template <class F>
void each(benchmark::State& state, F f)
{
    for (auto _ : state) {
        auto made = f();
        benchmark::DoNotOptimize(made);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

void add_integers(benchmark::State& state)
{
    each(state, [a = amounts(1), b = amounts(2)] {
        integers out(a.size());
        bool overflows = false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            overflows |= __builtin_add_overflow(a[i], b[i], &out[i]);
        }
        if (overflows) { out.clear(); }
        return out;
    });
}
void add_columns(benchmark::State& state)
{
    each(state, [a = people{amounts(1)}, b = people{amounts(2)}] { return a + b; });
}

void compare_integers(benchmark::State& state)
{
    each(state, [a = amounts(1), b = amounts(2)] {
        std::vector<signed char> out(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            out[i] = static_cast<signed char>((a[i] > b[i]) - (a[i] < b[i]));
        }
        return out;
    });
}
void compare_columns(benchmark::State& state)
{
    each(state, [a = people{amounts(1)}, b = people{amounts(2)}] { return compare(a, b); });
}

void sum_integers(benchmark::State& state)
{
    each(state, [a = amounts(1)] {
        std::int64_t sum = 0;
        bool overflows = false;
        for (std::int64_t const n : a) { overflows |= __builtin_add_overflow(sum, n, &sum); }
        return overflows ? 0 : sum;
    });
}
void sum_column(benchmark::State& state)
{
    each(state, [a = people{amounts(1)}] { return sum(a); });
}

// Actuals, and targets above baselines, as most plans have them.
struct plan_amounts {
    integers actual = amounts(1);
    integers target = amounts(2);
    integers baseline = amounts(3);

    plan_amounts()
    {
        for (std::size_t i = 0; i < rows; ++i) { target[i] += baseline[i]; }
    }
};

struct plan_doubles {
    explicit plan_doubles(plan_amounts const& of = {})
        : actual(of.actual.begin(), of.actual.end()),
          target(of.target.begin(), of.target.end()),
          baseline(of.baseline.begin(), of.baseline.end())
    {
    }

    std::vector<double> actual;
    std::vector<double> target;
    std::vector<double> baseline;
};

struct plan_columns {
    explicit plan_columns(plan_amounts const& of = {})
        : actual{of.actual}, target{of.target}, baseline{of.baseline}
    {
    }

    people actual;
    people target;
    people baseline;
};

// Whether each is on its path in the second year of five, (a − b) ÷ (t − b) ≥ 2/5.
void path_of_doubles(benchmark::State& state)
{
    each(state, [of = plan_doubles{}] {
        std::vector<signed char> out(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            double const way = of.target[i] - of.baseline[i];
            double const gain = of.actual[i] - of.baseline[i];
            out[i] = way < 0 ? static_cast<signed char>(-1)
                             : static_cast<signed char>(gain / way >= 2.0 / 5.0);
        }
        return out;
    });
}
void path_of_columns(benchmark::State& state)
{
    static constexpr std::int32_t elapsed[] = {2};
    static constexpr std::int32_t years[] = {5};
    each(state, [of = plan_columns{}] {
        return on_path(of.actual, of.target, of.baseline, {elapsed, years});
    });
}

void closure_of_doubles(benchmark::State& state)
{
    each(state, [of = plan_doubles{}] {
        std::vector<double> out(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            out[i] = (of.actual[i] - of.baseline[i]) / (of.target[i] - of.baseline[i]);
        }
        return out;
    });
}
void closure_of_columns(benchmark::State& state)
{
    each(state, [of = plan_columns{}] { return gap_closure(of.actual, of.target, of.baseline); });
}

BENCHMARK(add_integers)->Name("add/int64, checked");
BENCHMARK(add_columns)->Name("add/column<annual<人>>");
BENCHMARK(compare_integers)->Name("compare/int64");
BENCHMARK(compare_columns)->Name("compare/column<annual<人>>");
BENCHMARK(sum_integers)->Name("sum/int64, checked");
BENCHMARK(sum_column)->Name("sum/column<annual<人>>");
BENCHMARK(path_of_doubles)->Name("on the path/double");
BENCHMARK(path_of_columns)->Name("on the path/column<annual<人>>");
BENCHMARK(closure_of_doubles)->Name("gap closure/double");
BENCHMARK(closure_of_columns)->Name("gap closure/column<annual<人>>");

}  // namespace

BENCHMARK_MAIN();
