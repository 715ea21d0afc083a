#include "tools/replay/replay.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "shared/base/bytes.hpp"

namespace skranke::replay {

namespace {

constexpr std::string_view series_letters = "ABCDEFGHJKLNPRSTUVXYZMW";
constexpr std::size_t last_number = 999;

// A folder that is gone, with all in it, when the replay ends.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> make() {
        SystemRandom random;
        Bytes name(8);
        random.fill(name);
        std::error_code error;
        const auto folder = place(error) / ("skranke-replay-" + to_hex(name));
        if (!error) std::filesystem::create_directory(folder, error);
        if (error) return fail(ErrorCode::io, fmt::format("{}: {}", folder.string(), error.message()));
        return TemporaryFolder{folder};
    }
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    // Nothing of it outlives the replay, so memory is as good as a disk and does not wait for one.
    static std::filesystem::path place(std::error_code& error) {
        constexpr std::uintmax_t room_for_a_day = 256u << 20;
        const std::filesystem::path memory{"/dev/shm"};
        const auto space = std::filesystem::space(memory, error);
        if (!error && space.available >= room_for_a_day && access(memory.c_str(), W_OK) == 0) return memory;
        return std::filesystem::temp_directory_path(error);
    }
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

SiteId site_id(std::size_t site) { return SiteId{fmt::format("site-{}", site + 1)}; }

Municipality municipality_for(const ChosenDay& chosen, const DayPlan& plan, std::size_t sites,
                              Random& random) {
    Municipality municipality;
    Bytes id(16);
    random.fill(id);
    municipality.id = MunicipalityId{to_hex(id)};
    municipality.name = chosen.office_day.office;
    for (std::size_t site = 0; site < sites; ++site) {
        municipality.sites.push_back({.id = site_id(site),
                                      .name = fmt::format("{} {}", chosen.office_day.office, site + 1),
                                      .kind = SiteKind::library});
        for (std::size_t desk = 1; desk <= plan.desks[site]; ++desk)
            municipality.desks.push_back({.id = DeskId{fmt::format("{}/{}", site_id(site).text, desk)},
                                          .site = site_id(site),
                                          .name = fmt::format("Skranke {}", desk),
                                          .kind = DeskKind::skranke});
    }
    for (const QueueService& service : queue_services(chosen))
        municipality.services.push_back({.id = service.id, .name = service.name, .kle = {}});
    municipality.staff = {{.id = PersonId{"VEJ"}}};
    return municipality;
}

std::vector<std::vector<DeskId>> desks_by_site(const Municipality& municipality) {
    std::vector<std::vector<DeskId>> desks(municipality.sites.size());
    for (std::size_t site = 0; site < desks.size(); ++site)
        for (const Desk& desk : municipality.desks)
            if (desk.site == municipality.sites[site].id) desks[site].push_back(desk.id);
    return desks;
}

Result<void> check_size(const ChosenDay& chosen, const ReplayOptions& options) {
    const std::size_t nodes = options.sites * options.nodes_per_site;
    if (options.sites < 1 || options.nodes_per_site < 1 || nodes > series_letters.size())
        return fail(ErrorCode::invalid_input,
                    fmt::format("there can be 1 to {} nodes in all, one for each number series",
                                series_letters.size()));
    // Dealt out in turn, queue by queue: no node gets more than its share and one of each queue.
    const std::size_t most = chosen.tickets.size() / nodes + queue_services(chosen).size() + 1;
    if (most > last_number && chosen.tickets.size() > nodes * last_number)
        return fail(ErrorCode::refused,
                    fmt::format("{} on {} has {} tickets, and one node issues at most {}: use more sites",
                                chosen.office_day.office, to_iso(chosen.office_day.day),
                                chosen.tickets.size(), last_number));
    return {};
}

}  // namespace

Result<ReplayReport> replay(const ChosenDay& chosen, const ReplayOptions& options) {
    if (auto fits = check_size(chosen, options); !fits) return std::unexpected(fits.error());
    auto folder = TemporaryFolder::make();
    if (!folder) return std::unexpected(folder.error());

    SeededRandom random{options.seed};
    const DayPlan plan = plan_day(chosen, options.sites, options.shares, random);
    const Municipality municipality = municipality_for(chosen, plan, options.sites, random);
    VirtualClock clock{plan.opens};

    ReplayReport report{.office_day = chosen.office_day,
                        .options = options,
                        .municipality = municipality,
                        .tickets = chosen.tickets.size(),
                        .rows = {},
                        .counts = {},
                        .node_names = {},
                        .failures = {}};
    std::vector<std::unique_ptr<QueueNode>> nodes;
    std::vector<PlayedNode> played;
    for (std::size_t i = 0; i < options.sites * options.nodes_per_site; ++i) {
        const std::size_t site = i % options.sites;
        const NewNode node{.folder = folder->path() / fmt::format("node-{}", i + 1),
                           .demo = false,
                           .municipality_name = {},
                           .site = site_id(site).text,
                           .device_name = fmt::format("Node {}", i + 1),
                           .desk = {},
                           .letter = series_letters[i],
                           .display = false,
                           .set_up = municipality};
        if (auto made = QueueNode::create(node, clock, random); !made) return std::unexpected(made.error());
        auto opened = QueueNode::open({.folder = node.folder, .date_checks = false}, clock, random);
        if (!opened) return std::unexpected(opened.error());
        nodes.push_back(*std::move(opened));
        played.push_back({.node = nodes.back().get(), .site = site});
        report.node_names.push_back(node.device_name);
    }

    PlayOptions play_options{.cut = {}, .until = {}, .progress = options.progress};
    if (options.cut) {
        const auto midnight = std::chrono::local_days{plan.day.date};
        play_options.cut = Cut{.from = from_danish_time(midnight + options.cut->from),
                               .until = from_danish_time(midnight + options.cut->until)};
    }
    DayPlayer player{played, desks_by_site(municipality), clock, play_options};
    auto counts = player.play(plan);
    if (!counts) return std::unexpected(counts.error());
    report.counts = *counts;

    std::vector<Day> days;
    for (const auto& day : nodes.front()->snapshot()->days) days.push_back(*day);
    report.rows = summarise(days);
    report.failures = unbalanced_rows(report.rows);
    std::size_t issued = 0;
    for (const Day& day : days) issued += day.tickets.size();
    if (issued != chosen.tickets.size())
        report.failures.push_back(
            fmt::format("{} tickets in the data, {} in the nodes", chosen.tickets.size(), issued));
    for (std::size_t i = 1; i < nodes.size(); ++i)
        for (std::string& difference : differences(*nodes.front(), *nodes[i], report.node_names[i]))
            report.failures.push_back(std::move(difference));
    return report;
}

std::vector<std::string> differences(const QueueNode& one, const QueueNode& other,
                                     const std::string& other_name) {
    std::vector<std::string> found;
    const auto here = one.documents(), there = other.documents();
    if (here.size() != there.size())
        found.push_back(
            fmt::format("{} holds {} documents, the first node {}", other_name, there.size(), here.size()));
    for (const DocumentView& document : here) {
        const auto same = std::ranges::find(there, document.url, &DocumentView::url);
        const std::string name = document.kind + (document.site.empty() ? "" : " of " + document.site.text);
        if (same == there.end())
            found.push_back(fmt::format("{} has not got the document {}", other_name, name));
        else if (same->heads != document.heads)
            found.push_back(fmt::format("{} has other heads of the document {}", other_name, name));
    }
    const auto snapshot = one.snapshot(), other_snapshot = other.snapshot();
    if (*snapshot->municipality != *other_snapshot->municipality)
        found.push_back(fmt::format("{} sees another municipality", other_name));
    if (!std::ranges::equal(snapshot->days, other_snapshot->days,
                            [](const auto& left, const auto& right) { return *left == *right; }))
        found.push_back(fmt::format("{} sees other days", other_name));
    return found;
}

std::vector<std::string> unbalanced_rows(const std::vector<SummaryRow>& rows) {
    std::vector<std::string> found;
    for (const SummaryRow& row : rows) {
        if (row.issued == row.served + row.no_show + row.waiting) continue;
        found.push_back(fmt::format("{} {}: {} issued, but {} served, {} no-show and {} waiting",
                                    row.site.text, row.service.text, row.issued, row.served, row.no_show,
                                    row.waiting));
    }
    return found;
}

}  // namespace skranke::replay
