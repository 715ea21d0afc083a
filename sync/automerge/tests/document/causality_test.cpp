// A change may refer only to what its author could know: else some replicas could apply it and others could
// not, depending on what came to them first.
#include <set>

#include "automerge/core/replica.hpp"
#include "automerge/storage/chunk.hpp"
#include "automerge/tests/document/craft.hpp"
#include "automerge/tests/document/support.hpp"

namespace automerge {
namespace {

constexpr const char* rule = "which is not in what it depends on";

Bytes document_chunk(const Replica& replica) {
    return write_chunk(ChunkType::document, save_document(replica));
}

// A document as it would be saved by somebody who took that last change for a good one.
Bytes saved_with(const Document& good, const CraftedChange& last) {
    const Bytes file = good.save();
    auto replica = load_document(parse_chunk(file, {})->contents, {});
    REQUIRE(replica);
    ChangeGraph graph;
    for (ChangeIndex index = 0; index < replica->graph.size(); ++index) {
        ChangeRecord record = replica->graph[index];
        if (index + 1 < replica->graph.size()) {
            graph.add(record, replica->graph.hash(index));
            continue;
        }
        const auto dependencies = replica->known(last.dependencies);
        record.dependencies = dependencies;
        graph.add(record, last.sealed().hash);
    }
    replica->graph = std::move(graph);
    return document_chunk(*replica);
}

struct Forgery {
    Document good;  // with the change as it should be
    Change first, second, forged;
    CraftedChange crafted;
};

// Two changes by one actor, and one by another that works on what the second has made, but says that it knows
// the first alone.
template <class Edit>
Forgery forge(Edit&& edit) {
    Document writer(actor(1));
    auto begin = writer.transaction();
    const auto list = *begin.put_object(root, "list", ObjectType::list);
    const Change first = commit(begin);
    auto next = writer.transaction();
    REQUIRE(next.put(root, "key", true));
    REQUIRE(next.put_object(root, "map", ObjectType::map));
    REQUIRE(next.insert(list, 0, true));
    const Change second = commit(next);

    Document other = writer.fork(actor(2));
    auto transaction = other.transaction();
    edit(transaction, other, list);
    CraftedChange crafted(commit(transaction));
    crafted.dependencies = {first.hash};
    const Change forged = crafted.sealed();
    return {std::move(other), first, second, forged, std::move(crafted)};
}

void check_refused(const Forgery& forgery) {
    const std::vector<std::vector<Change>> orders = {{forgery.first, forgery.second, forgery.forged},
                                                     {forgery.first, forgery.forged, forgery.second},
                                                     {forgery.forged, forgery.second, forgery.first}};
    for (const auto& order : orders) {
        Document reader;
        const auto outcome = reader.apply(order);
        REQUIRE_FALSE(outcome);
        CHECK(reader.change_count() == 0);
    }
    Document reader;
    REQUIRE(reader.apply(std::vector{forgery.first, forgery.second}));
    const Bytes before = reader.save();
    const auto outcome = reader.apply(std::span(&forgery.forged, 1));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().kind == ErrorKind::non_canonical);
    CHECK(outcome.error().message.find(rule) != std::string::npos);
    CHECK(reader.save() == before);

    const auto loaded = Document::load(saved_with(forgery.good, forgery.crafted));
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().kind == ErrorKind::malformed);
    CHECK(loaded.error().message.find("not in what it depends on") != std::string::npos);
}

// Which changes are in the ancestry of these, in the plainest way.
std::set<ChangeHash> ancestry(const Document& document, const std::vector<ChangeHash>& heads) {
    std::set<ChangeHash> found;
    std::vector<ChangeHash> open = heads;
    while (!open.empty()) {
        const ChangeHash hash = open.back();
        open.pop_back();
        if (!found.insert(hash).second) continue;
        for (const ChangeHash& dependency : document.dependencies(hash)) open.push_back(dependency);
    }
    return found;
}

class Judge {
public:
    explicit Judge(const Document& document) : document_(document) {
        for (const Change& change : document.changes_since())
            for (std::uint64_t i = 0; i < change.op_count; ++i)
                made_by_[{change.start_op + i, change.actor}] = change.hash;
    }

    // May a change with these operations have these dependencies?
    bool allows(const Change& change, const std::vector<ChangeHash>& dependencies) const {
        const auto known = ancestry(document_, dependencies);
        const auto knows = [&](const OpId& id) {
            return id.counter == 0 || id.actor == change.actor || known.contains(made_by_.at(id));
        };
        const auto operations = change.operations();
        for (const Operation& operation : *operations) {
            if (!operation.object.is_root() && !knows(operation.object.op)) return false;
            if (const auto* element = std::get_if<OpId>(&operation.key); element && !knows(*element))
                return false;
            for (const OpId& id : operation.pred)
                if (!knows(id)) return false;
        }
        return change.seq == 1 || known.contains(made_before(change));
    }

private:
    ChangeHash made_before(const Change& change) const {
        for (const Change& other : document_.changes_since())
            if (other.actor == change.actor && other.seq + 1 == change.seq) return other.hash;
        return {};
    }

    const Document& document_;
    std::map<OpId, ChangeHash> made_by_;
};

}  // namespace

TEST_CASE("A change that refers to an operation it could not know is refused in any order and in any file") {
    SECTION("as a predecessor") {
        check_refused(forge([](Transaction& change, const Document&, const ObjectId&) {
            REQUIRE(change.put(root, "key", false));
        }));
    }
    SECTION("as the object that it works on") {
        check_refused(forge([](Transaction& change, const Document& document, const ObjectId&) {
            REQUIRE(change.put(document.get(root, "map")->object(), "key", false));
        }));
    }
    SECTION("as the element that it follows") {
        check_refused(forge([](Transaction& change, const Document&, const ObjectId& list) {
            REQUIRE(change.insert(list, 1, false));
        }));
    }
}

TEST_CASE("A waiting change that turns out to refer to what it could not know is dropped, and says why") {
    const Forgery forgery = forge([](Transaction& change, const Document&, const ObjectId&) {
        REQUIRE(change.put(root, "key", false));
    });
    Document reader;
    REQUIRE(reader.apply(std::span(&forgery.forged, 1)));
    const auto outcome = reader.apply(std::vector{forgery.second, forgery.first});
    REQUIRE(outcome);
    CHECK(outcome->applied == 2);
    REQUIRE(outcome->dropped.size() == 1);
    CHECK(outcome->dropped[0].hash == forgery.forged.hash);
}

TEST_CASE("Whichever dependency a change keeps to itself, it is taken just where it needs it not") {
    std::mt19937_64 random(20);
    std::size_t taken = 0, refused = 0;
    for (int round = 0; round < 12; ++round) {
        Document all;
        for (const Document& document : random_history(random, 4, 50)) REQUIRE(all.merge(document));
        const Judge judge(all);
        for (const Change& change : all.changes_since()) {
            Document without;
            for (const Change& other : all.changes_since())
                if (!ancestry(all, {other.hash}).contains(change.hash))
                    REQUIRE(without.apply(std::span(&other, 1)));
            for (const ChangeHash& hidden : change.dependencies) {
                CraftedChange crafted(change);
                std::set<ChangeHash> left(crafted.dependencies.begin(), crafted.dependencies.end());
                left.erase(hidden);
                const auto before = all.dependencies(hidden);
                left.insert(before.begin(), before.end());
                crafted.dependencies.assign(left.begin(), left.end());
                const bool allowed = judge.allows(change, crafted.dependencies);
                const Change sealed = crafted.sealed();
                Document reader = without.fork(actor(9));
                const auto outcome = reader.apply(std::span(&sealed, 1));
                INFO((outcome ? "" : outcome.error().message));
                CHECK(outcome.has_value() == allowed);
                ++(allowed ? taken : refused);
                if (outcome) check_survives_saving(reader);
            }
        }
    }
    CHECK(taken > 20);
    CHECK(refused > 100);
}

}  // namespace automerge
