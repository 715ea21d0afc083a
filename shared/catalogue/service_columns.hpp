#pragma once
// What a service says, by stable names: the keys of the TOML form, the head of the CSV form, and the names
// under which faults are told.
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "shared/queue/municipality.hpp"

namespace skranke {

struct ServiceColumn {
    std::string_view name;
    std::variant<ServiceId Service::*, std::string Service::*, std::chrono::minutes Service::*,
                 bool Service::*, std::optional<ServiceDay> Service::*>
        member;
    bool lines = false;  // a text of several lines
};

// In the order in which they are written; the first is the code.
std::span<const ServiceColumn> service_columns();
const ServiceColumn* find_service_column(std::string_view name);

// The value as text: minutes as digits, flags as "ja" or nothing, days as "24-11-2026".
std::string column_text(const ServiceColumn& column, const Service& service);
// Sets the value from such a text. The answer is empty, or says what to write instead.
std::optional<std::string> set_column(const ServiceColumn& column, Service& service, std::string_view text);

}  // namespace skranke
