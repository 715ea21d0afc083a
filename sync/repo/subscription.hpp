#pragma once
// A promise to be told, which ends when it leaves scope.
#include <functional>
#include <utility>

namespace skranke {

class [[nodiscard]] Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::move_only_function<void()> cancel) : cancel_(std::move(cancel)) {}
    Subscription(Subscription&& other) noexcept : cancel_(std::exchange(other.cancel_, nullptr)) {}
    Subscription& operator=(Subscription&& other) noexcept {
        std::swap(cancel_, other.cancel_);
        return *this;
    }
    ~Subscription() {
        if (cancel_) cancel_();
    }

private:
    std::move_only_function<void()> cancel_;
};

}  // namespace skranke
