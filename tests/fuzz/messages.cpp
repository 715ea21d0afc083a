// What a peer may send: a frame of CBOR, as a message of automerge-repo's protocol. What is understood is
// written again, and must then be understood as the same.
#include "sync/wire/message.hpp"
#include "tests/fuzz/instructions.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace skranke;
    const auto message = wire::decode({data, size});
    // Of others only the kind is kept.
    if (!message || std::holds_alternative<wire::Other>(*message)) return 0;
    const auto written = wire::encode(*message);
    const auto again = wire::decode(written);
    fuzz::require(again && again->index() == message->index() && wire::encode(*again) == written,
                  "a message that is not what it is read as");
    return 0;
}
