// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_UNIT_HPP
#define TOMAKOMAI_KPI_UNIT_HPP

// Units: what an amount counts or measures.
//
// A unit is described by a constant definition (symbol, dimension, size, kind
// of scale) and passed around as a handle to it. A unit *type* is any type with
// a static member `definition`, so that an own unit is one line:
//
//   struct 皿 { static constexpr auto definition = tomakomai_kpi::counter("皿"); };
//
// Every counting unit is a dimension of its own: 人 and 件 never mix. Units of
// one dimension (t and kg, % and ‰) convert exactly. Multipliers (千, 万, 百万)
// are no part of a unit: a unit type may carry one, as 千t does.
//
// Synopsis
//   enum class scale_kind { ratio, proportion, points, interval, ordinal };
//   struct unit_definition;        made by counter(), measuring(), product(), …
//   class unit;                    symbol(), scale(), factor(); == ; commensurable(a, b)
//   concept unit_type;             a type with `definition`
//   unit_of<U>, multiplier_of<U>   the unit and the multiplier of a unit type
//   struct multiple<U, N>          the unit type of N times U

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <tomakomai_kpi/exact.hpp>

namespace tomakomai_kpi {

/// What arithmetic the numbers of a unit bear (levels of measurement).
enum class scale_kind : unsigned char {
    ratio,       // counts and measures: sums and ratios
    proportion,  // %, ‰: no sums; differences are points
    points,      // ポイント: the difference of two proportions
    interval,    // 点, 段階: differences, no ratios
    ordinal,     // 位: order and distance only
};

namespace detail {

constexpr bool same_text(char const* a, char const* b) noexcept
{
    for (; *a == *b; ++a, ++b) {
        if (*a == '\0') { return true; }
    }
    return false;
}

}  // namespace detail

/// A product of powers of base dimensions, in the order in which it was declared.
struct dimension {
    static constexpr std::size_t most_factors = 4;

    struct factor {
        char const* base = "";
        int exponent = 0;
    };

    factor factors[most_factors]{};

    static constexpr dimension base(char const* name) noexcept
    {
        dimension d;
        d.factors[0] = {name, 1};
        return d;
    }

    constexpr int exponent_of(char const* name) const noexcept
    {
        for (factor const& f : factors) {
            if (f.exponent != 0 && detail::same_text(f.base, name)) { return f.exponent; }
        }
        return 0;
    }

    constexpr void multiply_by(char const* name, int exponent) noexcept
    {
        for (factor& f : factors) {
            bool const known = f.exponent != 0 && detail::same_text(f.base, name);
            if (known || f.exponent == 0) {
                f = {name, f.exponent + exponent};
                return;
            }
        }
    }

    friend constexpr bool operator==(dimension const& a, dimension const& b) noexcept
    {
        return a.is_within(b) && b.is_within(a);
    }

private:
    constexpr bool is_within(dimension const& other) const noexcept
    {
        for (factor const& f : factors) {
            if (f.exponent != 0 && other.exponent_of(f.base) != f.exponent) { return false; }
        }
        return true;
    }
};

/// All that is known of a unit. Constant: in the catalogue, or declared by a program.
struct unit_definition {
    static constexpr std::size_t most_spellings = 8;

    char const* symbol = "";                  // as results print it; "" for no unit
    char const* spellings[most_spellings]{};  // other ways to print it, then null pointers
    tomakomai_kpi::dimension dimension{};
    std::int64_t numerator = 1;  // size in the coherent unit of the dimension
    std::int64_t denominator = 1;
    scale_kind scale = scale_kind::ratio;
    unit_definition const* left = nullptr;  // the factors of a declared product
    unit_definition const* right = nullptr;
};

namespace detail {

constexpr unit_definition with_spellings(unit_definition definition) noexcept
{
    return definition;
}

template <std::convertible_to<char const*>... More>
constexpr unit_definition with_spellings(unit_definition definition, char const* spelling,
                                         More... more)
{
    std::size_t free = 0;
    while (definition.spellings[free] != nullptr) { ++free; }
    definition.spellings[free] = spelling;
    return with_spellings(definition, more...);
}

}  // namespace detail

/// A unit that counts things of its own kind; `spellings` are other ways to print it.
template <std::convertible_to<char const*>... Spellings>
constexpr unit_definition counter(char const* symbol, Spellings... spellings)
{
    unit_definition d;
    d.symbol = symbol;
    d.dimension = dimension::base(symbol);
    return detail::with_spellings(d, spellings...);
}

/// A unit of a named dimension, `size` coherent units large.
template <std::convertible_to<char const*>... Spellings>
constexpr unit_definition measuring(char const* symbol, char const* dimension_name,
                                    std::int64_t size, Spellings... spellings)
{
    unit_definition d;
    d.symbol = symbol;
    d.dimension = dimension::base(dimension_name);
    d.numerator = size;
    return detail::with_spellings(d, spellings...);
}

/// One `parts`-th of the whole, as % is a hundredth.
template <std::convertible_to<char const*>... Spellings>
constexpr unit_definition proportion(char const* symbol, std::int64_t parts, Spellings... spellings)
{
    unit_definition d;
    d.symbol = symbol;
    d.dimension = dimension::base("割合");
    d.denominator = parts;
    d.scale = scale_kind::proportion;
    return detail::with_spellings(d, spellings...);
}

/// The declared product of two units, printed by a symbol of its own: 人 and 泊 make 人泊.
template <std::convertible_to<char const*>... Spellings>
constexpr unit_definition product(char const* symbol, unit_definition const& left,
                                  unit_definition const& right, Spellings... spellings)
{
    unit_definition d;
    d.symbol = symbol;
    d.dimension = left.dimension;
    for (auto const& f : right.dimension.factors) {
        if (f.exponent != 0) { d.dimension.multiply_by(f.base, f.exponent); }
    }
    d.numerator = left.numerator * right.numerator;
    d.denominator = left.denominator * right.denominator;
    d.left = &left;
    d.right = &right;
    return detail::with_spellings(d, spellings...);
}

namespace detail {

constexpr unit_definition of_scale(unit_definition definition, scale_kind scale) noexcept
{
    definition.scale = scale;
    return definition;
}

inline constexpr unit_definition no_unit{};
inline constexpr unit_definition percentage_point =
    of_scale(proportion("ポイント", 100, "pt", "ﾎﾟｲﾝﾄ", "%ポイント", "パーセントポイント"),
             scale_kind::points);

}  // namespace detail

/// A handle to a definition, which must outlive it (catalogue and unit types do).
class unit {
public:
    /// No unit, as in 1.8.
    constexpr unit() noexcept = default;

    constexpr explicit unit(unit_definition const& definition) noexcept : definition_{&definition}
    {
    }

    constexpr char const* symbol() const noexcept { return definition_->symbol; }
    constexpr scale_kind scale() const noexcept { return definition_->scale; }
    constexpr unit_definition const& definition() const noexcept { return *definition_; }

    /// Size in the coherent unit of the dimension: t is 1000 kg.
    constexpr exact factor() const
    {
        return exact::ratio(definition_->numerator, definition_->denominator);
    }

    /// Two definitions that agree are one unit, wherever they were written.
    friend constexpr bool operator==(unit a, unit b) noexcept
    {
        unit_definition const& x = *a.definition_;
        unit_definition const& y = *b.definition_;
        // Compilers differ in whether addresses of distinct constants compare while compiling.
        if (!std::is_constant_evaluated() && &x == &y) { return true; }
        return detail::same_text(x.symbol, y.symbol) && x.dimension == y.dimension
               && x.numerator == y.numerator && x.denominator == y.denominator
               && x.scale == y.scale;
    }

private:
    unit_definition const* definition_ = &detail::no_unit;
};

/// Do amounts of the two units convert into each other?
constexpr bool commensurable(unit a, unit b) noexcept
{
    return a.definition().dimension == b.definition().dimension && a.scale() == b.scale();
}

/// The unit in which results of a and b, which are commensurable, lose nothing to read: the smaller.
constexpr unit finer(unit a, unit b)
{
    return b.factor() < a.factor() ? b : a;
}

/// The unit of the difference of two amounts: ポイント for proportions, else the unit itself.
constexpr unit difference_unit(unit of) noexcept
{
    return of.scale() == scale_kind::proportion ? unit{detail::percentage_point} : of;
}

template <class U>
concept unit_type = requires {
    { U::definition } -> std::convertible_to<unit_definition const&>;
};

/// N times the unit U, with a name if a struct derives from it: struct 千t : multiple<t, 1000> {};
template <unit_type U, std::int64_t N>
struct multiple {
    static constexpr unit_definition const& definition = U::definition;
    static constexpr std::int64_t multiplier = N;
};

template <unit_type U>
inline constexpr unit unit_of{U::definition};

template <unit_type U>
inline constexpr std::int64_t multiplier_of = 1;

template <unit_type U>
    requires requires { U::multiplier; }
inline constexpr std::int64_t multiplier_of<U> = U::multiplier;

}  // namespace tomakomai_kpi

#endif
