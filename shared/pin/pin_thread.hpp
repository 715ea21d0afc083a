#pragma once
// Looks at PINs on a thread of its own: a check takes half a second, which neither the screen nor the node
// has. All members may be called from one other thread.
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <variant>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/pin/pin_keeper.hpp"

namespace skranke {

struct CheckPin {
    PersonId person;
    Pin pin;
};
struct KeepPin {
    PersonId person;
    Pin pin;
};
struct RemovePin {
    PersonId person;
};
using PinRequest = std::variant<CheckPin, KeepPin, RemovePin>;

struct PinReply {
    PinRequest request;
    Result<PinVerdict> result;  // right, too, for what was kept or removed
};

// The PINs as the console sees them. None of these may wait. Without them nobody has a PIN.
struct PinDoor {
    std::function<std::set<PersonId>()> people{};  // who have a PIN on this device
    std::function<void(PinRequest)> post{};
    std::function<std::vector<PinReply>()> take_replies{};
};

class PinThread {
public:
    // `folder`: the node's. `wake` is called on the thread of the PINs after a reply is there to be taken.
    static Result<std::unique_ptr<PinThread>> start(const std::filesystem::path& folder, const Clock& clock,
                                                    Random& random, std::function<void()> wake);
    ~PinThread();  // joins, after what was asked is done
    PinThread(const PinThread&) = delete;
    PinThread& operator=(const PinThread&) = delete;

    PinDoor door();  // the thread must live longer

private:
    struct State;
    explicit PinThread(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skranke
