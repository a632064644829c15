// SPDX-License-Identifier: BSL-1.0
#include "document/plan_declarations.hpp"

#include <algorithm>

#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi::detail {

namespace {

// Who says so goes without saying where we declare, or where nobody knows.
provenance provenance_of(csv_row const& r)
{
    std::string const& by = plan_sheet::cell(r, status_column);
    std::string const& kind = plan_sheet::cell(r, value_column);
    return {by.empty() ? usual_provenance(kind) : by, plan_sheet::cell(r, note_column)};
}

}  // namespace

void plan_declarations::read()
{
    for (csv_row const& r : sheet_.rows()) {
        sheet_.attempt(r, [&] { add(r); });
    }
    // The limits of a range stand as the values of their indicator do, which its aggregation decides.
    for (csv_row const& r : sheet_.rows()) {
        if (plan_sheet::cell(r, role_column) != direction_rows.role) { continue; }
        sheet_.attempt(r, [&] { add_direction(r); });
    }
}

void plan_declarations::add(csv_row const& r)
{
    std::string const& role = plan_sheet::cell(r, role_column);
    std::string const& id = plan_sheet::cell(r, id_column);
    if (role == aggregation_rows.role) {
        aggregation const a{
            sheet_.read_cell(r, value_column, [](auto const& t) { return parse_aggregation(t); }),
            provenance_of(r)};
        add(r, aggregations_, id, a);
    } else if (role == project_start_rows.role) {
        auto const year =
            sheet_.read_cell(r, year_column, [](auto const& t) { return parse_fiscal_year(t); });
        add(r, starts_, id, start_of_project{year, provenance_of(r)});
    } else if (role == reason_rows.role) {
        add_reason(r);
    } else if (role == fingerprint_rows.role) {
        add(r, fingerprints_, {plan_sheet::cell(r, revision_column), id},
            plan_sheet::cell(r, value_column));
    }
}

void plan_declarations::add_reason(csv_row const& r)
{
    auto const year =
        sheet_.read_cell(r, year_column, [](auto const& t) { return parse_fiscal_year(t); });
    given_reason given{.id = {}, .year = year, .why = {}};
    sheet_.fill(r, reason_rows, given);
    if (!is_absence(given.status) || given.status == observation_status::unread) {
        sheet_.refuse(r, value_column, code::bad_row,
                      "値のない理由は missing, not_started, not_measured, pending, not_applicable "
                      "のどれかです (not a reason)");
    }
    std::string const& revision = plan_sheet::cell(r, revision_column);
    add(r, reasons_, {revision, given.id, year.start_year()}, given.status);
    given_reasons_.emplace_back(revision, std::move(given));
}

void plan_declarations::add_direction(csv_row const& r)
{
    std::string const& id = plan_sheet::cell(r, id_column);
    if (sheet_.is_in_doubt(doubt::aggregation, id)) { throw follow_up{}; }
    auto const of = aggregation_of(id);
    direction d = sheet_.read_cell(r, value_column,
                                   [of](auto const& t) { return declared_direction(t, of); });
    d.provenance = provenance_of(r);
    add(r, directions_, id, std::move(d));
}

void plan_declarations::declare(indicator& i)
{
    if (!i.project_id.empty()) {
        if (auto const* const start = find(starts_, i.project_id)) {
            i.project_start = start->what;
        }
    }
    if (auto const* const a = find(aggregations_, i.id)) { i.aggregation = a->what; }
    if (auto const* const d = find(directions_, i.id)) { i.direction = d->what; }
}

std::string plan_declarations::fingerprint(std::string const& revision, std::string const& id)
{
    auto const* const kept = find(fingerprints_, {revision, id});
    return kept == nullptr ? "" : kept->what;
}

observation_status const* plan_declarations::reason(std::string const& revision,
                                                    std::string const& id, fiscal_year year)
{
    auto const* const given = find(reasons_, {revision, id, year.start_year()});
    return given == nullptr ? nullptr : &given->what;
}

aggregation_kind plan_declarations::aggregation_of(std::string const& id) const
{
    auto const known = aggregations_.find(id);
    return known == aggregations_.end() ? aggregation_kind::unknown : known->second.what.kind;
}

void plan_declarations::require_found()
{
    require_all_found(directions_, {doubt::item}, "この id の指標がありません (unknown id)");
    require_all_found(aggregations_, {doubt::item}, "この id の指標がありません (unknown id)");
    require_all_found(starts_, {doubt::item, doubt::start},
                      "この id の事業の指標がありません (unknown id)");
    require_all_found(fingerprints_, {doubt::item},
                      "この版にこの id の事業も施策もありません (unknown id)");
    require_all_found(reasons_, {doubt::item, doubt::aggregation, doubt::observation},
                      "この id には、この版と年度に、値のない(理由を付けられる)値がありません (no "
                      "missing observation)");
}

void plan_declarations::keep_reasons(std::vector<revision>& revisions) const
{
    for (auto const& [name, reason] : given_reasons_) {
        std::ranges::find(revisions, name, &revision::name)->reasons.push_back(reason);
    }
}

template <class Key, class What>
void plan_declarations::add(csv_row const& r, declared_for<Key, What>& all, Key const& key,
                            What what) const
{
    if (!all.emplace(key, declared<What>{std::move(what), &r}).second) {
        sheet_.refuse(r, id_column, code::duplicate_id,
                      "同じ行が前にもあります (the row is there twice)");
    }
}

template <class Key, class What>
auto plan_declarations::find(declared_for<Key, What>& all, Key const& key) -> declared<What> const*
{
    auto const at = all.find(key);
    if (at == all.end()) { return nullptr; }
    at->second.found = true;
    return &at->second;
}

template <class Key, class What>
void plan_declarations::require_all_found(declared_for<Key, What> const& all,
                                          std::initializer_list<doubt> of, char const* what)
{
    for (auto const& entry : all) {
        csv_row const& r = *entry.second.row;
        std::string const& id = plan_sheet::cell(r, id_column);
        bool const follows =
            std::ranges::any_of(of, [&](doubt each) { return sheet_.is_in_doubt(each, id); });
        if (entry.second.found || follows) { continue; }
        sheet_.tell(r, id_column, code::unknown_id, what);
    }
}

}  // namespace tomakomai_kpi::detail
