// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/table_units.hpp"

#include <algorithm>
#include <string_view>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/mapped/header_words.hpp"

namespace tomakomai_kpi::detail {

namespace {

// Takes the words out, with the brackets they may stand in.
bool take(std::string& text, std::string_view words)
{
    for (std::string const& printed : {"(" + std::string{words} + ")", std::string{words}}) {
        if (auto const at = text.find(printed); at != std::string::npos) {
            text.erase(at, printed.size());
            return true;
        }
    }
    return false;
}

}  // namespace

said_unit table_units::said(std::string const& printed, std::string const& name)
{
    said_unit out;
    std::string unit = plain_words(printed);
    bool const total = take(unit, "累計") || take(unit, "累積")
                       || plain_words(name).find("(累計)") != std::string::npos;
    if (total) { out.basis = tomakomai_kpi::basis::cumulative; }
    out.gross = take(unit, "延べ") || take(unit, "(延)");
    auto const read = try_parse(unit);
    if (read && read.value().is_missing()) { unit.clear(); }  // a dash for no unit
    if (unit.empty()) {
        out.unit = unit_in_brackets(name, known_);
        out.of_name = true;
        return out;
    }
    auto const opens = unit.find('(');
    if (!is_unit(unit, known_) && opens != std::string::npos && opens > 0) {
        unit.resize(opens);  // 点(100点満点)
    }
    know(unit);
    out.unit = std::move(unit);
    return out;
}

// The column declares what its cells name: a noun that no unit is, nor nearly one, is a unit of things
// counted.
void table_units::know(std::string const& printed)
{
    constexpr std::size_t longest = 30;  // bytes: ten characters
    if (is_unit(printed, known_)) { return; }
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
