#include "tests/faults/bad_network.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <list>
#include <mutex>
#include <optional>
#include <random>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace skranke::test {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::size_t bytes_on_the_way_max = 256 * 1024;
constexpr auto dribble_time = std::chrono::milliseconds{1};  // between two bytes

class FileDescriptor {
public:
    explicit FileDescriptor(int number = -1) : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

sockaddr_in socket_address(const std::string& host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
        throw std::runtime_error(host + " is no address");
    return address;
}

FileDescriptor tcp_socket() { return FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

void make_quick(const FileDescriptor& socket) {
    const int yes = 1;
    ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::fcntl(socket.number(), F_SETFL, O_NONBLOCK);
}

// What goes one way between the two ends of a connection.
struct Stream {
    struct Piece {
        SteadyClock::time_point due;
        std::string bytes;
    };
    std::deque<Piece> pieces;
    std::size_t size = 0;
    bool ended = false;     // the sender has nothing more to say
    bool end_told = false;  // and the receiver knows, or thinks that it knows
};

struct Connection {
    std::size_t way;
    std::array<FileDescriptor, 2> ends;  // the caller, the called
    std::array<Stream, 2> streams;       // from that end to the other
    bool broken = false;
};

struct Way {
    FileDescriptor listener;
    std::string address;
    std::optional<sockaddr_in> target{};
    Weather weather = Weather::clear;
};

}  // namespace

const char* name_of(Weather weather) {
    switch (weather) {
        case Weather::clear: return "clear";
        case Weather::cut: return "cut";
        case Weather::delayed: return "delayed";
        case Weather::dribbling: return "dribbling";
        case Weather::held: return "held";
        case Weather::hung_up: return "hung up";
        case Weather::duplicated: return "duplicated";
    }
    return "";
}

struct BadNetwork::State {
    explicit State(unsigned seed) : dice(seed) {}

    void run();
    void accept(std::size_t way);
    void read(Connection& connection, std::size_t from);
    void write(Connection& connection, std::size_t from, SteadyClock::time_point now);
    int milliseconds_until_due() const;

    std::mutex mutex;  // of all that follows
    bool over = false;
    FileDescriptor wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    std::vector<Way> ways;
    std::list<Connection> connections;
    std::mt19937 dice;
    std::thread thread;
};

BadNetwork::BadNetwork(unsigned seed) : state_(std::make_unique<State>(seed)) {
    state_->thread = std::thread([state = state_.get()] { state->run(); });
}

BadNetwork::~BadNetwork() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->over = true;
    }
    ::eventfd_write(state_->wake.number(), 1);
    state_->thread.join();
}

std::size_t BadNetwork::add_way(const std::string& from) {
    Way way;
    way.listener = tcp_socket();
    auto address = socket_address(from, 0);
    socklen_t size = sizeof address;
    auto* general = reinterpret_cast<sockaddr*>(&address);
    if (::bind(way.listener.number(), general, size) != 0 || ::listen(way.listener.number(), 16) != 0 ||
        ::getsockname(way.listener.number(), general, &size) != 0)
        throw std::runtime_error("no port for a way through the network");
    ::fcntl(way.listener.number(), F_SETFL, O_NONBLOCK);
    way.address = from + ":" + std::to_string(ntohs(address.sin_port));
    const std::scoped_lock lock(state_->mutex);
    state_->ways.push_back(std::move(way));
    ::eventfd_write(state_->wake.number(), 1);
    return state_->ways.size() - 1;
}

std::string BadNetwork::address(std::size_t way) const {
    const std::scoped_lock lock(state_->mutex);
    return state_->ways.at(way).address;
}

void BadNetwork::lead(std::size_t way, std::uint16_t port, const std::string& to) {
    const std::scoped_lock lock(state_->mutex);
    auto& target = state_->ways.at(way).target;
    target = port == 0 ? std::nullopt : std::optional(socket_address(to, port));
}

void BadNetwork::set_weather(std::size_t way, Weather weather) {
    const std::scoped_lock lock(state_->mutex);
    state_->ways.at(way).weather = weather;
    for (auto& connection : state_->connections) {
        if (connection.way != way) continue;
        if (weather == Weather::cut) connection.broken = true;
        if (weather == Weather::hung_up) connection.streams[state_->dice() % 2].ended = true;
    }
    ::eventfd_write(state_->wake.number(), 1);
}

void BadNetwork::State::run() {
    std::vector<pollfd> files;
    while (true) {
        int patience = -1;
        {
            const std::scoped_lock lock(mutex);
            if (over) return;
            std::erase_if(connections, [](const Connection& connection) { return connection.broken; });
            files.assign(1, {wake.number(), POLLIN, 0});
            for (const auto& way : ways)
                files.push_back({way.weather == Weather::held ? -1 : way.listener.number(), POLLIN, 0});
            for (const auto& connection : connections) {
                for (const std::size_t end : {0U, 1U}) {
                    const bool listens = ways[connection.way].weather != Weather::held &&
                                         !connection.streams[end].ended &&
                                         connection.streams[end].size < bytes_on_the_way_max;
                    files.push_back({listens ? connection.ends[end].number() : -1, POLLIN, 0});
                }
            }
            patience = milliseconds_until_due();
        }
        ::poll(files.data(), files.size(), patience);

        const std::scoped_lock lock(mutex);
        eventfd_t ignored = 0;
        ::eventfd_read(wake.number(), &ignored);
        // As many as were waited for: what was added since comes in the next round.
        std::size_t file = 1;
        const auto old_connections = connections.size();
        const auto old_ways = std::min(ways.size(), files.size() - 1 - 2 * old_connections);
        const auto now = SteadyClock::now();
        auto connection = connections.begin();
        for (std::size_t way = 0; way < old_ways; ++way, ++file)
            if (files[file].revents != 0) accept(way);
        for (std::size_t i = 0; i < old_connections; ++i, ++connection) {
            for (const std::size_t end : {0U, 1U}) {
                if (files[file++].revents != 0) read(*connection, end);
                write(*connection, end, now);
            }
        }
    }
}

void BadNetwork::State::accept(std::size_t way) {
    FileDescriptor caller(::accept4(ways[way].listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (caller.number() < 0 || ways[way].weather == Weather::cut || !ways[way].target) return;
    auto called = tcp_socket();
    const auto& address = *ways[way].target;
    // Nobody answers where a cable is out: everybody else waits so long.
    const timeval patience{.tv_sec = 0, .tv_usec = 300'000};
    ::setsockopt(called.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(called.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return;
    make_quick(caller);
    make_quick(called);
    connections.push_back({way, {std::move(caller), std::move(called)}, {}, false});
}

void BadNetwork::State::read(Connection& connection, std::size_t from) {
    std::array<char, 16 * 1024> bytes{};
    const auto size = ::recv(connection.ends[from].number(), bytes.data(), bytes.size(), 0);
    auto& stream = connection.streams[from];
    if (size == 0) stream.ended = true;
    if (size < 0 && errno != EAGAIN) connection.broken = true;
    if (size <= 0) return;
    std::string piece(bytes.data(), static_cast<std::size_t>(size));
    auto due = SteadyClock::now();
    const auto weather = ways[connection.way].weather;
    if (weather == Weather::delayed) due += std::chrono::milliseconds{20 + dice() % 800};
    if (weather == Weather::duplicated && dice() % 4 == 0) piece += piece.substr(dice() % piece.size());
    if (!stream.pieces.empty()) due = std::max(due, stream.pieces.back().due);
    stream.size += piece.size();
    stream.pieces.push_back({due, std::move(piece)});
}

void BadNetwork::State::write(Connection& connection, std::size_t from, SteadyClock::time_point now) {
    auto& stream = connection.streams[from];
    const int to = connection.ends[1 - from].number();
    const auto weather = ways[connection.way].weather;
    while (!stream.pieces.empty() && stream.pieces.front().due <= now && weather != Weather::held) {
        auto& piece = stream.pieces.front();
        const bool one_byte = weather == Weather::dribbling;
        const auto sent = ::send(to, piece.bytes.data(), one_byte ? 1 : piece.bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            connection.broken = connection.broken || errno != EAGAIN;
            piece.due = now + dribble_time;
            return;
        }
        stream.size -= static_cast<std::size_t>(sent);
        piece.bytes.erase(0, static_cast<std::size_t>(sent));
        piece.due = one_byte ? now + dribble_time : piece.due;
        if (piece.bytes.empty()) stream.pieces.pop_front();
        if (one_byte) return;
    }
    if (stream.ended && stream.pieces.empty() && !std::exchange(stream.end_told, true))
        ::shutdown(to, SHUT_WR);
    connection.broken |= connection.streams[0].end_told && connection.streams[1].end_told;
}

int BadNetwork::State::milliseconds_until_due() const {
    auto due = SteadyClock::time_point::max();
    for (const auto& connection : connections) {
        if (ways[connection.way].weather == Weather::held) continue;
        for (const auto& stream : connection.streams)
            if (!stream.pieces.empty()) due = std::min(due, stream.pieces.front().due);
    }
    if (due == SteadyClock::time_point::max()) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(due - SteadyClock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(0, left));
}

}  // namespace skranke::test
