// I15: after any crash the node starts, and its file is whole. (A node that does not start at all is a
// violation that World::start reports.)
#include <fmt/format.h>

#include "sync/repo/repository.hpp"
#include "tools/simulate/checkers/checkers.hpp"

namespace skranke::simulation {

namespace {

class Recovery final : public Checker {
public:
    void started(World& world, Machine& machine) override {
        // It went at the very end of the start: the next one is looked at.
        if (!machine.disk().has_power()) return;
        auto verdict = integrity(machine.node()->node().repository().database());
        if (verdict != "ok")
            world.violate("I15", fmt::format("{}: the file is damaged after a start: {}",
                                             world.moment(machine.index()), verdict));
    }

private:
    static std::string integrity(Database& database) {
        auto check = database.prepare("pragma integrity_check(1)");
        if (!check) return check.error().message;
        auto row = check->step();
        if (!row) return row.error().message;
        auto verdict = *row ? check->text(0) : std::string("no answer");
        check->reset();
        return verdict;
    }
};

}  // namespace

std::unique_ptr<Checker> check_recovery() { return std::make_unique<Recovery>(); }

}  // namespace skranke::simulation
