#include "shared/catalogue/service_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "shared/base/overloaded.hpp"
#include "shared/catalogue/typed_day.hpp"
#include "shared/text/format.hpp"

namespace skranke {

namespace {

constexpr std::array<ServiceColumn, 15> columns{{
    {"code", &Service::id},
    {"name", &Service::name},
    {"kle", &Service::kle},
    {"minutes", &Service::expected},
    {"bring", &Service::bring, true},
    {"helps_with", &Service::helps_with, true},
    {"does_not_help_with", &Service::does_not_help_with, true},
    {"self_service", &Service::self_service},
    {"phone", &Service::phone},
    {"needs_capability", &Service::needs_capability},
    {"needs_identity", &Service::needs_identity},
    {"express", &Service::express},
    {"ended", &Service::ended},
    {"first_day", &Service::first_day},
    {"last_day", &Service::last_day},
}};

constexpr std::string_view yes = "ja", no = "nej";

}  // namespace

std::span<const ServiceColumn> service_columns() { return columns; }

const ServiceColumn* find_service_column(std::string_view name) {
    const auto* found = std::ranges::find(columns, name, &ServiceColumn::name);
    return found == columns.end() ? nullptr : found;
}

std::string column_text(const ServiceColumn& column, const Service& service) {
    return std::visit(
        Overloaded{
            [&](ServiceId Service::* member) { return (service.*member).text; },
            [&](std::string Service::* member) { return service.*member; },
            [&](std::chrono::minutes Service::* member) { return fmt::to_string((service.*member).count()); },
            [&](bool Service::* member) { return std::string(service.*member ? yes : ""); },
            [&](std::optional<ServiceDay> Service::* member) {
                return service.*member ? date_text(*(service.*member)) : std::string{};
            }},
        column.member);
}

std::optional<std::string> set_column(const ServiceColumn& column, Service& service, std::string_view text) {
    const auto wrong = [&](std::string_view wanted) {
        return fmt::format("{} \"{}\": write {}", column.name, text, wanted);
    };
    return std::visit(
        Overloaded{[&](ServiceId Service::* member) -> std::optional<std::string> {
                       (service.*member).text = text;
                       return std::nullopt;
                   },
                   [&](std::string Service::* member) -> std::optional<std::string> {
                       service.*member = text;
                       return std::nullopt;
                   },
                   [&](std::chrono::minutes Service::* member) -> std::optional<std::string> {
                       int minutes = 0;
                       const auto* end = text.data() + text.size();
                       const auto [rest, error] = std::from_chars(text.data(), end, minutes);
                       if (!text.empty() && (error != std::errc{} || rest != end))
                           return wrong("a whole number");
                       service.*member = std::chrono::minutes{minutes};
                       return std::nullopt;
                   },
                   [&](bool Service::* member) -> std::optional<std::string> {
                       if (text != yes && text != no && !text.empty()) return wrong("ja or nej");
                       service.*member = text == yes;
                       return std::nullopt;
                   },
                   [&](std::optional<ServiceDay> Service::* member) -> std::optional<std::string> {
                       const auto day = day_typed(text);
                       if (!text.empty() && !day) return wrong("a date as 24-11-2026");
                       service.*member = day;
                       return std::nullopt;
                   }},
        column.member);
}

}  // namespace skranke
