// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_CURSOR_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_CURSOR_HPP

// Eating words and digits of printed values, whose full-width letters and digits
// count as half-width ones.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

inline bool take_folded(cursor& at, std::string_view word)
{
    cursor ahead = at;
    while (!word.empty()) {
        char const wanted = word.front();
        if (is_ascii(wanted)) {
            if (!ahead.take_ascii(wanted)) { return false; }
            word.remove_prefix(1);
            continue;
        }
        std::string_view const character = first_character(word);
        if (!ahead.take(character)) { return false; }
        word.remove_prefix(character.size());
    }
    at = ahead;
    return true;
}

/// May the word stand here? The first byte says of most that they do not, before any is compared.
inline bool may_begin(cursor const& at, std::string_view word)
{
    if (at.at_end()) { return false; }
    char const first = at.rest().front();
    bool const folds = is_ascii(word.front()) && first == '\xEF';
    return first == word.front() || folds;
}

/// The longest word of a list at the cursor, null for none.
template <class Word, std::size_t N>
Word const* take_longest(cursor& at, std::array<Word, N> const& words)
{
    Word const* longest = nullptr;
    cursor after = at;
    for (Word const& w : words) {
        if (!may_begin(at, w.text)) { continue; }
        cursor ahead = at;
        if (!take_folded(ahead, w.text)) { continue; }
        if (longest == nullptr || ahead.position() > after.position()) {
            longest = &w;
            after = ahead;
        }
    }
    at = after;
    return longest;
}

inline bool take_any(cursor& at, std::span<std::string_view const> words)
{
    std::size_t longest = 0;
    cursor after = at;
    for (std::string_view const w : words) {
        if (!may_begin(at, w)) { continue; }
        cursor ahead = at;
        if (take_folded(ahead, w) && ahead.position() - at.position() > longest) {
            longest = ahead.position() - at.position();
            after = ahead;
        }
    }
    at = after;
    return longest > 0;
}

inline bool take_dash(cursor& at)
{
    return take_longest(at, dashes) != nullptr;
}

/// A dash that makes a range between two numbers.
inline bool take_joining_dash(cursor& at)
{
    cursor ahead = at;
    dash const* const found = take_longest(ahead, dashes);
    if (found == nullptr || !found->joins) { return false; }
    at = ahead;
    return true;
}

/// So many digits, or none.
inline std::size_t take_digits(cursor& at, std::size_t most)
{
    std::size_t count = 0;
    while (count < most && is_digit(at.peek())) {
        at.skip();
        ++count;
    }
    return count;
}

/// The number that so many digits print; nothing where there is none, or one digit more.
inline std::optional<int> take_small_number(cursor& at, std::size_t most_digits)
{
    cursor ahead = at;
    int number = 0;
    std::size_t digits = 0;
    for (; digits < most_digits && is_digit(ahead.peek()); ++digits) {
        number = 10 * number + (ahead.peek() - '0');
        ahead.skip();
    }
    if (digits == 0 || is_digit(ahead.peek())) { return std::nullopt; }
    at = ahead;
    return number;
}

/// The longest spelling of a unit at the cursor, whose letters may be full width: ｍ３, ＣＯ２, ㎎／Ｌ.
inline bool take_printed_unit(cursor& at, reading& read, known_units known)
{
    constexpr std::size_t longest_spelling = 48;  // bytes
    cursor printed = at;
    reading as_printed = read;
    bool const found = take_unit(printed, as_printed, known);
    std::string_view const near = at.rest().substr(0, longest_spelling);
    if (near.find('\xEF') != std::string_view::npos) {
        std::string const folded = to_half_width(near);
        cursor plain{folded};
        cursor ahead = at;
        reading in_half_width = read;
        if (take_unit(plain, in_half_width, known)
            && take_folded(ahead, std::string_view{folded}.substr(0, plain.position()))
            && (!found || ahead.position() > printed.position())) {
            at = ahead;
            read = in_half_width;
            return true;
        }
    }
    if (!found) { return false; }
    at = printed;
    read = as_printed;
    return true;
}

/// What the text held between two cursors of it.
inline std::string_view between(cursor const& from, cursor const& to)
{
    return from.rest().substr(0, to.position() - from.position());
}

}  // namespace tomakomai_kpi::detail

#endif
