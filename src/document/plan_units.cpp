// SPDX-License-Identifier: BSL-1.0
#include "document/plan_units.hpp"

#include <algorithm>
#include <array>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/plan_rows.hpp"

namespace tomakomai_kpi::detail {

namespace {

constexpr names<scale_kind, 3> scale_names{{{scale_kind::ratio, ""},
                                            {scale_kind::interval, "interval"},
                                            {scale_kind::ordinal, "ordinal"}}};

unit declared(std::string const& symbol, scale_kind scale)
{
    switch (scale) {
    case scale_kind::interval: return interned(interval(symbol.c_str()));
    case scale_kind::ordinal: return interned(ordinal(symbol.c_str()));
    default: return interned(counter(symbol.c_str()));
    }
}

bool is_known(unit u)
{
    try {
        return parse_unit(u.symbol()).unit.is(u);
    } catch (notation_error const&) {
        return false;
    }
}

}  // namespace

unit unit_in(plan_sheet const& sheet, csv_row const& r)
{
    std::string const& symbol = plan_sheet::cell(r, name_column);
    if (symbol.empty()) {
        sheet.refuse(r, name_column, code::bad_row, "単位の名がありません (no symbol)");
    }
    return declared(symbol, sheet.read_cell(r, value_column, [](std::string const& text) {
        return named(scale_names, text, "単位の尺度");
    }));
}

std::vector<unit> own_units(plan const& of)
{
    std::vector<unit> out;
    auto const look_at = [&](observation const& o) {
        unit const u = o.value().unit();
        bool const is_new = std::ranges::none_of(out, [&](unit known) { return known.is(u); });
        bool const said = u.scale() == scale_kind::ratio || u.scale() == scale_kind::interval
                          || u.scale() == scale_kind::ordinal;
        if (u.symbol()[0] == '\0' || !is_new || !said || is_known(u)) { return; }
        if (declared(u.symbol(), u.scale()).is(u)) { out.push_back(u); }
    };
    for (revision const& r : of.revisions()) {
        for (indicator const& i : r.indicators) {
            if (i.baseline) { look_at(*i.baseline); }
            for (observation const& o : i.actuals) { look_at(o); }
            for (observation const& o : i.targets()) { look_at(o); }
        }
    }
    return out;
}

std::string scale_text(unit u)
{
    return name_of(scale_names, u.scale());
}

}  // namespace tomakomai_kpi::detail
