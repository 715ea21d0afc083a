#pragma once
// Which device a municipality gets next: its id, where it stands, which letter its numbers carry.
#include <set>
#include <string>
#include <string_view>

#include "shared/base/random.hpp"
#include "shared/base/result.hpp"
#include "shared/queue/municipality.hpp"
#include "sync/node/queue_node.hpp"

namespace skranke {

std::string random_hex(Random& random, std::size_t bytes);
// "Værestedet i Nord" → "vaerestedet-i-nord".
std::string id_from_name(std::string_view name);

// Names are on everybody's screen: of places and machines, never of people. `option` says which it is; the
// text is not repeated.
Result<void> check_name(std::string_view option, const std::string& text);

enum class LetterChoice {
    first,  // who chooses knows of all that are taken
    any     // somebody else may choose at this moment, apart
};
// `known` are all devices that may have a desk or letter already. The error says what there is to choose.
Result<Device> choose_device(const NewDevice& wanted, const Municipality& municipality,
                             const std::vector<Device>& known, LetterChoice letter, Random& random);

}  // namespace skranke
