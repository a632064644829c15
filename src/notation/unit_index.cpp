// SPDX-License-Identifier: BSL-1.0
// Finding units by their spelling: an index by the first character, longest spelling first.
#include "notation/unit_index.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <tomakomai_kpi/value/detail/text.hpp>

namespace tomakomai_kpi::detail {

namespace {

struct spelling_entry {
    std::string_view text;
    unit of;
    unsigned char spelling;
};

class unit_index {
public:
    unit_index()
    {
        for (unit const u : unit_array<units::whole_catalogue>) {
            unit_definition const& d = u.definition();
            add(d.symbol, u, 0);
            for (std::size_t i = 0;
                 i < unit_definition::most_spellings && d.spellings[i] != nullptr; ++i) {
                add(d.spellings[i], u, static_cast<unsigned char>(i + 1));
            }
        }
        // Stable, so that of two units with one spelling the catalogue's first is found.
        std::ranges::stable_sort(entries_, [](auto const& a, auto const& b) {
            std::size_t const left = bucket(a.text);
            std::size_t const right = bucket(b.text);
            return left != right ? left < right : a.text.size() > b.text.size();
        });
        std::size_t at = 0;
        for (std::size_t b = 0; b < buckets; ++b) {
            starts_[b] = static_cast<unsigned short>(at);
            while (at < entries_.size() && bucket(entries_[at].text) == b) {
                for (std::size_t size = 0; size < sizes && size < entries_[at].text.size();
                     ++size) {
                    too_long_[b][size] = static_cast<unsigned char>(at + 1 - starts_[b]);
                }
                ++at;
            }
        }
        starts_[buckets] = static_cast<unsigned short>(at);
    }

    spelled_unit find(std::string_view text) const noexcept
    {
        if (text.empty()) { return {}; }
        std::size_t const b = bucket(text);
        std::size_t const skipped = text.size() < sizes ? too_long_[b][text.size()] : 0;
        for (std::size_t i = starts_[b] + skipped; i < starts_[b + 1]; ++i) {
            spelling_entry const& e = entries_[i];
            if (begins_with(text, e.text)) { return {e.of, e.text.size(), e.spelling}; }
        }
        return {};
    }

    std::vector<spelling_entry> const& entries() const noexcept { return entries_; }

private:
    static constexpr std::size_t buckets = 1024;
    static constexpr std::size_t sizes = 16;

    static std::size_t bucket(std::string_view text) noexcept
    {
        auto const byte = [&](std::size_t i) {
            return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
        };
        unsigned const first = byte(0);
        if (first < 0x80) { return first; }
        return (first * 31 + byte(1) * 67 + byte(2) * 5) % buckets;
    }

    // Spellings are a few bytes long: a call of memcmp would cost more than the comparison.
    static bool begins_with(std::string_view text, std::string_view spelling) noexcept
    {
        if (text.size() < spelling.size()) { return false; }
        for (std::size_t i = 0; i < spelling.size(); ++i) {
            if (text[i] != spelling[i]) { return false; }
        }
        return true;
    }

    void add(std::string_view text, unit of, unsigned char spelling)
    {
        if (!text.empty()) { entries_.push_back({text, of, spelling}); }
    }

    std::vector<spelling_entry> entries_;
    std::array<unsigned short, buckets + 1> starts_{};
    // How many of a bucket are longer than a text of so many bytes.
    std::array<std::array<unsigned char, sizes>, buckets> too_long_{};
};

unit_index const& index()
{
    static unit_index const made;
    return made;
}

}  // namespace

spelled_unit find_unit(std::string_view text) noexcept
{
    return index().find(text);
}

std::string nearest_unit(std::string_view text)
{
    constexpr std::size_t longest = 30;  // bytes: no unit's name is longer
    std::string_view const word = text.substr(0, text.find_first_of("(（ 、,"));
    if (word.empty() || word.size() > longest) { return ""; }
    auto const wanted = characters(word);
    for (spelling_entry const& e : index().entries()) {
        constexpr std::size_t longest_character = 4;  // bytes
        bool const may_fit = e.text.size() <= word.size() + longest_character
                             && word.size() <= e.text.size() + longest_character;
        if (!may_fit) { continue; }
        auto const known = characters(e.text);
        // One of two characters in common is a likeness only where it is the first.
        bool const alike = known.size() >= 3 || (known.size() == 2 && known[0] == wanted[0]);
        if (alike && one_character_apart(wanted, known)) { return std::string{e.text}; }
    }
    return "";
}

}  // namespace tomakomai_kpi::detail
