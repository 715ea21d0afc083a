#include "sync/repo/repository.hpp"

#include <catch2/catch.hpp>

#include "shared/storage/memory_disk.hpp"
#include "sync/repo/peer_limits.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace skranke;
using test::TemporaryFolder;

const auto document_id = DocumentId::derive("a document");

std::unique_ptr<Repository> opened(const std::filesystem::path& file, const std::string& file_system = {}) {
    SeededRandom random(11);
    auto database =
        Database::open({.file = file, .access = DatabaseAccess::create, .virtual_file_system = file_system});
    REQUIRE(database);
    auto repository = Repository::open(*std::move(database), random);
    INFO((repository ? std::string() : repository.error().message));
    REQUIRE(repository);
    (*repository)->set_actor(automerge::ActorId{automerge::Bytes(16, 0x22)});
    return *std::move(repository);
}

Result<void> put(Repository& repository, const std::string& key, const std::string& value) {
    auto transaction = repository.begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (!repository.find(document_id)) {
        if (auto made = transaction->create(document_id, "thing", automerge::Document{}); !made) return made;
    }
    auto change =
        transaction->edit(document_id, {}, [&](automerge::Transaction& edit, const automerge::Document&) {
            return edit.put(automerge::root, key, value);
        });
    if (!change) return std::unexpected(change.error());
    return transaction->commit();
}

std::string get(const Repository& repository, const std::string& key) {
    const auto* document = repository.find(document_id);
    if (!document) return "no document";
    const auto value = document->get(automerge::root, key);
    return value && value->str() ? *value->str() : "nothing";
}

}  // namespace

TEST_CASE("A document and its label are there when the repository is opened again") {
    const TemporaryFolder folder;
    {
        auto repository = opened(folder / "a");
        REQUIRE(put(*repository, "name", "Værestedet"));
        REQUIRE(put(*repository, "name", "Hovedbiblioteket"));
    }
    auto repository = opened(folder / "a");
    CHECK(repository->documents() == std::vector{document_id});
    CHECK(repository->label(document_id) == "thing");
    CHECK(get(*repository, "name") == "Hovedbiblioteket");
}

TEST_CASE("A storage has one name for ever") {
    const TemporaryFolder folder;
    const auto name = opened(folder / "a")->storage_id();
    CHECK(name.size() == 36);
    CHECK(name[14] == '4');
    CHECK(opened(folder / "a")->storage_id() == name);
}

TEST_CASE("What is not committed is neither in memory nor on disk") {
    const TemporaryFolder folder;
    auto repository = opened(folder / "a");
    REQUIRE(put(*repository, "a", "kept"));
    std::vector<ChangeCause> told;
    const auto subscription =
        repository->subscribe([&](const DocumentId&, ChangeCause cause) { told.push_back(cause); });
    const auto other = DocumentId::derive("another");
    {
        auto transaction = repository->begin();
        REQUIRE(transaction);
        REQUIRE(transaction->create(other, "other", automerge::Document{}));
        REQUIRE(
            transaction->edit(document_id, {}, [](automerge::Transaction& edit, const automerge::Document&) {
                return edit.put(automerge::root, "a", std::string("lost"));
            }));
        REQUIRE(transaction->raise_counter("c", 9));
        REQUIRE(transaction->set("s", "v"));
    }
    CHECK(get(*repository, "a") == "kept");
    CHECK(repository->find(other) == nullptr);
    CHECK(repository->counter("c").value() == 0);
    CHECK_FALSE(repository->setting("s").value());
    CHECK(told == std::vector{ChangeCause::taken_back});
    CHECK(put(*repository, "a", "next"));
    CHECK(told.back() == ChangeCause::local);
}

TEST_CASE("What no peer would take is not written, and said so") {
    TemporaryFolder folder;
    auto repository = opened(folder / "node.sqlite");
    REQUIRE(put(*repository, "name", "short"));
    const auto heads = repository->find(document_id)->heads();

    const auto refused = put(*repository, "name", std::string(peer_limits.value_bytes + 1, 'x'));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK(refused.error().message.find("too much for one step") != std::string::npos);
    CHECK(get(*repository, "name") == "short");
    CHECK(repository->find(document_id)->heads() == heads);
    REQUIRE(put(*repository, "name", "short again"));
    repository.reset();
    CHECK(get(*opened(folder / "node.sqlite"), "name") == "short again");
}

TEST_CASE("A change that a dead disk refused is in no history that is written when the disk is back") {
    MemoryDisk disk("repository");
    {
        auto repository = opened("/a", disk.name());
        REQUIRE(put(*repository, "a", "kept"));
        disk.judge = [](MemoryDisk::Request, std::uint64_t) { return MemoryDisk::Answer::failed; };
        CHECK_FALSE(put(*repository, "a", "lost"));
        CHECK(get(*repository, "a") == "kept");
        disk.judge = {};
        CHECK(put(*repository, "b", "next"));
    }
    auto repository = opened("/a", disk.name());
    CHECK(get(*repository, "a") == "kept");
    CHECK(get(*repository, "b") == "next");
}

TEST_CASE("A counter never goes back") {
    const TemporaryFolder folder;
    auto repository = opened(folder / "a");
    for (const std::int64_t value : {5, 3, 7, 1}) {
        auto transaction = repository->begin();
        REQUIRE(transaction);
        REQUIRE(transaction->raise_counter("number", value));
        REQUIRE(transaction->commit());
    }
    CHECK(repository->counter("number").value() == 7);
}

TEST_CASE("A long history is packed into one chunk and says the same") {
    const TemporaryFolder folder;
    std::vector<automerge::ChangeHash> heads;
    {
        auto repository = opened(folder / "a");
        for (int i = 0; i < 200; ++i) REQUIRE(put(*repository, "n", std::to_string(i)));
        heads = repository->find(document_id)->heads();
        REQUIRE(repository->maintain());
        auto count = repository->database().prepare("select count(*) from chunk");
        REQUIRE(count);
        REQUIRE(count->step().value());
        CHECK(count->integer(0) == 1);
    }
    auto repository = opened(folder / "a");
    CHECK(get(*repository, "n") == "199");
    CHECK(repository->find(document_id)->heads() == heads);
    REQUIRE(put(*repository, "n", "200"));
    CHECK(get(*opened(folder / "b"), "n") == "no document");
}

TEST_CASE("What a peer knows survives a restart") {
    const TemporaryFolder folder;
    automerge::SyncState state;
    {
        auto repository = opened(folder / "a");
        REQUIRE(put(*repository, "a", "b"));
        CHECK(repository->unshared_changes(document_id) == 1);
        state.shared_heads = repository->find(document_id)->heads();
        repository->keep_sync_state(document_id, "peer", state);
        CHECK(repository->unshared_changes(document_id) == 0);
        REQUIRE(repository->maintain());
    }
    auto repository = opened(folder / "a");
    CHECK(repository->sync_state(document_id, "peer").shared_heads == state.shared_heads);
    CHECK(repository->sync_state(document_id, "stranger").shared_heads.empty());
    CHECK(repository->unshared_changes(document_id) == 0);
    REQUIRE(put(*repository, "a", "c"));
    CHECK(repository->unshared_changes(document_id) == 1);
}
