// SPDX-License-Identifier: BSL-1.0
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

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/hash.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/unit.hpp>

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
#include <tomakomai_kpi/value/bodies/arithmetic.hpp>
#include <tomakomai_kpi/value/bodies/value.hpp>
#endif

#endif
