#include "tools/file_descriptor.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace skranke::tools {

FileDescriptor::~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
}

void FileDescriptor::drain() const {
    std::array<char, sizeof(signalfd_siginfo)> read{};
    [[maybe_unused]] const auto size = ::read(number_, read.data(), read.size());
}

FileDescriptor stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return FileDescriptor(signalfd(-1, &signals, SFD_CLOEXEC));
}

}  // namespace skranke::tools
