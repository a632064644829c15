// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/draft.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/faults.hpp"
#include "plan/observation_text.hpp"

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
    explicit drafter(std::string source) : source_{std::move(source)} {}

    void tell(std::size_t line, std::string const& where, code why, std::string const& message)
    {
        std::string text = source_;
        if (line > 0) { text += " " + std::to_string(line) + "行目"; }
        text += (text.empty() ? "" : " ") + where + ": " + message;
        faults_.push_back({line, 0, why, std::move(text)});
    }

    void tell(indicator_draft const& d, std::string const& field, code why,
              std::string const& message, std::size_t line = 0)
    {
        tell(line > 0 ? line : d.line, "指標" + detail::quote(name_of(d)) + "の " + field, why,
             message);
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

    void throw_faults() { detail::throw_all(source_, std::move(faults_)); }

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

    std::string source_;
    std::vector<plan_error_part> faults_;
};

// Goals and projects of a revision, as indicators name them. Where they are open, a name that is not
// there yet is one more.
class standing {
public:
    standing(drafter& faults, revision& in, bool open_goals, bool open_projects)
        : faults_{faults}, in_{in}, open_goals_{open_goals}, open_projects_{open_projects}
    {
    }

    void add(goal_draft const& g)
    {
        int number = 1;
        for (goal const& each : in_.goals) { number = std::max(number, each.number + 1); }
        std::string id = g.id.empty() ? "G" + std::to_string(number) : g.id;
        require_new(id);
        in_.goals.push_back(
            {.id = std::move(id), .number = number, .name = g.name, .page = g.page});
    }

    void add(project_draft const& p)
    {
        std::string id = p.id;
        for (std::size_t n = in_.projects.size() + 1; id.empty(); ++n) {
            std::string next = "P" + std::to_string(n);
            if (!std::ranges::count(in_.projects, next, &project::id)) { id = std::move(next); }
        }
        require_new(id);
        int const of = goal_of(p.goal, "事業" + detail::quote(p.name) + "の goal");
        in_.projects.push_back({.id = std::move(id),
                                .goal = of,
                                .name = p.name,
                                .page = p.page,
                                .departments = p.departments,
                                .flags = p.flags});
    }

    void put(indicator i, indicator_draft const& d)
    {
        bool const ready = d.ready.has_value();
        std::string const goal = !ready              ? d.goal
                                 : i.goal == no_goal ? std::string{}
                                                     : std::to_string(i.goal);
        std::string const name = ready ? i.project : d.project;
        std::string const who = "指標" + detail::quote(i.name) + "の ";
        i.goal = goal_of(goal, who + "goal");
        i.project_id.clear();
        i.project.clear();
        i.kind = name.empty() ? indicator_kind::target : indicator_kind::kpi;
        if (!name.empty()) { stand_under(i, name, who); }
        while (i.id.empty()) {
            std::string next = "I" + std::to_string(++numbered_);
            bool const taken = std::ranges::count(in_.indicators, next, &indicator::id) > 0;
            if (!taken && !wanted_.contains(next)) { i.id = std::move(next); }
        }
        bool const is_new = std::ranges::count(in_.indicators, i.id, &indicator::id) == 0;
        if (!is_new) {
            faults_.tell(d.line, who + "id" + detail::quote(i.id), code::duplicate_id,
                         "同じ id の指標がもうあります (the id is taken)");
        }
        in_.indicators.push_back(std::move(i));
    }

    /// Ids that indicators have of their own, which none gets by its number.
    void keep_free(std::vector<indicator_draft> const& drafts)
    {
        for (indicator_draft const& d : drafts) { wanted_.insert(d.ready ? d.ready->id : d.id); }
    }

private:
    void require_new(std::string const& id)
    {
        if (ids_.insert(id).second) { return; }
        faults_.tell(0, "id" + detail::quote(id), code::duplicate_id,
                     "同じ id がもうあります (the id is taken)");
    }

    // この事業はありません。近いもの: 移住支援 (no such project; did you mean 移住支援?)
    static std::string none_of(std::string const& what, std::string const& said,
                               std::vector<std::string_view> const& known, std::string const& list,
                               std::string const& in_english)
    {
        auto const near = nearest_names(said, known);
        std::string const there =
            near.empty() ? "。あるのは " + (known.empty() ? "なし" : detail::joined(known, "、"))
                               + "。" + list + " に並べてください"
                         : near_in_japanese(near);
        return what + "はありません" + there + " (" + in_english + near_in_english(near) + ")";
    }

    int goal_of(std::string const& said, std::string const& where)
    {
        if (said.empty()) { return no_goal; }
        for (goal const& g : in_.goals) {
            if (said == std::to_string(g.number) || said == g.id || said == g.name) {
                return g.number;
            }
        }
        bool const number = said.find_first_not_of("0123456789") == std::string::npos;
        if (open_goals_ && !number) {
            add(goal_draft{.name = said});
            return in_.goals.back().number;
        }
        faults_.tell(0, where + detail::quote(said), code::unknown_id,
                     none_of("この基本目標", said, detail::names_in(in_.goals, &goal::name),
                             "goals=", "no such goal"));
        return no_goal;
    }

    void stand_under(indicator& i, std::string const& said, std::string const& who)
    {
        auto const fits = [&](project const& p) {
            bool const there = i.goal == no_goal || p.goal == i.goal;
            return p.id == said || (p.name == said && there);
        };
        if (open_projects_ && std::ranges::none_of(in_.projects, fits)) {
            add(project_draft{.name = said,
                              .goal = i.goal == no_goal ? "" : std::to_string(i.goal),
                              .departments = i.departments});
        }
        auto const found = std::ranges::find_if(in_.projects, fits);
        if (found == in_.projects.end()) {
            faults_.tell(0, who + "project" + detail::quote(said), code::unknown_id,
                         none_of("この事業", said, detail::names_in(in_.projects, &project::name),
                                 "projects=", "no such project"));
            return;
        }
        i.project_id = found->id;
        i.project = found->name;
        i.goal = found->goal;
        if (i.departments.empty()) { i.departments = found->departments; }
        bool const has_flags =
            i.flags.size() >= found->flags.size()
            && std::equal(found->flags.begin(), found->flags.end(), i.flags.begin());
        if (!has_flags) {
            i.flags.insert(i.flags.begin(), found->flags.begin(), found->flags.end());
        }
    }

    drafter& faults_;
    revision& in_;
    bool open_goals_;
    bool open_projects_;
    std::size_t numbered_ = 0;
    std::set<std::string> ids_;
    std::set<std::string> wanted_;
};

}  // namespace

indicator made(indicator_draft const& draft, std::optional<fiscal_period> period)
{
    drafter reader{""};
    std::span const alone{&draft, 1};
    auto own = period ? period : period_of_values(alone);
    if (!own) { own = period_of_values(alone, true); }
    indicator i = reader.read(draft, own.value_or(of_no_plan), period.has_value());
    reader.throw_faults();
    return i;
}

plan made(plan_draft const& draft)
{
    drafter reader{draft.source};
    auto const period = draft.period ? draft.period : period_of_values(draft.indicators);
    if (!period) {
        reader.tell(0, "period", code::bad_period,
                    "計画の期間が分かりません。period を指定してください (no period of the plan)");
    }
    revision r{.name = "new", .label = "計画"};
    standing places{reader, r, !draft.goals, !draft.projects};
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
    reader.throw_faults();
    return plan{draft.id.empty() ? draft.name : draft.id, draft.name, *period, {std::move(r)}};
}

plan with_indicators(plan const& p, std::vector<indicator_draft> const& drafts,
                     std::string_view revision)
{
    p.revision(revision);  // names what is unknown
    auto revisions = p.revisions();
    auto& in = *std::ranges::find(revisions, revision, &tomakomai_kpi::revision::name);
    drafter reader{""};
    standing places{reader, in, false, false};
    places.keep_free(drafts);
    for (indicator_draft const& d : drafts) { places.put(reader.read(d, p.period(), true), d); }
    reader.throw_faults();
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
