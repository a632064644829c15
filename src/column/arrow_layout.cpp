// SPDX-License-Identifier: BSL-1.0
#include "column/arrow_layout.hpp"

#include <array>
#include <charconv>

#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

bool read_int(char const*& at, char const* end, int& out)
{
    auto const [to, failed] = std::from_chars(at, end, out);
    bool const read = failed == std::errc{};
    at = to;
    return read;
}

// The most digits that so many bits hold, 0 for no width of Arrow's.
int most_digits(int bits)
{
    switch (bits) {
    case 32: return 9;
    case 64: return 18;
    case 128: return 38;
    case 256: return 76;
    default: return 0;
    }
}

// Dates, times, durations and intervals.
std::size_t width_of_time(std::string_view format)
{
    if (format == "tdD" || format == "tts" || format == "ttm" || format == "tiM") { return 4; }
    if (format == "tin") { return 16; }
    constexpr std::array<std::string_view, 8> eight{"tdm", "ttu", "ttn", "tDs",
                                                    "tDm", "tDu", "tDn", "tiD"};
    for (std::string_view const known : eight) {
        if (format == known) { return 8; }
    }
    bool const stamp = format.size() >= 4 && format.starts_with("ts") && format[3] == ':'
                       && std::string_view{"smun"}.find(format[2]) != std::string_view::npos;
    return stamp ? 8 : 0;
}

std::size_t width_of_letter(char format)
{
    switch (format) {
    case 'c':
    case 'C': return 1;
    case 's':
    case 'S':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'g': return 8;
    default: return 0;
    }
}

}  // namespace

void throw_broken(std::string const& said)
{
    throw notation_error{code::bad_format,
                         "Arrow で受け取った列が壊れています: " + said + " (broken Arrow data)",
                         {},
                         0};
}

std::optional<decimal_format> decimal_of(std::string_view format)
{
    if (!format.starts_with("d:")) { return std::nullopt; }
    char const* at = format.data() + 2;
    char const* const end = format.data() + format.size();
    int digits = 0;
    decimal_format out;
    auto const comma = [&] { return at < end && *at++ == ','; };
    bool good = read_int(at, end, digits) && comma() && read_int(at, end, out.scale);
    if (good && at < end) { good = comma() && read_int(at, end, out.bits) && at == end; }
    constexpr int most_scale = 10'000;
    good = good && digits >= 1 && digits <= most_digits(out.bits) && out.scale <= most_scale
           && out.scale >= -most_scale;
    if (!good) {
        throw_broken("小数の型" + quote(format)
                     + "は d:桁数,小数の桁[,ビット数] ではありません"
                       " (a decimal is d:precision,scale[,bits])");
    }
    return out;
}

bool is_integer_format(std::string_view format) noexcept
{
    return format.size() == 1
           && std::string_view{"csilCSIL"}.find(format[0]) != std::string_view::npos;
}

layout layout_of(std::string_view format)
{
    if (format == "n") { return {layout_kind::nulls}; }
    if (format == "b") { return {layout_kind::bits}; }
    if (format == "u") { return {layout_kind::texts}; }
    if (format == "U") { return {layout_kind::long_texts}; }
    if (format == "vu") { return {layout_kind::text_views}; }
    if (format == "+s") { return {layout_kind::rows}; }
    std::size_t width = 0;
    if (auto const decimal = decimal_of(format)) {
        width = static_cast<std::size_t>(decimal->bits) / 8;
    } else if (format.starts_with('t')) {
        width = width_of_time(format);
    } else if (format.size() == 1) {
        width = width_of_letter(format[0]);
    }
    return width == 0 ? layout{} : layout{layout_kind::fixed, width};
}

}  // namespace tomakomai_kpi::detail
