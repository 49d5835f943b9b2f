"""Signatures that are set on a page as pictures."""

from rules.reading.page import Box

HIGHEST, WIDEST, LEAST = 110.0, 260.0, 8.0
"""In points: a signature pasted in is no larger than 39 by 92 mm, and no smaller than a character."""
BESIDE = 320.0
"""Points from a label within which its signature stands."""


def of_signature_size(box: Box) -> bool:
    """Whether an image is as large as a signature pasted in."""
    return LEAST <= box[3] - box[1] <= HIGHEST and LEAST <= box[2] - box[0] <= WIDEST


def stands_at(label: Box, picture: Box) -> bool:
    """Whether `picture` stands on the line of `label`: over its end or to its right, at its height."""
    middle = (label[1] + label[3]) / 2
    high = label[3] - label[1]
    return picture[1] - 0.5 * high <= middle <= picture[3] + 0.5 * high and picture[2] > label[2] and picture[0] - label[2] <= BESIDE
