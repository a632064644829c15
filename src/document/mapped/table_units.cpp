// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/table_units.hpp"

#include <algorithm>
#include <string_view>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/mapped/header_words.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

said_unit table_units::said(std::string printed, std::string const& name)
{
    said_unit out;
    std::string const plain = plain_words(printed);
    bool total = plain_words(name).find("(累計)") != std::string::npos;
    for (std::string_view const word : {"(累計)", "累計", "(累積)"}) {
        if (auto const at = plain.find(word); at != std::string::npos) {
            printed = plain.substr(0, at) + plain.substr(at + word.size());
            total = true;
            break;
        }
    }
    if (total) { out.basis = tomakomai_kpi::basis::cumulative; }
    auto const read = try_parse(trimmed(printed));
    if (read && read.value().is_missing()) { printed.clear(); }  // a dash for no unit
    if (printed.empty()) {
        out.unit = unit_in_brackets(name, known_);
        return out;
    }
    know(printed);
    out.unit = std::move(printed);
    return out;
}

// The column declares what its cells name: a noun that no unit is, nor nearly one, is a unit of things
// counted.
void table_units::know(std::string const& printed)
{
    constexpr std::size_t longest = 30;  // bytes: ten characters
    try {
        parse_unit(printed, known_);
        return;
    } catch (notation_error const& e) {
        if (e.code() != code::unknown_unit || !e.nearest().empty()) { return; }
    }
    bool const noun = printed.size() <= longest
                      && std::ranges::none_of(characters(printed), [](std::string_view c) {
                             return c.size() < 3 || half_width(c) != 0 || c < "\u3041" || c == "・";
                         });
    if (!noun) { return; }
    known_.push_back(interned(counter(printed.c_str())));
    open_.push_back("単位「" + printed + "」は知られていないので、数えるものとした");
}

}  // namespace tomakomai_kpi::detail
