#pragma once
// The clock of a played day: stands at the time that the script says, for the test and for the programs that
// it starts. It also knows whether the window among them has done what it was asked to.
#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/clock.hpp"
#include "tests/windows/backstage.hpp"

namespace skranke::test {

class StageClock final : public Clock {
public:
    // In a file of its own. Throws if there is no room for one.
    StageClock(const std::filesystem::path& file, UtcTime begin);
    ~StageClock() override;
    StageClock(const StageClock&) = delete;
    StageClock& operator=(const StageClock&) = delete;

    void set(UtcTime now);
    // Whatever waits for a moment to pass has waited.
    void let_pass(std::chrono::nanoseconds moment);

    UtcTime now() const override;
    std::chrono::nanoseconds monotonic() const override { return system_.monotonic(); }

    // How often the program's window has come to rest.
    std::uint32_t rests() const { return shared_->rests; }
    // Until it has come to rest again since it had so often, and waits for the next key. False if it does
    // not.
    bool wait_for_rest(std::uint32_t after) const;

    // The command that starts the program under this clock, and with more in its environment.
    std::vector<std::string> under(std::vector<std::string> command,
                                   const std::vector<std::string>& environment = {}) const;

private:
    std::filesystem::path file_;
    Backstage* shared_;
    SystemClock system_;
};

}  // namespace skranke::test
