#pragma once
// Adds up the contacts of one row of a report.
#include <array>
#include <chrono>
#include <vector>

#include "shared/report/column.hpp"
#include "shared/report/contact.hpp"

namespace skranke {

// So many of a hundred are to be called within so long.
struct ServiceGoal {
    std::chrono::minutes wait{15};
    int percent = 80;
};

class Tally {
public:
    void add(const Contact& contact, const ServiceGoal& goal);

    std::size_t count(Column column) const { return counts_[place_of(column)]; }
    // Nothing left out yet. Percentiles are nearest rank (see percentile.hpp).
    Figure figure(Column column, const ServiceGoal& goal) const;

private:
    using Times = std::vector<std::chrono::milliseconds>;

    void add_enquiry(const Enquiry& enquiry);
    void add_ticket(const Contact& contact);
    void add_end(const Contact& contact);
    void add_wait(const MeasuredWait& wait, const ServiceGoal& goal);
    void add_service(const Ticket& ticket);
    void bump(Column column, bool counts = true) { counts_[place_of(column)] += counts; }
    Figure percentile_of(const Times& times, int percent) const;
    Figure share(Column part, Column whole) const;

    std::array<std::size_t, column_count> counts_{};
    Times waits_, ways_, services_;
    std::size_t transfers_ = 0, times_overtaken_ = 0;
    std::chrono::milliseconds extra_wait_{};
};

}  // namespace skranke
