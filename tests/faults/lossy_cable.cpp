#include "tests/faults/lossy_cable.hpp"

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "shared/base/bytes.hpp"
#include "shared/base/random.hpp"

namespace skranke::test {

namespace {

using Moment = std::chrono::steady_clock::time_point;

constexpr std::size_t packet_bytes_most = 2048;  // more than an interface lets pass

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

// An interface of the host whose thread this is: its packets are what the descriptor reads and writes.
Descriptor open_tun() {
    Descriptor device{::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC)};
    ifreq request{};
    std::strcpy(request.ifr_name, "cable");
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    if (!device || ::ioctl(device.number(), TUNSETIFF, &request) != 0) return Descriptor{-1};
    return device;
}

Descriptor plug_in(Host& host, const std::string& address) {
    std::optional<Descriptor> end;
    host.run([&] { end.emplace(open_tun()); });
    const bool is_up = *end && host.run_command("ip address add " + address + "/24 dev cable") &&
                       host.run_command("ip link set cable up");
    return is_up ? *std::move(end) : Descriptor{-1};
}

}  // namespace

struct LossyCable::State {
    struct Packet {
        std::size_t to = 0;
        std::uint64_t number = 0;  // of those to the same end
        Bytes bytes{};
    };

    std::array<Descriptor, 2> ends;
    CableFaults faults;
    Descriptor wake{::eventfd(0, EFD_CLOEXEC)};
    SeededRandom random{faults.seed};
    std::multimap<Moment, Packet> late{};  // by when they are due
    std::array<std::uint64_t, 2> taken{}, latest_delivered{};
    std::atomic<std::uint64_t> carried = 0, lost = 0, overtaken = 0;
    std::atomic<bool> over = false;
    std::thread thread{};

    bool happens(int percent) { return random.below(100) < static_cast<std::uint64_t>(percent); }

    void carry() {
        while (!over) {
            deliver_what_is_due();
            std::array<pollfd, 3> watched{
                {{ends[0].number(), POLLIN, 0}, {ends[1].number(), POLLIN, 0}, {wake.number(), POLLIN, 0}}};
            ::poll(watched.data(), watched.size(), milliseconds_until_next());
            for (std::size_t end : {0u, 1u})
                if ((watched[end].revents & POLLIN) != 0) take_from(end);
        }
    }

    int milliseconds_until_next() const {
        if (late.empty()) return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(late.begin()->first -
                                                                       std::chrono::steady_clock::now());
        return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
    }

    void take_from(std::size_t end) {
        std::array<std::uint8_t, packet_bytes_most> buffer{};
        const auto length = ::read(ends[end].number(), buffer.data(), buffer.size());
        if (length <= 0) return;
        if (happens(faults.lost_percent)) {
            ++lost;
            return;
        }
        Packet packet{.to = 1 - end,
                      .number = ++taken[1 - end],
                      .bytes = Bytes(buffer.begin(), buffer.begin() + length)};
        if (!happens(faults.late_percent)) return deliver(packet);
        const auto most = static_cast<std::uint64_t>(faults.late_by_most.count());
        const std::chrono::milliseconds by{static_cast<std::int64_t>(random.below(most + 1))};
        late.emplace(std::chrono::steady_clock::now() + by, std::move(packet));
    }

    void deliver_what_is_due() {
        while (!late.empty() && late.begin()->first <= std::chrono::steady_clock::now()) {
            deliver(late.begin()->second);
            late.erase(late.begin());
        }
    }

    void deliver(const Packet& packet) {
        // An interface that is full, or down, loses it: as it would another.
        if (::write(ends[packet.to].number(), packet.bytes.data(), packet.bytes.size()) < 0) return;
        ++carried;
        auto& latest = latest_delivered[packet.to];
        if (packet.number < latest) ++overtaken;
        latest = std::max(latest, packet.number);
    }
};

LossyCable::LossyCable(std::unique_ptr<State> state) : state_(std::move(state)) {
    state_->thread = std::thread([state = state_.get()] { state->carry(); });
}

LossyCable::~LossyCable() {
    state_->over = true;
    ::eventfd_write(state_->wake.number(), 1);
    state_->thread.join();
}

std::unique_ptr<LossyCable> LossyCable::connect(Host& first, const std::string& first_address, Host& second,
                                                const std::string& second_address,
                                                const CableFaults& faults) {
    auto one = plug_in(first, first_address);
    auto other = plug_in(second, second_address);
    if (!one || !other) return nullptr;
    return std::unique_ptr<LossyCable>(new LossyCable(
        std::unique_ptr<State>(new State{.ends = {std::move(one), std::move(other)}, .faults = faults})));
}

LossyCable::Traffic LossyCable::traffic() const {
    return {.carried = state_->carried, .lost = state_->lost, .overtaken = state_->overtaken};
}

}  // namespace skranke::test
