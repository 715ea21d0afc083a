#pragma once

namespace skranke {

// Danish is the language of the product; English the second.
enum class Language { danish, english };

}  // namespace skranke
