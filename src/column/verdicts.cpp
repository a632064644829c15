// SPDX-License-Identifier: BSL-1.0
// Verdicts of columns.
#include <tomakomai_kpi/column/column_progress.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>

#include "column/judged_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::wide;

enum verdict_of_row : signed char { undefined = -1, no = 0, yes = 1 };

constexpr auto conflicting = static_cast<unsigned char>(code::direction_conflict);

std::int64_t year_of(std::span<std::int32_t const> years, std::size_t row)
{
    return years[years.size() == 1 ? 0 : row];
}

// Whether left ≥ right × n/of, or ≤, of integers that fit after multiplying: the caller has seen to it.
template <class Product, class Amount>
bool ahead(Amount x, std::int64_t of, Amount y, std::int64_t n, bool up)
{
    auto const left = static_cast<Product>(x) * static_cast<Product>(of);
    auto const right = static_cast<Product>(y) * static_cast<Product>(n);
    return up ? left >= right : left <= right;
}

struct row_range {
    std::size_t from;
    std::size_t to;
};

// The sides of all rows at one step: amounts and what their differences and products need.
template <class AmountOf, class DifferenceOf, class ProductOf>
struct row_sides {
    using amount = AmountOf;
    using difference = DifferenceOf;
    using product = ProductOf;

    std::span<amount const> actual;
    std::span<amount const> target;
    std::span<amount const> baseline;  // empty where none may meet the others
};

// The path of rows that all have their amounts, in one year before the target's: the same as on_path
// without a branch a row. Where target equals baseline, gain ≥ 0 is met.
template <bool Cumulative, bool Up, class Sides>
void whole_path(Sides const& s, std::int64_t n, std::int64_t of, row_range range, row_verdicts& out)
{
    using difference = typename Sides::difference;
    using product = typename Sides::product;
    auto const passed = static_cast<product>(n);
    auto const years = static_cast<product>(of);
    // Bytes may alias all: what the loop reads stands in variables of its own.
    auto const* const actual = s.actual.data();
    auto const* const target = s.target.data();
    auto const* const baseline = s.baseline.data();
    signed char* const holds = out.holds.data();
    auto const way_of = [&](std::size_t row) -> difference {
        if constexpr (Cumulative) { return target[row]; }
        return difference{target[row]} - baseline[row];
    };
    auto const leads_back = [](difference way) { return Up ? way < 0 : way > 0; };
    bool conflicts = false;
    for (std::size_t row = range.from; row < range.to; ++row) {
        difference const way = way_of(row);
        difference gain = actual[row];
        if constexpr (!Cumulative) { gain = gain - baseline[row]; }
        auto const gained = static_cast<product>(gain) * years;
        auto const wanted = static_cast<product>(way) * passed;
        holds[row] = Up ? gained >= wanted : gained <= wanted;
        conflicts |= leads_back(way);
    }
    if (Cumulative || !conflicts) { return; }
    out.reasons.resize(out.holds.size(), 0);
    unsigned char* const reasons = out.reasons.data();
    for (std::size_t row = range.from; row < range.to; ++row) {
        bool const conflict = leads_back(way_of(row));
        reasons[row] = conflict ? conflicting : 0;
        if (conflict) { holds[row] = undefined; }
    }
}

// What rows say of met, path and baseline.
template <class Sides>
class row_judge {
public:
    using difference = typename Sides::difference;
    using product = typename Sides::product;

    row_judge(Sides sides, any_column const& baseline, column_clock const& clock, bool up,
              bool cumulative)
        : sides_{sides}, baseline_{baseline}, clock_{clock}, up_{up}, cumulative_{cumulative}
    {
    }

    bool met(std::size_t row) const
    {
        return up_ ? sides_.actual[row] >= sides_.target[row]
                   : sides_.actual[row] <= sides_.target[row];
    }

    /// Whether the row is on its path; `why` where it cannot be said.
    verdict_of_row on_path(std::size_t row, code& why) const
    {
        std::int64_t const n = year_of(clock_.elapsed, row);
        std::int64_t const of = year_of(clock_.years, row);
        if (n >= of) { return met(row) ? yes : no; }
        if (n < 1) {
            why = code::not_started;
            return undefined;
        }
        difference const a = sides_.actual[row];
        difference const t = sides_.target[row];
        if (cumulative_) { return ahead<product>(a, of, t, n, up_) ? yes : no; }
        if (!has_baseline(row)) {
            why = code::no_baseline;
            return undefined;
        }
        difference const b = sides_.baseline[row];
        if (t == b) { return met(row) ? yes : no; }
        if ((t > b) != up_) {
            why = code::direction_conflict;
            return undefined;
        }
        return ahead<product>(a - b, of, t - b, n, up_) ? yes : no;
    }

    bool is_worse(std::size_t row) const
    {
        if (!has_baseline(row)) { return false; }
        return up_ ? sides_.actual[row] < sides_.baseline[row]
                   : sides_.actual[row] > sides_.baseline[row];
    }

    /// All rows at once, where that can be: false where rows differ in more than amounts.
    bool on_path_of_whole(any_column const& actual, any_column const& target, row_range range,
                          row_verdicts& out) const
    {
        bool const one_year = clock_.elapsed.size() == 1 && clock_.years.size() == 1;
        bool const whole = actual.is_whole() && target.is_whole()
                           && (cumulative_ || (!sides_.baseline.empty() && baseline_.is_whole()));
        if (!one_year || !whole) { return false; }
        std::int64_t const n = clock_.elapsed[0];
        std::int64_t const of = clock_.years[0];
        if (n < 1 || n >= of) { return false; }
        auto const judge =
            cumulative_ ? up_ ? whole_path<true, true, Sides> : whole_path<true, false, Sides>
            : up_ ? whole_path<false, true, Sides>
                        : whole_path<false, false, Sides>;
        judge(sides_, n, of, range, out);
        return true;
    }

    bool has_come(std::size_t row) const
    {
        return year_of(clock_.elapsed, row) >= year_of(clock_.years, row);
    }

private:
    bool has_baseline(std::size_t row) const
    {
        return !sides_.baseline.empty() && baseline_.reason(row) == code::none;
    }

    Sides sides_;
    any_column const& baseline_;
    column_clock clock_;
    bool up_;
    bool cumulative_;
};

void require_clock(column_clock const& clock, std::size_t rows)
{
    for (auto const years : {clock.elapsed, clock.years}) {
        if (years.size() == 1 || years.size() == rows) { continue; }
        throw argument_error{code::lengths_differ,
                             "年数は1つか、行ごとに1つです: " + std::to_string(years.size())
                                 + " (one, or one a row)"};
    }
    for (std::int32_t const n : clock.years) {
        if (n >= 1) { continue; }
        throw kpi_error{code::bad_argument,
                        "年数 years は1以上です: " + std::to_string(n) + " (at least 1)"};
    }
}

// Calls `f` with a judge in as narrow integers as no difference and no product leaves, and the rows it
// is for.
template <class F>
void with_judge(detail::judged_rows const& rows, column_clock const& clock, column_direction better,
                F f)
{
    auto const& [a, t, b] = rows.sides();
    require_clock(clock, a.size());
    bool const up = better.kind == direction_kind::up;
    auto const call = [&, &baseline = b](auto sides, row_range range) {
        f(row_judge{sides, baseline, clock, up, rows.is_cumulative()}, range);
    };
    if (a.is_wide() || t.is_wide() || b.is_wide()) {
        auto const of_any_size = [](any_column const& c) {
            std::vector<exact> out(c.size());
            for (std::size_t row = 0; row < out.size(); ++row) {
                out[row] = detail::exact_of(c.amount(row));
            }
            return out;
        };
        auto const x = of_any_size(a);
        auto const y = of_any_size(t);
        auto const z = of_any_size(b);
        call(row_sides<exact, exact, exact>{x, y, z}, {0, x.size()});
        return;
    }
    // Block by block, so that what a test has read is at hand for what is judged.
    constexpr std::size_t block = 4096;
    constexpr unsigned bits_of_amount = 40;
    constexpr std::int32_t most_years = 1 << 20;
    bool const few_years =
        std::ranges::all_of(clock.years, [](std::int32_t n) { return n < most_years; });
    for (std::size_t from = 0; from < a.size(); from += block) {
        row_range const range{from, std::min(from + block, a.size())};
        auto const small = [&](any_column const& side) {
            return side.size() == 0
                   || detail::fit_bits(side.amounts().subspan(from, range.to - from),
                                       bits_of_amount);
        };
        if (few_years && small(a) && small(t) && small(b)) {
            call(row_sides<std::int64_t, std::int64_t, std::int64_t>{a.amounts(), t.amounts(),
                                                                     b.amounts()},
                 range);
        } else {
            call(row_sides<std::int64_t, wide, wide>{a.amounts(), t.amounts(), b.amounts()}, range);
        }
    }
}

constexpr std::int32_t one_year[] = {1};

signed char said(figure<bool> const& f)
{
    return !f.value ? undefined : *f.value ? yes : no;
}

status status_of_missing(code why)
{
    switch (why) {
    case code::not_started: return status::not_started;
    case code::suspended: return status::suspended;
    case code::not_measured: return status::not_measured;
    case code::pending: return status::pending;
    default: return status::undecidable;
    }
}

}  // namespace

row_verdicts met(any_column const& actual, any_column const& target, column_direction better)
{
    detail::judged_rows const rows{actual, target, nullptr, better};
    row_verdicts out{std::vector<signed char>(actual.size(), undefined), rows.reasons()};
    with_judge(rows, {one_year, one_year}, better, [&](auto const& judge, row_range range) {
        for (std::size_t row = range.from; row < range.to; ++row) {
            bool const said = out.reason(row) == code::none;
            out.holds[row] = !said ? undefined : judge.met(row) ? yes : no;
        }
    });
    for (std::size_t const row : rows.judged()) {
        assessment const a = rows.judge(row, 1, 1);
        out.holds[row] = said(a.met);
        out.set_reason(row, a.met.undefined);
    }
    return out;
}

row_verdicts on_path(any_column const& actual, any_column const& target, any_column const* baseline,
                     column_clock const& clock, column_direction better)
{
    detail::judged_rows const rows{actual, target, baseline, better};
    row_verdicts out{std::vector<signed char>(actual.size(), undefined), rows.reasons()};
    with_judge(rows, clock, better, [&](auto const& judge, row_range range) {
        if (judge.on_path_of_whole(actual, target, range, out)) { return; }
        for (std::size_t row = range.from; row < range.to; ++row) {
            if (out.reason(row) != code::none) { continue; }
            code why = code::none;
            out.holds[row] = judge.on_path(row, why);
            out.set_reason(row, why);
        }
    });
    for (std::size_t const row : rows.judged()) {
        assessment const a =
            rows.judge(row, year_of(clock.elapsed, row), year_of(clock.years, row));
        out.holds[row] = said(a.on_path);
        out.set_reason(row, a.on_path.undefined);
    }
    return out;
}

row_statuses statuses(any_column const& actual, any_column const& target,
                      any_column const* baseline, column_clock const& clock,
                      column_direction better)
{
    detail::judged_rows const rows{actual, target, baseline, better};
    row_statuses out{std::vector<status>(actual.size(), status::undecidable), rows.reasons()};
    out.reasons.resize(actual.size(), 0);
    with_judge(rows, clock, better, [&](auto const& judge, row_range range) {
        for (std::size_t row = range.from; row < range.to; ++row) {
            status& of = out.statuses[row];
            auto why = static_cast<code>(out.reasons[row]);
            if (why != code::none) {
                of =
                    actual.reason(row) == code::none ? status::undecidable : status_of_missing(why);
            } else if (judge.met(row)) {
                of = status::achieved;
            } else if (judge.has_come(row)) {
                of = status::missed;
            } else {
                verdict_of_row const path = judge.on_path(row, why);
                of = path == undefined     ? status::undecidable
                     : path == yes         ? status::on_path
                     : judge.is_worse(row) ? status::regressed
                                           : status::behind_path;
            }
            out.reasons[row] = of == status::undecidable ? static_cast<unsigned char>(why) : '\0';
        }
    });
    for (std::size_t const row : rows.judged()) {
        assessment const a =
            rows.judge(row, year_of(clock.elapsed, row), year_of(clock.years, row));
        out.statuses[row] = a.status;
        out.reasons[row] = static_cast<unsigned char>(a.status_reason);
    }
    return out;
}

}  // namespace tomakomai_kpi
