#include "shared/ui/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

#include "shared/ui/frame_maker.hpp"
#include "shared/ui/window_keys.hpp"

namespace skranke::ui {
namespace {

// A widget may look different one frame after what caused it (a hover, a dialog that closed).
constexpr int frames_after_event = 2;

std::string last_glfw_error() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description != nullptr ? description : "unknown reason";
}

struct WindowDeleter {
    void operator()(GLFWwindow* window) const {
        glfwDestroyWindow(window);
        glfwTerminate();
    }
};

}  // namespace

struct Window::State {
    const Clock& clock;
    FrameMaker frames;
    std::unique_ptr<GLFWwindow, WindowDeleter> window;

    Input input;  // since the last frame
    bool focused = true;
    bool event = true;  // something happened that may change what is seen
    std::atomic<bool> woken = false;
    int frames_owed = 0;
    std::optional<std::chrono::nanoseconds> next_frame_at;

    State(const Clock& the_clock, const ScreenApp& app) : clock(the_clock), frames(app) {}
    ~State() {
        if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
    }

    void listen();
    void listen_to_mouse();
    void listen_to_keys();
    static State& of(GLFWwindow* handle) { return *static_cast<State*>(glfwGetWindowUserPointer(handle)); }

    WindowSize size() const;
    Point logical(double x, double y) const;
    bool frame_is_due();
    void wait(std::chrono::nanoseconds longest);
    void draw();
    void show() { glfwSwapBuffers(window.get()); }
    Picture read_pixels() const;
};

WindowSize Window::State::size() const {
    WindowSize size;
    glfwGetFramebufferSize(window.get(), &size.width, &size.height);
    glfwGetWindowContentScale(window.get(), &size.content_scale, nullptr);
    return size;
}

Point Window::State::logical(double x, double y) const {
    int width = 0;
    int pixels = 0;
    glfwGetWindowSize(window.get(), &width, nullptr);
    glfwGetFramebufferSize(window.get(), &pixels, nullptr);
    const double factor = width > 0 && frames.scale() > 0
                              ? static_cast<double>(pixels) / width / static_cast<double>(frames.scale())
                              : 1;
    return {static_cast<float>(x * factor), static_cast<float>(y * factor)};
}

void Window::State::listen() {
    glfwSetWindowUserPointer(window.get(), this);
    const auto seen = [](GLFWwindow* handle) { of(handle).event = true; };
    const auto resized = [](GLFWwindow* handle, int, int) { of(handle).event = true; };
    glfwSetWindowRefreshCallback(window.get(), seen);
    glfwSetFramebufferSizeCallback(window.get(), resized);
    glfwSetWindowContentScaleCallback(window.get(),
                                      [](GLFWwindow* handle, float, float) { of(handle).event = true; });
    glfwSetWindowFocusCallback(window.get(), [](GLFWwindow* handle, int has_focus) {
        State& state = of(handle);
        state.focused = has_focus != 0;
        // Whatever was held is let go where nothing lies, so that it presses nothing.
        if (!state.focused) state.input.buttons.push_back({.at = {-1, -1}, .down = false});
        state.event = true;
    });
    listen_to_mouse();
    listen_to_keys();
}

void Window::State::listen_to_mouse() {
    glfwSetCursorPosCallback(window.get(), [](GLFWwindow* handle, double x, double y) {
        of(handle).input.mouse = of(handle).logical(x, y);
        of(handle).event = true;
    });
    glfwSetCursorEnterCallback(window.get(), [](GLFWwindow* handle, int inside) {
        if (inside == 0) of(handle).input.mouse = {-1, -1};
        of(handle).event = true;
    });
    glfwSetMouseButtonCallback(window.get(), [](GLFWwindow* handle, int button, int action, int) {
        State& state = of(handle);
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        // When the window loses focus GLFW reports releases that nobody made.
        if (!state.focused && action == GLFW_RELEASE) return;
        double x = 0;
        double y = 0;
        glfwGetCursorPos(handle, &x, &y);
        state.input.mouse = state.logical(x, y);
        state.input.buttons.push_back({.at = state.input.mouse, .down = action == GLFW_PRESS});
        state.event = true;
    });
    glfwSetScrollCallback(window.get(), [](GLFWwindow* handle, double, double notches) {
        of(handle).input.wheel += static_cast<float>(notches);
        of(handle).event = true;
    });
}

void Window::State::listen_to_keys() {
    glfwSetKeyCallback(window.get(),
                       [](GLFWwindow* handle, int code, int scancode, int action, int modifiers) {
                           if (action == GLFW_RELEASE) return;
                           of(handle).input.keys.push_back({.key = key_of(code),
                                                            .letter = letter_of(code, scancode),
                                                            .shift = (modifiers & GLFW_MOD_SHIFT) != 0,
                                                            .control = (modifiers & GLFW_MOD_CONTROL) != 0,
                                                            .alt = (modifiers & GLFW_MOD_ALT) != 0,
                                                            .repeat = action == GLFW_REPEAT});
                           of(handle).event = true;
                       });
    glfwSetCharCallback(window.get(), [](GLFWwindow* handle, unsigned int code) {
        append_utf8(of(handle).input.text, code);
        of(handle).event = true;
    });
}

bool Window::State::frame_is_due() {
    const WindowSize now_size = size();
    if (now_size.width <= 0 || now_size.height <= 0) return false;  // minimised
    const bool woken_now = woken.exchange(false);
    if (std::exchange(event, false) || woken_now) frames_owed = frames_after_event;
    if (frames_owed > 0) {
        --frames_owed;
        return true;
    }
    return next_frame_at && clock.monotonic() >= *next_frame_at;
}

void Window::State::wait(std::chrono::nanoseconds longest) {
    if (next_frame_at) longest = std::min(longest, *next_frame_at - clock.monotonic());
    const double seconds = std::chrono::duration<double>(longest).count();
    if (seconds > 0) {
        glfwWaitEventsTimeout(seconds);
    } else {
        glfwPollEvents();
    }
}

void Window::State::draw() {
    const WindowSize now_size = size();
    if (frames.resize(now_size)) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    Input next;
    next.mouse = input.mouse;
    const auto now = clock.monotonic();
    ImDrawData* drawing = frames.make(std::exchange(input, std::move(next)), now);
    const auto wait_for = frames.next_frame_in();
    next_frame_at = wait_for ? std::optional{now + *wait_for} : std::nullopt;
    glViewport(0, 0, now_size.width, now_size.height);
    ImGui_ImplOpenGL3_RenderDrawData(drawing);
}

Picture Window::State::read_pixels() const {
    const WindowSize now_size = size();
    Picture picture{now_size.width, now_size.height, {}};
    const auto row = static_cast<std::size_t>(picture.width) * 4;
    std::vector<std::uint8_t> from_below(row * static_cast<std::size_t>(picture.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, picture.width, picture.height, GL_RGBA, GL_UNSIGNED_BYTE, from_below.data());
    picture.rgba.resize(from_below.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        const auto source = from_below.end() - static_cast<std::ptrdiff_t>((y + 1) * row);
        std::copy_n(source, row, picture.rgba.begin() + static_cast<std::ptrdiff_t>(y * row));
    }
    // A window has no transparency to show.
    for (std::size_t alpha = 3; alpha < picture.rgba.size(); alpha += 4) picture.rgba[alpha] = 255;
    return picture;
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}

Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, const ScreenApp& app,
                                             const Clock& clock) {
    if (glfwInit() == GLFW_FALSE) {
        return fail(ErrorCode::io, "no screen to draw on (" + last_glfw_error() +
                                       "): set DISPLAY, or use the command line program instead");
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
    int width = options.width;
    int height = options.height;
    if (const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr) {
        width = mode->width;
        height = mode->height;
    }
    GLFWwindow* handle = glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr);
    if (handle == nullptr) {
        std::string reason = last_glfw_error();
        glfwTerminate();
        return fail(ErrorCode::io,
                    "no window could be opened (" + reason + "): OpenGL 3.0 is needed, in software too");
    }
    auto state = std::make_unique<State>(clock, app);
    state->window.reset(handle);
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    if (options.hide_cursor) glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    ImGui_ImplOpenGL3_Init("#version 130");
    ImGui::GetIO().ClipboardUserData = handle;
    ImGui::GetIO().GetClipboardTextFn = [](void* user) {
        const char* text = glfwGetClipboardString(static_cast<GLFWwindow*>(user));
        return text != nullptr ? text : "";
    };
    state->listen();
    return std::unique_ptr<Window>{new Window{std::move(state)}};
}

void Window::run(const std::function<bool()>& quit) {
    constexpr std::chrono::hours long_time{1};
    while (glfwWindowShouldClose(state_->window.get()) == GLFW_FALSE && !quit()) {
        if (state_->frame_is_due()) {
            state_->draw();
            state_->show();
            glfwPollEvents();
        } else {
            state_->wait(long_time);
        }
    }
}

Result<Picture> Window::picture_when(const std::function<bool()>& ready, std::chrono::nanoseconds patience) {
    constexpr std::chrono::milliseconds between_looks{50};
    const auto give_up_at = state_->clock.monotonic() + patience;
    while (!ready()) {
        if (glfwWindowShouldClose(state_->window.get()) == GLFW_TRUE) {
            return fail(ErrorCode::io, "the window was closed before the picture was taken");
        }
        if (state_->clock.monotonic() >= give_up_at) {
            return fail(ErrorCode::io, "nothing to take a picture of: no data came in time");
        }
        state_->wait(between_looks);
    }
    for (int frame = 0; frame < frames_after_event; ++frame) state_->draw();
    Picture picture = state_->read_pixels();
    state_->show();
    return picture;
}

void Window::wake() {
    state_->woken = true;
    glfwPostEmptyEvent();
}

const std::string& Window::font_warning() const { return state_->frames.fonts().warning(); }

}  // namespace skranke::ui
