"""The demonstration set: a complete world of synthetic figures. Nothing in it is real.

The public record has holes (no complete province × year table exists), so screens are shown and tested on an
invented one as well: 17 provinces and the nation, 2014–2025, drawn by a seeded generator. The same seed gives the
same rows. It is a world of its own, about 60 % of the size of the published program and with its own peak year, so
that no figure can be taken for a published one. Every row says so: source `demo`, note `synthetic`, confidence
`unverified`, a position that starts with `demo:`, no quotation.

What is in it:

* deployments: selected ≥ agreed ≥ built in every cohort, part of a cohort being built the year after; cumulative
  counts since 2014 as running sums; four levels that add up to them; closures; technoparks as organizations, whose
  counts are part of their province's and never all of it; municipalities 2021–2025.
* establishments (the denominator), known for every province and year.
* the budget chain in whole won by national, local and private money; the three add up to the total exactly.
* before/after changes in productivity, defects, cost and lead time, and the number of firms that answered.
* targets under three regimes and annual ones: some provinces ahead, some behind, one target of 0, one missing.
* a few agreements and launches per province, each called synthetic in its own text.
* the projects behind the figures (`cases.py`): a row for each firm that agreed, which add up to the figures as they
  finally stand, in firms, levels, technoparks, closures, answers, mean changes and won.

What is wrong with it on purpose: three loads (the first without the late provinces' 2025, the second with them, the
third with 2025 final and 2023–2024 revised for a few provinces); two provinces with a year never reported; one
approximate value; one range; 군위 moving from 경북 to 대구 in 2023. A province's count stays with the province that
gave the support, so at the reform 군위's stock is taken over within 대구's own total, without a step in it.

The nation is the sum of the provinces (a rate: the mean over the firms that answered). While a province is late the
nation's figure is unknown. In the years that were never reported the nation is known from the central register.
"""

from __future__ import annotations

from etl.sample.cases import project_cases
from etl.sample.loads import SampleLoad, demonstration

__all__ = ["SampleLoad", "demonstration", "project_cases"]
