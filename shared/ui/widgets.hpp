#pragma once
// All widgets at once, for screens that use most of them.
#include "shared/ui/buttons.hpp"
#include "shared/ui/choices.hpp"
#include "shared/ui/dialog.hpp"
#include "shared/ui/empty_state.hpp"
#include "shared/ui/marks.hpp"
#include "shared/ui/scroll_area.hpp"
#include "shared/ui/status_line.hpp"
#include "shared/ui/text_area.hpp"
#include "shared/ui/text_field.hpp"
#include "shared/ui/ticket_row.hpp"
#include "shared/ui/toast.hpp"
#include "shared/ui/ui.hpp"
