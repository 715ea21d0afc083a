#include "automerge/tests/support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

extern char** environ;

namespace automerge::test {

namespace {

using SteadyClock = std::chrono::steady_clock;

struct Pipe {
    int read = -1, write = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

int spawn(const std::vector<std::string>& command, int in, int out, int err) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, 0);
    posix_spawn_file_actions_adddup2(&actions, out, 1);
    if (err >= 0) posix_spawn_file_actions_adddup2(&actions, err, 2);
    int pid = -1;
    const int failed = ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error("cannot start " + command[0]);
    return pid;
}

int exit_code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

int milliseconds_until(SteadyClock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now()).count();
    return left < 0 ? 0 : static_cast<int>(left);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command, const std::string& input,
                          std::chrono::seconds limit) {
    ::signal(SIGPIPE, SIG_IGN);
    const Pipe in = make_pipe(), out = make_pipe(), err = make_pipe();
    const int pid = spawn(command, in.read, out.write, err.write);
    ::close(in.read), ::close(out.write), ::close(err.write);

    ProcessResult result;
    std::size_t written = 0;
    std::array<pollfd, 3> files{pollfd{in.write, POLLOUT, 0}, pollfd{out.read, POLLIN, 0},
                                pollfd{err.read, POLLIN, 0}};
    const auto deadline = SteadyClock::now() + limit;
    const auto close_file = [&](std::size_t i) {
        ::close(files[i].fd);
        files[i].fd = -1;
    };
    if (input.empty()) close_file(0);
    while (files[1].fd >= 0 || files[2].fd >= 0) {
        if (::poll(files.data(), files.size(), milliseconds_until(deadline)) == 0) {
            ::kill(pid, SIGKILL);
            break;
        }
        if (files[0].fd >= 0 && files[0].revents != 0) {
            const auto n = ::write(files[0].fd, input.data() + written, input.size() - written);
            if (n > 0) written += static_cast<std::size_t>(n);
            if (n <= 0 || written == input.size()) close_file(0);
        }
        for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
            if (files[i].fd < 0 || files[i].revents == 0) continue;
            std::array<char, 65536> part{};
            const auto n = ::read(files[i].fd, part.data(), part.size());
            if (n <= 0)
                close_file(i);
            else
                (i == 1 ? result.out : result.err).append(part.data(), static_cast<std::size_t>(n));
        }
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        if (files[i].fd >= 0) close_file(i);
    int status = 0;
    ::waitpid(pid, &status, 0);
    result.exit_code = exit_code_of(status);
    return result;
}

LineProcess::LineProcess(const std::vector<std::string>& command) {
    ::signal(SIGPIPE, SIG_IGN);
    const Pipe in = make_pipe(), out = make_pipe();
    pid_ = spawn(command, in.read, out.write, -1);
    ::close(in.read), ::close(out.write);
    input_ = in.write;
    output_ = out.read;
}

LineProcess::LineProcess(LineProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      buffer_(std::move(other.buffer_)) {}

LineProcess::~LineProcess() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    close_input();
    if (output_ >= 0) ::close(output_);
}

void LineProcess::write_line(const std::string& line) {
    const std::string text = line + "\n";
    for (std::size_t written = 0; written < text.size();) {
        const auto n = ::write(input_, text.data() + written, text.size() - written);
        if (n <= 0) return;  // it is gone: the reader will notice
        written += static_cast<std::size_t>(n);
    }
}

std::optional<std::string> LineProcess::read_line(std::chrono::milliseconds limit) {
    const auto deadline = SteadyClock::now() + limit;
    while (true) {
        if (const auto end = buffer_.find('\n'); end != std::string::npos) {
            std::string line = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return line;
        }
        pollfd file{output_, POLLIN, 0};
        if (::poll(&file, 1, milliseconds_until(deadline)) <= 0) return std::nullopt;
        std::array<char, 65536> part{};
        const auto n = ::read(output_, part.data(), part.size());
        if (n <= 0) return std::nullopt;
        buffer_.append(part.data(), static_cast<std::size_t>(n));
    }
}

void LineProcess::close_input() {
    if (input_ >= 0) ::close(std::exchange(input_, -1));
}

void LineProcess::signal(int number) {
    if (pid_ > 0) ::kill(pid_, number);
}

int LineProcess::wait(std::chrono::seconds limit) {
    close_input();
    // Reads to the end of its output: the pipe closes when the process ends.
    const auto deadline = SteadyClock::now() + limit;
    while (SteadyClock::now() < deadline) {
        pollfd file{output_, POLLIN, 0};
        if (::poll(&file, 1, milliseconds_until(deadline)) <= 0) break;
        std::array<char, 65536> part{};
        const auto n = ::read(output_, part.data(), part.size());
        if (n <= 0) break;
        buffer_.append(part.data(), static_cast<std::size_t>(n));
    }
    if (SteadyClock::now() >= deadline) ::kill(pid_, SIGKILL);
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return exit_code_of(status);
}

}  // namespace automerge::test
