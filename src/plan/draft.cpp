// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/draft.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/draft_faults.hpp"
#include "plan/observation_text.hpp"
#include "plan/standing.hpp"

namespace tomakomai_kpi {

namespace {

// As the fields of a draft are called where it is written.
std::string_view field_of(observation_role r)
{
    constexpr std::array<std::string_view, 3> fields{"baseline", "actuals", "target"};
    return fields[static_cast<std::size_t>(r)];
}

value read_under(std::string_view text, std::string_view in, aggregation_kind of,
                 std::vector<unit> units, std::optional<basis> on = std::nullopt)
{
    if (detail::counts_things(of)) { units.push_back(unit_of<units::点数>); }
    return parse(text,
                 {.basis = on, .of_a_state = detail::is_state(of), .units = units, .unit = in});
}

std::optional<fiscal_period> period_said(value_draft const& v)
{
    if (v.exactly || v.year.empty()) { return v.exactly; }
    try {
        return parse_fiscal_period(v.year);
    } catch (kpi_error const&) {
        return std::nullopt;  // told where the value is read
    }
}

// From the first year of the values to the last; a baseline is of no plan's year.
template <class Drafts>
std::optional<fiscal_period> period_of_values(Drafts const& drafts, bool of_baselines = false)
{
    std::optional<fiscal_period> all;
    for (indicator_draft const& d : drafts) {
        for (value_draft const& v : d.values) {
            auto const of = period_said(v);
            if (!of || (v.role == observation_role::baseline) != of_baselines) { continue; }
            all = all ? fiscal_period{std::min(all->first(), of->first()),
                                      std::max(all->last(), of->last())}
                      : *of;
        }
    }
    return all;
}

// Drafts to indicators, and all that is wrong with them.
class drafter {
public:
    explicit drafter(detail::draft_faults& faults) : faults_{faults} {}

    void tell(indicator_draft const& d, std::string const& field, code why,
              std::string const& message, std::size_t line = 0)
    {
        faults_.tell(line > 0 ? line : d.line, "指標" + detail::quote(name_of(d)) + "の " + field,
                     why, message);
    }

    template <class Do>
    void attempt(indicator_draft const& d, std::string const& field, Do act, std::size_t line = 0)
    {
        try {
            act();
        } catch (kpi_error const& e) {
            tell(d, field, e.code(), std::string{e.message()}, line);
        }
    }

    /// Targets without a year stand in the last of the plan, where that is known.
    indicator read(indicator_draft const& d, fiscal_period of_plan, bool in_plan)
    {
        for (draft_fault const& f : d.faults) { tell(d, f.field, f.why, f.message, f.line); }
        if (d.ready) {
            indicator i = *d.ready;
            i.period = of_plan;
            return i;
        }
        indicator i{.period = of_plan,
                    .id = d.id,
                    .name = d.name,
                    .scale = d.scale,
                    .project = d.project,
                    .departments = d.departments,
                    .page = d.page,
                    .flags = d.flags,
                    .notes = d.notes,
                    .comments = d.comments};
        i.kind = d.project.empty() ? indicator_kind::target : indicator_kind::kpi;
        if (d.name.empty()) { tell(d, "name", code::bad_row, "名称がありません (no name)"); }
        declare(i, d);
        bool unit_stands = d.unit.empty();
        attempt(d, "unit" + detail::quote(d.unit), [&] {
            if (!d.unit.empty()) { parse_unit(d.unit, d.units); }
            unit_stands = true;
        });
        for (value_draft const& v : d.values) {
            bool const waits =
                v.year.empty() && !v.exactly && !in_plan && v.role == observation_role::target;
            if (unit_stands) { place(i, d, v, waits); }
        }
        detail::settle_totals(i, [&](observation_role role, fiscal_year year) {
            return std::ranges::none_of(d.values, [&](value_draft const& v) {
                return v.exactly && v.role == role && v.exactly->last() == year;
            });
        });
        return i;
    }

private:
    static std::string const& name_of(indicator_draft const& d)
    {
        return d.ready ? d.ready->name : d.name.empty() ? d.id : d.name;
    }

    void declare(indicator& i, indicator_draft const& d)
    {
        if (auto const* const given = std::get_if<aggregation>(&d.aggregation)) {
            i.aggregation = *given;
        } else if (auto const& text = std::get<std::string>(d.aggregation); !text.empty()) {
            attempt(d, "aggregation" + detail::quote(text),
                    [&] { i.aggregation = {parse_aggregation(text), "declared"}; });
        }
        if (auto const* const given = std::get_if<direction>(&d.direction)) {
            attempt(d, "direction" + detail::quote(to_string(*given)), [&] {
                require_declarable(*given);
                i.direction = on_basis_of(*given, i.aggregation.kind);
            });
        } else if (auto const& text = std::get<std::string>(d.direction); !text.empty()) {
            attempt(d, "direction" + detail::quote(text),
                    [&] { i.direction = declared_direction(text, i.aggregation.kind); });
        }
    }

    // What waits for its year is read, and no more.
    void place(indicator& i, indicator_draft const& d, value_draft const& v, bool waits)
    {
        auto const* const text = std::get_if<std::string>(&v.said);
        std::string const year = v.exactly ? to_string(*v.exactly) : v.year;
        std::string field{field_of(v.role)};
        if (!year.empty()) { field += "(" + year + ")"; }
        attempt(
            d, field + detail::quote(text != nullptr ? *text : to_string(std::get<value>(v.said))),
            [&] {
                fiscal_period const printed = period_of(v, i.period);
                auto const status = v.status.empty() ? observation_status::normal
                                                     : parse_observation_status(v.status);
                value read = text != nullptr ? value_of(*text, i, d, v, printed, status)
                                             : in_unit(std::get<value>(v.said), d);
                observation o{std::move(read), printed, status, v.notes};
                if (!waits && !i.place(v.role, std::move(o))) {
                    throw plan_error{
                        code::duplicate_id,
                        v.role == observation_role::baseline
                            ? "基準値は一つです (a second baseline)"
                            : "この年度の値はもうあります (a second value of the year)"};
                }
            },
            v.line);
    }

    static fiscal_period period_of(value_draft const& v, fiscal_period of_plan)
    {
        if (v.exactly) { return *v.exactly; }
        if (!v.year.empty()) { return parse_fiscal_period(v.year); }
        if (v.role == observation_role::target) { return of_plan.last(); }
        throw plan_error{code::unknown_year,
                         "年度がありません。{年度: 値} か (年度, 値) で指定してください"
                         " (of which year?)"};
    }

    // A number of several years is their total.
    static value value_of(std::string const& text, indicator const& i, indicator_draft const& d,
                          value_draft const& v, fiscal_period printed, observation_status status)
    {
        if (status == observation_status::unread) { return value::unread(text); }
        std::optional<basis> on;
        if (printed.years() > 1) { on = basis::cumulative; }
        return read_under(text, v.unit.empty() ? d.unit : v.unit, i.aggregation.kind, d.units, on);
    }

    // A value that a program made has its own unit, which the indicator's converts into.
    static value in_unit(value const& given, indicator_draft const& d)
    {
        if (!given.has_amount() || d.unit.empty()) { return given; }
        unit const wanted = parse_unit(d.unit, d.units).unit;
        bool const converts = given.unit().definition().dimension == wanted.definition().dimension
                              && given.unit().scale() == wanted.scale();
        if (!converts) {
            throw unit_error{code::unit_mismatch,
                             "指標の単位" + detail::quote(d.unit)
                                 + "に換算できません (does not convert)",
                             unit_text(given), d.unit};
        }
        return given;
    }

    detail::draft_faults& faults_;
};

}  // namespace

indicator made(indicator_draft const& draft, std::optional<fiscal_period> period)
{
    detail::draft_faults faults{""};
    drafter reader{faults};
    std::span const alone{&draft, 1};
    auto own = period ? period : period_of_values(alone);
    if (!own) { own = period_of_values(alone, true); }
    indicator i = reader.read(draft, own.value_or(of_no_plan), period.has_value());
    std::move(faults).throw_all();
    return i;
}

plan made(plan_draft const& draft)
{
    detail::draft_faults faults{draft.source};
    drafter reader{faults};
    auto const period = draft.period ? draft.period : period_of_values(draft.indicators);
    if (!period) {
        faults.tell(0, "period", code::bad_period,
                    "計画の期間が分かりません。period を指定してください (no period of the plan)");
    }
    revision r{.name = "new", .label = "計画"};
    detail::standing places{faults, r, !draft.goals, !draft.projects};
    if (draft.goals) {
        for (goal_draft const& g : *draft.goals) { places.add(g); }
    }
    if (draft.projects) {
        for (project_draft const& p : *draft.projects) { places.add(p); }
    }
    places.keep_free(draft.indicators);
    for (indicator_draft const& d : draft.indicators) {
        places.put(reader.read(d, period.value_or(of_no_plan), true), d);
    }
    std::move(faults).throw_all();
    return plan{draft.id.empty() ? draft.name : draft.id, draft.name, *period, {std::move(r)}};
}

plan with_indicators(plan const& p, std::vector<indicator_draft> const& drafts,
                     std::string_view revision)
{
    p.revision(revision);  // names what is unknown
    auto revisions = p.revisions();
    auto& in = *std::ranges::find(revisions, revision, &tomakomai_kpi::revision::name);
    detail::draft_faults faults{""};
    drafter reader{faults};
    detail::standing places{faults, in, false, false};
    places.keep_free(drafts);
    for (indicator_draft const& d : drafts) { places.put(reader.read(d, p.period(), true), d); }
    std::move(faults).throw_all();
    return plan{p.id(), p.name(), p.period(), std::move(revisions)};
}

value read_value(std::string_view text, indicator const& of, std::span<unit const> units)
{
    std::vector<unit> known{units.begin(), units.end()};
    std::vector<observation> all = of.targets();
    all.insert(all.end(), of.actuals.rbegin(), of.actuals.rend());
    if (of.baseline) { all.push_back(*of.baseline); }
    auto const counted =
        std::ranges::find_if(all, [](observation const& o) { return o.value().has_amount(); });
    std::string in;
    if (counted != all.end()) {
        in = unit_text(counted->value());
        known.push_back(counted->value().unit());
    }
    return read_under(text, in, of.aggregation.kind, std::move(known));
}

}  // namespace tomakomai_kpi
