#include "tests/soak/desk_work.hpp"

namespace skranke::soak {

Tally& Tally::operator+=(const Tally& other) {
    written += other.written;
    refused += other.refused;
    looked += other.looked;
    return *this;
}

DeskWork::DeskWork(test::ServingNode& node, bool has_desk, unsigned seed)
    : node_(node), has_desk_(has_desk), dice_(seed) {}

bool DeskWork::done(const std::string& line, bool& accepted) {
    auto answer = node_.ask(line);
    if (answer && answer->contains("error")) {
        // Past midnight the new day is opened first.
        if (answer->at("error").get<std::string>().find("the day") == 0) node_.ask("open --confirm-date");
        ++tally_.refused;
        accepted = false;
    } else if (answer) {
        ++tally_.written;
        accepted = true;
    }
    return answer.has_value();
}

bool DeskWork::serve() {
    bool accepted = false;
    const auto chance = dice_() % 12;
    switch (next_) {
        case Next::issue:
            next_ = Next::call;
            // With the hall's own devices as many come as are called.
            if (has_desk_ && chance % 3 == 1) return serve();
            return done(chance == 0 ? "issue --escorted --id-card yes" : "issue", accepted);
        case Next::call: {
            if (!has_desk_) {
                next_ = Next::start;
                return true;
            }
            const bool alive = done("call", accepted);
            next_ = accepted ? Next::start : Next::issue;
            return alive;
        }
        case Next::start: {
            if (!has_desk_) {
                next_ = Next::finish;
                return true;
            }
            const bool comes = chance != 0;
            const bool alive = done(comes ? "start" : "no-show", accepted);
            next_ = comes && accepted ? Next::finish : Next::issue;
            return alive;
        }
        case Next::finish:
            next_ = Next::issue;
            return !has_desk_ || done("finish --outcome solved", accepted);
    }
    return true;
}

bool DeskWork::look() {
    const auto kind = dice_() % 4;
    const auto answer = node_.ask(kind == 0   ? "list"
                                  : kind == 1 ? "issue --service no-such-service"
                                  : kind == 2 ? "finish X999"
                                              : "call X999");
    ++tally_.looked;
    return answer.has_value();
}

}  // namespace skranke::soak
