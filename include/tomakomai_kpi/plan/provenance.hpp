// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_PROVENANCE_HPP
#define TOMAKOMAI_KPI_PLAN_PROVENANCE_HPP

// Who says a thing that no document prints, and why.
//
//   provenance const p = "declared: 待機児童は少ないほどよい";   // as people write it
//   p.by, p.why                                                  // declared, 待機児童は…

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct provenance {
    std::string by{};   // declared, inferred, unknown, …
    std::string why{};  // empty where nobody says

    provenance() = default;
    provenance(std::string who, std::string reason) : by{std::move(who)}, why{std::move(reason)} {}

    /// Reads what people write: who, and behind a colon why.
    template <std::convertible_to<std::string_view> Text>
    provenance(Text const& said) : provenance{read(said)}
    {
    }

    friend bool operator==(provenance const&, provenance const&) = default;

private:
    static provenance read(std::string_view said)
    {
        auto const colon = said.find(": ");
        if (colon == std::string_view::npos) { return {std::string{said}, std::string{}}; }
        return {std::string{said.substr(0, colon)}, std::string{said.substr(colon + 2)}};
    }
};

inline std::string to_string(provenance const& p)
{
    return p.why.empty() ? p.by : p.by + ": " + p.why;
}

}  // namespace tomakomai_kpi

#endif
