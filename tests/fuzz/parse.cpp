// SPDX-License-Identifier: BSL-1.0
// Any bytes are read or refused, and what is read prints back and reads the same again.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/tests/fuzz/fuzz_parse -max_total_time=600 -dict=tests/fuzz/parse.dict build/corpus tests/fuzz/corpus
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

void require(bool holds)
{
    if (!holds) { std::abort(); }
}

void check(std::string_view text)
{
    value const v = parse(text);
    require(to_string(v) == text);
    value const again = parse(to_string(v));
    require(again == v && again.hash() == v.hash());
    require(!v.is_range() || v.low() != v.high());
    require(v.form() == form::words || v.words().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    try {
        check(text);
    } catch (notation_error const& e) {
        require(e.position() <= text.size() && e.text() == text);
    }
    try {
        require(!parse_cell(text).empty());
    } catch (notation_error const& e) {
        require(e.position() <= text.size());
    }
    return 0;
}
