// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_DUCKDB_API_HPP
#define TOMAKOMAI_KPI_PYTHON_DUCKDB_API_HPP

// DuckDB's C extension API, version 1.2.0, which every later DuckDB has: what stands
// in its headers is a table of functions that DuckDB fills when it loads the
// extension, so that nothing of DuckDB is linked.

#include <exception>
#include <utility>

#define DUCKDB_EXTENSION_API_VERSION_MAJOR 1
#define DUCKDB_EXTENSION_API_VERSION_MINOR 2
#define DUCKDB_EXTENSION_API_VERSION_PATCH 0
#include <duckdb_extension.h>

DUCKDB_EXTENSION_EXTERN

namespace tomakomai_kpi::duckdb {

class logical_type {
public:
    explicit logical_type(duckdb_logical_type held) noexcept : held_{held} {}
    explicit logical_type(duckdb_type plain) : held_{duckdb_create_logical_type(plain)} {}
    logical_type(logical_type&& other) noexcept : held_{std::exchange(other.held_, nullptr)} {}
    logical_type& operator=(logical_type&&) = delete;
    ~logical_type()
    {
        if (held_ != nullptr) { duckdb_destroy_logical_type(&held_); }
    }

    duckdb_logical_type get() const noexcept { return held_; }
    duckdb_type id() const { return duckdb_get_type_id(held_); }

private:
    duckdb_logical_type held_;
};

/// Does it, and tells DuckDB what it throws: no exception passes through C.
template <class Deed>
void guarded(duckdb_function_info info, void (*set_error)(duckdb_function_info, char const*),
             Deed deed) noexcept
{
    try {
        deed();
    } catch (std::exception const& e) {
        set_error(info, e.what());
    }
}

}  // namespace tomakomai_kpi::duckdb

#endif
