// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_CURSOR_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_CURSOR_HPP

// Reading text from its front, a character at a time.

#include <cstddef>
#include <string_view>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

// Eats text from the front and knows how far it has come.
class cursor {
public:
    constexpr explicit cursor(std::string_view text) : rest_{text}, size_{text.size()} {}

    /// Whether a full-width form or a blank went by.
    constexpr bool saw_odd() const { return saw_odd_; }

    constexpr bool at_end() const { return rest_.empty(); }
    constexpr std::size_t position() const { return size_ - rest_.size(); }
    constexpr std::string_view rest() const { return rest_; }

    constexpr bool take(std::string_view prefix)
    {
        if (prefix.empty() || !rest_.starts_with(prefix)) { return false; }
        rest_.remove_prefix(prefix.size());
        return true;
    }

    /// The next character as ASCII, its full-width form counting as itself; 0 for others and at the end.
    constexpr char peek() const
    {
        if (at_end()) { return '\0'; }
        char const first = rest_.front();
        if (is_ascii(first)) { return first; }
        // Full-width forms and the other blanks begin with these bytes; most characters do not.
        bool const may_fold =
            first == '\xEF' || first == '\xE3' || first == '\xC2' || first == '\xE2';
        return may_fold ? half_width(first_character(rest_)) : '\0';
    }

    constexpr bool take_ascii(char wanted)
    {
        if (peek() != wanted) { return false; }
        skip();
        return true;
    }

    constexpr void skip()
    {
        std::size_t const size = first_character(rest_).size();
        saw_odd_ = saw_odd_ || size > 1;
        rest_.remove_prefix(size);
    }

    /// So many bytes, which the caller has looked at.
    constexpr void drop(std::size_t bytes)
    {
        rest_.remove_prefix(bytes < rest_.size() ? bytes : rest_.size());
    }

    constexpr void skip_spaces()
    {
        while (peek() == ' ') {
            skip();
            saw_odd_ = true;
        }
    }

private:
    std::string_view rest_;
    std::size_t size_;
    bool saw_odd_ = false;
};

constexpr bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

}  // namespace tomakomai_kpi::detail

#endif
