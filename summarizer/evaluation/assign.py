"""Which item is which: the pairs that together score the most, each item in one pair at most."""

from __future__ import annotations

import math
from collections.abc import Sequence


def assign(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The optimal one-to-one assignment of rows to columns, by rising row.

    Shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957), n² m steps.

    Args:
        scores: Of each row with each column, all rows of one length; 0 or less: they cannot be paired.
    """
    if not scores or not scores[0]:
        return []
    rows, columns = len(scores), len(scores[0])
    if rows > columns:
        return sorted(
            (row, column) for column, row in assign([list(one) for one in zip(*scores, strict=True)])
        )
    cost = [[-max(value, 0.0) for value in row] for row in scores]
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)  # counted from 1; column 0 holds the row that is being placed
    for row in range(1, rows + 1):
        row_of[0] = row
        _place(cost, by_row, by_column, row_of)
    return sorted(
        (row - 1, column - 1)
        for column, row in enumerate(row_of)
        if column and row and scores[row - 1][column - 1] > 0
    )


def _place(
    cost: Sequence[Sequence[float]], by_row: list[float], by_column: list[float], row_of: list[int]
) -> None:
    columns = len(by_column)
    least, came_from, used = [math.inf] * columns, [0] * columns, [False] * columns
    at = 0
    while row_of[at]:
        used[at] = True
        row, step, following = row_of[at], math.inf, 0
        for column in range(1, columns):
            if used[column]:
                continue
            reduced = cost[row - 1][column - 1] - by_row[row] - by_column[column]
            if reduced < least[column]:
                least[column], came_from[column] = reduced, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(columns):
            if used[column]:
                by_row[row_of[column]] += step
                by_column[column] -= step
            else:
                least[column] -= step
        at = following
    while at:
        row_of[at] = row_of[came_from[at]]
        at = came_from[at]
