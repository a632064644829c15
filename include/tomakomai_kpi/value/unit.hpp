// SPDX-License-Identifier: BSL-1.0
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

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/whole_number.hpp>
#include <tomakomai_kpi/value/detail/wide.hpp>
#include <tomakomai_kpi/value/dimension.hpp>
#include <tomakomai_kpi/value/exact.hpp>

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
#include <tomakomai_kpi/value/bodies/unit.hpp>
#endif

#endif
