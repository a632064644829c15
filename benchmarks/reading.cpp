// SPDX-License-Identifier: BSL-1.0
// Reading value text, as plans print it, beside what any reader of it must do: part the lines
// (memchr) and make integers of digits (std::from_chars), over the same text in the same run.
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include <tomakomai_kpi/notation/notation.hpp>

using namespace tomakomai_kpi;

namespace {

constexpr std::size_t count = 4'096;

std::string grouped(std::uint64_t n)
{
    std::string digits = std::to_string(n);
    for (std::size_t end = digits.size(); end > 3;) {
        end -= 3;
        digits.insert(end, 1, ',');
    }
    return digits;
}

// The mix of the seed plan: plain counts, totals, shares, multipliers, now and then a dash.
std::string make_text()
{
    constexpr std::array<std::string_view, 12> units{"人", "件", "回",   "社",   "か所", "団体",
                                                     "組", "%",  "千円", "万人", "千t",  "人泊"};
    std::mt19937_64 random{20221124};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        std::string_view const unit = units[random() % units.size()];
        if (random() % 32 == 0) {
            text += "ー\n";
            continue;
        }
        if (unit != "%" && random() % 4 == 0) { text += "累計"; }
        std::uint64_t const digits = random() % 5;
        std::uint64_t limit = 10;
        for (std::uint64_t d = 0; d < digits; ++d) { limit *= 10; }
        text += grouped(random() % limit);
        if (unit == "%") { text += "." + std::to_string(random() % 10); }
        text += unit;
        text += '\n';
    }
    return text;
}

std::string const& text()
{
    static std::string const made = make_text();
    return made;
}

std::vector<std::string_view> const& lines()
{
    static auto const made = [] {
        std::vector<std::string_view> all;
        for (std::string_view rest{text()}; !rest.empty();) {
            std::size_t const end = rest.find('\n');
            all.push_back(rest.substr(0, end));
            rest.remove_prefix(end + 1);
        }
        return all;
    }();
    return made;
}

std::vector<std::string> const& numbers()
{
    static auto const made = [] {
        std::vector<std::string> all;
        for (std::string_view const line : lines()) {
            std::string digits;
            for (char const c : line) {
                if (c >= '0' && c <= '9') { digits += c; }
            }
            if (!digits.empty()) { all.push_back(digits); }
        }
        return all;
    }();
    return made;
}

void count_bytes(benchmark::State& state, std::size_t values)
{
    auto const rounds = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(rounds * static_cast<std::int64_t>(text().size()));
    state.SetItemsProcessed(rounds * static_cast<std::int64_t>(values));
}

void parse_values(benchmark::State& state)
{
    for (auto _ : state) {
        for (std::string_view const line : lines()) {
            value const v = parse(line);
            benchmark::DoNotOptimize(&v);
        }
    }
    count_bytes(state, lines().size());
}

// The constexpr reader alone, as parse asks it, without the value made of it.
void read_values(benchmark::State& state)
{
    for (auto _ : state) {
        for (std::string_view const line : lines()) {
            auto const read = detail::read_value(line);
            benchmark::DoNotOptimize(&read);
        }
    }
    count_bytes(state, lines().size());
}

void split_lines(benchmark::State& state)
{
    for (auto _ : state) {
        char const* at = text().data();
        char const* const end = at + text().size();
        std::size_t found = 0;
        while (at < end) {
            auto const* const stop =
                static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
            found += static_cast<std::size_t>(stop - at);
            at = stop + 1;
        }
        benchmark::DoNotOptimize(found);
    }
    count_bytes(state, lines().size());
}

void convert_digits(benchmark::State& state)
{
    for (auto _ : state) {
        for (std::string const& digits : numbers()) {
            std::int64_t n = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), n);
            benchmark::DoNotOptimize(n);
        }
    }
    count_bytes(state, numbers().size());
}

}  // namespace

BENCHMARK(parse_values)->Name("reading/parse");
BENCHMARK(read_values)->Name("reading/reader without index");
BENCHMARK(split_lines)->Name("reading/memchr split");
BENCHMARK(convert_digits)->Name("reading/from_chars of the digits");

BENCHMARK_MAIN();
