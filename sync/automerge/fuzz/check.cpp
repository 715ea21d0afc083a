#include "automerge/fuzz/check.hpp"

#include <cstdio>
#include <cstdlib>

#include "automerge/transaction.hpp"

namespace automerge::fuzz {

namespace {

void read_change(const Change& change) {
    const auto again = Change::decode(change.bytes);
    require(again && again->hash == change.hash, "a change of the document does not decode to the same hash");
    const auto operations = change.operations();
    require(operations && operations->size() == change.op_count, "a change's operations cannot be read");
}

void read_everything(const Document& document) {
    std::vector<ObjectId> open{root};
    const auto note = [&](const Value& value) {
        if (value.is_object()) open.push_back(value.object());
    };
    while (!open.empty()) {
        const ObjectId object = open.back();
        open.pop_back();
        const auto type = document.type_of(object);
        require(type.has_value(), "a visible object has no type");
        if (*type == ObjectType::map) {
            const auto keys = document.keys(object);
            require(keys.size() == document.length(object), "a map's keys are not as many as it says");
            for (const std::string& key : keys) {
                const auto values = document.get_all(object, key);
                require(!values.empty() && document.get(object, key)->id == values.back().id,
                        "a visible key has no winner");
                for (const Value& value : values) note(value);
            }
            continue;
        }
        document.for_each_element(object, note);
        if (*type == ObjectType::text) (void)document.text(object);
        const std::size_t length = document.length(object);
        require(!document.get(object, length), "there is an element behind the end");
        if (length > 0) require(document.get(object, length - 1).has_value(), "the last element is missing");
    }
    for (const Change& change : document.changes_since()) read_change(change);
    (void)document.waiting_changes();
    (void)document.missing_dependencies();
}

Document make_base() {
    Document document(ActorId{Bytes{1}});
    auto change = document.transaction();
    (void)change.put(root, "name", std::string("Hovedbiblioteket"));
    (void)change.put(root, "count", Counter{3});
    (void)change.put(root, "unknown", Unknown{12, Bytes{1, 2, 3}});
    const auto list = *change.put_object(root, "list", ObjectType::list);
    for (std::size_t i = 0; i < 5; ++i) (void)change.insert(list, i, static_cast<std::int64_t>(i));
    const auto text = *change.put_object(root, "text", ObjectType::text);
    (void)change.splice_text(text, 0, 0, "hello, world æ💡");
    const auto map = *change.put_object(root, "map", ObjectType::map);
    (void)change.put(map, "inner", 1.5);
    (void)change.insert_object(list, 2, ObjectType::map);
    change.commit({.time = 1, .message = "first"});

    Document other = document.fork(ActorId{Bytes{2, 2}});
    auto more = other.transaction();
    (void)more.increment(root, "count", 4);
    (void)more.put(root, "name", std::string("Filialen"));
    (void)more.erase(list, 1);
    (void)more.splice_text(text, 3, 2, "XY");
    more.commit({.time = 2, .message = {}});

    auto beside = document.transaction();
    (void)beside.put(root, "name", std::string("Central"));
    (void)beside.put(list, 0, Timestamp{1700000000000});
    (void)beside.erase(map, "inner");
    beside.commit({.time = 3, .message = {}});
    (void)document.merge(other);
    return document;
}

}  // namespace

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "FOUND: %s\n", what);
    std::abort();
}

void check(const Document& document) {
    read_everything(document);
    const Bytes saved = document.save();
    const auto again = Document::load(saved);
    if (!again) std::fprintf(stderr, "%s\n", again.error().message.c_str());
    require(again.has_value(), "a saved document does not load");
    require(Fingerprint(*again) == Fingerprint(document), "a loaded document is another than was saved");
    require(again->save() == saved, "saving again gives other bytes");
}

void check_editable(Document& document) {
    document.set_actor(ActorId{Bytes{0xfe, 0xdc}});
    auto change = document.transaction();
    if (!change.put(root, "after", true)) return;  // its counters are used up
    if (!change.commit()) return;
    require(document.get(root, "after").has_value(), "an edit does not show");
    check(document);
}

const Document& base_document() {
    static const Document document = make_base();
    return document;
}

const std::vector<ChangeHash>& base_hashes() {
    static const std::vector<ChangeHash> hashes = base_document().hashes_since();
    return hashes;
}

Fingerprint::Fingerprint(const Document& document)
    : heads(document.heads()),
      changes(document.change_count()),
      operations(document.operation_count()),
      waiting(document.waiting_changes().size()) {}

}  // namespace automerge::fuzz
