#pragma once
// Spoils the stored document of a day, as a bad disk would. The node must not run.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "shared/base/calendar.hpp"
#include "shared/storage/data_folder.hpp"
#include "shared/storage/database.hpp"

namespace skranke {

inline void damage_day(const std::filesystem::path& folder, ServiceDay day) {
    auto database = Database::open({.file = database_file(folder), .access = DatabaseAccess::existing});
    REQUIRE(database);
    REQUIRE(
        (*database)->execute("update chunk set bytes = x'00' where document = (select id from document "
                             "where label like 'day/" +
                             to_iso(day) + "/%')"));
}

}  // namespace skranke
