// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/formula.hpp>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi {

namespace {

// Is what follows a minus a number, or nothing?
bool stays_text(std::string_view rest) noexcept
{
    for (std::string_view number; !rest.empty(); rest.remove_prefix(number.size())) {
        number = detail::first_character(rest);
        char const sign = detail::half_width(number);
        bool const harmless = (sign >= '0' && sign <= '9') || sign == '.' || sign == ','
                              || sign == '%' || number == "‰";
        if (!harmless) { return false; }
    }
    return true;
}

}  // namespace

bool starts_formula(std::string_view cell) noexcept
{
    while (cell.starts_with(' ') || cell.starts_with("\u3000")) {
        cell.remove_prefix(detail::first_character(cell).size());
    }
    if (cell.empty()) { return false; }
    std::string_view const first = detail::first_character(cell);
    char const sign = detail::half_width(first);
    if (sign == '-') {
        std::string_view rest = cell;
        while (rest.starts_with(first)) { rest.remove_prefix(first.size()); }
        return !rest.empty() && !stays_text(cell.substr(first.size()));
    }
    return std::string_view{"=+@\t\r\n"}.find(sign) != std::string_view::npos;
}

}  // namespace tomakomai_kpi
