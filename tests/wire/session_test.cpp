#include "sync/wire/session.hpp"

#include <catch2/catch.hpp>

#include "sync/wire/limits.hpp"
#include "sync/wire/memory_link.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace skranke;
using namespace skranke::wire;
using test::TemporaryFolder;

// What a JavaScript client (automerge-repo 2.5.6) sent: its introduction, word of a document that it made,
// and the document when it was asked for.
constexpr std::string_view recorded_join =
    "b900046474797065646a6f696e6873656e646572496468636c69656e742d416c706565724d65746164617461b9000269"
    "73746f726167654964f76b6973457068656d6572616cf57819737570706f7274656450726f746f636f6c56657273696f"
    "6e73816131";
constexpr std::string_view recorded_news =
    "b9000564747970656473796e63687461726765744964687365727665722d316464617461583042015aa846cf9b370473"
    "8b3f8f3db2156422625c5c2a3ff6efb516de625e039744f100010006020a079b9429000202846a646f63756d656e7449"
    "64781c3372654867765367374664336745546a63615874586d31346f6848426873656e646572496468636c69656e742d"
    "41";
constexpr std::string_view recorded_document =
    "b9000564747970656473796e63687461726765744964687365727665722d31646461746159011243015aa846cf9b3704"
    "738b3f8f3db2156422625c5c2a3ff6efb516de625e039744f100010006020a079b942901e001856f4a8395934a0c00d5"
    "01011055b95deffcfb840f7aa5825cae741623015aa846cf9b3704738b3f8f3db2156422625c5c2a3ff6efb516de625e"
    "039744f10701020302130323074003430256020c010402081108130c1515210223093402420a560b570a800102020002"
    "017e06057ee9ee87d806007e00017f00020700030800000304027f070308000403000002020000037e000302017c7b00"
    "09017d0663616c6c6564046e657874057469746c6500080b007e077a05017f02030103087d02010404017f0403017800"
    "140016261626000316114bc3b820c3854131370b00010202846a646f63756d656e744964781c33726548677653673746"
    "64336745546a63615874586d31346f6848426873656e646572496468636c69656e742d41";
constexpr std::string_view recorded_document_id = "3reHgvSg7Fd3gETjcaXtXm14ohHB";

struct Station {
    explicit Station(const std::filesystem::path& file, std::string name = "server-1") {
        auto database = Database::open({.file = file, .access = DatabaseAccess::create});
        REQUIRE(database);
        auto opened = Repository::open(*std::move(database), random);
        REQUIRE(opened);
        repository = *std::move(opened);
        repository->set_actor(automerge::ActorId{automerge::Bytes(name.begin(), name.end())});
        self = {.repository = repository.get(),
                .identity = {.peer_id = name, .storage_id = repository->storage_id(), .ephemeral = false},
                .admit = [this](const DocumentId&, const automerge::Document&) {
                    ++judged;
                    return admits ? std::optional<std::string>("admitted") : std::nullopt;
                }};
    }

    void put(const DocumentId& id, const std::string& key) {
        auto transaction = repository->begin();
        REQUIRE(transaction);
        if (!repository->find(id)) REQUIRE(transaction->create(id, "own", automerge::Document{}));
        REQUIRE(transaction->edit(id, {}, [&](automerge::Transaction& edit, const automerge::Document&) {
            return edit.put(automerge::root, key, true);
        }));
        REQUIRE(transaction->commit());
    }
    bool has(const DocumentId& id, const std::string& key) const {
        const auto* document = repository->find(id);
        return document && document->get(automerge::root, key);
    }

    SeededRandom random{3};
    std::unique_ptr<Repository> repository;
    bool admits = true;
    int judged = 0;
    LocalPeer self;
};

Bytes bytes(std::string_view hex) { return from_hex(hex).value(); }

template <class Kind>
Kind next(Session& session) {
    const auto frame = session.next_frame();
    REQUIRE(frame);
    const auto message = decode(*frame);
    REQUIRE(message);
    REQUIRE(std::holds_alternative<Kind>(*message));
    return std::get<Kind>(*message);
}

const auto own_document = DocumentId::derive("own");

}  // namespace

TEST_CASE("A JavaScript client is welcomed, and its document is fetched and kept") {
    const TemporaryFolder folder;
    Station station(folder / "a");
    Session session(station.self, Role::called, {});
    CHECK_FALSE(session.next_frame());

    REQUIRE(session.receive(bytes(recorded_join)));
    const auto welcome = next<Welcome>(session);
    CHECK(welcome.target_id == "client-A");
    CHECK(welcome.protocol_version == "1");
    CHECK(welcome.sender == station.self.identity);
    REQUIRE(session.peer());
    CHECK(session.peer()->ephemeral);
    CHECK_FALSE(session.next_frame());

    REQUIRE(session.receive(bytes(recorded_news)));
    const auto question = next<SyncData>(session);
    CHECK(question.document.text() == recorded_document_id);
    CHECK(question.target_id == "client-A");
    CHECK(automerge::SyncMessage::decode(question.data)->need.size() == 1);
    CHECK(station.repository->documents().empty());

    REQUIRE(session.receive(bytes(recorded_document)));
    const auto* document = station.repository->find(question.document);
    REQUIRE(document);
    CHECK(document->get(automerge::root, "title"));
    CHECK(station.repository->label(question.document) == "admitted");
    const auto thanks = next<SyncData>(session);
    CHECK(automerge::SyncMessage::decode(thanks.data)->heads == document->heads());
    CHECK_FALSE(session.next_frame());

    // What is written here goes to the client at once.
    station.put(question.document, "more");
    CHECK(next<SyncData>(session).document == question.document);
}

TEST_CASE("A document that is not ours to keep is judged once, and forgotten") {
    const TemporaryFolder folder;
    Station station(folder / "a");
    station.admits = false;
    Session session(station.self, Role::called, {});
    REQUIRE(session.receive(bytes(recorded_join)));
    next<Welcome>(session);
    REQUIRE(session.receive(bytes(recorded_news)));
    next<SyncData>(session);
    for (int again = 0; again < 3; ++again) REQUIRE(session.receive(bytes(recorded_document)));
    next<DocumentUnavailable>(session);
    CHECK_FALSE(session.next_frame());
    CHECK(station.judged == 1);
    CHECK(station.repository->documents().empty());
    CHECK_FALSE(session.problem().empty());
}

TEST_CASE("Who asks for what nobody has is told so") {
    const TemporaryFolder folder;
    Station station(folder / "a");
    Session session(station.self, Role::called, {});
    REQUIRE(session.receive(bytes(recorded_join)));
    next<Welcome>(session);
    const auto nothing = bytes("42000001000000020284");
    REQUIRE(session.receive(encode(SyncData{.sender_id = "client-A",
                                            .target_id = "server-1",
                                            .document = own_document,
                                            .data = nothing,
                                            .request = true})));
    CHECK(next<DocumentUnavailable>(session).document == own_document);
    station.put(own_document, "here now");
    CHECK(next<SyncData>(session).document == own_document);
}

TEST_CASE("What comes out of turn, or in another version, ends the conversation") {
    const TemporaryFolder folder;
    Station station(folder / "a");
    const auto join = bytes(recorded_join);
    SECTION("a second introduction") {
        Session session(station.self, Role::called, {});
        REQUIRE(session.receive(join));
        CHECK_FALSE(session.receive(join));
    }
    SECTION("an introduction to the caller") {
        Session session(station.self, Role::caller, {});
        next<Join>(session);
        CHECK_FALSE(session.receive(join));
    }
    SECTION("news before an introduction") {
        Session session(station.self, Role::called, {});
        CHECK_FALSE(session.receive(bytes(recorded_news)));
    }
    SECTION("another version") {
        Session session(station.self, Role::called, {});
        CHECK_FALSE(session.receive(
            encode(Join{.sender = {.peer_id = "x", .storage_id = {}}, .protocol_versions = {"2", "3"}})));
        CHECK(next<Failure>(session).message == "unsupported protocol version");
    }
    SECTION("oneself") {
        Session session(station.self, Role::called, {});
        CHECK_FALSE(
            session.receive(encode(Join{.sender = station.self.identity, .protocol_versions = {"1"}})));
        CHECK(next<Failure>(session).message.find("same node") != std::string::npos);
    }
    SECTION("a failure of the peer's") {
        Session session(station.self, Role::caller, {});
        CHECK_FALSE(session.receive(encode(Failure{.sender_id = "x", .target_id = "y", .message = "no"})));
    }
    SECTION("a frame that is too long") {
        Session session(station.self, Role::called, {});
        CHECK_FALSE(session.receive(Bytes(frame_bytes_max + 1)));
    }
    SECTION("a sync message that is none") {
        Session session(station.self, Role::called, {});
        REQUIRE(session.receive(join));
        CHECK_FALSE(session.receive(encode(SyncData{.sender_id = "client-A",
                                                    .target_id = "server-1",
                                                    .document = own_document,
                                                    .data = {0x42, 0xff, 0xff},
                                                    .request = false})));
    }
}

TEST_CASE("What is said in another's name, to another, or in words of a later version goes unheard") {
    const TemporaryFolder folder;
    Station station(folder / "a");
    Session session(station.self, Role::called, {});
    REQUIRE(session.receive(bytes(recorded_join)));
    next<Welcome>(session);
    for (const auto& [sender, target] : {std::pair{"client-B", "server-1"}, {"client-A", "server-2"}}) {
        REQUIRE(session.receive(encode(SyncData{.sender_id = sender,
                                                .target_id = target,
                                                .document = own_document,
                                                .data = {0xff},
                                                .request = false})));
    }
    for (const auto* type :
         {"ephemeral", "remote-heads-changed", "remote-subscription-change", "leave", "dance"})
        REQUIRE(session.receive(encode(Other{type})));
    CHECK_FALSE(session.next_frame());
}

TEST_CASE("A peer cannot fill the memory with documents that it only names") {
    const TemporaryFolder folder;
    Station station(folder / "a");
    Session session(station.self, Role::called, {});
    REQUIRE(session.receive(bytes(recorded_join)));
    next<Welcome>(session);
    auto news = std::get<SyncData>(decode(bytes(recorded_news)).value());
    std::size_t asked = 0, turned_away = 0;
    for (std::size_t i = 0; i < 2 * unknown_documents_max; ++i) {
        news.document = DocumentId::derive(std::to_string(i));
        REQUIRE(session.receive(encode(news)));
        while (const auto frame = session.next_frame()) {
            const auto message = decode(*frame).value();
            asked += std::holds_alternative<SyncData>(message);
            turned_away += std::holds_alternative<DocumentUnavailable>(message);
        }
    }
    CHECK(asked == unknown_documents_max);
    CHECK(turned_away == unknown_documents_max);
}

TEST_CASE("A link that is cut in the middle of a frame's way loses nothing once it is healed") {
    const TemporaryFolder folder;
    Station one(folder / "1", "one"), two(folder / "2", "two");
    MemoryLink link(one.self, two.self);
    SeededRandom dice(31);
    for (int round = 0; round < 40; ++round) {
        one.put(own_document, "one " + std::to_string(round));
        two.put(DocumentId::derive("two"), "two " + std::to_string(round));
        for (auto steps = dice.below(5); steps > 0; --steps) REQUIRE(link.step());
        if (dice.below(3) == 0) {
            link.cut();
            link.heal();
        }
    }
    REQUIRE(link.settle());
    for (int round = 0; round < 40; ++round) {
        CHECK(two.has(own_document, "one " + std::to_string(round)));
        CHECK(one.has(DocumentId::derive("two"), "two " + std::to_string(round)));
    }
    CHECK(one.repository->unshared_changes(own_document) == 0);
    CHECK(two.repository->find(own_document)->heads() == one.repository->find(own_document)->heads());
}

TEST_CASE("Who sent changes hears that they arrived, also if it spoke twice before it was answered") {
    const TemporaryFolder folder;
    Station one(folder / "one", "one"), two(folder / "two", "two");
    Session caller(one.self, Role::caller, {}), called(two.self, Role::called, {});
    one.put(own_document, "first");
    two.put(own_document, "second");
    const auto carry = [](Session& from, Session& to) {
        const auto frame = from.next_frame();
        if (frame) REQUIRE(to.receive(*frame));
        return frame.has_value();
    };
    const auto settle = [&] {
        while (int(carry(caller, called)) + int(carry(called, caller)) > 0) continue;
    };
    settle();
    REQUIRE(one.repository->unshared_changes(own_document) == 0);

    // One writes, and answers something that two says, before two comes to answer.
    two.put(own_document, "third");
    const auto news = called.next_frame();
    REQUIRE(news);
    one.put(own_document, "fourth");
    REQUIRE(carry(caller, called));
    REQUIRE(caller.receive(*news));
    for (int i = 0; i < 3; ++i) (void)carry(caller, called);
    settle();
    CHECK(one.repository->unshared_changes(own_document) == 0);
    CHECK(two.repository->unshared_changes(own_document) == 0);
}

TEST_CASE("A node that lost its disk's tail and comes back gets it again from its peer") {
    const TemporaryFolder folder;
    Station one(folder / "1", "one");
    {
        Station two(folder / "2", "two");
        MemoryLink link(one.self, two.self);
        for (int i = 0; i < 3; ++i) one.put(own_document, std::to_string(i));
        REQUIRE(link.settle());
        REQUIRE(two.repository->maintain());
        REQUIRE(one.repository->maintain());
        // As an image from before the last change: one chunk less, the sync state as it is.
        REQUIRE(two.repository->database().execute(
            "delete from chunk where number = (select max(number) from chunk)"));
    }
    Station two(folder / "2", "three");
    CHECK_FALSE(two.has(own_document, "2"));
    MemoryLink link(one.self, two.self);
    REQUIRE(link.settle());
    CHECK(two.has(own_document, "2"));
}
