#include "shared/catalogue/default_services.hpp"

#include <cassert>

#include "shared/catalogue/catalogue_text.hpp"
#include "shared/catalogue/embedded_files.hpp"

namespace skranke {

const std::vector<Service>& default_services() {
    static const auto services = [] {
        auto read = read_catalogue_toml(embedded::default_services);
        assert(read && "the file is checked by a test");
        return read ? *std::move(read) : std::vector<Service>{};
    }();
    return services;
}

}  // namespace skranke
