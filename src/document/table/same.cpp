// SPDX-License-Identifier: BSL-1.0
#include "document/table/same.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/plan_units.hpp"
#include "review/differences.hpp"

namespace tomakomai_kpi::detail {

namespace {

[[noreturn]] void refuse_writing(plan const& p, std::string const& page, std::string const& why)
{
    throw plan_error{code::unwritable_file,
                     "新旧対照表の書式では、計画をそのまま書き表せません。"
                         + (page.empty() ? "" : page + "ページ ") + why
                         + " (the form cannot hold it)",
                     p.name(), 0, 0};
}

}  // namespace

void require_same(plan const& p, grid const& written)
{
    std::vector<unit> const own = own_units(p);
    auto const back = [&] {
        try {
            return read_comparison_table(written, {.declarations = &p, .units = own});
        } catch (kpi_error const& why) {
            refuse_writing(p, "", why.what());
        }
    }();
    if (back.period() != p.period()) { refuse_writing(p, "", "計画の期間が変わります"); }
    for (std::string_view const name : {"new", "old"}) {
        auto const found = differ(p.revision(name), back.revision(name), depth::without_order);
        for (found_change const& each : found.changes) {
            plan_change const& c = each.told;
            bool const only_added = c.kind == change_kind::text_changed && !c.old_text;
            if (c.kind == change_kind::id_changed || only_added) { continue; }
            refuse_writing(p, c.page,
                           quote(c.name.empty() ? c.old_text.value_or("") : c.name) + " "
                               + c.explain());
        }
    }
}

}  // namespace tomakomai_kpi::detail
