// SPDX-License-Identifier: BSL-1.0
// One rule, three who ask it: whether a typed expression compiles, what rule.hpp answers, and what a
// run-time value does are the same verdict under the same code, for every pair of a list of types
// and for every row of tests/vectors/rules.txt.
#include <compare>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/observed.hpp>
#include <tomakomai_kpi/value/value.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

namespace {

template <class... Q>
struct quantities {};

// Units of every scale, of one dimension, and factors of one another, on all bases that they can
// stand on.
using some_quantities =
    quantities<annual<u::人>, annual<u::千人>, annual<u::件>, annual<u::泊>, annual<u::人泊>,
               annual<u::t>, annual<u::kg>, annual<u::円>, annual<u::none>, cumulative<u::人>,
               cumulative<u::千t>, cumulative<u::円>, level<u::人>, level<u::泊>, level<u::percent>,
               level<u::permille>, level<u::円毎人>, level<u::人毎日>, level<u::none>, level<u::点>,
               level<u::位>, change<annual<u::人>>, change<annual<u::t>>, change<cumulative<u::人>>,
               change<level<u::人>>, change<level<u::percent>>, change<level<u::円毎人>>,
               change<level<u::点>>, change<level<u::位>>>;

std::string described(operand of)
{
    return std::string{japanese(of.basis)} + of.unit.symbol();
}

// The result of an operator on types: a bare number, a value, or none where it does not compile.
struct typed_result {
    bool compiles = false;
    std::optional<exact> number;
    std::optional<value> quantity;

    void operator=(exact const& n)
    {
        compiles = true;
        number = n;
    }

    template <class Q>
    void operator=(Q const& q)
    {
        compiles = true;
        quantity.emplace(q);
    }
};

struct typed_results {
    operand a;
    operand b;
    value x;
    value y;
    typed_result sum;
    typed_result difference;
    typed_result quotient;
    typed_result product;
    std::optional<std::strong_ordering> order;
    std::optional<bool> equal{};  // none where it does not compile
};

template <class A, class B>
typed_results results_of()
{
    A const a{6};
    bool const rank = B::measured.unit.scale() == scale_kind::ordinal;
    B const b{rank ? exact{2} : exact::ratio(3, 2)};
    typed_results r{A::measured, B::measured, value{a}, value{b}, {}, {}, {}, {}, {}};
    if constexpr (addable<A, B>) { r.sum = a + b; }
    if constexpr (subtractable<A, B>) { r.difference = a - b; }
    if constexpr (divisible<A, B>) { r.quotient = a / b; }
    if constexpr (multipliable<A, B>) { r.product = a * b; }
    if constexpr (ordered<A, B>) { r.order = a <=> b; }
    if constexpr (equatable<A, B>) { r.equal = a == b; }
    return r;
}

// A result stands on the basis and in the unit of the verdict, or in a finer one that converts.
void check_result(verdict const& answer, typed_result const& typed, std::optional<value> const& run)
{
    CHECK(typed.compiles == answer.allowed());
    CHECK(run.has_value() == (answer.allowed() && !answer.is_number));
    if (!run || !typed.quantity) { return; }
    CHECK(*run == *typed.quantity);
    CHECK(run->basis() == answer.result.basis);
    CHECK(typed.quantity->basis() == answer.result.basis);
    CHECK(commensurable(run->unit(), answer.result.unit));
    CHECK(commensurable(typed.quantity->unit(), answer.result.unit));
}

// The value of a call, if it is not refused; `why` says why it is.
template <class Call>
std::optional<value> attempt(code& why, Call call)
{
    std::optional<value> got;
    why = refusal([&] { return got = call(); });
    return got;
}

void check(typed_results const& r)
{
    value const& x = r.x;
    value const& y = r.y;
    CAPTURE(described(r.a));
    CAPTURE(described(r.b));
    code why = code::none;

    verdict const sum = rule::sum(r.a, r.b);
    check_result(sum, r.sum, attempt(why, [&] { return x + y; }));
    CHECK(why == sum.refused);

    verdict const difference = rule::difference(r.a, r.b);
    check_result(difference, r.difference, attempt(why, [&] { return x - y; }));
    CHECK(why == difference.refused);

    verdict const product = rule::product(r.a, r.b);
    check_result(product, r.product, attempt(why, [&] { return x * y; }));
    CHECK(why == product.refused);

    // A quotient is a number by `/`, a value by `per`, never both.
    verdict const quotient = rule::ratio(r.a, r.b);
    bool const has_unit = quotient.allowed() && !quotient.is_number;
    check_result(quotient, r.quotient, attempt(why, [&] { return per(x, y); }));
    CHECK(why == (quotient.is_number ? code::undeclared_product : quotient.refused));
    CHECK(refusal([&] { return x / y; })
          == (has_unit ? code::undeclared_product : quotient.refused));
    CHECK(r.quotient.number.has_value() == quotient.is_number);
    if (r.quotient.number) { CHECK(x / y == *r.quotient.number); }

    code const no_order = rule::order(r.a, r.b).refused;
    CHECK(r.order.has_value() == (no_order == code::none));
    CHECK(refusal([&] { return compare(x, y); }) == no_order);
    if (r.order) { CHECK((compare(x, y) == *r.order)); }
    // What has no order does not compare as types, and is unequal when run.
    CHECK(r.equal.has_value() == r.order.has_value());
    CHECK((x == y) == r.equal.value_or(false));
    CHECK((x != y || x.hash() == y.hash()));

    CHECK(refusal([&] { return relative_change{x, y}; })
          == rule::relative_change(r.a, r.b).refused);
}

// Observations refuse what their quantities refuse; across time there are named operations.
template <class Total, class Next>
concept extendable =
    requires(observed<Total> const& total, observed<Next> const& next) { extend(total, next); };
template <class Later, class Earlier>
concept has_years_between = requires(
    observed<Later> const& later, observed<Earlier> const& earlier) { difference(later, earlier); };
template <class First, class Next>
concept accumulable =
    requires(observed<First> const& first, observed<Next> const& next) { accumulate(first, next); };
template <class Q>
concept kept_up = requires(Q const& rate) { over(rate, 5); };
template <class Q>
concept averaged = requires(Q const& total) { per_year(total, 5); };

template <class A, class B>
concept takes_in = requires(A a, B const& b) { a += b; };
template <class A, class B>
concept gives_up = requires(A a, B const& b) { a -= b; };

template <class A, class B>
constexpr bool observations_agree()
{
    operand const a = A::measured, b = B::measured;
    verdict const total = rule::accumulated(a);
    bool const both_years = total.allowed() && rule::extended(total.result, b).allowed();
    return addable<observed<A>, observed<B>> == addable<A, B>
           && subtractable<observed<A>, observed<B>> == subtractable<A, B>
           && ordered<observed<A>, observed<B>> == ordered<A, B>
           && equatable<observed<A>, observed<B>> == equatable<A, B>
           && std::is_constructible_v<A, B> == rule::converted(b, a).allowed()
           && std::is_constructible_v<observed<A>, observed<B>> == std::is_constructible_v<A, B>
           && takes_in<A, B> == rule::assigned(a, rule::sum(a, b)).allowed()
           && gives_up<A, B> == rule::assigned(a, rule::difference(a, b)).allowed()
           && !divisible<observed<A>, observed<B>> && !multipliable<observed<A>, observed<B>>
           && !addable<A, observed<B>> && extendable<A, B> == rule::extended(a, b).allowed()
           && has_years_between<A, B> == rule::years_between(a, b).allowed()
           && accumulable<A, B> == both_years;
}

// The run-time observations of the same quantities.
void check_observed(typed_results const& r)
{
    auto const a = r.a, b = r.b;
    CAPTURE(described(a));
    CAPTURE(described(b));
    observation const first{r.x, fiscal_year{2021}}, second{r.y, fiscal_year{2022}};
    code const not_extended = rule::extended(a, b).refused;
    CHECK(refusal([&] { return extend(first, second); }) == not_extended);
    verdict const total = rule::accumulated(a);
    CHECK(refusal([&] { return accumulate({first, second}); })
          == (total.allowed() ? rule::extended(total.result, b).refused : total.refused));
    code const why = refusal([&] { return difference(second, first); });
    CHECK((why == code::start_differs ? code::none : why) == rule::years_between(b, a).refused);
}

template <class A>
void check_alone()
{
    bool const rank = A::measured.unit.scale() == scale_kind::ordinal;
    A const a{rank ? exact{4} : exact::ratio(9, 2)};
    value const x{a};
    CAPTURE(described(A::measured));
    CHECK(x.as<A>() == a);
    CHECK(x.unit() == A::measured.unit);
    CHECK(x.basis() == A::measured.basis);
    CHECK(x.amount() == a.amount());

    code const scaled = rule::scaled(A::measured).refused;
    bool const scales = scaled == code::none;
    CHECK(multipliable<A, int> == scales);
    CHECK(multipliable<exact, A> == scales);
    CHECK(divisible<A, exact> == scales);
    CHECK(negatable<A> == scales);
    CHECK(!multipliable<A, double>);
    CHECK(!multipliable<float, A>);
    CHECK(!divisible<A, double>);
    CHECK(!divisible<int, A>);
    CHECK(refusal([&] { return x * 2; }) == scaled);
    CHECK(refusal([&] { return 2 * x; }) == scaled);
    CHECK(refusal([&] { return x / 2; }) == scaled);
    CHECK(refusal([&] { return -x; }) == scaled);
    CHECK(refusal([&] { return over(x, 5); }) == rule::over(A::measured).refused);
    CHECK(kept_up<A> == rule::over(A::measured).allowed());
    CHECK(refusal([&] { return per_year(x, 5); }) == rule::per_year(A::measured).refused);
    CHECK(averaged<A> == rule::per_year(A::measured).allowed());
    if constexpr (multipliable<A, int>) {
        CHECK(x * 2 == value{a * 2});
        CHECK(2 * x == x * 2);
        CHECK(x / 2 == value{a / 2});
        CHECK(-x == value{-a});
        CHECK(refusal([&] { return x / 0; }) == code::zero_denominator);
    }
}

template <class A, class... B>
void check_against(quantities<B...>)
{
    static_assert((observations_agree<A, B>() && ...));
    check_alone<A>();
    // Called in a loop: written out by a fold, they take the compiler three times as long.
    for (auto const results : {&results_of<A, B>...}) {
        typed_results const r = results();
        check(r);
        check_observed(r);
    }
}

template <class... A>
void check_all_pairs(quantities<A...> all)
{
    (check_against<A>(all), ...);
}

// Rows of tests/vectors/rules.txt, which tests/generate/rules.cpp says how to read.
std::vector<std::vector<std::string>> rows_of_the_table()
{
    auto const here = std::filesystem::path{__FILE__}.parent_path();
    std::ifstream file{here / "../../vectors/rules.txt"};
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) { continue; }
        std::vector<std::string> cells{""};
        for (char const c : line) {
            if (c == '\t') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::map<std::string, basis> const bases{{"annual", basis::annual},
                                         {"cumulative", basis::cumulative},
                                         {"level", basis::level},
                                         {"annual_change", basis::annual_change},
                                         {"cumulative_change", basis::cumulative_change},
                                         {"level_change", basis::level_change}};

value of_row(std::string const& symbol, std::string const& on, int number)
{
    return {number, parse_unit(symbol).unit, bases.at(on)};
}

// What a call gives, in the words of the table.
std::string told(exact const&)
{
    return "number";
}
std::string told(value const& v)
{
    for (auto const& [word, on] : bases) {
        if (on == v.basis()) { return std::string{v.unit().symbol()} + " " + word; }
    }
    return "";
}
std::string told(std::strong_ordering)
{
    return "number";
}
std::string told(observation const& o)
{
    return told(o.value());
}

template <class Call>
std::string answer(Call call)
{
    std::string text;
    code const why = refusal([&] { return text = told(call()); });
    return why == code::none ? text : name(why);
}

}  // namespace

TEST_CASE("values refuse what does not compile, under the same code, and agree where both compute")
{
    check_all_pairs(some_quantities{});
}

TEST_CASE("every row of the rule table is what values do when run")
{
    auto const rows = rows_of_the_table();
    REQUIRE(rows.size() > 2'000);
    for (auto const& row : rows) {
        std::string const operation = row[0];
        CAPTURE(operation);
        CAPTURE(row[1]);
        CAPTURE(row[2]);
        if (operation == "carry") {
            CHECK(name(refusal([&] { return of_row(row[1], row[2], 6); })) == row[3]);
            continue;
        }
        value const a = of_row(row[1], row[2], 6);
        if (operation == "scale") {
            CHECK(answer([&] { return a * 2; }) == row[3]);
        } else if (operation == "accumulate") {
            CHECK(answer([&] { return accumulate({{a, fiscal_year{2021}}}); }) == row[3]);
        } else if (operation == "over") {
            CHECK(answer([&] { return over(a, 5); }) == row[3]);
        } else if (operation == "per_year") {
            CHECK(answer([&] { return per_year(a, 5); }) == row[3]);
        } else {
            REQUIRE(operation == "pair");
            CAPTURE(row[3]);
            CAPTURE(row[4]);
            value const b = of_row(row[3], row[4], 3);
            CHECK(answer([&] { return a + b; }) == row[5]);
            CHECK(answer([&] { return a - b; }) == row[6]);
            bool const is_number = row[7] == "number";
            CHECK((is_number ? answer([&] { return a / b; }) : answer([&] { return per(a, b); }))
                  == row[7]);
            CHECK(answer([&] { return a * b; }) == row[8]);
            CHECK(answer([&] { return compare(a, b); }) == row[9]);
        }
    }
}
