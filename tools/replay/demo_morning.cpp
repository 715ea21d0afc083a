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
    std::vector<std::vector<DeskId>> desks;
    std::vector<DemoSite> sites;
    for (const auto& folder : morning.folders) {
        auto node = QueueNode::open({.folder = folder, .date_checks = false}, clock, ids);
        if (!node) return fail_in(folder.string(), node.error());
        const auto snapshot = (*node)->snapshot();
        const Site* site = snapshot->municipality->find(snapshot->site);
        auto& own_desks = desks.emplace_back();
        for (const Desk& desk : snapshot->municipality->desks)
            if (desk.site == snapshot->site) own_desks.push_back(desk.id);
        if (!site || own_desks.empty())
            return fail(ErrorCode::invalid_input,
                        fmt::format("{} has no desks to play a day at", folder.string()));
        sites.push_back({.kind = site->kind, .desks = staffed_desks(site->kind, own_desks.size())});
        played.push_back({.node = node->get(), .site = played.size()});
        nodes.push_back(*std::move(node));
    }

    const DayPlan plan = plan_demo_day(sites, morning.from, morning.until, random);
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
