// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_TABLE_UNITS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_TABLE_UNITS_HPP

// The units of a table's rows: as its column of units says, or the brackets of a name.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/unit.hpp>

namespace tomakomai_kpi::detail {

struct said_unit {
    std::string unit{};                           // empty: none is said
    std::optional<tomakomai_kpi::basis> basis{};  // 件(累計)
    bool gross = false;                           // 人(延べ)
    bool of_name = false;  // in the brackets of a name, which may be no unit of its values
};

class table_units {
public:
    /// `open` takes what a person should look at.
    table_units(std::span<unit const> units, std::vector<std::string>& open)
        : known_{units.begin(), units.end()}, open_{open}
    {
    }

    /// Of a row whose cell of units prints this, empty for none, and whose indicator has this name.
    said_unit said(std::string const& printed, std::string const& name);

    /// Those that were given, and those that the column of units declared so far.
    std::vector<unit> const& known() const noexcept { return known_; }

private:
    void know(std::string const& printed);

    std::vector<unit> known_;
    std::vector<std::string>& open_;
};

}  // namespace tomakomai_kpi::detail

#endif
