// SPDX-License-Identifier: BSL-1.0
// libFuzzer: any text is a plan or refused as a plan_error, and what was read is written so that it
// reads back as it was, or refused as what the form cannot hold.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/value/error.hpp>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace tomakomai_kpi;
    std::string const input(data, data + size);
    fiscal_period const period{fiscal_year{2020}, fiscal_year{2024}};
    std::optional<plan> read;
    try {
        read = read_comparison_table("頁\t新\t旧\n" + input, {.period = period});
    } catch (plan_error const&) {
        return 0;
    }
    std::string written;
    try {
        written = write_comparison_table(*read);
    } catch (plan_error const& e) {
        if (e.code() != code::unwritable_file) { std::abort(); }
        return 0;
    }
    plan const again = read_comparison_table(written, {.declarations = &*read});
    for (plan_change const& c : compare_plans(*read, again).changes) {
        bool const only_added = c.kind == change_kind::text_changed && !c.old_text;
        if (c.subject != change_subject::revision && !only_added) { std::abort(); }
    }
    return 0;
}
