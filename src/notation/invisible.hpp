// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_INVISIBLE_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_INVISIBLE_HPP

// What no eye sees in a text that was refused: blanks that part nothing, marks of direction, joiners,
// controls. A message names them by their code point, since a quotation would not show them.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

struct code_points {
    char32_t first;
    char32_t last;
};

// Blanks that readers take for one and line breaks, which part the values of a cell, are not among
// them.
inline constexpr auto invisible_characters = std::to_array<code_points>(
    {{0x0000, 0x0009}, {0x000B, 0x000C},   {0x000E, 0x001F},   {0x007F, 0x009F},  {0x00AD, 0x00AD},
     {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},   {0x1680, 0x1680},  {0x17B4, 0x17B5},
     {0x180B, 0x180F}, {0x2000, 0x2008},   {0x200A, 0x200F},   {0x2028, 0x202F},  {0x205F, 0x206F},
     {0x2800, 0x2800}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0},
     {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}});

/// The code point of a character as UTF-8 spells it; of stray bytes one that is visible.
constexpr char32_t code_point(std::string_view character) noexcept
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) { return byte(0) < 0x80 ? byte(0) : 0xFFFD; }
    char32_t point = byte(0) & (0xFFU >> (character.size() + 1));
    for (std::size_t i = 1; i < character.size(); ++i) {
        point = (point << 6U) | (byte(i) & 0x3FU);
    }
    return point;
}

constexpr bool is_invisible(std::string_view character) noexcept
{
    char32_t const point = code_point(character);
    return std::ranges::any_of(invisible_characters, [&](code_points const& range) {
        return range.first <= point && point <= range.last;
    });
}

/// U+200B of a zero-width space.
inline std::string code_point_text(std::string_view character)
{
    constexpr std::string_view digits{"0123456789ABCDEF"};
    constexpr std::size_t fewest = 4;
    std::string text;
    for (char32_t rest = code_point(character); rest > 0 || text.size() < fewest; rest >>= 4U) {
        text.insert(text.begin(), digits[rest & 0xFU]);
    }
    return "U+" + text;
}

/// What a message adds where a text holds what cannot be seen; else nothing.
inline std::string invisible_note(std::string_view text)
{
    std::size_t count = 1;
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        if (is_invisible(character)) {
            return "。" + std::to_string(count) + "文字目に見えない文字 "
                   + code_point_text(character) + " があります (an invisible character)";
        }
        text.remove_prefix(character.size());
        ++count;
    }
    return "";
}

}  // namespace tomakomai_kpi::detail

#endif
