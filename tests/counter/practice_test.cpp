// Practice: a made-up day that a newcomer can work on, and that touches nothing real.
#include <catch2/catch.hpp>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

#include "counter/practice/console_with_practice.hpp"
#include "counter/practice/practice_day.hpp"
#include "sync/node/node_thread.hpp"
#include "tests/counter/console/console_driver.hpp"
#include "tests/counter/console/console_scenes.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using namespace skranke::test;
using namespace std::chrono_literals;

namespace {

PracticePlan plan() {
    const auto snapshot = ready_for_next().build();
    return {.municipality = *snapshot->municipality,
            .site = snapshot->site,
            .desk = DeskId{"hovedbiblioteket/3"},
            .person = PersonId{"MKH"}};
}

class MovedClock final : public Clock {
public:
    explicit MovedClock(std::chrono::milliseconds since_midnight_utc)
        : now_(std::chrono::sys_days{std::chrono::year{2031} / 3 / 4} + since_midnight_utc) {}
    UtcTime now() const override { return now_; }
    std::chrono::nanoseconds monotonic() const override { return now_.time_since_epoch(); }
    void advance(std::chrono::milliseconds time) { now_ += time; }

private:
    UtcTime now_;
};

struct Practising {
    MovedClock clock;
    SeededRandom random{7};
    std::unique_ptr<PracticeDay> day;

    explicit Practising(std::chrono::milliseconds since_midnight_utc = 9h) : clock(since_midnight_utc) {
        auto made = PracticeDay::create(plan(), clock, random);
        INFO((made ? std::string() : made.error().message));
        REQUIRE(made);
        day = *std::move(made);
    }
    std::vector<std::pair<std::string, std::string>> line() const {
        std::vector<std::pair<std::string, std::string>> tickets;
        for (const Ticket* ticket : day->snapshot()->day->waiting())
            tickets.emplace_back(number_text(*ticket), ticket->service.text);
        return tickets;
    }
    Ticket perform(const Action& action) {
        const auto done = day->perform(action, plan().desk, plan().person);
        REQUIRE(done);
        return done->ticket;
    }
};

// Every file under a folder with its bytes.
std::map<std::string, std::string> bytes_in(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().string()] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
}

// Waits for what another thread does, without a guess at how long it takes.
class Waker {
public:
    std::function<void()> wake() {
        return [this] {
            const std::scoped_lock lock(mutex_);
            ++times_;
            woken_.notify_all();
        };
    }
    template <class Condition>
    void until(const Condition& holds) {
        for (std::uint64_t seen = 0; !holds();) {
            std::unique_lock lock(mutex_);
            REQUIRE(woken_.wait_for(lock, 60s, [&] { return times_ != seen; }));
            seen = times_;
        }
    }

private:
    std::mutex mutex_;
    std::condition_variable woken_;
    std::uint64_t times_ = 0;
};

}  // namespace

TEST_CASE("in practice some wait already, others come by themselves, and they are the same every time") {
    Practising first, second;
    CHECK(first.line().size() == 5);
    CHECK(first.line() == second.line());
    for (int i = 0; i < 3; ++i) {
        first.clock.advance(50s);
        REQUIRE(first.day->let_come());
    }
    CHECK(first.line().size() == 8);
    second.clock.advance(150s);
    REQUIRE(second.day->let_come());
    CHECK(first.line() == second.line());
    first.clock.advance(30min);
    REQUIRE(first.day->let_come());
    CHECK(first.line().size() == 8);
}

TEST_CASE("one of those who wait in practice is escorted, and waits have different lengths") {
    const Practising practice;
    const auto line = practice.day->snapshot()->day->waiting();
    CHECK(std::ranges::count(line, Escort::card_shown, &Ticket::escort) == 1);
    CHECK(practice.clock.now() - line.front()->issued_at == 24min);
    CHECK(practice.clock.now() - line.back()->issued_at == 3min);
}

TEST_CASE("a newcomer calls, starts, sends on and finishes on the made-up day") {
    Practising practice;
    const TicketId first = practice.perform(CallNext{}).id;
    practice.perform(StartService{first});
    practice.perform(TransferTicket{.ticket = first, .to = ServiceId{"A01"}});
    const TicketId second = practice.perform(CallNext{}).id;
    CHECK(second == first);  // it kept its time
    practice.perform(StartService{second});
    practice.perform(FinishService{.ticket = second});
    CHECK(practice.day->snapshot()->sync.peers.empty());
    CHECK(practice.day->snapshot()->day->find(second)->status == TicketStatus::finished);
}

TEST_CASE("in practice the settings can be changed, for the made-up day alone, and by those who may") {
    PracticePlan managed = plan();
    managed.municipality.staff = {{.id = {"MKH"}, .role = Role::manager}, {.id = {"LBJ"}}};
    const MovedClock clock{9h};
    SeededRandom random{7};
    const auto day = PracticeDay::create(managed, clock, random);
    REQUIRE(day);
    const Service passport = *managed.municipality.find(ServiceId{"A01"});
    Service ended = passport;
    ended.ended = true;
    const SetUpEdit edit = CatalogueEdit{.services = {{passport, ended}}};
    CHECK_FALSE((*day)->perform(edit, managed.desk, {"LBJ"}));
    REQUIRE((*day)->perform(edit, managed.desk, {"MKH"}));
    CHECK((*day)->snapshot()->municipality->find(ServiceId{"A01"})->ended);
    const auto snapshot = (*day)->snapshot();
    CHECK(snapshot->municipality->find_offered(ServiceId{"A01"}, snapshot->day->day) == nullptr);
}

TEST_CASE("practice changes no byte of the device and nothing of the real day") {
    TemporaryFolder folder;
    const SystemClock clock;
    SystemRandom random;
    const auto node_folder = folder / "node";
    REQUIRE(
        QueueNode::create({.folder = node_folder, .demo = true, .site = "Hovedbiblioteket"}, clock, random));
    Waker waker;
    auto node = NodeThread::start({.node = {.folder = node_folder, .date_checks = false}}, clock, random,
                                  waker.wake());
    REQUIRE(node);
    NodeThread& real = **node;
    real.post({.id = 1,
               .action = OpenDay{.day = service_day_of(clock.now()), .date_confirmed = true},
               .person = PersonId{"MKH"}});
    waker.until([&] { return real.snapshot()->day && real.snapshot()->day->opened; });
    real.post({.id = 2, .action = IssueTicket{.service = ServiceId{"A01"}}, .person = PersonId{"MKH"}});
    waker.until([&] { return real.snapshot()->day->waiting().size() == 1; });

    std::vector<DeviceSettings> kept;
    CounterApp app(
        {.desk = "", .person = "MKH"},
        {.snapshot = [&] { return real.snapshot(); },
         .post = [&](Intent intent) { real.post(std::move(intent)); },
         .take_replies = [&] { return real.take_replies(); }},
        clock, {},
        {.keep = [&](const DeviceSettings& settings) { kept.push_back(settings); }, .take_failure = {}});
    ConsoleWithPractice console(app, clock, waker.wake());
    const ui::ScreenApp screen_app = console.screen_app();
    ui::Headless screen(screen_app, {1280, 720, 1});
    screen.frame();
    const auto before = bytes_in(node_folder);
    const auto revision = real.snapshot()->revision;
    const auto documents_before = *real.snapshot()->day;
    const auto shows = [&](std::string_view words) {
        return plain(screen.registry().all_text()).find(words) != std::string::npos;
    };

    screen.press(ui::Key::f1);
    screen.press('P');
    REQUIRE(console.practice());
    const auto practice_shows = [&](std::string_view words) {
        screen.frame();
        return shows(words);
    };
    waker.until([&] { return practice_shows("5 venter"); });
    CHECK(shows("Øvelse – rigtige numre røres ikke"));
    const auto act = [&](char key, std::string_view then) {
        screen.advance(500ms);
        screen.press(key);
        waker.until([&] { return practice_shows(then); });
        CHECK(shows("Øvelse – rigtige numre røres ikke"));
    };
    act('K', "Borgeren er her");
    act('S', "Hvordan sluttede det?");
    act('A', "afsluttet");
    screen.press_with_control('+');
    screen.press('N');
    CHECK(shows("Øvelse – rigtige numre røres ikke"));
    screen.press(ui::Key::f3);
    screen.frame();

    CHECK_FALSE(console.practice());
    CHECK_FALSE(shows("Øvelse – rigtige numre røres ikke"));
    CHECK(shows("1 venter"));
    CHECK(real.snapshot()->revision == revision);
    CHECK(*real.snapshot()->day == documents_before);
    CHECK(bytes_in(node_folder) == before);
    CHECK(kept.empty());
}

TEST_CASE("a made-up day that cannot be made leads back to work, and says so") {
    const SystemClock clock;
    SnapshotBuilder scene = ready_for_next();
    Snapshot without_services = *scene.build();
    Municipality municipality = *without_services.municipality;
    municipality.services.clear();
    without_services.municipality = std::make_shared<const Municipality>(municipality);
    const auto snapshot = std::make_shared<const Snapshot>(without_services);
    CounterApp app(ConsoleDriver::at_skranke_3(),
                   {.snapshot = [&] { return snapshot; },
                    .post = [](Intent) {},
                    .take_replies = [] { return std::vector<Reply>{}; }},
                   clock);
    Waker waker;
    ConsoleWithPractice console(app, clock, waker.wake());
    const ui::ScreenApp screen_app = console.screen_app();
    ui::Headless screen(screen_app, {1280, 720, 1});
    screen.press(ui::Key::f1);
    screen.press('P');
    waker.until([&] {
        screen.frame();
        return console.practice() == nullptr;
    });
    CHECK(plain(screen.registry().all_text()).find("Øvelsen kunne ikke begynde") != std::string::npos);
}

TEST_CASE("practice soon after the day began has people waiting, too") {
    Practising practice(4h - 1h + 2min);  // 04.02 in Denmark
    CHECK(practice.day->snapshot()->day->day == service_day_of(practice.clock.now()));
    CHECK(practice.line().size() == 5);
}
