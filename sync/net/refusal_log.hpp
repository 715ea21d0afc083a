#pragma once
// Tells in words who was refused, so that a person can act, without letting strangers fill a disk: the same
// words at most once a minute, and few lines in all. Pure: the time comes in.
#include <chrono>
#include <functional>
#include <map>
#include <string>

namespace skranke::net {

class RefusalLog {
public:
    static constexpr std::chrono::minutes window{1};
    static constexpr std::size_t lines_in_a_window = 20;

    explicit RefusalLog(std::function<void(const std::string& line)> write) : write_(std::move(write)) {}

    // `now` since any fixed point.
    void note(const std::string& what, std::chrono::nanoseconds now);

private:
    std::function<void(const std::string& line)> write_;
    bool begun_ = false;
    std::chrono::nanoseconds window_began_{};
    std::map<std::string, std::size_t> written_;  // in this window, and how often again
    std::size_t left_out_ = 0;
};

}  // namespace skranke::net
