// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/formula.hpp>

#include <string_view>

#include <doctest/doctest.h>

using tomakomai_kpi::starts_formula;

TEST_CASE("signs of formulas start one, after spaces and in full width too")
{
    for (std::string_view const cell : {"=1+1", "+81", "@SUM(A1)", "-1+2", "-x", "\tx", "\rx",
                                        "\nx", " =1", "　=1", "＝1", "＋1", "＠x", "－x", "-1人"}) {
        CAPTURE(cell);
        CHECK(starts_formula(cell));
    }
}

TEST_CASE("dashes alone, negative numbers and words start none")
{
    for (std::string_view const cell : {"", " ", "-", "－－", "-5", "-5.0%", "－１２", "-1,234",
                                        "-3‰", "'=1", "a=b", "累計45人", "ー", "―", "△5"}) {
        CAPTURE(cell);
        CHECK(!starts_formula(cell));
    }
}
