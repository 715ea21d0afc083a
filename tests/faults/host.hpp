#pragma once
// A host of its own within this machine: a network namespace, with its own loopback and nothing else. Needs
// privileges.
#include <functional>
#include <memory>
#include <string>

namespace skranke::test {

class Host {
public:
    // Null where this machine does not let us make one.
    static std::unique_ptr<Host> make();
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    // Runs it there, and waits for it: processes, sockets and threads that it makes are that host's. What it
    // throws is thrown here.
    void run(const std::function<void()>& work);
    // A command there; false if it fails.
    bool run_command(const std::string& line);

    // A cable between two hosts; its ends have these addresses, and are called "cable". False: there is none
    // to be had.
    static bool connect(Host& first, const std::string& first_address, Host& second,
                        const std::string& second_address);

private:
    struct State;
    explicit Host(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skranke::test
