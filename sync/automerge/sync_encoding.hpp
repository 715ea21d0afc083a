#pragma once
// The few encodings that sync messages and states are made of. Not part of the public interface.
#include "sync/automerge/types.hpp"

namespace automerge {

// Reads front to back. The first fault stays: whatever is read after it is empty, and `fault` tells of it.
class SyncReader {
public:
    explicit SyncReader(ByteView bytes) : rest_(bytes) {}

    std::uint8_t byte();
    std::uint64_t number();        // unsigned LEB128, in its shortest form
    std::uint32_t small_number();  // one that fits 32 bits
    ByteView take(std::uint64_t length);
    ByteView prefixed_bytes();  // a length, then as many bytes
    std::vector<ChangeHash> hashes();
    // A count of things that take at least `bytes_each`: no more than there are bytes left for.
    std::size_t count(std::size_t bytes_each);

    bool at_end() const { return rest_.empty(); }
    void fail(ErrorKind kind, std::string message);
    const std::optional<Error>& fault() const { return fault_; }

private:
    ByteView rest_;
    std::optional<Error> fault_;
};

void write_number(Bytes& to, std::uint64_t number);
void write_prefixed(Bytes& to, ByteView bytes);
void write_hashes(Bytes& to, std::span<const ChangeHash> hashes);

}  // namespace automerge
