#include "counter/practice/practice_thread.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace skranke {

struct PracticeThread::State {
    State(PracticePlan wanted, const Clock& real, std::function<void()> waker)
        : plan(std::move(wanted)), clock(real), wake(std::move(waker)) {}

    PracticePlan plan;
    const Clock& clock;
    std::function<void()> wake;

    std::mutex mutex;
    std::condition_variable something_to_do;
    std::deque<Intent> intents;
    std::vector<Reply> replies;
    std::shared_ptr<const Snapshot> latest;
    bool ends = false, failed = false, ended = false;
    std::thread thread;

    Result<void> live();
    // False: it is to end.
    bool wait_until(UtcTime next, std::optional<Intent>& intent);
    void publish(const PracticeDay& day, std::optional<Reply> reply);
};

PracticeThread::PracticeThread(PracticePlan plan, const Clock& clock, std::function<void()> wake)
    : state_(std::make_unique<State>(std::move(plan), clock, std::move(wake))) {
    state_->thread = std::thread([state = state_.get()] {
        const bool done = state->live().has_value();
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

void PracticeThread::end() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->ends = true;
    }
    state_->something_to_do.notify_one();
}

bool PracticeThread::ended() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->ended;
}

bool PracticeThread::failed() const {
    const std::scoped_lock lock(state_->mutex);
    return state_->failed;
}

Result<void> PracticeThread::State::live() {
    SystemRandom random;
    auto made = PracticeDay::create(plan, clock, random);
    if (!made) return std::unexpected(made.error());
    PracticeDay& day = **made;
    publish(day, {});
    std::optional<Intent> intent;
    while (wait_until(day.next_comes_at(), intent)) {
        std::optional<Reply> reply;
        if (intent)
            reply =
                Reply{.id = intent->id, .result = day.perform(intent->action, intent->desk, intent->person)};
        if (auto come = day.let_come(); !come) return come;
        publish(day, std::move(reply));
    }
    return {};
}

bool PracticeThread::State::wait_until(UtcTime next, std::optional<Intent>& intent) {
    std::unique_lock lock(mutex);
    something_to_do.wait_for(lock, next - clock.now(), [this] { return ends || !intents.empty(); });
    intent.reset();
    if (!intents.empty()) {
        intent = std::move(intents.front());
        intents.pop_front();
    }
    return !ends;
}

void PracticeThread::State::publish(const PracticeDay& day, std::optional<Reply> reply) {
    {
        const std::scoped_lock lock(mutex);
        latest = day.snapshot();
        if (reply) replies.push_back(*std::move(reply));
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
            .post =
                [state](Intent intent) {
                    {
                        const std::scoped_lock lock(state->mutex);
                        state->intents.push_back(std::move(intent));
                    }
                    state->something_to_do.notify_one();
                },
            .take_replies =
                [state] {
                    const std::scoped_lock lock(state->mutex);
                    return std::exchange(state->replies, {});
                }};
}

}  // namespace skranke
