// Each request to the disk, one after the other, as the one that fails.
#include <catch2/catch.hpp>
#include <map>

#include "tests/failures/scene.hpp"

using namespace skranke;
using namespace skranke::test;

namespace {

using Request = MemoryDisk::Request;
using Answer = MemoryDisk::Answer;

struct Failing {
    const char* name;
    std::vector<Request> requests;
    Answer answer;
    bool once;  // otherwise until the step is over
};

// A step with the n-th of these requests failing. False: it makes fewer than that.
bool try_nth(const Step& step, const Failing& failing, int nth, std::map<std::string, int>& problems) {
    Scene scene("disk-failures");
    step.prepare(scene);
    int asked = 0;
    const auto judge = [&](Request request, std::uint64_t) {
        if (std::ranges::find(failing.requests, request) == failing.requests.end()) return Answer::done;
        ++asked;
        return asked == nth || (asked > nth && !failing.once) ? failing.answer : Answer::done;
    };
    const auto problem =
        problem_with(scene, step, [&] { scene.disk().judge = judge; }, [&] { scene.disk().judge = {}; });
    if (!problem.empty())
        ++problems[std::string(step.name) + ", " + failing.name +
                   (failing.once ? " once: " : " from there: ") + problem];
    return asked >= nth;
}

}  // namespace

TEST_CASE("each write, sync and read may fail while a node starts, issues, calls, syncs and closes") {
    const std::vector<Request> writes = {Request::write, Request::truncate};
    const std::vector<Request> all = {Request::open,     Request::read, Request::write,
                                      Request::truncate, Request::sync, Request::remove};
    std::map<std::string, int> problems;
    int tries = 0;
    for (const bool once : {true, false}) {
        for (const Failing& failing : {Failing{"a write fails", writes, Answer::failed, once},
                                       Failing{"the disk is full", writes, Answer::full, once},
                                       Failing{"a sync fails", {Request::sync}, Answer::failed, once},
                                       Failing{"any request fails", all, Answer::failed, once}}) {
            for (const auto& step : steps()) {
                int nth = 1;
                while (try_nth(step, failing, nth, problems)) ++nth;
                tries += nth - 1;
            }
        }
    }
    for (const auto& [problem, times] : problems) FAIL_CHECK(problem << " (" << times << " times)");
    CHECK(tries > 200);
}
