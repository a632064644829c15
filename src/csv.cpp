// SPDX-License-Identifier: BSL-1.0
#include "csv.hpp"

#include <algorithm>

#include <tomakomai_kpi/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

class csv_reader {
public:
    csv_reader(std::string_view text, std::string_view source) : rest_{text}, source_{source}
    {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (rest_.starts_with(byte_order_mark)) { rest_.remove_prefix(byte_order_mark.size()); }
    }

    bool at_end() const { return rest_.empty(); }

    csv_row row()
    {
        csv_row out{line_, {}};
        do {
            out.cells.push_back(cell());
        } while (take(','));
        if (!at_end() && !take_line_end()) { refuse("引用符の後に文字があります"); }
        return out;
    }

private:
    bool take(char wanted)
    {
        if (at_end() || rest_.front() != wanted) { return false; }
        if (wanted == '\n') { ++line_; }
        rest_.remove_prefix(1);
        return true;
    }

    bool take_line_end()
    {
        if (rest_.starts_with("\r\n")) { rest_.remove_prefix(1); }
        return take('\n');
    }

    std::string cell() { return take('"') ? quoted() : plain(); }

    std::string plain()
    {
        auto const end = std::min(rest_.find_first_of(",\n\""), rest_.size());
        std::string text{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        if (!at_end() && rest_.front() == '"') { refuse("引用符がセルの途中にあります"); }
        if (text.ends_with('\r') && !at_end() && rest_.front() == '\n') { text.pop_back(); }
        return text;
    }

    std::string quoted()
    {
        std::string text;
        for (;;) {
            auto const end = rest_.find('"');
            if (end == std::string_view::npos) { refuse("引用符が閉じていません"); }
            text += rest_.substr(0, end);
            line_ += static_cast<std::size_t>(std::ranges::count(rest_.substr(0, end), '\n'));
            rest_.remove_prefix(end + 1);
            if (!take('"')) { return text; }
            text += '"';
        }
    }

    [[noreturn]] void refuse(char const* why) const
    {
        throw plan_error{code::bad_csv,
                         std::string{source_} + " " + std::to_string(line_) + "行目: " + why
                             + " (broken CSV)",
                         std::string{source_}, line_};
    }

    std::string_view rest_;
    std::string_view source_;
    std::size_t line_ = 1;
};

bool has_text(csv_row const& row)
{
    return std::ranges::any_of(row.cells, [](std::string const& cell) { return !cell.empty(); });
}

}  // namespace

std::vector<csv_row> read_csv(std::string_view text, std::string_view source)
{
    csv_reader reader{text, source};
    std::vector<csv_row> rows;
    while (!reader.at_end()) {
        csv_row row = reader.row();
        if (has_text(row)) { rows.push_back(std::move(row)); }
    }
    return rows;
}

}  // namespace tomakomai_kpi::detail
