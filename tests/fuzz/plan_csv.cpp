// SPDX-License-Identifier: BSL-1.0
// libFuzzer: any text is a plan or refused as a kpi_error, and a plan that was read is written and
// read again as it is.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/value/error.hpp>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace tomakomai_kpi;
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    try {
        plan const read = read_plan_csv(input);
        if (write_plan_csv(read) != input) { std::abort(); }
        plan const tidied = read_plan_csv(tidy_plan_csv(read));
        if (!compare_plans(read, tidied).changes.empty()) { std::abort(); }
    } catch (kpi_error const&) {
        return 0;
    }
    return 0;
}
