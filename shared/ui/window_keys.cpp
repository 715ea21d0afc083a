#include "shared/ui/window_keys.hpp"

#include <GLFW/glfw3.h>

#include <cctype>

namespace skranke::ui {

Key key_of(int code) {
    switch (code) {
        case GLFW_KEY_TAB: return Key::tab;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER: return Key::enter;
        case GLFW_KEY_SPACE: return Key::space;
        case GLFW_KEY_ESCAPE: return Key::escape;
        case GLFW_KEY_UP: return Key::up;
        case GLFW_KEY_DOWN: return Key::down;
        case GLFW_KEY_LEFT: return Key::left;
        case GLFW_KEY_RIGHT: return Key::right;
        case GLFW_KEY_HOME: return Key::home;
        case GLFW_KEY_END: return Key::end;
        case GLFW_KEY_PAGE_UP: return Key::page_up;
        case GLFW_KEY_PAGE_DOWN: return Key::page_down;
        case GLFW_KEY_BACKSPACE: return Key::backspace;
        case GLFW_KEY_DELETE: return Key::del;
        case GLFW_KEY_F1: return Key::f1;
        case GLFW_KEY_F2: return Key::f2;
        case GLFW_KEY_F3: return Key::f3;
        case GLFW_KEY_F4: return Key::f4;
        case GLFW_KEY_F5: return Key::f5;
        case GLFW_KEY_F6: return Key::f6;
        case GLFW_KEY_F7: return Key::f7;
        case GLFW_KEY_F8: return Key::f8;
        case GLFW_KEY_F9: return Key::f9;
        default: return Key::none;
    }
}

char letter_of(int code, int scancode) {
    const char* name = glfwGetKeyName(code, scancode);
    if (name == nullptr || name[0] == '\0' || name[1] != '\0') return 0;
    const auto letter = static_cast<unsigned char>(name[0]);
    if (letter == '+' || letter == '-' || letter == '=') return name[0];
    return std::isalnum(letter) != 0 ? static_cast<char>(std::toupper(letter)) : '\0';
}

void append_utf8(std::string& text, unsigned int code) {
    const auto add = [&](unsigned int byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0U | code >> 6U);
        add(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        add(0xE0U | code >> 12U);
        add(0x80U | (code >> 6U & 0x3FU));
        add(0x80U | (code & 0x3FU));
    } else {
        add(0xF0U | code >> 18U);
        add(0x80U | (code >> 12U & 0x3FU));
        add(0x80U | (code >> 6U & 0x3FU));
        add(0x80U | (code & 0x3FU));
    }
}

}  // namespace skranke::ui
