// Measures one piece of work with our own library, in a process of its own so that its peak of memory is its
// own. The peers' runners take the same arguments and answer in the same lines: see README.md.
//   skranke-bench-measure WORK FILE [COUNT [warm]]
//   skranke-bench-measure prepare FOLDER DAYS | prepare-trace FOLDER <PUBLISHED_TRACE | trace-file FOLDER
//   COUNT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "tools/bench/automerge/edit_trace.hpp"
#include "tools/bench/automerge/must.hpp"
#include "tools/bench/automerge/queue_day.hpp"

namespace {

namespace fs = std::filesystem;
using namespace automerge;
using namespace skranke::bench;

constexpr std::int64_t commit_time = 1'700'000'000;
constexpr std::size_t local_changes = 200;

class Stopwatch {
public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct Measured {
    double milliseconds = 0;
    std::string proof;  // of what the work came to: equal on all sides
    std::size_t bytes = 0;
    std::size_t messages = 0;
};

Bytes read_file(const fs::path& path) {
    // At once, as the peers do: growing by doubling would be counted as the library's memory.
    std::ifstream in(path, std::ios::binary);
    Bytes bytes(static_cast<std::size_t>(fs::file_size(path)));
    if (!in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
        throw std::runtime_error(path.string() + " cannot be read");
    return bytes;
}

void write_file(const fs::path& path, const Bytes& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error(path.string() + " cannot be written");
}

ActorId local_actor() { return ActorId{Bytes(16, 0xee)}; }

std::string proof_of(const Document& document) {
    std::string proof;
    for (const ChangeHash& head : document.heads()) proof += head.hex() + ",";
    return proof + std::to_string(document.change_count()) + "," + std::to_string(document.operation_count());
}

// The chunks of a file, by their headers: magic, checksum, type, length.
std::vector<ByteView> split_chunks(ByteView file) {
    std::vector<ByteView> chunks;
    while (!file.empty()) {
        std::size_t at = 9;
        std::size_t length = 0;
        for (unsigned shift = 0;; shift += 7) {
            length |= std::size_t{file[at] & 0x7fu} << shift;
            if ((file[at++] & 0x80) == 0) break;
        }
        chunks.push_back(file.first(at + length));
        file = file.subspan(at + length);
    }
    return chunks;
}

Measured load(const Bytes& file) {
    const Stopwatch watch;
    const Document document = must(Document::load(file));
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(document)};
}

Measured save(const Bytes& file) {
    const Document document = must(Document::load(file));
    const Stopwatch watch;
    const Bytes saved = document.save();
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(must(Document::load(saved))), saved.size()};
}

Measured apply_batch(const Bytes& file) {
    const Stopwatch watch;
    Document document;
    must(document.load_incremental(file));
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(document)};
}

Measured apply_each(const Bytes& file) {
    const auto chunks = split_chunks(file);
    const Stopwatch watch;
    Document document;
    for (const ByteView chunk : chunks) must(document.load_incremental(chunk));
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(document)};
}

void change_ticket(Document& document, std::size_t number) {
    const auto text = [](const char* prefix, std::size_t value) {
        std::string digits = std::to_string(value);
        return prefix + std::string(4 - digits.size(), '0') + digits;
    };
    Transaction change = document.transaction();
    const ObjectId tickets = document.get(root, "day000")->object();
    const ObjectId ticket = document.get(tickets, text("T", number * 7 % 400))->object();
    const ObjectId events = document.get(ticket, "ev")->object();
    must(change.put(ticket, "state", std::string(number % 2 == 0 ? "called" : "serving")));
    must(change.increment(ticket, "calls", 1));
    const ObjectId event = must(change.put_object(events, text("x", number), ObjectType::map));
    must(change.put(event, "at", commit_time + static_cast<std::int64_t>(number)));
    must(change.put(event, "by", std::int64_t{3}));
    must(change.put(event, "desk", static_cast<std::int64_t>(number % 8)));
    must(change.put(event, "ok", true));
    change.commit({.time = commit_time, .message = {}});
}

Measured local_change(const Bytes& file) {
    Document document = must(Document::load(file, local_actor()));
    const Stopwatch watch;
    for (std::size_t number = 0; number < local_changes; ++number) change_ticket(document, number);
    const double milliseconds = watch.milliseconds() / local_changes;
    return {milliseconds, proof_of(document)};
}

Measured sync_fresh(const Bytes& file) {
    Document full = must(Document::load(file));
    const Stopwatch watch;
    Document empty;
    SyncState of_full, of_empty;
    Measured measured;
    const auto pass_on = [&](Document& from, SyncState& from_state, Document& to, SyncState& to_state) {
        const auto message = generate_sync_message(from, from_state);
        if (!message) return false;
        const Bytes bytes = message->encode();
        measured.bytes += bytes.size();
        ++measured.messages;
        must(receive_sync_message(to, to_state, must(SyncMessage::decode(bytes))));
        return true;
    };
    for (bool busy = true; busy;) {
        busy = pass_on(full, of_full, empty, of_empty);
        busy = pass_on(empty, of_empty, full, of_full) || busy;
    }
    measured.milliseconds = watch.milliseconds();
    measured.proof = proof_of(empty);
    return measured;
}

Measured receive(const Bytes& file) {
    const Stopwatch watch;
    Document document;
    SyncState state;
    must(receive_sync_message(document, state, must(SyncMessage::decode(file))));
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(document)};
}

ObjectId make_text(Document& document) {
    Transaction change = document.transaction();
    const ObjectId text = must(change.put_object(root, "text", ObjectType::text));
    change.commit({.time = commit_time, .message = {}});
    return text;
}

void type(Transaction& change, const ObjectId& text, const TraceEdit& edit, std::size_t offset) {
    must(change.splice_text(text, offset + edit.position, edit.deleted, edit.inserted));
}

// The whole trace in one transaction, and again behind what it came to, `count` times.
Document type_trace(const std::vector<TraceEdit>& edits, std::size_t count) {
    Document document(local_actor());
    const ObjectId text = make_text(document);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t offset = document.length(text);
        Transaction change = document.transaction();
        for (const TraceEdit& edit : edits) type(change, text, edit, offset);
        change.commit({.time = commit_time, .message = {}});
    }
    return document;
}

Measured trace(const std::vector<TraceEdit>& edits, std::size_t count) {
    const Stopwatch watch;
    const Document document = type_trace(edits, count);
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(document)};
}

Measured trace_each(const std::vector<TraceEdit>& edits, std::size_t count) {
    const Stopwatch watch;
    Document document(local_actor());
    const ObjectId text = make_text(document);
    for (std::size_t i = 0; i < count; ++i) {
        Transaction change = document.transaction();
        type(change, text, edits[i], 0);
        change.commit({.time = commit_time, .message = {}});
    }
    const double milliseconds = watch.milliseconds();
    return {milliseconds, proof_of(document)};
}

double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

// Once, in a process that has done nothing before; or warm: again and again for a second, of which the first
// time does not count.
void report(const std::function<Measured()>& work, bool warm) {
    const Stopwatch watch;
    Measured measured = work();
    const double megabytes = peak_megabytes();
    std::vector<double> times;
    while (warm && (times.empty() || watch.milliseconds() < 1000)) times.push_back(work().milliseconds);
    if (!times.empty()) {
        const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
        std::ranges::nth_element(times, middle);
        measured.milliseconds = *middle;
    }
    std::cout << std::fixed << std::setprecision(6) << "ms " << measured.milliseconds << "\nmb " << megabytes
              << "\nbytes " << measured.bytes << "\nmessages " << measured.messages << "\nproof "
              << measured.proof << '\n';
}

void prepare(const fs::path& folder, const std::string& days) {
    const QueueDays made = make_queue_days(std::stoul(days));
    Bytes changes;
    for (const Change& change : made.changes)
        changes.insert(changes.end(), change.bytes.begin(), change.bytes.end());
    write_file(folder / ("queue-" + days + ".changes"), changes);
    write_file(folder / ("queue-" + days + ".am"), made.document.save());
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() < 2) throw std::runtime_error("needs WORK and FILE");
    const std::string& work = arguments[0];
    const fs::path file = arguments[1];
    const std::string third = arguments.size() > 2 ? arguments[2] : "1";
    const bool warm = arguments.size() > 3 && arguments[3] == "warm";
    if (work == "prepare") return prepare(file, third), 0;
    if (work == "prepare-trace") return write_trace(file / "trace.txt", read_published_trace(std::cin)), 0;
    if (work == "trace-file") {
        const auto document = type_trace(read_trace(file / "trace.txt"), std::stoul(third));
        return write_file(file / ("trace-" + third + ".am"), document.save()), 0;
    }
    if (work == "trace" || work == "trace-each") {
        const std::vector<TraceEdit> edits = read_trace(file);
        const std::size_t count = std::stoul(third);
        report([&] { return work == "trace" ? trace(edits, count) : trace_each(edits, count); }, warm);
        return 0;
    }
    static const std::map<std::string, Measured (*)(const Bytes&)> works = {
        {"load", load},
        {"save", save},
        {"apply-batch", apply_batch},
        {"apply-each", apply_each},
        {"local-change", local_change},
        {"sync", sync_fresh},
        {"receive", receive},
    };
    const auto found = works.find(work);
    if (found == works.end()) throw std::runtime_error("unknown work " + work);
    const Bytes bytes = read_file(file);
    report([&] { return found->second(bytes); }, warm);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        return run({arguments + 1, arguments + count});
    } catch (const std::exception& error) {
        std::cerr << "skranke-bench-measure: " << error.what() << '\n';
        return 1;
    }
}
