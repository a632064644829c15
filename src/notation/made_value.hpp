// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_MADE_VALUE_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_MADE_VALUE_HPP

// The last step of every reading: a value of what was read, or why there is no such value.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <tomakomai_kpi/notation/detail/read_value.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

/// Why and where a text is no value.
struct text_refusal {
    code why = code::none;
    std::size_t position = 0;
    std::string advice{};

    /// Of several ways to read a text, the one that got furthest says what is wrong. False, for the
    /// reader that failed to return.
    bool fail(code reason, std::size_t where, std::string what_would_do = {})
    {
        if (why == code::none || where > position) {
            *this = {reason, where, std::move(what_would_do)};
        }
        return false;
    }
};

/// What a caller knows of the basis, beside the text.
struct wanted_basis {
    std::optional<basis> given{};
    bool of_a_state = false;  // what would be annual is a level
};

/// A value of what was read; nothing where there is no such thing (a third of a rank) or the unit
/// cannot stand on the basis.
std::optional<value> made_value(reading const& read, wanted_basis const& wanted,
                                text_refusal& refused);

}  // namespace tomakomai_kpi::detail

#endif
