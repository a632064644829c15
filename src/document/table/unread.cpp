// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/comparison_table.hpp>

#include <string>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/table/labels.hpp"
#include "document/table/observations.hpp"
#include "document/table/spans.hpp"

namespace tomakomai_kpi {

namespace {

template <class Call>
bool is_refused(Call call)
{
    try {
        static_cast<void>(call());
        return false;
    } catch (kpi_error const&) {
        return true;
    }
}

}  // namespace

std::string why_unread(std::string_view text)
{
    auto const label = detail::label_at(text, 0, text.size(), true);
    if (!label) {
        if (detail::is_value(text)) { return "ラベルのない値 (a value without a label)"; }
        bool const labelled = detail::find_label(text, 0, text.size()) != detail::nowhere;
        return labelled ? "どの指標の値か分からない (whose value it is, is not known)" : "";
    }
    if (!label->role) {
        detail::cursor c{text};
        bool const known = detail::take_label_stem(c) != nullptr;
        return known ? "ラベルに年度がない (a label without a year)"
                     : "知らないラベル (an unknown label)";
    }
    if (is_refused([&] { return detail::labelled_period(label->year); })) {
        return "年度が読めない (not a year)";
    }
    std::string_view const value =
        detail::trimmed(text.substr(label->value_from), detail::typed_blanks);
    if (is_refused([&] { return parse(value); })) { return "値として読めない (not a value)"; }
    return label->interim ? "目標より前の年度の中間目標でないか、同じ年度の値がもう一つある (not "
                            "before the target, or "
                            "twice)"
                          : "同じ値がもう一つある (a second one)";
}

}  // namespace tomakomai_kpi
