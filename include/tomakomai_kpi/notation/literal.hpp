// SPDX-License-Identifier: BSL-1.0
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

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/value/more_units.hpp>
#include <tomakomai_kpi/value/quantity.hpp>

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
