// SPDX-License-Identifier: BSL-1.0
// Plans to plan CSV: what was read goes out as it came; any other plan in one order and spelling.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/csv.hpp"
#include "document/plan_cells.hpp"
#include "document/plan_rows.hpp"
#include "document/plan_units.hpp"
#include "plan/observation_text.hpp"

namespace tomakomai_kpi {

namespace {

using namespace detail;

// Every row: what a reader would not take back is refused.
void put(std::string& out, cells const& c)
{
    for (std::size_t at = 0; at < c.size(); ++at) {
        require(c[at].find('\0') == std::string::npos,
                {c[id_column], c[role_column], static_cast<column>(at)},
                "文字ではないデータ(NUL)があります");
    }
    for (column const at : {revision_column, id_column, parent_column, status_column}) {
        require(trimmed(c[at]) == c[at], {c[id_column], c[role_column], at},
                "前後に空白があります");
    }
    write_csv_row(out, c);
}

// Items and observations of one revision. Goals, measures, projects and indicators each keep their
// order; an item comes after what it belongs to, and as soon as it may.
class revision_writer {
public:
    revision_writer(std::string& out, revision const& r, std::span<unit const> own_units)
        : out_{out}, revision_{r}, own_units_{own_units}
    {
    }

    void write()
    {
        auto const goals = std::span{revision_.goals};
        auto const measures = std::span{revision_.measures};
        auto const projects = std::span{revision_.projects};
        auto const indicators = std::span{revision_.indicators};
        std::size_t g = 0;
        std::size_t m = 0;
        std::size_t p = 0;
        std::size_t i = 0;
        for (;;) {
            bool const measure_stands = m < measures.size() && goals_.contains(measures[m].goal);
            bool const project_stands = p < projects.size() && stands(projects[p]);
            if (i < indicators.size() && stands(indicators[i])) {
                write_indicator(indicators[i++]);
            } else if (measure_stands
                       && !(project_stands && comes_before(projects[p], measures[m]))) {
                write_measure(measures[m++]);
            } else if (project_stands) {
                write_project(projects[p++]);
            } else if (g < goals.size()) {
                write_goal(goals[g], g + 1);
                ++g;
            } else {
                require_none_left(measures.subspan(m), measure_rows.role);
                require_none_left(projects.subspan(p), project_rows.role);
                require_none_left(indicators.subspan(i), indicator_rows.role);
                break;
            }
        }
        write_the_rest();
    }

private:
    template <class Item>
    static void require_none_left(std::span<Item> items, std::string_view role)
    {
        if (items.empty()) { return; }
        refuse_plan({items.front().id, role, parent_column},
                    "属する基本目標・施策・事業がありません");
    }

    bool stands(project const& p) const
    {
        return goals_.contains(p.goal) && (p.measure_id.empty() || ids_.contains(p.measure_id));
    }

    bool stands(indicator const& i) const
    {
        return i.project_id.empty() ? goals_.contains(i.goal) : projects_.contains(i.project_id);
    }

    // Measures are headings: they stand before the projects of their page.
    static bool comes_before(project const& p, measure const& m)
    {
        return p.goal == m.goal && page_number(p.page) < page_number(m.page);
    }

    // A row of the revision with what its form holds.
    template <class Thing, class... Cells>
    cells row(row_form<Cells...> const& form, Thing const& thing) const
    {
        cells c = row_of(form.role, revision_.name);
        fill(c, form, thing, thing.id);
        return c;
    }

    template <class Item>
    void require_item(Item const& item, std::string_view role)
    {
        require(!item.id.empty(), {item.name, role, id_column}, "id がありません");
        require(!item.name.empty(), {item.id, role, name_column}, "名称がありません");
        require(ids_.insert(item.id).second, {item.id, role, id_column}, "同じ id が二つあります");
    }

    void put(cells const& c) { tomakomai_kpi::put(out_, c); }

    void write_goal(goal const& g, std::size_t number)
    {
        require_item(g, goal_rows.role);
        require(goals_.emplace(g.number, g.id).second, {g.id, goal_rows.role, value_column},
                "同じ番号の基本目標が二つあります");
        cells c = row(goal_rows, g);
        if (!std::cmp_equal(number, g.number)) { c[value_column] = std::to_string(g.number); }
        put(c);
    }

    void write_fingerprint(std::string const& id, std::string const& fingerprint)
    {
        if (fingerprint.empty()) { return; }
        cells c = row_of(fingerprint_rows.role, revision_.name);
        c[id_column] = id;
        c[value_column] = fingerprint;
        put(c);
    }

    void write_measure(measure const& m)
    {
        require_item(m, measure_rows.role);
        cells c = row(measure_rows, m);
        c[parent_column] = goals_.at(m.goal);
        put(c);
        write_fingerprint(m.id, m.fingerprint);
    }

    void write_project(project const& p)
    {
        require_item(p, project_rows.role);
        projects_.emplace(p.id, &p);
        cells c = row(project_rows, p);
        c[parent_column] = p.measure_id.empty() ? goals_.at(p.goal) : p.measure_id;
        put(c);
        write_fingerprint(p.id, p.fingerprint);
    }

    void write_indicator(indicator const& i)
    {
        require_item(i, indicator_rows.role);
        std::string const flags =
            join(flags_of_its_own(i), {i.id, indicator_rows.role, flags_column});
        cells c = row(indicator_rows, i);
        c[parent_column] = i.project_id.empty() ? goals_.at(i.goal) : i.project_id;
        c[departments_column] =
            join(departments_of_its_own(i), {i.id, indicator_rows.role, departments_column});
        c[flags_column] = flags;
        put(c);
        using role = observation_role;
        if (i.baseline) { write_observation(role::baseline, i, *i.baseline); }
        for (observation const& o : i.actuals) { write_observation(role::actual, i, o); }
        for (observation const& o : i.targets()) { write_observation(role::target, i, o); }
        for (comment const& each : i.comments) { write_comment(i, each); }
        for (published_result const& each : i.published) { write_published(i, each); }
    }

    void write_published(indicator const& i, published_result const& p)
    {
        require(!p.rate.empty() || !p.mark.empty(), {i.id, published_rows.role, value_column},
                "公表の達成率も評価も空です");
        cells c = row_of(published_rows.role, revision_.name);
        c[id_column] = i.id;
        fill(c, published_rows, p, i.id);
        c[year_column] = to_string(p.year);
        put(c);
    }

    void write_comment(indicator const& i, comment const& said)
    {
        require(!said.kind.empty(), {i.id, comment_rows.role, name_column},
                "コメントの種類が空です");
        require(!said.text.empty(), {i.id, comment_rows.role, note_column}, "コメントの文が空です");
        cells c = row_of(comment_rows.role, revision_.name);
        c[id_column] = i.id;
        fill(c, comment_rows, said, i.id);
        if (said.year) { c[year_column] = to_string(*said.year); }
        put(c);
    }

    // None where they are its project's.
    std::vector<std::string> departments_of_its_own(indicator const& i) const
    {
        if (i.project_id.empty()) { return i.departments; }
        auto const& inherited = projects_.at(i.project_id)->departments;
        require(inherited.empty() || !i.departments.empty(),
                {i.id, indicator_rows.role, departments_column},
                "事業に部署があるのに、指標に部署がありません");
        return i.departments == inherited ? std::vector<std::string>{} : i.departments;
    }

    // Those that its project does not have.
    std::vector<std::string> flags_of_its_own(indicator const& i) const
    {
        if (i.project_id.empty()) { return i.flags; }
        project const& above = *projects_.at(i.project_id);
        bool const shares = i.flags.size() >= above.flags.size()
                            && std::equal(above.flags.begin(), above.flags.end(), i.flags.begin());
        require(shares, {i.id, indicator_rows.role, flags_column},
                "事業の印が指標の印の初めにありません");
        require(i.project == above.name, {i.id, indicator_rows.role, parent_column},
                "事業の名称「" + i.project + "」が、事業のもの「" + above.name + "」と違います");
        return {i.flags.begin() + static_cast<std::ptrdiff_t>(above.flags.size()), i.flags.end()};
    }

    void write_observation(observation_role as, indicator const& i, observation const& o)
    {
        std::string_view const role = name(as);
        cells c = row_of(role, revision_.name);
        c[id_column] = i.id;
        c[name_column] = i.name;
        c[year_column] = year_of(as, i, o);
        c[value_column] = written_text(o.value());
        bool const said_elsewhere = std::ranges::any_of(revision_.reasons, [&](auto const& r) {
            return r.id == i.id && r.year == o.year() && r.status == o.status();
        });
        bool const said_by_text = o.status() == observation{o.value(), o.period()}.status()
                                  && o.status() != observation_status::unread;
        if (!said_by_text && !said_elsewhere) { c[status_column] = to_string(o.status()); }
        c[note_column] = join(o.notes(), {i.id, role, note_column});
        put(c);
    }

    // The year alone where the period follows from it; what would read otherwise is refused.
    std::string year_of(observation_role as, indicator const& i, observation const& o) const
    {
        std::string_view const role = name(as);
        fiscal_year const start = detail::start_of_total(i, as, o.year());
        value const read = detail::read_printed_value(written_text(o.value()), i.aggregation.kind,
                                                      o.status(), own_units_);
        require(read == o.value() && read.basis() == o.value().basis(), {i.id, role, value_column},
                "値「" + to_string(o.value()) + "」は、読み直すと別の値になります");
        for (fiscal_period const printed : {fiscal_period{o.year(), o.year()}, o.period()}) {
            if (detail::period_of_printed(read, printed, start) == o.period()) {
                return to_string(printed);
            }
        }
        refuse_plan({i.id, role, year_column},
                    "期間「" + to_string(o.period()) + "」の累計は書き表せません");
    }

    void write_the_rest()
    {
        for (stated_count const& s : revision_.stated_counts) { put(row(stated_count_rows, s)); }
        for (kept_text const& t : revision_.texts) {
            require(t.id.empty() || ids_.contains(t.id), {t.id, text_rows.role, id_column},
                    "文の id のものが計画にありません");
            cells c = row(text_rows, t);
            c[flags_column] = join(t.underlines);
            put(c);
        }
        for (printed_mark const& m : revision_.marks) {
            require(m.id.empty() || ids_.contains(m.id), {m.id, mark_rows.role, id_column},
                    "印の id のものが計画にありません");
            put(row(mark_rows, m));
        }
    }

    std::string& out_;
    revision const& revision_;
    std::span<unit const> own_units_;
    std::map<int, std::string> goals_{{no_goal, ""}};
    std::map<std::string, project const*> projects_;
    std::set<std::string> ids_;
};

// Who says it, where that does not go without saying, and why.
cells declaration(std::string_view role, std::string const& id, std::string const& kind,
                  provenance const& said)
{
    cells c = row_of(role);
    c[id_column] = id;
    c[value_column] = kind;
    if (said.by != usual_provenance(kind)) { c[status_column] = said.by; }
    c[note_column] = said.why;
    return c;
}

bool says_nothing(cells const& c)
{
    return c[value_column] == "unknown" && c[status_column].empty() && c[note_column].empty();
}

// What is written must read as it was, limits and their bases too.
void require_readable(indicator const& i)
{
    std::string const text = to_string(i.direction);
    auto const basis_of = [](std::optional<value> const& v) {
        return v ? std::optional{v->basis()} : std::nullopt;
    };
    bool holds = false;
    try {
        direction const read = declared_direction(text, i.aggregation.kind);
        holds = to_string(read) == text && basis_of(read.low) == basis_of(i.direction.low)
                && basis_of(read.high) == basis_of(i.direction.high);
    } catch (kpi_error const&) {
        holds = false;
    }
    require(holds, {i.id, direction_rows.role, value_column},
            "方向「" + text + "」は、読み直すと別のものになります");
}

void write_declarations(std::string& out, plan const& p)
{
    std::map<std::string, std::array<cells, 2>> all;
    for (revision const& r : p.revisions()) {
        for (indicator const& i : r.indicators) {
            require_readable(i);
            std::array const said{declaration(direction_rows.role, i.id, to_string(i.direction),
                                              i.direction.provenance),
                                  declaration(aggregation_rows.role, i.id,
                                              to_string(i.aggregation.kind),
                                              i.aggregation.provenance)};
            auto const [at, is_new] = all.emplace(i.id, said);
            for (std::size_t n = 0; n < said.size() && !is_new; ++n) {
                require(at->second[n] == said[n], {i.id, said[n][role_column], value_column},
                        "版によって違います");
            }
        }
    }
    for (auto const& [id, said] : all) {
        for (cells const& c : said) {
            if (!says_nothing(c)) { put(out, c); }
        }
    }
}

void write_starts(std::string& out, plan const& p)
{
    std::map<std::string, start_of_project> all;
    std::set<std::string> without;
    for (revision const& r : p.revisions()) {
        for (indicator const& i : r.indicators) {
            if (!i.project_start) {
                without.insert(i.project_id);
                continue;
            }
            require(!i.project_id.empty(), {i.id, project_start_rows.role, id_column},
                    "事業のない指標に、事業の開始年度があります");
            auto const [at, is_new] = all.emplace(i.project_id, *i.project_start);
            require(is_new || at->second == *i.project_start,
                    {i.id, project_start_rows.role, year_column},
                    "同じ事業の指標で、開始年度が違います");
        }
    }
    for (auto const& [id, start] : all) {
        require(!without.contains(id), {id, project_start_rows.role, year_column},
                "同じ事業の指標で、開始年度のないものがあります");
        cells c = declaration(project_start_rows.role, id, "", start.provenance);
        c[year_column] = to_string(start.year);
        put(out, c);
    }
}

void write_reasons(std::string& out, revision const& r)
{
    for (given_reason const& g : r.reasons) {
        cells c = row_of(reason_rows.role, r.name);
        c[year_column] = to_string(g.year);
        fill(c, reason_rows, g, g.id);
        put(out, c);
    }
}

}  // namespace

std::string write_plan_csv(plan const& p)
{
    return p.csv() ? *p.csv() : tidy_plan_csv(p);
}

std::string tidy_plan_csv(plan const& p)
{
    std::string out;
    cells header;
    std::ranges::copy(column_names, header.begin());
    write_csv_row(out, header);

    cells head = row_of(plan_row.role);
    head[id_column] = p.id();
    head[name_column] = p.name();
    head[year_column] = to_string(p.period());
    put(out, head);
    std::vector<unit> const units = own_units(p);
    for (unit const u : units) {
        cells c = row_of(unit_rows.role);
        c[name_column] = u.symbol();
        c[value_column] = scale_text(u);
        put(out, c);
    }
    for (revision const& r : p.revisions()) {
        cells c = row_of(revision_rows.role);
        fill(c, revision_rows, r, r.name);
        put(out, c);
    }
    for (revision const& r : p.revisions()) { revision_writer{out, r, units}.write(); }
    write_declarations(out, p);
    write_starts(out, p);
    for (revision const& r : p.revisions()) { write_reasons(out, r); }
    return out;
}

}  // namespace tomakomai_kpi
