#pragma once
// GLFW's keys and characters in the kit's own terms.
#include <string>

#include "shared/ui/input.hpp"

namespace skranke::ui {

Key key_of(int glfw_key);
// The letter or digit on the key in the person's own layout, as a capital; 0 where it has another sign.
char letter_of(int glfw_key, int scancode);
void append_utf8(std::string& text, unsigned int code_point);

}  // namespace skranke::ui
