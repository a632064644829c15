// SPDX-License-Identifier: BSL-1.0
// Verdicts of columns.
#include <tomakomai_kpi/column/column_progress.hpp>

#include <string>
#include <utility>

#include <tomakomai_kpi/value/error.hpp>

#include "column/judged_rows.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::wide;

enum verdict_of_row : signed char { undefined = -1, no = 0, yes = 1 };

// What rows say of met, path and baseline, in integers of one step.
class row_judge {
public:
    row_judge(detail::judged_rows const& rows, column_clock const& clock, column_direction better)
        : sides_{rows.sides()},
          clock_{clock},
          up_{better.kind == direction_kind::up},
          cumulative_{rows.is_cumulative()},
          has_baseline_{sides_.baseline.size() > 0}
    {
        require_clock(clock.elapsed);
        require_clock(clock.years);
        for (std::int32_t const n : clock.years) {
            if (n >= 1) { continue; }
            throw kpi_error{code::bad_argument,
                            "年数 years は1以上です (at least 1): " + std::to_string(n)};
        }
    }

    std::int64_t elapsed(std::size_t row) const { return at(clock_.elapsed, row); }
    std::int64_t years(std::size_t row) const { return at(clock_.years, row); }

    bool met(std::size_t row) const
    {
        return keeps(sides_.actual.amount(row), sides_.target.amount(row), up_);
    }

    /// Whether the row is on its path; `why` where it cannot be said.
    verdict_of_row on_path(std::size_t row, code& why) const
    {
        std::int64_t const n = elapsed(row);
        std::int64_t const of = years(row);
        if (n >= of) { return met(row) ? yes : no; }
        if (n < 1) {
            why = code::not_started;
            return undefined;
        }
        wide const a = sides_.actual.amount(row);
        wide const t = sides_.target.amount(row);
        if (cumulative_) { return ahead(a, of, t, n, up_); }
        if (!has_baseline_ || sides_.baseline.reason(row) != code::none) {
            why = code::no_baseline;
            return undefined;
        }
        wide const b = sides_.baseline.amount(row);
        if (t == b) { return met(row) ? yes : no; }
        if ((t > b) != up_) {
            why = code::direction_conflict;
            return undefined;
        }
        return ahead(a - b, of, t - b, n, up_);
    }

    bool is_worse(std::size_t row) const
    {
        if (!has_baseline_ || sides_.baseline.reason(row) != code::none) { return false; }
        wide const a = sides_.actual.amount(row);
        wide const b = sides_.baseline.amount(row);
        return up_ ? a < b : a > b;
    }

private:
    void require_clock(std::span<std::int32_t const> years) const
    {
        if (years.size() == 1 || years.size() == sides_.actual.size()) { return; }
        throw amount_error{code::lengths_differ,
                           "年数は1つか、行ごとに1つです (one, or one a row): "
                               + std::to_string(years.size())};
    }

    static std::int64_t at(std::span<std::int32_t const> years, std::size_t row)
    {
        return years[years.size() == 1 ? 0 : row];
    }

    static bool keeps(wide x, wide y, bool up) { return up ? x >= y : x <= y; }

    // x × of ≥ y × n, or ≤.
    static verdict_of_row ahead(wide x, std::int64_t of, wide y, std::int64_t n, bool up)
    {
        wide left = 0;
        wide right = 0;
        bool const fits =
            !__builtin_mul_overflow(x, of, &left) && !__builtin_mul_overflow(y, n, &right);
        if (fits) { return keeps(left, right, up) ? yes : no; }
        auto const order = detail::exact_of(x) * of <=> detail::exact_of(y) * n;
        return (up ? order >= 0 : order <= 0) ? yes : no;
    }

    detail::judged_rows::columns const& sides_;
    column_clock clock_;
    bool up_;
    bool cumulative_;
    bool has_baseline_;
};

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
    row_judge const judge{rows, {one_year, one_year}, better};
    row_verdicts out{std::vector<signed char>(actual.size(), undefined), rows.reasons()};
    for (std::size_t row = 0; row < out.holds.size(); ++row) {
        if (out.reasons[row] == 0) { out.holds[row] = judge.met(row) ? yes : no; }
    }
    for (std::size_t const row : rows.judged()) {
        assessment const a = rows.judge(row, 1, 1);
        out.holds[row] = said(a.met);
        out.reasons[row] = static_cast<unsigned char>(a.met.undefined);
    }
    return out;
}

row_verdicts on_path(any_column const& actual, any_column const& target, any_column const* baseline,
                     column_clock const& clock, column_direction better)
{
    detail::judged_rows const rows{actual, target, baseline, better};
    row_judge const judge{rows, clock, better};
    row_verdicts out{std::vector<signed char>(actual.size(), undefined), rows.reasons()};
    for (std::size_t row = 0; row < out.holds.size(); ++row) {
        if (out.reasons[row] != 0) { continue; }
        code why = code::none;
        out.holds[row] = judge.on_path(row, why);
        out.reasons[row] = static_cast<unsigned char>(why);
    }
    for (std::size_t const row : rows.judged()) {
        assessment const a = rows.judge(row, judge.elapsed(row), judge.years(row));
        out.holds[row] = said(a.on_path);
        out.reasons[row] = static_cast<unsigned char>(a.on_path.undefined);
    }
    return out;
}

row_statuses statuses(any_column const& actual, any_column const& target,
                      any_column const* baseline, column_clock const& clock,
                      column_direction better)
{
    detail::judged_rows const rows{actual, target, baseline, better};
    row_judge const judge{rows, clock, better};
    row_statuses out{std::vector<status>(actual.size(), status::undecidable), rows.reasons()};
    for (std::size_t row = 0; row < out.statuses.size(); ++row) {
        auto& reason = out.reasons[row];
        status& of = out.statuses[row];
        code why = static_cast<code>(reason);
        if (why != code::none) {
            of = actual.reason(row) == code::none ? status::undecidable : status_of_missing(why);
        } else if (judge.met(row)) {
            of = status::achieved;
        } else if (judge.elapsed(row) >= judge.years(row)) {
            of = status::missed;
        } else {
            verdict_of_row const path = judge.on_path(row, why);
            of = path == undefined     ? status::undecidable
                 : path == yes         ? status::on_path
                 : judge.is_worse(row) ? status::regressed
                                       : status::behind_path;
        }
        reason = of == status::undecidable ? static_cast<unsigned char>(why) : 0;
    }
    for (std::size_t const row : rows.judged()) {
        assessment const a = rows.judge(row, judge.elapsed(row), judge.years(row));
        out.statuses[row] = a.status;
        out.reasons[row] = static_cast<unsigned char>(a.status_reason);
    }
    return out;
}

}  // namespace tomakomai_kpi
