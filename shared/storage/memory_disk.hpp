#pragma once
// A disk in memory that SQLite can use, and that forgets what a real one may forget: when the power goes,
// writes since the last sync are lost, or kept in part, or torn. For simulation, and for tests of what a
// crash leaves.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/random.hpp"

namespace skranke {

class MemoryDisk {
public:
    // What a program asks of the disk, and what the disk answers.
    enum class Request { open, read, write, truncate, sync, remove };
    enum class Answer {
        done,
        failed,  // an input or output error; after a failed sync only some of what was written is kept
        full,
    };

    // What became of the writes that had not been synced.
    struct PowerLoss {
        std::size_t unsynced = 0, kept = 0, torn = 0;
        bool torn_log = false;         // a torn write in a write-ahead log
        bool torn_log_header = false;  // at its very beginning
        bool returned_file = false;    // a removal had not reached the disk
    };

    // Known to SQLite under this name, which nobody else may have, as long as it lives.
    explicit MemoryDisk(std::string name);
    ~MemoryDisk();
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;

    const std::string& name() const { return name_; }

    // Asked before each request is carried out; `number` counts requests from 1. Empty: all are done.
    std::function<Answer(Request, std::uint64_t number)> judge{};
    std::uint64_t requests() const { return requests_; }

    // From here every request fails, and what programs still try changes nothing.
    void cut_power() { powered_ = false; }
    bool has_power() const { return powered_; }
    // Decides what the loss of power has left. No file may be open any more.
    PowerLoss restore_power(Random& random);
    // The worst case: nothing that was not synced is kept.
    void restore_power_with_what_was_synced();

    // As after a process was killed while the machine went on: what was written is there.
    void restore_power_with_everything();

    // The salts of its logs are SQLite's own random numbers: these follow from the seed from here on, for all
    // connections of the process.
    static void fix_randomness_of_sqlite(std::uint32_t seed);

    // All that the disk holds, what is synced and what is not: to be put on another disk, or back on this
    // one.
    struct Image;
    Image image() const;
    // No file may be open.
    void replace(const Image& image);

private:
    struct Write {
        std::size_t offset = 0;
        Bytes bytes{};
        bool is_truncation = false;  // to `offset`
    };
    struct File {
        Bytes content;  // as programs see it
        Bytes kept;     // as it was at the last sync
        std::vector<Write> unsynced;
        bool is_there = true;  // programs see it
        bool is_kept = false;  // it will be there after a loss of power
        // With its first sync goes the folder's, and so every removal before it: as SQLite's own file system
        // does for the logs and journals it makes.
        bool syncs_folder = false;
    };
    using Files = std::map<std::string, File>;  // by path
    struct Handle;
    struct Methods;

    Answer ask(Request request);
    File* find(const std::string& path);
    static void apply(const Write& write, Bytes& content);
    void keep_some(const std::string& path, File& file, Random& random, PowerLoss& loss);

    std::string name_;
    bool powered_ = true;
    std::uint64_t requests_ = 0;
    Files files_;
    std::unique_ptr<Methods> methods_;
};

struct MemoryDisk::Image {
    Files files;
};

}  // namespace skranke
