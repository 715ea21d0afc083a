#include "shared/ui/text_edit.hpp"

#include <algorithm>

namespace skranke::ui {
namespace {

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t before(const std::string& text, std::size_t at) {
    if (at == 0) return 0;
    --at;
    while (at > 0 && !begins_letter(text[at])) --at;
    return at;
}

std::size_t after(const std::string& text, std::size_t at) {
    if (at >= text.size()) return text.size();
    ++at;
    while (at < text.size() && !begins_letter(text[at])) ++at;
    return at;
}

std::size_t word_before(const std::string& text, std::size_t at) {
    while (at > 0 && text[at - 1] == ' ') --at;
    while (at > 0 && text[at - 1] != ' ') --at;
    return at;
}

std::size_t word_after(const std::string& text, std::size_t at) {
    while (at < text.size() && text[at] != ' ') ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

}  // namespace

void TextEdit::insert(std::string_view more) {
    caret = std::min(caret, text.size());
    std::size_t start = 0;
    while (start < more.size()) {
        std::size_t end = start + 1;
        while (end < more.size() && !begins_letter(more[end])) ++end;
        std::string letter{more.substr(start, end - start)};
        start = end;
        const bool keeps = lines && letter == "\n";
        if (!keeps && (letter == "\n" || letter == "\t")) letter = " ";
        const auto first = static_cast<unsigned char>(letter.front());
        if (!keeps && (first < 0x20 || first == 0x7F)) continue;
        if (text.size() + letter.size() > longest) return;
        text.insert(caret, letter);
        caret += letter.size();
    }
}

bool TextEdit::press(const KeyPress& press) {
    caret = std::min(caret, text.size());
    switch (press.key) {
        case Key::left: caret = press.control ? word_before(text, caret) : before(text, caret); return true;
        case Key::right: caret = press.control ? word_after(text, caret) : after(text, caret); return true;
        case Key::home: {
            const std::size_t line_break = caret == 0 ? std::string::npos : text.rfind('\n', caret - 1);
            caret = line_break == std::string::npos ? 0 : line_break + 1;
            return true;
        }
        case Key::end: caret = std::min(text.find('\n', caret), text.size()); return true;
        case Key::enter: {
            if (!lines) return false;
            insert("\n");
            return true;
        }
        case Key::backspace: {
            const std::size_t from = press.control ? word_before(text, caret) : before(text, caret);
            text.erase(from, caret - from);
            caret = from;
            return true;
        }
        case Key::del: {
            const std::size_t until = press.control ? word_after(text, caret) : after(text, caret);
            text.erase(caret, until - caret);
            return true;
        }
        default: return false;
    }
}

}  // namespace skranke::ui
