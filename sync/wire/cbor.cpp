#include "sync/wire/cbor.hpp"

#include <cbor.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sync/wire/limits.hpp"

namespace skranke::wire {

namespace {

// What libcbor's stream decoder met: a value, or the head of a container.
struct ArrayHead {
    std::uint64_t size;
};
struct MapHead {
    std::uint64_t size;
};
struct NotAllowed {
    const char* what;
};
using Token = std::variant<NotAllowed, CborNothing, bool, std::uint64_t, std::int64_t, double,
                           std::string_view, ByteView, ArrayHead, MapHead>;

template <class Value>
void put(void* context, Value value) {
    *static_cast<Token*>(context) = Token(std::in_place_type<Value>, value);
}

void put_negative(void* context, std::uint64_t beyond) {
    constexpr auto largest = static_cast<std::uint64_t>(INT64_MAX);
    if (beyond > largest) return put(context, NotAllowed{"a number below the range of 64 bits"});
    put(context, -1 - static_cast<std::int64_t>(beyond));
}

cbor_callbacks make_callbacks() {
    cbor_callbacks callbacks = cbor_empty_callbacks;
    callbacks.uint8 = [](void* context, std::uint8_t value) { put<std::uint64_t>(context, value); };
    callbacks.uint16 = [](void* context, std::uint16_t value) { put<std::uint64_t>(context, value); };
    callbacks.uint32 = [](void* context, std::uint32_t value) { put<std::uint64_t>(context, value); };
    callbacks.uint64 = [](void* context, std::uint64_t value) { put<std::uint64_t>(context, value); };
    callbacks.negint8 = [](void* context, std::uint8_t value) { put_negative(context, value); };
    callbacks.negint16 = [](void* context, std::uint16_t value) { put_negative(context, value); };
    callbacks.negint32 = [](void* context, std::uint32_t value) { put_negative(context, value); };
    callbacks.negint64 = [](void* context, std::uint64_t value) { put_negative(context, value); };
    callbacks.byte_string = [](void* context, cbor_data data, std::size_t size) {
        put(context, ByteView(data, size));
    };
    callbacks.string = [](void* context, cbor_data data, std::size_t size) {
        put(context, std::string_view(reinterpret_cast<const char*>(data), size));
    };
    callbacks.array_start = [](void* context, std::size_t size) { put(context, ArrayHead{size}); };
    callbacks.map_start = [](void* context, std::size_t size) { put(context, MapHead{size}); };
    callbacks.byte_string_start = callbacks.string_start = callbacks.indef_array_start =
        callbacks.indef_map_start =
            callbacks.indef_break = [](void* context) { put(context, NotAllowed{"an indefinite length"}); };
    callbacks.tag = [](void* context, std::uint64_t) { put(context, NotAllowed{"a tag"}); };
    callbacks.float2 = callbacks.float4 = [](void* context, float value) { put<double>(context, value); };
    callbacks.float8 = [](void* context, double value) { put(context, value); };
    callbacks.null = callbacks.undefined = [](void* context) { put(context, CborNothing{}); };
    callbacks.boolean = [](void* context, bool value) { put(context, value); };
    return callbacks;
}

class Reader {
public:
    explicit Reader(ByteView bytes) : bytes_(bytes) {}

    Result<CborValue> read_all() {
        auto value = read(0);
        if (value && position_ != bytes_.size()) return refuse("there are bytes after the value");
        return value;
    }

private:
    std::unexpected<Error> refuse(std::string_view what) const {
        return fail(ErrorCode::corrupt, fmt::format("CBOR at byte {}: {}", position_, what));
    }

    Result<Token> next() {
        static const cbor_callbacks callbacks = make_callbacks();
        if (++items_ > items_max) return refuse("more values than allowed");
        Token token;
        const auto left = bytes_.subspan(position_);
        const auto decoded = cbor_stream_decode(left.data(), left.size(), &callbacks, &token);
        if (decoded.status == CBOR_DECODER_NEDATA) return refuse("it ends too early");
        if (decoded.status != CBOR_DECODER_FINISHED) return refuse("not a value");
        if (const auto* not_allowed = std::get_if<NotAllowed>(&token))
            return refuse(fmt::format("{} is not allowed", not_allowed->what));
        position_ += decoded.read;
        return token;
    }

    Result<CborValue> read(int depth) {
        if (depth > nesting_max) return refuse("nested too deeply");
        auto token = next();
        if (!token) return std::unexpected(token.error());
        if (const auto* head = std::get_if<ArrayHead>(&*token)) return read_array(head->size, depth);
        if (const auto* head = std::get_if<MapHead>(&*token)) return read_map(head->size, depth);
        if (const auto* text = std::get_if<std::string_view>(&*token)) {
            if (text->size() > text_bytes_max) return refuse("a text is longer than allowed");
            return CborValue{std::string(*text)};
        }
        if (const auto* bytes = std::get_if<ByteView>(&*token))
            return CborValue{Bytes(bytes->begin(), bytes->end())};
        if (const auto* number = std::get_if<std::uint64_t>(&*token)) return CborValue{*number};
        if (const auto* number = std::get_if<std::int64_t>(&*token)) return CborValue{*number};
        if (const auto* number = std::get_if<double>(&*token)) return CborValue{*number};
        if (const auto* truth = std::get_if<bool>(&*token)) return CborValue{*truth};
        return CborValue{CborNothing{}};
    }

    // Room is made as values come, never because a head says how many there will be.
    Result<CborValue> read_array(std::uint64_t size, int depth) {
        CborArray array;
        for (std::uint64_t index = 0; index < size; ++index) {
            auto value = read(depth + 1);
            if (!value) return value;
            array.push_back(*std::move(value));
        }
        return CborValue{std::move(array)};
    }

    Result<CborValue> read_map(std::uint64_t size, int depth) {
        CborMap map;
        for (std::uint64_t index = 0; index < size; ++index) {
            auto key = read(depth + 1);
            if (!key) return key;
            auto* text = std::get_if<std::string>(&key->content);
            if (!text) return refuse("a key of a map is not a text");
            auto value = read(depth + 1);
            if (!value) return value;
            map.add(std::move(*text), *std::move(value));
        }
        std::vector<std::string_view> keys(map.keys.begin(), map.keys.end());
        std::ranges::sort(keys);
        if (std::ranges::adjacent_find(keys) != keys.end()) return refuse("a key of a map comes twice");
        return CborValue{std::move(map)};
    }

    ByteView bytes_;
    std::size_t position_ = 0;
    std::size_t items_ = 0;
};

class Writer {
public:
    void write(const CborValue& value) {
        std::visit([this](const auto& content) { write_content(content); }, value.content);
    }
    Bytes take() { return std::move(bytes_); }

private:
    template <class Encode, class... Value>
    void head(Encode encode, Value... value) {
        std::array<unsigned char, 9> buffer{};
        const auto size = encode(value..., buffer.data(), buffer.size());
        bytes_.insert(bytes_.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(size));
    }

    void write_content(CborNothing) { head(cbor_encode_undef); }
    void write_content(bool value) { head(cbor_encode_bool, value); }
    void write_content(std::uint64_t value) { head(cbor_encode_uint, value); }
    void write_content(std::int64_t value) {
        if (value >= 0) return write_content(static_cast<std::uint64_t>(value));
        head(cbor_encode_negint, static_cast<std::uint64_t>(-1 - value));
    }
    void write_content(double value) { head(cbor_encode_double, value); }
    void write_content(const std::string& text) {
        head(cbor_encode_string_start, text.size());
        bytes_.insert(bytes_.end(), text.begin(), text.end());
    }
    void write_content(const Bytes& bytes) {
        head(cbor_encode_bytestring_start, bytes.size());
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }
    void write_content(const CborArray& array) {
        head(cbor_encode_array_start, array.size());
        for (const auto& value : array) write(value);
    }
    void write_content(const CborMap& map) {
        head(cbor_encode_map_start, map.keys.size());
        for (std::size_t index = 0; index < map.keys.size(); ++index) {
            write_content(map.keys[index]);
            write(map.values[index]);
        }
    }

    Bytes bytes_;
};

}  // namespace

CborMap::CborMap(std::initializer_list<std::pair<std::string, CborValue>> entries) {
    for (const auto& [key, value] : entries) add(key, value);
}

void CborMap::add(std::string key, CborValue value) {
    keys.push_back(std::move(key));
    values.push_back(std::move(value));
}

bool CborMap::operator==(const CborMap& other) const = default;

const CborValue* CborValue::find(std::string_view key) const {
    const auto* entries = map();
    if (!entries) return nullptr;
    const auto found = std::ranges::find(entries->keys, key);
    if (found == entries->keys.end()) return nullptr;
    return &entries->values[static_cast<std::size_t>(found - entries->keys.begin())];
}

Result<CborValue> decode_cbor(ByteView bytes) { return Reader(bytes).read_all(); }

Bytes encode_cbor(const CborValue& value) {
    Writer writer;
    writer.write(value);
    return writer.take();
}

}  // namespace skranke::wire
