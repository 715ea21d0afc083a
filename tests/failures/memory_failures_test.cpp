// Each allocation, one after the other, as the one for which there is no memory.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string_view>

#include "shared/base/out_of_memory.hpp"
#include "tests/failures/failing_memory.hpp"
#include "tests/failures/scene.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

constexpr std::string_view stopped_at = "stopped after requests: ";

// How a child process ended that lived through a step with one allocation failing.
enum Ending { went_on = 0, stopped = out_of_memory_exit_code, too_few_allocations = 10, problem = 11 };

// Of this process, for what is called when it stops, which takes no arguments.
Scene* stage = nullptr;
// How far the disks were when stops were looked at already: between two requests it is the same stop.
std::set<std::uint64_t> stops_seen;

void look_at_what_the_stop_left() {
    end_of_failing_allocations();
    const auto moment = stage->requests();
    std::cerr << stopped_at << moment << std::endl;
    if (stops_seen.contains(moment)) return;
    const auto left = stage->problem_after_sudden_end();
    if (left.empty()) return;
    std::cerr << left << std::endl;
    std::_Exit(problem);
}

[[noreturn]] void live_in_child(Scene& scene, const Step& step, int nth, Allocations which, bool once) {
    constexpr unsigned seconds_at_most = 20;
    ::alarm(seconds_at_most);  // a child that hangs ends by a signal
    stop_when_memory_runs_out();
    stage = &scene;
    std::at_quick_exit(look_at_what_the_stop_left);
    int asked = 0;
    const auto left = problem_with(
        scene, step, [&] { fail_allocation(nth, which, once); },
        [&] { asked = end_of_failing_allocations(); });
    std::cerr << left << std::endl;
    std::_Exit(!left.empty() ? problem : asked < nth ? too_few_allocations : went_on);
}

struct Child {
    int ending;
    std::string words;  // that it wrote to standard error
};

Child run_in_child(Scene& scene, const Step& step, int nth, Allocations which, bool once) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    std::cout.flush();  // or the child would say it again
    const int pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        ::dup2(pipe[1], STDERR_FILENO);
        live_in_child(scene, step, nth, which, once);
    }
    ::close(pipe[1]);
    Child child{0, {}};
    std::array<char, 512> part{};
    for (auto size = ::read(pipe[0], part.data(), part.size()); size > 0;
         size = ::read(pipe[0], part.data(), part.size()))
        child.words.append(part.data(), static_cast<std::size_t>(size));
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(pid, &status, 0);
    child.ending = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return child;
}

// The step with each of its allocations failing; how often it ended in which way.
std::map<int, int> try_each(const Step& step, Allocations which, bool once) {
    Scene scene("memory-failures");
    step.prepare(scene);
    stops_seen.clear();
    std::map<int, int> endings;
    std::map<std::string, int> problems;
    for (int nth = 1;; ++nth) {
        const auto child = run_in_child(scene, step, nth, which, once);
        if (child.ending == too_few_allocations) break;
        ++endings[child.ending];
        if (child.ending == went_on) continue;
        const bool said_why = child.words.find("out of memory") != std::string::npos;
        if (const auto at = child.words.find(stopped_at); at != std::string::npos)
            stops_seen.insert(std::stoull(child.words.substr(at + stopped_at.size())));
        if (child.ending == stopped && said_why) continue;
        ++problems["exit code " + std::to_string(child.ending) + ": " + child.words];
    }
    for (const auto& [words, times] : problems) FAIL_CHECK(step.name << ", " << words << times << " times");
    return endings;
}

}  // namespace

TEST_CASE("each allocation may fail while a node starts, issues, calls, syncs and closes") {
    if (!memory_can_fail()) {
        SUCCEED("SKIPPED: a sanitizer has the memory");
        return;
    }
    int went_on_in_all = 0, stopped_in_all = 0;
    for (const auto& step : steps()) {
        for (const bool once : {true, false}) {
            for (const auto which : {Allocations::all, Allocations::of_libraries}) {
                auto endings = try_each(step, which, once);
                went_on_in_all += endings[went_on];
                stopped_in_all += endings[stopped];
            }
        }
    }
    std::cout << went_on_in_all << " allocations failed and the node went on, " << stopped_in_all
              << " and it stopped" << std::endl;
    CHECK(went_on_in_all > 100);
    CHECK(stopped_in_all > 100);
}
