#include "tools/bench/automerge/rows.hpp"

namespace skranke::bench {
namespace {

namespace fs = std::filesystem;

constexpr double ahead = 1;           // of the Rust crate, on every row
constexpr double far_ahead = 3;       // on load, apply and local change
constexpr double load_of_a_file = 8;  // against the npm package
constexpr std::size_t changes_a_day = 2400;
constexpr std::size_t edits_of_trace = 259'778;

void add_queue_day(std::vector<Row>& rows, const fs::path& data) {
    const fs::path day = data / "queue-1.am";
    const fs::path changes = data / "queue-1.changes";
    const fs::path hundred = data / "queue-100.am";
    rows.push_back({"queue day: one local change", "local-change", day, 1, 80, far_ahead});
    rows.push_back({"queue day: apply all changes in one batch", "apply-batch", changes, 1, 80, far_ahead,
                    Quantity::milliseconds, true, "queue day, apply", 1, changes_a_day});
    rows.push_back({"queue day: apply all changes one by one", "apply-each", changes, 1, 150, far_ahead});
    rows.push_back({"queue day: save", "save", day, 1, 6, ahead, Quantity::milliseconds, true,
                    "queue day, save", 1, changes_a_day});
    rows.push_back({"queue day: load", "load", day, 1, 40, far_ahead, Quantity::milliseconds, true,
                    "queue day, load", 1, changes_a_day});
    rows.push_back({"queue day: fresh peer by the sync protocol", "sync", day, 1, 25, ahead});
    rows.push_back({"queue day: fresh peer, bytes", "sync", day, 1, 1, ahead, Quantity::bytes});
    rows.push_back({"queue day: fresh peer, messages", "sync", day, 1, 1, ahead, Quantity::messages});
    rows.push_back({"queue day: saved size, bytes", "save", day, 1, 1, ahead, Quantity::bytes});
    rows.push_back({"100 queue days in one document: load", "load", hundred, 1, 8, far_ahead,
                    Quantity::milliseconds, true, "queue day, load", 100, changes_a_day});
    rows.push_back(
        {"100 queue days in one document: load, peak MB", "load", hundred, 1, 4, ahead, Quantity::megabytes});
    rows.push_back(
        {"100 queue days in one document: saved size, bytes", "save", hundred, 1, 1, ahead, Quantity::bytes});
}

void add_trace(std::vector<Row>& rows, const fs::path& data) {
    const fs::path trace = data / "trace.txt";
    const fs::path saved = data / "trace-1.am";
    if (!fs::exists(trace)) return;
    rows.push_back({"LaTeX trace: apply in one transaction", "trace", trace, 1, 40, far_ahead,
                    Quantity::milliseconds, true, "trace, apply", 1, edits_of_trace});
    rows.push_back(
        {"LaTeX trace: one transaction per edit, first 20,000", "trace-each", trace, 20'000, 20, far_ahead});
    rows.push_back({"LaTeX trace: save", "save", saved, 1, 3, ahead, Quantity::milliseconds, true,
                    "trace, save", 1, edits_of_trace});
    rows.push_back({"LaTeX trace: load", "load", saved, 1, 8, far_ahead, Quantity::milliseconds, true,
                    "trace, load", 1, edits_of_trace});
    rows.push_back({"LaTeX trace: saved size, bytes", "save", saved, 1, 1, ahead, Quantity::bytes});
}

void add_file(std::vector<Row>& rows, const fs::path& file, double least) {
    if (!fs::exists(file)) return;
    const std::string name = file.filename().string();
    rows.push_back({name + ": load", "load", file, 1, least, far_ahead});
    rows.push_back({name + ": saved size, bytes", "save", file, 1, 1, ahead, Quantity::bytes});
}

// How our own cost grows. The peers would take many minutes here.
void add_growth(std::vector<Row>& rows, const fs::path& data) {
    const auto add = [&](const char* family, const char* verb, const std::string& file, std::size_t scale,
                         std::size_t items, std::size_t count) {
        const std::string work = std::string("growth: ") + family + ", " + std::to_string(scale) + " times";
        rows.push_back(
            {work, verb, data / file, count, {}, {}, Quantity::milliseconds, false, family, scale, items});
    };
    for (const std::size_t scale : {10UZ, 100UZ}) {
        const std::string days = "queue-" + std::to_string(scale);
        add("queue day, apply", "apply-batch", days + ".changes", scale, changes_a_day, 1);
        if (scale < 100) add("queue day, load", "load", days + ".am", scale, changes_a_day, 1);
        add("queue day, save", "save", days + ".am", scale, changes_a_day, 1);
    }
    if (!fs::exists(data / "trace.txt")) return;
    for (const std::size_t scale : {10UZ, 100UZ}) {
        const std::string saved = "trace-" + std::to_string(scale) + ".am";
        add("trace, apply", "trace", "trace.txt", scale, edits_of_trace, scale);
        add("trace, load", "load", saved, scale, edits_of_trace, 1);
        add("trace, save", "save", saved, scale, edits_of_trace, 1);
    }
}

}  // namespace

std::vector<Row> all_rows(const fs::path& data, const fs::path& vectors, const std::vector<fs::path>& extra) {
    std::vector<Row> rows;
    add_queue_day(rows, data);
    add_trace(rows, data);
    const fs::path official = vectors / "official";
    add_file(rows, official / "text-doc.amrg", 6);
    const fs::path battery = official / "benchmark-battery";
    add_file(rows, battery / "essay.amrg", load_of_a_file);
    for (const char* name : {"A1.am", "C1.am", "S1.am"})
        add_file(rows, official / "egwalker-paper" / name, load_of_a_file);
    add_file(rows, battery / "moby-dick.automerge", load_of_a_file);
    add_file(rows, battery / "monday-meeting-notes.automerge", load_of_a_file);
    if (const fs::path message = battery / "slowSyncMessage.amrgsync"; fs::exists(message))
        rows.push_back(
            {"slowSyncMessage: receive into an empty document", "receive", message, 1, 10, far_ahead});
    for (const fs::path& file : extra)
        rows.push_back({file.string() + ": load", "load", file, 1, load_of_a_file, far_ahead});
    add_growth(rows, data);
    return rows;
}

}  // namespace skranke::bench
