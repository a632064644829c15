// SPDX-License-Identifier: BSL-1.0
// The extension that DuckDB loads: it calls the function at the end of this file, by its name.
#include <exception>
#include <mutex>

#include "functions.hpp"

duckdb_ext_api_v1 duckdb_ext_api{};

namespace tomakomai_kpi::duckdb {

namespace {

// A connection as long as functions are registered.
class connection {
public:
    explicit connection(duckdb_database to) : is_open_{duckdb_connect(to, &held_) == DuckDBSuccess}
    {
    }
    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;
    ~connection()
    {
        if (is_open_) { duckdb_disconnect(&held_); }
    }

    bool is_open() const noexcept { return is_open_; }
    duckdb_connection get() const noexcept { return held_; }

private:
    duckdb_connection held_ = nullptr;
    bool is_open_;
};

bool load(duckdb_extension_info info, duckdb_extension_access const& access)
{
    auto const* const api = static_cast<duckdb_ext_api_v1 const*>(
        access.get_api(info, DUCKDB_EXTENSION_API_VERSION_STRING));
    if (api == nullptr) { return false; }
    // Every database loads it, while functions of others may run.
    static std::once_flag once;
    std::call_once(once, [&] { duckdb_ext_api = *api; });
    connection const con{*access.get_database(info)};
    if (con.is_open() && register_scalar_functions(con.get())
        && register_aggregate_functions(con.get())) {
        return true;
    }
    access.set_error(info, "KPIの関数を加えられません (the functions cannot be added)");
    return false;
}

}  // namespace

}  // namespace tomakomai_kpi::duckdb

extern "C" DUCKDB_CAPI_ENTRY_VISIBILITY bool
tomakomai_kpi_init_c_api(duckdb_extension_info info, duckdb_extension_access* access)
{
    try {
        return tomakomai_kpi::duckdb::load(info, *access);
    } catch (std::exception const& e) {
        access->set_error(info, e.what());
        return false;
    }
}
