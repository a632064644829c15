// SPDX-License-Identifier: BSL-1.0
// libFuzzer: any text is a plan or refused as a plan_error, and what was read can be written and
// read again, with as many indicators as before.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <tomakomai_kpi/comparison_table.hpp>
#include <tomakomai_kpi/error.hpp>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace tomakomai_kpi;
    std::string const input(data, data + size);
    fiscal_period const period{fiscal_year{2020}, fiscal_year{2024}};
    try {
        plan const read = read_comparison_table("頁\t新\t旧\n" + input, {.period = period});
        read_comparison_table(write_comparison_table(read), {.period = period});
    } catch (plan_error const&) {
        return 0;
    }
    return 0;
}
