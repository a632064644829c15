// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/pattern.hpp"

#include <cstddef>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

// std::regex matches by recursion, as deep as the text is long: a text this long is no header, and
// no name of an indicator.
constexpr std::size_t longest_text = 1'000;

// Of patterns like (a+)+ the usual matcher tries all ways to part a text. libstdc++ has one that does
// not, libc++ gives up.
constexpr auto grammar = std::regex_constants::ECMAScript
#ifdef __GLIBCXX__
                         | std::regex_constants::__polynomial
#endif
    ;

constexpr wchar_t no_character = L'\uFFFD';

// A character that a wchar_t cannot hold is described by none but `.`.
wchar_t wide(std::string_view character)
{
    unsigned long point = static_cast<unsigned char>(character[0]);
    if (character.size() > 1) {
        point &= 0x7FUL >> character.size();
        for (char const c : character.substr(1)) {
            point = (point << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
        }
    }
    auto const out = static_cast<wchar_t>(point);
    return static_cast<unsigned long>(out) == point ? out : no_character;
}

std::wstring wide_text(std::string_view text)
{
    std::wstring out;
    for (std::string_view const c : characters(text)) { out += wide(c); }
    return out;
}

}  // namespace

pattern::pattern(std::string_view text) : words_{plain_words(text)}
{
    if (text.size() < 3 || !text.starts_with('/') || !text.ends_with('/')) { return; }
    std::string_view const expression = text.substr(1, text.size() - 2);
    try {
        expression_.emplace(wide_text(expression), grammar);
    } catch (std::regex_error const&) {
        throw notation_error{code::bad_format,
                             "対応の正規表現" + quote(expression)
                                 + "は書き方が違います (not a regular expression)",
                             std::string{text}, 0};
    }
}

bool pattern::is(std::string_view text) const
{
    return expression_ ? describes(text) : plain_words(text) == words_;
}

bool pattern::is_in(std::string_view text) const
{
    return expression_ ? describes(text) : plain_words(text).find(words_) != std::string::npos;
}

bool pattern::describes(std::string_view text) const
{
    std::string const plain = plain_words(text);
    return plain.size() <= longest_text && std::regex_search(wide_text(plain), *expression_);
}

}  // namespace tomakomai_kpi::detail
