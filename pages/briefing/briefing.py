"""What will be shown to a room and handed out? Briefings: begun, composed, frozen, and what has changed since."""

from __future__ import annotations

from outcomes.ui.briefing.view import show_briefing
from outcomes.ui.house import enter
from outcomes.ui.trouble import say_refusal

say_refusal()
show_briefing(enter())
