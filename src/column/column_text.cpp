// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_text.hpp>

#include "column/text_reader.hpp"

namespace tomakomai_kpi {

any_column read_column(std::span<std::string_view const> texts, column_options const& options)
{
    detail::text_reader reader{options};
    reader.reserve(texts.size());
    for (std::string_view const text : texts) {
        if (text.data() == nullptr) {
            reader.add_missing();
        } else {
            reader.add(text);
        }
    }
    return std::move(reader).finish();
}

any_column column_of_values(std::span<value const> values, column_options const& options)
{
    detail::text_reader reader{options};
    reader.reserve(values.size());
    for (value const& v : values) { reader.add(v, {}); }
    return std::move(reader).finish();
}

std::vector<std::string> printed_texts(any_column const& c)
{
    std::vector<std::string> out;
    out.reserve(c.size());
    for (std::size_t row = 0; row < c.size(); ++row) { out.push_back(to_string(c[row])); }
    return out;
}

}  // namespace tomakomai_kpi
