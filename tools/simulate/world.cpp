#include "tools/simulate/world.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/calendar.hpp"
#include "tools/simulate/story.hpp"

namespace skranke::simulation {

namespace {

constexpr std::string_view series_letters = "ABCDEFGHJKLNPRSTUVXYZMW";
constexpr std::size_t machines_at_a_site = 5;
constexpr int services = 4;

SiteId site_id(std::size_t site) { return {fmt::format("site-{}", site + 1)}; }

}  // namespace

UtcTime World::epoch() {
    using namespace std::chrono;
    return UtcTime{sys_days{year{2030} / January / 7} + hours{6} + minutes{30}};
}

World::World(std::uint64_t seed, std::size_t count) : random(seed), network(heap, random, count) {
    MemoryDisk::fix_randomness_of_sqlite(static_cast<std::uint32_t>(seed));
    municipality.id = {fmt::format("{:032x}", seed + 1)};
    municipality.name = "Simuleret kommune";
    municipality.staff = {{.id = {"VEJ"}}};
    for (int service = 1; service <= services; ++service)
        municipality.services.push_back(
            {.id = {fmt::format("B{:02}", service)}, .name = fmt::format("Emne {}", service), .kle = {}});
    std::vector<Post> posts;
    for (MachineIndex i = 0; i < count; ++i) {
        const std::size_t site = i / machines_at_a_site;
        const std::size_t place = i % machines_at_a_site;
        const MachineIndex first_here = site * machines_at_a_site;
        if (place == 0)
            municipality.sites.push_back({.id = site_id(site), .name = fmt::format("Sted {}", site + 1)});
        Post post{.site = site_id(site), .name = fmt::format("Enhed {}", i + 1)};
        if (i < series_letters.size()) {
            post.desk = DeskId{fmt::format("{}/{}", post.site.text, place + 1)};
            post.letter = series_letters[i];
            municipality.desks.push_back(
                {.id = *post.desk, .site = post.site, .name = fmt::format("Skranke {}", place + 1)});
        }
        // All of a site know each other; the first of each site knows the firsts of the others.
        for (MachineIndex other = first_here; other < i; ++other) post.calls.push_back(other);
        if (place == 0)
            for (MachineIndex other = 0; other < i; other += machines_at_a_site) post.calls.push_back(other);
        posts.push_back(std::move(post));
    }
    for (MachineIndex i = 0; i < count; ++i)
        machines.push_back(
            std::make_unique<Machine>(i, std::move(posts[i]), heap, network, epoch(), random.next()));
    network.heard = [this](MachineIndex from, MachineIndex at) {
        for (auto& checker : checkers) checker->heard(*this, *machines[at], *machines[from]);
    };
}

World::~World() = default;

std::optional<Act> World::act(MachineIndex index, const Action& action, DeskId desk) {
    auto& machine = *machines[index];
    if (!machine.is_usable()) return std::nullopt;
    auto* node = machine.node();
    Act act{.at = heap.now(), .machine = index, .before = node->snapshot(), .action = action, .result = {}};
    act.result = node->perform(action, desk);
    ++counts["actions"];
    note(fmt::format("act {} {} {}", index, action.index(),
                     act.result                                            ? act.result->ticket.id.text
                     : std::holds_alternative<Refusal>(act.result.error()) ? "refused"
                                                                           : "failed"));
    tell(index, in_words(act, desk));
    for (auto& checker : checkers) checker->acted(*this, act);
    return act;
}

bool World::start(MachineIndex index, bool failure_is_allowed) {
    auto& machine = *machines[index];
    if (machine.node()) return true;
    const auto started = machine.start([this, &machine] { published(machine); });
    note(fmt::format("start {} {}", index, started ? "ok" : "failed"));
    tell(index, started ? "starts" : "does not start: " + started.error().message);
    if (!started) {
        if (!failure_is_allowed)
            violate("I15", fmt::format("{} did not start: {}", moment(index), started.error().message));
        walked(RarePath::start_failed);
        return false;
    }
    for (auto& checker : checkers) checker->started(*this, machine);
    published(machine);
    return true;
}

void World::published(Machine& machine) {
    if (!machine.node()) return;  // still starting
    const auto snapshot = machine.node()->snapshot();
    note(fmt::format("see {} {} {}", machine.index(), snapshot->day->tickets.size(),
                     snapshot->day->latest_calls.size()));
    for (auto& checker : checkers) checker->published(*this, machine, *snapshot);
}

void World::wake(Machine& machine) {
    machine.wake();
    tell(machine.index(), "wakes");
    for (auto& checker : checkers) checker->woke(*this, machine);
}

void World::replace_disk(Machine& machine, const MemoryDisk::Image& image) {
    machine.switch_off();
    machine.replace_disk(image);
    for (auto& checker : checkers) checker->disk_replaced(*this, machine);
}

void World::tell(MachineIndex machine, std::string_view what) const {
    if (story) story(fmt::format("{} {}", moment(machine), what));
}

void World::violate(std::string invariant, std::string what) {
    note(invariant);
    violations.push_back({std::move(invariant), std::move(what)});
}

// FNV-1a (Fowler, Noll, Vo): enough to tell two runs apart.
void World::note(std::string_view what) {
    const auto mix = [this](std::uint64_t byte) { trace_ = (trace_ ^ byte) * 0x100000001b3u; };
    for (int shift = 0; shift < 64; shift += 8)
        mix(static_cast<std::uint64_t>(heap.now().count()) >> shift & 0xff);
    for (const char c : what) mix(static_cast<unsigned char>(c));
}

std::string World::moment(MachineIndex machine) const {
    const auto time = to_danish_time(epoch() + std::chrono::floor<std::chrono::milliseconds>(heap.now()));
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock{time - day};
    const auto first = std::chrono::floor<std::chrono::days>(to_danish_time(epoch()));
    return fmt::format("day {} {:02}:{:02}:{:02}.{:03}, machine {}", (day - first).count() + 1,
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count(), machine + 1);
}

}  // namespace skranke::simulation
