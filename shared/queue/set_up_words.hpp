#pragma once
// What kinds of places and rules are called by machines: in documents and forms. Lower case and stable. For
// people: counter/settings_texts.hpp.
#include <array>
#include <optional>
#include <string_view>

#include "shared/queue/municipality.hpp"

namespace skranke {

inline constexpr std::array every_site_kind{SiteKind::library, SiteKind::drop_in_centre, SiteKind::mobile};
inline constexpr std::array every_desk_kind{DeskKind::skranke, DeskKind::bord, DeskKind::gulv,
                                            DeskKind::mobil, DeskKind::telefon};
inline constexpr std::array every_discipline{Discipline::strict, Discipline::time_credit};
inline constexpr std::array every_reduced_because{ReducedBecause::election, ReducedBecause::training,
                                                  ReducedBecause::illness, ReducedBecause::other};

std::string_view identifier(SiteKind kind);           // "drop_in_centre"
std::string_view identifier(DeskKind kind);           // "skranke"
std::string_view identifier(Discipline discipline);   // "time_credit"
std::string_view identifier(ReducedBecause because);  // "election"
std::optional<SiteKind> site_kind_from(std::string_view identifier);
std::optional<DeskKind> desk_kind_from(std::string_view identifier);
std::optional<Discipline> discipline_from(std::string_view identifier);
std::optional<ReducedBecause> reduced_because_from(std::string_view identifier);

}  // namespace skranke
