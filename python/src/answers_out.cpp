// SPDX-License-Identifier: BSL-1.0
#include "answers_out.hpp"

#include <memory>
#include <utility>

#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::python {

out_array texts_out(std::vector<std::string> const& texts)
{
    arrow::array_parts parts{.length = static_cast<std::int64_t>(texts.size()),
                             .buffers = {nullptr}};
    arrow::add_texts<std::int32_t>(
        parts, texts.size(), [&](std::size_t row) -> std::string const& { return texts[row]; });
    out_array out;
    arrow::export_schema({.format = "u"}, out.first.out());
    arrow::export_array(std::move(parts), out.second.out());
    return out;
}

arrow::owned<ArrowSchema> schema_of_words()
{
    arrow::schema_parts schema{.format = "c"};
    schema.dictionary = texts_out({}).first;
    arrow::owned<ArrowSchema> out;
    arrow::export_schema(std::move(schema), out.out());
    return out;
}

out_array words_out(word_column const& c)
{
    arrow::array_parts parts{.length = static_cast<std::int64_t>(c.indices.size())};
    auto const nulls = arrow::validity(
        c.indices.size(), [&](std::size_t row) { return c.indices[row] < 0; }, parts.null_count);
    auto const indices = std::make_shared<std::vector<signed char>>(c.indices);
    for (signed char& index : *indices) { index = index < 0 ? '\0' : index; }
    parts.buffers = {nulls != nullptr ? nulls->data() : nullptr, indices->data()};
    parts.owners = {nulls, indices};
    parts.dictionary = std::make_shared<arrow::owned<ArrowArray>>(texts_out(c.words).second);
    out_array out;
    out.first = schema_of_words();
    arrow::export_array(std::move(parts), out.second.out());
    return out;
}

arrow::owned<ArrowSchema> schema_of_verdicts()
{
    arrow::owned<ArrowSchema> out;
    arrow::export_schema({.format = "b"}, out.out());
    return out;
}

out_array verdicts_out(row_verdicts const& of)
{
    arrow::array_parts parts{.length = static_cast<std::int64_t>(of.holds.size())};
    auto const nulls = arrow::validity(
        of.holds.size(), [&](std::size_t row) { return of.holds[row] < 0; }, parts.null_count);
    auto const bits =
        arrow::bits(of.holds.size(), [&](std::size_t row) { return of.holds[row] == 1; });
    parts.buffers = {nulls != nullptr ? nulls->data() : nullptr, bits->data()};
    parts.owners = {nulls, bits};
    out_array out;
    out.first = schema_of_verdicts();
    arrow::export_array(std::move(parts), out.second.out());
    return out;
}

arrow::owned<ArrowSchema> schema_of_rates()
{
    arrow::schema_parts schema{.format = "+s"};
    for (char const* name : {"numerator", "denominator"}) {
        arrow::export_schema({.format = "d:38,0", .name = name},
                             schema.children.emplace_back().out());
    }
    arrow::owned<ArrowSchema> out;
    arrow::export_schema(std::move(schema), out.out());
    return out;
}

out_array rates_out(rate_column const& rates)
{
    arrow::array_parts parts{.length = static_cast<std::int64_t>(rates.size())};
    auto const nulls = arrow::validity(
        rates.size(), [&](std::size_t row) { return rates.reason(row) != code::none; },
        parts.null_count);
    rate_terms const terms = in_lowest_terms(rates);
    for (any_column const* side : {&terms.numerators, &terms.denominators}) {
        arrow::owned<ArrowSchema> type;
        export_column(*side, type.out(), parts.children.emplace_back().out());
    }
    parts.buffers = {nulls != nullptr ? nulls->data() : nullptr};
    parts.owners = {nulls};
    out_array out;
    out.first = schema_of_rates();
    arrow::export_array(std::move(parts), out.second.out());
    return out;
}

}  // namespace tomakomai_kpi::python
