// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_PLAIN_NUMBER_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_PLAIN_NUMBER_HPP

// The digits of a text that may be read without its reader, once what stands around them is known.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <tomakomai_kpi/notation/detail/cursor.hpp>

namespace tomakomai_kpi::detail {

// A number that every reader reads alike: 1234, 1,234, 0.5; no zeros before it, at most 18 digits. Three
// decimals might be a group of digits (12.125人), four digits and a point a year and month (2024.04).
struct plain_number {
    std::int64_t digits = 0;
    int decimals = 0;
    std::size_t from = 0;
    std::size_t to = 0;

    bool has_decimals() const noexcept { return decimals > 0; }
    std::string_view before(std::string_view text) const { return text.substr(0, from); }
    std::string_view behind(std::string_view text) const { return text.substr(to); }
};

inline bool find_plain_number(std::string_view text, plain_number& out)
{
    constexpr std::size_t most_digits = 18;
    std::size_t at = 0;
    while (at < text.size() && !is_digit(text[at])) { ++at; }
    if (at == text.size()) { return false; }
    out.from = at;
    std::uint64_t digits = 0;
    std::size_t count = 0;
    std::size_t in_group = 0;
    bool grouped = false;
    for (; at < text.size(); ++at) {
        char const c = text[at];
        if (is_digit(c)) {
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            ++count;
            ++in_group;
            if (count > most_digits) { return false; }
        } else if (c == ',') {
            if (grouped ? in_group != 3 : in_group > 3 || in_group == 0) { return false; }
            grouped = true;
            in_group = 0;
        } else {
            break;
        }
    }
    if (grouped && in_group != 3) { return false; }
    if (text[out.from] == '0' && count > 1) { return false; }
    bool const may_be_year = !grouped && count == 4;
    out.decimals = 0;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
        for (++at; at < text.size() && is_digit(text[at]); ++at) {
            digits = digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
            ++out.decimals;
            if (++count > most_digits) { return false; }
        }
        if (out.decimals == 3 || may_be_year) { return false; }
    }
    out.digits = static_cast<std::int64_t>(digits);
    out.to = at;
    return true;
}

}  // namespace tomakomai_kpi::detail

#endif
