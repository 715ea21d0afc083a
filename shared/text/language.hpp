#pragma once
// The languages that every text on a screen exists in.

namespace skranke {

// Danish is the language of the product; English the second.
enum class Language { danish, english };

}  // namespace skranke
