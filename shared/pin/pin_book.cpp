#include "shared/pin/pin_book.hpp"

#include <fmt/format.h>

#include <sstream>

#include "shared/base/sha256.hpp"
#include "shared/pin/device_secret.hpp"
#include "shared/storage/data_folder.hpp"

namespace skranke {

namespace {

constexpr std::string_view pin_prefix = "pin/";
constexpr std::string_view attempts_prefix = "pin-attempts/";
constexpr const char* secret_mark = "pin-secret";  // which secret the PINs were mixed with

std::string pin_name(const PersonId& person) { return std::string(pin_prefix) + person.text; }
std::string attempts_name(const PersonId& person) { return std::string(attempts_prefix) + person.text; }

// "32768 8 3 <salt> <hash>": the cost goes with the hash, so that it can be raised for later PINs.
struct KeptPin {
    ScryptCost cost;
    Bytes salt;
    SecretHash hash{};
};

std::string to_text(const KeptPin& kept) {
    return fmt::format("{} {} {} {} {}", kept.cost.n, kept.cost.block_size, kept.cost.passes,
                       to_hex(kept.salt), to_hex(kept.hash));
}

std::optional<KeptPin> parse_kept(const std::string& text) {
    constexpr std::uint32_t n_most = 1U << 20U, block_size_most = 32, passes_most = 16;
    std::istringstream words(text);
    KeptPin kept;
    std::string salt, hash;
    if (!(words >> kept.cost.n >> kept.cost.block_size >> kept.cost.passes >> salt >> hash))
        return std::nullopt;
    if (kept.cost.n > n_most || kept.cost.block_size > block_size_most || kept.cost.passes > passes_most)
        return std::nullopt;
    const auto salt_bytes = from_hex(salt), hash_bytes = from_hex(hash);
    if (!salt_bytes || !hash_bytes || hash_bytes->size() != kept.hash.size()) return std::nullopt;
    kept.salt = *salt_bytes;
    std::copy(hash_bytes->begin(), hash_bytes->end(), kept.hash.begin());
    return kept;
}

}  // namespace

Result<PinBook> PinBook::open(std::filesystem::path folder, Random& random, const ScryptCost& cost) {
    PinBook book(std::move(folder), random, cost);
    std::error_code unknown;
    if (std::filesystem::exists(database_file(book.folder_), unknown))
        if (auto opened = book.open_files(); !opened)
            return fail_in("the PINs of this device", opened.error());
    return book;
}

Result<void> PinBook::open_files() {
    if (auto made = make_data_folder(folder_); !made) return made;
    auto opened = Database::open({.file = database_file(folder_), .access = DatabaseAccess::create});
    if (!opened) return std::unexpected(opened.error());
    auto secret = device_secret(folder_, *random_);
    if (!secret) return std::unexpected(secret.error());
    database_ = *std::move(opened);
    device_secret_ = *secret;

    const std::string mark = to_hex(sha256(device_secret_));
    const auto known = setting(secret_mark);
    if (!known) return std::unexpected(known.error());
    if (*known == mark) return {};
    auto transaction = database_->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto emptied = database_->execute("delete from setting"); !emptied) return emptied;
    if (auto marked = set(secret_mark, mark); !marked) return marked;
    return transaction->commit();
}

Result<std::optional<std::string>> PinBook::setting(const std::string& name) const {
    if (!database_) return std::nullopt;
    auto statement = database_->prepare("select value from setting where name = ?1");
    if (!statement) return std::unexpected(statement.error());
    const auto row = statement->bind(1, name).step();
    if (!row) return std::unexpected(row.error());
    return *row ? std::optional(statement->text(0)) : std::nullopt;
}

Result<void> PinBook::set(const std::string& name, const std::string& value) {
    auto statement = database_->prepare(
        "insert into setting (name, value) values (?1, ?2) on conflict do update set value = excluded.value");
    if (!statement) return std::unexpected(statement.error());
    return statement->bind(1, name).bind(2, value).run();
}

Result<std::set<PersonId>> PinBook::people() const {
    std::set<PersonId> people;
    if (!database_) return people;
    auto statement = database_->prepare("select name from setting where substr(name, 1, ?1) = ?2");
    if (!statement) return std::unexpected(statement.error());
    statement->bind(1, static_cast<std::int64_t>(pin_prefix.size())).bind(2, pin_prefix);
    for (;;) {
        const auto row = statement->step();
        if (!row) return std::unexpected(row.error());
        if (!*row) return people;
        people.insert(PersonId{statement->text(0).substr(pin_prefix.size())});
    }
}

Result<PinAttempts> PinBook::attempts(const PersonId& person) const {
    const auto text = setting(attempts_name(person));
    if (!text) return std::unexpected(text.error());
    PinAttempts attempts;
    if (!*text) return attempts;
    std::istringstream words(**text);
    // Counts that nobody can read are no licence to try again.
    if (!(words >> attempts.in_row >> attempts.in_all)) attempts.in_all = attempts_in_all;
    return attempts;
}

Result<SecretHash> PinBook::hash_of(const Pin& pin, ByteView salt, const ScryptCost& cost) const {
    Bytes secret(device_secret_.begin(), device_secret_.end());
    secret.insert(secret.end(), pin.digits().begin(), pin.digits().end());
    return scrypt(secret, salt, cost);
}

Result<bool> PinBook::matches(const PersonId& person, const Pin& pin) const {
    const auto text = setting(pin_name(person));
    if (!text) return std::unexpected(text.error());
    const auto kept = *text ? parse_kept(**text) : std::nullopt;
    if (!kept) return false;
    const auto hash = hash_of(pin, kept->salt, kept->cost);
    if (!hash) return std::unexpected(hash.error());
    return same_secret(*hash, kept->hash);
}

Result<void> PinBook::store(const PersonId& person, const PinAttempts& attempts) {
    if (!database_) return {};
    return set(attempts_name(person), fmt::format("{} {}", attempts.in_row, attempts.in_all));
}

Result<void> PinBook::keep(const PersonId& person, const Pin& pin) {
    constexpr std::size_t salt_length = 16;
    if (!database_)
        if (auto opened = open_files(); !opened) return opened;
    KeptPin kept{.cost = cost_, .salt = Bytes(salt_length)};
    random_->fill(kept.salt);
    const auto hash = hash_of(pin, kept.salt, kept.cost);
    if (!hash) return std::unexpected(hash.error());
    kept.hash = *hash;
    auto transaction = database_->begin();
    if (!transaction) return std::unexpected(transaction.error());
    if (auto done = set(pin_name(person), to_text(kept)); !done) return done;
    if (auto done = store(person, {}); !done) return done;
    return transaction->commit();
}

Result<void> PinBook::remove(const PersonId& person) {
    if (!database_) return {};
    auto statement = database_->prepare("delete from setting where name in (?1, ?2)");
    if (!statement) return std::unexpected(statement.error());
    return statement->bind(1, pin_name(person)).bind(2, attempts_name(person)).run();
}

}  // namespace skranke
