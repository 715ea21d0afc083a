// Runs every piece of work with our library and both official ones, turn by turn, and says how they compare.
// Called by tools/bench/run, which builds what is measured. Each measurement is a process of its own.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tools/bench/automerge/rows.hpp"

namespace {

namespace fs = std::filesystem;
using namespace skranke::bench;

struct Sample {
    double milliseconds = 0;
    double megabytes = 0;
    double bytes = 0;
    double messages = 0;
    std::string proof;

    double of(Quantity quantity) const {
        switch (quantity) {
            case Quantity::milliseconds: return milliseconds;
            case Quantity::bytes: return bytes;
            case Quantity::messages: return messages;
            case Quantity::megabytes: return megabytes;
        }
        return 0;
    }
};

std::string quoted(const std::string& word) {
    std::string result = "'";
    for (const char character : word)
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return result + "'";
}

struct ClosePipe {
    int* status;
    void operator()(std::FILE* file) const { *status = ::pclose(file); }
};

// Nothing if the runner failed; it has said why on standard error.
std::optional<Sample> measure(const std::string& runner, const Row& row, bool warm) {
    const std::string command = runner + ' ' + row.verb + ' ' + quoted(row.file.string()) + ' ' +
                                std::to_string(row.count) + (warm ? " warm" : "");
    std::string output;
    int status = -1;
    {
        const std::unique_ptr<std::FILE, ClosePipe> pipe(::popen(command.c_str(), "r"), ClosePipe{&status});
        if (!pipe) return std::nullopt;
        char buffer[4096];
        while (std::fgets(buffer, sizeof buffer, pipe.get())) output += buffer;
    }
    if (status != 0) return std::nullopt;
    Sample sample;
    std::istringstream lines(output);
    for (std::string key, value; lines >> key >> value;) {
        if (key == "ms") sample.milliseconds = std::stod(value);
        if (key == "mb") sample.megabytes = std::stod(value);
        if (key == "bytes") sample.bytes = std::stod(value);
        if (key == "messages") sample.messages = std::stod(value);
        if (key == "proof") sample.proof = value;
    }
    return sample;
}

struct Side {
    std::string name;
    std::string runner;  // empty: not to be had
};

struct Result {
    const Row* row = nullptr;
    std::map<std::string, Sample> sides;  // those that could be measured
    std::vector<std::string> problems;

    std::optional<double> value(const std::string& side) const {
        const auto found = sides.find(side);
        return found == sides.end() ? std::nullopt : std::optional(found->second.of(row->quantity));
    }
    std::optional<double> megabytes(const std::string& side) const {
        const auto found = sides.find(side);
        return found == sides.end() ? std::nullopt : std::optional(found->second.megabytes);
    }
    std::optional<double> ratio(const std::string& peer) const {
        const auto ours = value("ours");
        const auto theirs = value(peer);
        if (!ours || !theirs || *ours <= 0) return std::nullopt;
        return *theirs / *ours;
    }
    bool falls_short() const {
        const auto npm = ratio("npm");
        const auto rust = ratio("rust");
        return (npm && row->least && *npm < *row->least) ||
               (rust && row->least_rust && *rust < *row->least_rust);
    }
};

Sample median(std::vector<Sample> samples) {
    Sample result = samples.front();
    const auto middle = [&](double Sample::* member) {
        std::ranges::sort(samples, {}, member);
        return samples[samples.size() / 2].*member;
    };
    result.milliseconds = middle(&Sample::milliseconds);
    result.megabytes = middle(&Sample::megabytes);
    return result;
}

class Comparison {
public:
    Comparison(std::vector<Side> sides, std::size_t rounds, bool warm)
        : sides_(std::move(sides)), rounds_(rounds), warm_(warm) {}

    // The sides take turns, so that what else the machine does falls on all alike.
    Result run(const Row& row) {
        Result result{.row = &row, .sides = {}, .problems = {}};
        auto& known = measured_[row.verb + ' ' + row.file.string() + ' ' + std::to_string(row.count)];
        const bool timed = row.quantity == Quantity::milliseconds && row.scale < 100;
        if (known.empty()) {
            std::map<std::string, std::vector<Sample>> samples;
            const auto start = std::chrono::steady_clock::now();
            for (std::size_t round = 0; round < (timed ? rounds_ : 1); ++round) {
                // Long work says as much in fewer rounds.
                if (round >= 3 && std::chrono::steady_clock::now() - start > std::chrono::seconds{15}) break;
                for (const Side& side : sides_) {
                    if (side.runner.empty() || (side.name != "ours" && !row.with_peers)) continue;
                    if (const auto sample = measure(side.runner, row, warm_))
                        samples[side.name].push_back(*sample);
                    else
                        result.problems.push_back(side.name + " failed");
                }
            }
            for (const auto& [name, all] : samples) known[name] = median(all);
            check(samples, result);
        }
        result.sides = known;
        return result;
    }

private:
    static void check(const std::map<std::string, std::vector<Sample>>& samples, Result& result) {
        const auto ours = samples.find("ours");
        if (ours == samples.end()) return;
        for (const auto& [name, all] : samples)
            for (const Sample& sample : all)
                if (sample.proof.empty() || sample.proof != ours->second.front().proof)
                    result.problems.push_back(name + " came to another document: " + sample.proof);
    }

    std::vector<Side> sides_;
    std::size_t rounds_;
    bool warm_;
    std::map<std::string, std::map<std::string, Sample>> measured_;
};

nlohmann::ordered_json json_of(const std::optional<double>& number) {
    return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json json_of(const Result& result) {
    return {{"work", result.row->work},
            {"ours_ms", json_of(result.value("ours"))},
            {"npm_ms", json_of(result.value("npm"))},
            {"rust_ms", json_of(result.value("rust"))},
            {"ratio_npm", json_of(result.ratio("npm"))},
            {"ratio_rust", json_of(result.ratio("rust"))},
            {"least", json_of(result.row->least)},
            {"ours_mb", json_of(result.megabytes("ours"))},
            {"npm_mb", json_of(result.megabytes("npm"))},
            {"rust_mb", json_of(result.megabytes("rust"))}};
}

std::string cell(const std::optional<double>& number, Quantity quantity = Quantity::milliseconds) {
    if (!number) return "-";
    std::ostringstream text;
    const bool whole = quantity == Quantity::bytes || quantity == Quantity::messages;
    const int digits = whole ? 0 : *number < 1 ? 4 : *number < 100 ? 2 : 0;
    text << std::fixed << std::setprecision(digits) << *number;
    return text.str();
}

std::string factor(const std::optional<double>& number) {
    if (!number) return "-";
    std::ostringstream text;
    text << std::fixed << std::setprecision(*number < 10 ? 2 : 0) << *number << 'x';
    return text.str();
}

void print_line(const std::vector<std::string>& cells) {
    constexpr int widths[] = {58, 10, 10, 10, 9, 9, 7, 8, 8, 8};
    for (std::size_t i = 0; i < cells.size(); ++i)
        std::cout << (i == 0 ? std::left : std::right) << std::setw(i < std::size(widths) ? widths[i] : 0)
                  << cells[i];
    std::cout << std::endl;
}

void print_row(const Result& result) {
    const Quantity quantity = result.row->quantity;
    print_line({result.row->work, cell(result.value("ours"), quantity), cell(result.value("npm"), quantity),
                cell(result.value("rust"), quantity), factor(result.ratio("npm")),
                factor(result.ratio("rust")), factor(result.row->least), cell(result.megabytes("ours")),
                cell(result.megabytes("npm")), cell(result.megabytes("rust")),
                result.falls_short() ? "  short" : ""});
}

// By which power of its size each work grows, and whether that stays within n log n from end to end.
void print_growth(const std::vector<Result>& results, std::ostream& out) {
    std::map<std::string, std::map<std::size_t, double>> families;
    std::map<std::string, std::size_t> items;
    for (const Result& result : results)
        if (const auto ours = result.value("ours"); ours && !result.row->family.empty()) {
            families[result.row->family][result.row->scale] = *ours;
            items[result.row->family] = result.row->items;
        }
    for (const auto& [family, times] : families) {
        if (times.size() < 2) continue;
        const auto& [first, first_time] = *times.begin();
        const auto& [last, last_time] = *times.rbegin();
        const double growth = static_cast<double>(last) / static_cast<double>(first);
        const double size = static_cast<double>(items[family] * first);
        const double allowed = growth * std::log(size * growth) / std::log(size);
        const double measured = last_time / first_time;
        out << std::fixed << std::setprecision(2) << "growth of " << family << ": " << first << " to " << last
            << " times the work takes " << measured << " times as long, exponent "
            << std::log(measured) / std::log(growth) << "; n log n would be " << allowed
            << (measured <= allowed ? "" : "  MORE THAN n log n") << '\n';
    }
}

}  // namespace

int main(int count, char** arguments) {
    CLI::App app("Compares our Automerge with the official npm package and the official Rust crate");
    std::string ours, npm, rust, only;
    fs::path data, vectors;
    std::vector<fs::path> extra;
    std::size_t rounds = 5;
    bool as_json = false;
    bool warm = false;
    app.add_option("--ours", ours)->required();
    app.add_option("--npm", npm);
    app.add_option("--rust", rust);
    app.add_option("--data", data)->required();
    app.add_option("--vectors", vectors);
    app.add_option("--load", extra, "Any official file, as a row of its own")
        ->check(CLI::ExistingFile)
        ->allow_extra_args(false);
    app.add_option("--rounds", rounds, "Processes for each measurement");
    app.add_option("--only", only, "Only rows whose name contains this");
    app.add_flag("--warm", warm, "Medians of repeated work instead of the first time in a new process");
    app.add_flag("--json", as_json);
    CLI11_PARSE(app, count, arguments);

    const std::vector<Row> rows = all_rows(data, vectors, extra);
    Comparison comparison({{"ours", ours}, {"npm", npm}, {"rust", rust}}, std::max<std::size_t>(rounds, 1),
                          warm);
    std::vector<Result> results;
    bool right = true;
    if (!as_json)
        print_line({"work (ms unless it says otherwise)", "ours", "npm", "rust", "npm/ours", "rust/ours",
                    "least", "MB", "npm MB", "rust MB"});
    for (const Row& row : rows) {
        if (row.work.find(only) == std::string::npos) continue;
        results.push_back(comparison.run(row));
        for (const std::string& problem : results.back().problems) {
            std::cerr << row.work << ": " << problem << '\n';
            right = false;
        }
        if (!as_json) print_row(results.back());
    }
    if (as_json) {
        auto array = nlohmann::ordered_json::array();
        for (const Result& result : results) array.push_back(json_of(result));
        std::cout << array.dump(2) << '\n';
    }
    print_growth(results, as_json ? std::cerr : std::cout);
    return right ? 0 : 1;
}
