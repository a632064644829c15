// SPDX-License-Identifier: BSL-1.0
// The language of grades: conditions as 80% <= path < 100%, lead >= 0, excess = 0, several joined by
// and; clauses as up: …; cumulative: …; provisional: ….
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<score, 10> score_names{
    {{score::attainment, "attainment"},
     {score::inverse_attainment, "inverse_attainment"},
     {score::reflected_attainment, "reflected_attainment"},
     {score::gap_closure, "gap_closure"},
     {score::path, "path"},
     {score::pace, "pace"},
     {score::required, "required"},
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
    constexpr std::array<std::string_view, 5> signs{"<=", ">=", "<", ">", "="};
    for (std::size_t at = from; at < text.size(); ++at) {
        for (std::string_view const sign : signs) {
            if (text.substr(at).starts_with(sign)) {
                return comparison{std::string{sign}, at, at + sign.size()};
            }
        }
    }
    return std::nullopt;
}

// As typed with a Japanese keyboard too: ％, ＞, ： in half width, ≤ ≦ as <=.
std::string in_ascii(std::string_view typed)
{
    std::string out;
    for (std::string_view const c : detail::characters(typed)) {
        bool const at_most = c == "≤" || c == "≦";
        bool const at_least = c == "≥" || c == "≧";
        out += at_most ? "<=" : at_least ? ">=" : detail::to_half_width(c);
    }
    return out;
}

[[noreturn]] void refuse_condition(std::string_view text)
{
    throw notation_error{
        code::bad_format,
        "条件" + detail::quote(text)
            + "は読めません: 「80% <= path < 100%」「lead >= 0」「excess = 0」の"
              "ように、いくつもなら and でつないで、「up: …; down: …」「cumulative: …」"
              "「provisional: …」のように指標を限って書いてください (a condition)",
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

// Of a book that is read top down: whatever no grade above takes.
constexpr std::string_view otherwise = "else";

std::vector<condition> parse_conditions(std::string_view text)
{
    constexpr std::string_view joint = " and ";
    std::vector<condition> all;
    if (trimmed(text) == otherwise) { return all; }
    for (;;) {
        auto const at = text.find(joint);
        all.push_back(parse_condition(text.substr(0, at)));
        if (at == std::string_view::npos) { return all; }
        text.remove_prefix(at + joint.size());
    }
}

constexpr detail::names<direction_kind, 2> way_names{
    {{direction_kind::up, "up"}, {direction_kind::down, "down"}}};
constexpr detail::names<basis, 3> basis_names{
    {{basis::annual, "annual"}, {basis::cumulative, "cumulative"}, {basis::level, "level"}}};
constexpr detail::names<aggregation_kind, 4> kind_names{{{aggregation_kind::flow, "flow"},
                                                         {aggregation_kind::stock, "stock"},
                                                         {aggregation_kind::ratio, "ratio"},
                                                         {aggregation_kind::score, "score"}}};
constexpr detail::names<bool, 2> provisional_names{{{true, "provisional"}, {false, "final"}}};

// Sets the member whose names the word is one of; false where it is none of them.
template <class T, std::size_t N>
bool take_word(std::string_view word, detail::names<T, N> const& all, std::optional<T>& out,
               std::string_view whole)
{
    for (auto const& [value, name] : all) {
        if (word != name) { continue; }
        if (out) { refuse_condition(whole); }
        out = value;
        return true;
    }
    return false;
}

[[noreturn]] void refuse_word(std::string_view word, std::string_view whole)
{
    std::vector<std::string_view> known;
    for (auto const& n : way_names) { known.push_back(n.second); }
    for (auto const& n : basis_names) { known.push_back(n.second); }
    for (auto const& n : kind_names) { known.push_back(n.second); }
    for (auto const& n : provisional_names) { known.push_back(n.second); }
    auto const near = nearest_names(word, known);
    throw notation_error{
        code::unknown_name,
        "条件" + detail::quote(whole) + "の" + detail::quote(word)
            + "は、区分の当てはまる指標を示す語ではありません"
            + (near.empty() ? ": " + detail::joined(known, ", ") + " を「:」の前に書いてください"
                            : near_in_japanese(near))
            + " (unknown word" + near_in_english(near) + ")",
        std::string{whole}, 0, near.empty() ? "" : near.front()};
}

// `up cumulative` before a colon.
void read_standing(std::string_view text, clause& c, std::string_view whole)
{
    std::string words = trimmed(text);
    if (words.empty()) { refuse_condition(whole); }
    while (!words.empty()) {
        auto const end = words.find_first_of(" \t");
        std::string const word = words.substr(0, end);
        words = end == std::string::npos ? "" : trimmed(words.substr(end));
        bool const known = take_word(word, way_names, c.way, whole)
                           || take_word(word, basis_names, c.basis, whole)
                           || take_word(word, kind_names, c.of, whole)
                           || take_word(word, provisional_names, c.provisional, whole);
        if (known) { continue; }
        refuse_word(word, whole);
    }
}

clause parse_clause(std::string_view text, std::string_view whole)
{
    clause c;
    if (auto const colon = text.find(':'); colon != std::string_view::npos) {
        read_standing(text.substr(0, colon), c, whole);
        text.remove_prefix(colon + 1);
    }
    c.conditions = parse_conditions(text);
    return c;
}

std::vector<clause> parse_clauses(std::string_view typed)
{
    std::string const whole = in_ascii(typed);
    std::vector<clause> all;
    std::string_view text = whole;
    for (;;) {
        auto const at = text.find(';');
        all.push_back(parse_clause(text.substr(0, at), whole));
        if (at == std::string_view::npos) { return all; }
        text.remove_prefix(at + 1);
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

condition parse_condition(std::string_view typed)
{
    std::string const plain = in_ascii(typed);
    std::string_view const text = plain;
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

bool clause::holds_for(standing const& s) const
{
    return (!way || way == s.way) && (!basis || basis == s.basis) && (!of || of == s.of)
           && (!provisional || provisional == s.provisional);
}

std::string to_string(clause const& c)
{
    std::vector<std::string> words;
    if (c.way) { words.push_back(detail::name_of(way_names, *c.way)); }
    if (c.basis) { words.push_back(detail::name_of(basis_names, *c.basis)); }
    if (c.of) { words.push_back(detail::name_of(kind_names, *c.of)); }
    if (c.provisional) { words.push_back(detail::name_of(provisional_names, *c.provisional)); }
    if (c.conditions.empty()) { words.emplace_back(otherwise); }
    return detail::joined(words, " ") + (words.empty() || c.conditions.empty() ? "" : ": ")
           + detail::joined(c.conditions, " and ",
                            [](condition const& each) { return to_string(each); });
}

grade::grade(std::string printed, std::string_view all)
    : label{std::move(printed)}, clauses{parse_clauses(all)}
{
}

std::vector<clause const*> grade::clauses_for(standing const& s) const
{
    std::vector<clause const*> own;
    std::vector<clause const*> for_all;
    for (clause const& c : clauses) {
        if (c.holds_for_all()) {
            for_all.push_back(&c);
        } else if (c.holds_for(s)) {
            own.push_back(&c);
        }
    }
    return own.empty() ? for_all : own;
}

std::string to_string(grade const& g)
{
    return detail::joined(g.clauses, "; ", [](clause const& c) { return to_string(c); });
}

}  // namespace tomakomai_kpi
