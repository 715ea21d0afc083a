#include "automerge/tests/document/support.hpp"

#include <algorithm>

#include "automerge/inspection/document_json.hpp"

namespace automerge {

namespace {

using Random = std::mt19937_64;

// Some object that is visible, and what kind it is.
ObjectId any_object(const Document& document, Random& random) {
    ObjectId object = root;
    for (;;) {
        std::vector<ObjectId> inside;
        const auto note = [&](const Value& value) {
            if (value.is_object()) inside.push_back(value.object());
        };
        if (document.type_of(object) == ObjectType::map) {
            document.for_each(object, [&](std::string_view, const Value& value) { note(value); });
        } else {
            document.for_each_element(object, note);
        }
        if (inside.empty() || random() % 3 == 0) return object;
        object = inside[random() % inside.size()];
    }
}

Scalar any_scalar(Random& random) {
    switch (random() % 6) {
        case 0: return Counter{static_cast<std::int64_t>(random() % 10)};
        case 1: return static_cast<std::int64_t>(random() % 3);
        case 2: return std::string(random() % 12, 'x');
        case 3: return Null{};
        case 4: return random() % 2 == 0;
        default: return static_cast<double>(random() % 100) / 8;
    }
}

ObjectType any_type(Random& random) { return static_cast<ObjectType>(random() % 3); }

void edit_map(Transaction& transaction, const Document& document, const ObjectId& map, Random& random) {
    const std::string key(1 + random() % 2, static_cast<char>('a' + random() % 3));
    switch (random() % 6) {
        case 0: REQUIRE(transaction.put_object(map, key, any_type(random))); break;
        case 1: REQUIRE(transaction.erase(map, key)); break;
        case 2:
            if (!transaction.increment(map, key, static_cast<std::int64_t>(random() % 7) - 3))
                CHECK(document.get_all(map, key).empty() == !document.get(map, key));
            break;
        default: REQUIRE(transaction.put(map, key, any_scalar(random)));
    }
}

void edit_list(Transaction& transaction, const Document& document, const ObjectId& list, Random& random) {
    const std::size_t length = document.length(list);
    const std::size_t index = random() % (length + 1);
    switch (index < length ? random() % 8 : 0) {
        case 1: REQUIRE(transaction.erase(list, index)); break;
        case 2: REQUIRE(transaction.put(list, index, any_scalar(random))); break;
        case 3: REQUIRE(transaction.put_object(list, index, any_type(random))); break;
        case 4: (void)transaction.increment(list, index, 1); break;
        case 5: REQUIRE(transaction.insert_object(list, index, any_type(random))); break;
        default: REQUIRE(transaction.insert(list, index, any_scalar(random)));
    }
}

void edit_text(Transaction& transaction, const Document& document, const ObjectId& text, Random& random) {
    const std::size_t length = document.length(text);
    const std::size_t index = random() % (length + 1);
    // Not only strings: values of any type, and objects that stand in the text as block markers.
    switch (random() % 12) {
        case 0: REQUIRE(transaction.insert(text, index, any_scalar(random))); return;
        case 1: REQUIRE(transaction.insert_object(text, index, any_type(random))); return;
        case 2:
            if (index < length) REQUIRE(transaction.put(text, index, any_scalar(random)));
            return;
        case 3:
        case 4: {
            const std::string name(1, static_cast<char>('m' + random() % 3));
            const TextRange range{index, index + random() % (length - index + 1)};
            const Scalar value = random() % 4 == 0 ? Scalar{Null{}} : Scalar{random() % 2 == 0};
            REQUIRE(transaction.mark(text, range, name, value, static_cast<Expand>(random() % 4)));
            return;
        }
        default: break;
    }
    static const std::vector<std::string> parts = {"", "a", "bc", "æ", "💡x", "hello"};
    REQUIRE(transaction.splice_text(text, index, random() % 3, parts[random() % parts.size()]));
}

void edit(Document& document, Random& random) {
    auto transaction = document.transaction();
    for (auto count = random() % 4 + 1; count > 0; --count) {
        const ObjectId object = any_object(document, random);
        switch (*document.type_of(object)) {
            case ObjectType::map: edit_map(transaction, document, object, random); break;
            case ObjectType::list: edit_list(transaction, document, object, random); break;
            case ObjectType::text: edit_text(transaction, document, object, random); break;
        }
    }
    if (random() % 10 == 0) {
        transaction.rollback();
    } else if (random() % 20 == 0) {
        transaction.commit_empty({.time = 5, .message = "maybe empty"});
    } else {
        transaction.commit({.time = static_cast<std::int64_t>(random() % 1000), .message = std::nullopt});
    }
}

}  // namespace

std::string describe(const Readable& document) {
    const auto state = automerge::typed_json(document);
    REQUIRE(state);
    return state->dump();
}

void check_survives_saving(const Document& document) {
    const auto again = Document::load(document.save());
    INFO((again ? "" : again.error().message));
    REQUIRE(again);
    CHECK(again->heads() == document.heads());
    CHECK(again->change_count() == document.change_count());
    CHECK(again->operation_count() == document.operation_count());
    CHECK(describe(*again) == describe(document));
    CHECK(again->save() == document.save());
}

std::vector<Document> random_history(Random& random, std::size_t actors, std::size_t edits) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < actors; ++i)
        documents.emplace_back(ActorId{Bytes(1 + random() % 3, static_cast<std::uint8_t>(random()))});
    for (std::size_t i = 0; i < documents.size(); ++i) {
        ActorId id = documents[i].actor();
        id.bytes.push_back(static_cast<std::uint8_t>(i));  // no two the same
        documents[i].set_actor(id);
    }
    for (std::size_t i = 0; i < edits; ++i) {
        Document& document = documents[random() % documents.size()];
        if (random() % 4 != 0) {
            edit(document, random);
            continue;
        }
        auto changes = documents[random() % documents.size()].changes_since();
        if (random() % 2 == 0) changes.resize(random() % (changes.size() + 1));
        REQUIRE(document.apply(changes));
    }
    return documents;
}

Document merged_history(Random& random, std::size_t actors, std::size_t edits) {
    Document merged;
    for (const Document& document : random_history(random, actors, edits)) REQUIRE(merged.merge(document));
    return merged;
}

}  // namespace automerge
