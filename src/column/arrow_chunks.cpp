// SPDX-License-Identifier: BSL-1.0
// Columns of other producers: taken over once they are sound, and copied where they may still change.
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_layout.hpp"
#include "column/arrow_view.hpp"

namespace tomakomai_kpi {

namespace {

// Its elements in a buffer of their own, and so what it holds; texts are made anew by whoever gives them
// from memory that others write into, and bits too.
arrow::owned<ArrowArray> copy_of(arrow::owned<ArrowArray> from, ArrowSchema const& schema)
{
    detail::layout const of = detail::layout_of(schema.format);
    bool const of_rows = of.kind == detail::layout_kind::rows;
    if (of.kind != detail::layout_kind::fixed && !of_rows) { return from; }
    detail::array_view const view{*from};
    arrow::array_parts parts{.length = from->length};
    auto const nulls = arrow::validity(
        view.size(), [&](std::size_t row) { return view.is_null(row); }, parts.null_count);
    parts.buffers.push_back(nulls != nullptr ? nulls->data() : nullptr);
    parts.owners.push_back(nulls);
    if (of_rows) {
        for (std::int64_t i = 0; i < from->n_children; ++i) {
            parts.children.push_back(copy_of(detail::child_of(*from, i), *schema.children[i]));
        }
    } else {
        auto const elements = arrow::room(view.size() * of.width);
        if (view.size() > 0) {
            std::memcpy(elements.get(), view.bytes(of.width), view.size() * of.width);
        }
        parts.buffers.push_back(elements.get());
        parts.owners.push_back(elements);
    }
    if (from->dictionary != nullptr) {
        parts.dictionary = std::make_shared<arrow::owned<ArrowArray>>(
            copy_of(arrow::owned<ArrowArray>{*from->dictionary}, *schema.dictionary));
    }
    arrow::owned<ArrowArray> out;
    arrow::export_array(std::move(parts), out.out());
    return out;
}

}  // namespace

arrow_chunks read_stream(ArrowArrayStream& from)
{
    if (from.release == nullptr) {
        detail::throw_broken("受け取り済みの流れです。もう一度作ってください (a released stream)");
    }
    arrow::owned<ArrowArrayStream> stream{from};
    auto* const in = stream.out();
    if (in->get_schema == nullptr || in->get_next == nullptr) {
        detail::throw_broken("流れに関数がありません (a stream without functions)");
    }
    auto const check = [&](int status) {
        if (status == 0) { return; }
        char const* const said = in->get_last_error != nullptr ? in->get_last_error(in) : nullptr;
        throw kpi_error{code::unreadable_file,
                        std::string{"列を受け取れません: "}
                            + (said != nullptr ? said : std::to_string(status))
                            + " (the stream failed)"};
    };
    arrow_chunks out;
    check(in->get_schema(in, out.schema.out()));
    for (;;) {
        arrow::owned<ArrowArray> next;
        check(in->get_next(in, next.out()));
        if (!next) { break; }
        out.arrays.push_back(std::move(next));
    }
    detail::require_sound(out);
    return out;
}

arrow_chunks read_array(ArrowSchema& schema, ArrowArray& array)
{
    arrow_chunks out;
    out.schema = arrow::owned<ArrowSchema>{schema};
    out.arrays.emplace_back(array);
    detail::require_sound(out);
    return out;
}

arrow_chunks copied(arrow_chunks from)
{
    detail::require_sound(from);
    for (auto& array : from.arrays) { array = copy_of(std::move(array), *from.schema); }
    return from;
}

}  // namespace tomakomai_kpi
