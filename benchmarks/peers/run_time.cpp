// SPDX-License-Identifier: BSL-1.0
// Ordinary vectors of quantities: nanoseconds an element, the best of fifteen, one job a line.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

#define TOMAKOMAI_KPI_HEADER_ONLY  // of ours; nothing to the others
#include "peers.hpp"

namespace {

constexpr std::size_t count = 10'000;
constexpr int rounds = 100;

// The compiler must take the memory for read.
void keep(void const* what)
{
    asm volatile("" : : "g"(what) : "memory");
}

template <class Job>
void time(char const* name, Job job)
{
    double best = 1e9;
    for (int run = 0; run < 15; ++run) {
        auto const start = std::chrono::steady_clock::now();
        for (int round = 0; round < rounds; ++round) { job(); }
        std::chrono::duration<double, std::nano> const took =
            std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / rounds / static_cast<double>(count));
    }
    std::printf("%s %.2f\n", name, best);
}

}  // namespace

int main()
{
    using quantity = decltype(many(1));
    std::mt19937_64 random{20221124};
    std::uniform_int_distribution<std::int64_t> amount{1, 20'000'000};
    std::vector<quantity> a(count, many(0));
    std::vector<quantity> b(count, many(0));
    for (auto& q : a) { q = many(amount(random)); }
    for (auto& q : b) { q = many(amount(random)); }

    std::vector<quantity> sums(count, many(0));
    time("add", [&] {
        for (std::size_t i = 0; i < count; ++i) { sums[i] = a[i] + b[i]; }
        keep(sums.data());
    });
    time("sum", [&] {
        auto sum = many(0);
        for (auto const& q : a) { sum = sum + q; }
        keep(&sum);
    });
    std::vector<char> less(count);
    time("compare", [&] {
        for (std::size_t i = 0; i < count; ++i) { less[i] = a[i] < b[i] ? 1 : 0; }
        keep(less.data());
    });
    auto const base = many(12'345);
    auto const target = many(23'456'789);
    using progress = decltype((a[0] - base) / (target - base));
    std::vector<progress> rates(count, (target - base) / (target - base));
    time("progress", [&] {
        for (std::size_t i = 0; i < count; ++i) { rates[i] = (a[i] - base) / (target - base); }
        keep(rates.data());
    });
    std::printf("bytes %zu\n", sizeof(quantity));
}
