// SPDX-License-Identifier: BSL-1.0
// The language of conditions: 80% <= path < 100%, lead >= 0, excess = 0, several joined by and.
#include <array>
#include <cstddef>
#include <utility>

#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#include "value/names.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

constexpr detail::names<score, 6> score_names{{{score::attainment, "attainment"},
                                               {score::path, "path"},
                                               {score::pace, "pace"},
                                               {score::lead, "lead"},
                                               {score::excess, "excess"},
                                               {score::to_baseline, "to_baseline"}}};

std::string trimmed(std::string_view text)
{
    return std::string{detail::trimmed(text, detail::spaces_and_tabs)};
}

// The sign of a comparison, and where it stands.
struct comparison {
    std::string sign;
    std::size_t from = 0;
    std::size_t to = 0;
};

std::optional<comparison> next_comparison(std::string_view text, std::size_t from)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{
        {{"<=", "<="}, {">=", ">="}, {"≤", "<="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="}}};
    for (std::size_t at = from; at < text.size(); ++at) {
        for (auto const& [printed, sign] : signs) {
            if (text.substr(at).starts_with(printed)) {
                return comparison{std::string{sign}, at, at + printed.size()};
            }
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse_condition(std::string_view text)
{
    throw notation_error{code::bad_format,
                         "条件" + detail::quote(text)
                             + "は読めません: 「80% <= path < 100%」「lead >= 0」「excess = 0」の"
                               "ように、いくつもなら and でつないで書いてください (a condition)",
                         std::string{text}, 0};
}

// Whatever is no word at all (`path !`, `1 or lead`) is a broken condition, not an unknown score.
score score_in(std::string_view text, std::string_view whole)
{
    std::string const word = trimmed(text);
    bool const is_word =
        !word.empty() && word.find_first_of(" \t!=0123456789&|,") == std::string::npos;
    if (!is_word) { refuse_condition(whole); }
    return parse_score(word);
}

exact threshold(std::string_view text, std::string_view whole)
{
    std::string number = trimmed(text);
    bool const percent = number.ends_with('%');
    if (percent) { number.pop_back(); }
    try {
        exact const x = parse_exact(trimmed(number));
        return percent ? x / 100 : x;
    } catch (kpi_error const&) {
        refuse_condition(whole);
    }
}

std::string mirrored(std::string const& sign)
{
    std::string out = sign;
    if (out[0] == '<') {
        out[0] = '>';
    } else if (out[0] == '>') {
        out[0] = '<';
    }
    return out;
}

// `score sign x` narrows the score_range.
void narrow(score_range& in, std::string const& sign, exact const& x, std::string_view whole)
{
    bool const lower = sign[0] == '>' || sign == "=";
    bool const upper = sign[0] == '<' || sign == "=";
    bool const with = sign.ends_with('=');
    if ((lower && in.low) || (upper && in.high)) { refuse_condition(whole); }
    if (lower) {
        in.low = x;
        in.with_low = with;
    }
    if (upper) {
        in.high = x;
        in.with_high = with;
    }
}

std::vector<condition> parse_conditions(std::string_view text)
{
    constexpr std::string_view joint = " and ";
    std::vector<condition> all;
    for (;;) {
        auto const at = text.find(joint);
        all.push_back(parse_condition(text.substr(0, at)));
        if (at == std::string_view::npos) { return all; }
        text.remove_prefix(at + joint.size());
    }
}

}  // namespace

std::string to_string(score s)
{
    return detail::name_of(score_names, s);
}

score parse_score(std::string_view text)
{
    return detail::named(score_names, text, "尺度");
}

bool score_range::contains(exact const& x) const
{
    if (low && (with_low ? x < *low : x <= *low)) { return false; }
    if (high && (with_high ? x > *high : x >= *high)) { return false; }
    return true;
}

condition parse_condition(std::string_view text)
{
    auto const first = next_comparison(text, 0);
    if (!first) { refuse_condition(text); }
    auto const second = next_comparison(text, first->to);
    condition c;
    if (second) {  // low < score < high
        c.of = score_in(text.substr(first->to, second->from - first->to), text);
        narrow(c.in, mirrored(first->sign), threshold(text.substr(0, first->from), text), text);
        narrow(c.in, second->sign, threshold(text.substr(second->to), text), text);
    } else {
        std::string const left = trimmed(text.substr(0, first->from));
        bool const number_first = left.find_first_of("0123456789") == 0 || left.starts_with('-');
        std::string_view const right = text.substr(first->to);
        c.of = score_in(number_first ? right : std::string_view{left}, text);
        narrow(c.in, number_first ? mirrored(first->sign) : first->sign,
               threshold(number_first ? std::string_view{left} : right, text), text);
    }
    bool const empty = c.in.low && c.in.high
                       && (*c.in.low > *c.in.high
                           || (*c.in.low == *c.in.high && !(c.in.with_low && c.in.with_high)));
    bool const measured =
        c.of == score::excess
        && ((c.in.low && c.in.low->sign() != 0) || (c.in.high && c.in.high->sign() != 0));
    if (empty || measured) { refuse_condition(text); }
    return c;
}

std::string to_string(condition const& c)
{
    std::string of = to_string(c.of);
    if (c.in.low && c.in.high && *c.in.low == *c.in.high) {
        return of + " = " + to_string(*c.in.low);
    }
    if (c.in.low && c.in.high) {
        return to_string(*c.in.low) + (c.in.with_low ? " <= " : " < ") + of
               + (c.in.with_high ? " <= " : " < ") + to_string(*c.in.high);
    }
    if (c.in.low) { return of + (c.in.with_low ? " >= " : " > ") + to_string(*c.in.low); }
    if (c.in.high) { return of + (c.in.with_high ? " <= " : " < ") + to_string(*c.in.high); }
    return of;
}

grade::grade(std::string printed, std::string_view all)
    : label{std::move(printed)}, conditions{parse_conditions(all)}
{
}

}  // namespace tomakomai_kpi
