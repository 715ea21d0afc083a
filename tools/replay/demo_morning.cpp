#include "tools/replay/demo_morning.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/replay/demo_plan.hpp"
#include "tools/replay/replay.hpp"

namespace skranke::replay {

namespace {

// A library staffs most of its desks, a drop-in centre one.
std::size_t staffed_desks(SiteKind kind, std::size_t desks) {
    return std::clamp<std::size_t>(kind == SiteKind::library ? 3 : 1, 1, desks);
}

struct PlayedSite {
    SiteId id;
    DemoSite staffed;
    std::vector<DeskId> desks;
};

// The place of the node's site among those that are played; nothing if it has no desks.
std::optional<std::size_t> add_site(std::vector<PlayedSite>& sites, const Snapshot& snapshot) {
    const auto known = std::ranges::find(sites, snapshot.site, &PlayedSite::id);
    if (known != sites.end()) return static_cast<std::size_t>(known - sites.begin());
    PlayedSite site{.id = snapshot.site, .staffed = {}, .desks = {}};
    for (const Desk& desk : snapshot.municipality->desks)
        if (desk.site == site.id) site.desks.push_back(desk.id);
    const Site* described = snapshot.municipality->find(site.id);
    if (!described || site.desks.empty()) return std::nullopt;
    site.staffed = {.kind = described->kind, .desks = staffed_desks(described->kind, site.desks.size())};
    sites.push_back(std::move(site));
    return sites.size() - 1;
}

}  // namespace

Result<DemoReport> play_demo_morning(const DemoMorning& morning) {
    if (morning.folders.empty())
        return fail(ErrorCode::invalid_input, "a demo needs at least one node's folder");
    SeededRandom random{morning.seed};
    // Actors of real processes never repeat, also where the demo is played twice into one folder.
    SystemRandom ids;
    VirtualClock clock{morning.from};

    std::vector<std::unique_ptr<QueueNode>> nodes;
    std::vector<PlayedNode> played;
    std::vector<PlayedSite> sites;
    for (const auto& folder : morning.folders) {
        auto node = QueueNode::open({.folder = folder, .date_checks = false}, clock, ids);
        if (!node) return fail_in(folder.string(), node.error());
        const auto snapshot = (*node)->snapshot();
        const auto site = add_site(sites, *snapshot);
        if (!site)
            return fail(ErrorCode::invalid_input,
                        fmt::format("{} has no desks to play a day at", folder.string()));
        const Device* device = snapshot->municipality->find(snapshot->device);
        played.push_back({.node = node->get(), .site = *site, .looks_on = !device || !device->letter});
        nodes.push_back(*std::move(node));
    }
    std::vector<std::vector<DeskId>> desks;
    std::vector<DemoSite> staffed;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const auto works_there = [&](const PlayedNode& node) { return node.site == i && !node.looks_on; };
        if (std::ranges::none_of(played, works_there))
            return fail(ErrorCode::invalid_input,
                        fmt::format("no node at {} can issue numbers", sites[i].id.text));
        staffed.push_back(sites[i].staffed);
        desks.push_back(sites[i].desks);
    }

    const DayPlan plan = plan_demo_day(staffed, morning.from, morning.until, random);
    DayPlayer player{played,
                     desks,
                     clock,
                     {.cut = morning.cut,
                      .until = morning.to_the_end ? std::nullopt : std::optional{morning.until},
                      .progress = morning.progress}};
    auto counts = player.play(plan);
    if (!counts) return std::unexpected(counts.error());

    const auto snapshot = nodes.front()->snapshot();
    DemoReport report{.municipality = *snapshot->municipality, .rows = {}, .counts = *counts, .failures = {}};
    std::vector<Day> days;
    for (const auto& day : snapshot->days)
        if (day->day == plan.day) days.push_back(*day);
    report.rows = summarise(days);
    if (morning.to_the_end) report.failures = unbalanced_rows(report.rows);
    for (std::size_t i = 1; i < nodes.size(); ++i)
        for (std::string& difference : differences(*nodes.front(), *nodes[i], morning.folders[i].string()))
            report.failures.push_back(std::move(difference));
    return report;
}

}  // namespace skranke::replay
