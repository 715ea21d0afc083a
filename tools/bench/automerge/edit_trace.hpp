#pragma once
// A recorded editing of a text, one edit after the other. In a file: a line an edit, "position deleted
// inserted", the inserted text as hex, so that a runner in any language reads it in a few lines.
#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace skranke::bench {

struct TraceEdit {
    std::size_t position = 0;  // in code points
    std::size_t deleted = 0;
    std::string inserted;  // UTF-8
};

// From the published form of the LaTeX trace: JSON, [[position, deleted, inserted…], …].
std::vector<TraceEdit> read_published_trace(std::istream& json);

std::vector<TraceEdit> read_trace(const std::filesystem::path& file);
void write_trace(const std::filesystem::path& file, const std::vector<TraceEdit>& edits);

}  // namespace skranke::bench
