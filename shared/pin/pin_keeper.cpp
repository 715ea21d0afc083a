#include "shared/pin/pin_keeper.hpp"

namespace skranke {

Result<PinVerdict> PinKeeper::check(const PersonId& person, const Pin& pin) {
    using Kind = PinVerdict::Kind;
    const auto before = book_.attempts(person);
    if (!before) return std::unexpected(before.error());
    if (used_up(*before)) return PinVerdict{.kind = Kind::void_};

    const auto [until, first_look] = until_.try_emplace(person, clock_.since_boot() + pause_after(*before));
    if (const auto left = until->second - clock_.since_boot(); left > std::chrono::nanoseconds{})
        return PinVerdict{.kind = Kind::waiting, .wait = left};

    const PinAttempts counted{.in_row = before->in_row + 1, .in_all = before->in_all + 1};
    if (auto stored = book_.store(person, counted); !stored) return std::unexpected(stored.error());
    const auto matches = book_.matches(person, pin);
    if (!matches) return std::unexpected(matches.error());
    if (*matches) {
        until_.erase(person);
        if (auto stored = book_.store(person, {.in_row = 0, .in_all = before->in_all}); !stored)
            return std::unexpected(stored.error());
        return PinVerdict{};
    }
    if (used_up(counted)) return PinVerdict{.kind = Kind::void_};
    const auto pause = pause_after(counted);
    until->second = clock_.since_boot() + pause;
    return PinVerdict{.kind = Kind::wrong, .wait = pause};
}

Result<void> PinKeeper::keep(const PersonId& person, const Pin& pin) {
    auto kept = book_.keep(person, pin);
    if (kept) until_.erase(person);
    return kept;
}

Result<void> PinKeeper::remove(const PersonId& person) {
    auto removed = book_.remove(person);
    if (removed) until_.erase(person);
    return removed;
}

}  // namespace skranke
