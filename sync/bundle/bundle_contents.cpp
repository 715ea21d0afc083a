#include "sync/bundle/bundle_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sync/bundle/bundle_limits.hpp"

namespace skranke::bundle {

namespace {

constexpr std::size_t municipality_bytes = 16, device_bytes = 8, number_bytes = 4;
constexpr std::size_t document_bytes_min = sizeof(DocumentId) + number_bytes;

void append(Bytes& to, ByteView more) { to.insert(to.end(), more.begin(), more.end()); }

void append_number(Bytes& to, std::size_t number) {
    for (const auto shift : {24U, 16U, 8U, 0U}) to.push_back(static_cast<std::uint8_t>(number >> shift));
}

// Takes from the front; once there is too little, there never is enough again.
class Front {
public:
    explicit Front(ByteView bytes) : rest_(bytes) {}

    std::optional<ByteView> bytes(std::size_t count) {
        if (rest_.size() < count) {
            rest_ = {};
            return std::nullopt;
        }
        const auto taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }
    std::optional<std::size_t> number() {
        const auto taken = bytes(number_bytes);
        if (!taken) return std::nullopt;
        std::size_t number = 0;
        for (const auto byte : *taken) number = number << 8U | byte;
        return number;
    }
    std::size_t left() const { return rest_.size(); }

private:
    ByteView rest_;
};

std::unexpected<Error> damaged(std::string_view what) {
    return fail(ErrorCode::corrupt, fmt::format("the bundle is damaged: {}", what));
}

}  // namespace

Result<Bytes> encode(const Contents& contents) {
    const auto municipality = from_hex(contents.municipality), device = from_hex(contents.device);
    if (!municipality || municipality->size() != municipality_bytes || !device ||
        device->size() != device_bytes)
        return fail(ErrorCode::invalid_input, "a bundle needs the ids of a municipality and a device");
    if (contents.histories.size() > documents_max)
        return fail(ErrorCode::refused,
                    fmt::format("{} documents are too many for one bundle: at most {} fit",
                                contents.histories.size(), documents_max));
    Bytes bytes = *municipality;
    append(bytes, *device);
    append_number(bytes, contents.histories.size());
    for (const auto& history : contents.histories) {
        if (history.bytes.empty() || history.bytes.size() > history_bytes_max)
            return fail(ErrorCode::refused,
                        fmt::format("{}: its history does not fit into a bundle", history.document.url()));
        append(bytes, history.document.bytes);
        append_number(bytes, history.bytes.size());
        append(bytes, history.bytes);
    }
    return bytes;
}

Result<Contents> decode(ByteView bytes) {
    Front front(bytes);
    const auto municipality = front.bytes(municipality_bytes), device = front.bytes(device_bytes);
    const auto count = front.number();
    if (!municipality || !device || !count) return damaged("it ends in its first lines");
    // Before memory is taken for them.
    if (*count > documents_max || *count > front.left() / document_bytes_min)
        return damaged("it says that there is more in it than there is");
    Contents contents{.municipality = to_hex(*municipality), .device = to_hex(*device)};
    contents.histories.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) {
        const auto id = front.bytes(sizeof(DocumentId));
        const auto size = front.number();
        if (!id || !size || *size == 0 || *size > history_bytes_max)
            return damaged("a document in it has an impossible length");
        const auto history = front.bytes(*size);
        if (!history) return damaged("it ends in the middle of a document");
        const auto document = *DocumentId::from_bytes(*id);
        if (!contents.histories.empty() && document <= contents.histories.back().document)
            return damaged("its documents are not in order");
        contents.histories.push_back({document, {history->begin(), history->end()}});
    }
    if (front.left() != 0) return damaged("there is something after its end");
    return contents;
}

}  // namespace skranke::bundle
