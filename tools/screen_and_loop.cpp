#include "tools/screen_and_loop.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>

namespace skranke::tools {

Terminal::Heard Terminal::wait() {
    std::array<pollfd, 3> waiting{pollfd{stop_.number(), POLLIN, 0}, pollfd{news_.number(), POLLIN, 0},
                                  pollfd{input_open_ ? STDIN_FILENO : -1, POLLIN, 0}};
    Heard heard;
    if (::poll(waiting.data(), waiting.size(), -1) < 0) return heard;
    if (waiting[0].revents != 0) {
        stop_.drain();
        heard.stop = true;
    }
    if (waiting[1].revents != 0) {
        news_.drain();
        heard.news = true;
    }
    if (waiting[2].revents == 0) return heard;
    std::array<char, 4096> part{};
    const auto read = ::read(STDIN_FILENO, part.data(), part.size());
    if (read <= 0) {
        input_open_ = false;
        heard.end_of_input = true;
        return heard;
    }
    input_.append(part.data(), static_cast<std::size_t>(read));
    for (auto end = input_.find('\n'); end != std::string::npos; end = input_.find('\n')) {
        heard.lines.push_back(input_.substr(0, end));
        input_.erase(0, end + 1);
    }
    return heard;
}

}  // namespace skranke::tools
