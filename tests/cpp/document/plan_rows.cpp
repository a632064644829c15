// SPDX-License-Identifier: BSL-1.0
#include "document/plan_rows.hpp"

#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>

using namespace tomakomai_kpi::detail;

namespace {

constexpr bool uses(std::string_view name, column c)
{
    return std::ranges::find(roles, name, &role::name)->uses[c];
}

}  // namespace

static_assert(uses("measure", value_column), "its mark is a member");
static_assert(uses("measure", parent_column), "its parent is code");
static_assert(!uses("measure", year_column));
static_assert(uses("indicator", flags_column) && uses("indicator", departments_column));
static_assert(uses("comment", year_column) && !uses("comment", value_column));
static_assert(uses("baseline", status_column) && uses("target", status_column));
static_assert(!uses("fingerprint", note_column));

TEST_CASE("every column but the role's own is used by a role, and every role has a name of its own")
{
    for (std::size_t c = 0; c < column_count; ++c) {
        CAPTURE(column_names[c]);
        bool const used = std::ranges::any_of(roles, [c](role const& r) { return r.uses[c]; });
        CHECK(used == (c != role_column));
    }
    for (role const& each : roles) {
        CAPTURE(each.name);
        CHECK(std::ranges::count(roles, each.name, &role::name) == 1);
    }
}
