// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_PROVENANCE_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_PROVENANCE_HPP

// Who says a thing, and why, in the one text that plans hold and people write:
// "declared: 待機児童は少ないほどよい". Its form is known here alone.

#include <string>
#include <string_view>

namespace tomakomai_kpi::detail {

struct provenance {
    std::string by;   // declared, inferred, unknown, …
    std::string why;  // empty where nobody says
};

inline constexpr std::string_view before_why = ": ";

inline std::string to_string(provenance const& p)
{
    return p.why.empty() ? p.by : p.by + std::string{before_why} + p.why;
}

inline provenance parse_provenance(std::string_view text)
{
    auto const at = text.find(before_why);
    if (at == std::string_view::npos) { return {std::string{text}, ""}; }
    return {std::string{text.substr(0, at)}, std::string{text.substr(at + before_why.size())}};
}

}  // namespace tomakomai_kpi::detail

#endif
