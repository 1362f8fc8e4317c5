"""What would a file that somebody sent change, and who signs for it? Five steps, from the file to a new version."""

from __future__ import annotations

from outcomes.ui.house import enter
from outcomes.ui.trouble import say_refusal
from outcomes.ui.upload.landed import show_landed
from outcomes.ui.upload.layout import (
    difference_step,
    file_step,
    moved_banner,
    problems_step,
    reachable,
    sign_step,
    understood_step,
)
from outcomes.ui.upload.steps import asked_step, step_line
from outcomes.ui.upload.work import opened

LATER = {2: understood_step, 3: problems_step, 4: difference_step, 5: sign_step}

house = enter()
say_refusal()
work = opened(house)
last = reachable(work)
step = min(asked_step(), last)
if work is not None and work.draft.state == "accepted":
    show_landed(house, work.draft)
else:
    step_line(house, step, last)
    if work is None or step == 1:
        file_step(house, work)
    else:
        if work.moved:
            moved_banner(work)
        LATER[step](work)
