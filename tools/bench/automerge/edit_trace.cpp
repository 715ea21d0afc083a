#include "tools/bench/automerge/edit_trace.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace skranke::bench {
namespace {

unsigned digit_value(char digit) {
    return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

}  // namespace

std::vector<TraceEdit> read_published_trace(std::istream& json) {
    std::vector<TraceEdit> edits;
    const auto published = nlohmann::json::parse(json);
    edits.reserve(published.size());
    for (const auto& one : published) {
        TraceEdit& edit = edits.emplace_back(TraceEdit{one.at(0), one.at(1), {}});
        for (std::size_t i = 2; i < one.size(); ++i) edit.inserted += one.at(i).get<std::string>();
    }
    return edits;
}

std::vector<TraceEdit> read_trace(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error(file.string() + " cannot be read");
    std::vector<TraceEdit> edits;
    for (std::string line; std::getline(in, line);) {
        TraceEdit& edit = edits.emplace_back();
        std::size_t at = 0;
        std::size_t used = 0;
        edit.position = std::stoul(line, &used);
        at += used + 1;
        edit.deleted = std::stoul(line.substr(at), &used);
        at += used + 1;
        for (; at + 1 < line.size(); at += 2)
            edit.inserted += static_cast<char>(digit_value(line[at]) << 4 | digit_value(line[at + 1]));
    }
    return edits;
}

void write_trace(const std::filesystem::path& file, const std::vector<TraceEdit>& edits) {
    std::ofstream out(file);
    constexpr char digits[] = "0123456789abcdef";
    for (const TraceEdit& edit : edits) {
        out << edit.position << ' ' << edit.deleted << ' ';
        for (const char byte : edit.inserted)
            out << digits[static_cast<unsigned char>(byte) >> 4] << digits[byte & 15];
        out << '\n';
    }
    if (!out.flush()) throw std::runtime_error(file.string() + " cannot be written");
}

}  // namespace skranke::bench
