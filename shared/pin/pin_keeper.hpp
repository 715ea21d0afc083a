#pragma once
// Asks for PINs, and makes whoever guesses wait. One thread; a check takes about half a second, so it is not
// the screen's.
#include <chrono>
#include <map>
#include <set>

#include "shared/base/clock.hpp"
#include "shared/pin/pin_book.hpp"

namespace skranke {

struct PinVerdict {
    enum class Kind {
        right,
        wrong,    // and to be tried again once `wait` is over
        waiting,  // too many were wrong: not looked at before `wait` is over
        void_,    // a hundred were wrong: a manager makes it void, and another is chosen
    };
    Kind kind = Kind::right;
    std::chrono::nanoseconds wait{};
    bool operator==(const PinVerdict&) const = default;
};

class PinKeeper {
public:
    PinKeeper(PinBook book, const Clock& clock) : book_(std::move(book)), clock_(clock) {}

    Result<std::set<PersonId>> people() const { return book_.people(); }
    // An attempt is counted before it is looked at: killing the program does not make it free, and a pause
    // begins anew with the program.
    Result<PinVerdict> check(const PersonId& person, const Pin& pin);
    Result<void> keep(const PersonId& person, const Pin& pin);
    Result<void> remove(const PersonId& person);

private:
    PinBook book_;
    const Clock& clock_;
    std::map<PersonId, std::chrono::nanoseconds> until_;  // by the clock since boot
};

}  // namespace skranke
