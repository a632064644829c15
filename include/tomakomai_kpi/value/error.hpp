// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_ERROR_HPP
#define TOMAKOMAI_KPI_VALUE_ERROR_HPP

// The exceptions of the library: one root, one class for each sort of mistake.
//
// Each carries its code and its facts as members, and a message that says what
// was read, where, which rule refused it and what would do, Japanese first.
// The light headers (exact, unit, quantity) do not include this one; they throw
// through functions compiled in src/.
//
// Synopsis
//   kpi_error                 code(), message(): what() without the code at its end
//   ├ notation_error          text(), position(): a text that is not a value, number or year
//   ├ unit_error              left(), right(): units that may not meet
//   ├ basis_error             left(), right(): bases that may not meet
//   ├ period_error            left(), right(): fiscal periods that may not meet
//   ├ amount_error            an amount that arithmetic cannot take: missing, a bound
//   ├ division_error          division by zero
//   ├ argument_error          what a function cannot be given: out of range, lists of other lengths
//   └ plan_error              file(), line(), column(): a plan that does not hold together;
//                             parts(), count(): all that is wrong with it

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class kpi_error : public std::runtime_error {
public:
    /// `message` is the whole text for people, what it quotes made visible but for its lines' ends;
    /// the code is appended in brackets.
    kpi_error(enum code reason, std::string const& message)
        : std::runtime_error{detail::with_visible_controls(message, true) + " [" + name(reason)
                             + "]"},
          code_{reason}
    {
    }

    enum code code() const noexcept { return code_; }

    /// What `what()` says before its code, for messages that quote this one.
    std::string_view message() const noexcept
    {
        std::string_view const whole{what()};
        return whole.substr(0,
                            whole.size() - std::string_view{name(code_)}.size() - 3);  // " [code]"
    }

private:
    enum code code_;
};

/// A text that cannot be read; `position` counts bytes from the start of `text`. `nearest` is what
/// may have been meant there, for people to judge: 9,777,442 or 箇所; often empty.
class notation_error : public kpi_error {
public:
    notation_error(enum code reason, std::string const& message, std::string text,
                   std::size_t position, std::string nearest = {})
        : kpi_error{reason, message},
          text_{std::move(text)},
          position_{position},
          nearest_{std::move(nearest)}
    {
    }

    std::string const& text() const noexcept { return text_; }
    std::size_t position() const noexcept { return position_; }
    std::string const& nearest() const noexcept { return nearest_; }

private:
    std::string text_;
    std::size_t position_;
    std::string nearest_;
};

/// Two things that may not meet, as they call themselves.
class mixing_error : public kpi_error {
public:
    mixing_error(enum code reason, std::string const& message, std::string left, std::string right)
        : kpi_error{reason, message}, left_{std::move(left)}, right_{std::move(right)}
    {
    }

    std::string const& left() const noexcept { return left_; }
    std::string const& right() const noexcept { return right_; }

private:
    std::string left_;
    std::string right_;
};

class unit_error : public mixing_error {
public:
    using mixing_error::mixing_error;
};

class basis_error : public mixing_error {
public:
    using mixing_error::mixing_error;
};

class period_error : public mixing_error {
public:
    using mixing_error::mixing_error;
};

class amount_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

class division_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

class argument_error : public kpi_error {
public:
    using kpi_error::kpi_error;
};

/// One thing that is wrong with a plan: where, by which rule, and what is said of it.
struct plan_error_part {
    std::size_t line = 0;
    std::size_t column = 0;
    enum code reason = code::none;
    std::string message;
};

/// A plan or its file that does not hold together; line and column count from 1, 0 is unknown.
class plan_error : public kpi_error {
public:
    plan_error(enum code reason, std::string const& message, std::string file = {},
               std::size_t line = 0, std::size_t column = 0)
        : kpi_error{reason, message},
          file_{std::move(file)},
          parts_{{line, column, reason, detail::with_visible_controls(message)}}
    {
    }

    /// `count` errors at once, told by the first of them (at least one), in the order of places:
    /// code, line and column are those of the first.
    plan_error(std::string file, std::vector<plan_error_part> first, std::size_t count);

    std::string const& file() const noexcept { return file_; }
    std::size_t line() const noexcept { return parts_.front().line; }
    std::size_t column() const noexcept { return parts_.front().column; }

    /// All that is wrong, as far as it is told: one part of a single error.
    std::vector<plan_error_part> const& parts() const noexcept { return parts_; }
    std::size_t count() const noexcept { return count_; }

private:
    std::string file_;
    std::vector<plan_error_part> parts_;
    std::size_t count_ = 1;
};

namespace detail {

/// Throws the error. Where exceptions are switched off it is printed, its code at the end, and the
/// program ends: this is the one place that knows.
template <class Error>
[[noreturn]] void refuse(Error const& error)
{
#if TOMAKOMAI_KPI_EXCEPTIONS
    throw error;
#else
    std::fprintf(stderr, "%s\n", error.what());
    std::abort();
#endif
}

}  // namespace detail

/// The code of a name; throws notation_error (unknown_name).
enum code parse_code(std::string_view text);

/// What a code says, in words for readers: the one source of messages, reports and docs/codes.md.
std::string japanese(enum code c);
std::string english(enum code c);

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/error.hpp>
#endif

#endif
