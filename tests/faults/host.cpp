#include "tests/faults/host.hpp"

#include <sched.h>
#include <unistd.h>

#include <condition_variable>
#include <exception>
#include <mutex>
#include <sstream>
#include <thread>
#include <utility>
#include <vector>

#include "tests/support/process.hpp"

namespace skranke::test {

// A namespace belongs to a thread: one that stays in it, and does there what others ask for.
struct Host::State {
    std::mutex mutex;
    std::condition_variable changed;
    const std::function<void()>* work = nullptr;
    std::exception_ptr failure;
    bool over = false;
    bool made = false;
    int thread_id = 0;
    std::thread thread;

    void live() {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return work != nullptr || over; });
            if (over) return;
            try {
                (*work)();
            } catch (...) {
                failure = std::current_exception();
            }
            work = nullptr;
            changed.notify_all();
        }
    }
};

Host::Host(std::unique_ptr<State> state) : state_(std::move(state)) {
    state_->thread = std::thread([state = state_.get()] { state->live(); });
}

Host::~Host() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->over = true;
    }
    state_->changed.notify_all();
    state_->thread.join();
}

std::unique_ptr<Host> Host::make() {
    std::unique_ptr<Host> host(new Host(std::make_unique<State>()));
    host->run([state = host->state_.get()] {
        state->made = ::unshare(CLONE_NEWNET) == 0;
        state->thread_id = ::gettid();
    });
    if (!host->state_->made || !host->run_command("ip link set lo up")) return nullptr;
    return host;
}

void Host::run(const std::function<void()>& work) {
    std::unique_lock lock(state_->mutex);
    state_->work = &work;
    state_->changed.notify_all();
    state_->changed.wait(lock, [this] { return state_->work == nullptr; });
    if (auto failure = std::exchange(state_->failure, nullptr)) std::rethrow_exception(failure);
}

bool Host::run_command(const std::string& line) {
    std::istringstream words(line);
    std::vector<std::string> command;
    for (std::string word; words >> word;) command.push_back(word);
    bool well = false;
    try {
        run([&] { well = run_process(command).exit_code == 0; });
    } catch (const std::exception&) {
        return false;  // there is no such program
    }
    return well;
}

bool Host::connect(Host& first, const std::string& first_address, Host& second,
                   const std::string& second_address) {
    return first.run_command("ip link add name cable type veth peer name cable netns " +
                             std::to_string(second.state_->thread_id)) &&
           first.run_command("ip address add " + first_address + "/24 dev cable") &&
           second.run_command("ip address add " + second_address + "/24 dev cable") &&
           first.run_command("ip link set cable up") && second.run_command("ip link set cable up");
}

}  // namespace skranke::test
