#pragma once
// The PINs of this device, in a SQLite file of their own beside the node's: never shared, never in a
// document. Of a PIN only what scrypt makes of it is kept, mixed with a secret of the device.
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "shared/base/ids.hpp"
#include "shared/base/random.hpp"
#include "shared/base/secret_hash.hpp"
#include "shared/pin/pin.hpp"
#include "shared/pin/pin_attempts.hpp"
#include "shared/storage/database.hpp"

namespace skranke {

class PinBook {
public:
    // `folder`: of the PINs alone; made with the first PIN, for its owner alone. PINs whose device secret is
    // gone are void: nobody could say them.
    static Result<PinBook> open(std::filesystem::path folder, Random& random, const ScryptCost& cost = {});

    Result<std::set<PersonId>> people() const;  // who have a PIN here
    Result<PinAttempts> attempts(const PersonId& person) const;

    // Takes the time that scrypt takes. Of somebody without a PIN no PIN is right.
    Result<bool> matches(const PersonId& person, const Pin& pin) const;
    // On disk before they return.
    Result<void> store(const PersonId& person, const PinAttempts& attempts);
    Result<void> keep(const PersonId& person, const Pin& pin);  // and no attempts
    Result<void> remove(const PersonId& person);                // its attempts too

private:
    PinBook(std::filesystem::path folder, Random& random, const ScryptCost& cost)
        : folder_(std::move(folder)), random_(&random), cost_(cost) {}
    Result<void> open_files();
    Result<std::optional<std::string>> setting(const std::string& name) const;
    Result<void> set(const std::string& name, const std::string& value);
    Result<SecretHash> hash_of(const Pin& pin, ByteView salt, const ScryptCost& cost) const;

    std::filesystem::path folder_;
    Random* random_;
    ScryptCost cost_;
    std::unique_ptr<Database> database_;  // none before the first PIN
    SecretHash device_secret_{};
};

}  // namespace skranke
