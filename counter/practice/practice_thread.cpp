#include "counter/practice/practice_thread.hpp"

#include <mutex>
#include <thread>
#include <utility>

#include "shared/threads/post_box.hpp"

namespace skranke {

struct PracticeThread::State {
    State(PracticePlan wanted, const Clock& real, std::function<void()> waker)
        : plan(std::move(wanted)), clock(real), wake(std::move(waker)) {}

    PracticePlan plan;
    const Clock& clock;
    std::function<void()> wake;

    // Shared between the threads.
    PostBox<Intent, Reply> box;
    std::mutex mutex;
    std::shared_ptr<const Snapshot> latest;
    bool failed = false, ended = false;
    std::jthread thread;

    Result<void> live(const std::stop_token& stop);
    void publish(const PracticeDay& day);
};

PracticeThread::PracticeThread(PracticePlan plan, const Clock& clock, std::function<void()> wake)
    : state_(std::make_unique<State>(std::move(plan), clock, std::move(wake))) {
    state_->thread = std::jthread([state = state_.get()](const std::stop_token& stop) {
        const bool done = state->live(stop).has_value();
        {
            const std::scoped_lock lock(state->mutex);
            state->failed = !done;
            state->ended = true;
        }
        state->wake();
    });
}

PracticeThread::~PracticeThread() {
    end();
    state_->thread.join();
}

void PracticeThread::end() { state_->thread.request_stop(); }

bool PracticeThread::ended() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->ended;
}

bool PracticeThread::failed() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->failed;
}

Result<void> PracticeThread::State::live(const std::stop_token& stop) {
    SystemRandom random;
    auto made = PracticeDay::create(plan, clock, random);
    if (!made) return std::unexpected(made.error());
    PracticeDay& day = **made;
    publish(day);
    for (;;) {
        const auto intent = box.wait(stop, day.next_comes_at() - clock.now());
        if (stop.stop_requested()) return {};
        if (intent)
            box.reply(
                {.id = intent->id, .result = day.perform(intent->action, intent->desk, intent->person)});
        if (auto come = day.let_come(); !come) return come;
        publish(day);
    }
}

void PracticeThread::State::publish(const PracticeDay& day) {
    {
        const std::scoped_lock lock(mutex);
        latest = day.snapshot();
    }
    wake();
}

NodeDoor PracticeThread::door() {
    State* state = state_.get();
    return {.snapshot =
                [state] {
                    const std::scoped_lock lock(state->mutex);
                    return state->latest;
                },
            .post = [state](Intent intent) { state->box.post(std::move(intent)); },
            .take_replies = [state] { return state->box.take_replies(); }};
}

}  // namespace skranke
