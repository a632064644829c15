// SPDX-License-Identifier: BSL-1.0
// What another producer says of its columns is checked here, before anything is read.
#include <cstdint>
#include <cstring>
#include <string>

#include <tomakomai_kpi/value/detail/quote.hpp>

#include "column/arrow_layout.hpp"
#include "column/arrow_view.hpp"

namespace tomakomai_kpi::detail {

namespace {

// What no table has, so that a claim of more is a mistake and not a lack of memory.
constexpr std::int64_t most_rows = std::int64_t{1} << 40;
constexpr std::int64_t most_nulls = std::int64_t{1} << 31;  // which no buffer bears out
constexpr std::int64_t most_children = 1'000'000;
constexpr int deepest = 64;

[[noreturn]] void refuse(std::string const& where, std::string const& said)
{
    throw_broken(where + said);
}

std::string of_child(std::string const& where, std::int64_t i)
{
    return where + "children[" + std::to_string(i) + "] ";
}

void check(ArrowSchema const& s, std::string const& where, int depth)
{
    if (s.release == nullptr) { refuse(where, "解放済みの型です (a released schema)"); }
    if (s.format == nullptr) { refuse(where, "型の書式がありません (no format)"); }
    if (depth > deepest) { refuse(where, "入れ子が深すぎます (nested too deep)"); }
    static_cast<void>(layout_of(s.format));
    bool const counted = s.n_children >= 0 && s.n_children <= most_children
                         && (s.n_children == 0 || s.children != nullptr);
    if (!counted) {
        refuse(where,
               "n_children=" + std::to_string(s.n_children) + " の子がありません (no children)");
    }
    for (std::int64_t i = 0; i < s.n_children; ++i) {
        if (s.children[i] == nullptr) { refuse(of_child(where, i), "がありません (no child)"); }
        check(*s.children[i], of_child(where, i), depth + 1);
    }
    if (s.dictionary == nullptr) { return; }
    if (!is_integer_format(s.format)) {
        refuse(where, "辞書の番号の型が" + quote(s.format) + "です (an index is an integer)");
    }
    check(*s.dictionary, where + "dictionary ", depth + 1);
}

class array_check {
public:
    array_check(ArrowArray const& array, std::string where, layout of)
        : a_{array}, where_{std::move(where)}, of_{of}
    {
    }

    void counts() const
    {
        if (a_.release == nullptr) { say("解放済みの列です (a released array)"); }
        std::int64_t const most = of_.kind == layout_kind::nulls ? most_nulls : most_rows;
        if (a_.length < 0 || a_.length > most) { say_number("length", a_.length); }
        if (a_.offset < 0 || a_.offset > most_rows) { say_number("offset", a_.offset); }
        if (a_.null_count < -1 || a_.null_count > a_.length) {
            say_number("null_count", a_.null_count);
        }
    }

    void buffers() const
    {
        switch (of_.kind) {
        case layout_kind::unknown:  // refused by whoever would read it
        case layout_kind::nulls: return;
        case layout_kind::rows: has_buffers(1); return;
        case layout_kind::bits:
        case layout_kind::fixed: has_buffers(2); break;
        case layout_kind::texts:
        case layout_kind::long_texts: has_buffers(3); break;
        case layout_kind::text_views:
            if (a_.n_buffers < 3 || a_.n_buffers > most_rows) {
                say_number("n_buffers", a_.n_buffers);
            }
            has_buffers(a_.n_buffers);
            break;
        }
        if (a_.length == 0) { return; }
        if (a_.buffers[1] == nullptr) {
            say(std::to_string(a_.length) + "行の値の領域がありません (no buffer of values)");
        }
        aligned();
        switch (of_.kind) {
        case layout_kind::texts: offsets<std::int32_t>(); break;
        case layout_kind::long_texts: offsets<std::int64_t>(); break;
        case layout_kind::text_views: views(); break;
        default: break;
        }
    }

    // Rows that are there point into the dictionary.
    template <class Index>
    void indices(std::int64_t distinct) const
    {
        array_view const view{a_};
        auto const* const at = view.elements<Index>();
        for (std::size_t row = 0; row < view.size(); ++row) {
            if (view.is_null(row)) { continue; }
            auto const index = static_cast<std::uint64_t>(static_cast<std::int64_t>(at[row]));
            if (index >= static_cast<std::uint64_t>(distinct)) {
                say(row_text(row) + "の番号が辞書にありません (an index beyond its dictionary)");
            }
        }
    }

    [[noreturn]] void say(std::string const& said) const { refuse(where_, said); }

private:
    [[noreturn]] void say_number(char const* name, std::int64_t n) const
    {
        say(std::string{name} + "=" + std::to_string(n) + " はありえません (not possible)");
    }

    static std::string row_text(std::size_t row) { return std::to_string(row + 1) + "行目"; }

    void has_buffers(std::int64_t n) const
    {
        if (a_.n_buffers != n || a_.buffers == nullptr) {
            say("領域が" + std::to_string(a_.n_buffers) + "個です。" + std::to_string(n)
                + "個でなければなりません (n_buffers)");
        }
        if (a_.null_count > 0 && a_.buffers[0] == nullptr) {
            say("欠けた行が" + std::to_string(a_.null_count)
                + "行あるのに、どの行かがありません (nulls without a validity buffer)");
        }
    }

    void aligned() const
    {
        std::size_t const at = of_.kind == layout_kind::texts        ? sizeof(std::int32_t)
                               : of_.kind == layout_kind::long_texts ? sizeof(std::int64_t)
                               : of_.kind == layout_kind::fixed && of_.width <= 8 ? of_.width
                                                                                  : 1;
        if (reinterpret_cast<std::uintptr_t>(a_.buffers[1]) % at != 0) {
            say("値の領域が" + std::to_string(at) + "バイトの境界にありません (not aligned)");
        }
    }

    template <class Offset>
    void offsets() const
    {
        auto const* const at = static_cast<Offset const*>(a_.buffers[1]) + a_.offset;
        bool falls = at[0] < 0;
        for (std::int64_t row = 0; row < a_.length; ++row) { falls |= at[row + 1] < at[row]; }
        if (falls) { say("文字の位置が前に戻ります (offsets go down)"); }
        if (at[a_.length] > at[0] && a_.buffers[2] == nullptr) {
            say("文字の領域がありません (no buffer of texts)");
        }
    }

    void views() const
    {
        std::int64_t const more = a_.n_buffers - 3;  // behind the views, before the sizes
        auto const* const sizes = static_cast<std::int64_t const*>(a_.buffers[a_.n_buffers - 1]);
        array_view const view{a_};
        for (std::size_t row = 0; row < view.size(); ++row) {
            if (view.is_null(row)) { continue; }
            auto const [length, buffer, from, in_place] = view.view_at(row);
            if (in_place && length >= 0) { continue; }
            bool const inside = length >= 0 && from >= 0 && buffer >= 0 && buffer < more
                                && sizes != nullptr && a_.buffers[2 + buffer] != nullptr
                                && std::int64_t{from} + length <= sizes[buffer];
            if (!inside) {
                say(row_text(row) + "の文字が領域の外にあります (a view beyond its buffer)");
            }
        }
    }

    ArrowArray const& a_;
    std::string where_;
    layout of_;
};

void check(ArrowArray const& a, ArrowSchema const& s, std::string const& where)
{
    layout const of = layout_of(s.format);
    array_check const of_array{a, where, of};
    of_array.counts();
    of_array.buffers();
    if (a.n_children != s.n_children || (a.n_children > 0 && a.children == nullptr)) {
        of_array.say("子が型では" + std::to_string(s.n_children) + "個、列では"
                     + std::to_string(a.n_children) + "個です (children differ)");
    }
    for (std::int64_t i = 0; i < a.n_children; ++i) {
        if (a.children[i] == nullptr) { of_array.say("子がありません (no child)"); }
        check(*a.children[i], *s.children[i], of_child(where, i));
        if (of.kind == layout_kind::rows && a.children[i]->length < a.offset + a.length) {
            of_array.say("子が" + std::to_string(a.children[i]->length)
                         + "行しかありません"
                           " (a child with fewer rows)");
        }
    }
    if ((a.dictionary == nullptr) != (s.dictionary == nullptr)) {
        of_array.say("辞書が型と列の一方にだけあります (a dictionary is missing)");
    }
    if (a.dictionary == nullptr) { return; }
    check(*a.dictionary, *s.dictionary, where + "dictionary ");
    with_integers(s.format, array_view{a}, [&](auto const* typed) {
        using index = std::remove_cv_t<std::remove_pointer_t<decltype(typed)>>;
        of_array.indices<index>(a.dictionary->length);
    });
}

}  // namespace

void require_sound(ArrowSchema const& schema)
{
    check(schema, "", 0);
}

void require_sound(arrow_chunks const& from)
{
    require_sound(*from.schema);
    std::int64_t rows = 0;
    for (auto const& array : from.arrays) {
        check(*array, *from.schema, "");
        rows += array->length;
        if (rows > most_rows) { throw_broken("行が多すぎます (too many rows)"); }
    }
}

}  // namespace tomakomai_kpi::detail
