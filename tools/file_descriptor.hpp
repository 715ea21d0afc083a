#pragma once
// An open file of the operating system's, closed with its owner.

namespace skranke::tools {

class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_(number) {}
    ~FileDescriptor();
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    int number() const { return number_; }
    // Reads what is there, of one that is only to wake.
    void drain() const;

private:
    int number_;
};

// The signals that stop a program, as something that poll can wait for. Blocked before any thread starts.
FileDescriptor stop_signals();

}  // namespace skranke::tools
