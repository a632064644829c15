// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/error.hpp>

namespace tomakomai_kpi {

code parse_code(std::string_view text)
{
    for (int c = 0; c <= static_cast<int>(code::bad_format); ++c) {
        if (text == name(static_cast<code>(c))) { return static_cast<code>(c); }
    }
    throw notation_error{code::unknown_name,
                         "理由「" + std::string{text} + "」はありません (unknown code)",
                         std::string{text}, 0};
}

}  // namespace tomakomai_kpi
