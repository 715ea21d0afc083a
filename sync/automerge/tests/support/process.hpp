#pragma once
// Real processes for tests: run one to its end, or talk to one line by line and kill it.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace automerge::test {

struct ProcessResult {
    int exit_code = -1;  // 128 + signal if one ended it
    std::string out, err;
};

// Runs to the end. A process that is still there after `limit` is killed, and its exit code is 137.
ProcessResult run_process(const std::vector<std::string>& command, const std::string& input = {},
                          std::chrono::seconds limit = std::chrono::seconds{60});

// A process whose standard input and output are lines; killed when it leaves scope.
class LineProcess {
public:
    explicit LineProcess(const std::vector<std::string>& command);
    ~LineProcess();
    LineProcess(LineProcess&& other) noexcept;
    LineProcess& operator=(LineProcess&&) = delete;

    void write_line(const std::string& line);
    // The next line of standard output; nothing at its end or after `limit`.
    std::optional<std::string> read_line(std::chrono::milliseconds limit = std::chrono::seconds{20});
    void close_input();
    void signal(int number);
    // Waits for the end and gives the exit code as above; kills it after `limit`.
    int wait(std::chrono::seconds limit = std::chrono::seconds{20});
    int pid() const { return pid_; }

private:
    int pid_ = -1, input_ = -1, output_ = -1;
    std::string buffer_;
};

}  // namespace automerge::test
