// SPDX-License-Identifier: BSL-1.0
#include "audit/findings.hpp"

#include <map>
#include <tuple>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi {

std::string finding::explain() const
{
    std::string const where = page.empty() ? "" : page + "ページ ";
    return where + japanese(severity) + (quote.empty() ? "" : " " + detail::quote(quote)) + " "
           + message + " (" + detail::rule_of(rule).english + ") [" + rule + "]";
}

}  // namespace tomakomai_kpi

namespace tomakomai_kpi::detail {

namespace {

// Where things stand: their goal, measure or project by its place in the first edition that has it,
// then their own place. What only a later edition has comes behind its neighbours.
class document_order {
public:
    using position = std::pair<std::size_t, std::size_t>;

    explicit document_order(plan const& of)
    {
        for (revision const& r : of.revisions()) {
            for (goal const& g : r.goals) { add(g.id); }
        }
        for (revision const& r : of.revisions()) {
            for (measure const& m : r.measures) { add(m.id); }
            for (project const& p : r.projects) { add(p.id); }
        }
        for (revision const& r : of.revisions()) {
            for (indicator const& i : r.indicators) { add_below(r, i); }
        }
    }

    position operator()(std::string_view id) const
    {
        auto const at = places_.find(id);
        return at == places_.end() ? position{0, 0} : at->second;
    }

private:
    void add(std::string const& id) { places_.try_emplace(id, places_.size() + 1, 0); }

    void add_below(revision const& in, indicator const& i)
    {
        auto above = places_.find(i.project_id);
        for (goal const& g : in.goals) {
            if (i.project_id.empty() && g.number == i.goal) { above = places_.find(g.id); }
        }
        std::size_t const first = above == places_.end() ? 0 : above->second.first;
        places_.try_emplace(i.id, first, places_.size() + 1);
    }

    std::map<std::string_view, position, std::less<>> places_{};
};

}  // namespace

findings::findings(std::vector<std::string> const& without) : off_(audit_rules().size(), false)
{
    for (std::string const& id : without) { off_[place_in_table(id)] = true; }
}

void findings::add(audited rule, audited_place const& where, std::string quote, std::string message,
                   std::string against)
{
    if (off_[static_cast<std::size_t>(rule)]) { return; }
    finding f;
    f.rule = rule_of(rule).id;
    f.severity = rule_of(rule).severity;
    f.revision = where.revision;
    f.id = where.id;
    f.page = where.page;
    f.quote = std::move(quote);
    f.message = std::move(message);
    f.against = std::move(against);
    f.at = where.at;
    found_.push_back(std::move(f));
}

std::vector<finding> findings::sorted(plan const& of) &&
{
    document_order const position{of};
    auto const key = [&](finding const& f) {
        auto const edition = std::ranges::find(of.revisions(), f.revision, &revision::name);
        return std::tuple{detail::page_number(f.page), position(f.id),
                          edition - of.revisions().begin(), place_in_table(f.rule)};
    };
    std::vector<std::pair<decltype(key(finding{})), finding>> keyed;
    keyed.reserve(found_.size());
    for (finding& f : found_) {
        auto const place = key(f);
        keyed.emplace_back(place, std::move(f));
    }
    std::ranges::stable_sort(keyed, {}, [](auto const& each) { return each.first; });

    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> told;
    std::vector<finding> out;
    for (auto& [unused, f] : keyed) {
        auto const [at, is_new] = told.try_emplace({f.rule, f.id, f.page, f.quote}, out.size());
        if (is_new) {
            out.push_back(std::move(f));
        } else if (finding& first = out[at->second]; first.revision != f.revision) {
            first.also_in.push_back(f.revision);
        }
    }
    return out;
}

std::optional<std::strong_ordering> order_of(value const& a, value const& b)
{
    bool const amounts = a.bound() == bound::none && b.bound() == bound::none;
    if (!amounts || !rule::order(a.measured(), b.measured()).allowed()) { return std::nullopt; }
    try {
        return compare(a, b);
    } catch (kpi_error const&) {
        return std::nullopt;  // what a value says beside its number may forbid it too
    }
}

std::string named(indicator const& i)
{
    return "「" + i.name + "」";
}

}  // namespace tomakomai_kpi::detail
