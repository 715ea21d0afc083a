// A service is edited by keys at a console with a real node and its SQLite file, and seen at another.
#include <catch2/catch.hpp>

#include "sync/wire/memory_link.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/node/node_world.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

// A console whose node answers at once.
struct RealConsole {
    RealConsole(World& world, const std::string& folder, char letter, const std::string& person)
        : node(world.folder / folder, world.clock, world.random, "Hovedbiblioteket", letter),
          app({.desk = {}, .person = person},
              {.snapshot = [this] { return node->snapshot(); },
               .post = [this](Intent intent) { perform(std::move(intent)); },
               .take_replies = [this] { return std::exchange(replies, {}); }},
              world.clock),
          screen_app(app.screen_app()),
          screen(screen_app, {1280, 720, 1}) {
        screen.frame();
        screen.frame();
    }

    void perform(Intent intent) {
        Reply reply{.id = intent.id, .result = Performed{}};
        if (const auto* action = std::get_if<Action>(&intent.action)) {
            reply.result = node->perform(*action, intent.desk, intent.person);
        } else if (auto edited = node->edit_set_up(std::get<SetUpEdit>(intent.action), intent.person);
                   !edited) {
            reply.result = std::unexpected(edited.error());
        }
        replies.push_back(std::move(reply));
    }
    bool shows(std::string_view words) const {
        return plain(screen.registry().all_text()).find(words) != std::string::npos;
    }

    TestNode node;
    std::vector<Reply> replies;
    CounterApp app;
    ui::ScreenApp screen_app;
    ui::Headless screen;
};

}  // namespace

TEST_CASE("a service edited by keys alone is on disk, and on the guidance card at every desk") {
    World world;
    RealConsole manager(world, "a", 'A', "PVA");
    RealConsole advisor(world, "b", 'B', "MKH");
    manager.node.issue("B02");
    advisor.node.issue("B02");
    manager.screen.press('M');
    manager.screen.type("låst");
    manager.screen.press(ui::Key::enter);
    for (int i = 0; i < 4; ++i) manager.screen.press(ui::Key::tab);  // to where it can be done oneself
    manager.screen.type(" – spørg vagten");
    manager.screen.press(ui::Key::enter);
    manager.screen.frame();
    CHECK(manager.shows("Ændringen er gemt"));
    manager.screen.press(ui::Key::escape);
    manager.screen.press('I');
    CHECK(manager.shows("spørg vagten"));

    advisor.screen.press('I');
    CHECK_FALSE(advisor.shows("spørg vagten"));
    {
        wire::MemoryLink link(manager.node->local_peer(), advisor.node->local_peer());
        REQUIRE(link.settle());
    }
    advisor.screen.frame();
    CHECK(advisor.shows("spørg vagten"));

    manager.node.reopen();
    const auto stored = manager.node->snapshot()->municipality->find(ServiceId{"B02"})->self_service;
    CHECK(stored.ends_with(" – spørg vagten"));
}
