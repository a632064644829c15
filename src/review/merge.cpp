// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review/merge.hpp>

#include <algorithm>
#include <concepts>
#include <set>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/pause.hpp>

#include "plan/observation_text.hpp"
#include "plan/statement.hpp"
#include "review/merge_matching.hpp"
#include "review/merge_placing.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi {

namespace {

bool is_absent(observation const& o)
{
    return o.value().is_missing() && o.status() != observation_status::special_event;
}

// A mere dash, which no more says anything than an empty cell.
bool says_nothing(observation const& o)
{
    return detail::says_same(std::optional{o}, std::optional<observation>{});
}

bool says_the_same(observation const& ours, observation const& theirs)
{
    return detail::says_same(ours.value(), theirs.value()) && ours.period() == theirs.period()
           && ours.status() == theirs.status()
           && (theirs.notes().empty() || theirs.notes() == ours.notes());
}

// The plan twice: where it prefers its own word, and where it prefers the reading's. All that was
// added stands in both, so that they differ in the conflicts alone.
class merger {
public:
    merger(plan const& p, plan const& reading, merge_options const& options)
        : plan_{p}, options_{options}, theirs_{reading.revision(options.revision)}, out_{p,  {}, {},
                                                                                         {}, {}, {}}
    {
        p.revision(options.revision);  // names what is unknown
        kept_ = p.revisions();
        preferred_ = p.revisions();
    }

    merge_result result()
    {
        auto matched = detail::match_reading(plan_.revision(options_.revision), theirs_, options_);
        for (std::size_t n = 0; n < theirs_.indicators.size(); ++n) {
            pause();
            if (matched.partner[n]) { merge_into(*matched.partner[n], theirs_.indicators[n]); }
        }
        for (std::size_t n = 0; n < theirs_.indicators.size(); ++n) {
            if (!matched.partner[n] && !matched.left_out[n]) { add_new(theirs_.indicators[n]); }
        }
        out_.proposed_renames = std::move(matched.proposed);
        out_.unmatched.insert(out_.unmatched.end(), matched.unmatched.begin(),
                              matched.unmatched.end());
        plan const kept = with(kept_);
        plan const preferred = with(preferred_);
        for (plan_change& c : compare_plans(kept, preferred).changes) {
            out_.conflicts.push_back(std::move(c));
        }
        out_.conflicts.insert(out_.conflicts.end(), moved_.begin(), moved_.end());
        plan const& wanted = options_.prefer == preference::reading ? preferred : kept;
        if (!(wanted == plan_)) { out_.merged = wanted; }
        for (indicator& i : out_.new_indicators) {
            i = out_.merged.find({.id = i.id, .revision = options_.revision});
        }
        return std::move(out_);
    }

private:
    plan with(std::vector<revision> revisions) const
    {
        return {plan_.id(), plan_.name(), plan_.period(), std::move(revisions)};
    }

    revision& in(std::vector<revision>& revisions) const
    {
        return *std::ranges::find(revisions, options_.revision, &revision::name);
    }

    indicator& kept(std::size_t n) { return in(kept_).indicators[n]; }
    indicator& preferred(std::size_t n) { return in(preferred_).indicators[n]; }

    void tell_added(std::size_t n, std::string role, std::optional<fiscal_year> year,
                    std::string text, std::string before = "")
    {
        indicator const& i = kept(n);
        out_.added.push_back(
            {i.id, i.name, i.project, std::move(role), year, std::move(text), std::move(before)});
    }

    // In both.
    template <class Edit>
    void add(std::size_t n, Edit edit)
    {
        edit(kept(n));
        edit(preferred(n));
    }

    // As a value of the plan's indicator: counted from its start, and read as its aggregation says.
    static observation adopted(observation const& o, observation_role role, indicator const& theirs,
                               indicator const& ours)
    {
        aggregation_kind const of = ours.aggregation.kind;
        observation read = of == theirs.aggregation.kind ? o : detail::read_anew(o, of);
        bool const from_start =
            read.value().basis() == basis::cumulative
            && read.period().first() == detail::start_of_total(theirs, role, read.year());
        if (!from_start) { return read; }
        fiscal_year const start = detail::start_of_total(ours, role, read.year());
        return {read.value(), detail::period_of_printed(read.value(), read.year(), start),
                read.status(), read.notes()};
    }

    void merge_into(std::size_t n, indicator const& theirs)
    {
        if (kept(n).name != theirs.name) {
            std::string const before = kept(n).name;
            add(n, [&](indicator& i) { i.name = theirs.name; });
            tell_added(n, "name", std::nullopt, theirs.name, before);
        }
        tell_moved(n, theirs);
        declare(n, theirs);
        using role = observation_role;
        auto const of = [&](observation const& o, role as) {
            return adopted(o, as, theirs, kept(n));
        };
        if (theirs.baseline) {
            auto const ours = [](indicator& i) -> observation* {
                return i.baseline ? &*i.baseline : nullptr;
            };
            merge_value(n, role::baseline, of(*theirs.baseline, role::baseline), ours);
        }
        for (observation const& o : theirs.actuals) {
            auto const ours = [&](indicator& i) -> observation* {
                auto const at = std::ranges::find(i.actuals, o.year(), &observation::year);
                return at == i.actuals.end() ? nullptr : &*at;
            };
            merge_value(n, role::actual, of(o, role::actual), ours);
        }
        for (observation const& o : theirs.targets()) { merge_target(n, of(o, role::target)); }
        texts(n, theirs);
    }

    template <class Ours>
    void merge_value(std::size_t n, observation_role role, observation const& theirs, Ours ours)
    {
        observation* const stands = ours(kept(n));
        std::string const said = to_string(theirs.value());
        bool const other_unit =
            theirs.value().has_amount() && !commensurable(theirs.value().unit(), kept(n).unit());
        if (stands == nullptr && other_unit) {
            static_cast<void>(preferred(n).place(role, theirs));
        } else if (stands == nullptr) {
            add(n, [&](indicator& i) { static_cast<void>(i.place(role, theirs)); });
            tell_added(n, std::string{name(role)}, theirs.year(), said);
        } else if (says_the_same(*stands, theirs) || says_nothing(theirs)) {
            return;
        } else if (is_absent(*stands) && !is_absent(theirs)) {
            std::string before = to_string(stands->value());
            add(n, [&](indicator& i) { *ours(i) = theirs; });
            tell_added(n, std::string{name(role)}, theirs.year(), said, std::move(before));
        } else if (theirs.status() == observation_status::unread) {
            indicator const& i = kept(n);
            out_.unmatched.push_back({true, i.id, i.name, i.project,
                                      to_string(theirs.year()) + "の" + detail::quote(said)
                                          + "は読めない値です (unread)"});
        } else {
            *ours(preferred(n)) = theirs;
        }
    }

    // A target of a later year than the last changes what the plan is judged by.
    void merge_target(std::size_t n, observation const& theirs)
    {
        auto const ours = [&](indicator& i) -> observation* {
            if (i.target && i.target->year() == theirs.year()) { return &*i.target; }
            auto const at = std::ranges::find(i.interim_targets, theirs.year(), &observation::year);
            return at == i.interim_targets.end() ? nullptr : &*at;
        };
        auto const& last = kept(n).target;
        bool const moves_the_end = last && !is_absent(*last) && theirs.year() > last->year();
        if (!moves_the_end) {
            merge_value(n, observation_role::target, theirs, ours);
        } else if (!says_nothing(theirs) && ours(preferred(n)) == nullptr) {
            static_cast<void>(preferred(n).place(observation_role::target, theirs));
        }
    }

    // Declarations hold for all revisions; of what adds up over time values are read anew.
    template <class Said>
    static void declare_in(std::vector<revision>& all, std::string const& id,
                           Said indicator::* what, Said const& said)
    {
        for (revision& r : all) {
            for (indicator& i : r.indicators) {
                if (i.id != id) { continue; }
                i.*what = said;
                if constexpr (std::same_as<Said, aggregation>) { detail::read_anew(i); }
            }
        }
    }

    template <class Said>
    void declare(std::size_t n, Said indicator::* what, Said const& said, std::string const& role)
    {
        Said const ours = kept(n).*what;
        if (said.kind == Said{}.kind || to_text(said) == to_text(ours)) { return; }
        if (ours == Said{}) {
            tell_added(n, role, std::nullopt, to_text(said));
            declare_in(kept_, kept(n).id, what, said);
        }
        declare_in(preferred_, kept(n).id, what, said);
    }

    void declare(std::size_t n, indicator const& theirs)
    {
        declare(n, &indicator::aggregation, theirs.aggregation, "aggregation");
        declare(n, &indicator::direction, on_basis_of(theirs.direction, kept(n).aggregation.kind),
                "direction");
        if (!theirs.project_start || kept(n).project_start || kept(n).project_id.empty()) {
            return;
        }
        tell_added(n, "project_start", theirs.project_start->year,
                   to_string(theirs.project_start->year));
        for (auto* const all : {&kept_, &preferred_}) {
            for (revision& r : *all) {
                for (indicator& i : r.indicators) {
                    if (i.project_id == kept(n).project_id) {
                        i.project_start = theirs.project_start;
                    }
                }
            }
        }
    }

    static std::string to_text(direction const& d) { return to_string(d); }
    static std::string to_text(aggregation const& a) { return to_string(a.kind); }

    // A text that the plan lacks is added; another one is a conflict.
    void text(std::size_t n, std::string const& role, std::string indicator::* what,
              std::string const& said)
    {
        if (said.empty() || kept(n).*what == said) { return; }
        if ((kept(n).*what).empty()) {
            add(n, [&](indicator& i) { i.*what = said; });
            tell_added(n, role, std::nullopt, said);
        } else {
            preferred(n).*what = said;
        }
    }

    void more(std::size_t n, std::string const& role, std::vector<std::string> indicator::* what,
              std::vector<std::string> const& said)
    {
        for (std::string const& each : said) {
            if (std::ranges::count(kept(n).*what, each) > 0) { continue; }
            add(n, [&](indicator& i) { (i.*what).push_back(each); });
            tell_added(n, role, std::nullopt, each);
        }
    }

    void texts(std::size_t n, indicator const& theirs)
    {
        text(n, "page", &indicator::page, theirs.page);
        text(n, "scale", &indicator::scale, theirs.scale);
        more(n, "note", &indicator::notes, theirs.notes);
        more(n, "flag", &indicator::flags, theirs.flags);
        for (comment const& c : theirs.comments) {
            if (std::ranges::count(kept(n).comments, c) > 0) { continue; }
            add(n, [&](indicator& i) { i.comments.push_back(c); });
            tell_added(n, "comment", c.year, c.kind + ": " + c.text);
        }
        for (published_result const& p : theirs.published) { published(n, p); }
        if (theirs.departments.empty()) { return; }
        std::multiset<std::string> const ours{kept(n).departments.begin(),
                                              kept(n).departments.end()};
        if (ours.empty()) {
            add(n, [&](indicator& i) { i.departments = theirs.departments; });
            tell_added(n, "departments", std::nullopt, detail::joined(theirs.departments, "／"));
        } else if (ours
                   != std::multiset<std::string>{theirs.departments.begin(),
                                                 theirs.departments.end()}) {
            preferred(n).departments = theirs.departments;
        }
    }

    void published(std::size_t n, published_result const& theirs)
    {
        auto const ours = [&](indicator& i) {
            return std::ranges::find(i.published, theirs.year, &published_result::year);
        };
        if (ours(kept(n)) == kept(n).published.end()) {
            add(n, [&](indicator& i) { static_cast<void>(i.publish(theirs)); });
            tell_added(n, "published", theirs.year,
                       theirs.rate + (theirs.mark.empty() ? "" : " " + theirs.mark));
        } else if (*ours(kept(n)) != theirs) {
            *ours(preferred(n)) = theirs;
        }
    }

    // Found by its name alone, in another project than the plan's: it stays there.
    void tell_moved(std::size_t n, indicator const& theirs)
    {
        std::string const here = detail::place_name(kept(n), in(kept_));
        std::string const there = detail::place_name(theirs, theirs_);
        if (here.empty() || there.empty() || here == there) { return; }
        indicator const& i = kept(n);
        moved_.push_back(
            {.kind = change_kind::moved,
             .also = {},
             .subject = change_subject::indicator,
             .revision = options_.revision,
             .page = i.page,
             .id = i.id,
             .name = i.name,
             .project = i.project_id,
             .old_text = here,
             .new_text = there,
             .explanation = "所属: " + here + " → " + there + "。計画の所属のままにした。"});
    }

    void add_new(indicator const& theirs)
    {
        indicator i = theirs;
        i.period = plan_.period();
        i.at = {};
        using role = observation_role;
        auto const adopt = [&](observation& o, role as) { o = adopted(o, as, theirs, i); };
        if (i.baseline) { adopt(*i.baseline, role::baseline); }
        if (i.target) { adopt(*i.target, role::target); }
        for (observation& o : i.actuals) { adopt(o, role::actual); }
        for (observation& o : i.interim_targets) { adopt(o, role::target); }
        for (auto* const all : {&kept_, &preferred_}) {
            revision& r = in(*all);
            indicator placed = i;
            detail::put_in_place(placed, theirs_, r, *all);
            if (detail::is_taken(placed.id, *all)) { placed.id = detail::free_id("I", *all); }
            r.indicators.push_back(placed);
            if (all == &kept_) { out_.new_indicators.push_back(std::move(placed)); }
        }
    }

    plan const& plan_;
    merge_options const& options_;
    revision const& theirs_;
    std::vector<revision> kept_;
    std::vector<revision> preferred_;
    std::vector<plan_change> moved_;
    merge_result out_;
};

std::string called(std::string const& id, std::string const& name)
{
    return name + " [" + id + "]";
}

}  // namespace

merge_result merge(plan const& p, plan const& reading, merge_options const& options)
{
    return merger{p, reading, options}.result();
}

std::string explain(merge_result const& m)
{
    std::string out = "加えた値 added: " + std::to_string(m.added.size());
    for (added_fact const& a : m.added) {
        out += "\n  " + called(a.id, a.name) + " " + a.role;
        if (a.year) { out += " " + to_string(*a.year); }
        out += ": " + (a.before.empty() ? "" : a.before + " → ") + a.text;
    }
    out += "\n新しい指標 new indicators: " + std::to_string(m.new_indicators.size());
    for (indicator const& i : m.new_indicators) { out += "\n  " + called(i.id, i.name); }
    out += "\n食い違い conflicts: " + std::to_string(m.conflicts.size());
    for (plan_change const& c : m.conflicts) {
        out += "\n  " + called(c.id, c.name) + " " + c.explain();
    }
    out += "\n改名か proposed renames: " + std::to_string(m.proposed_renames.size());
    for (proposed_rename const& r : m.proposed_renames) {
        out += "\n  " + called(r.id, r.name) + " → " + called(r.new_id, r.new_name) + ": "
               + r.evidence;
    }
    out += "\n対応のないもの unmatched: " + std::to_string(m.unmatched.size());
    for (unmatched_indicator const& u : m.unmatched) {
        out += "\n  " + std::string{u.in_reading ? "表 reading " : "計画 plan "}
               + called(u.id, u.name) + " " + u.why;
    }
    return out;
}

}  // namespace tomakomai_kpi
