"""Shares things out among projects so that each group's counts and sums come out exactly."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from etl.sample.world import Numbers

Places = NDArray[np.int64]
"""Whole numbers: places in a list, or the group that each project belongs to."""
Kind = TypeVar("Kind", bound=np.generic)


def assigned(group: Places, score: Numbers, counts: Numbers) -> Places:
    """Give every project one of several parts, as many of each as a table of counts says.

    Args:
        group: of each project, from 0.
        score: of each project; within a group those with the lowest score get the first part.
        counts: groups × parts, whole; a row adds up to the projects of its group.

    Returns:
        The part of each project.
    """
    found = np.empty(len(group), dtype=np.int64)
    parts = np.tile(np.arange(counts.shape[1]), len(counts))
    found[np.lexsort((score, group))] = np.repeat(parts, counts.ravel().astype(np.int64))
    return found


def ranked(group: Places, score: Numbers, groups: int) -> Places:
    """Give each project's rank within its group by score, the lowest first, from 0."""
    order = np.lexsort((score, group))
    begins = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=groups))[:-1]])
    rank = np.empty(len(group), dtype=np.int64)
    rank[order] = np.arange(len(group)) - begins[group[order]]
    return rank


def shared(group: Places, weight: Numbers, totals: Numbers) -> Numbers:
    """Share each group's whole total out among its projects by weight, largest remainder first.

    Args:
        group: of each project, from 0.
        weight: of each project, positive.
        totals: of each group, whole.

    Returns:
        Whole numbers that add up to the totals of the groups that have projects.
    """
    exact = totals[group] * weight / np.bincount(group, weight, len(totals))[group]
    whole = np.floor(exact)
    left = totals - np.bincount(group, whole, len(totals))
    return np.asarray(whole + (ranked(group, whole - exact, len(totals)) < left[group]), dtype=np.float64)


def weighted(chance: Numbers, weight: Numbers) -> Numbers:
    """Give scores that draw without replacement: the heavier, the sooner among the lowest.

    Args:
        chance: of each project, even between 0 and 1.
        weight: of each project, positive.

    Source:
        Efraimidis and Spirakis (2006), in its exponential form.
    """
    return np.asarray(-np.log1p(-chance) / weight, dtype=np.float64)


def taken(group: Places, score: Numbers, counts: Numbers) -> NDArray[np.bool_]:
    """Say which projects are among a number of each group: those with the lowest scores."""
    return np.asarray(ranked(group, score, len(counts)) < counts[group], dtype=np.bool_)
