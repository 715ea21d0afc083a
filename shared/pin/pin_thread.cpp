#include "shared/pin/pin_thread.hpp"

#include <mutex>
#include <thread>

#include "shared/base/overloaded.hpp"
#include "shared/threads/post_box.hpp"

namespace skranke {

struct PinThread::State {
    State(PinKeeper own_keeper, std::set<PersonId> known, std::function<void()> own_wake)
        : keeper(std::move(own_keeper)), wake(std::move(own_wake)), people(std::move(known)) {}

    PinKeeper keeper;
    std::function<void()> wake;

    // Shared between the threads; the keeper is the thread's own once it runs.
    PostBox<PinRequest, PinReply> box;
    std::mutex mutex;
    std::set<PersonId> people;
    std::jthread thread;

    void run(const std::stop_token& stop) {
        while (auto request = box.wait(stop)) {
            auto result = answer(*request);
            if (auto now_known = keeper.people()) {
                const std::scoped_lock lock(mutex);
                people = *std::move(now_known);
            }
            box.reply({.request = *std::move(request), .result = std::move(result)});
            wake();
        }
    }

    Result<PinVerdict> answer(const PinRequest& request) {
        const auto done = [](const Result<void>& result) -> Result<PinVerdict> {
            if (!result) return std::unexpected(result.error());
            return PinVerdict{};
        };
        return std::visit(
            Overloaded{[&](const CheckPin& check) { return keeper.check(check.person, check.pin); },
                       [&](const KeepPin& keep) { return done(keeper.keep(keep.person, keep.pin)); },
                       [&](const RemovePin& remove) { return done(keeper.remove(remove.person)); }},
            request);
    }
};

PinThread::PinThread(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<PinThread>> PinThread::start(const std::filesystem::path& folder, const Clock& clock,
                                                    Random& random, std::function<void()> wake) {
    auto book = PinBook::open(folder / "pins", random);
    if (!book) return std::unexpected(book.error());
    auto people = book->people();
    if (!people) return std::unexpected(people.error());
    auto state =
        std::make_unique<State>(PinKeeper(*std::move(book), clock), *std::move(people), std::move(wake));
    state->thread = std::jthread([own = state.get()](const std::stop_token& stop) { own->run(stop); });
    return std::unique_ptr<PinThread>(new PinThread(std::move(state)));
}

PinThread::~PinThread() {
    state_->thread.request_stop();
    state_->thread.join();
}

PinDoor PinThread::door() {
    State* state = state_.get();
    return {.people =
                [state] {
                    const std::scoped_lock lock(state->mutex);
                    return state->people;
                },
            .post = [state](PinRequest request) { state->box.post(std::move(request)); },
            .take_replies = [state] { return state->box.take_replies(); }};
}

}  // namespace skranke
