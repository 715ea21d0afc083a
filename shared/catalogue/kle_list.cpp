#include "shared/catalogue/kle_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>

#include "shared/catalogue/check_service.hpp"
#include "shared/catalogue/embedded_files.hpp"
#include "shared/text/csv.hpp"
#include "shared/text/utf8.hpp"

namespace skranke {

namespace {

constexpr char separator = ';';
constexpr std::string_view number_column = "kle_nr", title_column = "titel", expired_column = "udgaaet";
constexpr std::string_view yes = "ja";

std::unexpected<std::vector<CatalogueFault>> fault(std::size_t line, std::string message) {
    return std::unexpected(std::vector{CatalogueFault{.line = line, .message = std::move(message)}});
}

KleList in_order(std::map<std::string, KleNumber> numbers) {
    KleList list;
    list.reserve(numbers.size());
    for (auto& [number, entry] : numbers) list.push_back(std::move(entry));
    return list;
}

struct Row {
    const CsvRecord& record;
    const CsvRecord& head;

    std::string_view field(std::string_view column) const {
        const auto place = std::ranges::find(head.fields, column) - head.fields.begin();
        const auto index = static_cast<std::size_t>(place);
        return index < record.fields.size() ? std::string_view(record.fields[index]) : std::string_view{};
    }
};

}  // namespace

const KleNumber* find_kle(const KleList& list, std::string_view number) {
    const auto found = std::ranges::lower_bound(list, number, {}, &KleNumber::number);
    return found != list.end() && found->number == number ? &*found : nullptr;
}

std::expected<KleList, std::vector<CatalogueFault>> read_kle_list(std::string_view text) {
    CsvReader reader(text, separator);
    if (reader.at_end()) return fault(1, "there are no KLE numbers in it: write at least one");
    const auto head = reader.next();
    if (!head) return fault(reader.line(), head.error().message);
    for (const auto needed : {number_column, title_column}) {
        if (std::ranges::find(head->fields, needed) == head->fields.end())
            return fault(head->line,
                         fmt::format("column \"{}\" is missing: add it, with semicolons between", needed));
    }
    std::map<std::string, KleNumber> numbers;
    std::vector<CatalogueFault> faults;
    while (!reader.at_end()) {
        const auto record = reader.next();
        if (!record) return fault(reader.line(), record.error().message);
        const Row row{.record = *record, .head = *head};
        KleNumber entry{.number = std::string(row.field(number_column)),
                        .title = std::string(row.field(title_column)),
                        .expired = row.field(expired_column) == yes};
        if (!is_kle_number(entry.number)) {
            faults.push_back(
                {record->line, fmt::format("\"{}\" is no KLE number: write it as 23.15.25", entry.number)});
        } else if (entry.title.empty() || !decode_utf8(entry.title)) {
            faults.push_back(
                {record->line, fmt::format("{} has no title in UTF-8: write one", entry.number)});
        } else if (!numbers.emplace(entry.number, entry).second) {
            faults.push_back({record->line, fmt::format("{} is there already: take one out", entry.number)});
        }
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    if (numbers.empty()) return fault(1, "there are no KLE numbers in it: write at least one");
    return in_order(std::move(numbers));
}

std::string write_kle_list(const KleList& list) {
    std::string text{byte_order_mark};
    const auto add = [&](std::initializer_list<std::string_view> fields) {
        const std::vector<std::string> texts(fields.begin(), fields.end());
        text += csv_line(texts, separator);
    };
    add({number_column, title_column, expired_column});
    for (const auto& entry : list) add({entry.number, entry.title, entry.expired ? yes : std::string_view{}});
    return text;
}

KleList replaced_by(const KleList& old, const KleList& official) {
    std::map<std::string, KleNumber> numbers;
    for (const auto& entry : official) numbers.emplace(entry.number, entry);
    for (auto entry : old) {
        entry.expired = true;
        numbers.emplace(entry.number, entry);
    }
    return in_order(std::move(numbers));
}

const KleList& default_kle_list() {
    static const auto list = [] {
        auto read = read_kle_list(embedded::kle_numbers);
        assert(read && "the file is checked by a test");
        return read ? *std::move(read) : KleList{};
    }();
    return list;
}

std::vector<std::string> kle_warnings(std::span<const Service> services, const KleList& list) {
    std::vector<std::string> warnings;
    for (const auto& service : services) {
        if (service.kle.empty() || service.ended) continue;
        const auto* known = find_kle(list, service.kle);
        if (known == nullptr) {
            warnings.push_back(
                fmt::format("{}: {} is not in the list of KLE numbers: look it up on kle-online.dk",
                            service.id.text, service.kle));
        } else if (known->expired) {
            warnings.push_back(fmt::format("{}: {} has expired: choose the number that replaces it",
                                           service.id.text, service.kle));
        }
    }
    return warnings;
}

}  // namespace skranke
