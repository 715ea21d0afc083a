#pragma once
// Errors as values: what every function that can fail returns across a module border.
#include <expected>
#include <string>
#include <utility>

namespace skranke {

enum class ErrorCode {
    invalid_input,  // what a person or a file gave cannot be understood
    refused,        // understood, but not allowed now
    not_found,
    in_use,   // another process has it
    corrupt,  // what is on disk or on the wire is not what it should be
    disk_full,
    read_only,
    io,  // the operating system said no
};

// `message` is one line in English that names what is wrong and where, and what a person can do.
struct Error {
    ErrorCode code{};
    std::string message;
    bool operator==(const Error&) const = default;
};

template <class T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string message) {
    return std::unexpected<Error>(Error{code, std::move(message)});
}

// The same error with the place where it happened in front: "loading day 2026-11-21: disk is full".
inline std::unexpected<Error> fail_in(const std::string& place, const Error& error) {
    return std::unexpected<Error>(Error{error.code, place + ": " + error.message});
}

}  // namespace skranke
