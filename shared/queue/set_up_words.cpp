#include "shared/queue/set_up_words.hpp"

#include <utility>

namespace skranke {

namespace {

template <class Kinds>
std::optional<typename Kinds::value_type> named(const Kinds& every, std::string_view text) {
    for (const auto kind : every)
        if (identifier(kind) == text) return kind;
    return std::nullopt;
}

}  // namespace

std::string_view identifier(SiteKind kind) {
    switch (kind) {
        case SiteKind::library: return "library";
        case SiteKind::drop_in_centre: return "drop_in_centre";
        case SiteKind::mobile: return "mobile";
    }
    std::unreachable();
}

std::string_view identifier(DeskKind kind) {
    switch (kind) {
        case DeskKind::skranke: return "skranke";
        case DeskKind::bord: return "bord";
        case DeskKind::gulv: return "gulv";
        case DeskKind::mobil: return "mobil";
        case DeskKind::telefon: return "telefon";
    }
    std::unreachable();
}

std::string_view identifier(Discipline discipline) {
    return discipline == Discipline::strict ? "strict" : "time_credit";
}

std::string_view identifier(ReducedBecause because) {
    switch (because) {
        case ReducedBecause::election: return "election";
        case ReducedBecause::training: return "training";
        case ReducedBecause::illness: return "illness";
        case ReducedBecause::other: return "other";
    }
    std::unreachable();
}

std::optional<SiteKind> site_kind_from(std::string_view text) { return named(every_site_kind, text); }
std::optional<DeskKind> desk_kind_from(std::string_view text) { return named(every_desk_kind, text); }
std::optional<Discipline> discipline_from(std::string_view text) { return named(every_discipline, text); }
std::optional<ReducedBecause> reduced_because_from(std::string_view text) {
    return named(every_reduced_because, text);
}

}  // namespace skranke
