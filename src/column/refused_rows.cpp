// SPDX-License-Identifier: BSL-1.0
#include "column/refused_rows.hpp"

#include <utility>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

void refused_rows::add(std::size_t row, code why, std::string const& said, std::string text)
{
    if (count_++ > 0) { return; }
    first_ = row;
    why_ = why;
    said_ = said;
    text_ = std::move(text);
}

void refused_rows::add(refused_rows const& others)
{
    std::size_t const both = count_ + others.count_;
    if (others.any() && (!any() || others.first_ < first_)) { *this = others; }
    count_ = both;
}

void refused_rows::throw_any() const
{
    if (!any()) { return; }
    std::string message = std::to_string(first_ + 1) + "行目";
    if (!text_.empty()) { message += quote(text_); }
    message += ": " + said_;
    if (count_ > 1) {
        message += "。ほかに" + std::to_string(count_ - 1) + "行 (and " + std::to_string(count_ - 1)
                   + " more rows)";
    }
    switch (why_) {
    case code::unit_mismatch: throw unit_error{why_, message, text_, {}};
    case code::basis_mismatch:
    case code::basis_unclear: throw basis_error{why_, message, text_, {}};
    case code::period_gap:
    case code::period_overlap:
    case code::period_mismatch: throw period_error{why_, message, text_, {}};
    case code::bound:
    case code::no_amount:
    case code::missing:
    case code::inexact_number: throw amount_error{why_, message};
    case code::zero_denominator: throw division_error{why_, message};
    default: throw notation_error{why_, message, text_, 0};
    }
}

void throw_row(std::size_t row, code why, std::string const& said)
{
    refused_rows one;
    one.add(row, why, said);
    one.throw_any();
    throw kpi_error{why, said};
}

}  // namespace tomakomai_kpi::detail
