#pragma once
// What all commands say alike: results on standard output, one line on standard error, exit code 1.
#include <nlohmann/json.hpp>
#include <string>

#include "shared/base/result.hpp"
#include "sync/node/queue_node.hpp"

namespace skranke::tools {

using Json = nlohmann::ordered_json;

// "A042": the number as machines and command lines read it.
std::string plain_number(TicketNumber number);
// Takes "A042", "a42" and "A 042".
Result<TicketNumber> parse_number(const std::string& text);

// "2026-11-21T10:24:05.123+01:00": Danish time with its offset.
std::string to_iso(UtcTime time);

// Prints one line to standard error and gives the exit code 1.
int report(const Error& error);
int report(const Refusal& refusal);
int report(const Refused& refused);

}  // namespace skranke::tools
