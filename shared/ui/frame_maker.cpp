#include "shared/ui/frame_maker.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace skranke::ui {
namespace {

ImFontAtlas& prepared_atlas(ImGuiContext* context) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGui::GetStyle().CircleTessellationMaxError = 0.1F;
    return *io.Fonts;
}

}  // namespace

void FrameMaker::ContextDeleter::operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }

FrameMaker::FrameMaker(const ScreenApp& app)
    : context_(ImGui::CreateContext()), app_(app), fonts_(prepared_atlas(context_.get()), find_fonts()) {}

FrameMaker::~FrameMaker() = default;

bool FrameMaker::resize(const WindowSize& size) {
    ImGui::SetCurrentContext(context_.get());
    size_ = size;
    const float scale = app_.scale(size);
    if (scale == scale_) return false;
    scale_ = scale;
    fonts_.build(app_.fonts, scale);
    return true;
}

ImDrawData* FrameMaker::make(Input input, std::chrono::nanoseconds now) {
    ImGui::SetCurrentContext(context_.get());
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size_.width), static_cast<float>(size_.height)};
    io.DeltaTime = 1.0F / 60;  // nothing here is moved by Dear ImGui's own time
    ImGui::NewFrame();
    Canvas canvas{*ImGui::GetBackgroundDrawList(), fonts_, ui_.registry(), scale_};
    ui_.begin({.width = static_cast<float>(size_.width) / scale_,
               .height = static_cast<float>(size_.height) / scale_,
               .now = now,
               .colours = &app_.colours(),
               .input = std::move(input)},
              canvas);
    canvas.fill(ui_.screen(), app_.background());
    next_frame_in_ = app_.frame(ui_);
    ui_.end();
    if (const auto wanted = ui_.wanted_redraw()) {
        next_frame_in_ = next_frame_in_ ? std::min(*next_frame_in_, *wanted) : wanted;
    }
    ImGui::Render();
    return ImGui::GetDrawData();
}

}  // namespace skranke::ui
