#include "tests/windows/stage_clock.hpp"

#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <new>
#include <stdexcept>

namespace skranke::test {

using std::chrono::nanoseconds;

StageClock::StageClock(const std::filesystem::path& file, UtcTime begin) : file_(file) {
    const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (opened < 0 || ::ftruncate(opened, sizeof(Backstage)) != 0)
        throw std::runtime_error("no stage clock in " + file.string());
    void* const shared = ::mmap(nullptr, sizeof(Backstage), PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
    ::close(opened);
    if (shared == MAP_FAILED) throw std::runtime_error("no stage clock in " + file.string());
    shared_ = new (shared) Backstage{};
    set(begin);
}

StageClock::~StageClock() { ::munmap(shared_, sizeof(Backstage)); }

void StageClock::set(UtcTime now) { shared_->wall = nanoseconds{now.time_since_epoch()}.count(); }

void StageClock::let_pass(nanoseconds moment) { shared_->ahead += moment.count(); }

UtcTime StageClock::now() const {
    return UtcTime{std::chrono::floor<std::chrono::milliseconds>(nanoseconds{shared_->wall.load()})};
}

bool StageClock::wait_for_rest(std::uint32_t after) const {
    const auto give_up_at = monotonic() + std::chrono::seconds{20};
    while (monotonic() < give_up_at) {
        const std::uint32_t seen = shared_->rests;
        if (seen != after && shared_->resting) return true;
        const timespec longest{.tv_sec = 1, .tv_nsec = 0};
        ::syscall(SYS_futex, &shared_->rests, FUTEX_WAIT, seen, &longest, nullptr, 0);
    }
    return false;
}

std::vector<std::string> StageClock::under(std::vector<std::string> command,
                                           const std::vector<std::string>& environment) const {
    std::vector<std::string> whole{"env", "LD_PRELOAD=" SKRANKE_PRELOAD,
                                   std::string(backstage_file) + "=" + file_.string()};
    whole.insert(whole.end(), environment.begin(), environment.end());
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

}  // namespace skranke::test
