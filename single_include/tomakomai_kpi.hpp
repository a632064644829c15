// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SINGLE_INCLUDE_HPP
#define TOMAKOMAI_KPI_SINGLE_INCLUDE_HPP

// Exact numbers, fiscal years, units, rules, typed quantities, observations, run-time values and
// literals of tomakomai_kpi in one header, made by tests/generate/single_include.py: the same as
// TOMAKOMAI_KPI_HEADER_ONLY, <tomakomai_kpi/value.hpp> and <tomakomai_kpi/notation/literal.hpp>.

#ifndef TOMAKOMAI_KPI_HEADER_ONLY
#define TOMAKOMAI_KPI_HEADER_ONLY
#endif

#ifndef TOMAKOMAI_KPI_VERSION_HPP
#define TOMAKOMAI_KPI_VERSION_HPP

// The version of the library, for programs that must know it while they are compiled. CMake, the
// Python package and pkg-config read it here: it stands in no other place.
//
//   #if TOMAKOMAI_KPI_VERSION >= 100      // 0.1.0: 10000 · major + 100 · minor + patch

#define TOMAKOMAI_KPI_VERSION_MAJOR 0
#define TOMAKOMAI_KPI_VERSION_MINOR 1
#define TOMAKOMAI_KPI_VERSION_PATCH 0

#define TOMAKOMAI_KPI_VERSION                                                                      \
    (TOMAKOMAI_KPI_VERSION_MAJOR * 10000 + TOMAKOMAI_KPI_VERSION_MINOR * 100                       \
     + TOMAKOMAI_KPI_VERSION_PATCH)

#define TOMAKOMAI_KPI_TEXT_OF_(major, minor, patch) #major "." #minor "." #patch
#define TOMAKOMAI_KPI_TEXT_OF(major, minor, patch) TOMAKOMAI_KPI_TEXT_OF_(major, minor, patch)
#define TOMAKOMAI_KPI_VERSION_STRING                                                               \
    TOMAKOMAI_KPI_TEXT_OF(TOMAKOMAI_KPI_VERSION_MAJOR, TOMAKOMAI_KPI_VERSION_MINOR,                \
                          TOMAKOMAI_KPI_VERSION_PATCH)

#endif
#ifndef TOMAKOMAI_KPI_VALUE_HPP
#define TOMAKOMAI_KPI_VALUE_HPP

// The floor "value": exact numbers, fiscal years, units, the rule table, quantities and their
// observations, and values.
// All but exact_boost.hpp, which includes Boost.

#ifndef TOMAKOMAI_KPI_VALUE_BASIS_HPP
#define TOMAKOMAI_KPI_VALUE_BASIS_HPP

// How a value adds up over time is its basis. One fiscal year (annual, 単年度)
// and several years added up (cumulative, 累計) are flows; a state at a time
// (level, 時点) is a stock, a ratio, a score or a rank. In the terms of data
// warehousing flows are additive, stocks semi-additive, ratios non-additive.
//
// Synopsis
//   enum class basis;   annual, cumulative, level, change and what a change is of
//   is_change(basis), change_of(basis), changes(change, value)
//   name(basis), japanese(basis)

#ifndef TOMAKOMAI_KPI_CONFIG_HPP
#define TOMAKOMAI_KPI_CONFIG_HPP

// How the library is taken in, said once for all headers.
//
// Given by the program, before the first header or on the command line
//   TOMAKOMAI_KPI_HEADER_ONLY   the floor "value" comes out of its headers, nothing is linked
//   TOMAKOMAI_KPI_NO_BOOST      and without Boost, whose headers are taken where there are any: a
//                               number that 64 bits cannot hold is then refused (beyond_64_bits)
//
// Made of it
//   TOMAKOMAI_KPI_API           what the namespace declares here is seen outside of a shared library
//   TOMAKOMAI_KPI_INLINE        before each definition in bodies/: `inline` where header-only
//   TOMAKOMAI_KPI_RARE          before a function that is seldom called from where much is done
//   TOMAKOMAI_KPI_HAS_BOOST     whether big numbers are there
//   TOMAKOMAI_KPI_EXCEPTIONS    whether a refusal can be thrown; where not, it ends the program

// On the namespace, and on what a class befriends, and not on each declaration. On Windows CMake exports
// all there is instead.
#if defined(__GNUC__) && !defined(_WIN32)
#define TOMAKOMAI_KPI_API __attribute__((visibility("default")))
#else
#define TOMAKOMAI_KPI_API
#endif

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#define TOMAKOMAI_KPI_INLINE inline
#else
#define TOMAKOMAI_KPI_INLINE
#endif

#ifdef __GNUC__
#define TOMAKOMAI_KPI_RARE __attribute__((cold))
#else
#define TOMAKOMAI_KPI_RARE
#endif

#if !defined(TOMAKOMAI_KPI_NO_BOOST) && __has_include(<boost/multiprecision/cpp_int.hpp>)
#define TOMAKOMAI_KPI_HAS_BOOST 1
#else
#define TOMAKOMAI_KPI_HAS_BOOST 0
#endif

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define TOMAKOMAI_KPI_EXCEPTIONS 1
#else
#define TOMAKOMAI_KPI_EXCEPTIONS 0
#endif

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class basis : int {
    annual,      // 単年度: a flow in one fiscal year
    cumulative,  // 累計: a flow over consecutive fiscal years
    level,       // 時点: a state; every ratio, score and rank
    change,      // 増減, of a basis that was not said
    annual_change,
    cumulative_change,
    level_change,
};

constexpr bool is_change(basis b) noexcept
{
    return b >= basis::change;
}

/// The change of two values of a basis, which is no change itself.
constexpr basis change_of(basis b) noexcept
{
    switch (b) {
    case basis::annual: return basis::annual_change;
    case basis::cumulative: return basis::cumulative_change;
    case basis::level: return basis::level_change;
    default: return b;
    }
}

/// May a change be added to a value of this basis?
constexpr bool changes(basis change, basis value) noexcept
{
    return change == basis::change || change == change_of(value);
}

constexpr char const* name(basis b) noexcept
{
    switch (b) {
    case basis::annual: return "annual";
    case basis::cumulative: return "cumulative";
    case basis::level: return "level";
    default: return "change";
    }
}

/// The word that documents have for it.
constexpr char const* japanese(basis b) noexcept
{
    switch (b) {
    case basis::annual: return "単年度";
    case basis::cumulative: return "累計";
    case basis::level: return "時点";
    case basis::annual_change: return "単年度の増減";
    case basis::cumulative_change: return "累計の増減";
    case basis::level_change: return "時点の増減";
    default: return "増減";
    }
}

}  // namespace tomakomai_kpi

#endif
#ifndef TOMAKOMAI_KPI_VALUE_CODE_HPP
#define TOMAKOMAI_KPI_VALUE_CODE_HPP

// The stable names of everything the library refuses or leaves undefined.
//
// One code is at once the name in a compiler's message, `code()` of a C++
// exception, `.code` of a Python one, the reason of an undefined figure and a
// heading in the docs. Codes are never renamed; new ones go to the end of
// their group.
//
// Synopsis
//   enum class code;   last_code, the end of the list
//   char const* name(code);

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class code : int {
    none,

    // The rule table: what may not meet.
    unit_mismatch,
    basis_mismatch,
    period_mismatch,
    period_gap,
    period_overlap,
    start_differs,
    not_additive_over_years,
    ratio_not_additive,
    not_ratio_scale,
    zero_denominator,
    undeclared_product,
    missing,
    bound,

    // Assessment: why a figure is undefined.
    target_zero,
    no_baseline,
    baseline_equals_target,
    mixed_basis,
    basis_unclear,
    direction_unknown,
    direction_conflict,
    aggregation_unknown,
    aggregation_conflict,
    lower_is_better,
    no_amount,
    definition_changed,
    not_started,
    not_measured,
    pending,
    suspended,
    period_over,
    not_recorded,
    tolerance_unknown,

    // Why an amount is missing where the words say no more, say that none can be, or are no words.
    unspecified,
    not_applicable,
    unread,

    // Reading text, numbers and plans.
    empty_text,
    bad_number,
    bad_grouping,
    unknown_unit,
    trailing_text,
    unknown_year,
    bad_period,
    inexact_number,
    not_a_number,
    not_text,
    unknown_name,
    bad_csv,
    bad_row,
    unknown_id,
    duplicate_id,
    ambiguous,
    unreadable_file,
    bad_unit,
    lengths_differ,
    missing_extra,
    bad_format,
    bad_argument,
    unwritable_file,
    beyond_literal,
    beyond_type,

    // Rulebooks that do not cover every case once.
    rule_hole,
    rule_overlap,

    // Numbers, where the library was taken in without Boost.
    beyond_64_bits,
};

inline constexpr code last_code = code::beyond_64_bits;

/// The code as identifiers and documents spell it.
constexpr char const* name(code c) noexcept
{
    switch (c) {
    case code::none: return "none";
    case code::unit_mismatch: return "unit_mismatch";
    case code::basis_mismatch: return "basis_mismatch";
    case code::period_mismatch: return "period_mismatch";
    case code::period_gap: return "period_gap";
    case code::period_overlap: return "period_overlap";
    case code::start_differs: return "start_differs";
    case code::not_additive_over_years: return "not_additive_over_years";
    case code::ratio_not_additive: return "ratio_not_additive";
    case code::not_ratio_scale: return "not_ratio_scale";
    case code::zero_denominator: return "zero_denominator";
    case code::undeclared_product: return "undeclared_product";
    case code::missing: return "missing";
    case code::bound: return "bound";
    case code::target_zero: return "target_zero";
    case code::no_baseline: return "no_baseline";
    case code::baseline_equals_target: return "baseline_equals_target";
    case code::mixed_basis: return "mixed_basis";
    case code::basis_unclear: return "basis_unclear";
    case code::direction_unknown: return "direction_unknown";
    case code::direction_conflict: return "direction_conflict";
    case code::aggregation_unknown: return "aggregation_unknown";
    case code::aggregation_conflict: return "aggregation_conflict";
    case code::lower_is_better: return "lower_is_better";
    case code::no_amount: return "no_amount";
    case code::definition_changed: return "definition_changed";
    case code::not_started: return "not_started";
    case code::not_measured: return "not_measured";
    case code::pending: return "pending";
    case code::suspended: return "suspended";
    case code::period_over: return "period_over";
    case code::not_recorded: return "not_recorded";
    case code::tolerance_unknown: return "tolerance_unknown";
    case code::unspecified: return "unspecified";
    case code::not_applicable: return "not_applicable";
    case code::unread: return "unread";
    case code::empty_text: return "empty_text";
    case code::bad_number: return "bad_number";
    case code::bad_grouping: return "bad_grouping";
    case code::unknown_unit: return "unknown_unit";
    case code::trailing_text: return "trailing_text";
    case code::unknown_year: return "unknown_year";
    case code::bad_period: return "bad_period";
    case code::inexact_number: return "inexact_number";
    case code::not_a_number: return "not_a_number";
    case code::not_text: return "not_text";
    case code::unknown_name: return "unknown_name";
    case code::bad_csv: return "bad_csv";
    case code::bad_row: return "bad_row";
    case code::unknown_id: return "unknown_id";
    case code::duplicate_id: return "duplicate_id";
    case code::ambiguous: return "ambiguous";
    case code::unreadable_file: return "unreadable_file";
    case code::bad_unit: return "bad_unit";
    case code::lengths_differ: return "lengths_differ";
    case code::missing_extra: return "missing_extra";
    case code::bad_format: return "bad_format";
    case code::bad_argument: return "bad_argument";
    case code::unwritable_file: return "unwritable_file";
    case code::beyond_literal: return "beyond_literal";
    case code::beyond_type: return "beyond_type";
    case code::rule_hole: return "rule_hole";
    case code::rule_overlap: return "rule_overlap";
    case code::beyond_64_bits: return "beyond_64_bits";
    }
    return "";
}

}  // namespace tomakomai_kpi

#endif
#ifndef TOMAKOMAI_KPI_VALUE_DIMENSION_HPP
#define TOMAKOMAI_KPI_VALUE_DIMENSION_HPP

// What units measure or count: powers of base dimensions.
//
// Synopsis
//   struct dimension;     base(面積), own(人); times(other, power); exponent_of(); ==

#include <cstddef>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

constexpr bool same_text(char const* a, char const* b) noexcept
{
    for (; *a == *b; ++a, ++b) {
        if (*a == '\0') { return true; }
    }
    return false;
}

[[noreturn]] void throw_too_composed();

}  // namespace detail

/// A product of powers of base dimensions; factors with an exponent come first, the rest is empty.
struct dimension {
    static constexpr std::size_t most_factors = 4;
    static constexpr int largest_exponent = 1000;

    struct factor {
        char const* base = "";
        int exponent = 0;
        bool counted = false;  // things that are counted by the word 面積 are no area
    };

    factor factors[most_factors]{};

    /// What units of several sizes measure: 面積.
    static constexpr dimension base(char const* name) noexcept
    {
        dimension d;
        d.factors[0] = {name, 1};
        return d;
    }

    /// What is counted by the one unit of this symbol: 人.
    static constexpr dimension own(char const* symbol) noexcept
    {
        dimension d;
        d.factors[0] = {symbol, 1, true};
        return d;
    }

    /// The exponent of a base dimension, given as a dimension: 2 of 人 in 人².
    constexpr int exponent_of(dimension const& of) const noexcept
    {
        return exponent_of(of.factors[0]);
    }

    /// This dimension times the `power`-th power of another. Throws argument_error (bad_unit) for more
    /// factors than there is room for.
    constexpr dimension times(dimension const& other, int power) const
    {
        dimension d;
        std::size_t used = 0;
        auto const add = [&](char const* base, int exponent, bool counted) {
            bool const fits = used < most_factors && exponent <= largest_exponent
                              && exponent >= -largest_exponent;
            if (!fits) { detail::throw_too_composed(); }
            d.factors[used++] = {base, exponent, counted};
        };
        for (factor const& f : factors) {
            if (f.exponent == 0) { break; }
            int const exponent = f.exponent + power * other.exponent_of(f);
            if (exponent != 0) { add(f.base, exponent, f.counted); }
        }
        for (factor const& f : other.factors) {
            if (f.exponent == 0) { break; }
            if (exponent_of(f) == 0) { add(f.base, power * f.exponent, f.counted); }
        }
        return d;
    }

    friend constexpr bool operator==(dimension const& a, dimension const& b) noexcept
    {
        return a.is_within(b) && b.is_within(a);
    }

private:
    constexpr int exponent_of(factor const& wanted) const noexcept
    {
        for (factor const& f : factors) {
            if (f.exponent == 0) { break; }
            if (f.counted == wanted.counted && detail::same_text(f.base, wanted.base)) {
                return f.exponent;
            }
        }
        return 0;
    }

    constexpr bool is_within(dimension const& other) const noexcept
    {
        for (factor const& f : factors) {
            if (f.exponent == 0) { break; }
            if (other.exponent_of(f) != f.exponent) { return false; }
        }
        return true;
    }
};

}  // namespace tomakomai_kpi

#endif
#ifndef TOMAKOMAI_KPI_VALUE_ERROR_HPP
#define TOMAKOMAI_KPI_VALUE_ERROR_HPP

// The exceptions of the library: one root, one class for each sort of mistake.
//
// Each carries its code and its facts as members, and a message that says what
// was read, where, which rule refused it and what would do, Japanese first.
// The light headers (exact, unit, quantity) do not include this one; they throw
// through functions compiled in src/.
//
// Synopsis
//   kpi_error                 code(), message(): what() without the code at its end
//   ├ notation_error          text(), position(): a text that is not a value, number or year
//   ├ unit_error              left(), right(): units that may not meet
//   ├ basis_error             left(), right(): bases that may not meet
//   ├ period_error            left(), right(): fiscal periods that may not meet
//   ├ amount_error            an amount that arithmetic cannot take: missing, a bound
//   ├ division_error          division by zero
//   ├ argument_error          what a function cannot be given: out of range, lists of other lengths
//   └ plan_error              file(), line(), column(): a plan that does not hold together;
//                             parts(), count(): all that is wrong with it

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_QUOTE_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_QUOTE_HPP

// Texts as messages quote them: however long they are, a message stays short.

#include <string>
#include <string_view>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_UTF8_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_UTF8_HPP

// Reading UTF-8 one character at a time, and the few full-width forms that
// numbers are printed in. Only those: Unicode's compatibility normalisation
// over whole text would turn ① into 1 and ₂ into 2.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tomakomai_kpi::detail {

/// Bytes of the character that starts with `lead`; 1 for a stray byte, so that reading goes on.
constexpr std::size_t character_size(char lead) noexcept
{
    auto const byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0) { return 1; }
    if (byte < 0xE0) { return 2; }
    if (byte < 0xF0) { return 3; }
    return 4;
}

/// The first character of `text`, which is not empty.
constexpr std::string_view first_character(std::string_view text) noexcept
{
    return text.substr(0, character_size(text.front()));
}

/// Whether the byte is a character of its own. Never by its sign: some machines' char has none.
constexpr bool is_ascii(char byte) noexcept
{
    return static_cast<unsigned char>(byte) < 0x80U;
}

/// Whether it is one that is not shown: a tab, a line's end, NUL, ….
constexpr bool is_control(char byte) noexcept
{
    return static_cast<unsigned char>(byte) < 0x20U;
}

/// Does a character end at this byte (and another begin, unless the text ends)?
constexpr bool ends_on_character(std::string_view text, std::size_t at) noexcept
{
    if (at >= text.size()) { return at == text.size(); }
    return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Whether the text is well-formed: whole characters, none longer than it need be, no surrogates.
constexpr bool is_utf8(std::string_view text) noexcept
{
    constexpr std::array<unsigned, 5> least{0, 0, 0x80, 0x800, 0x10000};
    while (!text.empty()) {
        auto const lead = static_cast<unsigned char>(text.front());
        std::size_t const size = character_size(text.front());
        if ((lead >= 0x80 && lead < 0xC0) || lead > 0xF4 || size > text.size()) { return false; }
        unsigned character = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) {
            if (ends_on_character(text, i)) { return false; }
            character = character << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
        }
        bool const is_surrogate = character >= 0xD800 && character <= 0xDFFF;
        if (character < least[size] || character > 0x10FFFF || is_surrogate) { return false; }
        text.remove_prefix(size);
    }
    return true;
}

/// The longest part from the start that has at most `most` bytes and cuts no character.
constexpr std::string_view cut_between_characters(std::string_view text, std::size_t most) noexcept
{
    if (text.size() <= most) { return text; }
    while (most > 0 && !ends_on_character(text, most)) { --most; }
    return text.substr(0, most);
}

/// The last character of `text`, which is not empty.
constexpr std::string_view last_character(std::string_view text) noexcept
{
    return text.substr(cut_between_characters(text, text.size() - 1).size());
}

/// All characters; one that is cut off at the end as far as it goes.
inline std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> all;
    while (!text.empty()) {
        all.push_back(first_character(text));
        text.remove_prefix(all.back().size());
    }
    return all;
}

/// The blanks that part words in a line: a space, the no-break one, the thin one and the full-width one.
/// They are one character to readers of values: none of them changes what a text says.
inline constexpr std::array<std::string_view, 4> blanks{" ", "\u00A0", "\u2009", "\u3000"};

/// The ASCII character that `character` stands for in numbers: itself if it is ASCII, the half-width
/// form of U+FF01 to U+FF5E (！ to ～), a space for a blank; 0 for all others.
constexpr char half_width(std::string_view character) noexcept
{
    if (character.size() == 1) { return character[0]; }
    for (std::string_view const blank : blanks) {
        if (character == blank) { return ' '; }
    }
    if (character.size() != 3 || character[0] != '\xEF') { return 0; }
    auto const middle = static_cast<unsigned char>(character[1]);
    auto const last = static_cast<unsigned char>(character[2]);
    unsigned const point = 0xF000U | ((middle & 0x3FU) << 6U) | (last & 0x3FU);
    if (point < 0xFF01U || point > 0xFF5EU) { return 0; }
    return static_cast<char>(point - 0xFF01U + 0x21U);
}

/// `text` up to the blanks that end it.
constexpr std::string_view without_blanks_behind(std::string_view text) noexcept
{
    while (!text.empty() && half_width(last_character(text)) == ' ') {
        text.remove_suffix(last_character(text).size());
    }
    return text;
}

/// `text` without its blanks.
inline std::string without_blanks(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        if (half_width(character) != ' ') { out += character; }
        text.remove_prefix(character.size());
    }
    return out;
}

/// `text` with the full-width forms of letters, digits and signs made half-width.
inline std::string to_half_width(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        char const ascii = half_width(character);
        if (ascii != 0 && ascii != '~') {
            out += ascii;
        } else {
            out += character;
        }
        text.remove_prefix(character.size());
    }
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi::detail {

/// Whether it is a character of three bytes that ends a line or turns the direction of a text
/// (U+2028, U+2029, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
inline bool is_hidden(std::string_view three) noexcept
{
    if (three.size() < 3 || three[0] != '\xE2') { return false; }
    auto const last = static_cast<unsigned char>(three[2]);
    if (three[1] == '\x80') {
        return last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE);
    }
    return three[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

/// The text with what would end a message's line, move a terminal or turn the text around made
/// visible: ␀ for NUL, ␊ for a line break, U+202E in words. Lines stay where they are meant.
inline std::string with_visible_controls(std::string_view text, bool keep_lines = false)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    auto const byte = [](char of) { return static_cast<unsigned char>(of); };
    auto const named = [&](unsigned number) {
        out += "U+";
        for (int shift = 12; shift >= 0; shift -= 4) { out += hex[(number >> shift) & 0xFU]; }
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if ((is_control(c) || c == '\x7F') && !(keep_lines && c == '\n')) {
            out += "\xE2\x90";  // U+2400 and the 31 behind it; U+2421 for DEL
            out += c == '\x7F' ? '\xA1' : static_cast<char>(0x80 + c);
        } else if (c == '\xC2' && at + 1 < text.size() && byte(text[at + 1]) < 0xA0) {
            named(byte(text[++at]));
        } else if (is_hidden(text.substr(at))) {
            named(0x2000U + ((byte(text[at + 1]) & 0x3FU) << 6U) + (byte(text[at + 2]) & 0x3FU));
            at += 2;
        } else {
            out += c;
        }
    }
    return out;
}

/// The text, cut between characters where it is long.
inline std::string shortened(std::string_view text)
{
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) { return with_visible_controls(text); }
    return with_visible_controls(cut_between_characters(text, longest)) + "…";
}

/// 「text」, likewise.
inline std::string quote(std::string_view text)
{
    return "「" + shortened(text) + "」";
}

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class kpi_error : public std::runtime_error {
public:
    /// `message` is the whole text for people, what it quotes made visible but for its lines' ends;
    /// the code is appended in brackets.
    kpi_error(enum code reason, std::string const& message)
        : std::runtime_error{detail::with_visible_controls(message, true) + " [" + name(reason)
                             + "]"},
          code_{reason}
    {
    }

    enum code code() const noexcept { return code_; }

    /// What `what()` says before its code, for messages that quote this one.
    std::string_view message() const noexcept
    {
        std::string_view const whole{what()};
        return whole.substr(0,
                            whole.size() - std::string_view{name(code_)}.size() - 3);  // " [code]"
    }

private:
    enum code code_;
};

/// A text that cannot be read; `position` counts bytes from the start of `text`. `nearest` is what
/// may have been meant there, for people to judge: 9,777,442 or 箇所; often empty.
class notation_error : public kpi_error {
public:
    notation_error(enum code reason, std::string const& message, std::string text,
                   std::size_t position, std::string nearest = {})
        : kpi_error{reason, message},
          text_{std::move(text)},
          position_{position},
          nearest_{std::move(nearest)}
    {
    }

    std::string const& text() const noexcept { return text_; }
    std::size_t position() const noexcept { return position_; }
    std::string const& nearest() const noexcept { return nearest_; }

private:
    std::string text_;
    std::size_t position_;
    std::string nearest_;
};

/// Two things that may not meet, as they call themselves.
class mixing_error : public kpi_error {
public:
    mixing_error(enum code reason, std::string const& message, std::string left, std::string right)
        : kpi_error{reason, message}, left_{std::move(left)}, right_{std::move(right)}
    {
    }

    std::string const& left() const noexcept { return left_; }
    std::string const& right() const noexcept { return right_; }

private:
    std::string left_;
    std::string right_;
};

class unit_error : public mixing_error {
public:
    using mixing_error::mixing_error;
};

class basis_error : public mixing_error {
public:
    using mixing_error::mixing_error;
};

class period_error : public mixing_error {
public:
    using mixing_error::mixing_error;
};

class amount_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

class division_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

class argument_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

/// One thing that is wrong with a plan: where, by which rule, and what is said of it.
struct plan_error_part {
    std::size_t line = 0;
    std::size_t column = 0;
    enum code reason = code::none;
    std::string message;
};

/// A plan or its file that does not hold together; line and column count from 1, 0 is unknown.
class plan_error : public kpi_error {
public:
    plan_error(enum code reason, std::string const& message, std::string file = {},
               std::size_t line = 0, std::size_t column = 0)
        : kpi_error{reason, message},
          file_{std::move(file)},
          parts_{{line, column, reason, detail::with_visible_controls(message)}}
    {
    }

    /// `count` errors at once, told by the first of them (at least one), in the order of places:
    /// code, line and column are those of the first.
    plan_error(std::string file, std::vector<plan_error_part> first, std::size_t count);

    std::string const& file() const noexcept { return file_; }
    std::size_t line() const noexcept { return parts_.front().line; }
    std::size_t column() const noexcept { return parts_.front().column; }

    /// All that is wrong, as far as it is told: one part of a single error.
    std::vector<plan_error_part> const& parts() const noexcept { return parts_; }
    std::size_t count() const noexcept { return count_; }

private:
    std::string file_;
    std::vector<plan_error_part> parts_;
    std::size_t count_ = 1;
};

namespace detail {

/// Throws the error. Where exceptions are switched off it is printed, its code at the end, and the
/// program ends: this is the one place that knows.
template <class Error>
[[noreturn]] void refuse(Error const& error)
{
#if TOMAKOMAI_KPI_EXCEPTIONS
    throw error;
#else
    std::fprintf(stderr, "%s\n", error.what());
    std::abort();
#endif
}

}  // namespace detail

/// The code of a name; throws notation_error (unknown_name).
enum code parse_code(std::string_view text);

/// What a code says, in words for readers: the one source of messages, reports and docs/codes.md.
std::string japanese(enum code c);
std::string english(enum code c);

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_ERROR_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_ERROR_HPP

// What the codes say, and several errors as one.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_NAMES_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_NAMES_HPP

// Tables of the words that enumerations have in files and in Python, and the refusal
// of a word that is in none, which says what is near it.

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifndef TOMAKOMAI_KPI_VALUE_NEAREST_HPP
#define TOMAKOMAI_KPI_VALUE_NEAREST_HPP

// What a name that there is not may have meant: 新規雇用創出数 for 新規雇用,
// kpi_change_unflagged for kpi_change_unflaged.
//
// Whoever refuses a name asks here, so that C++, Python and the commands give one
// answer. Near is what differs by a few slips of the pen, or is a good part of the
// other; width, capitals, blanks, hyphens and underscores make no difference. A
// digit is no slip: G1-2 is another indicator than G1-1, not a misspelling of it.
// Nothing is taken for what was meant: it is named, for people to judge.
//
//   nearest_names("nwe", {"new", "old"})        // {"new"}
//   no_such_name("版", "nwe", {"new", "old"}, "unknown revision")
//       // 版「nwe」はありません。近いもの: new (unknown revision; did you mean new?)
//   no_such_name("版", "案", {"new", "old"}, "unknown revision")
//       // 版「案」はありません: new, old のどれかを書いてください (unknown revision)
//
// Synopsis
//   std::vector<std::string> nearest_names(text, known);   at most three, the nearest first
//   std::string no_such_name(what, text, known, in_english, listed);
//   std::string near_in_japanese(names), near_in_english(names);

#include <string>
#include <string_view>
#include <vector>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Those of the known names that are nearest, all equally, at most three; empty where none is near.
/// However long the texts are, a comparison takes at most a few thousand steps.
std::vector<std::string> nearest_names(std::string_view text,
                                       std::vector<std::string_view> const& known);

/// 。近いもの: a、b — what follows a sentence; empty for none.
std::string near_in_japanese(std::vector<std::string> const& names);

/// ; did you mean a, b? — what follows words in brackets; empty for none.
std::string near_in_english(std::vector<std::string> const& names);

/// The message that refuses a name, without a code: with what is near it, else with all there are.
/// `listed` says in words what there is, where the names alone do not.
std::string no_such_name(std::string_view what, std::string_view text,
                         std::vector<std::string_view> const& known, std::string_view in_english,
                         std::string_view listed = {});

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
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

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TEXT_HPP

// What every floor does with texts: join and part them, take off the blanks around
// them, ask whether two differ by one slip of the pen, and read a page's number.
//
// Synopsis
//   joined(texts, "／"), joined(things, ", ", &thing::name)
//   split("a／b", "／")
//   trimmed(text), trimmed(text, spaces_and_tabs), plain_words(" Ｋ Ｐ Ｉ"), small_words
//   prints_digit(text), without_line_breaks(text)
//   one_character_apart(a, b), one_slip_apart(a, b)
//   first_number("第12回"), page_number("77 ～ 78")

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tomakomai_kpi::detail {

/// The texts (or what `text_of` says of each) one behind the other, with `between` between them.
template <class Range, class Projection = std::identity>
std::string joined(Range const& all, std::string_view between, Projection text_of = {})
{
    std::string out;
    bool first = true;
    for (auto const& each : all) {
        if (!first) { out += between; }
        out += std::invoke(text_of, each);
        first = false;
    }
    return out;
}

/// The texts between the joints, empty ones too; of an empty text none.
inline std::vector<std::string> split(std::string_view text, std::string_view between)
{
    std::vector<std::string> parts;
    if (text.empty()) { return parts; }
    for (auto at = text.find(between); at != std::string_view::npos; at = text.find(between)) {
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(at + between.size());
    }
    parts.emplace_back(text);
    return parts;
}

// Blanks: those of the keyboard of one language, those that are typed in Japanese, and those that
// copied cells have.
inline constexpr std::array<std::string_view, 2> spaces_and_tabs{" ", "\t"};
inline constexpr std::array<std::string_view, 5> typed_blanks{" ", "\n", "\r", "\t", "\u3000"};
inline constexpr std::array<std::string_view, 7> all_blanks{" ",      "\n",     "\r",    "\t",
                                                            "\u3000", "\u00A0", "\u2009"};

/// `text` without the blanks around it.
inline std::string_view trimmed(std::string_view text,
                                std::span<std::string_view const> of = all_blanks)
{
    auto const blank_at = [&](auto fits) {
        auto const found = std::ranges::find_if(of, fits);
        return found == of.end() ? std::size_t{0} : found->size();
    };
    while (std::size_t const size = blank_at([&](auto b) { return text.ends_with(b); })) {
        text.remove_suffix(size);
    }
    while (std::size_t const size = blank_at([&](auto b) { return text.starts_with(b); })) {
        text.remove_prefix(size);
    }
    return text;
}

/// Without any blank or line break, in half width: 「Ｋ Ｐ Ｉ 」 is KPI.
inline std::string plain_words(std::string_view text)
{
    std::string out;
    for (std::string_view const c : characters(text)) {
        if (std::ranges::find(all_blanks, c) == all_blanks.end()) { out += c; }
    }
    return to_half_width(out);
}

/// plain_words in small letters, for words that are the same in capitals.
inline std::string small_words(std::string_view text)
{
    std::string out = plain_words(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return out;
}

/// Does it print a digit, in whatever width?
inline bool prints_digit(std::string_view text)
{
    return plain_words(text).find_first_of("0123456789") != std::string::npos;
}

/// Its lines as one, with nothing between them.
inline std::string without_line_breaks(std::string_view text)
{
    return joined(split(text, "\n"), "");
}

/// Is one text the other with one character exchanged, left out or put in?
inline bool one_character_apart(std::span<std::string_view const> a,
                                std::span<std::string_view const> b)
{
    if (a.size() > b.size()) { return one_character_apart(b, a); }
    if (b.size() - a.size() > 1) { return false; }
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    if (at == b.size()) { return false; }
    std::size_t const exchanged = a.size() == b.size() ? 1 : 0;
    return std::ranges::equal(a.subspan(at + exchanged), b.subspan(at + 1));
}

/// As above, or are two neighbours swapped?
inline bool one_slip_apart(std::string_view a, std::string_view b)
{
    auto const x = characters(a);
    auto const y = characters(b);
    if (one_character_apart(x, y)) { return true; }
    if (x.size() != y.size()) { return false; }
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(x, y).in1 - x.begin());
    return x.size() - at >= 2 && x[at] == y[at + 1] && x[at + 1] == y[at]
           && std::ranges::equal(std::span{x}.subspan(at + 2), std::span{y}.subspan(at + 2));
}

/// The first number that a text prints in ASCII digits; 0 where there is none.
inline int first_number(std::string_view text)
{
    auto const digits = text.find_first_of("0123456789");
    int number = 0;
    if (digits != std::string_view::npos) {
        std::from_chars(text.data() + digits, text.data() + text.size(), number);
    }
    return number;
}

/// 77 of 77 ～ 78, for pages in their order; those without a number come first.
inline int page_number(std::string_view printed)
{
    return first_number(printed);
}

}  // namespace tomakomai_kpi::detail

#endif

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
#endif

#endif

namespace tomakomai_kpi::detail {

template <class Enum, std::size_t N>
using names = std::array<std::pair<Enum, std::string_view>, N>;

template <class Enum, std::size_t N>
std::string name_of(names<Enum, N> const& all, Enum wanted)
{
    return std::string{
        std::ranges::find(all, wanted, [](auto const& n) { return n.first; })->second};
}

/// The names of all.
template <class Range, class Projection>
std::vector<std::string_view> names_in(Range const& all, Projection name)
{
    std::vector<std::string_view> out;
    std::ranges::transform(all, std::back_inserter(out), [&](auto const& each) {
        return std::string_view{std::invoke(name, each)};
    });
    return out;
}

/// Throws the notation_error (unknown_name) of a name that is none of the known ones.
[[noreturn]] inline void refuse_name(std::string_view what, std::string_view text,
                                     std::vector<std::string_view> const& known,
                                     std::string_view in_english, std::string_view listed = {})
{
    auto const near = nearest_names(text, known);
    refuse(notation_error{code::unknown_name, no_such_name(what, text, known, in_english, listed),
                          std::string{text}, 0, near.empty() ? "" : near.front()});
}

/// The one of this name; throws notation_error (unknown_name) that says what is near, or all names.
template <class Range, class Projection>
auto const& named(Range const& all, Projection name, std::string_view text, std::string const& what,
                  std::string const& in_english = "unknown name")
{
    auto const found = std::ranges::find_if(
        all, [&](auto const& each) { return std::string_view{std::invoke(name, each)} == text; });
    if (found == all.end()) { refuse_name(what, text, names_in(all, name), in_english); }
    return *found;
}

template <class Enum, std::size_t N>
Enum named(names<Enum, N> const& all, std::string_view text, std::string const& what)
{
    return named(all, &names<Enum, N>::value_type::second, text, what).first;
}

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi {

namespace detail {

struct code_meaning {
    code of;
    char const* japanese;
    char const* english;
};

inline constexpr std::array code_meanings{
    code_meaning{code::unit_mismatch, "単位が違う", "different units"},
    code_meaning{code::basis_mismatch, "数え方(単年度・累計・時点)が違う", "different bases"},
    code_meaning{code::period_mismatch, "年度が違う", "different fiscal years"},
    code_meaning{code::period_gap, "間の年度が抜けている", "years are missing between"},
    code_meaning{code::period_overlap, "年度が重なるか、年度の順になっていない",
                 "years overlap or are out of order"},
    code_meaning{code::start_differs, "累計を数え始める年度が違う",
                 "cumulative values start in different years"},
    code_meaning{code::not_additive_over_years, "時点の値は年度をまたいで足せない",
                 "levels do not add over years"},
    code_meaning{code::ratio_not_additive, "割合は足せない", "ratios do not add"},
    code_meaning{code::not_ratio_scale, "点数や順位は割り算ができない", "not a ratio scale"},
    code_meaning{code::zero_denominator, "0では割れない", "division by zero"},
    code_meaning{code::undeclared_product, "単位の組み合わせが決められていない",
                 "undeclared product of units"},
    code_meaning{code::missing, "値がないので計算できない", "a missing value"},
    code_meaning{code::bound, "「以上」「以下」の付いた値は計算に使えない", "a bound"},
    code_meaning{code::target_zero, "目標が0なので割り算ができない", "the target is zero"},
    code_meaning{code::no_baseline, "基準値がない", "no baseline"},
    code_meaning{code::baseline_equals_target, "目標が基準値と同じ",
                 "the target equals the baseline"},
    code_meaning{code::mixed_basis, "単年度の値と累計の値は一つの式で計算できない",
                 "annual and cumulative values in one formula"},
    code_meaning{code::basis_unclear,
                 "名称は累計だが値に累計の表示がなく、単年度か累計か分からない",
                 "the name says cumulative, the values do not"},
    code_meaning{code::direction_unknown, "多いほどよいのか少ないほどよいのかが分からない",
                 "direction unknown"},
    code_meaning{code::direction_conflict, "目標が基準値より悪い側にある",
                 "the target is on the worse side of the baseline"},
    code_meaning{code::aggregation_unknown, "年度をまたいで足せる数かどうかが分からない",
                 "aggregation unknown"},
    code_meaning{code::aggregation_conflict, "集計の種類の手がかりが食い違う",
                 "evidence of the aggregation conflicts"},
    code_meaning{code::lower_is_better, "少ないほどよい指標に達成率は使えない", "lower is better"},
    code_meaning{code::no_amount, "値がない", "no amount"},
    code_meaning{code::definition_changed, "指標の定義か単位が変わっている",
                 "the definition has changed"},
    code_meaning{code::not_started, "まだ始まっていない", "not started"},
    code_meaning{code::not_measured, "実績が測られていない", "not measured"},
    code_meaning{code::pending, "実績が未公表", "not yet published"},
    code_meaning{code::suspended, "特殊な事情で中止", "suspended by a special event"},
    code_meaning{code::period_over, "目標の期間が終わっている", "the period is over"},
    code_meaning{code::not_recorded, "この年度の実績は未登録",
                 "no actual is recorded for the year"},
    code_meaning{
        code::tolerance_unknown,
        "目標と違うが、どこまでを維持とみるかが分からない。目標を「以上」「以下」とするか、"
        "方向に許容幅を「maintain ±5人」のように宣言する",
        "off the target to be maintained, and no tolerance is declared"},
    code_meaning{code::unspecified, "値のない理由が書かれていない",
                 "missing without a stated reason"},
    code_meaning{code::not_applicable, "この指標には当てはまらない", "does not apply here"},
    code_meaning{code::unread, "記載を値として読めない", "what is printed was not understood"},
    code_meaning{code::empty_text, "文字がない", "empty text"},
    code_meaning{code::bad_number, "数として読めない。例: 1,644件、199.5万人、2億396万円",
                 "not a number"},
    code_meaning{code::bad_grouping, "桁区切りは3桁ごと。例: 4億3,000万円",
                 "digit groups have three digits"},
    code_meaning{code::unknown_unit, "知らない単位", "unknown unit"},
    code_meaning{code::trailing_text, "値の後に読めない文字がある", "text after the value"},
    code_meaning{code::unknown_year, "年度として読めないか、範囲外", "unknown fiscal year"},
    code_meaning{code::bad_period, "期間になっていない", "not a period"},
    code_meaning{code::inexact_number, "floatは丸めた数なので使えない", "floats are inexact"},
    code_meaning{code::not_a_number, "数ではない", "not a number"},
    code_meaning{code::not_text, "文字列ではない", "no text"},
    code_meaning{code::unknown_name, "その名前のものはない", "unknown name"},
    code_meaning{code::bad_csv, "CSVとして読めない", "broken CSV"},
    code_meaning{code::bad_row, "計画の行になっていない", "a row that does not hold"},
    code_meaning{code::unknown_id, "その id のものはない", "unknown id"},
    code_meaning{code::duplicate_id, "同じものが前にもある", "it is there twice"},
    code_meaning{code::ambiguous, "一つに決まらない", "more than one fits"},
    code_meaning{code::unreadable_file, "ファイルを読めない", "cannot read the file"},
    code_meaning{code::bad_unit, "単位になっていない", "not a unit"},
    code_meaning{code::lengths_differ, "数がそろっていない", "lengths differ"},
    code_meaning{code::missing_extra, "追加のライブラリが入っていない",
                 "an extra is not installed"},
    code_meaning{code::bad_format, "書式として読めない", "not a format"},
    code_meaning{code::bad_argument, "引数の誤り", "a wrong argument"},
    code_meaning{code::unwritable_file, "ファイルに書けない", "cannot write the file"},
    code_meaning{code::beyond_literal, "リテラルに書けない(parse で読む)",
                 "not for a literal; parse may read it"},
    code_meaning{code::beyond_type, "列の型では表せない(numbers= で別の型を選ぶ)",
                 "the column's type cannot say it"},
    code_meaning{code::rule_hole, "どの区分にも入らない場合がある", "a case that no grade holds"},
    code_meaning{code::rule_overlap, "二つの区分に入る場合がある", "a case that two grades hold"},
    code_meaning{code::beyond_64_bits, "64ビットを超える数は Boost のヘッダーなしでは持てない",
                 "beyond 64 bits, and built without Boost"},
};

static_assert(code_meanings.size() == static_cast<std::size_t>(last_code),
              "every code has a meaning");

inline code_meaning const* meaning_of(code c)
{
    auto const* const found = std::ranges::find(code_meanings, c, &code_meaning::of);
    return found == code_meanings.end() ? nullptr : &*found;
}

}  // namespace detail

namespace detail {

// The parts themselves become so: what they quote may have line breaks of its own.
inline std::vector<plan_error_part> const& made_visible(std::vector<plan_error_part>& parts)
{
    for (plan_error_part& each : parts) { each.message = with_visible_controls(each.message); }
    return parts;
}

// A line for each, with its code; one alone stands by itself.
inline std::string told_parts(std::vector<plan_error_part> const& parts, std::size_t count)
{
    if (count == 1) { return parts.front().message; }
    std::string out;
    for (plan_error_part const& each : parts) {
        out += each.message + " [" + std::string{name(each.reason)} + "]\n";
    }
    std::string const number = std::to_string(count);
    if (parts.size() == count) {
        return out + "誤りは" + number + "件です。コードは先頭のもの (" + number
               + " errors; the first one's code)";
    }
    return out + "誤りは全部で" + number + "件あり、ここまでは先頭の" + std::to_string(parts.size())
           + "件です。コードは先頭のもの (" + number + " errors; the first one's code)";
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE plan_error::plan_error(std::string file, std::vector<plan_error_part> first,
                                            std::size_t count)
    : kpi_error{first.front().reason, detail::told_parts(detail::made_visible(first), count)},
      file_{std::move(file)},
      parts_{std::move(first)},
      count_{count}
{
}

TOMAKOMAI_KPI_INLINE code parse_code(std::string_view text)
{
    auto const* const found = std::ranges::find(
        detail::code_meanings, text, [](detail::code_meaning const& m) { return name(m.of); });
    if (found != detail::code_meanings.end()) { return found->of; }
    if (text == name(code::none)) { return code::none; }
    std::vector<std::string_view> known;
    known.reserve(detail::code_meanings.size());
    for (detail::code_meaning const& m : detail::code_meanings) { known.emplace_back(name(m.of)); }
    detail::refuse_name("コード", text, known, "unknown code");
}

TOMAKOMAI_KPI_INLINE std::string japanese(code c)
{
    detail::code_meaning const* const m = detail::meaning_of(c);
    return m == nullptr ? "" : m->japanese;
}

TOMAKOMAI_KPI_INLINE std::string english(code c)
{
    detail::code_meaning const* const m = detail::meaning_of(c);
    return m == nullptr ? "" : m->english;
}

}  // namespace tomakomai_kpi

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_EXACT_HPP
#define TOMAKOMAI_KPI_VALUE_EXACT_HPP

// A rational number that never rounds and never overflows.
//
// Amounts of public plans are small fractions, so a number is two machine words
// as long as that suffices, and moves to Boost's cpp_rational behind an opaque
// pointer when it does not; it comes back when it fits again. Fractions are
// reduced only when something needs it (hash, text, an operation that would
// otherwise outgrow 64 bits), and always on a copy: a const number is never
// written, so readers in many threads need no lock.
//
// There is no way in from float or double, and none out. Text is in
// exact_text.hpp, cpp_rational in exact_boost.hpp, so that this header costs
// next to nothing to include.
//
//   constexpr exact third = exact{1} / 3;
//   static_assert(third + third + third == 1);
//
// Synopsis
//   class exact;              from any integer; exact::ratio(n, d)
//     + - * / unary-, == <=>  exact; / by zero throws division_error (zero_denominator)
//     sign(), is_integer(), numerator(), denominator(), floor(), hash()
//     to_int64(out)           false where it is no integer of 64 bits
//   exact abs(exact);
//
// Header-only without Boost, a number that would need more than 64 bits is refused: amount_error
// (beyond_64_bits).

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_WHOLE_NUMBER_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_WHOLE_NUMBER_HPP

// What counts as a whole number where one is asked for.

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_WIDE_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_WIDE_HPP

// 128-bit steps between 64-bit numbers, and checked 64-bit ones: the only
// place that relies on what the compiler offers beyond the standard.
// TOMAKOMAI_KPI_PORTABLE_WIDE takes nothing of that kind, as compilers that have none do.

#include <cstdint>

#if !defined(TOMAKOMAI_KPI_PORTABLE_WIDE) && defined(__SIZEOF_INT128__)
#define TOMAKOMAI_KPI_HAS_INT128 1
#else
#define TOMAKOMAI_KPI_HAS_INT128 0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TWO_WORDS_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TWO_WORDS_HPP

// 128-bit integers out of two words, for compilers that have none of their own: MSVC, and all that
// build for 32 bits. They do what __int128 and its unsigned twin do, overflow of the signed one
// included, which wraps. wide.hpp chooses; nothing else names them.

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>

#if defined(_MSC_VER) && defined(_M_X64) && !defined(__clang__)
#include <intrin.h>
#define TOMAKOMAI_KPI_HAS_UMUL128 1
#else
#define TOMAKOMAI_KPI_HAS_UMUL128 0
#endif

namespace tomakomai_kpi::detail {

// A word shifted right, with bits of the word above it.
constexpr std::uint64_t shifted_in(std::uint64_t word, std::uint64_t above, unsigned bits) noexcept
{
    return bits == 0 ? word : word >> bits | above << (64 - bits);
}

template <bool Signed>
class two_words {
public:
    constexpr two_words() noexcept = default;

    template <std::integral T>
    constexpr two_words(T whole) noexcept
        : two_words{static_cast<std::uint64_t>(whole), whole < T{} ? ~std::uint64_t{} : 0}
    {
    }

    template <bool Other>
        requires(Other != Signed)
    explicit constexpr two_words(two_words<Other> same_bits) noexcept
        : two_words{same_bits.low(), same_bits.high()}
    {
    }

    constexpr two_words(std::uint64_t low, std::uint64_t high) noexcept
    {
        words_[low_word] = low;
        words_[1 - low_word] = high;
    }

    constexpr std::uint64_t low() const noexcept { return words_[low_word]; }
    constexpr std::uint64_t high() const noexcept { return words_[1 - low_word]; }
    constexpr int leading_zeros() const noexcept
    {
        return high() != 0 ? std::countl_zero(high()) : 64 + std::countl_zero(low());
    }
    constexpr bool is_negative() const noexcept { return Signed && (high() >> 63U) != 0; }

    template <std::integral T>
    explicit constexpr operator T() const noexcept
    {
        if constexpr (std::same_as<T, bool>) {
            return (low() | high()) != 0;
        } else {
            return static_cast<T>(low());
        }
    }

    friend constexpr bool operator==(two_words, two_words) noexcept = default;

    friend constexpr std::strong_ordering operator<=>(two_words a, two_words b) noexcept
    {
        if (a.is_negative() != b.is_negative()) { return b.is_negative() <=> a.is_negative(); }
        if (a.high() != b.high()) { return a.high() <=> b.high(); }
        return a.low() <=> b.low();
    }

    friend constexpr two_words operator+(two_words a, two_words b) noexcept
    {
        std::uint64_t const low = a.low() + b.low();
        return {low, a.high() + b.high() + (low < a.low() ? 1 : 0)};
    }

    friend constexpr two_words operator-(two_words a, two_words b) noexcept
    {
        return {a.low() - b.low(), a.high() - b.high() - (a.low() < b.low() ? 1 : 0)};
    }

    friend constexpr two_words operator*(two_words a, two_words b) noexcept
    {
        two_words const lows = product(a.low(), b.low());
        return {lows.low(), lows.high() + a.low() * b.high() + a.high() * b.low()};
    }

    friend constexpr two_words operator/(two_words a, two_words b) noexcept
    {
        two_words const quotient = divide(a.magnitude(), b.magnitude()).quotient;
        return a.is_negative() != b.is_negative() ? -quotient : quotient;
    }

    friend constexpr two_words operator%(two_words a, two_words b) noexcept
    {
        two_words const rest = divide(a.magnitude(), b.magnitude()).rest;
        return a.is_negative() ? -rest : rest;
    }

    friend constexpr two_words operator-(two_words a) noexcept { return two_words{} - a; }
    friend constexpr two_words operator~(two_words a) noexcept { return {~a.low(), ~a.high()}; }

    friend constexpr two_words operator&(two_words a, two_words b) noexcept
    {
        return {a.low() & b.low(), a.high() & b.high()};
    }
    friend constexpr two_words operator|(two_words a, two_words b) noexcept
    {
        return {a.low() | b.low(), a.high() | b.high()};
    }

    friend constexpr two_words operator<<(two_words a, unsigned bits) noexcept
    {
        if (bits == 0) { return a; }
        if (bits >= 64) { return {0, a.low() << (bits - 64)}; }
        return {a.low() << bits, a.high() << bits | a.low() >> (64 - bits)};
    }
    friend constexpr two_words operator>>(two_words a, unsigned bits) noexcept
    {
        std::uint64_t const sign = a.is_negative() ? ~std::uint64_t{} : 0;
        if (bits == 0) { return a; }
        if (bits >= 64) { return {shifted_in(a.high(), sign, bits - 64), sign}; }
        return {shifted_in(a.low(), a.high(), bits), shifted_in(a.high(), sign, bits)};
    }

    constexpr two_words& operator+=(two_words b) noexcept { return *this = *this + b; }
    constexpr two_words& operator-=(two_words b) noexcept { return *this = *this - b; }
    constexpr two_words& operator*=(two_words b) noexcept { return *this = *this * b; }
    constexpr two_words& operator/=(two_words b) noexcept { return *this = *this / b; }
    constexpr two_words& operator%=(two_words b) noexcept { return *this = *this % b; }
    constexpr two_words& operator++() noexcept { return *this += 1; }
    constexpr two_words& operator--() noexcept { return *this -= 1; }

    /// Of two words, all 128 bits.
    static constexpr two_words product(std::uint64_t a, std::uint64_t b) noexcept
    {
#if TOMAKOMAI_KPI_HAS_UMUL128
        if (!std::is_constant_evaluated()) {
            std::uint64_t high = 0;
            std::uint64_t const low = _umul128(a, b, &high);
            return {low, high};
        }
#endif
        std::uint64_t const a0 = a & half;
        std::uint64_t const a1 = a >> 32U;
        std::uint64_t const b0 = b & half;
        std::uint64_t const b1 = b >> 32U;
        std::uint64_t const low = a0 * b0;
        std::uint64_t const one = a1 * b0 + (low >> 32U);
        std::uint64_t const other = a0 * b1 + (one & half);
        return {other << 32U | (low & half), a1 * b1 + (one >> 32U) + (other >> 32U)};
    }

private:
    static constexpr std::uint64_t half = 0xFFFF'FFFF;
    static constexpr int low_word = std::endian::native == std::endian::little ? 0 : 1;

    struct division {
        two_words quotient;
        two_words rest;
    };

    constexpr two_words magnitude() const noexcept { return is_negative() ? -*this : *this; }

    // Of two magnitudes, whatever the sign bit says. Division by zero is the caller's mistake, as it
    // is with the compiler's own integers.
    static constexpr division divide(two_words a, two_words b) noexcept
    {
        if (a.high() == 0 && b.high() == 0) { return {a.low() / b.low(), a.low() % b.low()}; }
        two_words<false> rest{a.low(), a.high()};
        two_words<false> divisor{b.low(), b.high()};
        if (rest < divisor) { return {0, a}; }
        int const steps = divisor.leading_zeros() - rest.leading_zeros();
        divisor = divisor << static_cast<unsigned>(steps);
        two_words<false> quotient;
        for (int i = 0; i <= steps; ++i) {
            quotient = quotient << 1U;
            if (rest >= divisor) {
                rest -= divisor;
                ++quotient;
            }
            divisor = divisor >> 1U;
        }
        return {{quotient.low(), quotient.high()}, {rest.low(), rest.high()}};
    }

    std::uint64_t words_[2]{};  // as the machine orders them, like its own integers
};

}  // namespace tomakomai_kpi::detail

#endif
#endif

namespace tomakomai_kpi::detail {

#if TOMAKOMAI_KPI_HAS_INT128

__extension__ using wide = __int128;
__extension__ using unsigned_wide = unsigned __int128;

constexpr wide times(std::int64_t a, std::int64_t b) noexcept
{
    return static_cast<wide>(a) * b;
}

constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& sum) noexcept
{
    return __builtin_add_overflow(a, b, &sum);
}

constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& rest) noexcept
{
    return __builtin_sub_overflow(a, b, &rest);
}

#else

using wide = two_words<true>;
using unsigned_wide = two_words<false>;

constexpr wide times(std::int64_t a, std::int64_t b) noexcept
{
    return wide{a} * b;
}

// The sum has left the range where both operands have the sign that it has not.
constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& sum) noexcept
{
    sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    return ((a ^ sum) & (b ^ sum)) < 0;
}

constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& rest) noexcept
{
    rest = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
    return ((a ^ b) & (a ^ rest)) < 0;
}

#endif

constexpr bool fits(wide n) noexcept
{
    return n >= INT64_MIN && n <= INT64_MAX;
}

constexpr unsigned_wide magnitude(wide n) noexcept
{
    return n < 0 ? -static_cast<unsigned_wide>(n) : static_cast<unsigned_wide>(n);
}

constexpr unsigned_wide common_divisor(unsigned_wide a, unsigned_wide b) noexcept
{
    while (b != 0) {
        // Most operands soon fit in one word, where division is many times cheaper.
        if ((a >> 64U) == 0 && (b >> 64U) == 0) {
            auto x = static_cast<std::uint64_t>(a);
            auto y = static_cast<std::uint64_t>(b);
            while (y != 0) {
                std::uint64_t const rest = x % y;
                x = y;
                y = rest;
            }
            return x;
        }
        unsigned_wide const rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi::detail {

template <class T, class... Others>
concept is_none_of = (!std::same_as<T, Others> && ...);

/// Integers of up to 64 bits, none of which is narrowed: not bool and no character, and nothing wider,
/// which only some dialects take for an integer.
template <class T>
concept whole_number = std::integral<T> && sizeof(T) <= sizeof(std::int64_t)
                       && is_none_of<T, bool, char, wchar_t, char8_t, char16_t, char32_t>;

/// What the language would turn into an integer unasked: binary fractions, characters, bool, and
/// integers of 128 bits, which only some dialects call arithmetic.
template <class T>
concept other_number =
    !whole_number<T>
    && (std::integral<T> || std::floating_point<T> || !is_none_of<T, wide, unsigned_wide>);

/// Why one is refused: binary fractions have rounded already, the others are no numbers of things.
template <other_number T>
inline constexpr code other_number_refused =
    std::floating_point<T> ? code::inexact_number : code::not_a_number;

/// A parameter that takes any whole number, and nothing else.
class integer {
public:
    template <whole_number T>
    constexpr integer(T whole) noexcept : value_{whole}
    {
    }

    template <other_number T, code Why = other_number_refused<T>>
    integer(T) = delete;

    constexpr wide value() const noexcept { return value_; }

private:
    wide value_;
};

/// A parameter that is held as `Held`: how many years, decimals or times. What is larger than any
/// stays the largest, for the function to refuse.
template <std::signed_integral Held>
class whole {
public:
    template <whole_number T>
    constexpr whole(T number) noexcept : held_{static_cast<Held>(number)}
    {
        constexpr Held most = std::numeric_limits<Held>::max();
        constexpr Held least = std::numeric_limits<Held>::min();
        if (std::cmp_greater(number, most)) { held_ = most; }
        if (std::cmp_less(number, least)) { held_ = least; }
    }

    template <other_number T, code Why = other_number_refused<T>>
    whole(T) = delete;

    constexpr operator Held() const noexcept { return held_; }

private:
    Held held_;
};

}  // namespace tomakomai_kpi::detail

#endif
#ifndef TOMAKOMAI_KPI_VALUE_INSTEAD_HPP
#define TOMAKOMAI_KPI_VALUE_INSTEAD_HPP

// What a refusal says beside its code: the operation that was probably meant, and of what.
//
// Synopsis
//   enum class instead; name(instead)
//   refused<Why, Meant, Of…>   what a refused operation would return

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The operation that was probably meant, named in messages.
enum class instead : int {
    nothing,
    accumulate,           // annual values of several years
    extend,               // a cumulative value and the next year's annual one
    difference,           // two cumulative values with one start
    weighted_mean,        // ratios
    points,               // a change of %
    one_unit,             // % or ポイント beside 倍, 割 or ‰, whose differences are no points
    a_unit,               // a bare number beside a quantity: annual<人>{5}, not 5
    observed,             // an observation and a quantity that does not know its year
    as,                   // a value beside a typed quantity: value{q}, or v.as<Q>()
    notation_stream_hpp,  // written to a stream without the header that writes
};

constexpr char const* name(instead i) noexcept
{
    switch (i) {
    case instead::accumulate: return "accumulate";
    case instead::extend: return "extend";
    case instead::difference: return "difference";
    case instead::weighted_mean: return "weighted_mean";
    case instead::points: return "ポイント";
    case instead::one_unit: return "in";
    case instead::a_unit: return "annual<U>{5}";
    case instead::observed: return "observed";
    case instead::as: return "as";
    case instead::notation_stream_hpp: return "notation/stream.hpp";
    default: return "";
    }
}

/// What a refused operation would return: why, what was probably meant, and of what.
template <code Why, instead Meant, class... Of>
struct refused {};

namespace detail {

template <class Stream>
concept text_stream = requires { typename Stream::char_type; };

}  // namespace detail
}  // namespace tomakomai_kpi

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class exact;

namespace detail {

struct bridge;  // how big.hpp and exact_boost.hpp reach the representation

[[noreturn]] void throw_zero_denominator();
[[noreturn]] void throw_beyond_64_bits();

// A fraction with a positive denominator, not necessarily in lowest terms. Denominator 0: the
// numerator holds the address of a cpp_rational in lowest terms that does not fit.
//
// What crosses into a function are these words, not an exact, whose address would then be known
// outside and whose every sum would go through memory, however small.
struct raw_exact {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    constexpr bool is_big() const noexcept { return denominator == 0; }
};

// On cpp_rational, in bodies/exact.hpp. What they return is owned by whoever asked.
TOMAKOMAI_KPI_RARE raw_exact copy_of_big(raw_exact kept);
TOMAKOMAI_KPI_RARE void drop_big(raw_exact kept) noexcept;
TOMAKOMAI_KPI_RARE raw_exact big_from(wide n, wide d);
TOMAKOMAI_KPI_RARE raw_exact big_sum(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE raw_exact big_difference(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE raw_exact big_product(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE raw_exact big_quotient(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE int big_order(raw_exact a, raw_exact b);
TOMAKOMAI_KPI_RARE int big_sign(raw_exact a);
TOMAKOMAI_KPI_RARE bool big_is_integer(raw_exact a);
TOMAKOMAI_KPI_RARE raw_exact big_part(raw_exact a, bool upper);
TOMAKOMAI_KPI_RARE raw_exact big_floor(raw_exact a);
TOMAKOMAI_KPI_RARE std::size_t big_hash(raw_exact a);

}  // namespace detail

class exact {
public:
    constexpr exact() noexcept = default;

    /// A whole number of an integer type, of which none is narrowed.
    template <detail::whole_number T>
    constexpr exact(T whole)
    {
        if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t)) {
            raw_ = from_wide(static_cast<detail::wide>(whole), 1);
        } else {
            raw_.numerator = whole;
        }
    }

    /// Binary fractions are not what documents print: give decimal text. Characters and bool count
    /// nothing.
    template <detail::other_number T, code Why = detail::other_number_refused<T>>
    exact(T) = delete;

    /// n ÷ d; throws division_error (zero_denominator) if d is 0.
    /// Neither binary fractions nor characters are parts of a ratio.
    static constexpr exact ratio(detail::integer n, detail::integer d)
    {
        if (d.value() == 0) { detail::throw_zero_denominator(); }
        return exact{d.value() > 0 ? from_wide(n.value(), d.value())
                                   : from_wide(-n.value(), -d.value())};
    }

    constexpr exact(exact const& other)
        : raw_{other.is_big() ? detail::copy_of_big(other.raw_) : other.raw_}
    {
    }

    constexpr exact(exact&& other) noexcept : raw_{other.raw_} { other.raw_ = {}; }

    constexpr exact& operator=(exact const& other) { return *this = exact{other}; }

    constexpr exact& operator=(exact&& other) noexcept
    {
        swap(other);
        return *this;
    }

    constexpr ~exact()
    {
        if (is_big()) { detail::drop_big(raw_); }
    }

    constexpr void swap(exact& other) noexcept
    {
        detail::raw_exact const held = raw_;
        raw_ = other.raw_;
        other.raw_ = held;
    }

    friend constexpr exact operator+(exact const& a, exact const& b)
    {
        return exact{sum(a.raw_, b.raw_)};
    }

    friend constexpr exact operator-(exact const& a, exact const& b)
    {
        return exact{difference(a.raw_, b.raw_)};
    }

    friend constexpr exact operator*(exact const& a, exact const& b)
    {
        return exact{product(a.raw_, b.raw_)};
    }

    /// Throws division_error (zero_denominator) if b is 0.
    friend constexpr exact operator/(exact const& a, exact const& b)
    {
        if (b.sign() == 0) { detail::throw_zero_denominator(); }
        return exact{quotient(a.raw_, b.raw_)};
    }

    friend constexpr exact operator-(exact const& a) { return exact{} - a; }

    constexpr exact& operator+=(exact const& b) { return *this = *this + b; }
    constexpr exact& operator-=(exact const& b) { return *this = *this - b; }
    constexpr exact& operator*=(exact const& b) { return *this = *this * b; }
    constexpr exact& operator/=(exact const& b) { return *this = *this / b; }

    friend constexpr bool operator==(exact const& a, exact const& b)
    {
        return (a <=> b) == std::strong_ordering::equal;
    }

    friend constexpr std::strong_ordering operator<=>(exact const& a, exact const& b)
    {
        return order(a.raw_, b.raw_) <=> 0;
    }

    /// −1, 0 or 1.
    constexpr int sign() const
    {
        if (is_big()) { return detail::big_sign(raw_); }
        return (raw_.numerator > 0) - (raw_.numerator < 0);
    }

    constexpr bool is_integer() const
    {
        return is_big() ? detail::big_is_integer(raw_) : raw_.numerator % raw_.denominator == 0;
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    constexpr exact numerator() const
    {
        if (is_big()) { return exact{detail::big_part(raw_, true)}; }
        return reduced().numerator;
    }
    constexpr exact denominator() const
    {
        if (is_big()) { return exact{detail::big_part(raw_, false)}; }
        return reduced().denominator;
    }

    /// The greatest integer that is not above the number.
    constexpr exact floor() const
    {
        if (is_big()) { return exact{detail::big_floor(raw_)}; }
        std::int64_t const whole = raw_.numerator / raw_.denominator;
        return whole - (raw_.numerator % raw_.denominator < 0 ? 1 : 0);
    }

    /// True, and `out` set, where the number is an integer of 64 bits.
    constexpr bool to_int64(std::int64_t& out) const
    {
        if (is_big() || raw_.numerator % raw_.denominator != 0) { return false; }
        out = raw_.numerator / raw_.denominator;
        return true;
    }

    /// Equal numbers have equal hashes, however they were reached.
    constexpr std::size_t hash() const
    {
        if (is_big()) { return detail::big_hash(raw_); }
        detail::raw_exact const r = reduced();
        auto mixed = static_cast<std::uint64_t>(r.numerator) * 0x9E3779B97F4A7C15U;
        mixed ^= (mixed >> 32U) ^ (static_cast<std::uint64_t>(r.denominator) * 0xC2B2AE3D27D4EB4FU);
        mixed ^= mixed >> 29U;
        return static_cast<std::size_t>(mixed);
    }

private:
    friend struct detail::bridge;

    using raw_exact = detail::raw_exact;

    // Owns what is big.
    constexpr explicit exact(raw_exact w) noexcept : raw_{w} {}

    constexpr bool is_big() const noexcept { return raw_.is_big(); }

    static constexpr raw_exact sum(raw_exact a, raw_exact b)
    {
        std::int64_t together = 0;
        if (a.denominator == b.denominator && !a.is_big()
            && !detail::add_overflows(a.numerator, b.numerator, together)) {
            return {together, a.denominator};
        }
        if (a.is_big() || b.is_big()) { return detail::big_sum(a, b); }
        return from_wide(detail::times(a.numerator, b.denominator)
                             + detail::times(b.numerator, a.denominator),
                         detail::times(a.denominator, b.denominator));
    }

    static constexpr raw_exact difference(raw_exact a, raw_exact b)
    {
        std::int64_t rest = 0;
        if (a.denominator == b.denominator && !a.is_big()
            && !detail::subtract_overflows(a.numerator, b.numerator, rest)) {
            return {rest, a.denominator};
        }
        if (a.is_big() || b.is_big()) { return detail::big_difference(a, b); }
        return from_wide(detail::times(a.numerator, b.denominator)
                             - detail::times(b.numerator, a.denominator),
                         detail::times(a.denominator, b.denominator));
    }

    static constexpr raw_exact product(raw_exact a, raw_exact b)
    {
        if (a.is_big() || b.is_big()) { return detail::big_product(a, b); }
        return from_wide(detail::times(a.numerator, b.numerator),
                         detail::times(a.denominator, b.denominator));
    }

    // b is not 0.
    static constexpr raw_exact quotient(raw_exact a, raw_exact b)
    {
        if (a.is_big() || b.is_big()) { return detail::big_quotient(a, b); }
        detail::wide const n = detail::times(a.numerator, b.denominator);
        detail::wide const d = detail::times(a.denominator, b.numerator);
        return d > 0 ? from_wide(n, d) : from_wide(-n, -d);
    }

    // −1, 0 or 1, without a branch that would have to be guessed.
    static constexpr int order(raw_exact a, raw_exact b)
    {
        if (a.is_big() || b.is_big()) { return detail::big_order(a, b); }
        if (a.denominator == b.denominator) {
            return (a.numerator > b.numerator) - (a.numerator < b.numerator);
        }
        detail::wide const left = detail::times(a.numerator, b.denominator);
        detail::wide const right = detail::times(b.numerator, a.denominator);
        return (left > right) - (left < right);
    }

    // d > 0, and neither exceeds the product of two 64-bit numbers by more than one bit.
    static constexpr raw_exact from_wide(detail::wide n, detail::wide d)
    {
        if (!detail::fits(n) || !detail::fits(d)) { return from_too_wide(n, d); }
        return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
    }

    TOMAKOMAI_KPI_RARE static constexpr raw_exact from_too_wide(detail::wide n, detail::wide d)
    {
        auto const divisor = static_cast<detail::wide>(
            detail::common_divisor(detail::magnitude(n), detail::magnitude(d)));
        n /= divisor;
        d /= divisor;
        if (!detail::fits(n) || !detail::fits(d)) { return detail::big_from(n, d); }
        return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
    }

    constexpr raw_exact reduced() const
    {
        auto const divisor = static_cast<detail::wide>(detail::common_divisor(
            detail::magnitude(raw_.numerator), detail::magnitude(raw_.denominator)));
        return {static_cast<std::int64_t>(raw_.numerator / divisor),
                static_cast<std::int64_t>(raw_.denominator / divisor)};
    }

    raw_exact raw_;
};

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, exact> operator<<(Stream&, exact const&) = delete;

constexpr exact abs(exact const& x)
{
    return x.sign() < 0 ? -x : x;
}

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_EXACT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_EXACT_HPP

// What an exact number does once 64 bits cannot hold it.

#include <functional>
#include <string>

#if TOMAKOMAI_KPI_HAS_BOOST
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_BIG_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_BIG_HPP

// The number behind an `exact` that 64 bits cannot hold.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace tomakomai_kpi::detail {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

struct big {
    cpp_rational number;
};

inline big* pointer(raw_exact kept) noexcept
{
    return std::bit_cast<big*>(static_cast<std::uintptr_t>(kept.numerator));
}

inline raw_exact kept(cpp_rational number)
{
    auto const address = reinterpret_cast<std::uintptr_t>(new big{std::move(number)});
    return {static_cast<std::int64_t>(address), 0};
}

inline cpp_rational widened(raw_exact w)
{
    return w.is_big() ? pointer(w)->number : cpp_rational{w.numerator, w.denominator};
}

// In 64 bits again, where it fits.
inline raw_exact narrowed(cpp_rational number)
{
    cpp_int const n = boost::multiprecision::numerator(number);
    cpp_int const d = boost::multiprecision::denominator(number);
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (n >= least && n <= most && d <= most) {
        return {n.convert_to<std::int64_t>(), d.convert_to<std::int64_t>()};
    }
    return kept(std::move(number));
}

struct bridge {
    static cpp_rational widen(exact const& x) { return widened(x.raw_); }
    static exact narrow(cpp_rational number) { return exact{narrowed(std::move(number))}; }
};

inline cpp_int big_integer(exact const& whole)
{
    return boost::multiprecision::numerator(bridge::widen(whole));
}

inline exact big_from_digits(std::string_view digits)
{
    // A leading zero would make Boost read octal.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return bridge::narrow(cpp_int{std::string{digits}});
}

}  // namespace tomakomai_kpi::detail

#endif
#endif

namespace tomakomai_kpi {

TOMAKOMAI_KPI_INLINE void detail::throw_zero_denominator()
{
    refuse(division_error{code::zero_denominator, "0では割れません(division by zero)"});
}

TOMAKOMAI_KPI_INLINE void detail::throw_beyond_64_bits()
{
    refuse(amount_error{code::beyond_64_bits,
                        "64ビットを超える数です: Boost のヘッダーがあれば計算できます"
                        " (a number beyond 64 bits; Boost's headers would hold it)"});
}

namespace detail {

#if TOMAKOMAI_KPI_HAS_BOOST

TOMAKOMAI_KPI_INLINE raw_exact copy_of_big(raw_exact original)
{
    return kept(pointer(original)->number);
}

TOMAKOMAI_KPI_INLINE void drop_big(raw_exact kept) noexcept
{
    delete pointer(kept);
}

TOMAKOMAI_KPI_INLINE raw_exact big_from(wide n, wide d)
{
    auto const integer = [](wide of) {
        return (cpp_int{static_cast<std::int64_t>(of >> 64)} << 64)
               + static_cast<std::uint64_t>(of);
    };
    return narrowed(cpp_rational{integer(n), integer(d)});
}

TOMAKOMAI_KPI_INLINE raw_exact big_sum(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) + widened(b));
}

TOMAKOMAI_KPI_INLINE raw_exact big_difference(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) - widened(b));
}

TOMAKOMAI_KPI_INLINE raw_exact big_product(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) * widened(b));
}

TOMAKOMAI_KPI_INLINE raw_exact big_quotient(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) / widened(b));
}

TOMAKOMAI_KPI_INLINE int big_order(raw_exact a, raw_exact b)
{
    int const order = widened(a).compare(widened(b));
    return (order > 0) - (order < 0);
}

TOMAKOMAI_KPI_INLINE int big_sign(raw_exact a)
{
    return pointer(a)->number.sign();
}

TOMAKOMAI_KPI_INLINE bool big_is_integer(raw_exact a)
{
    return boost::multiprecision::denominator(pointer(a)->number) == 1;
}

TOMAKOMAI_KPI_INLINE raw_exact big_part(raw_exact a, bool upper)
{
    cpp_rational const& number = pointer(a)->number;
    return narrowed(cpp_rational{upper ? boost::multiprecision::numerator(number)
                                       : boost::multiprecision::denominator(number)});
}

TOMAKOMAI_KPI_INLINE raw_exact big_floor(raw_exact a)
{
    cpp_rational const& number = pointer(a)->number;
    cpp_int const n = boost::multiprecision::numerator(number);
    cpp_int const d = boost::multiprecision::denominator(number);
    cpp_int quotient = n / d;
    if (n % d < 0) { --quotient; }
    return narrowed(cpp_rational{quotient});
}

TOMAKOMAI_KPI_INLINE std::size_t big_hash(raw_exact a)
{
    return std::hash<std::string>{}(pointer(a)->number.str());
}

#else

// No number is big where there is nothing to hold it: what would become one is refused.

TOMAKOMAI_KPI_INLINE raw_exact copy_of_big(raw_exact original)
{
    return original;
}

TOMAKOMAI_KPI_INLINE void drop_big(raw_exact) noexcept {}

TOMAKOMAI_KPI_INLINE raw_exact big_from(wide, wide)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_sum(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_difference(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_product(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_quotient(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE int big_order(raw_exact, raw_exact)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE int big_sign(raw_exact)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE bool big_is_integer(raw_exact)
{
    return false;
}

TOMAKOMAI_KPI_INLINE raw_exact big_part(raw_exact original, bool)
{
    return original;
}

TOMAKOMAI_KPI_INLINE raw_exact big_floor(raw_exact original)
{
    return original;
}

TOMAKOMAI_KPI_INLINE std::size_t big_hash(raw_exact)
{
    return 0;
}

#endif

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_EXACT_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_EXACT_TEXT_HPP

// `exact` from and to plain decimal text. Nothing rounds here unless a named
// mode and a number of decimals are given.
//
// Synopsis
//   enum class rounding { half_up, half_even, truncate, away };
//   exact parse_exact("-12.50"), parse_exact("185/3");
//   std::string to_string(exact);              // 46, 1.2, 185/3
//   std::string to_fraction(exact);            // 9/46, 2/5, 1
//   std::string to_decimal(exact, places, rounding);
//   std::string to_percent(exact, places, rounding);    // 19.6 of 9/46, 99.9 of 1999/2000
//   std::string to_percent_text(exact, places, rounding);  // 19.6%, 99.9%台
//   exact round(exact, places, rounding);
//   double to_double(exact, places, rounding);

#include <string>
#include <string_view>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// How a magnitude loses its decimals. 四捨五入, 偶数丸め, 切り捨て, 切り上げ: all of them act on
/// the magnitude, so that −2.5 becomes −3 half-up, as offices round amounts printed with △.
enum class rounding : unsigned char { half_up, half_even, truncate, away };

/// Reads `[-]digits[.digits]` or `[-]digits/digits` in ASCII.
/// Throws notation_error (bad_number), division_error for a denominator of zero.
exact parse_exact(std::string_view text);

/// The terminating decimal if there is one, else the fraction in lowest terms.
std::string to_string(exact const& x);

/// Numerator/denominator in lowest terms, the numerator alone of an integer: how shares are told.
std::string to_fraction(exact const& x);

/// `x` rounded to `places` (≥ 0) decimals, with exactly so many digits after the point.
std::string to_decimal(exact const& x, detail::whole<int> places,
                       rounding mode = rounding::half_up);

/// `x` rounded to a multiple of 10^−places.
exact round(exact const& x, detail::whole<int> places, rounding mode = rounding::half_up);

/// The binary fraction nearest to `x` rounded to `places` (≥ 0) decimals: for libraries that take
/// nothing else. Throws amount_error (inexact_number) where none is as large.
double to_double(exact const& x, detail::whole<int> places, rounding mode = rounding::half_up);

namespace detail {

/// By squares: as many steps as the exponent has bits.
inline exact power(exact base, int exponent)
{
    exact product = 1;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) { product *= base; }
        if (exponent > 1) { base *= base; }
    }
    return product;
}

}  // namespace detail

/// 10 to the power of `exponent` ≥ 0.
exact power_of_ten(detail::whole<int> exponent);

/// 19.6 of 9/46: a share in per cent, as explanations and reports print it.
/// Nothing but nothing is 0, and nothing but the whole is 100: where rounding would say so of another
/// share, the last digit stays one short of it (1999/2000 is 99.9, 2001/2000 is 100.1, 1/4000 is 0.1;
/// −100 likewise, which a relative change says of what is all gone).
std::string to_percent(exact const& share, detail::whole<int> places = 1,
                       rounding mode = rounding::half_up);

/// The same with %, and with a word where the digits stayed short: 99.9%台 (99.9 and some more),
/// 100.1%未満 and 0.1%未満 (less than), -0.1%超 (more than).
std::string to_percent_text(exact const& share, detail::whole<int> places = 1,
                            rounding mode = rounding::half_up);

/// The number of decimals of a terminating decimal, −1 where the decimals do not end.
int decimals(exact const& x);

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_EXACT_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_EXACT_TEXT_HPP

// Exact numbers from and to decimal text.

#include <algorithm>
#include <charconv>
#include <locale>
#include <sstream>
#include <string>

#if TOMAKOMAI_KPI_HAS_BOOST
#endif

namespace tomakomai_kpi {

namespace detail {

inline bool all_digits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

inline exact whole_of(std::string_view digits)
{
    constexpr std::size_t safe_in_64_bits = 18;
    if (digits.size() <= safe_in_64_bits) {
        std::int64_t n = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), n);
        return n;
    }
#if TOMAKOMAI_KPI_HAS_BOOST
    return big_from_digits(digits);
#else
    exact number;
    for (char const digit : digits) { number = number * 10 + (digit - '0'); }
    return number;
#endif
}

inline std::string digits_of(exact const& integer)
{
    std::int64_t small = 0;
    if (integer.to_int64(small)) { return std::to_string(small); }
#if TOMAKOMAI_KPI_HAS_BOOST
    return big_integer(integer).str();
#else
    throw_beyond_64_bits();
#endif
}

// The integer next to a magnitude, by the mode.
inline exact round_magnitude(exact const& magnitude, rounding mode)
{
    exact const below = magnitude.floor();
    exact const rest = magnitude - below;
    bool up = false;
    switch (mode) {
    case rounding::truncate: break;
    case rounding::away: up = rest.sign() > 0; break;
    case rounding::half_up: up = rest + rest >= 1; break;
    case rounding::half_even:
        up = rest + rest > 1 || (rest + rest == 1 && !(below / 2).is_integer());
        break;
    }
    return up ? below + 1 : below;
}

// Decimals of 1/denominator: the decimals end only where 2 and 5 are the only prime factors.
template <class Integer>
int decimals_over(Integer denominator)
{
    int twos = 0;
    int fives = 0;
    for (; denominator % 2 == 0; denominator /= 2) { ++twos; }
    for (; denominator % 5 == 0; denominator /= 5) { ++fives; }
    return denominator == 1 ? std::max(twos, fives) : -1;
}

// What is done with digits grows with the square of their number.
inline constexpr std::size_t most_exact_text = 100'000;

// In per cent, rounded, but not onto nothing or the whole.
inline exact percent_of(exact const& share, int places, rounding mode)
{
    exact const percent = abs(share) * 100;
    exact shown = round(percent, places, mode);
    for (exact const& edge : {exact{0}, exact{100}}) {
        if (shown == edge && percent != edge) {
            exact const step = exact{1} / power_of_ten(places);
            shown = percent < edge ? edge - step : edge + step;
        }
    }
    return share.sign() < 0 ? -shown : shown;
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE exact power_of_ten(detail::whole<int> exponent)
{
    return detail::power(10, exponent);
}

TOMAKOMAI_KPI_INLINE exact parse_exact(std::string_view text)
{
    std::string_view rest = text;
    bool const negative = rest.starts_with('-');
    if (negative) { rest.remove_prefix(1); }

    auto const slash = rest.find('/');
    auto const point = rest.find('.');
    bool const fraction = slash != std::string_view::npos;
    bool const decimal = point != std::string_view::npos;
    std::string_view const upper = rest.substr(0, fraction ? slash : point);
    std::string_view const lower = fraction  ? rest.substr(slash + 1)
                                   : decimal ? rest.substr(point + 1)
                                             : std::string_view{};
    if (text.size() > detail::most_exact_text) {
        detail::refuse(
            notation_error{code::bad_number,
                           "数" + detail::quote(text)
                               + "は長すぎます: 10万文字までです (up to 100,000 characters)",
                           std::string{text}, 0});
    }
    if (!detail::all_digits(upper) || ((fraction || decimal) && !detail::all_digits(lower))) {
        detail::refuse(
            notation_error{code::bad_number,
                           "数" + detail::quote(text)
                               + "を読めません: 12, -1.5, 185/3 のような数を書いてください"
                                 " (not an exact number)",
                           std::string{text}, 0});
    }

    exact magnitude = detail::whole_of(upper);
    if (fraction) {
        magnitude /= detail::whole_of(lower);
    } else if (decimal) {
        magnitude += detail::whole_of(lower) / power_of_ten(static_cast<int>(lower.size()));
    }
    return negative ? -magnitude : magnitude;
}

TOMAKOMAI_KPI_INLINE std::string to_percent(exact const& share, detail::whole<int> places,
                                            rounding mode)
{
    return to_decimal(detail::percent_of(share, places, mode), places);
}

TOMAKOMAI_KPI_INLINE std::string to_percent_text(exact const& share, detail::whole<int> places,
                                                 rounding mode)
{
    exact const percent = share * 100;
    exact const shown = detail::percent_of(share, places, mode);
    std::string text = to_decimal(shown, places) + "%";
    if (shown == round(percent, places, mode)) { return text; }
    if (abs(percent) > abs(shown)) { return text + "台"; }
    return text + (percent < shown ? "未満" : "超");
}

TOMAKOMAI_KPI_INLINE int decimals(exact const& x)
{
    exact const denominator = x.denominator();
    std::int64_t small = 0;
    if (denominator.to_int64(small)) { return detail::decimals_over(small); }
#if TOMAKOMAI_KPI_HAS_BOOST
    return detail::decimals_over(detail::big_integer(denominator));
#else
    detail::throw_beyond_64_bits();
#endif
}

TOMAKOMAI_KPI_INLINE exact round(exact const& x, detail::whole<int> places, rounding mode)
{
    exact const scale = power_of_ten(places);
    exact const magnitude = detail::round_magnitude(abs(x) * scale, mode) / scale;
    return x.sign() < 0 ? -magnitude : magnitude;
}

TOMAKOMAI_KPI_INLINE std::string to_decimal(exact const& x, detail::whole<int> places,
                                            rounding mode)
{
    exact const scaled = detail::round_magnitude(abs(x) * power_of_ten(places), mode);
    std::string text = detail::digits_of(scaled);
    auto const tail = static_cast<std::size_t>(places);
    if (text.size() <= tail) { text.insert(0, tail + 1 - text.size(), '0'); }
    if (places > 0) { text.insert(text.size() - tail, 1, '.'); }
    return (x.sign() < 0 && scaled.sign() != 0 ? "-" : "") + text;
}

TOMAKOMAI_KPI_INLINE double to_double(exact const& x, detail::whole<int> places, rounding mode)
{
    std::string const text = to_decimal(x, places, mode);
    std::istringstream in{text};
    in.imbue(std::locale::classic());
    double nearest = 0;
    if (!(in >> nearest)) {
        detail::refuse(
            amount_error{code::inexact_number,
                         "「" + text + "」ほど大きな double はありません (no double is as large)"});
    }
    return nearest;
}

TOMAKOMAI_KPI_INLINE std::string to_fraction(exact const& x)
{
    if (x.is_integer()) { return detail::digits_of(x); }
    return detail::digits_of(x.numerator()) + "/" + detail::digits_of(x.denominator());
}

TOMAKOMAI_KPI_INLINE std::string to_string(exact const& x)
{
    if (x.is_integer()) { return detail::digits_of(x); }
    int const places = decimals(x);
    return places >= 0 ? to_decimal(x, places, rounding::truncate) : to_fraction(x);
}

}  // namespace tomakomai_kpi

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_HPP
#define TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_HPP

// Fiscal years (年度) and periods of them.
//
// A Japanese fiscal year runs from April to March and is named by the year it
// starts in: 令和3年度 is 2021年度. Eras are spelling: 平成31年度 and 令和元年度
// are one year. Years do not add; what adds is a number of years, so
// `year - year` is an int and `year + year` does not exist.
//
//   constexpr fiscal_year r3{2021};
//   constexpr fiscal_period plan{fiscal_year{2020}, fiscal_year{2024}};
//   static_assert(plan.years() == 5 && plan.contains(r3));
//   for (fiscal_year const year : plan) …   // 令和2年度, 令和3年度 … 令和6年度
//
// Text is in fiscal_year_text.hpp.
//
// Synopsis
//   class fiscal_year;     explicit from the year it starts in; start_year(); ordered;
//                          year + int, year - int, year - year, += -= ++ --
//   class fiscal_period;   first(), last(), years(), contains(); a year is a period of one;
//                          begin(), end(), a range of its years; ordered by first, then last

#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>

#ifndef TOMAKOMAI_KPI_VALUE_YEAR_COUNT_HPP
#define TOMAKOMAI_KPI_VALUE_YEAR_COUNT_HPP

// How many years, for over() and per_year(), and from one year to another.
//
// Synopsis
//   class year_count;   from any integer; value()

#include <cstdint>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {
[[noreturn]] void throw_no_years(std::int64_t years);
}

/// How many years: from an integer, and nothing else.
class year_count {
public:
    template <detail::whole_number T>
    constexpr year_count(T years) noexcept : years_{detail::whole<std::int64_t>{years}}
    {
    }

    template <detail::other_number T, code Why = code::not_a_number>
    year_count(T) = delete;

    constexpr std::int64_t value() const noexcept { return years_; }

private:
    std::int64_t years_;
};

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_YEAR_COUNT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_YEAR_COUNT_HPP

// What is no number of years.

#include <string>

namespace tomakomai_kpi::detail {

TOMAKOMAI_KPI_INLINE void throw_no_years(std::int64_t years)
{
    detail::refuse(period_error{code::bad_period,
                                "年数「" + std::to_string(years)
                                    + "」: 1以上の年数を指定してください"
                                      " (at least one year)",
                                std::to_string(years),
                                {}});
}

}  // namespace tomakomai_kpi::detail

#endif
#endif

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {
[[noreturn]] void throw_unknown_year(std::int64_t start_year);
[[noreturn]] void throw_period_backwards(int first, int last);
}  // namespace detail

class fiscal_year {
public:
    /// The year in which the fiscal year starts (western calendar), 1 to 9999;
    /// throws period_error (unknown_year) for others.
    template <detail::whole_number T>
    constexpr explicit fiscal_year(T start_year) : start_{static_cast<int>(start_year)}
    {
        if (std::cmp_less(start_year, 1) || std::cmp_greater(start_year, 9999)) {
            detail::throw_unknown_year(static_cast<std::int64_t>(start_year));
        }
    }

    /// No binary fraction and no character is a year.
    template <detail::other_number T, code Why = code::not_a_number>
    explicit fiscal_year(T) = delete;

    constexpr int start_year() const noexcept { return start_; }

    friend constexpr auto operator<=>(fiscal_year, fiscal_year) = default;

    /// Throws period_error (unknown_year) where the year is none of 1 to 9999.
    friend constexpr fiscal_year operator+(fiscal_year year, year_count years)
    {
        std::int64_t there = 0;
        bool const far = detail::add_overflows(year.start_, years.value(), there);
        return fiscal_year{far ? years.value() : there};
    }
    friend constexpr fiscal_year operator-(fiscal_year year, year_count years)
    {
        std::int64_t there = 0;
        bool const far = detail::subtract_overflows(year.start_, years.value(), there);
        return fiscal_year{far ? years.value() : there};
    }
    constexpr fiscal_year& operator+=(year_count years) { return *this = *this + years; }
    constexpr fiscal_year& operator-=(year_count years) { return *this = *this - years; }
    constexpr fiscal_year& operator++() { return *this += 1; }
    constexpr fiscal_year& operator--() { return *this -= 1; }
    constexpr fiscal_year operator++(int)
    {
        fiscal_year const before = *this;
        ++*this;
        return before;
    }
    constexpr fiscal_year operator--(int)
    {
        fiscal_year const before = *this;
        --*this;
        return before;
    }

    friend constexpr int operator-(fiscal_year later, fiscal_year earlier) noexcept
    {
        return later.start_ - earlier.start_;
    }

private:
    int start_;
};

/// Consecutive fiscal years, both ends included.
class fiscal_period {
public:
    /// A period of one year.
    constexpr fiscal_period(fiscal_year only) noexcept : first_{only}, last_{only} {}

    /// Throws period_error (bad_period) if `last` is before `first`.
    constexpr fiscal_period(fiscal_year first, fiscal_year last) : first_{first}, last_{last}
    {
        if (last < first) { detail::throw_period_backwards(first.start_year(), last.start_year()); }
    }

    constexpr fiscal_year first() const noexcept { return first_; }
    constexpr fiscal_year last() const noexcept { return last_; }
    constexpr int years() const noexcept { return last_ - first_ + 1; }
    constexpr bool contains(fiscal_year year) const noexcept
    {
        return first_ <= year && year <= last_;
    }

    /// The years one by one. A place is found from a number: as random access as std::ranges can be.
    class iterator {
    public:
        using value_type = fiscal_year;
        using difference_type = std::ptrdiff_t;

        constexpr iterator() noexcept = default;

        constexpr fiscal_year operator*() const { return fiscal_year{start_}; }
        constexpr fiscal_year operator[](difference_type n) const { return *(*this + n); }

        constexpr iterator& operator+=(difference_type n) noexcept
        {
            start_ += static_cast<int>(n);
            return *this;
        }
        constexpr iterator& operator-=(difference_type n) noexcept { return *this += -n; }
        constexpr iterator& operator++() noexcept { return *this += 1; }
        constexpr iterator& operator--() noexcept { return *this -= 1; }
        constexpr iterator operator++(int) noexcept
        {
            iterator const before = *this;
            ++start_;
            return before;
        }
        constexpr iterator operator--(int) noexcept
        {
            iterator const before = *this;
            --start_;
            return before;
        }

        friend constexpr iterator operator+(iterator i, difference_type n) noexcept
        {
            return i += n;
        }
        friend constexpr iterator operator+(difference_type n, iterator i) noexcept
        {
            return i += n;
        }
        friend constexpr iterator operator-(iterator i, difference_type n) noexcept
        {
            return i -= n;
        }
        friend constexpr difference_type operator-(iterator a, iterator b) noexcept
        {
            return a.start_ - b.start_;
        }
        friend constexpr auto operator<=>(iterator, iterator) = default;

    private:
        friend class fiscal_period;
        constexpr explicit iterator(int start) noexcept : start_{start} {}

        int start_ = 0;
    };
    using const_iterator = iterator;

    constexpr iterator begin() const noexcept { return iterator{first_.start_year()}; }
    constexpr iterator end() const noexcept { return iterator{last_.start_year() + 1}; }

    /// By the first year, then by the last, as lists of periods are sorted: no word on overlaps.
    friend constexpr auto operator<=>(fiscal_period, fiscal_period) = default;

private:
    fiscal_year first_;
    fiscal_year last_;
};

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, fiscal_year> operator<<(Stream&, fiscal_year const&) = delete;

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, fiscal_period> operator<<(Stream&, fiscal_period const&) = delete;

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_HPP

// What is no fiscal year and no period.

#include <cstdint>
#include <string>

namespace tomakomai_kpi {

std::string to_string(fiscal_year year);  // its header stands above this one

TOMAKOMAI_KPI_INLINE void detail::throw_unknown_year(std::int64_t start_year)
{
    auto const printed = std::to_string(start_year);
    detail::refuse(
        period_error{code::unknown_year,
                     "年度 " + printed + " は範囲外です: 1から9999まで (unknown fiscal year)",
                     printed,
                     {}});
}

TOMAKOMAI_KPI_INLINE void detail::throw_period_backwards(int first, int last)
{
    auto const left = to_string(fiscal_year{first});
    auto const right = to_string(fiscal_year{last});
    detail::refuse(
        period_error{code::bad_period,
                     "期間「" + left + "～" + right
                         + "」は終わりが始まりより前です (a period ends before it starts)",
                     left, right});
}

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_TEXT_HPP

// Fiscal years and periods from and to text.
//
//   parse_fiscal_year("令和3年度") == parse_fiscal_year("R3") == fiscal_year{2021}
//   to_string(fiscal_year{2019})   // 令和元年度, not 平成31年度: by the newest era that counts it
//
// Synopsis
//   fiscal_year parse_fiscal_year(text);       令和3年度, 令和元年度, R3, H30, 2021年度, 2021
//   fiscal_period parse_fiscal_period(text);   令和2年度～令和6年度, or one year
//   std::string to_string(fiscal_year), to_string(fiscal_period);

#include <string>
#include <string_view>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Reads 明治, 大正, 昭和, 平成, 令和 or M, T, S, H, R with a year of the era (元 is 1), or a
/// western year of four digits; 年 or 年度 may follow. Digits and letters may be full width. A year
/// past the end of its era counts on (平成31年度 is 令和元年度), as plans made before a new era print.
/// Throws notation_error (unknown_year).
fiscal_year parse_fiscal_year(std::string_view text);

/// Two years joined by ～, 〜, ~, － or -, or one year alone. Throws notation_error, period_error.
fiscal_period parse_fiscal_period(std::string_view text);

std::string to_string(fiscal_year year);
std::string to_string(fiscal_period period);

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_TEXT_HPP

// Fiscal years and periods from and to text.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tomakomai_kpi {

namespace detail {

struct era {
    std::string_view name;
    std::string_view letter;
    int before;  // the year before the era's first
};

inline constexpr std::array<era, 5> eras{{{"令和", "R", 2018},
                                          {"平成", "H", 1988},
                                          {"昭和", "S", 1925},
                                          {"大正", "T", 1911},
                                          {"明治", "M", 1867}}};

// No era counts further; what would is written in western years.
inline constexpr int longest_era = 99;

inline bool take_prefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) { return false; }
    text.remove_prefix(prefix.size());
    return true;
}

inline std::optional<int> take_year_number(std::string_view& text)
{
    constexpr std::size_t longest = 4;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') { ++digits; }
    if (digits == 0 || digits > longest) { return std::nullopt; }
    int number = 0;
    for (char const digit : text.substr(0, digits)) { number = number * 10 + (digit - '0'); }
    text.remove_prefix(digits);
    return number;
}

inline std::optional<int> take_year(std::string_view& text)
{
    for (era const& e : eras) {
        if (!take_prefix(text, e.name) && !take_prefix(text, e.letter)) { continue; }
        if (take_prefix(text, "元")) { return e.before + 1; }
        auto const number = take_year_number(text);
        if (!number || *number < 1 || *number > longest_era) { return std::nullopt; }
        return e.before + *number;
    }
    auto const digits = text.size();
    auto const number = take_year_number(text);
    if (!number || digits - text.size() != 4) { return std::nullopt; }
    return number;
}

[[noreturn]] inline void refuse_year(std::string_view text)
{
    detail::refuse(notation_error{
        code::unknown_year,
        "年度" + detail::quote(text)
            + "を読めません: 令和3年度, 平成30年度, R3, 2021年度 のように書いてください"
              " (unknown fiscal year)",
        std::string{text}, 0});
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE fiscal_year parse_fiscal_year(std::string_view text)
{
    std::string const half_width = detail::to_half_width(text);
    std::string_view rest = half_width;
    auto const year = detail::take_year(rest);
    if (detail::take_prefix(rest, "年")) { detail::take_prefix(rest, "度"); }
    if (!year || *year < 1 || !rest.empty()) { detail::refuse_year(text); }
    return fiscal_year{*year};
}

TOMAKOMAI_KPI_INLINE fiscal_period parse_fiscal_period(std::string_view text)
{
    for (std::string_view const joint : {"～", "〜", "~", "－", "-"}) {
        auto const at = text.find(joint);
        if (at == std::string_view::npos) { continue; }
        return {parse_fiscal_year(text.substr(0, at)),
                parse_fiscal_year(text.substr(at + joint.size()))};
    }
    return parse_fiscal_year(text);
}

TOMAKOMAI_KPI_INLINE std::string to_string(fiscal_year year)
{
    for (detail::era const& e : detail::eras) {
        int const number = year.start_year() - e.before;
        if (number < 1) { continue; }
        if (number > detail::longest_era) { break; }
        return std::string{e.name} + (number == 1 ? "元" : std::to_string(number)) + "年度";
    }
    std::string const start = std::to_string(year.start_year());
    return std::string(4 - start.size(), '0') + start + "年度";
}

TOMAKOMAI_KPI_INLINE std::string to_string(fiscal_period period)
{
    if (period.years() == 1) { return to_string(period.first()); }
    return to_string(period.first()) + "～" + to_string(period.last());
}

}  // namespace tomakomai_kpi

#endif
#endif

#endif
#endif

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_HASH_HPP
#define TOMAKOMAI_KPI_VALUE_HASH_HPP

// std::hash of what the light headers define, for unordered containers: equal ones have equal hashes.
// value.hpp, which includes this one, has that of values.
//
// Synopsis
//   std::hash<exact>, <fiscal_year>, <fiscal_period>, <unit>, <quantity>, <observed>

#include <cstddef>
#include <string_view>  // declares std::hash

#ifndef TOMAKOMAI_KPI_VALUE_OBSERVED_HPP
#define TOMAKOMAI_KPI_VALUE_OBSERVED_HPP

// Quantities with the fiscal period they are of.
//
// `+` adds observations across places, within one period; across time there are
// named operations, for what has a meaning there: annual values of consecutive
// years accumulate, a total is extended by the very next year, totals of one start
// differ by the years between. What the rule table refuses has no operation, and
// what only the periods forbid throws period_error.
//
//   annual<units::人> const r2{20}, r3{25};
//   observed const a{r2, fiscal_year{2020}}, b{r3, fiscal_year{2021}};
//   observed<cumulative<units::人>> const both = accumulate(a, b);   // 累計45人
//   exact const rate = both.quantity() / cumulative<units::人>{230};  // 9/46
//
// Synopsis
//   observed<Q>               quantity(), period(); + - < == += -= from another unit of the dimension
//   accumulate(observed…), extend(total, next), difference(later, earlier), as_annual(total)

#include <compare>
#include <concepts>
#include <type_traits>
#include <utility>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_PERIODS_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_PERIODS_HPP

// What the fiscal periods of two observations forbid, the same for typed ones and for those of
// plans. The refusals are compiled in src/, so that no <string> is needed here.

#ifndef TOMAKOMAI_KPI_VALUE_RULE_HPP
#define TOMAKOMAI_KPI_VALUE_RULE_HPP

// The rule table: which values may meet, and what comes out.
//
// Every function here answers for one operation, from unit and basis alone:
// allowed, with the unit and basis of the result, or refused, under which code.
// The static types ask in their constraints, the run-time value in its checks;
// nothing else in the library decides what may be added.
//
// Synopsis
//   struct operand {unit, basis};
//   struct verdict;               allowed(), refused, result, is_number, instead
//   carry(a)                      may an amount of this unit stand on this basis?
//   sum, difference, ratio, order, product(a, b); scaled(a); relative_change(a, b)
//   in_declared(unit, a, b)       a product or quotient in a unit of one's own
//   accumulated(a), extended(total, next), years_between(later, earlier), over(a), per_year(a)
//   converted(from, to), assigned(a, result)
//   different_periods(basis)      the code of a sum over different periods

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSITION_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSITION_HPP

// Which unit a product or a quotient of two units has: the catalogue's, or what is left of one of them.

#ifndef TOMAKOMAI_KPI_VALUE_UNIT_HPP
#define TOMAKOMAI_KPI_VALUE_UNIT_HPP

// Units: what an amount counts or measures.
//
// A unit is described by a constant definition (symbol, dimension, size, kind
// of scale) and passed around as a handle to it. A unit *type* is any type with
// a static member `definition`, so that an own unit is one line:
//
//   struct 皿 { static constexpr auto definition = tomakomai_kpi::counter("皿"); };
//
// Every counting unit is a dimension of its own: 人 and 件 never mix. Units of
// one dimension (t and kg, % and ‰) convert exactly. Products and quotients of
// units exist where they are declared (人泊, 円/人), because they print as
// declared. Multipliers (千, 万, 百万) are no part of a unit: a unit type may
// carry one, as 千t does.
//
// Synopsis
//   enum class scale_kind { ratio, proportion, points, average, interval, ordinal };
//   struct unit_definition;      made by counter(), measuring(), proportion(), interval(),
//                                ordinal(), product(), quotient(), multiple_of()
//   class unit;                  symbol(), scale(), factor(); == ; commensurable(a, b)
//   concept unit_type;           a type with `definition`
//   unit_of<U>, multiplier_of<U> the unit and the multiplier of a unit type
//   struct multiple<U, N>        the unit type of N times U
//   unit interned(definition)    a unit declared while the program runs

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// What arithmetic the numbers of a unit bear (levels of measurement).
enum class scale_kind : unsigned char {
    ratio,       // counts and measures: sums and ratios
    proportion,  // %, ‰, 倍: no sums; differences of % are points
    points,      // ポイント: the difference of two values in %
    average,     // 円/人: no sums; ratios of two averages
    interval,    // 点, 段階: differences, no ratios
    ordinal,     // 位: order and distance only
};

/// How a unit is made of others.
enum class composition : unsigned char { none, multiple, product, quotient };

namespace detail {

[[noreturn]] void throw_no_size(std::int64_t numerator, std::int64_t denominator);

/// The product of two sizes' parts, where 64 bits hold it.
constexpr std::int64_t size_product(std::int64_t a, std::int64_t b)
{
    wide const product = times(a, b);
    if (product > INT64_MAX) { throw_too_composed(); }
    return static_cast<std::int64_t>(product);
}

/// What a multiplier may be: 1, 十, 百, 千, 万 … 千兆.
constexpr bool is_multiplier(wide n) noexcept
{
    constexpr std::int64_t largest = 1'000'000'000'000'000;
    if (n < 1 || n > largest) { return false; }
    while (n % 10 == 0) { n /= 10; }
    return n == 1;
}

}  // namespace detail

/// The size of a unit in the coherent unit of its dimension: n/d of it, both from 1.
/// Throws argument_error (bad_unit) for others; binary fractions do not compile.
struct unit_size {
    template <detail::whole_number T>
    constexpr unit_size(T n) : unit_size{n, 1}
    {
    }
    template <detail::other_number T, code Why = detail::other_number_refused<T>>
    unit_size(T) = delete;

    constexpr unit_size(detail::whole<std::int64_t> n, detail::whole<std::int64_t> d)
        : numerator{n}, denominator{d}
    {
        if (numerator < 1 || denominator < 1) { detail::throw_no_size(numerator, denominator); }
    }

    std::int64_t numerator;
    std::int64_t denominator;
};

/// All that is known of a unit. Constant: in the catalogue, or declared by a program.
struct unit_definition {
    static constexpr std::size_t most_spellings = 8;

    char const* symbol = "";                  // as results print it; "" for no unit
    char const* spellings[most_spellings]{};  // other ways to print it, then null pointers
    tomakomai_kpi::dimension dimension{};
    unit_size size{1};
    scale_kind scale = scale_kind::ratio;
    tomakomai_kpi::composition composition = tomakomai_kpi::composition::none;
    unit_definition const* left = nullptr;  // what it is composed of; a multiple has a left only
    unit_definition const* right = nullptr;
    bool counts = false;  // things, of which there are whole ones only
};

template <class T>
concept spelling = std::convertible_to<T, char const*>;

namespace detail {

constexpr unit_definition define(char const* symbol, dimension of, unit_size size, scale_kind scale,
                                 spelling auto... spellings) noexcept
{
    static_assert(sizeof...(spellings) < unit_definition::most_spellings);
    return {.symbol = symbol,
            .spellings = {spellings...},
            .dimension = of,
            .size = size,
            .scale = scale};
}

// A reduced fraction: sizes of composed units stay small.
constexpr unit_size reduced(std::int64_t n, std::int64_t d)
{
    auto const divisor = static_cast<std::int64_t>(common_divisor(magnitude(n), magnitude(d)));
    return {n / divisor, d / divisor};
}

constexpr unit_size times(unit_size a, unit_size b)
{
    unit_size const x = reduced(a.numerator, b.denominator);
    unit_size const y = reduced(b.numerator, a.denominator);
    return {size_product(x.numerator, y.numerator), size_product(x.denominator, y.denominator)};
}

}  // namespace detail

/// A unit that counts things of its own kind; `spellings` are other ways to print it.
constexpr unit_definition counter(char const* symbol, spelling auto... spellings) noexcept
{
    unit_definition d =
        detail::define(symbol, dimension::own(symbol), 1, scale_kind::ratio, spellings...);
    d.counts = true;
    return d;
}

/// A unit of a named dimension, `size` coherent units large.
constexpr unit_definition measuring(char const* symbol, char const* dimension_name, unit_size size,
                                    spelling auto... spellings) noexcept
{
    return detail::define(symbol, dimension::base(dimension_name), size, scale_kind::ratio,
                          spellings...);
}

/// `size` times the unit `of`, by a symbol of its own: a ダース is 12 個.
constexpr unit_definition multiple_of(char const* symbol, unit_definition const& of, unit_size size,
                                      spelling auto... spellings)
{
    unit_definition d =
        detail::define(symbol, of.dimension, detail::times(of.size, size), of.scale, spellings...);
    d.composition = composition::multiple;
    d.left = &of;
    d.counts = of.counts;
    return d;
}

/// A share of the whole, as % is a hundredth.
constexpr unit_definition proportion(char const* symbol, unit_size size,
                                     spelling auto... spellings) noexcept
{
    return detail::define(symbol, dimension::base("割合"), size, scale_kind::proportion,
                          spellings...);
}

/// A score, whose differences mean something and whose ratios do not: 点, 段階.
constexpr unit_definition interval(char const* symbol, spelling auto... spellings) noexcept
{
    return detail::define(symbol, dimension::own(symbol), 1, scale_kind::interval, spellings...);
}

/// A place in an order: 位.
constexpr unit_definition ordinal(char const* symbol, spelling auto... spellings) noexcept
{
    return detail::define(symbol, dimension::own(symbol), 1, scale_kind::ordinal, spellings...);
}

/// The declared product of two units, printed by a symbol of its own: 人 and 泊 make 人泊.
constexpr unit_definition product(char const* symbol, unit_definition const& left,
                                  unit_definition const& right, spelling auto... spellings)
{
    unit_definition d =
        detail::define(symbol, left.dimension.times(right.dimension, 1),
                       detail::times(left.size, right.size), scale_kind::ratio, spellings...);
    d.composition = composition::product;
    d.left = &left;
    d.right = &right;
    return d;
}

namespace detail {

constexpr bool is_time(dimension const& d) noexcept
{
    constexpr char const* counted[] = {"日", "週", "か月", "年"};
    for (char const* symbol : counted) {
        if (d == dimension::own(symbol)) { return true; }
    }
    return d == dimension::base("時間");
}

}  // namespace detail

/// The declared quotient of two units, printed by a symbol of its own: 円 by 人 is 円/人. `per` is
/// the multiplier of the divisor: 1'000'000 for GJ/百万円. Amounts per time add up over places (人/日),
/// averages and shares per time (%/年) do not.
constexpr unit_definition quotient(char const* symbol, unit_definition const& left,
                                   unit_definition const& right, detail::whole<std::int64_t> per,
                                   spelling auto... spellings)
{
    unit_size const inverse =
        detail::times({right.size.denominator, right.size.numerator}, {1, per});
    bool const adds_up = detail::is_time(right.dimension) && left.scale == scale_kind::ratio;
    auto const scale = adds_up ? scale_kind::ratio : scale_kind::average;
    unit_definition d = detail::define(symbol, left.dimension.times(right.dimension, -1),
                                       detail::times(left.size, inverse), scale, spellings...);
    d.composition = composition::quotient;
    d.left = &left;
    d.right = &right;
    return d;
}

constexpr unit_definition quotient(char const* symbol, unit_definition const& left,
                                   unit_definition const& right, spelling auto... spellings)
{
    return quotient(symbol, left, right, detail::whole<std::int64_t>{1}, spellings...);
}

namespace detail {

inline constexpr unit_definition no_unit{};
inline constexpr unit_definition percentage_point =
    define("ポイント", dimension::base("割合"), {1, 100}, scale_kind::points, "pt", "ﾎﾟｲﾝﾄ",
           "%ポイント", "％ポイント", "パーセントポイント");

}  // namespace detail

/// A handle to a definition, which must outlive it (catalogue and unit types do).
class unit {
public:
    /// No unit, as in 1.8.
    constexpr unit() noexcept = default;

    constexpr explicit unit(unit_definition const& definition) noexcept : definition_{&definition}
    {
    }

    /// A definition that ends with the statement: `interned` keeps it to the end of the program.
    template <code Why = code::bad_unit>
    explicit unit(unit_definition const&& interned_would_keep_it) = delete;

    constexpr char const* symbol() const noexcept { return definition_->symbol; }
    constexpr scale_kind scale() const noexcept { return definition_->scale; }
    constexpr unit_definition const& definition() const noexcept { return *definition_; }

    /// Size in the coherent unit of the dimension: t is 1000 kg.
    constexpr exact factor() const
    {
        return exact::ratio(definition_->size.numerator, definition_->size.denominator);
    }

    /// Two definitions that agree in all but their other spellings are one unit.
    friend constexpr bool operator==(unit a, unit b) noexcept
    {
        if (a.is(b)) { return true; }
        unit_definition const& x = *a.definition_;
        unit_definition const& y = *b.definition_;
        return detail::same_text(x.symbol, y.symbol) && x.dimension == y.dimension
               && x.size.numerator == y.size.numerator && x.size.denominator == y.size.denominator
               && x.scale == y.scale;
    }

    /// The very same definition, which is quick to see; while compiling, always false, since
    /// compilers differ in whether addresses of distinct constants compare.
    constexpr bool is(unit other) const noexcept
    {
        return !std::is_constant_evaluated() && definition_ == other.definition_;
    }

private:
    unit_definition const* definition_ = &detail::no_unit;
};

/// The unit of a definition that was made while the program runs: equal definitions give the same
/// handle, which stays valid to the end of the program. Nothing is registered by name: readers know
/// only the units they are given.
unit interned(unit_definition const& definition);

/// Do amounts of the two units convert into each other? Two definitions of one symbol that differ
/// do not: one of the two would be read as the other.
constexpr bool commensurable(unit a, unit b) noexcept
{
    if (a.is(b)) { return true; }
    return a.definition().dimension == b.definition().dimension && a.scale() == b.scale()
           && (a == b || !detail::same_text(a.symbol(), b.symbol()));
}

/// The unit in which results of a and b, which are commensurable, lose nothing to read: the smaller.
constexpr unit finer(unit a, unit b)
{
    if (a.is(b)) { return a; }
    return b.factor() < a.factor() ? b : a;
}

/// The unit of the difference of two amounts: ポイント for %, which count hundredths as points do, else
/// the unit itself. 1.31倍 is 0.1倍 more than 1.21倍, and by no means ten points.
constexpr unit difference_unit(unit of) noexcept
{
    bool const counts_hundredths = of.scale() == scale_kind::proportion
                                   && of.factor() == unit{detail::percentage_point}.factor();
    return counts_hundredths ? unit{detail::percentage_point} : of;
}

template <class U>
concept unit_type = requires {
    { U::definition } -> std::convertible_to<unit_definition const&>;
};

template <unit_type U>
inline constexpr unit unit_of{U::definition};

template <unit_type U>
inline constexpr std::int64_t multiplier_of = 1;

template <unit_type U>
    requires requires { U::multiplier; }
inline constexpr std::int64_t multiplier_of<U> = U::multiplier;

/// A multiplier is a power of ten up to 千兆, alone and with the unit's own; a unit of another size, as
/// a ダース, is made by multiple_of. The concept is named for the code that its refusal shows.
template <class U, std::int64_t N>
concept no_bad_unit = unit_type<U> && detail::is_multiplier(N)
                      && detail::is_multiplier(detail::times(N, multiplier_of<U>));

/// N times the unit U, with a name if a struct derives from it: struct 千t : multiple<t, 1000> {};
/// 1000 times 千t is 百万t.
template <class U, std::int64_t N>
    requires no_bad_unit<U, N>
struct multiple {
    static constexpr unit_definition const& definition = U::definition;
    static constexpr std::int64_t multiplier = N * multiplier_of<U>;
};

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_UNIT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_UNIT_HPP

// Units made while a program runs.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <set>
#include <string>

namespace tomakomai_kpi {

namespace detail {

inline bool same_pointee(unit_definition const* a, unit_definition const* b) noexcept
{
    return a == b || (a != nullptr && b != nullptr && unit{*a} == unit{*b});
}

inline bool same_definition(unit_definition const& a, unit_definition const& b) noexcept
{
    for (std::size_t i = 0; i < unit_definition::most_spellings; ++i) {
        char const* const x = a.spellings[i];
        char const* const y = b.spellings[i];
        if ((x == nullptr) != (y == nullptr)) { return false; }
        if (x == nullptr) { break; }
        if (!detail::same_text(x, y)) { return false; }
    }
    return unit{a} == unit{b} && a.composition == b.composition && same_pointee(a.left, b.left)
           && same_pointee(a.right, b.right);
}

// Definitions and their texts, which only grow: a handle never dangles, and since equal definitions
// share one place, no part of a program can see what another has declared.
class unit_pool {
public:
    unit_definition const& keep(unit_definition const& wanted)
    {
        std::scoped_lock const lock{mutex_};
        for (unit_definition const& known : definitions_) {
            if (same_definition(known, wanted)) { return known; }
        }
        unit_definition kept = wanted;
        kept.symbol = keep(wanted.symbol);
        for (char const*& text : kept.spellings) { text = text == nullptr ? nullptr : keep(text); }
        for (auto& factor : kept.dimension.factors) { factor.base = keep(factor.base); }
        return definitions_.emplace_back(kept);
    }

private:
    char const* keep(char const* text) { return texts_.insert(text).first->c_str(); }

    std::mutex mutex_;
    std::set<std::string> texts_;
    std::deque<unit_definition> definitions_;
};

TOMAKOMAI_KPI_INLINE void throw_no_size(std::int64_t numerator, std::int64_t denominator)
{
    detail::refuse(argument_error{code::bad_unit,
                                  "単位の大きさ「" + std::to_string(numerator) + "/"
                                      + std::to_string(denominator)
                                      + "」: 分子も分母も1以上の整数です (sizes are fractions of "
                                        "whole numbers from 1)"});
}

TOMAKOMAI_KPI_INLINE void throw_too_composed()
{
    detail::refuse(argument_error{
        code::bad_unit, "単位を重ねすぎです: 掛け合わせる単位は4種類まで、大きさは64ビットまで"
                        " (too many factors, or a size beyond 64 bits)"});
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE unit interned(unit_definition const& definition)
{
    static detail::unit_pool kept;
    unit_definition whole = definition;
    if (whole.left != nullptr) { whole.left = &interned(*whole.left).definition(); }
    if (whole.right != nullptr) { whole.right = &interned(*whole.right).definition(); }
    return unit{kept.keep(whole)};
}

}  // namespace tomakomai_kpi

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_UNITS_HPP
#define TOMAKOMAI_KPI_VALUE_UNITS_HPP

// The catalogue: unit types named as documents spell them, because compilers
// print type names. Each has an ASCII alias beside it; those whose symbol is no
// identifier have a word for a name (percent, 平方メートル, 円毎人 for 円/人).
// Multipliers compose with any of them: 千<t>, and by name 千t.
//
//   using namespace tomakomai_kpi;
//   annual<units::人> applicants{46};
//
// Synopsis
//   namespace units { 人, 件, …; percent, point; t, 円; 人泊, 円毎人 … }
//   units::千<U>, 万<U>, 百万<U> …, 兆<U>; 千t, 千人, 千円, 万人, 万円 …
//   units::plain, compounds       the lists of all unit types without multiplier
//   units::catalogue              both, joined
//   units::named_multiples        the list of those with one

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

// Of unit types; not said by a constraint, which clang folds over 256 of them at most.
template <class... Units>
struct unit_list {};

namespace units {

// clang-format off
struct none { static constexpr unit_definition const& definition = detail::no_unit; };

// People and groups of them.
struct 人 { static constexpr auto definition = counter("人", "名"); }; using person = 人;
struct 世帯 { static constexpr auto definition = counter("世帯"); }; using household = 世帯;
struct 戸 { static constexpr auto definition = counter("戸"); }; using dwelling = 戸;
struct 家族 { static constexpr auto definition = counter("家族"); }; using family = 家族;
struct 組 { static constexpr auto definition = counter("組"); }; using pair = 組;
struct 団体 { static constexpr auto definition = counter("団体"); }; using group = 団体;
struct 社 { static constexpr auto definition = counter("社"); }; using company = 社;
struct 者 { static constexpr auto definition = counter("者"); }; using party = 者;
struct 法人 { static constexpr auto definition = counter("法人"); }; using corporation = 法人;
struct 企業 { static constexpr auto definition = counter("企業"); }; using enterprise = 企業;
struct 事業者 { static constexpr auto definition = counter("事業者"); }; using business_operator = 事業者;
struct 事業所 { static constexpr auto definition = counter("事業所"); }; using establishment = 事業所;
struct 店舗 { static constexpr auto definition = counter("店舗"); }; using shop = 店舗;
struct 店 { static constexpr auto definition = counter("店"); }; using store = 店;
struct 経営体 { static constexpr auto definition = counter("経営体"); }; using holding = 経営体;
struct 自治体 { static constexpr auto definition = counter("自治体"); }; using municipality = 自治体;
struct 市町村 { static constexpr auto definition = counter("市町村"); }; using city_or_town = 市町村;
struct 町内会 { static constexpr auto definition = counter("町内会"); }; using neighbourhood = 町内会;
struct 自治会 { static constexpr auto definition = counter("自治会"); }; using residents_association = 自治会;
struct 地区 { static constexpr auto definition = counter("地区"); }; using district = 地区;
struct 地域 { static constexpr auto definition = counter("地域"); }; using area_unit = 地域;
struct 集落 { static constexpr auto definition = counter("集落"); }; using settlement = 集落;
struct 区域 { static constexpr auto definition = counter("区域"); }; using zone = 区域;
struct クラブ { static constexpr auto definition = counter("クラブ"); }; using club = クラブ;
struct サークル { static constexpr auto definition = counter("サークル"); }; using circle = サークル;
struct チーム { static constexpr auto definition = counter("チーム"); }; using team = チーム;
struct グループ { static constexpr auto definition = counter("グループ"); }; using team_group = グループ;
struct クラス { static constexpr auto definition = counter("クラス"); }; using class_group = クラス;
struct 学級 { static constexpr auto definition = counter("学級"); }; using school_class = 学級;
struct 学年 { static constexpr auto definition = counter("学年"); }; using grade = 学年;
struct 校 { static constexpr auto definition = counter("校"); }; using school = 校;
struct 園 { static constexpr auto definition = counter("園"); }; using kindergarten = 園;
struct 大学 { static constexpr auto definition = counter("大学"); }; using university = 大学;
struct 隊 { static constexpr auto definition = counter("隊"); }; using squad = 隊;
struct 国 { static constexpr auto definition = counter("国"); }; using country = 国;
struct 都市 { static constexpr auto definition = counter("都市"); }; using city = 都市;
struct 班 { static constexpr auto definition = counter("班"); }; using section = 班;

// Things and places.
struct 施設 { static constexpr auto definition = counter("施設"); }; using facility = 施設;
struct か所 { static constexpr auto definition = counter("か所", "箇所", "ヶ所", "カ所", "ヵ所", "ケ所", "個所"); }; using place = か所;
struct 棟 { static constexpr auto definition = counter("棟"); }; using building = 棟;
struct 室 { static constexpr auto definition = counter("室"); }; using room = 室;
struct 部屋 { static constexpr auto definition = counter("部屋"); }; using chamber = 部屋;
struct 区画 { static constexpr auto definition = counter("区画"); }; using lot = 区画;
struct 筆 { static constexpr auto definition = counter("筆"); }; using parcel = 筆;
struct 席 { static constexpr auto definition = counter("席"); }; using seat = 席;
struct 床 { static constexpr auto definition = counter("床"); }; using bed = 床;
struct 台 { static constexpr auto definition = counter("台"); }; using machine = 台;
struct 両 { static constexpr auto definition = counter("両"); }; using carriage = 両;
struct 機 { static constexpr auto definition = counter("機"); }; using aircraft = 機;
struct 隻 { static constexpr auto definition = counter("隻"); }; using ship = 隻;
struct 基 { static constexpr auto definition = counter("基"); }; using installation = 基;
struct 本 { static constexpr auto definition = counter("本"); }; using piece = 本;
struct 枚 { static constexpr auto definition = counter("枚"); }; using sheet = 枚;
struct 冊 { static constexpr auto definition = counter("冊"); }; using volume_of_books = 冊;
struct 部 { static constexpr auto definition = counter("部"); }; using copy = 部;
struct 巻 { static constexpr auto definition = counter("巻"); }; using scroll = 巻;
struct 個 { static constexpr auto definition = counter("個", "コ"); }; using unit_piece = 個;
struct 体 { static constexpr auto definition = counter("体"); }; using body = 体;
struct 式 { static constexpr auto definition = counter("式"); }; using set = 式;
struct 品 { static constexpr auto definition = counter("品"); }; using article = 品;
struct 品目 { static constexpr auto definition = counter("品目"); }; using item_of_goods = 品目;
struct 商品 { static constexpr auto definition = counter("商品"); }; using product_item = 商品;
struct 種 { static constexpr auto definition = counter("種"); }; using kind = 種;
struct 種類 { static constexpr auto definition = counter("種類"); }; using type_of_thing = 種類;
struct 頭 { static constexpr auto definition = counter("頭", "頭数"); }; using head = 頭;
struct 羽 { static constexpr auto definition = counter("羽"); }; using bird = 羽;
struct 匹 { static constexpr auto definition = counter("匹"); }; using small_animal = 匹;
struct 株 { static constexpr auto definition = counter("株"); }; using plant = 株;
struct 着 { static constexpr auto definition = counter("着"); }; using garment = 着;
struct 足 { static constexpr auto definition = counter("足"); }; using pair_of_shoes = 足;
struct 袋 { static constexpr auto definition = counter("袋"); }; using bag = 袋;
struct 箱 { static constexpr auto definition = counter("箱"); }; using box = 箱;
struct 缶 { static constexpr auto definition = counter("缶"); }; using can = 缶;
struct 束 { static constexpr auto definition = counter("束"); }; using bundle = 束;
struct 橋 { static constexpr auto definition = counter("橋"); }; using bridge = 橋;
struct 駅 { static constexpr auto definition = counter("駅"); }; using station = 駅;
struct 港 { static constexpr auto definition = counter("港"); }; using port = 港;
struct 路線 { static constexpr auto definition = counter("路線"); }; using route = 路線;
struct 系統 { static constexpr auto definition = counter("系統"); }; using line = 系統;
struct 便 { static constexpr auto definition = counter("便"); }; using flight = 便;
struct 航路 { static constexpr auto definition = counter("航路"); }; using sea_route = 航路;
struct コース { static constexpr auto definition = counter("コース"); }; using course = コース;
struct ルート { static constexpr auto definition = counter("ルート"); }; using route_course = ルート;
struct 公園 { static constexpr auto definition = counter("公園"); }; using park = 公園;
struct 面 { static constexpr auto definition = counter("面"); }; using face = 面;
struct 門 { static constexpr auto definition = counter("門"); }; using gate = 門;
struct 口 { static constexpr auto definition = counter("口"); }; using share = 口;
struct 作品 { static constexpr auto definition = counter("作品"); }; using work = 作品;
struct 曲 { static constexpr auto definition = counter("曲"); }; using tune = 曲;
struct 語 { static constexpr auto definition = counter("語"); }; using word = 語;
struct 言語 { static constexpr auto definition = counter("言語"); }; using language = 言語;
struct カ国語 { static constexpr auto definition = counter("カ国語", "か国語", "ヶ国語", "ヵ国語"); }; using foreign_language = カ国語;

// Events and records.
struct 件 { static constexpr auto definition = counter("件"); }; using item = 件;
struct 回 { static constexpr auto definition = counter("回"); }; using occasion = 回;
struct 事業 { static constexpr auto definition = counter("事業"); }; using project = 事業;
struct 事例 { static constexpr auto definition = counter("事例"); }; using case_example = 事例;
struct 例 { static constexpr auto definition = counter("例"); }; using example = 例;
struct 講座 { static constexpr auto definition = counter("講座"); }; using lecture = 講座;
struct 教室 { static constexpr auto definition = counter("教室"); }; using lesson = 教室;
struct 大会 { static constexpr auto definition = counter("大会"); }; using tournament = 大会;
struct 会議 { static constexpr auto definition = counter("会議"); }; using meeting = 会議;
struct イベント { static constexpr auto definition = counter("イベント"); }; using event = イベント;
struct ツアー { static constexpr auto definition = counter("ツアー"); }; using tour = ツアー;
struct メニュー { static constexpr auto definition = counter("メニュー"); }; using menu = メニュー;
struct プログラム { static constexpr auto definition = counter("プログラム"); }; using programme = プログラム;
struct プロジェクト { static constexpr auto definition = counter("プロジェクト"); }; using project_unit = プロジェクト;
struct 取組 { static constexpr auto definition = counter("取組", "取り組み"); }; using effort = 取組;
struct 項目 { static constexpr auto definition = counter("項目"); }; using entry = 項目;
struct 計画 { static constexpr auto definition = counter("計画"); }; using plan_unit = 計画;
struct 協定 { static constexpr auto definition = counter("協定"); }; using agreement = 協定;
struct 票 { static constexpr auto definition = counter("票"); }; using vote = 票;
struct 問 { static constexpr auto definition = counter("問"); }; using question = 問;
struct 科 { static constexpr auto definition = counter("科"); }; using department = 科;
struct 科目 { static constexpr auto definition = counter("科目"); }; using subject = 科目;
struct ページ { static constexpr auto definition = counter("ページ", "頁"); }; using page = ページ;
struct ダウンロード { static constexpr auto definition = counter("ダウンロード", "DL"); }; using download = ダウンロード;
struct アクセス { static constexpr auto definition = counter("アクセス"); }; using access = アクセス;
struct ビュー { static constexpr auto definition = counter("ビュー", "PV", "pv", "ページビュー"); }; using view = ビュー;
struct フォロワー { static constexpr auto definition = counter("フォロワー"); }; using follower = フォロワー;
struct アカウント { static constexpr auto definition = counter("アカウント"); }; using account = アカウント;

// Time; か月, 年 and 日 do not convert.
struct 泊 { static constexpr auto definition = counter("泊"); }; using night = 泊;
struct 日 { static constexpr auto definition = counter("日", "日間"); }; using day = 日;
struct 週 { static constexpr auto definition = counter("週", "週間"); }; using week = 週;
struct か月 { static constexpr auto definition = counter("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "か月間", "ヶ月間"); }; using month = か月;
struct 年 { static constexpr auto definition = counter("年", "年間"); }; using year = 年;
struct 秒 { static constexpr auto definition = measuring("秒", "時間", 1, "秒間"); }; using second = 秒;
struct 分 { static constexpr auto definition = measuring("分", "時間", 60, "分間"); }; using minute = 分;
struct 時間 { static constexpr auto definition = measuring("時間", "時間", 3600); }; using hour = 時間;

// Money.
struct 円 { static constexpr auto definition = measuring("円", "金額", 1); }; using yen = 円;

// Mass, length, area, volume.
struct mg { static constexpr auto definition = measuring("mg", "質量", {1, 1'000'000}, "㎎"); }; using milligram = mg;
struct g { static constexpr auto definition = measuring("g", "質量", {1, 1'000}, "ｇ", "グラム"); }; using gram = g;
struct kg { static constexpr auto definition = measuring("kg", "質量", 1, "㎏", "ｋｇ", "キログラム"); }; using kilogram = kg;
struct t { static constexpr auto definition = measuring("t", "質量", 1'000, "ｔ", "トン", "㌧"); }; using tonne = t;
struct mm { static constexpr auto definition = measuring("mm", "長さ", {1, 1'000}, "㎜", "ｍｍ", "ミリメートル"); }; using millimetre = mm;
struct cm { static constexpr auto definition = measuring("cm", "長さ", {1, 100}, "㎝", "ｃｍ", "センチメートル"); }; using centimetre = cm;
struct m { static constexpr auto definition = measuring("m", "長さ", 1, "ｍ", "メートル"); }; using metre = m;
struct km { static constexpr auto definition = measuring("km", "長さ", 1'000, "㎞", "ｋｍ", "キロメートル"); }; using kilometre = km;
struct 平方メートル { static constexpr auto definition = measuring("㎡", "面積", 1, "m2", "m²", "ｍ2", "ｍ²", "平方メートル", "平米"); }; using square_metre = 平方メートル;
struct a { static constexpr auto definition = measuring("a", "面積", 100, "アール"); }; using are = a;
struct ha { static constexpr auto definition = measuring("ha", "面積", 10'000, "ｈａ", "㏊", "ヘクタール"); }; using hectare = ha;
struct 平方キロメートル { static constexpr auto definition = measuring("k㎡", "面積", 1'000'000, "㎢", "km2", "km²", "ｋ㎡", "ｋｍ2", "平方キロメートル"); }; using square_kilometre = 平方キロメートル;
struct 坪 { static constexpr auto definition = measuring("坪", "面積", {400, 121}); }; using tsubo = 坪;
struct 反 { static constexpr auto definition = measuring("反", "面積", {120'000, 121}, "反歩"); }; using tan = 反;
struct mL { static constexpr auto definition = measuring("mL", "体積", {1, 1'000'000}, "ml", "㎖", "ミリリットル"); }; using millilitre = mL;
struct L { static constexpr auto definition = measuring("L", "体積", {1, 1'000}, "l", "ℓ", "Ｌ", "㍑", "リットル"); }; using litre = L;
struct 立方メートル { static constexpr auto definition = measuring("㎥", "体積", 1, "m3", "m³", "ｍ3", "ｍ³", "立方メートル", "立米"); }; using cubic_metre = 立方メートル;
struct kL { static constexpr auto definition = measuring("kL", "体積", 1, "kl", "㎘", "kℓ", "キロリットル"); }; using kilolitre = kL;

// Energy, power, emissions, pressure.
struct J { static constexpr auto definition = measuring("J", "エネルギー", 1, "ジュール"); }; using joule = J;
struct kJ { static constexpr auto definition = measuring("kJ", "エネルギー", 1'000); }; using kilojoule = kJ;
struct MJ { static constexpr auto definition = measuring("MJ", "エネルギー", 1'000'000, "ＭＪ"); }; using megajoule = MJ;
struct GJ { static constexpr auto definition = measuring("GJ", "エネルギー", 1'000'000'000, "ＧＪ"); }; using gigajoule = GJ;
struct TJ { static constexpr auto definition = measuring("TJ", "エネルギー", 1'000'000'000'000, "ＴＪ"); }; using terajoule = TJ;
struct PJ { static constexpr auto definition = measuring("PJ", "エネルギー", 1'000'000'000'000'000, "ＰＪ"); }; using petajoule = PJ;
struct Wh { static constexpr auto definition = measuring("Wh", "エネルギー", 3'600); }; using watt_hour = Wh;
struct kWh { static constexpr auto definition = measuring("kWh", "エネルギー", 3'600'000, "ｋＷｈ", "KWh", "kwh", "キロワット時"); }; using kilowatt_hour = kWh;
struct MWh { static constexpr auto definition = measuring("MWh", "エネルギー", 3'600'000'000, "ＭＷｈ"); }; using megawatt_hour = MWh;
struct GWh { static constexpr auto definition = measuring("GWh", "エネルギー", 3'600'000'000'000, "ＧＷｈ"); }; using gigawatt_hour = GWh;
struct W { static constexpr auto definition = measuring("W", "電力", 1, "ワット"); }; using watt = W;
struct kW { static constexpr auto definition = measuring("kW", "電力", 1'000, "ｋＷ", "KW", "kw", "キロワット"); }; using kilowatt = kW;
struct MW { static constexpr auto definition = measuring("MW", "電力", 1'000'000, "ＭＷ", "メガワット"); }; using megawatt = MW;
struct g_CO2 { static constexpr auto definition = measuring("g-CO₂", "排出量", {1, 1'000}, "g-CO2", "gCO2"); }; using gram_CO2 = g_CO2;
struct kg_CO2 { static constexpr auto definition = measuring("kg-CO₂", "排出量", 1, "kg-CO2", "kgCO2", "kgCO₂", "㎏-CO2", "㎏-CO₂"); }; using kilogram_CO2 = kg_CO2;
struct t_CO2 { static constexpr auto definition = measuring("t-CO₂", "排出量", 1'000, "t-CO2", "tCO2", "tCO₂", "トンCO2", "トンCO₂", "トン-CO2", "t-CO2e"); }; using tonne_CO2 = t_CO2;
struct Pa { static constexpr auto definition = measuring("Pa", "圧力", 1, "パスカル"); }; using pascal = Pa;
struct hPa { static constexpr auto definition = measuring("hPa", "圧力", 100); }; using hectopascal = hPa;
struct kPa { static constexpr auto definition = measuring("kPa", "圧力", 1'000); }; using kilopascal = kPa;
struct MPa { static constexpr auto definition = measuring("MPa", "圧力", 1'000'000, "メガパスカル"); }; using megapascal = MPa;

// Shares, scores, ranks.
struct percent { static constexpr auto definition = proportion("%", {1, 100}, "％", "パーセント", "㌫"); };
struct permille { static constexpr auto definition = proportion("‰", {1, 1'000}, "パーミル"); };
struct 割 { static constexpr auto definition = proportion("割", {1, 10}); }; using tenth = 割;
struct 倍 { static constexpr auto definition = proportion("倍", 1); }; using times_as_much = 倍;
struct point { static constexpr unit_definition const& definition = detail::percentage_point; };
struct 点 { static constexpr auto definition = interval("点"); }; using score = 点;
// 貸出点数 12,000点: things counted, in no catalogue, since a text alone says a score.
struct 点数 { static constexpr auto definition = counter("点"); }; using counted_item = 点数;
struct 段階 { static constexpr auto definition = interval("段階"); }; using step = 段階;
struct 摂氏 { static constexpr auto definition = interval("℃", "度C", "°C"); }; using celsius = 摂氏;
struct 位 { static constexpr auto definition = ordinal("位"); }; using rank = 位;

// Declared products and quotients.
struct 人泊 { static constexpr auto definition = product("人泊", 人::definition, 泊::definition); }; using person_night = 人泊;
struct 人日 { static constexpr auto definition = product("人日", 人::definition, 日::definition); }; using person_day = 人日;
struct 人回 { static constexpr auto definition = product("人回", 人::definition, 回::definition); }; using person_occasion = 人回;
struct 人時間 { static constexpr auto definition = product("人時間", 人::definition, 時間::definition); }; using person_hour = 人時間;
struct 台日 { static constexpr auto definition = product("台日", 台::definition, 日::definition); }; using machine_day = 台日;
struct 人キロ { static constexpr auto definition = product("人キロ", 人::definition, km::definition, "人km"); }; using person_kilometre = 人キロ;
struct トンキロ { static constexpr auto definition = product("トンキロ", t::definition, km::definition, "tkm"); }; using tonne_kilometre = トンキロ;
struct 人毎日 { static constexpr auto definition = quotient("人/日", 人::definition, 日::definition, "人／日"); }; using person_per_day = 人毎日;
struct 件毎日 { static constexpr auto definition = quotient("件/日", 件::definition, 日::definition, "件／日"); }; using item_per_day = 件毎日;
struct 回毎日 { static constexpr auto definition = quotient("回/日", 回::definition, 日::definition, "回／日"); }; using occasion_per_day = 回毎日;
struct 台毎日 { static constexpr auto definition = quotient("台/日", 台::definition, 日::definition, "台／日"); }; using machine_per_day = 台毎日;
struct t毎日 { static constexpr auto definition = quotient("t/日", t::definition, 日::definition, "t／日"); }; using tonne_per_day = t毎日;
struct kg毎日 { static constexpr auto definition = quotient("kg/日", kg::definition, 日::definition, "kg／日"); }; using kilogram_per_day = kg毎日;
struct 便毎日 { static constexpr auto definition = quotient("便/日", 便::definition, 日::definition, "便／日"); }; using flight_per_day = 便毎日;
struct 本毎日 { static constexpr auto definition = quotient("本/日", 本::definition, 日::definition, "本／日"); }; using piece_per_day = 本毎日;
struct 人毎月 { static constexpr auto definition = quotient("人/月", 人::definition, か月::definition, "人／月"); }; using person_per_month = 人毎月;
struct 件毎月 { static constexpr auto definition = quotient("件/月", 件::definition, か月::definition, "件／月"); }; using item_per_month = 件毎月;
struct 回毎月 { static constexpr auto definition = quotient("回/月", 回::definition, か月::definition, "回／月"); }; using occasion_per_month = 回毎月;
struct 立方メートル毎日 { static constexpr auto definition = quotient("㎥/日", 立方メートル::definition, 日::definition, "㎥／日", "m3/日"); }; using cubic_metre_per_day = 立方メートル毎日;
struct 円毎人 { static constexpr auto definition = quotient("円/人", 円::definition, 人::definition, "円／人"); }; using yen_per_person = 円毎人;
struct 円毎世帯 { static constexpr auto definition = quotient("円/世帯", 円::definition, 世帯::definition, "円／世帯"); }; using yen_per_household = 円毎世帯;
struct 円毎件 { static constexpr auto definition = quotient("円/件", 円::definition, 件::definition, "円／件"); }; using yen_per_item = 円毎件;
struct 円毎戸 { static constexpr auto definition = quotient("円/戸", 円::definition, 戸::definition, "円／戸"); }; using yen_per_dwelling = 円毎戸;
struct 円毎日 { static constexpr auto definition = quotient("円/日", 円::definition, 日::definition, "円／日"); }; using yen_per_day = 円毎日;
struct 円毎時間 { static constexpr auto definition = quotient("円/時間", 円::definition, 時間::definition, "円／時間"); }; using yen_per_hour = 円毎時間;
struct 円毎回 { static constexpr auto definition = quotient("円/回", 円::definition, 回::definition, "円／回"); }; using yen_per_occasion = 円毎回;
struct 円毎泊 { static constexpr auto definition = quotient("円/泊", 円::definition, 泊::definition, "円／泊"); }; using yen_per_night = 円毎泊;
struct 円毎kg { static constexpr auto definition = quotient("円/kg", 円::definition, kg::definition, "円／kg"); }; using yen_per_kilogram = 円毎kg;
struct 円毎t { static constexpr auto definition = quotient("円/t", 円::definition, t::definition, "円／t"); }; using yen_per_tonne = 円毎t;
struct 円毎平方メートル { static constexpr auto definition = quotient("円/㎡", 円::definition, 平方メートル::definition, "円／㎡", "円/m2"); }; using yen_per_square_metre = 円毎平方メートル;
struct 人毎世帯 { static constexpr auto definition = quotient("人/世帯", 人::definition, 世帯::definition, "人／世帯"); }; using person_per_household = 人毎世帯;
struct 人毎回 { static constexpr auto definition = quotient("人/回", 人::definition, 回::definition, "人／回"); }; using person_per_occasion = 人毎回;
struct 人毎平方キロメートル { static constexpr auto definition = quotient("人/k㎡", 人::definition, 平方キロメートル::definition, "人／k㎡", "人/㎢", "人/km2"); }; using person_per_square_kilometre = 人毎平方キロメートル;
struct 人毎ha { static constexpr auto definition = quotient("人/ha", 人::definition, ha::definition, "人／ha"); }; using person_per_hectare = 人毎ha;
struct 人毎台 { static constexpr auto definition = quotient("人/台", 人::definition, 台::definition, "人／台"); }; using person_per_machine = 人毎台;
struct 人毎便 { static constexpr auto definition = quotient("人/便", 人::definition, 便::definition, "人／便"); }; using person_per_flight = 人毎便;
struct 冊毎人 { static constexpr auto definition = quotient("冊/人", 冊::definition, 人::definition, "冊／人"); }; using volume_per_person = 冊毎人;
struct 回毎人 { static constexpr auto definition = quotient("回/人", 回::definition, 人::definition, "回／人"); }; using occasion_per_person = 回毎人;
struct 件毎人 { static constexpr auto definition = quotient("件/人", 件::definition, 人::definition, "件／人"); }; using item_per_person = 件毎人;
struct kg毎人 { static constexpr auto definition = quotient("kg/人", kg::definition, 人::definition, "kg／人"); }; using kilogram_per_person = kg毎人;
struct 平方メートル毎人 { static constexpr auto definition = quotient("㎡/人", 平方メートル::definition, 人::definition, "㎡／人", "m2/人"); }; using square_metre_per_person = 平方メートル毎人;
struct 台毎人 { static constexpr auto definition = quotient("台/人", 台::definition, 人::definition, "台／人"); }; using machine_per_person = 台毎人;
struct g毎人日 { static constexpr auto definition = quotient("g/人日", g::definition, 人日::definition, "g/人・日", "g／人日", "g／人・日", "ｇ/人・日"); }; using gram_per_person_day = g毎人日;
struct L毎人日 { static constexpr auto definition = quotient("L/人日", L::definition, 人日::definition, "L/人・日", "L／人・日"); }; using litre_per_person_day = L毎人日;
struct GJ毎百万円 { static constexpr auto definition = quotient("GJ/百万円", GJ::definition, 円::definition, 1'000'000, "GJ／百万円"); }; using gigajoule_per_million_yen = GJ毎百万円;
struct t毎ha { static constexpr auto definition = quotient("t/ha", t::definition, ha::definition, "t／ha"); }; using tonne_per_hectare = t毎ha;
struct km毎時間 { static constexpr auto definition = quotient("km/時間", km::definition, 時間::definition, "km/h", "㎞/h"); }; using kilometre_per_hour = km毎時間;

// Multipliers, which compose with any unit.
template <unit_type U> struct 十 : multiple<U, 10> {};
template <unit_type U> struct 百 : multiple<U, 100> {};
template <unit_type U> struct 千 : multiple<U, 1'000> {};
template <unit_type U> struct 万 : multiple<U, 10'000> {};
template <unit_type U> struct 十万 : multiple<U, 100'000> {};
template <unit_type U> struct 百万 : multiple<U, 1'000'000> {};
template <unit_type U> struct 千万 : multiple<U, 10'000'000> {};
template <unit_type U> struct 億 : multiple<U, 100'000'000> {};
template <unit_type U> struct 十億 : multiple<U, 1'000'000'000> {};
template <unit_type U> struct 百億 : multiple<U, 10'000'000'000> {};
template <unit_type U> struct 千億 : multiple<U, 100'000'000'000> {};
template <unit_type U> struct 兆 : multiple<U, 1'000'000'000'000> {};
// clang-format on

struct 千人 : multiple<人, 1'000> {};
struct 万人 : multiple<人, 10'000> {};
struct 千件 : multiple<件, 1'000> {};
struct 万件 : multiple<件, 10'000> {};
struct 千世帯 : multiple<世帯, 1'000> {};
struct 千台 : multiple<台, 1'000> {};
struct 万台 : multiple<台, 10'000> {};
struct 千t : multiple<t, 1'000> {};
struct 万t : multiple<t, 10'000> {};
struct 千円 : multiple<円, 1'000> {};
struct 万円 : multiple<円, 10'000> {};
struct 百万円 : multiple<円, 1'000'000> {};
struct 億円 : multiple<円, 100'000'000> {};
struct 千ha : multiple<ha, 1'000> {};
struct 千kWh : multiple<kWh, 1'000> {};
struct 千人泊 : multiple<人泊, 1'000> {};
struct 万人泊 : multiple<人泊, 10'000> {};
struct 千t_CO2 : multiple<t_CO2, 1'000> {};
struct 万t_CO2 : multiple<t_CO2, 10'000> {};

using thousand_persons = 千人;
using ten_thousand_persons = 万人;
using kilotonne = 千t;
using thousand_yen = 千円;
using ten_thousand_yen = 万円;
using million_yen = 百万円;

using plain =
    unit_list<人, 世帯, 戸, 家族, 組, 団体, 社, 者, 法人, 企業, 事業者, 事業所, 店舗, 店, 経営体,
              自治体, 市町村, 町内会, 自治会, 地区, 地域, 集落, 区域, クラブ, サークル, チーム,
              グループ, クラス, 学級, 学年, 校, 園, 大学, 隊, 国, 都市, 班, 施設, か所, 棟, 室,
              部屋, 区画, 筆, 席, 床, 台, 両, 機, 隻, 基, 本, 枚, 冊, 部, 巻, 個, 体, 式, 品, 品目,
              商品, 種, 種類, 頭, 羽, 匹, 株, 着, 足, 袋, 箱, 缶, 束, 橋, 駅, 港, 路線, 系統, 便,
              航路, コース, ルート, 公園, 面, 門, 口, 作品, 曲, 語, 言語, カ国語, 件, 回, 事業,
              事例, 例, 講座, 教室, 大会, 会議, イベント, ツアー, メニュー, プログラム,
              プロジェクト, 取組, 項目, 計画, 協定, 票, 問, 科, 科目, ページ, ダウンロード,
              アクセス, ビュー, フォロワー, アカウント, 泊, 日, 週, か月, 年, 秒, 分, 時間, 円, mg,
              g, kg, t, mm, cm, m, km, 平方メートル, a, ha, 平方キロメートル, 坪, 反, mL, L,
              立方メートル, kL, J, kJ, MJ, GJ, TJ, PJ, Wh, kWh, MWh, GWh, W, kW, MW, g_CO2, kg_CO2,
              t_CO2, Pa, hPa, kPa, MPa, percent, permille, 割, 倍, point, 点, 段階, 摂氏, 位>;

using compounds =
    unit_list<人泊, 人日, 人回, 人時間, 台日, 人キロ, トンキロ, 人毎日, 件毎日, 回毎日, 台毎日,
              t毎日, kg毎日, 便毎日, 本毎日, 人毎月, 件毎月, 回毎月, 立方メートル毎日, 円毎人,
              円毎世帯, 円毎件, 円毎戸, 円毎日, 円毎時間, 円毎回, 円毎泊, 円毎kg, 円毎t,
              円毎平方メートル, 人毎世帯, 人毎回, 人毎平方キロメートル, 人毎ha, 人毎台, 人毎便,
              冊毎人, 回毎人, 件毎人, kg毎人, 平方メートル毎人, 台毎人, g毎人日, L毎人日,
              GJ毎百万円, t毎ha, km毎時間>;

using named_multiples = unit_list<千人, 万人, 千件, 万件, 千世帯, 千台, 万台, 千t, 万t, 千円, 万円,
                                  百万円, 億円, 千ha, 千kWh, 千人泊, 万人泊, 千t_CO2, 万t_CO2>;

}  // namespace units

namespace detail {

template <class A, class B>
struct concatenated;
template <class... As, class... Bs>
struct concatenated<unit_list<As...>, unit_list<Bs...>> {
    using type = unit_list<As..., Bs...>;
};

}  // namespace detail

namespace units {

using catalogue = typename detail::concatenated<plain, compounds>::type;

}  // namespace units
}  // namespace tomakomai_kpi

#endif

namespace tomakomai_kpi::rule::detail {

template <class List>
inline constexpr int definitions = 0;
template <class... Units>
inline constexpr unit_definition const* definitions<unit_list<Units...>>[] {
    &Units::definition...
};

// A unit that may not be there. No null pointer says so: under its sanitizers g++ takes no comparison
// of an address with null for a constant.
struct found_unit {
    bool exists = false;
    unit of{};
};

constexpr found_unit found(bool exists, unit_definition const* of) noexcept
{
    return exists ? found_unit{true, unit{*of}} : found_unit{};
}

// The catalogue's product or quotient of two units, which convert to its factors.
constexpr found_unit composed(composition how, unit left, unit right) noexcept
{
    found_unit convertible;
    for (unit_definition const* const d : definitions<units::compounds>) {
        if (d->composition != how) { continue; }
        unit const l{*d->left};
        unit const r{*d->right};
        if (l == left && r == right) { return found(true, d); }
        if (commensurable(l, left) && commensurable(r, right)) { convertible = found(true, d); }
    }
    return convertible;
}

// What is left of a product when one factor is divided out, or of a quotient multiplied by its
// divisor, or of a dividend divided by its quotient (円 ÷ 円/人 = 人).
constexpr found_unit without(unit u, unit factor) noexcept
{
    unit_definition const& d = u.definition();
    if (d.composition != composition::product) { return {}; }
    if (commensurable(unit{*d.left}, factor)) { return found(true, d.right); }
    return found(commensurable(unit{*d.right}, factor), d.left);
}

constexpr found_unit dividend(unit quotient, unit times) noexcept
{
    unit_definition const& d = quotient.definition();
    return found(d.composition == composition::quotient && commensurable(unit{*d.right}, times),
                 d.left);
}

constexpr found_unit divisor(unit dividend, unit quotient) noexcept
{
    unit_definition const& d = quotient.definition();
    return found(d.composition == composition::quotient && commensurable(unit{*d.left}, dividend),
                 d.right);
}

constexpr found_unit first_of(found_unit a, found_unit b) noexcept
{
    return a.exists ? a : b;
}

}  // namespace tomakomai_kpi::rule::detail

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct operand {
    tomakomai_kpi::unit unit;
    tomakomai_kpi::basis basis;
};

struct verdict {
    code refused = code::none;
    tomakomai_kpi::instead instead = instead::nothing;
    operand result{};
    bool is_number = false;  // the result is a bare exact number, without unit and basis

    constexpr bool allowed() const noexcept { return refused == code::none; }
};

namespace rule {

namespace detail {

constexpr verdict refuse(code reason, instead meant = instead::nothing) noexcept
{
    return {.refused = reason, .instead = meant};
}

constexpr verdict give(unit u, basis b) noexcept
{
    return {.result = {u, b}};
}

constexpr verdict number() noexcept
{
    return {.is_number = true};
}

// Shares convert into each other (50% = 0.5倍), the points of % into no other change.
constexpr verdict other_units(unit a, unit b) noexcept
{
    auto const of_a_share = [](unit u) {
        return u.scale() == scale_kind::points || u.scale() == scale_kind::proportion;
    };
    bool const shares =
        of_a_share(a) && of_a_share(b) && a.definition().dimension == b.definition().dimension;
    return refuse(code::unit_mismatch, shares ? instead::one_unit : instead::nothing);
}

// A value, and a change of it in a unit of its differences: of % points.
constexpr verdict shifted(operand value, operand change)
{
    if (!commensurable(difference_unit(value.unit), change.unit)) {
        return other_units(value.unit, change.unit);
    }
    if (!changes(change.basis, value.basis)) { return refuse(code::basis_mismatch); }
    bool const same_scale = value.unit.scale() == change.unit.scale();
    return give(same_scale ? finer(value.unit, change.unit) : value.unit, value.basis);
}

constexpr verdict both_changes(operand a, operand b)
{
    if (!commensurable(a.unit, b.unit)) { return other_units(a.unit, b.unit); }
    if (a.basis != b.basis && a.basis != basis::change && b.basis != basis::change) {
        return refuse(code::basis_mismatch);
    }
    return give(finer(a.unit, b.unit), a.basis == basis::change ? b.basis : a.basis);
}

constexpr code same_kind(operand a, operand b) noexcept
{
    if (!commensurable(a.unit, b.unit)) { return code::unit_mismatch; }
    if (a.basis != b.basis) { return code::basis_mismatch; }
    return code::none;
}

constexpr bool pair_of(operand a, operand b, basis x, basis y) noexcept
{
    return (a.basis == x && b.basis == y) || (a.basis == y && b.basis == x);
}

constexpr bool bears_ratios(unit u) noexcept
{
    return u.scale() != scale_kind::interval && u.scale() != scale_kind::ordinal;
}

}  // namespace detail

/// Flows are counts and measures; proportions, quotients, scores and ranks are states; points are
/// the changes of %, and nothing else.
constexpr verdict carry(operand a) noexcept
{
    scale_kind const scale = a.unit.scale();
    if (is_change(a.basis) && difference_unit(a.unit) != a.unit) {
        return detail::refuse(code::unit_mismatch, instead::points);
    }
    bool const flows =
        scale == scale_kind::ratio && a.unit.definition().composition != composition::quotient;
    bool fits = flows;
    switch (a.basis) {
    case basis::level: fits = scale != scale_kind::points; break;
    case basis::change:
    case basis::level_change: fits = true; break;
    default: break;
    }
    return fits ? detail::give(a.unit, a.basis) : detail::refuse(code::basis_mismatch);
}

/// Across parts of one period; a change may be added to what it is a change of.
constexpr verdict sum(operand a, operand b)
{
    if (is_change(a.basis) && is_change(b.basis)) { return detail::both_changes(a, b); }
    if (is_change(a.basis)) { return detail::shifted(b, a); }
    if (is_change(b.basis)) { return detail::shifted(a, b); }

    code const mismatch = detail::same_kind(a, b);
    if (mismatch == code::basis_mismatch
        && detail::pair_of(a, b, basis::annual, basis::cumulative)) {
        return detail::refuse(mismatch, instead::extend);
    }
    if (mismatch != code::none) { return detail::refuse(mismatch); }
    switch (a.unit.scale()) {
    case scale_kind::proportion:
    case scale_kind::average:
        return detail::refuse(code::ratio_not_additive, instead::weighted_mean);
    case scale_kind::interval:
    case scale_kind::ordinal: return detail::refuse(code::not_ratio_scale);
    default: return detail::give(finer(a.unit, b.unit), a.basis);
    }
}

/// The change between two values of one unit and basis: of % points. Of % and 倍 none could be added
/// to both.
constexpr verdict difference(operand a, operand b)
{
    if (is_change(a.basis) && is_change(b.basis)) { return detail::both_changes(a, b); }
    if (is_change(b.basis)) { return detail::shifted(a, b); }
    if (code const mismatch = detail::same_kind(a, b); mismatch != code::none) {
        return detail::refuse(mismatch);
    }
    unit const of_a = difference_unit(a.unit);
    unit const of_b = difference_unit(b.unit);
    if (!commensurable(of_a, of_b)) { return detail::other_units(a.unit, b.unit); }
    return detail::give(finer(of_a, of_b), change_of(a.basis));
}

/// < ≤ > ≥. Ranks have an order: 1位 is better than 2位, and smaller.
constexpr verdict order(operand a, operand b)
{
    if (is_change(a.basis) && is_change(b.basis)) {
        verdict const meet = detail::both_changes(a, b);
        return meet.allowed() ? detail::number() : meet;
    }
    code const mismatch = detail::same_kind(a, b);
    return mismatch == code::none ? detail::number() : detail::refuse(mismatch);
}

/// An exact number for one unit and basis; a value for a declared quotient: an average of two
/// values of one basis, a part of the dividend where the divisor is a level (円 ÷ 円/人 = 人).
constexpr verdict ratio(operand a, operand b)
{
    if (commensurable(a.unit, b.unit)) {
        if (is_change(a.basis) && is_change(b.basis)) { return order(a, b); }
        if (a.basis != b.basis) { return detail::refuse(code::basis_mismatch); }
        if (!detail::bears_ratios(a.unit)) { return detail::refuse(code::not_ratio_scale); }
        return detail::number();
    }
    detail::found_unit const result = detail::first_of(
        detail::composed(composition::quotient, a.unit, b.unit),
        detail::first_of(detail::without(a.unit, b.unit), detail::divisor(a.unit, b.unit)));
    if (!result.exists) { return detail::refuse(code::undeclared_product); }
    if (is_change(a.basis) || is_change(b.basis)) { return detail::refuse(code::basis_mismatch); }
    if (a.basis != b.basis && b.basis != basis::level) {
        return detail::refuse(code::basis_mismatch);
    }
    bool const average =
        a.basis == b.basis || result.of.definition().composition == composition::quotient;
    return detail::give(result.of, average ? basis::level : a.basis);
}

/// A declared product: of two values of one basis, or of a value and a level (人 × 泊 = 人泊).
constexpr verdict product(operand a, operand b)
{
    detail::found_unit const composed =
        detail::first_of(detail::composed(composition::product, a.unit, b.unit),
                         detail::composed(composition::product, b.unit, a.unit));
    detail::found_unit const result =
        detail::first_of(composed, detail::first_of(detail::dividend(a.unit, b.unit),
                                                    detail::dividend(b.unit, a.unit)));
    if (!result.exists) { return detail::refuse(code::undeclared_product); }
    if (is_change(a.basis) || is_change(b.basis)) { return detail::refuse(code::basis_mismatch); }
    if (a.basis == b.basis || b.basis == basis::level) { return detail::give(result.of, a.basis); }
    if (a.basis == basis::level) { return detail::give(result.of, b.basis); }
    return detail::refuse(code::basis_mismatch);
}

/// A product or quotient in a unit that the program declared itself, whose factors must fit.
constexpr verdict in_declared(unit declared, operand a, operand b)
{
    unit_definition const& d = declared.definition();
    bool const composed =
        d.composition == composition::product || d.composition == composition::quotient;
    if (!composed || !commensurable(unit{*d.left}, a.unit)
        || !commensurable(unit{*d.right}, b.unit)) {
        return detail::refuse(code::undeclared_product);
    }
    bool const average = d.composition == composition::quotient;
    bool const level_before = !average && a.basis == basis::level;
    if (is_change(a.basis) || is_change(b.basis)
        || (a.basis != b.basis && b.basis != basis::level && !level_before)) {
        return detail::refuse(code::basis_mismatch);
    }
    if (average) { return detail::give(declared, basis::level); }
    return detail::give(declared, level_before ? b.basis : a.basis);
}

/// (later − earlier) ÷ earlier: 増減率, a type of its own.
constexpr verdict relative_change(operand later, operand earlier)
{
    if (code const mismatch = detail::same_kind(later, earlier); mismatch != code::none) {
        return detail::refuse(mismatch);
    }
    if (is_change(later.basis)) { return detail::refuse(code::basis_mismatch); }
    if (!detail::bears_ratios(later.unit)) { return detail::refuse(code::not_ratio_scale); }
    return detail::number();
}

/// In another unit of its dimension, which amounts always have exactly.
constexpr verdict converted(operand from, operand to) noexcept
{
    code const mismatch = detail::same_kind(from, to);
    return mismatch == code::none ? detail::give(to.unit, to.basis) : detail::refuse(mismatch);
}

/// a = a ∘ b, of what a ∘ b comes to: it stays what it was. A value + its change does; the difference
/// of two values is no value, nor is their ratio.
constexpr verdict assigned(operand a, verdict result) noexcept
{
    if (!result.allowed()) { return result; }
    return result.is_number ? detail::refuse(code::unit_mismatch) : converted(result.result, a);
}

/// × and ÷ by an exact number.
constexpr verdict scaled(operand a) noexcept
{
    if (a.unit.scale() == scale_kind::ordinal) { return detail::refuse(code::not_ratio_scale); }
    return detail::give(a.unit, a.basis);
}

/// Annual values of consecutive years, added up.
constexpr verdict accumulated(operand a) noexcept
{
    if (a.basis == basis::level) { return detail::refuse(code::not_additive_over_years); }
    if (a.basis != basis::annual) { return detail::refuse(code::basis_mismatch); }
    return detail::give(a.unit, basis::cumulative);
}

/// A cumulative value and the annual one of the next year.
constexpr verdict extended(operand total, operand next)
{
    if (!commensurable(total.unit, next.unit)) { return detail::refuse(code::unit_mismatch); }
    if (total.basis != basis::cumulative || next.basis != basis::annual) {
        return detail::refuse(code::basis_mismatch);
    }
    return detail::give(finer(total.unit, next.unit), basis::cumulative);
}

/// What the years between two cumulative values of one start brought.
constexpr verdict years_between(operand later, operand earlier)
{
    if (!commensurable(later.unit, earlier.unit)) { return detail::refuse(code::unit_mismatch); }
    if (later.basis != basis::cumulative || earlier.basis != basis::cumulative) {
        return detail::refuse(code::basis_mismatch);
    }
    return detail::give(finer(later.unit, earlier.unit), basis::cumulative);
}

/// A yearly rate kept up for some years: business as usual.
constexpr verdict over(operand a) noexcept
{
    return accumulated(a);
}

/// The yearly mean of a cumulative value.
constexpr verdict per_year(operand a) noexcept
{
    if (a.basis != basis::cumulative) { return detail::refuse(code::basis_mismatch); }
    return detail::give(a.unit, basis::annual);
}

/// Why a sum of observations of different periods is refused.
constexpr code different_periods(basis b) noexcept
{
    switch (b) {
    case basis::cumulative: return code::period_overlap;
    case basis::level: return code::not_additive_over_years;
    default: return code::period_mismatch;
    }
}

}  // namespace rule
}  // namespace tomakomai_kpi

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

[[noreturn]] void throw_different_periods(code why, fiscal_period left, fiscal_period right);
[[noreturn]] void throw_not_next(fiscal_period left, fiscal_period right);
[[noreturn]] void throw_start_differs(fiscal_period later, fiscal_period earlier);
[[noreturn]] void throw_not_later(fiscal_period later, fiscal_period earlier);
[[noreturn]] void throw_several_years(fiscal_period period);
[[noreturn]] void throw_nothing_to_accumulate();

/// Cumulative values compare and subtract within one period only.
constexpr void require_comparable_periods(fiscal_period a, fiscal_period b, basis on)
{
    if (a != b && on == basis::cumulative) { throw_different_periods(code::period_mismatch, a, b); }
}

/// From the first year of both to the last.
constexpr fiscal_period hull(fiscal_period a, fiscal_period b)
{
    return {a.first() < b.first() ? a.first() : b.first(),
            a.last() < b.last() ? b.last() : a.last()};
}

}  // namespace detail
}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_PERIODS_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_PERIODS_HPP

// How periods of observations are refused.

#include <cstdint>
#include <string>

namespace tomakomai_kpi::detail {

inline std::string both_periods(fiscal_period left, fiscal_period right)
{
    return "「" + to_string(left) + "」と「" + to_string(right) + "」";
}

[[noreturn]] inline void throw_period(code why, std::string const& rule, fiscal_period left,
                                      fiscal_period right)
{
    detail::refuse(period_error{why, both_periods(left, right) + "の値: " + rule, to_string(left),
                                to_string(right)});
}

TOMAKOMAI_KPI_INLINE void throw_different_periods(code why, fiscal_period left, fiscal_period right)
{
    char const* rule = "同じ年度の値だけを足せます。年度をまたぐ合計は accumulate です"
                       " (different fiscal years)";
    if (why == code::period_overlap) {
        rule = "期間の違う累計は足せません (cumulative values of different periods)";
    } else if (why == code::not_additive_over_years) {
        rule = "時点の値は年度をまたいで足せません (levels do not add over years)";
    }
    throw_period(why, rule, left, right);
}

TOMAKOMAI_KPI_INLINE void throw_not_next(fiscal_period left, fiscal_period right)
{
    bool const gap = right.first() - left.last() > 1;
    throw_period(
        gap ? code::period_gap : code::period_overlap,
        gap ? "間の年度が抜けています (years are missing between)"
            : "年度が重なるか、年度の順になっていません (years overlap or are out of order)",
        left, right);
}

TOMAKOMAI_KPI_INLINE void throw_start_differs(fiscal_period later, fiscal_period earlier)
{
    throw_period(code::start_differs,
                 "累計の起点が違うので差は取れません (cumulative values start in different years)",
                 later, earlier);
}

TOMAKOMAI_KPI_INLINE void throw_not_later(fiscal_period later, fiscal_period earlier)
{
    throw_period(code::period_overlap,
                 "前の累計が、後の累計より先に終わっていません (the first must end later)", later,
                 earlier);
}

TOMAKOMAI_KPI_INLINE void throw_several_years(fiscal_period period)
{
    detail::refuse(period_error{code::period_mismatch,
                                "「" + to_string(period)
                                    + "」の値: 単年度と時点の値の期間は1年度です"
                                      " (annual values and levels are of one year)",
                                to_string(period),
                                {}});
}

TOMAKOMAI_KPI_INLINE void throw_nothing_to_accumulate()
{
    detail::refuse(amount_error{code::missing, "累計する値がありません (nothing to accumulate)"});
}

}  // namespace tomakomai_kpi::detail

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_QUANTITY_HPP
#define TOMAKOMAI_KPI_VALUE_QUANTITY_HPP

// Amounts whose unit and basis are types.
//
// What has no meaning has no operator: adding 人 to 件, or an annual value to a cumulative one, does
// not compile, and the deleted operator's return type spells the code of the rule table, the
// operation that was probably meant and both operands. `requires { a + b; }` stays truthful. `+`
// adds across places, never across time; across time there are named operations on observations,
// which know their fiscal period (observed.hpp). Bare quantities do not: levels of two years add, as
// those of two places do.
//
//   annual<units::人> const east{20}, west{25};
//   cumulative<units::人> const five_years = over(east + west, 5);       // 累計225人
//   exact const rate = five_years / cumulative<units::人>{250};          // 9/10
//
// Synopsis
//   annual<U>, cumulative<U>, level<U>, change<Q>    number(), amount(); + - * / < == += -= *= /= abs
//                                                    from another unit of the dimension, exactly
//   in<U>(q)                                         the same in another unit
//   over(annual, years), per_year(cumulative, years)
//   times<U>(a, b), per<U>(a, b)                     in a product or quotient of one's own

#include <concepts>
#include <cstdint>
#include <type_traits>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_RANK_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_RANK_HPP

// What a number must be to stand for a rank, the same for typed quantities and for values.

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

[[noreturn]] void throw_no_rank(exact const& number);

/// Nobody stands between two places: a rank is a whole number from 1, a change of it any number.
constexpr void require_rank(exact const& amount, operand on)
{
    bool const rank = on.unit.scale() == scale_kind::ordinal && !is_change(on.basis);
    if (rank && !(amount.is_integer() && amount.sign() > 0)) { throw_no_rank(amount); }
}

}  // namespace detail
}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_RANK_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_RANK_HPP

// What is no rank.

#include <string>

namespace tomakomai_kpi::detail {

TOMAKOMAI_KPI_INLINE void throw_no_rank(exact const& number)
{
    detail::refuse(
        amount_error{code::bad_number, "「" + to_string(number)
                                           + "」は順位になりません: 順位は1以上の整数です"
                                             " (ranks are whole numbers from 1)"});
}

}  // namespace tomakomai_kpi::detail

#endif
#endif

#endif
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TERM_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TERM_HPP

// What stands in a sum, and what the rule table answers for two types: the verdict, and the type of
// the result.

#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSED_UNIT_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_COMPOSED_UNIT_HPP

// Which unit type a product or quotient has: the rule table answers with a unit, a
// value; the typed layer needs the type whose definition that is. It is looked up
// in the catalogue and among the factors that the operands' own unit types name.
//
// A list of 230 types is not walked by recursion: each type sits at its place in a
// base class, and overload resolution finds the one at a place at once.

#include <cstddef>
#include <type_traits>
#include <utility>

namespace tomakomai_kpi::detail {

// The type at a place of a list, found without walking the list.
template <std::size_t I, class T>
struct placed {};
template <class Places, class... Ts>
struct places;
template <std::size_t... I, class... Ts>
struct places<std::index_sequence<I...>, Ts...> : placed<I, Ts>... {};
template <std::size_t I, class T>
std::type_identity<T> type_at(placed<I, T> const&);
template <std::size_t I>
std::type_identity<void> type_at(...);

// The type whose definition is *D, void for none: of the list, or a factor that an own unit type
// names.
template <unit_definition const* D, class List, class... Own>
struct unit_type_of;
template <unit_definition const* D, class... Listed, class... Own>
struct unit_type_of<D, unit_list<Listed...>, Own...> {
    static constexpr std::size_t place()
    {
        std::size_t at = 0;
        for (unit const u : {unit_of<Own>..., unit_of<Listed>...}) {
            if (u == unit{*D}) { break; }
            ++at;
        }
        return at;
    }
    using all =
        places<std::make_index_sequence<sizeof...(Own) + sizeof...(Listed)>, Own..., Listed...>;
    using type = typename decltype(type_at<place()>(all{}))::type;
};

// The unit types that a product or quotient type names as its factors.
template <unit_type U>
struct factors_of {
    using type = unit_list<U>;
};
template <unit_type U>
    requires requires {
        typename U::left;
        typename U::right;
    }
struct factors_of<U> {
    using type = unit_list<U, typename U::left, typename U::right>;
};

template <unit_definition const* D, class A, class B>
struct result_unit;
template <unit_definition const* D, class... As, class... Bs>
struct result_unit<D, unit_list<As...>, unit_list<Bs...>>
    : unit_type_of<D, units::catalogue, As..., Bs...> {};

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class value;

/// May an amount of the unit stand on the basis? 累計 of a % may not. The concept is named for the
/// code that its refusal shows.
template <class U, basis B>
concept no_basis_mismatch = unit_type<U> && rule::carry({unit_of<U>, B}).allowed();

template <no_basis_mismatch<basis::annual> U>
class annual;
template <no_basis_mismatch<basis::cumulative> U>
class cumulative;
template <no_basis_mismatch<basis::level> U>
class level;

/// What stands in a sum: a quantity, or an observation of one.
template <class T>
concept term = requires {
    { T::measured } -> std::convertible_to<operand>;
};

template <class Q>
concept quantity = term<Q> && requires { typename Q::unit; };

template <class Q>
concept unchanged_quantity = quantity<Q> && !is_change(Q::measured.basis);

template <unchanged_quantity Q>
class change;

namespace detail {

// Coherent units in one printed number: 千t counts 1000 · 1000 kg.
template <quantity Q>
inline constexpr exact size_of = Q::measured.unit.factor() * multiplier_of<typename Q::unit>;

template <quantity To, quantity From>
constexpr decltype(auto) number_in(From const& from)
{
    if constexpr (size_of<From> == size_of<To>) {
        return from.number();
    } else {
        return from.number() * (size_of<From> / size_of<To>);
    }
}

template <quantity A, quantity B>
using finer_unit =
    std::conditional_t<(size_of<B> < size_of<A>), typename B::unit, typename A::unit>;

template <quantity Q, unit_type U>
struct in_unit;
template <template <class> class Kind, class Old, unit_type U>
struct in_unit<Kind<Old>, U> {
    using type = Kind<U>;
};
template <class Of, unit_type U>
struct in_unit<change<Of>, U> {
    using type = change<typename in_unit<Of, U>::type>;
};

// The operand that stands on a value's basis, if one of two does; else the first.
template <quantity A, quantity B>
using value_of = std::conditional_t<unchanged_quantity<A> || !unchanged_quantity<B>, A, B>;

template <quantity A, quantity B>
using sum_of = typename in_unit<value_of<A, B>, finer_unit<A, B>>::type;

template <quantity A, quantity B>
struct difference_of {
    using type = change<typename in_unit<A, finer_unit<A, B>>::type>;
};
template <quantity A, quantity B>
    requires(!unchanged_quantity<B>)
struct difference_of<A, B> {
    using type = sum_of<A, B>;
};

// Two quantities or two observations: a bare value and an observation do not meet.
template <class A, class B>
concept alike = quantity<A> == quantity<B>;

// What stands beside a term by mistake: a number, a text, anything without a unit; or a value, whose
// unit is known only when the program runs. Classes of other libraries bring operators of their own.
template <class T>
concept bare =
    !term<T> && (!std::is_class_v<T> || std::same_as<T, exact> || std::same_as<T, value>);

template <class A, class B>
concept meeting = (term<A> && (term<B> || bare<B>)) || (bare<A> && term<B>);

template <class T>
inline constexpr instead way_in = std::same_as<T, value> ? instead::as : instead::a_unit;

// What the rule table answers for two types. A term and what has no unit do not meet, nor do an
// observation and a quantity that does not know its year.
template <class A, class B, verdict (*Rule)(operand, operand)>
inline constexpr verdict of =
    rule::detail::refuse(code::unit_mismatch, way_in<std::conditional_t<term<A>, B, A>>);
template <term A, term B, verdict (*Rule)(operand, operand)>
inline constexpr verdict of<A, B, Rule> =
    rule::detail::refuse(code::period_mismatch, instead::observed);
template <term A, term B, verdict (*Rule)(operand, operand)>
    requires alike<A, B>
inline constexpr verdict of<A, B, Rule> = Rule(A::measured, B::measured);

// The quantity of a unit type on the basis of a verdict.
template <basis B, unit_type U>
constexpr auto on_basis()
{
    if constexpr (B == basis::annual) {
        return std::type_identity<annual<U>>{};
    } else if constexpr (B == basis::cumulative) {
        return std::type_identity<cumulative<U>>{};
    } else {
        return std::type_identity<level<U>>{};
    }
}

// The unit type of a declared product or quotient; void where it is no type of the catalogue and
// the operands' own unit types do not name it.
template <quantity A, quantity B, verdict (*Rule)(operand, operand)>
using composed_unit = typename result_unit<&of<A, B, Rule>.result.unit.definition(),
                                           typename factors_of<typename A::unit>::type,
                                           typename factors_of<typename B::unit>::type>::type;

// The type of a declared product or quotient.
template <quantity A, quantity B, verdict (*Rule)(operand, operand)>
using composed =
    typename decltype(on_basis<of<A, B, Rule>.result.basis, composed_unit<A, B, Rule>>())::type;

// × and ÷ of a quantity and an exact number, or anything that converts to one: scaling.
template <class N>
concept scalar = !quantity<N> && std::convertible_to<N const&, exact>;

template <class A, class B>
concept two_quantities = quantity<A> && quantity<B>;

template <class N>
concept factor = scalar<N> || bare<N>;

template <class A, class B>
concept with_number =
    two_quantities<A, B> || (quantity<A> && factor<B>) || (factor<A> && quantity<B>);

// Why a number does not scale: binary floating point has rounded already.
template <class N>
constexpr verdict no_number() noexcept
{
    if (std::is_floating_point_v<N>) { return rule::detail::refuse(code::inexact_number); }
    if (std::same_as<N, value>) { return rule::detail::refuse(code::unit_mismatch, instead::as); }
    return rule::detail::refuse(code::not_a_number);
}

// The verdict on A · B or A ÷ B, where one may be a number; nothing is declared per 人 alone.
template <class A, class B, verdict (*Rule)(operand, operand)>
constexpr verdict scaling()
{
    if constexpr (two_quantities<A, B>) {
        constexpr verdict answer = of<A, B, Rule>;
        if constexpr (answer.allowed() && !answer.is_number) {
            if (std::is_void_v<composed_unit<A, B, Rule>>) {
                return rule::detail::refuse(code::undeclared_product);
            }
        }
        return answer;
    } else if constexpr (quantity<A>) {
        return scalar<B> ? rule::scaled(A::measured) : no_number<B>();
    } else if constexpr (!quantity<B>) {
        return rule::detail::refuse(code::unit_mismatch);
    } else if constexpr (Rule == rule::product) {
        return scaling<B, A, Rule>();
    } else {
        return scalar<A> ? rule::detail::refuse(code::undeclared_product) : no_number<A>();
    }
}

// What A is measured in once its unit type is U.
template <quantity A, unit_type U>
inline constexpr operand in_unit_type{
    is_change(A::measured.basis) ? difference_unit(unit_of<U>) : unit_of<U>, A::measured.basis};

// The verdicts on a = a ∘ b, and on scaling a in its place.
template <class A, class B, verdict (*Rule)(operand, operand)>
inline constexpr verdict step = rule::detail::refuse(code::unit_mismatch);
template <term A, class B, verdict (*Rule)(operand, operand)>
    requires(!std::is_const_v<A>)
inline constexpr verdict step<A, B, Rule> = rule::assigned(A::measured, of<A, B, Rule>);

template <quantity A, class N>
inline constexpr verdict scaled_step = quantity<N> ? rule::detail::refuse(code::unit_mismatch)
                                       : scalar<N> ? rule::scaled(A::measured)
                                                   : no_number<N>();

struct computed {};

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TERM_ALGEBRA_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TERM_ALGEBRA_HPP

// The operators of typed quantities and of their observations, and what each refuses.

#include <compare>
#include <type_traits>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

// What the operators do once the rule has let them.

template <quantity A, quantity B>
constexpr auto sum(A const& a, B const& b)
{
    using R = sum_of<A, B>;
    return R{computed{}, [&] { return exact{number_in<R>(a) + number_in<R>(b)}; }};
}

template <quantity A, quantity B>
constexpr auto rest(A const& a, B const& b)
{
    using R = typename difference_of<A, B>::type;
    return R{computed{}, [&] { return exact{number_in<R>(a) - number_in<R>(b)}; }};
}

template <quantity A, quantity B>
constexpr std::strong_ordering order(A const& a, B const& b)
{
    if constexpr (size_of<A> == size_of<B>) {
        return a.number() <=> b.number();
    } else {
        return a.number() * size_of<A> <=> b.number() * size_of<B>;
    }
}

template <quantity A, quantity B>
constexpr bool equal(A const& a, B const& b)
{
    return order(a, b) == 0;
}

// The operators, declared once for all terms: a quantity finds them because its base class lives
// beside them, and an observation likewise, which brings its own sum, rest, order and equal. Each has a
// deleted twin for what the rule refuses; Why and Meant are template parameters so that compilers
// print their values. What is allowed is said by substitution, which fails in one line of a
// compiler's message where a constraint takes three.
namespace algebra {

struct base {};

/// Across parts of one period. Observations of different periods throw period_error.
template <class A, class B, std::enable_if_t<of<A, B, rule::sum>.allowed(), int> = 0>
constexpr auto operator+(A const& a, B const& b)
{
    return sum(a, b);
}
template <class A, class B, code Why = of<A, B, rule::sum>.refused,
          instead Meant = of<A, B, rule::sum>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator+(A const&, B const&) = delete;

/// The change, of observations over both periods; cumulative observations of different periods go
/// through `difference` (throws period_error).
template <class A, class B, std::enable_if_t<of<A, B, rule::difference>.allowed(), int> = 0>
constexpr auto operator-(A const& a, B const& b)
{
    return rest(a, b);
}
template <class A, class B, code Why = of<A, B, rule::difference>.refused,
          instead Meant = of<A, B, rule::difference>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator-(A const&, B const&) = delete;

template <quantity A>
constexpr auto operator-(A const& a) -> std::enable_if_t<rule::scaled(A::measured).allowed(), A>
{
    return A{-a.number()};
}

/// By a quantity of one unit and basis a bare number, of other units the declared quotient (人泊 ÷ 人
/// = 泊, 円 ÷ 人 = 円/人); by a number the quantity scaled. Throws division_error.
template <class A, class B, std::enable_if_t<scaling<A, B, rule::ratio>().allowed(), int> = 0>
constexpr auto operator/(A const& a, B const& b)
{
    if constexpr (!quantity<B>) {
        return A{a.number() / b};
    } else if constexpr (of<A, B, rule::ratio>.is_number) {
        return exact{a.number() * size_of<A> / (b.number() * size_of<B>)};
    } else {
        using R = composed<A, B, rule::ratio>;
        return R{a.number() * size_of<A> / (b.number() * size_of<B> * size_of<R>)};
    }
}
template <class A, class B, code Why = scaling<A, B, rule::ratio>().refused,
          instead Meant = scaling<A, B, rule::ratio>().instead>
    requires(with_number<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator/(A const&, B const&) = delete;

/// The declared product of two units (人 × 泊 = 人泊), or the quantity scaled by a number.
template <class A, class B, std::enable_if_t<scaling<A, B, rule::product>().allowed(), int> = 0>
constexpr auto operator*(A const& a, B const& b)
{
    if constexpr (!quantity<B>) {
        return A{a.number() * b};
    } else if constexpr (!quantity<A>) {
        return B{a * b.number()};
    } else {
        using R = composed<A, B, rule::product>;
        return R{a.number() * size_of<A> * (b.number() * size_of<B>) / size_of<R>};
    }
}
template <class A, class B, code Why = scaling<A, B, rule::product>().refused,
          instead Meant = scaling<A, B, rule::product>().instead>
    requires(with_number<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator*(A const&, B const&) = delete;

/// What has no order does not compare at all: 人 == 件 would be false whatever the numbers. Values,
/// whose units are known when the program runs, are unequal then.
template <class A, class B, std::enable_if_t<of<A, B, rule::order>.allowed(), int> = 0>
constexpr bool operator==(A const& a, B const& b)
{
    return equal(a, b);
}
template <class A, class B, code Why = of<A, B, rule::order>.refused,
          instead Meant = of<A, B, rule::order>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator==(A const&, B const&) = delete;

/// Annual observations and levels of different years compare; cumulative ones do not (period_error).
template <class A, class B, std::enable_if_t<of<A, B, rule::order>.allowed(), int> = 0>
constexpr std::strong_ordering operator<=>(A const& a, B const& b)
{
    return order(a, b);
}
template <class A, class B, code Why = of<A, B, rule::order>.refused,
          instead Meant = of<A, B, rule::order>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator<=>(A const&, B const&) = delete;

/// a = a + b in a's own unit, where that is what a is: a change added to a value, not a value to a
/// change. Observations as +.
template <class A, class B, std::enable_if_t<step<A, B, rule::sum>.allowed(), int> = 0>
constexpr A& operator+=(A& a, B const& b)
{
    return a = A{a + b};
}
template <term A, class B, code Why = step<A, B, rule::sum>.refused,
          instead Meant = step<A, B, rule::sum>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator+=(A&, B const&) = delete;

/// a = a − b likewise: a value less its change. The difference of two values is no value.
template <class A, class B, std::enable_if_t<step<A, B, rule::difference>.allowed(), int> = 0>
constexpr A& operator-=(A& a, B const& b)
{
    return a = A{a - b};
}
template <term A, class B, code Why = step<A, B, rule::difference>.refused,
          instead Meant = step<A, B, rule::difference>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator-=(A&, B const&) = delete;

template <class A, class N, std::enable_if_t<scaled_step<A, N>.allowed(), int> = 0>
constexpr A& operator*=(A& a, N const& by)
{
    return a = A{a.number() * by};
}
template <quantity A, class N, code Why = scaled_step<A, N>.refused,
          instead Meant = scaled_step<A, N>.instead>
    requires(with_number<A, N> && Why != code::none)
refused<Why, Meant, A, N> operator*=(A&, N const&) = delete;

template <class A, class N, std::enable_if_t<scaled_step<A, N>.allowed(), int> = 0>
constexpr A& operator/=(A& a, N const& by)
{
    return a = A{a.number() / by};
}
template <quantity A, class N, code Why = scaled_step<A, N>.refused,
          instead Meant = scaled_step<A, N>.instead>
    requires(with_number<A, N> && Why != code::none)
refused<Why, Meant, A, N> operator/=(A&, N const&) = delete;

/// How large a quantity is, whichever way: a rise of 5人 of a fall of 5人.
template <quantity A>
constexpr A abs(A const& a)
{
    return a.number().sign() < 0 ? A{-a.number()} : a;
}

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, term A, code Why = code::not_text,
          instead Meant = instead::notation_stream_hpp>
    requires text_stream<Stream>
refused<Why, Meant, A> operator<<(Stream&, A const&) = delete;

}  // namespace algebra

// Beside ranks alone, so that it is no candidate where others are subtracted.
namespace algebra_of_ranks {

struct base : algebra::base {};

template <quantity A, code Why = rule::scaled(A::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A> operator-(A const&) = delete;

}  // namespace algebra_of_ranks

}  // namespace detail
}  // namespace tomakomai_kpi

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

template <unit_type U, basis B>
using base_of = std::conditional_t<rule::scaled({unit_of<U>, B}).allowed(), algebra::base,
                                   algebra_of_ranks::base>;

// An exact number of a unit on a basis, as large as the number alone.
template <unit_type U, basis B>
class stored : public base_of<U, B> {
public:
    using unit = U;
    static constexpr operand measured{is_change(B) ? difference_unit(unit_of<U>) : unit_of<U>, B};

    constexpr stored() = default;
    constexpr explicit stored(exact const& number) : number_{number} { require_rank(); }
    constexpr explicit stored(exact&& number) noexcept(!is_rank)
        : number_{static_cast<exact&&>(number)}
    {
        require_rank();
    }
    // The number is made where it stays, not moved there.
    template <class Make>
    constexpr stored(computed, Make make) : number_{make()}
    {
        require_rank();
    }

    /// The same in another unit of the dimension: nothing is lost, so nobody need ask for it.
    template <quantity From>
        requires(!std::same_as<typename From::unit, U>
                 && rule::converted(From::measured, measured).allowed())
    constexpr stored(From const& other) : number_{number_in<stored>(other)}
    {
    }
    template <quantity From, code Why = rule::converted(From::measured, measured).refused>
        requires(Why != code::none)
    stored(From const&) = delete;

    /// As a document prints it, before the multiplier of the unit type: 16034 of 16,034千t.
    constexpr exact const& number() const noexcept { return number_; }

    /// The number times the multiplier: 16034000 t.
    constexpr exact amount() const { return number_ * multiplier_of<U>; }

private:
    static constexpr bool is_rank =
        measured.unit.scale() == scale_kind::ordinal && !is_change(measured.basis);

    constexpr void require_rank() const
    {
        if constexpr (is_rank) { detail::require_rank(amount(), measured); }
    }

    exact number_;
};

}  // namespace detail

/// 単年度: what happened in one fiscal year.
template <no_basis_mismatch<basis::annual> U>
class annual : public detail::stored<U, basis::annual> {
public:
    using detail::stored<U, basis::annual>::stored;
};

/// 累計: what happened in several consecutive fiscal years.
template <no_basis_mismatch<basis::cumulative> U>
class cumulative : public detail::stored<U, basis::cumulative> {
public:
    using detail::stored<U, basis::cumulative>::stored;
};

/// 時点: a state at a time; every ratio, score and rank.
template <no_basis_mismatch<basis::level> U>
class level : public detail::stored<U, basis::level> {
public:
    using detail::stored<U, basis::level>::stored;
};

/// 増減: the difference of two values of Q, in ポイント where Q is in %.
template <unchanged_quantity Q>
class change : public detail::stored<typename Q::unit, change_of(Q::measured.basis)> {
public:
    using detail::stored<typename Q::unit, change_of(Q::measured.basis)>::stored;
};

/// The product or quotient in a unit type of one's own, whose factors fit: times<皿日>(dishes, days).
template <unit_type U, quantity A, quantity B>
    requires(rule::in_declared(unit_of<U>, A::measured, B::measured).allowed()
             && U::definition.composition == composition::product)
constexpr auto times(A const& a, B const& b)
{
    constexpr basis on = rule::in_declared(unit_of<U>, A::measured, B::measured).result.basis;
    using R = typename decltype(detail::on_basis<on, U>())::type;
    return R{a.number() * detail::size_of<A>
             * (b.number() * detail::size_of<B>) / detail::size_of<R>};
}
template <unit_type U, quantity A, quantity B>
    requires(rule::in_declared(unit_of<U>, A::measured, B::measured).allowed()
             && U::definition.composition == composition::quotient)
constexpr level<U> per(A const& a, B const& b)
{
    return level<U>{a.number() * detail::size_of<A>
                    / (b.number() * detail::size_of<B> * detail::size_of<level<U>>)};
}

/// The same quantity in another unit of its dimension, exactly: in<units::t>(annual<units::千t>{3}) is
/// 3000t.
template <unit_type U, quantity Q>
    requires(rule::converted(Q::measured, detail::in_unit_type<Q, U>).allowed())
constexpr auto in(Q const& q)
{
    return typename detail::in_unit<Q, U>::type{q};
}
template <unit_type U, quantity Q,
          code Why = rule::converted(Q::measured, detail::in_unit_type<Q, U>).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q, U> in(Q const&) = delete;

/// A yearly rate kept up for `years` (≥ 1) years: business as usual.
template <quantity Q, std::enable_if_t<rule::over(Q::measured).allowed(), int> = 0>
constexpr auto over(Q const& rate, year_count years)
{
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    return cumulative<typename Q::unit>{rate.number() * years.value()};
}
template <quantity Q, code Why = rule::over(Q::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q> over(Q const&, year_count) = delete;

/// The yearly mean of what `years` (≥ 1) years brought.
template <quantity Q, std::enable_if_t<rule::per_year(Q::measured).allowed(), int> = 0>
constexpr auto per_year(Q const& total, year_count years)
{
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    return annual<typename Q::unit>{total.number() / years.value()};
}
template <quantity Q, code Why = rule::per_year(Q::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q> per_year(Q const&, year_count) = delete;

}  // namespace tomakomai_kpi

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

template <class O>
concept observation_of_quantity = term<O> && requires { typename O::quantity_type; };

namespace detail::algebra {

// The operators of terms find an observation because this base lives beside them. It is not that of
// its member: two of one type cannot share an address.
struct base_of_observed {};

}  // namespace detail::algebra

/// A quantity and the fiscal period it is of; for a level, the year at whose end it stood.
template <quantity Q>
class observed : public detail::algebra::base_of_observed {
public:
    using quantity_type = Q;
    static constexpr operand measured = Q::measured;

    /// Throws period_error (period_mismatch) for an annual value or a level of several years.
    constexpr observed(Q q, fiscal_period period) : quantity_{static_cast<Q&&>(q)}, period_{period}
    {
        constexpr basis on = Q::measured.basis;
        if ((on == basis::annual || on == basis::level) && period.years() != 1) {
            detail::throw_several_years(period);
        }
    }

    /// The same in another unit of the dimension, exactly.
    template <tomakomai_kpi::quantity From>
        requires(!std::same_as<From, Q> && rule::converted(From::measured, measured).allowed())
    constexpr observed(observed<From> const& other)
        : quantity_{other.quantity()}, period_{other.period()}
    {
    }

    constexpr Q const& quantity() const noexcept { return quantity_; }
    constexpr fiscal_period period() const noexcept { return period_; }

private:
    Q quantity_;
    fiscal_period period_;
};

namespace detail {

template <quantity Q>
constexpr observed<Q> observe(Q const& q, fiscal_period period)
{
    return {q, period};
}

namespace algebra {

template <observation_of_quantity A, observation_of_quantity B>
constexpr auto sum(A const& a, B const& b)
{
    if (a.period() != b.period()) {
        throw_different_periods(rule::different_periods(A::measured.basis), a.period(), b.period());
    }
    return observe(sum(a.quantity(), b.quantity()), a.period());
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr auto rest(A const& a, B const& b)
{
    require_comparable_periods(a.period(), b.period(), A::measured.basis);
    return observe(rest(a.quantity(), b.quantity()), hull(a.period(), b.period()));
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr std::strong_ordering order(A const& a, B const& b)
{
    require_comparable_periods(a.period(), b.period(), A::measured.basis);
    return order(a.quantity(), b.quantity());
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr bool equal(A const& a, B const& b)
{
    return a.period() == b.period() && equal(a.quantity(), b.quantity());
}

}  // namespace algebra
}  // namespace detail

/// A cumulative observation and the annual one of the very next year.
/// Throws period_error (period_gap, period_overlap).
template <quantity A, quantity B,
          std::enable_if_t<detail::of<A, B, rule::extended>.allowed(), int> = 0>
constexpr auto extend(observed<A> const& total, observed<B> const& next)
{
    if (next.period().first() - total.period().last() != 1) {
        detail::throw_not_next(total.period(), next.period());
    }
    using R = cumulative<detail::finer_unit<A, B>>;
    return observed<R>{
        R{detail::number_in<R>(total.quantity()) + detail::number_in<R>(next.quantity())},
        fiscal_period{total.period().first(), next.period().last()}};
}
template <quantity A, quantity B, code Why = detail::of<A, B, rule::extended>.refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A, B> extend(observed<A> const&, observed<B> const&) = delete;

namespace detail {

// The quantity of an observation, or of those in a range.
template <class T>
struct quantity_in {};
template <quantity Q>
struct quantity_in<observed<Q>> {
    using type = Q;
    static constexpr bool is_range = false;
};
// Some ranges, as a filter, can only be walked where they may be written.
template <class Range>
    requires requires(Range& years) {
        typename std::remove_cvref_t<decltype(*years.begin())>::quantity_type;
    }
struct quantity_in<Range> {
    using type =
        typename std::remove_cvref_t<decltype(*std::declval<Range&>().begin())>::quantity_type;
    static constexpr bool is_range = true;
};

// Why annual observations do not add up to a cumulative one; none where they do.
template <quantity Q, class... Next>
constexpr code accumulation_refused()
{
    code why = rule::accumulated(Q::measured).refused;
    if (why == code::none) {
        [[maybe_unused]] operand const total = rule::accumulated(Q::measured).result;
        ((why = why == code::none ? rule::extended(total, Next::measured).refused : why), ...);
    }
    return why;
}

template <quantity Q>
constexpr auto first_year(observed<Q> const& first)
{
    using R = cumulative<typename Q::unit>;
    return observed<R>{R{first.quantity().number()}, first.period()};
}

template <class Total>
constexpr Total extended(Total const& total)
{
    return total;
}
template <class Total, class Next, class... More>
constexpr auto extended(Total const& total, Next const& next, More const&... more)
{
    return extended(extend(total, next), more...);
}

template <class Range>
constexpr auto extended_over(Range& years)
{
    auto next = years.begin();
    if (next == years.end()) { throw_nothing_to_accumulate(); }
    auto total = first_year(*next);
    for (++next; next != years.end(); ++next) { total = extend(total, *next); }
    return total;
}

}  // namespace detail

/// Annual observations of consecutive years, in the order of years: one by one, or a range of them.
/// Throws period_error (period_gap, period_overlap), amount_error (missing) for an empty range.
template <class First, observation_of_quantity... Next,
          quantity Q = typename detail::quantity_in<std::remove_cvref_t<First>>::type,
          std::enable_if_t<detail::accumulation_refused<Q, Next...>() == code::none, int> = 0>
constexpr auto accumulate(First&& first, Next const&... next)
{
    if constexpr (detail::quantity_in<std::remove_cvref_t<First>>::is_range) {
        static_assert(sizeof...(next) == 0, "a range of observations stands alone");
        return detail::extended_over(first);
    } else {
        return detail::extended(detail::first_year(first), next...);
    }
}
template <class First, observation_of_quantity... Next,
          quantity Q = typename detail::quantity_in<std::remove_cvref_t<First>>::type,
          code Why = detail::accumulation_refused<Q, Next...>()>
    requires(Why != code::none)
refused<Why, instead::nothing, std::remove_cvref_t<First>, Next...>
accumulate(First&&, Next const&...) = delete;

/// What the years between two cumulative observations of one start brought.
/// Throws period_error (start_differs, period_overlap).
template <quantity A, quantity B,
          std::enable_if_t<detail::of<A, B, rule::years_between>.allowed(), int> = 0>
constexpr auto difference(observed<A> const& later, observed<B> const& earlier)
{
    if (later.period().first() != earlier.period().first()) {
        detail::throw_start_differs(later.period(), earlier.period());
    }
    if (later.period().last() <= earlier.period().last()) {
        detail::throw_not_later(later.period(), earlier.period());
    }
    using R = cumulative<detail::finer_unit<A, B>>;
    return observed<R>{
        R{detail::number_in<R>(later.quantity()) - detail::number_in<R>(earlier.quantity())},
        fiscal_period{earlier.period().last() + 1, later.period().last()}};
}
template <quantity A, quantity B, code Why = detail::of<A, B, rule::years_between>.refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A, B> difference(observed<A> const&, observed<B> const&) = delete;

/// A cumulative observation of one year as what it is, an annual one.
/// Throws period_error (period_mismatch) for several years.
template <unit_type U>
constexpr observed<annual<U>> as_annual(observed<cumulative<U>> const& total)
{
    return {annual<U>{total.quantity().number()}, total.period()};
}

}  // namespace tomakomai_kpi

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

constexpr std::size_t mix(std::size_t seed, std::size_t more) noexcept
{
    constexpr auto golden = static_cast<std::size_t>(0x9E3779B97F4A7C15U);
    return seed ^ (more + golden + (seed << 6U) + (seed >> 2U));
}

}  // namespace detail
}  // namespace tomakomai_kpi

template <>
struct std::hash<tomakomai_kpi::exact> {
    std::size_t operator()(tomakomai_kpi::exact const& x) const { return x.hash(); }
};

template <>
struct std::hash<tomakomai_kpi::fiscal_year> {
    std::size_t operator()(tomakomai_kpi::fiscal_year year) const noexcept
    {
        return static_cast<std::size_t>(year.start_year());
    }
};

template <>
struct std::hash<tomakomai_kpi::fiscal_period> {
    std::size_t operator()(tomakomai_kpi::fiscal_period period) const noexcept
    {
        std::hash<tomakomai_kpi::fiscal_year> const of{};
        return tomakomai_kpi::detail::mix(of(period.first()), of(period.last()));
    }
};

/// Of the symbol: units of one symbol that differ are rare.
template <>
struct std::hash<tomakomai_kpi::unit> {
    std::size_t operator()(tomakomai_kpi::unit of) const noexcept
    {
        return std::hash<std::string_view>{}(of.symbol());
    }
};

template <tomakomai_kpi::quantity Q>
struct std::hash<Q> {
    std::size_t operator()(Q const& q) const { return q.number().hash(); }
};

template <tomakomai_kpi::quantity Q>
struct std::hash<tomakomai_kpi::observed<Q>> {
    std::size_t operator()(tomakomai_kpi::observed<Q> const& o) const
    {
        return tomakomai_kpi::detail::mix(std::hash<tomakomai_kpi::fiscal_period>{}(o.period()),
                                          o.quantity().number().hash());
    }
};

#endif
#ifndef TOMAKOMAI_KPI_VALUE_MORE_UNITS_HPP
#define TOMAKOMAI_KPI_VALUE_MORE_UNITS_HPP

// Units that plans print now and then. They stand apart from units.hpp so that
// the typed layer, which rarely names them, stays light; readers know them all.
//
// Synopsis
//   namespace units { 組合, 病院, …; ppm, 歳; 円毎台 for 円/台 … }
//   units::more, units::whole_catalogue   the list of them, and of all unit types

namespace tomakomai_kpi::units {

// clang-format off
struct 組織 { static constexpr auto definition = counter("組織"); }; using organisation = 組織;
struct 組合 { static constexpr auto definition = counter("組合"); }; using cooperative = 組合;
struct 協議会 { static constexpr auto definition = counter("協議会"); }; using council = 協議会;
struct 機関 { static constexpr auto definition = counter("機関"); }; using agency = 機関;
struct 医療機関 { static constexpr auto definition = counter("医療機関"); }; using medical_institution = 医療機関;
struct 病院 { static constexpr auto definition = counter("病院"); }; using hospital = 病院;
struct 学校 { static constexpr auto definition = counter("学校"); }; using school_building = 学校;
struct 農家 { static constexpr auto definition = counter("農家"); }; using farm_household = 農家;
struct 拠点 { static constexpr auto definition = counter("拠点"); }; using base = 拠点;
struct 地点 { static constexpr auto definition = counter("地点"); }; using spot = 地点;
struct 学区 { static constexpr auto definition = counter("学区"); }; using school_district = 学区;
struct 校区 { static constexpr auto definition = counter("校区"); }; using school_zone = 校区;
struct 団地 { static constexpr auto definition = counter("団地"); }; using housing_estate = 団地;
struct 物件 { static constexpr auto definition = counter("物件"); }; using property = 物件;
struct 軒 { static constexpr auto definition = counter("軒"); }; using house = 軒;
struct 枠 { static constexpr auto definition = counter("枠"); }; using slot = 枠;
struct 通 { static constexpr auto definition = counter("通"); }; using letter = 通;
struct 種目 { static constexpr auto definition = counter("種目"); }; using sport_event = 種目;
struct 競技 { static constexpr auto definition = counter("競技"); }; using sport = 競技;
struct 公演 { static constexpr auto definition = counter("公演"); }; using performance = 公演;
struct 品種 { static constexpr auto definition = counter("品種"); }; using variety = 品種;
struct 銘柄 { static constexpr auto definition = counter("銘柄"); }; using brand = 銘柄;
struct コマ { static constexpr auto definition = counter("コマ"); }; using class_period = コマ;
struct セット { static constexpr auto definition = counter("セット"); }; using set_of_things = セット;
struct スポット { static constexpr auto definition = counter("スポット"); }; using sight = スポット;
struct ブース { static constexpr auto definition = counter("ブース"); }; using booth = ブース;
struct か国 { static constexpr auto definition = counter("か国", "カ国", "ヶ国", "ヵ国", "ケ国"); }; using foreign_country = か国;
struct 歳 { static constexpr auto definition = interval("歳", "才"); }; using years_of_age = 歳;
struct 食 { static constexpr auto definition = counter("食"); }; using meal = 食;
struct セッション { static constexpr auto definition = counter("セッション"); }; using session = セッション;
struct 話 { static constexpr auto definition = counter("話"); }; using episode = 話;
struct 周 { static constexpr auto definition = counter("周"); }; using lap = 周;
struct ケース { static constexpr auto definition = counter("ケース"); }; using case_of_work = ケース;
struct プラン { static constexpr auto definition = counter("プラン"); }; using care_plan = プラン;
struct 指標 { static constexpr auto definition = counter("指標"); }; using indicator_counted = 指標;
struct 分野 { static constexpr auto definition = counter("分野"); }; using field_of_work = 分野;
struct テーマ { static constexpr auto definition = counter("テーマ"); }; using theme = テーマ;
struct 製品 { static constexpr auto definition = counter("製品"); }; using product_made = 製品;
struct ブランド { static constexpr auto definition = counter("ブランド"); }; using brand_name = ブランド;
struct 特許 { static constexpr auto definition = counter("特許"); }; using patent = 特許;
struct 論文 { static constexpr auto definition = counter("論文"); }; using paper = 論文;
struct 記事 { static constexpr auto definition = counter("記事"); }; using article_counted = 記事;
struct 投稿 { static constexpr auto definition = counter("投稿"); }; using post = 投稿;
struct 動画 { static constexpr auto definition = counter("動画"); }; using video = 動画;
struct 番組 { static constexpr auto definition = counter("番組"); }; using programme_shown = 番組;
struct 回線 { static constexpr auto definition = counter("回線"); }; using line_of_network = 回線;
struct 端末 { static constexpr auto definition = counter("端末"); }; using terminal = 端末;
struct システム { static constexpr auto definition = counter("システム"); }; using system_counted = システム;
struct サービス { static constexpr auto definition = counter("サービス"); }; using service = サービス;
struct 業務 { static constexpr auto definition = counter("業務"); }; using business_process = 業務;
struct 試合 { static constexpr auto definition = counter("試合"); }; using match = 試合;
struct 歩 { static constexpr auto definition = counter("歩"); }; using step_counted = 歩;
struct 営業日 { static constexpr auto definition = counter("営業日"); }; using business_day = 営業日;
struct TEU { static constexpr auto definition = counter("TEU"); }; using container_equivalent = TEU;
struct 寄港 { static constexpr auto definition = counter("寄港"); }; using port_call = 寄港;
struct 区間 { static constexpr auto definition = counter("区間"); }; using section_counted = 区間;
struct 工区 { static constexpr auto definition = counter("工区"); }; using work_section = 工区;
struct 教科 { static constexpr auto definition = counter("教科"); }; using subject_counted = 教科;
struct 条例 { static constexpr auto definition = counter("条例"); }; using ordinance = 条例;
struct 制度 { static constexpr auto definition = counter("制度"); }; using scheme = 制度;
struct サイト { static constexpr auto definition = counter("サイト"); }; using website = サイト;
struct 議席 { static constexpr auto definition = counter("議席"); }; using seat_of_council = 議席;
struct 俵 { static constexpr auto definition = counter("俵"); }; using straw_bag = 俵;
struct 尾 { static constexpr auto definition = counter("尾"); }; using fish = 尾;
struct 橋梁 { static constexpr auto definition = counter("橋梁"); }; using bridge_structure = 橋梁;
struct 手続 { static constexpr auto definition = counter("手続", "手続き"); }; using procedure = 手続;
struct 往復 { static constexpr auto definition = counter("往復"); }; using round_trip = 往復;
struct 館 { static constexpr auto definition = counter("館"); }; using hall = 館;
struct タイトル { static constexpr auto definition = counter("タイトル"); }; using title_of_work = タイトル;
struct 紙 { static constexpr auto definition = counter("紙"); }; using newspaper = 紙;
struct 誌 { static constexpr auto definition = counter("誌"); }; using magazine = 誌;
struct 水系 { static constexpr auto definition = counter("水系"); }; using river_system = 水系;
struct 河川 { static constexpr auto definition = counter("河川"); }; using river = 河川;
struct 都道府県 { static constexpr auto definition = counter("都道府県"); }; using prefecture = 都道府県;
struct 市町 { static constexpr auto definition = counter("市町"); }; using city_or_town_of_prefecture = 市町;
struct 町村 { static constexpr auto definition = counter("町村"); }; using town_or_village = 町村;
struct 市区町村 { static constexpr auto definition = counter("市区町村", "区市町村"); }; using city_ward_or_town = 市区町村;
struct 灯 { static constexpr auto definition = counter("灯"); }; using lamp = 灯;
struct 支援単位 { static constexpr auto definition = counter("支援単位"); }; using unit_of_care = 支援単位;
struct トンネル { static constexpr auto definition = counter("トンネル"); }; using tunnel = トンネル;
struct 分団 { static constexpr auto definition = counter("分団"); }; using fire_company = 分団;
struct 診療科 { static constexpr auto definition = counter("診療科"); }; using clinical_department = 診療科;
struct バース { static constexpr auto definition = counter("バース"); }; using berth = バース;
struct 粒 { static constexpr auto definition = counter("粒"); }; using grain = 粒;
struct 歯 { static constexpr auto definition = counter("歯"); }; using tooth = 歯;
struct 人分 { static constexpr auto definition = counter("人分", "名分"); }; using share_of_one_person = 人分;
struct 食分 { static constexpr auto definition = counter("食分"); }; using share_of_one_meal = 食分;
struct 日分 { static constexpr auto definition = counter("日分"); }; using share_of_one_day = 日分;
struct 人日分 { static constexpr auto definition = counter("人日分"); }; using share_of_one_person_day = 人日分;
struct フレートトン { static constexpr auto definition = counter("フレートトン"); }; using freight_tonne = フレートトン;
struct 総トン { static constexpr auto definition = counter("総トン"); }; using gross_tonnage = 総トン;
struct dL { static constexpr auto definition = measuring("dL", "体積", {1, 10'000}, "dl", "㎗", "デシリットル"); }; using decilitre = dL;
struct 台キロ { static constexpr auto definition = product("台キロ", 台::definition, km::definition, "台km"); }; using machine_kilometre = 台キロ;
struct kt_CO2 { static constexpr auto definition = measuring("kt-CO₂", "排出量", 1'000'000, "kt-CO2", "ktCO2"); }; using kilotonne_CO2 = kt_CO2;
struct マイクログラム { static constexpr auto definition = measuring("μg", "質量", {1, 1'000'000'000}, "µg", "㎍"); }; using microgram = マイクログラム;
struct ピコグラム { static constexpr auto definition = measuring("pg", "質量", {1, 1'000'000'000'000'000}); }; using picogram = ピコグラム;
struct pg_TEQ { static constexpr auto definition = measuring("pg-TEQ", "毒性等量", 1); }; using picogram_TEQ = pg_TEQ;
struct kcal { static constexpr auto definition = measuring("kcal", "熱量", 1, "キロカロリー"); }; using kilocalorie = kcal;
struct mmHg { static constexpr auto definition = measuring("mmHg", "血圧", 1, "mmhg"); }; using millimetre_of_mercury = mmHg;
struct ppb { static constexpr auto definition = proportion("ppb", {1, 1'000'000'000}); }; using parts_per_billion = ppb;
struct Mbps { static constexpr auto definition = measuring("Mbps", "通信速度", 1, "Mb/s"); }; using megabit_per_second = Mbps;
struct Gbps { static constexpr auto definition = measuring("Gbps", "通信速度", 1'000, "Gb/s"); }; using gigabit_per_second = Gbps;
struct ドル { static constexpr auto definition = counter("ドル", "米ドル"); }; using dollar = ドル;
struct 人口10万対 { static constexpr auto definition = proportion("人口10万対", {1, 100'000}); }; using per_hundred_thousand_people = 人口10万対;
struct 人口千対 { static constexpr auto definition = proportion("人口千対", {1, 1'000}); }; using per_thousand_people = 人口千対;
struct 出生千対 { static constexpr auto definition = proportion("出生千対", {1, 1'000}); }; using per_thousand_births = 出生千対;
struct 出産千対 { static constexpr auto definition = proportion("出産千対", {1, 1'000}); }; using per_thousand_deliveries = 出産千対;
struct ppm { static constexpr auto definition = proportion("ppm", {1, 1'000'000}, "ｐｐｍ"); }; using parts_per_million = ppm;
struct デシベル { static constexpr auto definition = interval("dB", "ｄＢ", "デシベル"); }; using decibel = デシベル;

struct 台毎世帯 { static constexpr auto definition = quotient("台/世帯", 台::definition, 世帯::definition, "台／世帯"); }; using machine_per_household = 台毎世帯;
struct 時間毎人 { static constexpr auto definition = quotient("時間/人", 時間::definition, 人::definition, "時間／人"); }; using hour_per_person = 時間毎人;
struct 分毎人 { static constexpr auto definition = quotient("分/人", 分::definition, 人::definition, "分／人"); }; using minute_per_person = 分毎人;
struct 円毎台 { static constexpr auto definition = quotient("円/台", 円::definition, 台::definition, "円／台"); }; using yen_per_machine = 円毎台;
struct 冊毎月 { static constexpr auto definition = quotient("冊/月", 冊::definition, か月::definition, "冊／月"); }; using volume_per_month = 冊毎月;
struct 日毎月 { static constexpr auto definition = quotient("日/月", 日::definition, か月::definition, "日／月"); }; using day_per_month = 日毎月;
struct 時間毎月 { static constexpr auto definition = quotient("時間/月", 時間::definition, か月::definition, "時間／月"); }; using hour_per_month = 時間毎月;
struct 時間毎日 { static constexpr auto definition = quotient("時間/日", 時間::definition, 日::definition, "時間／日"); }; using hour_per_day = 時間毎日;
struct 分毎日 { static constexpr auto definition = quotient("分/日", 分::definition, 日::definition, "分／日"); }; using minute_per_day = 分毎日;
struct 円毎月 { static constexpr auto definition = quotient("円/月", 円::definition, か月::definition, "円／月"); }; using yen_per_month = 円毎月;
struct 円毎km { static constexpr auto definition = quotient("円/km", 円::definition, km::definition, "円／km"); }; using yen_per_kilometre = 円毎km;
struct 回毎週 { static constexpr auto definition = quotient("回/週", 回::definition, 週::definition, "回／週"); }; using occasion_per_week = 回毎週;
struct 日毎週 { static constexpr auto definition = quotient("日/週", 日::definition, 週::definition, "日／週"); }; using day_per_week = 日毎週;
struct mg毎L { static constexpr auto definition = quotient("mg/L", mg::definition, L::definition, "mg/l", "㎎/L", "mg/ℓ", "㎎/ℓ", "㎎/l"); }; using milligram_per_litre = mg毎L;
struct kg毎人日 { static constexpr auto definition = quotient("kg/人日", kg::definition, 人日::definition, "kg/人・日", "㎏/人・日"); }; using kilogram_per_person_day = kg毎人日;
struct t_CO2毎人 { static constexpr auto definition = quotient("t-CO₂/人", t_CO2::definition, 人::definition, "t-CO2/人"); }; using tonne_CO2_per_person = t_CO2毎人;
// clang-format on

using more =
    unit_list<組織, 組合, 協議会, 機関, 医療機関, 病院, 学校, 農家, 拠点, 地点, 学区, 校区, 団地,
              物件, 軒, 枠, 通, 種目, 競技, 公演, 品種, 銘柄, コマ, セット, スポット, ブース, か国,
              歳, ppm, デシベル, 台毎世帯, 時間毎人, 分毎人, 円毎台, 冊毎月, 日毎月, 時間毎月,
              時間毎日, 分毎日, 円毎月, 円毎km, 回毎週, 日毎週, mg毎L, kg毎人日, t_CO2毎人, 食,
              セッション, 話, 周, ケース, プラン, 指標, 分野, テーマ, 製品, ブランド, 特許, 論文,
              記事, 投稿, 動画, 番組, 回線, 端末, システム, サービス, 業務, 試合, 歩, 営業日, TEU,
              寄港, 区間, 工区, 教科, 条例, 制度, サイト, 議席, 俵, 尾, 橋梁, 手続, 往復, kt_CO2,
              マイクログラム, ピコグラム, pg_TEQ, kcal, mmHg, ppb, Mbps, Gbps, ドル, 人口10万対,
              人口千対, 出生千対, 出産千対, 館, タイトル, 紙, 誌, 水系, 河川, 都道府県, 市町, 町村,
              市区町村, 灯, 支援単位, トンネル, 分団, 診療科, バース, 粒, 歯, 人分, 食分, 日分,
              人日分, フレートトン, 総トン, dL, 台キロ>;

using whole_catalogue = typename detail::concatenated<catalogue, more>::type;

}  // namespace tomakomai_kpi::units

#endif
#ifndef TOMAKOMAI_KPI_VALUE_PAUSE_HPP
#define TOMAKOMAI_KPI_VALUE_PAUSE_HPP

// A breath between the steps of long work: rows that are read, indicators that are held against
// each other. A program that must answer meanwhile, as Python must to Ctrl-C, says what to do then;
// what that throws ends the work, whose results are dropped.
//
//   void stop_if_asked();                       // throws where somebody asked
//   pausing const asked{&stop_if_asked};        // on this thread, while it lives
//   plan const p = read_plan_csv(text);
//
// Synopsis
//   class pausing;     sets what is done, of this thread
//   void pause();      does it; at the heads of loops

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

inline thread_local void (*at_pause)() = nullptr;

}  // namespace detail

class pausing {
public:
    explicit pausing(void (*what)()) noexcept : before_{detail::at_pause}
    {
        detail::at_pause = what;
    }
    pausing(pausing const&) = delete;
    pausing& operator=(pausing const&) = delete;
    ~pausing() { detail::at_pause = before_; }

private:
    void (*before_)();
};

inline void pause()
{
    if (detail::at_pause != nullptr) { detail::at_pause(); }
}

}  // namespace tomakomai_kpi

#endif
#ifndef TOMAKOMAI_KPI_VALUE_VALUE_HPP
#define TOMAKOMAI_KPI_VALUE_VALUE_HPP

// A value whose unit and basis are known when the program runs: what documents
// hold. It obeys the same rule table as the typed quantities, checked when run.
//
// A value is number × multiplier × unit on a basis, or missing for a reason; it
// may be a bound (100人以上), a range (10～15人), a rise or fall (30%削減), or
// words (継続), which arithmetic all refuses. It remembers how it was printed, so
// that text read is text written; equality and hash are of the quantity, whatever
// its notation, but for 延べ, which counts something else.
//
//   value const a{46, unit_of<units::人>, basis::annual};
//   a + value{units…件…}                  // throws unit_error (unit_mismatch)
//   value{annual<units::人>{46}} == a     // typed quantities are values too
//
// Synopsis
//   enum class bound;                none, at_least 以上, at_most 以下・以内, more_than 超, less_than 未満
//   enum class form;                 amount, range, words, increase, decrease
//   struct notation;                 how a value was printed
//   class value;                     number(), multiplier(), amount(), unit(), basis(), bound(),
//                                    is_missing(), reason(), notation(), parts(), as<Q>(),
//                                    form(), is_range(), low(), high(), words();
//                                    value{} is missing, and nobody said why
//     + - unary-; * / by exact;      as the rule table says
//     value / value -> exact;        per(a, b) -> value for declared quotients
//     value * value;                 for declared products
//     ==; compare(a, b), < <= > >=; hash(); += -= *= /=, abs(value)
//   over(value, years), per_year(value, years)
//   relative_change(later, earlier)  増減率, a type of its own
//   weighted_mean(numerators, denominators), shares_of(whole, parts)

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class bound : unsigned char { none, at_least, at_most, more_than, less_than };

/// What a value says: an amount, two limits, words alone, or an amount by which something grows or
/// shrinks, which is no amount of the thing itself.
enum class form : unsigned char { amount, range, words, increase, decrease };

/// Words beside a number; a set of bits. All but 延べ leave the quantity as it is.
namespace qualifier {
inline constexpr unsigned char about = 1;    // 約
inline constexpr unsigned char roughly = 2;  // 概ね
inline constexpr unsigned char degree = 4;   // 程度
inline constexpr unsigned char gross = 8;    // 延べ
}  // namespace qualifier

enum class grouping : unsigned char { unseen, grouped, plain };

/// How a value was printed; what text cannot be rebuilt from it is kept by the value.
struct notation {
    unsigned char decimals = 0;
    tomakomai_kpi::grouping grouping = tomakomai_kpi::grouping::unseen;
    unsigned char spelling = 0;  // 0 the unit's symbol, n its n-th other spelling
    unsigned char qualifiers = 0;
    bool exact_decimals = false;  // print as many decimals as given, not as few as suffice
};

class value;

namespace detail {
struct value_access;
}

class value {
public:
    /// Missing, and nobody said why (unspecified): what a cell is before it is read.
    value() noexcept : reason_{code::unspecified} {}

    /// `number` times `multiplier` (a power of ten up to 千兆) times the unit. Throws basis_error or
    /// unit_error where the unit cannot stand on the basis (累計 of a %), amount_error (bad_number)
    /// for other multipliers.
    value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on,
          detail::whole<std::int64_t> multiplier = 1);

    template <quantity Q>
    explicit value(Q const& typed)
        : value{typed.number(), Q::measured.unit, Q::measured.basis,
                multiplier_of<typename Q::unit>}
    {
    }

    /// No amount, for a reason: unspecified, not_measured, not_started, pending, suspended,
    /// not_applicable, unread; throws amount_error (unknown_name) for other codes.
    static value missing(code reason);

    /// Something is printed and no reader knows what: missing (unread), with the text.
    static value unread(std::string text);

    /// From `low` to `high`, of one unit and basis; throws amount_error (bad_number) where low is not
    /// the smaller, and what their comparison refuses.
    static value range(value low, value high);

    /// A target in words, as 継続.
    static value in_words(std::string text);

    /// The typed quantity; throws unit_error, basis_error or amount_error (missing, bound, no_amount).
    template <quantity Q>
    Q as() const
    {
        require(Q::measured);
        return Q{coherent_amount() / detail::size_of<Q>};
    }

    bool is_missing() const noexcept { return reason_ != code::none; }
    code reason() const noexcept { return reason_; }

    tomakomai_kpi::form form() const noexcept { return form_; }
    bool is_range() const noexcept { return form_ == tomakomai_kpi::form::range; }

    /// Whether it states an amount, or a bound of one: not missing, no range, words, rise or fall.
    bool has_amount() const noexcept
    {
        return !is_missing() && form_ == tomakomai_kpi::form::amount;
    }

    /// Whether there is one number: not missing, no range and no words.
    bool has_number() const noexcept
    {
        return !is_missing() && form_ != tomakomai_kpi::form::range
               && form_ != tomakomai_kpi::form::words;
    }

    /// The limits of a range; throw amount_error (no_amount) for other values.
    value const& low() const;
    value const& high() const;

    /// The words of a target in words; else empty.
    std::string const& words() const noexcept;

    // Of a value that has a number; others have number 0, words and missing ones no unit and basis
    // level.
    exact const& number() const noexcept { return number_; }
    std::int64_t multiplier() const noexcept { return multiplier_; }
    exact amount() const { return number_ * multiplier_; }
    /// In the coherent unit of the dimension: 16034000000 kg of 16,034千t.
    exact coherent_amount() const { return amount() * unit_.factor(); }
    tomakomai_kpi::unit unit() const noexcept { return unit_; }
    tomakomai_kpi::basis basis() const noexcept { return basis_; }
    tomakomai_kpi::bound bound() const noexcept { return bound_; }
    operand measured() const noexcept { return {unit_, basis_}; }

    /// A fraction of things that are counted, as 1.2人 a year: a mean or a need, not a count.
    bool is_fractional_count() const
    {
        return unit_.definition().counts && !coherent_amount().is_integer();
    }

    tomakomai_kpi::notation const& notation() const noexcept { return notation_; }

    /// The text read, where the notation alone does not give it back; else empty.
    std::string const& kept_text() const noexcept;

    /// Values printed with this one, as the 6隊 of 100%(6隊).
    std::vector<value> const& parts() const noexcept;

    /// Words beside the number that have no bit in the notation, in their order: 見込み, 年間 ….
    std::vector<std::string> const& said() const noexcept;

    /// Whether it counts the same one several times: 延べ.
    bool is_gross() const noexcept { return (notation_.qualifiers & qualifier::gross) != 0; }

    // How a reader completes a value.
    value& with_bound(tomakomai_kpi::bound b) noexcept;
    value& with_notation(tomakomai_kpi::notation n) noexcept;
    value& with_printed(std::string text, std::vector<value> parts);
    value& with_form(tomakomai_kpi::form f) noexcept;
    value& with_said(std::vector<std::string> words);

    friend TOMAKOMAI_KPI_API value operator+(value const& a, value const& b);
    friend TOMAKOMAI_KPI_API value operator-(value const& a, value const& b);
    friend TOMAKOMAI_KPI_API value operator-(value const& a);
    friend TOMAKOMAI_KPI_API value operator*(value const& a, exact const& by);
    friend value operator*(exact const& by, value const& a) { return a * by; }
    friend TOMAKOMAI_KPI_API value operator/(value const& a, exact const& by);

    /// The declared product of the units: 人 × 泊 = 人泊.
    friend TOMAKOMAI_KPI_API value operator*(value const& a, value const& b);

    /// An exact number, of two values of one unit and basis.
    friend TOMAKOMAI_KPI_API exact operator/(value const& a, value const& b);

    value& operator+=(value const& b) { return *this = *this + b; }
    value& operator-=(value const& b) { return *this = *this - b; }  // of two values their change
    value& operator*=(exact const& by) { return *this = *this * by; }
    value& operator/=(exact const& by) { return *this = *this / by; }

    std::size_t hash() const;

private:
    friend struct detail::value_access;

    struct extras {
        std::string text;
        std::vector<value> parts;
        std::vector<value> limits;
        std::string words;
        std::vector<std::string> said;
    };

    extras const& more() const noexcept;

    // What the rule table has let pass.
    value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on, std::int64_t multiplier,
          tomakomai_kpi::notation printed) noexcept;

    void require(operand wanted) const;

    exact number_;
    std::int64_t multiplier_ = 1;
    tomakomai_kpi::unit unit_;
    tomakomai_kpi::basis basis_ = tomakomai_kpi::basis::level;
    tomakomai_kpi::bound bound_ = tomakomai_kpi::bound::none;
    tomakomai_kpi::form form_ = tomakomai_kpi::form::amount;
    code reason_ = code::none;
    tomakomai_kpi::notation notation_;
    std::shared_ptr<extras const> extras_;
};

namespace detail {

/// For the reader, which has asked the rule table already.
struct value_access {
    static value make(exact number, unit of, basis on, std::int64_t multiplier, bound b,
                      notation printed) noexcept
    {
        value v{std::move(number), of, on, multiplier, printed};
        v.bound_ = b;
        return v;
    }

    // The same printed text, of an annual value or a level: what is declared of it says which.
    static value on_basis(value v, basis on) noexcept
    {
        v.basis_ = on;
        return v;
    }
};

// What nearly all arithmetic is: present amounts of one very unit, basis and multiplier on a scale
// that refuses nothing. Everything else asks the rule table.
inline bool of_one_kind(value const& a, value const& b) noexcept
{
    return a.unit().is(b.unit()) && a.basis() == b.basis() && a.multiplier() == b.multiplier()
           && a.unit().scale() == scale_kind::ratio && !a.is_missing() && !b.is_missing()
           && a.bound() == bound::none && b.bound() == bound::none && a.form() == form::amount
           && b.form() == form::amount && a.is_gross() == b.is_gross();
}

std::strong_ordering compare_by_rule(value const& a, value const& b);
bool equal_by_rule(value const& a, value const& b);

}  // namespace detail

/// Same amount, dimension, basis, bound, form and 延べ; never throws. 1千t equals 1,000t.
inline bool operator==(value const& a, value const& b)
{
    return detail::of_one_kind(a, b) ? a.number() == b.number() : detail::equal_by_rule(a, b);
}

/// Order of two values that may be compared; throws unit_error, basis_error, amount_error.
inline std::strong_ordering compare(value const& a, value const& b)
{
    return detail::of_one_kind(a, b) ? a.number() <=> b.number() : detail::compare_by_rule(a, b);
}

inline bool operator<(value const& a, value const& b)
{
    return compare(a, b) < 0;
}
inline bool operator<=(value const& a, value const& b)
{
    return compare(a, b) <= 0;
}
inline bool operator>(value const& a, value const& b)
{
    return compare(a, b) > 0;
}
inline bool operator>=(value const& a, value const& b)
{
    return compare(a, b) >= 0;
}

/// How large it is, whichever way: 5人 of −5人. Throws amount_error where arithmetic cannot take it.
value abs(value const& v);

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, value> operator<<(Stream&, value const&) = delete;

/// The declared quotient of the units, an average: 人泊 per 人 is 泊.
value per(value const& a, value const& b);

/// The product or quotient in a unit that the program declared itself, whose factors fit.
value times(value const& a, value const& b, unit declared);
value per(value const& a, value const& b, unit declared);

/// An annual value kept up for `years` (≥ 1) years: cumulative, business as usual.
value over(value const& rate, year_count years);

/// The yearly mean of a cumulative value over `years` (≥ 1) years: annual.
value per_year(value const& total, year_count years);

/// The value with its number rounded to `places` (≥ 0) decimals in the multiplier that it prints:
/// 12.3千人 of 12.345千人. Throws amount_error where arithmetic cannot take it.
value round(value const& v, detail::whole<int> places, rounding mode = rounding::half_up);

/// The same value in another unit of its dimension, with a multiplier: 1.2万人 of 12,000人.
/// Throws unit_error (unit_mismatch), and amount_error where arithmetic cannot take it.
value in(value const& v, unit wanted, detail::whole<std::int64_t> multiplier = 1);

/// (later − earlier) ÷ earlier, 増減率: how much has changed as a share of what there was. It is
/// neither a ratio of values nor a change in points, and does not add.
class relative_change {
public:
    /// Throws unit_error, basis_error, division_error (zero_denominator), amount_error.
    relative_change(value const& later, value const& earlier);

    /// The exact share: 1/8 for a rise of 12.5 %.
    exact const& share() const noexcept { return share_; }

    friend auto operator<=>(relative_change const&, relative_change const&) = default;

private:
    exact share_;
};

/// The mean of ratios, by their numerators and denominators: sum ÷ sum, never a mean of ratios.
/// Throws argument_error (lengths_differ), amount_error (missing), and what the sums and the ratio refuse.
exact weighted_mean(std::span<value const> numerators, std::span<value const> denominators);

/// The share of each part in the whole they are parts of; such shares may be added.
std::vector<exact> shares_of(value const& whole, std::span<value const> parts);

}  // namespace tomakomai_kpi

template <>
struct std::hash<tomakomai_kpi::value> {
    std::size_t operator()(tomakomai_kpi::value const& v) const { return v.hash(); }
};

template <>
struct std::hash<tomakomai_kpi::relative_change> {
    std::size_t operator()(tomakomai_kpi::relative_change const& c) const
    {
        return c.share().hash();
    }
};

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_ARITHMETIC_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_ARITHMETIC_HPP

// Arithmetic of values: each operation asks the rule table, then computes in the unit and multiplier
// in which the result loses nothing to read.

#include <algorithm>
#include <string>
#include <utility>

#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_REFUSAL_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_REFUSAL_HPP

// How a refusal of the rule table becomes an exception with a message, and what values refuse
// before the table is asked.

#include <string>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

/// 「人(単年度)」
std::string describe(operand of);

/// Throws what the verdict refuses; `deed` completes 「AとBは…」, as 足せません does.
[[noreturn]] void throw_refused(verdict const& refused, operand a, operand b, char const* deed);
[[noreturn]] void throw_refused(verdict const& refused, operand a, char const* deed);

/// Arithmetic takes a present amount that is no bound, range, rise or fall; throws amount_error.
void require_amount(value const& v, char const* deed);

/// What a rule of the table answers for two values; throws where it, or what a value says beside its
/// unit and basis, refuses.
verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b, char const* deed);

}  // namespace detail
}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_REFUSAL_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_REFUSAL_HPP

// How refusals of the rule table read, and what values refuse before it is asked.

#include <string>

namespace tomakomai_kpi {

namespace detail {

inline std::string advice(instead meant)
{
    switch (meant) {
    case instead::nothing: return "";
    case instead::accumulate: return "。連続する年度の値は accumulate で累計にします";
    case instead::extend: return "。累計に翌年度の値を加えるには extend を使います";
    case instead::difference: return "。起点の同じ累計どうしの差は difference で求めます";
    case instead::weighted_mean: return "。割合の平均には分子と分母が要ります(weighted_mean)";
    case instead::points: return "。%の増減の単位は ポイント です";
    case instead::one_unit:
        return "。ポイントは%だけの増減です。値を一つの単位に直してから引きます"
               "(in、Pythonでは to)";
    case instead::a_unit:
    case instead::observed:
    case instead::as:
    case instead::notation_stream_hpp: break;  // said by compilers alone
    }
    return "";
}

// Why, what was probably meant, and why in English.
inline std::string why_refused(verdict const& refused)
{
    return japanese(refused.refused) + advice(refused.instead) + " (" + english(refused.refused)
           + ")";
}

[[noreturn]] inline void throw_mixing(verdict const& refused, std::string const& message,
                                      std::string const& left, std::string const& right)
{
    if (refused.refused == code::unit_mismatch || refused.refused == code::undeclared_product) {
        detail::refuse(unit_error{refused.refused, message, left, right});
    }
    detail::refuse(basis_error{refused.refused, message, left, right});
}

// 延べ人数 and 人数 count different things.
inline void require_same_count(value const& a, value const& b, char const* deed)
{
    if (a.is_gross() == b.is_gross() || !commensurable(a.unit(), b.unit())) { return; }
    std::string const symbol = a.unit().symbol();
    std::string const left = (a.is_gross() ? "延べ" : "") + symbol;
    std::string const right = (b.is_gross() ? "延べ" : "") + symbol;
    detail::refuse(unit_error{code::unit_mismatch,
                              left + "と" + right + "は" + deed
                                  + ": 延べの数は同じものを何度も数えます (gross and net counts)",
                              left, right});
}

}  // namespace detail

namespace detail {

TOMAKOMAI_KPI_INLINE std::string describe(operand of)
{
    std::string const symbol = of.unit.symbol();
    return (symbol.empty() ? "単位なし" : symbol) + "(" + japanese(of.basis) + ")";
}

TOMAKOMAI_KPI_INLINE void throw_refused(verdict const& refused, operand a, operand b,
                                        char const* deed)
{
    bool const namesakes =
        refused.refused == code::unit_mismatch && same_text(a.unit.symbol(), b.unit.symbol());
    std::string const reason = namesakes
                                   ? "同じ名前でも定義の違う単位です (two definitions of one name)"
                                   : why_refused(refused);
    throw_mixing(refused, describe(a) + "と" + describe(b) + "は" + deed + ": " + reason,
                 describe(a), describe(b));
}

TOMAKOMAI_KPI_INLINE void throw_refused(verdict const& refused, operand a, char const* deed)
{
    throw_mixing(refused, describe(a) + "は" + deed + ": " + why_refused(refused), describe(a), {});
}

TOMAKOMAI_KPI_INLINE void require_amount(value const& v, char const* deed)
{
    if (v.is_missing()) {
        detail::refuse(amount_error{code::missing, "値がないので" + std::string{deed} + ": 理由 "
                                                       + name(v.reason()) + " (no amount)"});
    }
    if (v.bound() != bound::none) {
        detail::refuse(
            amount_error{code::bound, "「以上」「以下」の付いた値は" + std::string{deed}
                                          + ": 数そのものは amount で取り出せます (a bound)"});
    }
    switch (v.form()) {
    case form::amount: return;
    case form::words:
        detail::refuse(amount_error{code::no_amount, "言葉の値「" + v.words() + "」は"
                                                         + std::string{deed}
                                                         + ": 数がありません (words, no amount)"});
    case form::range:
        detail::refuse(
            amount_error{code::bound, "幅のある値は" + std::string{deed}
                                          + ": low と high で両端を取り出せます (a range)"});
    case form::increase:
    case form::decrease:
        detail::refuse(amount_error{
            code::bound, "増減として書かれた値は" + std::string{deed}
                             + ": 数そのものは amount で取り出せます (an increase or decrease)"});
    }
}

TOMAKOMAI_KPI_INLINE verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b,
                                 char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    require_same_count(a, b, deed);
    verdict const answer = rule(a.measured(), b.measured());
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), b.measured(), deed); }
    return answer;
}

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
#endif

#endif

namespace tomakomai_kpi {

namespace detail {

inline exact step_of(value const& v)
{
    return v.unit().factor() * v.multiplier();
}

// How a result of a and b prints: plain digits where one of them did so.
inline notation notation_of_result(value const& a, value const& b)
{
    bool const plain =
        a.notation().grouping == grouping::plain || b.notation().grouping == grouping::plain;
    unsigned char const gross = a.is_gross() && b.is_gross() ? qualifier::gross : 0;
    return {.grouping = plain ? grouping::plain : grouping::unseen, .qualifiers = gross};
}

// Both numbers in the unit and multiplier of the finer operand, in which a result loses nothing to
// read. Where the result cannot stand in that unit (the difference of %), in the rule's.
struct aligned {
    exact a;
    exact b;
    unit in;
    std::int64_t multiplier;
};

inline aligned align(value const& a, value const& b, operand result)
{
    value const& fine = step_of(b) < step_of(a) ? b : a;
    bool const fits = commensurable(fine.unit(), result.unit)
                      && rule::carry({fine.unit(), result.basis}).allowed();
    unit const in = fits ? fine.unit() : result.unit;
    std::int64_t const multiplier = fits ? fine.multiplier() : 1;
    exact const one = in.factor() * multiplier;
    return {a.number() * (step_of(a) / one), b.number() * (step_of(b) / one), in, multiplier};
}

// A product or quotient in the unit of the result.
inline value composed_value(value const& a, exact const& by, operand result)
{
    exact const amount = a.coherent_amount() * by;
    return {amount / result.unit.factor(), result.unit, result.basis};
}

[[noreturn]] inline void throw_composed(code why, value const& a, value const& b, char const* deed)
{
    detail::throw_refused({.refused = why}, a.measured(), b.measured(), deed);
}

inline value composed_in(unit declared, composition how, value const& a, value const& b,
                         char const* deed)
{
    require_amount(a, deed);
    require_amount(b, deed);
    verdict answer = rule::in_declared(declared, a.measured(), b.measured());
    if (declared.definition().composition != how) { answer.refused = code::undeclared_product; }
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), b.measured(), deed); }
    exact const factor = b.coherent_amount();
    return composed_value(a, how == composition::product ? factor : exact{1} / factor,
                          answer.result);
}

inline value total_of(std::span<value const> values)
{
    if (values.empty()) {
        detail::refuse(amount_error{code::missing, "足す値がありません (nothing to add)"});
    }
    value sum = values.front() * exact{1};
    for (value const& v : values.subspan(1)) { sum = sum + v; }
    return sum;
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE value operator+(value const& a, value const& b)
{
    if (detail::of_one_kind(a, b)) {
        return {a.number_ + b.number_, a.unit_, a.basis_, a.multiplier_,
                detail::notation_of_result(a, b)};
    }
    verdict const answer = detail::ask(rule::sum, a, b, "足せません");
    detail::aligned const in = detail::align(a, b, answer.result);
    value sum{in.a + in.b, in.in, answer.result.basis, in.multiplier};
    return sum.with_notation(detail::notation_of_result(a, b));
}

TOMAKOMAI_KPI_INLINE value operator-(value const& a, value const& b)
{
    if (detail::of_one_kind(a, b)) {
        return {a.number_ - b.number_, a.unit_, change_of(a.basis_), a.multiplier_,
                detail::notation_of_result(a, b)};
    }
    verdict const answer = detail::ask(rule::difference, a, b, "引けません");
    detail::aligned const in = detail::align(a, b, answer.result);
    value rest{in.a - in.b, in.in, answer.result.basis, in.multiplier};
    return rest.with_notation(detail::notation_of_result(a, b));
}

TOMAKOMAI_KPI_INLINE value operator-(value const& a)
{
    return a * exact{-1};
}

TOMAKOMAI_KPI_INLINE value operator*(value const& a, exact const& by)
{
    detail::require_amount(a, "掛けられません");
    verdict const answer = rule::scaled(a.measured());
    if (!answer.allowed()) { detail::throw_refused(answer, a.measured(), "掛けられません"); }
    return {a.number_ * by, a.unit_, a.basis_, a.multiplier_, detail::notation_of_result(a, a)};
}

TOMAKOMAI_KPI_INLINE value operator/(value const& a, exact const& by)
{
    return a * (exact{1} / by);
}

TOMAKOMAI_KPI_INLINE value abs(value const& v)
{
    detail::require_amount(v, "大きさを取れません");
    return v.number().sign() < 0 ? -v : v;
}

TOMAKOMAI_KPI_INLINE value operator*(value const& a, value const& b)
{
    verdict const answer = detail::ask(rule::product, a, b, "掛けられません");
    return detail::composed_value(a, b.coherent_amount(), answer.result);
}

TOMAKOMAI_KPI_INLINE exact operator/(value const& a, value const& b)
{
    verdict const answer = detail::ask(rule::ratio, a, b, "割れません");
    if (!answer.is_number) {
        detail::throw_refused({.refused = code::undeclared_product}, a.measured(), b.measured(),
                              "数にはなりません(per で単位のある値になります)");
    }
    return a.coherent_amount() / b.coherent_amount();
}

TOMAKOMAI_KPI_INLINE value per(value const& a, value const& b)
{
    verdict const answer = detail::ask(rule::ratio, a, b, "割れません");
    if (answer.is_number) {
        detail::throw_composed(code::undeclared_product, a, b,
                               "単位のない比になります(/ で割ってください)");
    }
    return detail::composed_value(a, exact{1} / b.coherent_amount(), answer.result);
}

TOMAKOMAI_KPI_INLINE value times(value const& a, value const& b, unit declared)
{
    return detail::composed_in(declared, composition::product, a, b, "掛けられません");
}

TOMAKOMAI_KPI_INLINE value per(value const& a, value const& b, unit declared)
{
    return detail::composed_in(declared, composition::quotient, a, b, "割れません");
}

TOMAKOMAI_KPI_INLINE value round(value const& v, detail::whole<int> places, rounding mode)
{
    detail::require_amount(v, "丸められません");
    value rounded{round(v.number(), places, mode), v.unit(), v.basis(), v.multiplier()};
    notation printed = detail::notation_of_result(v, v);
    printed.decimals = static_cast<unsigned char>(std::min<int>(places, 255));
    printed.exact_decimals = true;
    return rounded.with_notation(printed);
}

TOMAKOMAI_KPI_INLINE value in(value const& v, unit wanted, detail::whole<std::int64_t> multiplier)
{
    detail::require_amount(v, "単位を変えられません");
    operand const into{wanted, v.basis()};
    verdict const comparable = rule::order(v.measured(), into);
    if (!comparable.allowed()) {
        detail::throw_refused(comparable, v.measured(), into, "同じ次元の単位ではありません");
    }
    std::int64_t const times = multiplier;
    value same{v.coherent_amount() / (wanted.factor() * times), wanted, v.basis(), times};
    return same.with_notation(detail::notation_of_result(v, v));
}

TOMAKOMAI_KPI_INLINE value over(value const& rate, year_count years)
{
    detail::require_amount(rate, "年数を掛けられません");
    verdict const answer = rule::over(rate.measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, rate.measured(), "年数を掛けて累計にできません");
    }
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    value total{rate.number() * years.value(), answer.result.unit, answer.result.basis,
                rate.multiplier()};
    return total.with_notation(detail::notation_of_result(rate, rate));
}

TOMAKOMAI_KPI_INLINE value per_year(value const& total, year_count years)
{
    detail::require_amount(total, "年数で割れません");
    verdict const answer = rule::per_year(total.measured());
    if (!answer.allowed()) {
        detail::throw_refused(answer, total.measured(), "年数で割って単年度の値にできません");
    }
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    value rate{total.number() / years.value(), answer.result.unit, answer.result.basis,
               total.multiplier()};
    return rate.with_notation(detail::notation_of_result(total, total));
}

TOMAKOMAI_KPI_INLINE relative_change::relative_change(value const& later, value const& earlier)
{
    detail::ask(rule::relative_change, later, earlier, "増減率になりません");
    exact const from = earlier.coherent_amount();
    share_ = (later.coherent_amount() - from) / from;
}

TOMAKOMAI_KPI_INLINE exact weighted_mean(std::span<value const> numerators,
                                         std::span<value const> denominators)
{
    if (numerators.size() != denominators.size()) {
        detail::refuse(argument_error{code::lengths_differ,
                                      "分子が" + std::to_string(numerators.size()) + "個、分母が"
                                          + std::to_string(denominators.size())
                                          + "個あります: 同じ数にしてください (lengths differ)"});
    }
    return detail::total_of(numerators) / detail::total_of(denominators);
}

TOMAKOMAI_KPI_INLINE std::vector<exact> shares_of(value const& whole, std::span<value const> parts)
{
    std::vector<exact> shares;
    shares.reserve(parts.size());
    for (value const& part : parts) { shares.push_back(part / whole); }
    return shares;
}

}  // namespace tomakomai_kpi

#endif
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_VALUE_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_VALUE_HPP

// Run-time values: making, asking, comparing and hashing them.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tomakomai_kpi {

namespace detail {

inline std::size_t dimension_hash(dimension const& d)
{
    std::size_t sum = 0;  // a sum, as the factors of a dimension have no order
    for (auto const& f : d.factors) {
        if (f.exponent == 0) { continue; }
        sum += std::hash<std::string_view>{}(f.base) * static_cast<std::size_t>(f.exponent);
    }
    return sum;
}

// Equality does not ask of what a change is.
inline basis plain_basis(basis b)
{
    return is_change(b) ? basis::change : b;
}

inline void require_multiplier(std::int64_t multiplier)
{
    if (!is_multiplier(multiplier)) {
        detail::refuse(
            amount_error{code::bad_number, "倍数「" + std::to_string(multiplier)
                                               + "」は10の累乗(千兆まで)です (a power of ten)"});
    }
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on,
                                  detail::whole<std::int64_t> multiplier)
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}
{
    if (verdict const answer = rule::carry({of, on}); !answer.allowed()) {
        detail::throw_refused(answer, {of, on}, "値になりません");
    }
    detail::require_multiplier(multiplier_);
    detail::require_rank(amount(), {of, on});
}

TOMAKOMAI_KPI_INLINE value::value(exact number, tomakomai_kpi::unit of, tomakomai_kpi::basis on,
                                  std::int64_t multiplier, tomakomai_kpi::notation printed) noexcept
    : number_{std::move(number)}, multiplier_{multiplier}, unit_{of}, basis_{on}, notation_{printed}
{
}

TOMAKOMAI_KPI_INLINE value value::missing(code reason)
{
    switch (reason) {
    case code::unspecified:
    case code::not_measured:
    case code::not_started:
    case code::pending:
    case code::suspended:
    case code::not_applicable:
    case code::unread: break;
    default:
        detail::refuse(
            amount_error{code::unknown_name, "「" + std::string{name(reason)}
                                                 + "」は値のない理由になりません (not a reason)"});
    }
    value v;
    v.reason_ = reason;
    return v;
}

TOMAKOMAI_KPI_INLINE value value::unread(std::string text)
{
    value v = missing(code::unread);
    return v.with_printed(std::move(text), {});
}

TOMAKOMAI_KPI_INLINE value value::range(value low, value high)
{
    auto const limit = [](value const& v) {
        // An open end (20人未満) and a rise (3～5%増) are limits like any other.
        value plain{v};
        return plain.with_bound(bound::none).with_form(tomakomai_kpi::form::amount);
    };
    for (value const* const v : {&low, &high}) {
        if (!v->has_number()) { detail::require_amount(*v, "幅になりません"); }
    }
    if (!(limit(low) < limit(high))) {
        detail::refuse(amount_error{code::bad_number,
                                    "幅の下端は上端より小さい値です (low is not below high)"});
    }
    value v;
    v.reason_ = code::none;
    v.unit_ = high.unit_;
    v.basis_ = high.basis_;
    v.multiplier_ = high.multiplier_;
    v.form_ = tomakomai_kpi::form::range;
    extras said;
    said.limits.push_back(std::move(low));
    said.limits.push_back(std::move(high));
    v.extras_ = std::make_shared<extras const>(std::move(said));
    return v;
}

TOMAKOMAI_KPI_INLINE value value::in_words(std::string text)
{
    value v;
    v.reason_ = code::none;
    v.form_ = tomakomai_kpi::form::words;
    extras said;
    said.words = std::move(text);
    v.extras_ = std::make_shared<extras const>(std::move(said));
    return v;
}

TOMAKOMAI_KPI_INLINE value::extras const& value::more() const noexcept
{
    static extras const none;
    return extras_ ? *extras_ : none;
}

TOMAKOMAI_KPI_INLINE value const& value::low() const
{
    if (!is_range()) {
        detail::refuse(amount_error{code::no_amount, "幅のある値ではありません (not a range)"});
    }
    return more().limits[0];
}

TOMAKOMAI_KPI_INLINE value const& value::high() const
{
    low();
    return more().limits[1];
}

TOMAKOMAI_KPI_INLINE std::string const& value::words() const noexcept
{
    return more().words;
}

TOMAKOMAI_KPI_INLINE std::vector<std::string> const& value::said() const noexcept
{
    return more().said;
}

TOMAKOMAI_KPI_INLINE void value::require(operand wanted) const
{
    detail::require_amount(*this, "型のある値にできません");
    if (!commensurable(unit_, wanted.unit)) {
        detail::throw_refused({.refused = code::unit_mismatch}, measured(), wanted, "別のものです");
    }
    if (basis_ != wanted.basis && !(basis_ == basis::change && is_change(wanted.basis))) {
        detail::throw_refused({.refused = code::basis_mismatch}, measured(), wanted,
                              "別のものです");
    }
}

TOMAKOMAI_KPI_INLINE std::string const& value::kept_text() const noexcept
{
    return more().text;
}

TOMAKOMAI_KPI_INLINE std::vector<value> const& value::parts() const noexcept
{
    return more().parts;
}

TOMAKOMAI_KPI_INLINE value& value::with_bound(tomakomai_kpi::bound b) noexcept
{
    bound_ = b;
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_notation(tomakomai_kpi::notation n) noexcept
{
    notation_ = n;
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_printed(std::string text, std::vector<value> parts)
{
    extras printed = more();
    printed.text = std::move(text);
    printed.parts = std::move(parts);
    extras_ = std::make_shared<extras const>(std::move(printed));
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_form(tomakomai_kpi::form f) noexcept
{
    form_ = f;
    return *this;
}

TOMAKOMAI_KPI_INLINE value& value::with_said(std::vector<std::string> words)
{
    extras printed = more();
    printed.said = std::move(words);
    extras_ = std::make_shared<extras const>(std::move(printed));
    return *this;
}

TOMAKOMAI_KPI_INLINE std::size_t value::hash() const
{
    if (is_missing()) { return static_cast<std::size_t>(reason_); }
    if (form_ == tomakomai_kpi::form::words) { return std::hash<std::string>{}(words()); }
    if (is_range()) { return detail::mix(low().hash(), high().hash()); }
    std::size_t seed = coherent_amount().hash();
    seed = detail::mix(seed, detail::dimension_hash(unit_.definition().dimension));
    seed = detail::mix(seed, static_cast<std::size_t>(detail::plain_basis(basis_)));
    seed = detail::mix(seed, static_cast<std::size_t>(bound_));
    if (form_ != tomakomai_kpi::form::amount || is_gross()) {
        seed = detail::mix(seed, static_cast<std::size_t>(form_) * 2 + (is_gross() ? 1 : 0));
    }
    return seed;
}

TOMAKOMAI_KPI_INLINE bool detail::equal_by_rule(value const& a, value const& b)
{
    if (a.is_missing() || b.is_missing()) {
        bool const of_one_text = a.reason() != code::unread || a.kept_text() == b.kept_text();
        return a.reason() == b.reason() && of_one_text;
    }
    if (a.form() != b.form() || a.is_gross() != b.is_gross()) { return false; }
    if (a.form() == form::words) { return a.words() == b.words(); }
    if (a.is_range()) { return a.low() == b.low() && a.high() == b.high(); }
    return commensurable(a.unit(), b.unit())
           && detail::plain_basis(a.basis()) == detail::plain_basis(b.basis())
           && a.bound() == b.bound() && a.coherent_amount() == b.coherent_amount();
}

TOMAKOMAI_KPI_INLINE std::strong_ordering detail::compare_by_rule(value const& a, value const& b)
{
    detail::ask(rule::order, a, b, "比べられません");
    return a.coherent_amount() <=> b.coherent_amount();
}

}  // namespace tomakomai_kpi

#endif
#endif

#endif

#endif
#ifndef TOMAKOMAI_KPI_NOTATION_LITERAL_HPP
#define TOMAKOMAI_KPI_NOTATION_LITERAL_HPP

// Quantities as documents print them, read while a program is compiled.
//
//   using namespace tomakomai_kpi::literals;
//   static_assert("累計45人"_kpi == cumulative<units::人>{45});
//
// Synopsis
//   operator""_kpi    a typed quantity of the catalogue's units; what is none does not compile

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READ_VALUE_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READ_VALUE_HPP

// The reader of value text: one constexpr function, which the literal asks when
// a program is compiled and `parse` when it runs.
//
//   value  = dash | { word } [ sign ] number [ unit ] { word } [ "(" value ")" ]
//   number = part { multiplier part } [ multiplier ]      2億396万, 3万5,000, 199.5万
//   part   = digits with or without grouping, decimals only in the last
//
// It reads left to right, never back, and allocates nothing. What offices print
// beyond that (ranges, parts, words …) is read when a program runs: src/notation/printed.

#include <array>
#include <cstddef>
#include <string_view>

#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_CURSOR_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_CURSOR_HPP

// Reading text from its front, a character at a time.

#include <cstddef>
#include <string_view>

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
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_DASHES_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_DASHES_HPP

// What a dash is: the one list, which the literal, cells and ranges ask.
//
// One of them alone is a missing value wherever values are read; a cell may print
// several in a row (――), a literal may not. Those that join make a range between two
// numbers; the others are letters (ー), frames (─) or dots, and none of them is a minus
// but where a number follows.

#include <array>
#include <string_view>

namespace tomakomai_kpi::detail {

struct dash {
    std::string_view text;
    bool joins = false;
};

inline constexpr auto dashes = std::to_array<dash>({{"-", true},
                                                    {"－", true},
                                                    {"‐", true},
                                                    {"‑", true},
                                                    {"‒"},
                                                    {"–", true},
                                                    {"—", true},
                                                    {"―", true},
                                                    {"−", true},
                                                    {"﹣"},
                                                    {"ー"},
                                                    {"ｰ"},
                                                    {"─"},
                                                    {"━"},
                                                    {"…"},
                                                    {"‥"},
                                                    {"..."},
                                                    {"・・・"}});

constexpr bool is_dash(std::string_view text) noexcept
{
    for (dash const& d : dashes) {
        if (text == d.text) { return true; }
    }
    return false;
}

}  // namespace tomakomai_kpi::detail

#endif
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READ_NUMBER_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READ_NUMBER_HPP

// The number of a value: 2億396万, 3千2百万, 3万5,000, 199.5万, 30 万, 12,345.60.
//
//   number = group { group } | digits 分の digits [ small ] [ large ]
//            each group smaller than the multiplier before it leaves room for
//   group  = part { small part } [ small ] [ large ]     3千2百万 is 3千2百 times 万
//   small  = 十 | 百 | 千        large = 万 | 億 | 兆
//
// A blank may stand before a multiplier, where tables that are copied have one; nowhere else in a number.

#include <cstddef>
#include <cstdint>

#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READING_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READING_HPP

// What a reader knows beforehand, and what it has read.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tomakomai_kpi::detail {

template <class List>
inline constexpr auto unit_array = nullptr;
template <class... Units>
inline constexpr std::array<unit, sizeof...(Units)> unit_array<unit_list<Units...>>{
    unit_of<Units>...};

struct spelled_unit {
    tomakomai_kpi::unit unit;
    std::size_t size = 0;  // bytes of the spelling; 0 where none was found
    unsigned char spelling = 0;
};

/// What a reader knows: the catalogue, the units a program brings, and how long a number may be.
struct known_units {
    unit const* own = nullptr;
    std::size_t own_count = 0;
    std::size_t most_digits = 1'000;
    /// The longest spelling of the catalogue at the start of a text, by an index made when a program
    /// runs; without it the catalogue is walked through.
    spelled_unit (*find)(std::string_view) noexcept = nullptr;
};

struct reading {
    code refused = code::none;
    std::size_t position = 0;  // byte at which reading stopped

    code missing = code::none;
    exact number;
    std::int64_t multiplier = 1;
    bool loose_end = false;  // 3億5: the rest of a compound that may lack its multiplier
    tomakomai_kpi::unit unit;
    tomakomai_kpi::basis basis = tomakomai_kpi::basis::level;
    bool basis_printed = false;
    bool triangle = false;  // △ or ▲ for minus
    tomakomai_kpi::bound bound = tomakomai_kpi::bound::none;
    tomakomai_kpi::notation notation;
    std::string_view inner;  // between the parentheses
    bool has_inner = false;
    // Whether the members above print the very text again: no full width, no spaces, no other word
    // for the same.
    bool canonical = true;
};

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi::detail {

constexpr bool at_triangle(cursor const& at)
{
    return at.rest().starts_with("△") || at.rest().starts_with("▲");
}

// As accounts print a minus.
constexpr bool take_minus(cursor& at)
{
    return at.take_ascii('-') || at.take("△") || at.take("▲") || at.take("−");
}

constexpr bool at_multiplier(cursor const& at)
{
    return at.peek() == '\0' && !at.at_end();  // not ASCII
}

// 十, 百, 千; 1 where there is none.
constexpr std::int64_t take_small_multiplier(cursor& at)
{
    if (!at_multiplier(at)) { return 1; }
    if (at.take("十")) { return 10; }
    if (at.take("百")) { return 100; }
    return at.take("千") ? 1'000 : 1;
}

// 万, 億, 兆; 1 where there is none.
constexpr std::int64_t take_large_multiplier(cursor& at)
{
    if (!at_multiplier(at)) { return 1; }
    if (at.take("万")) { return 10'000; }
    if (at.take("億")) { return 100'000'000; }
    return at.take("兆") ? 1'000'000'000'000 : 1;
}

// 十 to 千, before 万, 億, 兆 or alone; 1 where there is none.
constexpr std::int64_t take_multiplier(cursor& at)
{
    std::int64_t const small = take_small_multiplier(at);
    return small * take_large_multiplier(at);
}

// The same behind a number, from which a blank may part it.
template <std::int64_t (*Take)(cursor&)>
constexpr std::int64_t take_behind_blank(cursor& at)
{
    cursor ahead = at;
    ahead.skip_spaces();
    std::int64_t const multiplier = Take(ahead);
    if (multiplier != 1) { at = ahead; }
    return multiplier;
}

// However many a program lets its readers take: what is done with numbers grows with the square.
inline constexpr std::size_t most_digits_ever = 100'000;

// The digits of one part and how they are grouped.
struct part {
    exact number;
    unsigned char decimals = 0;
    tomakomai_kpi::grouping grouping = grouping::unseen;
};

constexpr code take_part(cursor& at, part& out, std::size_t most_digits)
{
    constexpr std::size_t word_digits = 18;  // that surely fit in 64 bits
    std::int64_t small = 0;
    std::int64_t scale = 1;
    std::size_t digits = 0;
    std::size_t in_group = 0;
    bool grouped = false;
    bool leading_zero = false;

    auto const flush = [&] {
        out.number = digits <= word_digits ? exact{small} : out.number * scale + small;
        small = 0;
        scale = 1;
    };
    auto const add_digit = [&](char digit) {
        if (digits > 0 && digits % word_digits == 0) { flush(); }
        small = small * 10 + (digit - '0');
        scale *= 10;
        ++digits;
    };

    if (!is_digit(at.peek())) { return code::bad_number; }
    leading_zero = at.peek() == '0';
    for (;;) {
        char const c = at.peek();
        if (is_digit(c)) {
            if (digits == most_digits || digits == most_digits_ever) { return code::bad_number; }
            if (grouped && in_group == 3) { return code::bad_grouping; }
            add_digit(c);
            ++in_group;
        } else if (c == ',') {
            if (in_group == 0 || in_group > 3 || (grouped && in_group != 3)) {
                return code::bad_grouping;
            }
            grouped = true;
            in_group = 0;
        } else {
            break;
        }
        at.skip();
    }
    if (grouped && in_group != 3) { return code::bad_grouping; }
    if (leading_zero && digits > 1) { return code::bad_number; }
    if (grouped) {
        out.grouping = grouping::grouped;
    } else if (digits > 3) {
        out.grouping = grouping::plain;
    }

    std::int64_t ten_to_decimals = 1;  // as long as it fits
    if (at.take_ascii('.')) {
        if (!is_digit(at.peek())) { return code::bad_number; }
        while (is_digit(at.peek())) {
            if (digits == most_digits || out.decimals == 255) { return code::bad_number; }
            add_digit(at.peek());
            if (out.decimals < word_digits) { ten_to_decimals *= 10; }
            ++out.decimals;
            at.skip();
        }
    }
    flush();
    if (out.decimals > 0) {
        out.number /= ten_to_decimals;
        for (std::size_t d = word_digits; d < out.decimals; ++d) { out.number /= 10; }
    }
    return code::none;
}

// A part of a number and all that its multiplier counts.
struct group {
    part last;     // the part that ends it
    exact number;  // counted in small × large
    std::int64_t small = 1;
    std::int64_t large = 1;
    tomakomai_kpi::grouping grouping = grouping::unseen;
    bool several = false;
    bool loose_end = false;  // 3千5: the rest may lack its multiplier

    constexpr std::int64_t multiplier() const { return small * large; }
};

// May what follows a multiplier, `lower` times `times`, stand there?
constexpr bool fits_behind(std::int64_t multiplier, part const& lower, exact const& number,
                           std::int64_t times)
{
    if (times >= multiplier || number * times >= multiplier) { return false; }
    // 3億0円 and 3万5.5人 are no compounds that anyone prints.
    return number >= 1 && (times > 1 || lower.decimals == 0);
}

constexpr code take_group(cursor& at, group& out, std::size_t most_digits)
{
    part& p = out.last;
    if (code const bad = take_part(at, p, most_digits); bad != code::none) { return bad; }
    out.number = p.number;
    out.grouping = p.grouping;
    out.small = take_behind_blank<take_small_multiplier>(at);
    while (out.small > 1 && is_digit(at.peek())) {
        if (p.decimals > 0) { return code::bad_number; }
        part lower;
        if (code const bad = take_part(at, lower, most_digits); bad != code::none) { return bad; }
        std::int64_t const small = take_behind_blank<take_small_multiplier>(at);
        if (!fits_behind(out.small, lower, lower.number, small)) { return code::bad_number; }
        out.several = true;
        out.loose_end = small == 1 && lower.number * 10 < out.small;
        out.number = out.number * (out.small / small) + lower.number;
        out.small = small;
        p = lower;
    }
    out.large = take_behind_blank<take_large_multiplier>(at);
    // 3千5万: 3千5百万, or 3,005万?
    return out.large > 1 && out.loose_end ? code::bad_number : code::none;
}

// 3分の385: how a fraction is read out, and a result that is none of decimals is written to be read
// again. Two values in a cell look otherwise.
constexpr bool take_parts_of_one(cursor& at, exact& out, std::size_t most_digits)
{
    cursor ahead = at;
    part p;
    bool const fits = take_part(ahead, p, most_digits) == code::none && p.decimals == 0
                      && p.number >= 1 && ahead.take("分の") && is_digit(ahead.peek());
    if (!fits) { return false; }
    out = p.number;
    at = ahead;
    return true;
}

constexpr code take_fraction(cursor& at, exact const& denominator, reading& out,
                             std::size_t most_digits)
{
    part p;
    if (code const bad = take_part(at, p, most_digits); bad != code::none) { return bad; }
    if (p.decimals > 0) { return code::bad_number; }
    out.number = p.number / denominator;
    out.multiplier = take_behind_blank<take_multiplier>(at);
    out.canonical = false;
    return code::none;
}

// 2億396万 is 20396 × 10⁴: groups of falling multipliers, counted in the last one.
constexpr code take_number(cursor& at, reading& out, std::size_t most_digits)
{
    if (exact denominator; take_parts_of_one(at, denominator, most_digits)) {
        return take_fraction(at, denominator, out, most_digits);
    }
    group g;
    if (code const bad = take_group(at, g, most_digits); bad != code::none) { return bad; }
    out.number = g.number;
    out.multiplier = g.multiplier();
    out.notation.grouping = g.grouping;
    out.loose_end = g.loose_end;
    out.canonical = out.canonical && !g.several;
    while (is_digit(at.peek()) && out.multiplier > 1) {
        if (g.last.decimals > 0) { return code::bad_number; }
        group lower;
        if (code const bad = take_group(at, lower, most_digits); bad != code::none) { return bad; }
        std::int64_t const multiplier = lower.multiplier();
        if (!fits_behind(out.multiplier, lower.last, lower.number, multiplier)) {
            return code::bad_number;
        }
        out.canonical = false;
        out.loose_end = lower.loose_end || (multiplier == 1 && lower.number * 10 < out.multiplier);
        out.number = out.number * (out.multiplier / multiplier) + lower.number;
        out.multiplier = multiplier;
        g = lower;
    }
    out.notation.decimals = g.last.decimals;
    out.notation.exact_decimals = true;
    return code::none;
}

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi::detail {

struct word {
    std::string_view text;
    unsigned char qualifier = 0;
    tomakomai_kpi::bound bound = tomakomai_kpi::bound::none;
    unsigned char place = 0;  // in the order in which values print their words; 0 for none
};

inline constexpr std::array<word, 4> words_before{{{"約", qualifier::about, bound::none, 1},
                                                   {"概ね", qualifier::roughly, bound::none, 2},
                                                   {"おおむね", qualifier::roughly},
                                                   {"延べ", qualifier::gross, bound::none, 3}}};

inline constexpr std::array<word, 7> words_after{{{"程度", qualifier::degree, bound::none, 5},
                                                  {"以上", 0, bound::at_least, 6},
                                                  {"以下", 0, bound::at_most, 6},
                                                  {"以内", 0, bound::at_most},
                                                  {"未満", 0, bound::less_than, 6},
                                                  {"超え", 0, bound::more_than},
                                                  {"超", 0, bound::more_than, 6}}};

template <std::size_t N>
constexpr bool take_word(cursor& at, reading& out, std::array<word, N> const& words,
                         unsigned char& place)
{
    for (word const& w : words) {
        // A word said twice, or a second bound, is no word of a value.
        bool const said = (out.notation.qualifiers & w.qualifier) != 0
                          || (w.bound != bound::none && out.bound != bound::none);
        if (said || !at.take(w.text)) { continue; }
        out.notation.qualifiers = static_cast<unsigned char>(out.notation.qualifiers | w.qualifier);
        if (w.bound != bound::none) { out.bound = w.bound; }
        out.canonical = out.canonical && w.place > place;
        place = w.place;
        return true;
    }
    return false;
}

// The longest spelling of any known unit at the cursor.
constexpr bool take_unit(cursor& at, reading& out, known_units known)
{
    std::string_view longest;
    auto const consider = [&](unit u) {
        unit_definition const& d = u.definition();
        auto const better = [&](char const* spelling, std::size_t index) {
            std::string_view const s{spelling};
            if (s.size() <= longest.size() || !at.rest().starts_with(s)) { return; }
            longest = s;
            out.unit = u;
            out.notation.spelling = static_cast<unsigned char>(index);
        };
        better(d.symbol, 0);
        for (std::size_t i = 0; i < unit_definition::most_spellings && d.spellings[i] != nullptr;
             ++i) {
            better(d.spellings[i], i + 1);
        }
    };
    for (std::size_t i = 0; i < known.own_count; ++i) { consider(known.own[i]); }
    if (known.find != nullptr && at.at_end()) { return false; }
    if (known.find != nullptr) {
        spelled_unit const found = known.find(at.rest());
        if (found.size > longest.size()) {
            longest = at.rest().substr(0, found.size);
            out.unit = found.unit;
            out.notation.spelling = found.spelling;
        }
        return at.take(longest);
    }
    for (unit const u : unit_array<units::whole_catalogue>) { consider(u); }
    return at.take(longest);
}

// 2021年 is a date, however well it reads as a duration; 2,021年間 is none.
constexpr bool is_year(reading const& read)
{
    if (read.notation.grouping != grouping::plain || read.multiplier != 1
        || read.notation.spelling != 0 || read.unit.symbol() != std::string_view{"年"}) {
        return false;
    }
    return read.number >= 1'000 && read.number <= 2'999;
}

// The documents' own default: states stand at a time, everything else happens in a year.
constexpr basis default_basis(unit u) noexcept
{
    switch (u.scale()) {
    case scale_kind::points: return basis::change;
    case scale_kind::ratio:
        return u.symbol()[0] == '\0' || u.definition().composition == composition::quotient
                   ? basis::level
                   : basis::annual;
    default: return basis::level;
    }
}

// A place or a multiple below nothing can be a change only: -2位, -0.1倍.
constexpr basis default_basis(reading const& read) noexcept
{
    bool const never_negative =
        read.unit.scale() == scale_kind::ordinal || read.unit.symbol() == std::string_view{"倍"};
    return never_negative && read.number.sign() < 0 ? basis::change : default_basis(read.unit);
}

// 41人/年 says what 年間41人 says, of whatever can happen in a year. A state a year is a quotient (%/年),
// and so is what goes on (kg/年・人).
constexpr bool may_be_yearly(unit of)
{
    return of.symbol()[0] != '\0' && rule::carry({of, basis::annual}).allowed();
}

constexpr bool take_yearly(cursor& at, unit of)
{
    if (!may_be_yearly(of)) { return false; }
    cursor ahead = at;
    ahead.skip_spaces();
    if (!ahead.take_ascii('/')) { return false; }
    ahead.skip_spaces();
    if (!ahead.take("年度") && !ahead.take("年間") && !ahead.take("年")) { return false; }
    if (ahead.rest().starts_with("・") || ahead.rest().starts_with("·")) { return false; }
    at = ahead;
    return true;
}

// Ten thousand percent, 3万位 and 2千℃ are misprints.
constexpr bool may_be_multiplied(unit of) noexcept
{
    auto const is = [&](std::string_view symbol) { return symbol == of.symbol(); };
    bool const share = of.scale() == scale_kind::proportion || of.scale() == scale_kind::ordinal;
    return !share && !is("歳") && !is("℃");
}

// 1.200人 is 1,200人 misprinted (but 0.125人 no 0,125人): people of whom each is a thousandth.
constexpr bool is_point_for_comma(reading const& read)
{
    constexpr int thousandths = 3;
    return read.notation.decimals == thousandths && read.multiplier == 1
           && read.unit.definition().counts && abs(read.number) >= 1 && abs(read.number) < 1000;
}

// What no such thing has: a third of a rank, minus a place. A change of a rank may be minus, or a mean;
// whether △3位 rose or fell is not said.
constexpr code why_no_such_value(reading const& read, basis on)
{
    auto const scale = read.unit.scale();
    bool const ranked = scale == scale_kind::ordinal;
    bool const share = scale == scale_kind::proportion;
    if (ranked && read.triangle) { return code::bad_number; }
    if (ranked && !is_change(on)) {
        if (read.number.sign() <= 0 || !read.number.is_integer()) { return code::bad_number; }
        // 3位以上 is third or better, and 3 or more by the number.
        if (read.bound != bound::none && read.bound != bound::at_most) {
            return code::trailing_text;
        }
    }
    bool const multiplied = read.multiplier != 1 || read.loose_end;
    if (multiplied && !may_be_multiplied(read.unit)) { return code::bad_number; }
    bool const gross = (read.notation.qualifiers & qualifier::gross) != 0;
    if (gross && (ranked || share || scale == scale_kind::interval)) { return code::trailing_text; }
    return is_point_for_comma(read) ? code::bad_grouping : code::none;
}

constexpr std::string_view take_inner(cursor& at)
{
    std::string_view const from = at.rest();
    std::size_t const start = at.position();
    while (!at.at_end() && at.peek() != ')') { at.skip(); }
    return from.substr(0, at.position() - start);
}

constexpr reading read_value(std::string_view text, known_units known = {})
{
    reading out;
    cursor at{text};
    std::size_t const size = text.size();
    auto const stop = [&](code why) {
        out.refused = why;
        out.position = at.position();
        return out;
    };

    at.skip_spaces();
    if (at.at_end()) { return stop(code::empty_text); }
    text = without_blanks_behind(text);
    std::size_t const indent = at.position();
    if (!is_digit(at.peek()) && is_dash(text.substr(indent))) {
        out.missing = code::unspecified;
        return out;
    }
    at = cursor{text};
    at.skip_spaces();

    unsigned char place = 0;
    for (bool more = !is_digit(at.peek()); more;) {
        if (!out.basis_printed && at.take("累計")) {
            out.basis_printed = true;
            out.basis = basis::cumulative;
            place = 4;
        } else {
            more = take_word(at, out, words_before, place);
        }
        at.skip_spaces();
        more = more && !is_digit(at.peek());
    }

    std::size_t const sign_position = at.position();
    out.triangle = at_triangle(at);
    bool const negative = take_minus(at);
    bool const signed_change = !negative && at.take_ascii('+');
    if (negative) { out.canonical = out.canonical && text[sign_position] == '-'; }
    if (code const bad = take_number(at, out, known.most_digits); bad != code::none) {
        return stop(bad);
    }
    if (negative) {
        out.canonical = out.canonical && out.number.sign() != 0;
        out.number = -out.number;
    }
    at.skip_spaces();

    std::size_t const unit_position = at.position();
    bool const has_unit = take_unit(at, out, known);
    if (!out.basis_printed && has_unit && take_yearly(at, out.unit)) {
        out.basis_printed = true;
        out.basis = basis::annual;
        out.canonical = false;
    }
    if (is_year(out) || (out.loose_end && !has_unit)) { return stop(code::bad_number); }
    at.skip_spaces();
    while (!at.at_end() && take_word(at, out, words_after, place)) { at.skip_spaces(); }
    if (at.take_ascii('(')) {
        out.has_inner = true;
        out.inner = take_inner(at);
        if (!at.take_ascii(')')) { return stop(code::trailing_text); }
        at.skip_spaces();
    }
    if (!at.at_end()) {
        return stop(at.position() == unit_position && !is_digit(at.peek()) ? code::unknown_unit
                                                                           : code::trailing_text);
    }
    if (!out.basis_printed) { out.basis = signed_change ? basis::change : default_basis(out); }
    // Changes print their plus, and the text may be longer than what was read of it.
    bool const prints_plus = is_change(out.basis) && !negative;
    out.canonical = out.canonical && !at.saw_odd() && !out.has_inner && signed_change == prints_plus
                    && at.position() == size;
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

template <std::size_t N>
struct literal_text {
    char bytes[N]{};
    constexpr literal_text(char const (&text)[N]) { std::copy_n(text, N, bytes); }
    constexpr std::string_view view() const { return {bytes, N - 1}; }
};

template <literal_text Text>
inline constexpr reading literal_reading = read_value(Text.view());

// A literal holds a number, its unit and the words of the plain grammar. What else stands before or
// behind them `parse` may read: whether it does can be said only when a program runs.
constexpr code literal_code(reading const& r, std::string_view text)
{
    cursor const stopped{text.substr(r.position)};
    bool const in_number = stopped.at_end() || is_digit(stopped.peek()) || stopped.peek() == ','
                           || stopped.peek() == '.';
    bool const behind_unit = r.unit.symbol()[0] != '\0' && !stopped.at_end();
    bool const beyond = r.refused == code::trailing_text || r.refused == code::unknown_unit
                        || (r.refused == code::bad_number && (!in_number || behind_unit));
    if (beyond) { return code::beyond_literal; }
    if (r.refused != code::none) { return r.refused; }
    if (r.missing != code::none) { return code::missing; }
    if (r.bound != bound::none) { return code::bound; }
    // A quantity counts each thing once.
    bool const gross = (r.notation.qualifiers & qualifier::gross) != 0;
    if (r.has_inner || gross) { return code::beyond_literal; }
    if (code const why = why_no_such_value(r, r.basis); why != code::none) { return why; }
    return rule::carry({r.unit, r.basis}).refused;
}

template <unit_definition const* D, std::int64_t N, class List>
struct multiple_type_of;
template <unit_definition const* D, std::int64_t N>
struct multiple_type_of<D, N, unit_list<>> {
    using type = multiple<typename unit_type_of<D, units::whole_catalogue>::type, N>;
};
template <unit_definition const* D, std::int64_t N, unit_type First, unit_type... Rest>
    requires(!(multiplier_of<First> == N && unit_of<First> == unit{*D}))
struct multiple_type_of<D, N, unit_list<First, Rest...>>
    : multiple_type_of<D, N, unit_list<Rest...>> {};
template <unit_definition const* D, std::int64_t N, unit_type First, unit_type... Rest>
    requires(multiplier_of<First> == N && unit_of<First> == unit{*D})
struct multiple_type_of<D, N, unit_list<First, Rest...>> {
    using type = First;
};

template <unit_definition const* D, std::int64_t N>
struct literal_unit {
    using type = typename multiple_type_of<D, N, units::named_multiples>::type;
};
template <unit_definition const* D>
struct literal_unit<D, 1> {
    using type = typename unit_type_of<D, units::whole_catalogue>::type;
};
template <>
struct literal_unit<&no_unit, 1> {
    using type = units::none;
};

}  // namespace detail

inline namespace literals {

/// The quantity that the text prints. What `parse` refuses, a missing mark and a bound do not compile.
template <detail::literal_text Text>
constexpr auto operator""_kpi()
{
    constexpr code why = detail::literal_code(detail::literal_reading<Text>, Text.view());
    static_assert(why != code::empty_text, "empty_text: 文字がありません");
    static_assert(why != code::bad_number, "bad_number: 数として読めません");
    static_assert(why != code::bad_grouping, "bad_grouping: 桁区切りは3桁ごとです");
    static_assert(
        why != code::beyond_literal,
        "beyond_literal: リテラルに書けるのは数と目録の単位と、累計・約・程度などの語です。"
        "ほかの書き方は parse が読みます");
    static_assert(why != code::trailing_text, "trailing_text: この単位に付かない語があります");
    static_assert(why != code::missing, "missing: 値のない記号は数量になりません");
    static_assert(why != code::bound, "bound: 以上・以下などの限度は数量になりません");
    static_assert(why != code::basis_mismatch,
                  "basis_mismatch: この単位に累計・単年度はありません");
    static_assert(why != code::unit_mismatch, "unit_mismatch: %の増減の単位は ポイント です");
    if constexpr (why == code::none) {
        constexpr auto const& read = detail::literal_reading<Text>;
        using U = typename detail::literal_unit<&read.unit.definition(), read.multiplier>::type;
        if constexpr (read.basis == basis::annual) {
            return annual<U>{read.number};
        } else if constexpr (read.basis == basis::cumulative) {
            return cumulative<U>{read.number};
        } else if constexpr (read.basis == basis::level) {
            return level<U>{read.number};
        } else if constexpr (read.unit.scale() == scale_kind::points) {
            return change<level<units::percent>>{read.number};
        } else if constexpr (rule::carry({read.unit, basis::annual}).allowed()) {
            return change<annual<U>>{read.number};
        } else {
            return change<level<U>>{read.number};
        }
    }
}

}  // namespace literals

}  // namespace tomakomai_kpi

#endif

#endif
