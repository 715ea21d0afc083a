#include "tools/replay/ticket_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

#include "shared/text/csv.hpp"
#include "shared/text/utf8.hpp"

namespace skranke::replay {

namespace {

using std::chrono::minutes;

enum Column {
    office,
    date,
    letter,
    queue_name,
    ticket_no,
    arrived_after,
    arrived_by,
    called_after,
    called_by
};
constexpr std::array<std::string_view, 9> column_names{"office",     "date",         "letter",
                                                       "queue_name", "ticket_no",    "arrived_after",
                                                       "arrived_by", "called_after", "called_by"};
constexpr std::string_view desks_column = "counters_open_at_call";

struct Columns {
    std::array<std::size_t, column_names.size()> at{};
    std::optional<std::size_t> desks;
    std::size_t count = 0;
};

std::optional<int> parse_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<minutes> parse_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon > 2 || text.size() != colon + 3) return std::nullopt;
    const auto hour = parse_number(text.substr(0, colon));
    const auto minute = parse_number(text.substr(colon + 1));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
    return std::chrono::hours{*hour} + minutes{*minute};
}

Result<Columns> find_columns(const CsvRecord& header) {
    const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
        const auto found = std::ranges::find(header.fields, name);
        if (found == header.fields.end()) return std::nullopt;
        return static_cast<std::size_t>(found - header.fields.begin());
    };
    Columns columns{.at = {}, .desks = find(desks_column), .count = header.fields.size()};
    std::string missing;
    for (std::size_t i = 0; i < column_names.size(); ++i) {
        if (const auto found = find(column_names[i]))
            columns.at[i] = *found;
        else
            missing += fmt::format("{}\"{}\"", missing.empty() ? "" : ", ", column_names[i]);
    }
    if (!missing.empty())
        return fail(ErrorCode::invalid_input,
                    fmt::format("line {}: missing column {}", header.line, missing));
    return columns;
}

// One record into a row; the first thing that is wrong becomes the error.
class RowParser {
public:
    RowParser(const CsvRecord& record, const Columns& columns) : record_(record), columns_(columns) {}

    Result<TicketRow> parse() {
        TicketRow row;
        row.office = text(office);
        row.letter = text(letter);
        row.queue_name = text(queue_name);
        row.day = day();
        row.ticket_number = number(ticket_no, field(ticket_no), 1);
        row.arrived = interval(arrived_after, arrived_by);
        if (!field(called_after).empty() || !field(called_by).empty())
            row.called = interval(called_after, called_by);
        if (row.called && row.arrived.after && row.called->by < *row.arrived.after)
            blame(called_by, "is before arrived_after");
        if (columns_.desks) {
            const std::string& desks = record_.fields[*columns_.desks];
            const auto open = parse_number(desks);
            if (!open || *open < 0) blame_text(desks_column, desks, "is not a number");
            row.desks_open = std::clamp(open.value_or(1), 1, 50);
        }
        if (error_) return fail(ErrorCode::invalid_input, *error_);
        return row;
    }

private:
    const std::string& field(Column column) const { return record_.fields[columns_.at[column]]; }

    void blame_text(std::string_view column, std::string_view value, std::string_view what) {
        if (!error_) error_ = fmt::format("line {}: {} \"{}\" {}", record_.line, column, value, what);
    }
    void blame(Column column, std::string_view what) {
        blame_text(column_names[column], field(column), what);
    }

    std::string text(Column column) {
        const std::string& value = field(column);
        if (!decode_utf8(value)) {
            if (!error_) error_ = fmt::format("line {}: {} is not UTF-8", record_.line, column_names[column]);
            return {};
        }
        if (value.empty()) blame(column, "is empty");
        return value;
    }

    ServiceDay day() {
        const auto parsed = parse_service_day(field(date));
        if (!parsed) blame(date, "is not a date (2020-01-13)");
        return parsed.value_or(ServiceDay{});
    }

    int number(Column column, std::string_view value, int lowest) {
        const auto parsed = parse_number(value);
        if (!parsed || *parsed < lowest) blame(column, "is not a ticket number");
        return parsed.value_or(lowest);
    }

    TimeInterval interval(Column after, Column by) {
        TimeInterval interval;
        if (!field(after).empty()) interval.after = time(after);
        interval.by = time(by);
        if (interval.after && *interval.after > interval.by)
            blame(after, fmt::format("is after {}", column_names[by]));
        return interval;
    }

    minutes time(Column column) {
        const auto parsed = parse_time(field(column));
        if (!parsed) blame(column, "is not a time (08:04)");
        return parsed.value_or(minutes{});
    }

    const CsvRecord& record_;
    const Columns& columns_;
    std::optional<std::string> error_;
};

}  // namespace

Result<std::vector<TicketRow>> parse_tickets(std::string_view text) {
    CsvReader reader{text};
    if (reader.at_end()) return fail(ErrorCode::invalid_input, "line 1: there is nothing in the file");
    const auto header = reader.next();
    if (!header) return std::unexpected(header.error());
    const auto columns = find_columns(*header);
    if (!columns) return std::unexpected(columns.error());

    std::vector<TicketRow> rows;
    while (!reader.at_end()) {
        const auto record = reader.next();
        if (!record) return std::unexpected(record.error());
        if (record->fields.size() != columns->count)
            return fail(ErrorCode::invalid_input,
                        fmt::format("line {}: {} fields where the header has {}", record->line,
                                    record->fields.size(), columns->count));
        auto row = RowParser{*record, *columns}.parse();
        if (!row) return std::unexpected(row.error());
        rows.push_back(*std::move(row));
    }
    if (rows.empty())
        return fail(ErrorCode::invalid_input, fmt::format("line {}: there are no tickets", header->line));
    return rows;
}

Result<std::vector<TicketRow>> read_tickets(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return fail(ErrorCode::io, fmt::format("{} is a folder, not a file", file.string()));
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return fail(ErrorCode::not_found, fmt::format("{} cannot be opened", file.string()));
    const std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    if (stream.bad()) return fail(ErrorCode::io, fmt::format("{} cannot be read", file.string()));
    auto rows = parse_tickets(text);
    if (!rows) return fail_in(file.string(), rows.error());
    return rows;
}

Result<ChosenDay> choose_day(const std::vector<TicketRow>& rows,
                             const std::optional<std::string>& wanted_office,
                             const std::optional<ServiceDay>& wanted_day) {
    std::map<OfficeDay, std::size_t> sizes;
    for (const TicketRow& row : rows)
        if ((!wanted_office || row.office == *wanted_office) && (!wanted_day || row.day == *wanted_day))
            ++sizes[{row.office, row.day}];
    if (sizes.empty())
        return fail(ErrorCode::not_found,
                    fmt::format("there are no tickets of office {} on {}",
                                wanted_office ? fmt::format("\"{}\"", *wanted_office) : "any",
                                wanted_day ? to_iso(*wanted_day) : "any day"));
    const auto busiest = std::ranges::max_element(
        sizes, {}, [](const std::pair<const OfficeDay, std::size_t>& entry) { return entry.second; });
    ChosenDay chosen{.office_day = busiest->first, .tickets = {}};
    for (const TicketRow& row : rows)
        if (row.office == chosen.office_day.office && row.day == chosen.office_day.day)
            chosen.tickets.push_back(row);
    return chosen;
}

}  // namespace skranke::replay
