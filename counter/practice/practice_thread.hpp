#pragma once
// Runs a made-up day on a thread of its own, from its making to its end: a screen never waits for it. All
// members may be called from one other thread.
#include <functional>
#include <memory>

#include "counter/counter_app.hpp"
#include "counter/practice/practice_day.hpp"

namespace skranke {

class PracticeThread {
public:
    // `wake` is called on the day's thread after there is something new to see.
    PracticeThread(PracticePlan plan, const Clock& clock, std::function<void()> wake);
    ~PracticeThread();  // joins
    PracticeThread(const PracticeThread&) = delete;
    PracticeThread& operator=(const PracticeThread&) = delete;

    NodeDoor door();      // no snapshot until the day is made; the thread must live longer
    bool failed() const;  // the day could not be made, or went wrong: nothing more comes of it
    void end();           // soon; `ended` says when a destructor need not wait
    bool ended() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace skranke
