#include "counter/practice/practice_day.hpp"

#include <array>
#include <atomic>
#include <string>
#include <utility>
#include <variant>

namespace skranke {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view folder = "/practice";
constexpr std::array waited{minutes{24}, minutes{17}, minutes{12}, minutes{7}, minutes{3}};
constexpr seconds between_citizens{50};
// No line that frightens whoever is new.
constexpr std::size_t line_at_most = 8;
// Among the offered services: those that come are not all about the same.
constexpr std::size_t service_step = 5;
// The third who comes is escorted and has shown the card; so is every sixth after that.
constexpr std::size_t escorted_first = 2, escorted_every = 6;

// SQLite knows a disk by its name: two days of one program must not have the same.
std::string disk_name() {
    static std::atomic<unsigned> made = 0;
    return "practice-" + std::to_string(++made);
}

// Whoever begins soon after the day did has had nobody waiting for long: what the waits are divided by.
int share_of_waits(UtcTime now) {
    constexpr int none = 24 * 60;
    int share = 1;
    while (share < none && service_day_of(now - waited.front() / share) != service_day_of(now)) share *= 2;
    return share;
}

template <class Done>
Result<void> as_result(const Done& done) {
    if (done) return {};
    if (const auto* refusal = std::get_if<Refusal>(&done.error()))
        return fail(ErrorCode::refused, refusal->english);
    return std::unexpected(std::get<Error>(done.error()));
}

}  // namespace

PracticeDay::PracticeDay(const PracticePlan& plan, const Clock& clock)
    : plan_(plan), clock_(clock), disk_(disk_name()) {}

PracticeDay::~PracticeDay() = default;

Result<std::unique_ptr<PracticeDay>> PracticeDay::create(const PracticePlan& plan, const Clock& clock,
                                                         Random& random) {
    std::unique_ptr<PracticeDay> day(new PracticeDay(plan, clock));
    if (auto done = day->set_up(random); !done) return std::unexpected(done.error());
    return day;
}

Result<void> PracticeDay::set_up(Random& random) {
    Municipality municipality = plan_.municipality;
    municipality.devices.clear();
    municipality.crisis.reset();
    const int share = share_of_waits(clock_.now());
    clock_.behind = waited.front() / share;
    const auto created = QueueNode::create({.folder = folder,
                                            .site = plan_.site.text,
                                            .device_name = "Øvelse",
                                            .desk = plan_.desk.text,
                                            .set_up = std::move(municipality),
                                            .file_system = disk_.name()},
                                           clock_, random);
    if (!created) return created;
    auto node = QueueNode::open(
        {.folder = folder, .date_checks = false, .file_system = disk_.name(), .disk_mark = disk_.name()},
        clock_, random);
    if (!node) return std::unexpected(node.error());
    node_ = *std::move(node);
    const auto opened =
        node_->perform(OpenDay{.day = service_day_of(clock_.now()), .date_confirmed = true}, plan_.desk, {});
    if (!opened) return as_result(opened);
    for (const minutes wait : waited) {
        clock_.behind = wait / share;
        if (auto come = one_comes(); !come) return come;
    }
    clock_.behind = {};
    next_comes_at_ = clock_.now() + between_citizens;
    return {};
}

Result<void> PracticeDay::one_comes() {
    const auto offered = plan_.municipality.offered(node_->snapshot()->day->day);
    if (offered.empty()) return fail(ErrorCode::refused, "there is no service to practise with");
    const bool escorted = came_ % escorted_every == escorted_first;
    const IssueTicket issue{.service = offered[came_ * service_step % offered.size()]->id,
                            .escort = escorted ? Escort::card_shown : Escort::none,
                            .although_closed = true};
    ++came_;
    // By whoever may: the day is to have citizens, whatever the newcomer's role.
    return as_result(node_->perform(issue, plan_.desk, {}));
}

Result<void> PracticeDay::let_come() {
    while (clock_.now() >= next_comes_at_) {
        next_comes_at_ += between_citizens;
        const auto now = snapshot();
        const bool goes_on = now->day && now->day->opened && !now->day->course.takes_nobody();
        if (!goes_on || now->day->waiting().size() >= line_at_most) continue;
        if (auto come = one_comes(); !come) return come;
    }
    return {};
}

std::expected<Performed, Refused> PracticeDay::perform(const Intended& intended, const DeskId& desk,
                                                       const PersonId& person) {
    if (const auto* action = std::get_if<Action>(&intended)) return node_->perform(*action, desk, person);
    auto edited = node_->edit_set_up(std::get<SetUpEdit>(intended), person);
    if (!edited) return std::unexpected(std::move(edited).error());
    // Who comes after this is offered what the newcomer has made of the services.
    plan_.municipality.services = snapshot()->municipality->services;
    return {};
}

}  // namespace skranke
