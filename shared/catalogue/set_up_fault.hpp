#pragma once
// Something of the set-up that cannot be stored as it is, in words for whoever typed it.
#include <string>
#include <string_view>

namespace skranke {

// Something that cannot be stored as it is.
struct SetUpFault {
    std::string_view column;  // which field of it
    std::string danish;       // what is wrong and what to do, for the console
    std::string english;      // the same for the command line
};

}  // namespace skranke
