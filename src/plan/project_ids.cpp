// SPDX-License-Identifier: BSL-1.0
#include "plan/project_ids.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>

namespace tomakomai_kpi::detail {

namespace {

using partners = std::vector<std::optional<std::size_t>>;  // of printed ones among the declared

std::string numbered(std::size_t n)
{
    std::string const digits = std::to_string(n);
    return (digits.size() < 2 ? "P0" : "P") + digits;
}

// A name that both have equally often: the first is the first, and so on.
partners same_names(std::vector<std::string_view> const& printed,
                    std::vector<project> const& declared)
{
    std::map<std::string_view, std::vector<std::size_t>> places;
    std::map<std::string_view, std::vector<std::size_t>> places_declared;
    for (std::size_t i = 0; i < printed.size(); ++i) { places[printed[i]].push_back(i); }
    for (std::size_t i = 0; i < declared.size(); ++i) {
        places_declared[declared[i].name].push_back(i);
    }
    partners out(printed.size());
    for (auto const& [name, at] : places) {
        auto const found = places_declared.find(name);
        if (found == places_declared.end() || found->second.size() != at.size()) { continue; }
        for (std::size_t n = 0; n < at.size(); ++n) { out[at[n]] = found->second[n]; }
    }
    return out;
}

// As many without a partner between two partners on either side are the same under new names.
void pair_renamed(partners& of, std::size_t declared)
{
    std::set<std::size_t> taken;
    for (auto const& p : of) {
        if (p) { taken.insert(*p); }
    }
    std::size_t next = 0;  // declared one that may be paired
    for (std::size_t from = 0; from < of.size();) {
        if (of[from]) {
            next = *of[from++] + 1;
            continue;
        }
        std::size_t to = from;
        while (to < of.size() && !of[to]) { ++to; }
        std::size_t const end = to < of.size() ? *of[to] : declared;
        // Where the order differs, one of the gap may be another's.
        bool const fits = end >= next && end - next == to - from
                          && taken.lower_bound(next) == taken.lower_bound(end);
        for (std::size_t i = from; fits && i < to; ++i) {
            taken.insert(next);
            of[i] = next++;
        }
        from = to;
    }
}

}  // namespace

std::vector<std::string> project_ids(std::vector<std::string_view> const& printed,
                                     std::vector<project> const& declared)
{
    partners partner = same_names(printed, declared);
    pair_renamed(partner, declared.size());

    std::vector<std::string> ids(printed.size());
    std::set<std::string> taken;
    for (project const& p : declared) { taken.insert(p.id); }
    std::size_t next = declared.size();
    for (std::size_t i = 0; i < printed.size(); ++i) {
        if (partner[i]) {
            ids[i] = declared[*partner[i]].id;
            continue;
        }
        do {
            ids[i] = numbered(++next);
        } while (!taken.insert(ids[i]).second);
    }
    return ids;
}

bool ids_are_positions(std::vector<project> const& projects)
{
    for (std::size_t i = 0; i < projects.size(); ++i) {
        if (projects[i].id != numbered(i + 1)) { return false; }
    }
    return true;
}

}  // namespace tomakomai_kpi::detail
