#include "tests/faults/people.hpp"

namespace skranke::test {

std::string DeskPerson::choose() {
    if (day_is_over_) {
        day_is_over_ = false;
        return "open --confirm-date";
    }
    if (called_twice_) {
        called_twice_ = false;
        return "clear " + last_number_;
    }
    // Now and then somebody presses what they should not, or forgets where they were.
    if (chance(3)) return "finish";
    if (chance(3)) return "start";
    if (chance(3) && !last_number_.empty()) return "call " + last_number_;
    if (status_ == "called") {
        if (chance(10)) return "no-show";
        if (chance(10)) return "return";
        if (chance(10)) return "recall";
        return "start";
    }
    if (status_ == "in_service") return chance(10) ? "transfer --to A01" : "finish --outcome solved";
    if (chance(45)) return "call";
    return chance(15) ? "issue --escorted --id-card yes" : "issue --service B02";
}

void DeskPerson::hear(const nlohmann::json& answer) {
    if (answer.contains("error")) {
        day_is_over_ = answer.at("error").get<std::string>().starts_with("the day");
        // The node knows better who is at the desk: the next choice tries the other things.
        status_ = status_.empty() && chance(50) ? "in_service" : "";
        return;
    }
    if (!answer.contains("number")) return;
    last_number_ = answer.at("number").get<std::string>();
    called_twice_ = answer.at("conflict").get<bool>();
    if (answer.at("action") != "issue") status_ = answer.at("status").get<std::string>();
}

}  // namespace skranke::test
