// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_DECLARATIONS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_DECLARATIONS_HPP

// What rows of a plan CSV say about things that other rows print: directions,
// aggregations, first years of projects, reasons of dashes, fingerprints. They
// stand anywhere in the file, and each must find what it is about.

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

#include "document/plan_sheet.hpp"

namespace tomakomai_kpi::detail {

class plan_declarations {
public:
    explicit plan_declarations(plan_sheet& sheet) : sheet_{sheet} {}

    /// All rows of the sheet; those of other roles say nothing here.
    void read();

    /// Gives an indicator what is declared for its id and for its project.
    void declare(indicator& i);

    /// "" for none.
    std::string fingerprint(std::string const& revision, std::string const& id);

    /// Why a value of the year is missing; null where nothing is said.
    observation_status const* reason(std::string const& revision, std::string const& id,
                                     fiscal_year year);

    /// As declared for the id; unknown where nothing is.
    aggregation_kind aggregation_of(std::string const& id) const;

    /// Refuses (unknown_id) a declaration of nothing: a misspelt id, revision or year.
    void require_found();

    /// Keeps the reasons where they were given.
    void keep_reasons(std::vector<revision>& revisions) const;

private:
    // And the row it stands in, and whether what it is about was found.
    template <class What>
    struct declared {
        What what;
        csv_row const* row;
        bool found = false;
    };
    template <class Key, class What>
    using declared_for = std::map<Key, declared<What>>;

    template <class Key, class What>
    void add(csv_row const& r, declared_for<Key, What>& all, Key const& key, What what) const;
    template <class Key, class What>
    static declared<What> const* find(declared_for<Key, What>& all, Key const& key);
    template <class Key, class What>
    void require_all_found(declared_for<Key, What> const& all, std::initializer_list<doubt> of,
                           char const* what);

    void add(csv_row const& r);
    void add_reason(csv_row const& r);
    void add_direction(csv_row const& r);

    plan_sheet& sheet_;
    declared_for<std::string, direction> directions_;
    declared_for<std::string, aggregation> aggregations_;
    declared_for<std::string, start_of_project> starts_;
    declared_for<std::tuple<std::string, std::string, int>, observation_status> reasons_;
    declared_for<std::pair<std::string, std::string>, std::string> fingerprints_;
    std::vector<std::pair<std::string, given_reason>> given_reasons_;
};

}  // namespace tomakomai_kpi::detail

#endif
