// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_NEAREST_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_NEAREST_HPP

// How near a name is to what was typed.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/nearest.hpp>

namespace tomakomai_kpi {

namespace detail::nearness {

inline constexpr std::size_t longest = 600;  // bytes; nobody mistypes more
inline constexpr std::size_t most_slips = 4;
inline constexpr std::size_t most_names = 3;
inline constexpr std::size_t most_listed = 12;

// A character as a number, whatever its bytes are.
using letter = std::uint32_t;
using letters = std::vector<letter>;

inline letters letters_of(std::string_view text)
{
    letters out;
    std::string const plain = detail::small_words(text);
    for (std::string_view const c : detail::characters(plain)) {
        letter packed = 0;
        for (char const byte : c) { packed = packed << 8U | static_cast<unsigned char>(byte); }
        out.push_back(packed == '_' ? '-' : packed);
    }
    return out;
}

inline bool is_digit(letter c)
{
    return c >= '0' && c <= '9';
}

inline std::size_t price(letter c)
{
    return is_digit(c) ? most_slips + 1 : 1;
}

// How many letters are exchanged, left out, put in or swapped with their neighbour between the two,
// where that is no more than `most`. Only what lies so near the diagonal is looked at.
inline std::optional<std::size_t> slips_between(letters const& a, letters const& b,
                                                std::size_t most)
{
    std::size_t const far = most_slips * 2 + 1;
    if (a.size() > b.size() + most || b.size() > a.size() + most) { return std::nullopt; }
    std::array<std::vector<std::size_t>, 3> rows;
    rows.fill(std::vector<std::size_t>(b.size() + 1, far));
    rows[0][0] = 0;
    for (std::size_t j = 1; j <= std::min(most, b.size()); ++j) {
        rows[0][j] = std::min(far, rows[0][j - 1] + price(b[j - 1]));
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto const& before = rows[(i + 1) % 3];  // i - 2
        auto const& above = rows[(i + 2) % 3];
        auto& row = rows[i % 3];
        std::size_t const first = i > most ? i - most : 0;
        std::size_t const last = std::min(b.size(), i + most);
        if (first > 0) { row[first - 1] = far; }
        if (last < b.size()) { row[last + 1] = far; }
        std::size_t least = far;
        for (std::size_t j = first; j <= last; ++j) {
            std::size_t steps = above[j] + price(a[i - 1]);
            if (j > 0) {
                std::size_t const exchanged =
                    a[i - 1] == b[j - 1] ? 0 : std::max(price(a[i - 1]), price(b[j - 1]));
                steps = std::min({steps, row[j - 1] + price(b[j - 1]), above[j - 1] + exchanged});
            }
            bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) {
                steps = std::min(steps, before[j - 2] + std::max(price(a[i - 1]), price(a[i - 2])));
            }
            row[j] = std::min(steps, far);
            least = std::min(least, row[j]);
        }
        if (least > most) { return std::nullopt; }
    }
    std::size_t const found = rows[a.size() % 3][b.size()];
    return found <= most ? std::optional{found} : std::nullopt;
}

// One of three letters may be wrong; of two, the second.
inline std::size_t slips_allowed(letters const& a, letters const& b)
{
    std::size_t const size = std::max(a.size(), b.size());
    if (size >= 3) { return std::min(size / 3, most_slips); }
    return size == 2 && a.front() == b.front() ? 1 : 0;
}

// A good part of the other: its beginning counts as one slip, any other place as two.
inline std::optional<std::size_t> slips_as_part(letters const& a, letters const& b)
{
    auto const& [part, whole] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
    if (part.size() < 2) { return std::nullopt; }
    auto const at = std::search(whole.begin(), whole.end(), part.begin(), part.end());
    if (at == whole.end()) { return std::nullopt; }
    bool const typed_the_beginning = at == whole.begin() && &part == &a;
    if (!typed_the_beginning && part.size() * 3 < whole.size()) { return std::nullopt; }
    return at == whole.begin() ? 1 : 2;
}

inline std::optional<std::size_t> slips(letters const& typed, letters const& known)
{
    if (known.empty()) { return std::nullopt; }
    auto const one = slips_between(typed, known, slips_allowed(typed, known));
    auto const other = slips_as_part(typed, known);
    if (one && other) { return std::min(*one, *other); }
    return one ? one : other;
}

}  // namespace detail::nearness

TOMAKOMAI_KPI_INLINE std::vector<std::string>
nearest_names(std::string_view text, std::vector<std::string_view> const& known)
{
    using namespace detail::nearness;
    if (text.size() > longest) { return {}; }
    letters const typed = letters_of(text);
    if (typed.empty()) { return {}; }
    struct candidate {
        std::size_t slips, further, place;
        std::string_view name;
    };
    std::vector<candidate> near;
    for (std::string_view const name : known) {
        if (name.size() > longest) { continue; }
        letters const its = letters_of(name);
        if (auto const n = slips(typed, its)) {
            std::size_t const further =
                its.size() > typed.size() ? its.size() - typed.size() : typed.size() - its.size();
            near.push_back({*n, further, near.size(), name});
        }
    }
    std::ranges::sort(near, {},
                      [](candidate const& c) { return std::tie(c.slips, c.further, c.place); });
    std::vector<std::string> out;
    for (candidate const& c : near) {
        if (c.slips > near.front().slips || out.size() == most_names) { break; }
        if (std::ranges::find(out, c.name) == out.end()) { out.emplace_back(c.name); }
    }
    return out;
}

TOMAKOMAI_KPI_INLINE std::string near_in_japanese(std::vector<std::string> const& names)
{
    return names.empty() ? "" : "。近いもの: " + detail::joined(names, "、", detail::shortened);
}

TOMAKOMAI_KPI_INLINE std::string near_in_english(std::vector<std::string> const& names)
{
    return names.empty() ? ""
                         : "; did you mean " + detail::joined(names, ", ", detail::shortened) + "?";
}

TOMAKOMAI_KPI_INLINE std::string no_such_name(std::string_view what, std::string_view text,
                                              std::vector<std::string_view> const& known,
                                              std::string_view in_english, std::string_view listed)
{
    std::string out = std::string{what} + detail::quote(text) + "はありません";
    auto const near = nearest_names(text, known);
    if (!near.empty()) {
        out += near_in_japanese(near);
    } else if (!listed.empty()) {
        out += ": " + std::string{listed};
    } else if (known.size() == 1) {
        out += "。あるのは " + detail::shortened(known.front()) + " だけです";
    } else if (!known.empty()) {
        auto const shown =
            std::vector(known.begin(), known.begin()
                                           + static_cast<std::ptrdiff_t>(std::min(
                                               known.size(), detail::nearness::most_listed)));
        out += ": " + detail::joined(shown, ", ", detail::shortened)
               + (known.size() > detail::nearness::most_listed
                      ? " など" + std::to_string(known.size()) + "のどれかを書いてください"
                      : " のどれかを書いてください");
    }
    return out + " (" + std::string{in_english} + near_in_english(near) + ")";
}

}  // namespace tomakomai_kpi

#endif
