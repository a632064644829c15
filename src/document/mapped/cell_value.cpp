// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/cell_value.hpp"

#include <algorithm>
#include <cstddef>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::detail {

namespace {

// 46人(速報値), 見込 9件.
observation_status status_printed(std::string_view cell)
{
    std::string const plain = plain_words(cell);
    for (std::string_view const word : {"速報", "暫定"}) {
        if (plain.find(word) != std::string::npos) { return observation_status::provisional; }
    }
    for (std::string_view const word : {"見込", "推計", "概算"}) {
        if (plain.find(word) != std::string::npos) { return observation_status::estimated; }
    }
    return observation_status::normal;
}

observation_status status_noted(std::span<std::string const> marks,
                                std::span<note_mark const> notes)
{
    for (std::string const& mark : marks) {
        auto const note = std::ranges::find(notes, mark, &note_mark::mark);
        if (note == notes.end()) { continue; }
        std::string_view word = trimmed(note->note);
        for (std::string_view const end : {"。", "値", "です", "である"}) {
            if (word.ends_with(end)) { word.remove_suffix(end.size()); }
        }
        if (word == "速報" || word == "暫定") { return observation_status::provisional; }
        if (word == "推計" || word == "見込" || word == "見込み") {
            return observation_status::estimated;
        }
    }
    return observation_status::normal;
}

}  // namespace

observation_status status_said(std::string_view cell, std::span<std::string const> marks,
                               std::span<note_mark const> notes)
{
    auto const printed = status_printed(cell);
    return printed == observation_status::normal ? status_noted(marks, notes) : printed;
}

std::optional<exact> share_left(value const& v)
{
    bool const change = v.form() == form::increase || v.form() == form::decrease;
    if (!change || !v.unit().is(unit_of<units::percent>)) { return std::nullopt; }
    exact const share = v.number() / exact{100};
    return v.form() == form::increase ? exact{1} + share : exact{1} - share;
}

parsed read_printed(std::string const& text, dated_text const& dated_cell, bool gross,
                    parse_options const& options)
{
    auto const try_text = [&](std::string const& printed) {
        bool const counted = gross && !printed.empty() && is_digit(to_half_width(printed).front());
        try {
            return try_parse(counted ? "延べ" + printed : printed, options);
        } catch (notation_error const& e) {  // the unit of the column is none
            return parsed{refused_text{e.code(), e.position(), e.text()}};
        }
    };
    parsed read = try_text(text);
    if (!read && dated_cell.period) {
        parsed without_year = try_text(dated_cell.text);
        if (without_year) { read = std::move(without_year); }
    }
    bool const total = read && options.basis == basis::cumulative && read.value().has_number();
    if (!total) { return read; }
    parsed in_words = try_parse(written_text(read.value()), {.units = options.units});
    bool const same = in_words && in_words.value() == read.value();
    return same ? in_words : read;
}

bool is_total(value const& v)
{
    return v.has_number() && v.basis() == basis::cumulative;
}

int years_counted(std::string_view text)
{
    std::string const plain = plain_words(text);
    auto const at = plain.find("年間");
    if (at == std::string::npos || at == 0 || !is_digit(plain[at - 1])) { return 1; }
    std::size_t from = at;
    while (from > 0 && is_digit(plain[from - 1])) { --from; }
    constexpr std::size_t longest = 2;
    return at - from > longest ? 1 : first_number(std::string_view{plain}.substr(from, at - from));
}

}  // namespace tomakomai_kpi::detail
