#include "tools/simulate/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

namespace skranke::simulation {

namespace {

constexpr std::uint16_t first_port = 7300;
constexpr Time silence_until_death = std::chrono::seconds{8};  // as net::ConnectionTimes has it
constexpr Time bytes_100_take{100};                            // 1 MB a second: a phone's hotspot

MachineIndex machine_at(const net::Endpoint& endpoint) { return endpoint.port - first_port; }

}  // namespace

// One connection, seen from outside: what each side has said and the other not heard.
class Network::Wire : public std::enable_shared_from_this<Wire> {
public:
    Wire(Network& network, ProcessTransport& caller, ProcessTransport& called)
        : network_(network),
          sides_{Side{caller.machine_, caller.self_}, Side{called.machine_, called.self_}} {}

    std::unique_ptr<net::Connection> make_end(std::size_t side);

    void start(std::size_t side, net::ConnectionEvents events) {
        sides_[side].events = std::move(events);
        sides_[side].started = true;
        // It may have ended on its way back to the caller, before there was anybody to tell.
        if (!std::exchange(sides_[side].open, true)) return end(side, "the other side has gone");
        deliver(1 - side);
    }
    bool has_room(std::size_t side) const { return !sides_[side].sending && !sides_[side].closing; }

    void send(std::size_t side, Bytes frame) {
        Side& from = sides_[side];
        from.sending = true;
        const auto size = static_cast<Time::rep>(frame.size());
        const Time sent = network_.heap_.now() + bytes_100_take * size / 100;
        put(side, std::move(frame), sent);
        tell(side, sent, [](Side& self) {
            self.sending = false;
            if (self.events.sent) self.events.sent();
        });
    }
    void close(std::size_t side) {
        sides_[side].closing = true;
        put(side, std::nullopt, network_.heap_.now());
    }
    // Its owner has let go of it.
    void drop(std::size_t side) {
        Side& own = sides_[side];
        if (!own.open) return;
        own.open = false;
        own.events = {};
        hang_up(side, "the other side has gone");
    }
    // The process behind a side has ended.
    void lose(std::size_t side, bool other_is_told) {
        sides_[side].open = false;
        sides_[side].events = {};
        if (other_is_told) {
            hang_up(side, "reset");
        } else {
            doubt();
        }
    }
    void reset() {
        for (std::size_t side : {0u, 1u}) end(side, "reset");
    }

    void hurry() {
        for (std::size_t side : {0u, 1u}) {
            const Time soon = network_.heap_.now() + network_.draw_delay();
            for (auto& one : sides_[side].underway) one.due = std::min(one.due, soon);
            network_.heap_.at(soon, [weak = weak_from_this(), side] {
                if (const auto wire = weak.lock()) wire->deliver(side);
            });
        }
    }

    bool is_of(MachineIndex machine) const {
        return sides_[0].machine == machine || sides_[1].machine == machine;
    }
    bool is_between(MachineIndex first, MachineIndex second) const {
        return is_of(first) && is_of(second) && first != second;
    }
    std::size_t side_of(MachineIndex machine) const { return sides_[0].machine == machine ? 0 : 1; }
    bool is_over() const { return !sides_[0].open && !sides_[1].open; }

    // Something may get through again.
    void revive() {
        if (gets_through()) doubted_since_.reset();
        deliver(0);
        deliver(1);
    }
    // Nothing gets through one of the ways: if that lasts, both sides notice.
    void doubt() {
        if (doubted_since_ || is_over()) return;
        doubted_since_ = network_.heap_.now();
        network_.heap_.after(silence_until_death, [weak = weak_from_this(), since = *doubted_since_] {
            const auto wire = weak.lock();
            if (!wire || wire->doubted_since_ != since || wire->is_over()) return;
            if (wire->gets_through()) {
                wire->doubted_since_.reset();
                return;
            }
            ++wire->network_.traffic_.silent_deaths;
            for (std::size_t side : {0u, 1u}) wire->end(side, "nothing was heard");
        });
    }

private:
    struct Underway {
        std::optional<Bytes> frame;  // nothing: the end of the connection
        Time due;
    };
    struct Side {
        MachineIndex machine;
        std::shared_ptr<ProcessTransport*> process;
        net::ConnectionEvents events{};
        bool started = false, open = true, sending = false, closing = false, has_heard = false;
        std::deque<Underway> underway{};  // from here
    };

    bool gets_through() const {
        return sides_[0].open && sides_[1].open && network_.reaches(sides_[0].machine, sides_[1].machine) &&
               network_.reaches(sides_[1].machine, sides_[0].machine);
    }

    // Has the process behind a side do something, if it is still there and still holds its end then.
    template <class Work>
    void tell(std::size_t side, Time when, Work work) {
        auto* process = *sides_[side].process;
        if (!process) return;
        process->run_at(when, [wire = shared_from_this(), side, work = std::move(work)]() mutable {
            if (wire->sides_[side].open) work(wire->sides_[side]);
        });
    }

    void end(std::size_t side, std::string why) {
        tell(side, network_.heap_.now(), [why = std::move(why)](Side& self) {
            self.open = false;
            auto events = std::exchange(self.events, {});
            if (events.closed) events.closed(why);
        });
    }

    void put(std::size_t side, std::optional<Bytes> frame, Time sent) {
        auto& underway = sides_[side].underway;
        Time due = sent + network_.draw_delay();
        if (!underway.empty()) due = std::max(due, underway.back().due);
        underway.push_back({std::move(frame), due});
        network_.heap_.at(due, [weak = weak_from_this(), side] {
            if (const auto wire = weak.lock()) wire->deliver(side);
        });
    }

    // What has arrived from a side, in order.
    void deliver(std::size_t side) {
        Side& from = sides_[side];
        Side& to = sides_[1 - side];
        while (!from.underway.empty() && from.underway.front().due <= network_.heap_.now()) {
            if (!network_.reaches(from.machine, to.machine)) return doubt();
            if (!to.started) return;
            auto next = std::move(from.underway.front());
            from.underway.pop_front();
            if (!to.open) {
                ++network_.traffic_.lost_frames;
                continue;
            }
            if (!next.frame) {
                end(1 - side, "closed");
                end(side, "closed");
                return;
            }
            ++network_.traffic_.frames;
            network_.traffic_.bytes += next.frame->size();
            tell(1 - side, network_.heap_.now(), [this, side, frame = *std::move(next.frame)](Side& self) {
                if (self.events.received) self.events.received(frame);
                if (std::exchange(self.has_heard, true) || !network_.heard) return;
                network_.heard(sides_[side].machine, self.machine);
            });
        }
    }

    void hang_up(std::size_t side, const char* why) {
        const std::size_t other = 1 - side;
        if (!sides_[other].open) return;
        if (!network_.reaches(sides_[side].machine, sides_[other].machine)) return doubt();
        network_.heap_.after(network_.draw_delay(),
                             [wire = shared_from_this(), other, why] { wire->end(other, why); });
    }

    Network& network_;
    std::array<Side, 2> sides_;
    std::optional<Time> doubted_since_;
};

class Network::End final : public net::Connection {
public:
    End(std::shared_ptr<Wire> wire, std::size_t side, std::string address)
        : wire_(std::move(wire)), side_(side), address_(std::move(address)) {}
    ~End() override { wire_->drop(side_); }
    End(const End&) = delete;
    End& operator=(const End&) = delete;

    void start(net::ConnectionEvents events) override { wire_->start(side_, std::move(events)); }
    bool has_room() const override { return wire_->has_room(side_); }
    void send(Bytes frame) override { wire_->send(side_, std::move(frame)); }
    void close() override { wire_->close(side_); }
    std::string address() const override { return address_; }

private:
    std::shared_ptr<Wire> wire_;
    std::size_t side_;
    std::string address_;
};

std::unique_ptr<net::Connection> Network::Wire::make_end(std::size_t side) {
    return std::make_unique<End>(shared_from_this(), side, address_of(sides_[1 - side].machine));
}

class Network::Listening final : public net::Listener {
public:
    Listening(ProcessTransport& process, std::uint16_t port, net::TakeConnection take)
        : process_(process.self_), port_(port), take_(std::move(take)) {
        process.listening_ = this;
    }
    ~Listening() override {
        if (auto* process = *process_) process->listening_ = nullptr;
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    std::uint16_t port() const override { return port_; }
    void take(std::unique_ptr<net::Connection> connection) { take_(std::move(connection)); }

private:
    std::shared_ptr<ProcessTransport*> process_;
    std::uint16_t port_;
    net::TakeConnection take_;
};

class Network::Calling final : public net::Attempt {
public:
    explicit Calling(std::shared_ptr<bool> wanted) : wanted_(std::move(wanted)) {}
    ~Calling() override { *wanted_ = false; }
    Calling(const Calling&) = delete;
    Calling& operator=(const Calling&) = delete;

private:
    std::shared_ptr<bool> wanted_;
};

class Network::HeapTimer final : public net::Timer {
public:
    explicit HeapTimer(ProcessTransport& process) : process_(process) {}
    ~HeapTimer() override { ++*round_; }
    HeapTimer(const HeapTimer&) = delete;
    HeapTimer& operator=(const HeapTimer&) = delete;

    void call_after(std::chrono::milliseconds delay, std::move_only_function<void()> work) override {
        process_.run_at(process_.network_.heap_.now() + delay,
                        [round = round_, mine = ++*round_, work = std::move(work)]() mutable {
                            if (*round == mine) work();
                        });
    }
    void cancel() override { ++*round_; }

private:
    ProcessTransport& process_;
    std::shared_ptr<std::uint64_t> round_ = std::make_shared<std::uint64_t>(0);
};

Network::Network(EventHeap& heap, Random& random, std::size_t machines)
    : heap_(heap), random_(random), silent_(machines, false), processes_(machines, nullptr) {}

Network::~Network() = default;

std::unique_ptr<ProcessTransport> Network::start_process(MachineIndex machine) {
    return std::unique_ptr<ProcessTransport>(new ProcessTransport(*this, machine));
}

std::string Network::address_of(MachineIndex machine) {
    return fmt::format("127.0.0.1:{}", first_port + machine);
}

void Network::cut(MachineIndex from, MachineIndex to) {
    cuts_.insert({from, to});
    look_for_silence();
}

void Network::heal(MachineIndex from, MachineIndex to) {
    cuts_.erase({from, to});
    for (const auto& weak : wires_)
        if (const auto wire = weak.lock(); wire && wire->is_between(from, to)) wire->revive();
}

void Network::heal_all() {
    while (!cuts_.empty()) heal(cuts_.begin()->first, cuts_.begin()->second);
}

void Network::hurry() {
    for (const auto& weak : wires_)
        if (const auto wire = weak.lock(); wire && !wire->is_over()) wire->hurry();
}

void Network::reset(MachineIndex first, MachineIndex second) {
    for (const auto& weak : wires_) {
        if (const auto wire = weak.lock(); wire && wire->is_between(first, second) && !wire->is_over()) {
            ++traffic_.resets;
            wire->reset();
        }
    }
}

void Network::set_silent(MachineIndex machine, bool silent) {
    silent_[machine] = silent;
    if (silent) return look_for_silence();
    if (auto* process = processes_[machine]) process->wake();
    for (const auto& weak : wires_)
        if (const auto wire = weak.lock(); wire && wire->is_of(machine)) wire->revive();
}

Time Network::draw_delay() {
    const auto range = static_cast<std::uint64_t>((delay_most_ - delay_least_).count());
    return delay_least_ + Time{static_cast<Time::rep>(random_.below(range + 1))};
}

void Network::look_for_silence() {
    std::erase_if(wires_, [](const auto& weak) { return weak.expired(); });
    for (const auto& weak : wires_) {
        const auto wire = weak.lock();
        for (MachineIndex one = 0; one < silent_.size(); ++one) {
            if (!wire->is_of(one)) continue;
            for (MachineIndex other = 0; other < silent_.size(); ++other)
                if (wire->is_between(one, other) && !reaches(one, other)) wire->doubt();
        }
    }
}

ProcessTransport::ProcessTransport(Network& network, MachineIndex machine)
    : network_(network), machine_(machine), self_(std::make_shared<ProcessTransport*>(this)) {
    network_.processes_[machine_] = this;
}

ProcessTransport::~ProcessTransport() {
    *self_ = nullptr;
    if (network_.processes_[machine_] == this) network_.processes_[machine_] = nullptr;
}

void ProcessTransport::post(std::move_only_function<void()> work) {
    run_at(network_.heap_.now(), std::move(work));
}

std::unique_ptr<net::Timer> ProcessTransport::make_timer() {
    return std::make_unique<Network::HeapTimer>(*this);
}

Result<std::unique_ptr<net::Listener>> ProcessTransport::listen(const net::Endpoint& endpoint,
                                                                const net::ConnectionTimes&,
                                                                net::TakeConnection take) {
    return std::make_unique<Network::Listening>(*this, endpoint.port, std::move(take));
}

std::unique_ptr<net::Attempt> ProcessTransport::connect(
    const net::Endpoint& endpoint, const net::ConnectionTimes& times,
    std::move_only_function<void(Result<std::unique_ptr<net::Connection>>)> done) {
    auto wanted = std::make_shared<bool>(true);
    const auto target = machine_at(endpoint);
    auto refuse = [this, wanted, target](Time when, auto tell, const char* why) {
        run_at(when, [wanted, target, why, tell = std::move(tell)]() mutable {
            if (!*wanted) return;
            *wanted = false;
            tell(fail(ErrorCode::io, fmt::format("{}: {}", Network::address_of(target), why)));
        });
    };
    auto& heap = network_.heap_;
    const bool there_and_back = network_.reaches(machine_, target) && network_.reaches(target, machine_);
    const Time way_there = network_.draw_delay(), way_back = network_.draw_delay();
    if (!there_and_back || way_there + way_back > times.handshake) {
        refuse(heap.now() + times.handshake, std::move(done), "no answer");
        return std::make_unique<Network::Calling>(std::move(wanted));
    }
    heap.after(way_there, [self = self_, target, wanted, refuse, way_back, done = std::move(done)]() mutable {
        auto* caller = *self;
        if (!caller || !*wanted) return;
        auto& network = caller->network_;
        auto* called = network.processes_[target];
        const Time back = network.heap_.now() + way_back;
        if (!called || !called->listening_ || network.is_silent(target)) {
            ++network.traffic_.refused;
            refuse(back, std::move(done), "nobody listens");
            return;
        }
        ++network.traffic_.connections;
        auto wire = std::make_shared<Network::Wire>(network, *caller, *called);
        network.wires_.push_back(wire);
        called->listening_->take(wire->make_end(1));
        caller->run_at(back, [wire, wanted, done = std::move(done)]() mutable {
            if (!*wanted) return;
            *wanted = false;
            done(wire->make_end(0));
        });
    });
    return std::make_unique<Network::Calling>(std::move(wanted));
}

void ProcessTransport::kill(bool others_are_told) {
    *self_ = nullptr;
    network_.processes_[machine_] = nullptr;
    const auto wires = network_.wires_;
    for (const auto& weak : wires)
        if (const auto wire = weak.lock(); wire && wire->is_of(machine_) && !wire->is_over())
            wire->lose(wire->side_of(machine_), others_are_told);
}

void ProcessTransport::run_at(Time when, std::move_only_function<void()> work) {
    network_.heap_.at(when, [self = self_, work = std::move(work)]() mutable {
        if (auto* process = *self) process->run(std::move(work));
    });
}

void ProcessTransport::run(std::move_only_function<void()> work) {
    if (network_.is_silent(machine_)) {
        while_asleep_.push_back(std::move(work));
    } else {
        work();
    }
}

void ProcessTransport::wake() {
    for (auto& work : std::exchange(while_asleep_, {})) post(std::move(work));
}

}  // namespace skranke::simulation
