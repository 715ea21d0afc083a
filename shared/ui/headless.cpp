#include "shared/ui/headless.hpp"

#include <imgui.h>

#include <span>

#include "shared/ui/software_raster.hpp"

namespace skranke::ui {
namespace {

std::uint64_t mix(std::uint64_t digest, const void* data, std::size_t size) {
    for (const unsigned char byte : std::span{static_cast<const unsigned char*>(data), size}) {
        digest = (digest ^ byte) * 1099511628211U;
    }
    return digest;
}

std::uint64_t digest_of(const ImDrawData& drawing) {
    std::uint64_t digest = 14695981039346656037U;
    for (const ImDrawList* list :
         std::span{drawing.CmdLists, static_cast<std::size_t>(drawing.CmdListsCount)}) {
        digest = mix(digest, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
        digest = mix(digest, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list->CmdBuffer) {
            digest = mix(digest, &command.ClipRect, sizeof command.ClipRect);
            digest = mix(digest, &command.ElemCount, sizeof command.ElemCount);
        }
    }
    return digest;
}

}  // namespace

Headless::Headless(const ScreenApp& app, WindowSize size) : frames_(app), size_(size) { resize(size); }

void Headless::resize(WindowSize size) {
    size_ = size;
    frames_.resize(size);
    // Dear ImGui refuses to draw before someone has asked for its letters.
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
}

void Headless::send(Input input) {
    input.mouse = mouse_;
    // The first frame takes the input; what it changes may take effect one or two frames later.
    constexpr int frames_at_most = 6;
    for (int frame = 0; frame < frames_at_most; ++frame) {
        frames_.resize(size_);  // the app may have asked for larger text
        drawing_ = frames_.make(std::move(input), now_);
        input = {};
        input.mouse = mouse_;
        const auto wanted = frames_.next_frame_in();
        if (frame > 0 && (!wanted || wanted->count() > 0)) break;
    }
    digest_ = digest_of(*drawing_);
}

void Headless::frame() { send({}); }

void Headless::advance(std::chrono::nanoseconds time) {
    now_ += time;
    frame();
}

void Headless::press(Key key, bool shift) {
    Input input;
    input.keys.push_back({.key = key, .shift = shift});
    send(std::move(input));
}

void Headless::press(char letter) {
    Input input;
    input.keys.push_back({.key = letter == ' ' ? Key::space : Key::none, .letter = letter});
    input.text = std::string(1, letter);
    send(std::move(input));
}

void Headless::press_with_control(char sign) {
    Input input;
    input.keys.push_back({.letter = sign, .control = true});
    send(std::move(input));
}

void Headless::type(std::string_view text) {
    Input input;
    input.text = text;
    send(std::move(input));
}

void Headless::move_mouse(Point to) {
    mouse_ = to;
    frame();
}

void Headless::click(Point at) {
    move_mouse(at);
    Input down;
    down.buttons.push_back({.at = at, .down = true});
    send(std::move(down));
    Input up;
    up.buttons.push_back({.at = at, .down = false});
    send(std::move(up));
}

void Headless::wheel(Point at, float notches) {
    mouse_ = at;
    Input input;
    input.wheel = notches;
    send(std::move(input));
}

bool Headless::click(std::string_view label_or_name) {
    const Item* item = registry().find(label_or_name);
    if (item == nullptr || !item->enabled) return false;
    click(item->rect.centre());
    return true;
}

Picture Headless::picture() const { return rasterise(*drawing_); }

}  // namespace skranke::ui
