// SPDX-License-Identifier: BSL-1.0
// What was understood of a table, for a person to check.
#include <algorithm>
#include <string>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/plan/inferred.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<cell_fate, 5> fate_names{{{cell_fate::header, "header"},
                                                  {cell_fate::read, "read"},
                                                  {cell_fate::missing, "missing"},
                                                  {cell_fate::ignored, "ignored"},
                                                  {cell_fate::refused, "refused"}}};

// What nobody declared of an indicator, with what its evidence says.
std::string undeclared(plan const& p)
{
    inferred_plan const found = with_inferred(p);
    if (found.declared.empty() && found.undecided.empty()) { return ""; }
    std::string text = "\n宣言のないもの undeclared: 証拠が示すもの "
                       + std::to_string(found.declared.size()) + "、人が決めるもの "
                       + std::to_string(found.undecided.size()) + " (tomakomai-kpi declare)";
    for (auto const* const facts : {&found.declared, &found.undecided}) {
        for (inferred_fact const& f : *facts) {
            text += "\n  " + f.name + " " + to_string(f.what) + ": "
                    + (f.said.empty() ? "?" : f.said) + " (" + f.why + ")";
        }
    }
    return text;
}

}  // namespace

std::string to_string(cell_fate f)
{
    return detail::name_of(fate_names, f);
}

std::string explain(table_mapping const& mapping)
{
    std::string text = "見出し header: ";
    std::size_t const row = mapping.header_row.value_or(0);
    text += row == 0 ? "なし"
                     : std::to_string(row) + "行目から"
                           + std::to_string(mapping.header_rows.value_or(1)) + "行";
    if (!mapping.name.empty()) { text = "名称 name: " + mapping.name + "\n" + text; }
    if (!mapping.unit.empty()) { text += "\n単位 unit: " + mapping.unit + "(表全体)"; }
    for (mapped_column const& c : mapping.columns) {
        text += "\n" + std::to_string(c.column) + "列目 「" + c.header + "」 → " + japanese(c.role);
        if (c.period) { text += " " + to_string(*c.period); }
        if (!c.unit.empty()) { text += " " + c.unit; }
        if (c.basis) { text += std::string{" "} + japanese(*c.basis); }
        if (!c.why.empty()) { text += " (" + c.why + ")"; }
    }
    for (std::string const& question : mapping.open) { text += "\n確認 to check: " + question; }
    return text;
}

std::string explain(table_reading const& reading)
{
    std::string text = explain(reading.mapping);
    auto const& indicators = reading.plan.indicators();
    text += "\n指標 indicators: " + std::to_string(indicators.size());
    text += "\nセル cells: " + std::to_string(reading.cells.size());
    for (auto const& [fate, name] : fate_names) {
        auto const count = std::ranges::count(reading.cells, fate, &cell_record::fate);
        if (count > 0) { text += " " + std::string{name} + " " + std::to_string(count); }
    }
    for (cell_record const& c : reading.cells) {
        if (c.fate != cell_fate::refused) { continue; }
        text += "\n読めない refused: " + std::to_string(c.row) + "行目 " + std::to_string(c.column)
                + "列目 " + c.message + " [" + name(c.why) + "]";
    }
    return text + undeclared(reading.plan);
}

}  // namespace tomakomai_kpi
