// The thread that looks at PINs, with real files and the real cost.
#include "shared/pin/pin_thread.hpp"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

#include "tests/support/temporary_folder.hpp"

using namespace skranke;

namespace {

// Waits, as a window does, until the thread has something to tell.
struct Window {
    test::TemporaryFolder folder;
    SystemClock clock;
    SystemRandom random;
    std::mutex mutex;
    std::condition_variable woken;
    int wakes = 0;
    std::unique_ptr<PinThread> thread = PinThread::start(folder.path(), clock, random, [this] {
                                            const std::scoped_lock lock(mutex);
                                            ++wakes;
                                            woken.notify_one();
                                        }).value();
    PinDoor door = thread->door();

    PinReply ask(PinRequest request) {
        door.post(std::move(request));
        std::unique_lock lock(mutex);
        woken.wait(lock, [this] { return wakes > 0; });
        --wakes;
        lock.unlock();
        return door.take_replies().at(0);
    }
};

}  // namespace

TEST_CASE("what is asked is answered in order, and the list of people follows") {
    Window window;
    const PersonId mette{"MKH"};
    const Pin right = *Pin::parse("482913"), wrong = *Pin::parse("482914");
    CHECK(window.door.people().empty());
    CHECK(window.ask(KeepPin{mette, right}).result);
    CHECK(window.door.people() == std::set<PersonId>{mette});
    CHECK(window.ask(CheckPin{mette, wrong}).result->kind == PinVerdict::Kind::wrong);
    CHECK(window.ask(CheckPin{mette, right}).result->kind == PinVerdict::Kind::right);
    CHECK(window.ask(RemovePin{mette}).result);
    CHECK(window.door.people().empty());
}

TEST_CASE("a thread that has work to do can be stopped") {
    Window window;
    for (int i = 0; i < 20; ++i) window.door.post(CheckPin{PersonId{"MKH"}, *Pin::parse("482913")});
    window.thread.reset();
    CHECK_FALSE(window.thread);
}
