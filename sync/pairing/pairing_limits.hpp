#pragma once
// Bounds on what an end that nobody knows yet may send and ask for, each with its reason.
#include <chrono>
#include <cstddef>

namespace skranke::pairing {

// One frame.
inline constexpr std::size_t frame_bytes_max = 4096;
// "[fd00:1234:5678:9abc:def0:1234:5678:9abc]:65535" is 47 characters.
inline constexpr std::size_t address_bytes_max = 64;
// The name of a machine or municipality.
inline constexpr std::size_t name_bytes_max = 200;
// The municipality's document: a large one, with years of edits, is some hundred kilobytes. Only an inviter
// that a person has confirmed gets to send it.
inline constexpr std::size_t document_bytes_max = 4u << 20;

// How long new callers are heard, from the moment that a person asked for it.
inline constexpr std::chrono::seconds open_for{120};
// From the first frame until both people have said what they see, and all has been sent.
inline constexpr std::chrono::seconds conversation_at_most{120};
// Conversations that came as far as digits. Each is one guess in a million.
inline constexpr std::size_t tries_max = 5;
inline constexpr std::chrono::minutes tries_window{10};

}  // namespace skranke::pairing
