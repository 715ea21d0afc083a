#pragma once
// A file system for SQLite that fails when a test says so.
#include <memory>
#include <string>

namespace skranke::test {

class FailingFileSystem {
public:
    enum class Fault { none, sync, write, full };

    FailingFileSystem();
    ~FailingFileSystem();
    FailingFileSystem(const FailingFileSystem&) = delete;
    FailingFileSystem& operator=(const FailingFileSystem&) = delete;

    const std::string& name() const;
    void fail_with(Fault fault);

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace skranke::test
