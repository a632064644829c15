// SPDX-License-Identifier: BSL-1.0
#include "document/csv.hpp"

#include <algorithm>
#include <array>

#include <tomakomai_kpi/document/formula.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

// Is an apostrophe before it ours, or would it be taken for ours?
bool needs_guard(std::string_view cell)
{
    return starts_formula(cell.substr(std::min(cell.find_first_not_of('\''), cell.size())));
}

class csv_reader {
public:
    csv_reader(std::string_view text, std::string_view source)
        : whole_{text}, rest_{text}, source_{source}
    {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (rest_.starts_with(byte_order_mark)) { rest_.remove_prefix(byte_order_mark.size()); }
        std::string_view const first = rest_.substr(0, rest_.find('\n'));
        bool const tabs =
            first.find('\t') != std::string_view::npos && first.find(',') == std::string_view::npos;
        divider_ = tabs ? '\t' : ',';
        plain_end_ = {divider_, '\n', '"', '\0'};
    }

    bool at_end() const { return rest_.empty(); }

    csv_row row()
    {
        csv_row out{line_, {}};
        column_ = 0;
        do {
            ++column_;
            std::string raw = cell();
            if (needs_guard(raw) && !raw.starts_with('\'')) { would_run_.push_back(start_); }
            out.cells.push_back(unguarded(std::move(raw)));
        } while (take(divider_));
        if (!at_end() && !take_line_end()) {
            refuse("引用符の後に文字があります (text behind a quotation)");
        }
        return out;
    }

    /// Where the texts of cells begin that a spreadsheet would run.
    std::vector<std::size_t> const& would_run() const { return would_run_; }

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

    std::string cell()
    {
        bool const in_quotes = take('"');
        start_ = whole_.size() - rest_.size();
        return in_quotes ? quoted() : plain();
    }

    std::string plain()
    {
        auto const end =
            std::min(rest_.find_first_of({plain_end_.data(), plain_end_.size()}), rest_.size());
        std::string text{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        require_text(rest_.substr(0, 1));
        if (!at_end() && rest_.front() == '"') {
            refuse("引用符がセルの途中にあります (a quotation mark inside a cell)");
        }
        if (text.ends_with('\r') && !at_end() && rest_.front() == '\n') { text.pop_back(); }
        if (text.find('\r') != std::string::npos) {
            refuse("改行がCRだけです。LFかCRLFで保存し直してください (line ends of CR alone)");
        }
        return text;
    }

    std::string quoted()
    {
        std::string text;
        for (;;) {
            auto const end = rest_.find('"');
            if (end == std::string_view::npos) {
                refuse("引用符が閉じていません (a quotation without an end)");
            }
            require_text(rest_.substr(0, end));
            text += rest_.substr(0, end);
            line_ += static_cast<std::size_t>(std::ranges::count(rest_.substr(0, end), '\n'));
            rest_.remove_prefix(end + 1);
            if (!take('"')) { return text; }
            text += '"';
        }
    }

    void require_text(std::string_view text) const
    {
        if (text.find('\0') != std::string_view::npos) {
            refuse("文字ではないデータ(NUL)があります (a NUL)");
        }
    }

    [[noreturn]] void refuse(char const* why) const
    {
        throw plan_error{code::bad_csv,
                         std::string{source_} + " " + std::to_string(line_) + "行目 "
                             + std::to_string(column_) + "列目: " + why + " (broken CSV)",
                         std::string{source_}, line_, column_};
    }

    std::string_view whole_;
    std::string_view rest_;
    std::string_view source_;
    std::vector<std::size_t> would_run_;
    std::size_t start_ = 0;  // of the cell's text
    std::size_t line_ = 1;
    std::size_t column_ = 0;
    char divider_ = ',';
    std::array<char, 4> plain_end_{};
};

bool has_text(csv_row const& row)
{
    return std::ranges::any_of(row.cells, [](std::string const& cell) { return !cell.empty(); });
}

bool needs_quotes(std::string_view cell)
{
    return cell.find_first_of(",\"\r\n") != std::string_view::npos;
}

}  // namespace

std::string guarded(std::string cell)
{
    if (needs_guard(cell)) { cell.insert(cell.begin(), '\''); }
    return cell;
}

std::string unguarded(std::string cell)
{
    if (cell.starts_with('\'') && needs_guard(cell)) { cell.erase(cell.begin()); }
    return cell;
}

void write_csv_row(std::string& out, std::span<std::string const> cells)
{
    char const* divider = "";
    for (std::string const& text : cells) {
        out += divider;
        divider = ",";
        std::string const cell = guarded(text);
        if (!needs_quotes(cell)) {
            out += cell;
            continue;
        }
        out += '"';
        for (char const c : cell) { out += c == '"' ? "\"\"" : std::string(1, c); }
        out += '"';
    }
    out += '\n';
}

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

csv_row read_csv_header(std::string_view text, std::string_view source)
{
    csv_reader reader{text, source};
    while (!reader.at_end()) {
        csv_row row = reader.row();
        if (has_text(row)) { return row; }
    }
    return {1, {}};
}

}  // namespace tomakomai_kpi::detail

namespace tomakomai_kpi {

std::string guarded_csv(std::string_view text)
{
    detail::csv_reader reader{text, "csv"};
    while (!reader.at_end()) { reader.row(); }
    std::string out;
    std::size_t done = 0;
    for (std::size_t const at : reader.would_run()) {
        out += text.substr(done, at - done);
        out += '\'';
        done = at;
    }
    return out += text.substr(done);
}

}  // namespace tomakomai_kpi
