// SPDX-License-Identifier: BSL-1.0
#include <cstddef>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>

namespace tomakomai_kpi {

namespace detail {
extern char const tomakomai_csv[];
extern std::size_t const tomakomai_csv_size;
}  // namespace detail

plan const& plans::tomakomai()
{
    static plan const embedded =
        read_plan_csv({detail::tomakomai_csv, detail::tomakomai_csv_size}, "tomakomai.csv");
    return embedded;
}

}  // namespace tomakomai_kpi
