// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_DIRECTION_HPP
#define TOMAKOMAI_KPI_PLAN_DIRECTION_HPP

// Which way is better: up, down, staying at the target, or in a range.
//
// Synopsis
//   enum class direction_kind;      up, down, maintain, range, unknown
//   struct direction;
//   direction declared_direction("maintain ±5ポイント"), std::string to_string(direction);
//   direction on_basis_of(direction, aggregation_kind);   void require_declarable(direction);

#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class direction_kind : unsigned char { unknown, up, down, maintain, range };

std::string to_string(direction_kind k);
direction_kind parse_direction(std::string_view text);  // throws notation_error (unknown_name)

/// Which way is better, and who says so ("declared: …"; "unknown" where nobody does).
///
/// maintain: the actual stays at the target, give or take `tolerance`, a change in the target's unit
/// (ポイント of a %) that is not below zero; with none the target itself is met, and nobody can say of
/// what is near it, but where the target is a bound (以上, 以下). range: it stays between `low`
/// and `high`, one of which may be absent; 超 and 未満 exclude the limit itself. Where neither is
/// given the target itself holds the limits: 10～20人, or 10人以上.
struct direction {
    direction_kind kind = direction_kind::unknown;
    tomakomai_kpi::provenance provenance = "unknown";
    std::optional<value> tolerance{};
    std::optional<value> low{};
    std::optional<value> high{};

    friend bool operator==(direction const&, direction const&) = default;
};

/// As files and people write it: up, maintain ±5ポイント, range 10人～20人, range 10人超～20人未満,
/// range 10人以上.
std::string to_string(direction const& d);

/// Reads what `to_string` writes; limits stand on the basis that values of the aggregation have.
/// Throws notation_error (unknown_name, bad_format and what values refuse), amount_error (bad_number)
/// where low is above high, and what the comparison of the limits refuses.
direction declared_direction(std::string_view text,
                             aggregation_kind of = aggregation_kind::unknown);

/// The direction with its limits on the basis that values of the aggregation have: 10施設～12施設 of a
/// stock are levels.
direction on_basis_of(direction d, aggregation_kind of);

/// Throws what `declared_direction` throws for a direction that no declaration can say: limits without
/// a range, a tolerance that is no change, an empty range, a limit whose decimals do not end.
void require_declarable(direction const& d);

}  // namespace tomakomai_kpi

#endif
