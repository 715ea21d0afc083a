#include "counter/service_picker.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace skranke {

namespace {

constexpr std::size_t options_max = 10;
// So many of them stand before what is asked for most.
constexpr std::size_t campaigns_max = 3;

// What citizens ask for most, in the order of the keys, until a municipality can choose for itself.
constexpr std::array<std::string_view, 9> usual{"A01", "A04", "B01", "B02", "B03",
                                                "B04", "C01", "D02", "E03"};
// "Ved ikke eller andet" must always be within reach: key 0.
constexpr std::string_view do_not_know = "X99";

std::vector<const Service*> usual_services(const Municipality& municipality, ServiceDay day,
                                           const ServiceId& except) {
    std::vector<const Service*> chosen;
    const auto add = [&](const Service* service) {
        if (service != nullptr && service->id != except &&
            std::ranges::find(chosen, service) == chosen.end()) {
            chosen.push_back(service);
        }
    };
    const auto offered = municipality.offered(day);
    const Service* unknown = municipality.find_offered(ServiceId{std::string(do_not_know)}, day);
    for (const Service* service : offered) {
        if (is_campaign(*service) && chosen.size() < campaigns_max) add(service);
    }
    for (const std::string_view id : usual) {
        if (chosen.size() < options_max - 1) add(municipality.find_offered(ServiceId{std::string(id)}, day));
    }
    for (const Service* service : offered) {
        if (service != unknown && chosen.size() < (unknown != nullptr ? options_max - 1 : options_max)) {
            add(service);
        }
    }
    add(unknown);
    return chosen;
}

std::vector<const Service*> found_services(const Municipality& municipality, ServiceDay day,
                                           std::string_view search, const ServiceId& except) {
    std::vector<const Service*> found;
    for (const Service* service : municipality.offered(day)) {
        if (service->id != except && found.size() < options_max && matches_search(service->name, search)) {
            found.push_back(service);
        }
    }
    return found;
}

}  // namespace

std::string in_small_letters(std::string_view text) {
    std::string small;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto before = i > 0 ? static_cast<unsigned char>(text[i - 1]) : 0U;
        const bool ascii_capital = byte >= 'A' && byte <= 'Z';
        // In UTF-8 the capitals À–Þ are C3 80–C3 9E; the small letters stand 20 further on.
        const bool latin_capital = before == 0xC3U && byte >= 0x80U && byte <= 0x9EU && byte != 0x97U;
        small += static_cast<char>(ascii_capital || latin_capital ? byte + 0x20U : byte);
    }
    return small;
}

bool matches_search(std::string_view name, std::string_view search) {
    const std::string where = in_small_letters(name);
    std::istringstream words(in_small_letters(search));
    for (std::string word; words >> word;) {
        if (where.find(word) == std::string::npos) {
            return false;
        }
    }
    return true;
}

std::vector<ServiceOption> service_options(const Municipality& municipality, ServiceDay day,
                                           const ServicePicker& picker, const ServiceId& except) {
    const bool searching = picker.search.find_first_not_of(' ') != std::string::npos;
    const auto services = searching ? found_services(municipality, day, picker.search, except)
                                    : usual_services(municipality, day, except);
    std::vector<ServiceOption> options;
    for (const Service* service : services) {
        options.push_back({.key = std::to_string((options.size() + 1) % options_max),
                           .id = service->id,
                           .name = service->name,
                           .chosen = picker.chosen == service->id});
    }
    return options;
}

}  // namespace skranke
