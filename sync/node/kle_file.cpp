#include "sync/node/kle_file.hpp"

#include <fmt/format.h>

#include "shared/storage/whole_file.hpp"

namespace skranke {

namespace {

std::filesystem::path kle_file(const std::filesystem::path& folder) { return folder / "kle.csv"; }

}  // namespace

Result<KleList> kle_list_of(const std::filesystem::path& folder) {
    const auto file = kle_file(folder);
    const auto bytes = read_whole_file(file);
    if (!bytes && bytes.error().code == ErrorCode::not_found) return default_kle_list();
    if (!bytes) return std::unexpected(bytes.error());
    auto list = read_kle_list(std::string(bytes->begin(), bytes->end()));
    if (list) return *std::move(list);
    return fail(ErrorCode::corrupt,
                fmt::format("{}:{}: {}; mend it, or remove it and import the list again", file.string(),
                            list.error().front().line, list.error().front().message));
}

Result<void> store_kle_list(const std::filesystem::path& folder, const KleList& list) {
    const auto text = write_kle_list(list);
    return write_whole_file(kle_file(folder), Bytes(text.begin(), text.end()));
}

}  // namespace skranke
