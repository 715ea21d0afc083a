// A PIN says who sits at the desk: what it may be, how it is kept, and what a guesser gets.
#include "shared/pin/pin.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "shared/pin/pin_keeper.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skranke;
using namespace std::chrono_literals;
using Kind = PinVerdict::Kind;

namespace {

constexpr ScryptCost quick{.n = 16, .block_size = 1, .passes = 1};
const PersonId mette{"MKH"}, lars{"LBJ"};

Pin pin(std::string_view digits) { return Pin::parse(digits).value(); }

class StandingClock final : public Clock {
public:
    UtcTime now() const override { return {}; }
    std::chrono::nanoseconds monotonic() const override { return time; }
    std::chrono::nanoseconds time{1h};
};

struct Device {
    test::TemporaryFolder folder;
    SeededRandom random{7};
    StandingClock clock;
    std::optional<PinKeeper> keeper;

    Device() { start(); }
    void start() { keeper.emplace(PinBook::open(folder / "pins", random, quick).value(), clock); }
    void restart() {
        keeper.reset();  // lets go of the file
        start();
    }
    PinVerdict check(std::string_view digits, const PersonId& person = mette) {
        return keeper->check(person, pin(digits)).value();
    }
    std::string all_files() const {
        std::string all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
            if (!entry.is_regular_file()) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        return all;
    }
};

}  // namespace

TEST_CASE("a PIN is six digits and nothing else") {
    CHECK(Pin::parse("482913"));
    for (const auto* text : {"", "48291", "4829130", "48291a", "48 291", "４８２９１３"})
        CHECK_FALSE(Pin::parse(text));
}

TEST_CASE("what everybody tries first is easy to guess") {
    for (const auto* digits : {"000000", "777777", "123456", "987654", "012345"})
        CHECK(pin(digits).easy_to_guess());
    for (const auto* digits : {"482913", "112233", "123457", "890123"})
        CHECK_FALSE(pin(digits).easy_to_guess());
}

TEST_CASE("a device without PINs makes no file for them") {
    Device device;
    CHECK(device.keeper->people()->empty());
    CHECK(device.check("482913").kind == Kind::wrong);
    CHECK_FALSE(std::filesystem::exists(device.folder / "pins"));
}

TEST_CASE("a PIN that was chosen is right, for its owner alone, after a restart too") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    REQUIRE(device.keeper->keep(lars, pin("770146")));
    for (int start = 0; start < 2; ++start) {
        CHECK(device.keeper->people() == std::set<PersonId>{mette, lars});
        CHECK(device.check("482913").kind == Kind::right);
        CHECK(device.check("770146").kind == Kind::wrong);
        CHECK(device.check("770146", lars).kind == Kind::right);
        device.restart();
    }
}

TEST_CASE("the disk holds neither the PIN nor anything that others may read") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    CHECK(device.all_files().find("482913") == std::string::npos);
    using std::filesystem::perms;
    for (const auto* name : {"pins", "pins/secret", "pins/skranke.sqlite"}) {
        const auto may = std::filesystem::status(device.folder / name).permissions();
        CHECK((may & (perms::group_all | perms::others_all)) == perms::none);
    }
}

TEST_CASE("five wrong ones make a pause that doubles with each that follows") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    for (int i = 0; i < 4; ++i) CHECK(device.check("482914") == PinVerdict{Kind::wrong, 0min});
    CHECK(device.check("482914") == PinVerdict{Kind::wrong, 1min});
    CHECK(device.check("482913") == PinVerdict{Kind::waiting, 1min});  // even the right one
    device.clock.time += 30s;
    CHECK(device.check("482913") == PinVerdict{Kind::waiting, 30s});
    device.clock.time += 30s;
    CHECK(device.check("482914") == PinVerdict{Kind::wrong, 2min});
    device.clock.time += 2min;
    CHECK(device.check("482913").kind == Kind::right);
    for (int i = 0; i < 4; ++i) CHECK(device.check("482914").wait == 0min);
}

TEST_CASE("stopping the program makes no pause shorter") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    for (int i = 0; i < 6; ++i) {
        device.check("482914");
        device.clock.time += 1min;
    }
    device.restart();
    CHECK(device.check("482913") == PinVerdict{Kind::waiting, 2min});
    device.clock.time += 2min;
    CHECK(device.check("482913").kind == Kind::right);
}

TEST_CASE("nobody waits for a colleague's mistakes") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    REQUIRE(device.keeper->keep(lars, pin("770146")));
    for (int i = 0; i < 5; ++i) device.check("482914");
    CHECK(device.check("770146", lars).kind == Kind::right);
}

TEST_CASE("a hundred wrong ones make a PIN void until it is removed") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    int tried = 0;
    for (; device.check("482914").kind == Kind::wrong; ++tried) {
        // A right one between does not forgive the others for good.
        device.clock.time += longest_pause;
        if (tried % 5 == 4) {
            CHECK(device.check("482913").kind == Kind::right);
        }
    }
    CHECK(tried == attempts_in_all - 1);
    device.clock.time += 24h;
    CHECK(device.check("482913").kind == Kind::void_);
    device.restart();
    CHECK(device.check("482913").kind == Kind::void_);
    REQUIRE(device.keeper->remove(mette));
    CHECK(device.keeper->people()->empty());
    REQUIRE(device.keeper->keep(mette, pin("482914")));
    CHECK(device.check("482914").kind == Kind::right);
}

TEST_CASE("without the device's secret its PINs are void, and others can be chosen") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    std::filesystem::remove(device.folder / "pins/secret");
    device.restart();
    CHECK(device.keeper->people()->empty());
    REQUIRE(device.keeper->keep(mette, pin("770146")));
    CHECK(device.check("770146").kind == Kind::right);
}

TEST_CASE("a file of PINs that is damaged is an error that says which file") {
    Device device;
    REQUIRE(device.keeper->keep(mette, pin("482913")));
    device.keeper.reset();
    std::ofstream(device.folder / "pins/skranke.sqlite", std::ios::binary | std::ios::trunc) << "no database";
    const auto book = PinBook::open(device.folder / "pins", device.random, quick);
    REQUIRE_FALSE(book);
    CHECK(book.error().message.find("pins/skranke.sqlite") != std::string::npos);
}
