// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_REFUSED_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_REFUSED_ROWS_HPP

// Rows that a column refuses: how many, and of the first where and why.

#include <cstddef>
#include <string>

#include <tomakomai_kpi/value/code.hpp>

namespace tomakomai_kpi::detail {

class refused_rows {
public:
    /// `row` counts from 0; `text` is what stands there.
    void add(std::size_t row, code why, std::string const& said, std::string text = {});

    /// Those of another part of the same rows.
    void add(refused_rows const& others);

    bool any() const noexcept { return count_ > 0; }

    /// Throws what callers catch for the first row's code, naming its row from 1 on; nothing where no
    /// row was refused.
    void throw_any() const;

private:
    std::size_t count_ = 0;
    std::size_t first_ = 0;
    code why_ = code::none;
    std::string said_{};
    std::string text_{};
};

/// One row, refused at once.
[[noreturn]] void throw_row(std::size_t row, code why, std::string const& said);

}  // namespace tomakomai_kpi::detail

#endif
