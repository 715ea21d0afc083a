#include "sync/net/refusal_log.hpp"

#include <fmt/format.h>

namespace skranke::net {

void RefusalLog::note(const std::string& what, std::chrono::nanoseconds now) {
    if (!write_) return;
    if (!begun_ || now - window_began_ >= window) {
        std::size_t more = left_out_;
        for (const auto& [words, again] : written_) more += again;
        if (more > 0)
            write_(fmt::format("in the minutes before this, {} more were refused for such reasons", more));
        begun_ = true;
        window_began_ = now;
        written_.clear();
        left_out_ = 0;
    }
    if (const auto known = written_.find(what); known != written_.end()) {
        ++known->second;
    } else if (written_.size() >= lines_in_a_window) {
        ++left_out_;
    } else {
        written_.emplace(what, 0);
        write_(what);
    }
}

}  // namespace skranke::net
