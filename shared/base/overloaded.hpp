#pragma once
// One function for each alternative of a variant, written where the variant is visited.

namespace skranke {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

}  // namespace skranke
