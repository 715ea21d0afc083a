#pragma once
// Which pieces of work are compared, and how much faster each has to be.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace skranke::bench {

// What of a measurement a row compares.
enum class Quantity { milliseconds, bytes, messages, megabytes };

struct Row {
    std::string work;  // for people
    std::string verb;  // for the runners
    std::filesystem::path file;
    std::size_t count = 1;
    std::optional<double> least = {};       // ratio to the npm package that is asked for
    std::optional<double> least_rust = {};  // ratio to the Rust crate
    Quantity quantity = Quantity::milliseconds;
    bool with_peers = true;
    // Of rows on how cost grows: how many times the work that the row of the same family at 1 does.
    std::string family = {};
    std::size_t scale = 1;
    std::size_t items = 0;  // changes or edits at scale 1
};

// `data` is the folder of prepared files, `vectors` may be missing, `extra` are files to load.
std::vector<Row> all_rows(const std::filesystem::path& data, const std::filesystem::path& vectors,
                          const std::vector<std::filesystem::path>& extra);

}  // namespace skranke::bench
