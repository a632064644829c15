// SPDX-License-Identifier: BSL-1.0
#include "document/csv.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tomakomai_kpi::detail;

TEST_CASE("cells that a spreadsheet would run are guarded, and no others")
{
    for (std::string const cell :
         {"=1+1", "+81", "@SUM(A1)", "-1+2", "-x", "\tx", "\rx", "\nx", " =1", "　=1", "＝1", "＋1",
          "＠x", "－x", "--x", "'=1", "''-x", "-1人"}) {
        CAPTURE(cell);
        CHECK(guarded(cell) == "'" + cell);
        CHECK(unguarded(guarded(cell)) == cell);
    }
    for (std::string const cell : {"", "-", "－", "--", "－－", "-5", "-5.0%", "－１２", "-1,234",
                                   "'", "'x", "a=b", "'-", "累計45人", "ー", "―", "△5"}) {
        CAPTURE(cell);
        CHECK(guarded(cell) == cell);
        CHECK(unguarded(cell) == cell);
    }
}

TEST_CASE("rows are read as they were written")
{
    std::array<std::string, 9> const cells{"",   "a,b", "\"x\"", "一\n二", "一\r\n二",
                                           "=1", "'=1", "\r",    " x "};
    std::string text;
    write_csv_row(text, cells);
    auto const rows = read_csv(text, "x");
    REQUIRE(rows.size() == 1);
    CHECK(std::vector<std::string>{cells.begin(), cells.end()} == rows[0].cells);
}
