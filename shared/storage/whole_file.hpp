#pragma once
// Files read and written whole. A written file is there entirely or not at all: what stood there before stays
// until the new bytes are on the disk.
#include <filesystem>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

namespace skranke {

// Who may read a file that was not there before. One that was keeps its rights.
enum class Readers { as_usual, owner_alone };

Result<Bytes> read_whole_file(const std::filesystem::path& file);
Result<void> write_whole_file(const std::filesystem::path& file, ByteView bytes,
                              Readers readers = Readers::as_usual);

// A file for its owner alone, where there is none: of several who try at once one succeeds, and to the others
// it is in_use.
Result<void> make_whole_file(const std::filesystem::path& file, ByteView bytes);

}  // namespace skranke
