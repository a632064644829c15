// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/mixed_column.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/totals.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/plain_number.hpp"
#include "column/refused_rows.hpp"
#include "column/text_reader.hpp"

namespace tomakomai_kpi {

namespace {

using detail::plain_number;
using detail::refused_rows;

// Texts of one unit, multiplier and basis.
struct kind {
    explicit kind(value const& like, column_options const& options)
        : unit{like.unit()}, multiplier{like.multiplier()}, basis{like.basis()}, reader{options}
    {
        reader.settle({unit, basis}, multiplier);
    }

    bool holds(value const& v) const
    {
        return v.unit() == unit && v.multiplier() == multiplier && v.basis() == basis;
    }

    tomakomai_kpi::unit unit;
    std::int64_t multiplier;
    tomakomai_kpi::basis basis;
    detail::text_reader reader;
    // Of this batch.
    bool is_used = false;
    std::vector<std::size_t> rows{};
};

}  // namespace

struct mixed_reader::memory {
    explicit memory(std::optional<basis> said) : options{.basis = said}, parsing{.basis = said} {}

    void begin(std::size_t size)
    {
        // So many are no column's: memory has an end.
        constexpr std::size_t most_kinds = 1'000;
        constexpr std::size_t most_known = 10'000;
        for (kind* const each : used) {
            refused_rows given_up;
            each->rows.clear();
            each->is_used = false;
            static_cast<void>(each->reader.take(given_up));
        }
        if (kinds.size() > most_kinds || known.size() > most_known) {
            last = nullptr;
            known.clear();
            kinds.clear();
        }
        used.clear();
        refused = {};
        found = {.size = size};
    }

    void add(std::size_t row, std::string_view text)
    {
        plain_number number;
        bool const has_number = find_plain_number(text, number);
        if (has_number) {
            if (last != nullptr && last->is_used && last->reader.add_like_last(text, number)) {
                last->rows.push_back(row);
                return;
            }
            if (kind* const of = known_around(text, number)) {
                use(*of);
                if (of->reader.add_plain(text, number)) {
                    last = of;
                    of->rows.push_back(row);
                    return;
                }
            }
        }
        parsed const read = try_parse(text, parsing);
        if (!read) {
            refused.add(row, read.reason(), std::string{read.error().message()}, std::string{text});
            return;
        }
        value const& v = read.value();
        if (v.is_missing()) {
            add_missing(row, v.reason());
            return;
        }
        kind& of = kind_of(v);
        use(of);
        of.rows.push_back(row);
        of.reader.at_row(row);
        of.reader.add(v, text);
        if (has_number && of.reader.is_plain_around(text, number)) {
            known.emplace(key_of(text, number), &of);
            last = &of;
        }
    }

    void add_missing(std::size_t row, code reason)
    {
        found.missing.push_back({row, reason});
        // Without a unit of its own it stands among the only ones there are.
        if (used.size() == 1) { add_missing_to(*used.front(), row, reason); }
    }

    mixed_column finish()
    {
        for (kind* const of : used) {
            column_part& part = found.parts.emplace_back();
            part.column = of->reader.take(refused);
            part.rows = std::exchange(of->rows, {});
            of->is_used = false;
        }
        refused.throw_any();
        if (used.size() > 1) { leave_out_missing(found.parts.front()); }
        used.clear();
        return std::move(found);
    }

private:
    static void add_missing_to(kind& of, std::size_t row, code reason)
    {
        of.reader.add_missing(reason);
        of.rows.push_back(row);
    }

    void use(kind& of)
    {
        if (std::exchange(of.is_used, true)) { return; }
        used.push_back(&of);
        of.rows.reserve(found.size);
        of.reader.reserve(found.size);
        if (used.size() > 1) { return; }
        for (auto const& before : found.missing) { add_missing_to(of, before.row, before.reason); }
    }

    // Of the first kind, which had them before there was a second.
    void leave_out_missing(column_part& first) const
    {
        std::vector<std::size_t> places;
        std::vector<std::size_t> rows;
        auto gone = found.missing.begin();
        for (std::size_t at = 0; at < first.rows.size(); ++at) {
            std::size_t const row = first.rows[at];
            while (gone != found.missing.end() && gone->row < row) { ++gone; }
            if (gone != found.missing.end() && gone->row == row) { continue; }
            places.push_back(at);
            rows.push_back(row);
        }
        if (rows.size() == first.rows.size()) { return; }
        first = {first.column.take(places), std::move(rows)};
    }

    kind& kind_of(value const& v)
    {
        auto const held =
            std::ranges::find_if(kinds, [&](auto const& each) { return each->holds(v); });
        if (held != kinds.end()) { return **held; }
        return *kinds.emplace_back(std::make_unique<kind>(v, options));
    }

    kind* known_around(std::string_view text, plain_number const& number) const
    {
        auto const of = known.find(key_of(text, number));
        return of == known.end() ? nullptr : of->second;
    }

    static std::string key_of(std::string_view text, plain_number const& number)
    {
        std::string key{number.before(text)};
        key += number.has_decimals() ? '\1' : '\0';
        return key += number.behind(text);
    }

    column_options options;
    parse_options parsing;
    std::vector<std::unique_ptr<kind>> kinds{};
    std::map<std::string, kind*, std::less<>> known{};  // by what stands around a plain number
    kind* last = nullptr;                               // of the plain number before
    // Of this batch.
    std::vector<kind*> used{};  // in the order of their first rows
    refused_rows refused{};
    mixed_column found{};
};

mixed_reader::mixed_reader(std::optional<basis> said) : memory_{std::make_unique<memory>(said)} {}
mixed_reader::mixed_reader(mixed_reader&&) noexcept = default;
mixed_reader& mixed_reader::operator=(mixed_reader&&) noexcept = default;
mixed_reader::~mixed_reader() = default;

mixed_column mixed_reader::read(std::span<std::string_view const> texts)
{
    memory_->begin(texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts[row].data() == nullptr) {
            memory_->add_missing(row, code::unspecified);
        } else {
            memory_->add(row, texts[row]);
        }
    }
    return memory_->finish();
}

void require_one_total(column_type const& one, column_type const& other)
{
    any_column const first = column_of({}, one);
    require_additive(first);
    if (one.unit == other.unit && one.basis == other.basis && one.multiplier == other.multiplier) {
        return;
    }
    static_cast<void>(first + column_of({}, other));
    auto const named = [](column_type const& t) {
        return multiplier_text(t.multiplier) + t.unit.symbol();
    };
    throw unit_error{code::unit_mismatch,
                     named(one) + " と " + named(other)
                         + " が一つの合計に入っています。kpi_value(x, '" + named(one)
                         + "') は直して揃えます (several units in one total: convert to one)",
                     named(one), named(other)};
}

}  // namespace tomakomai_kpi
