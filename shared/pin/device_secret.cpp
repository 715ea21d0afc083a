#include "shared/pin/device_secret.hpp"

#include <algorithm>

#include "shared/storage/whole_file.hpp"

namespace skranke {

Result<SecretHash> device_secret(const std::filesystem::path& folder, Random& random) {
    constexpr auto what = "the secret of this device's PINs";
    const auto path = folder / "secret";
    SecretHash secret{};
    const auto kept = read_whole_file(path);
    if (!kept && kept.error().code != ErrorCode::not_found) return fail_in(what, kept.error());
    if (kept && kept->size() == secret.size()) {
        std::ranges::copy(*kept, secret.begin());
        return secret;
    }
    random.fill(secret);
    if (const auto written = write_whole_file(path, secret, Readers::owner_alone); !written)
        return fail_in(what, written.error());
    return secret;
}

}  // namespace skranke
