"""From scores to labels: the best tag sequence that is well formed, and a tree in every sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e9)
_CLEARLY = 3.0
"""By how much *O* must lead for no habit to matter."""
_TINY = np.float32(1e-6)


class TagScheme:
    """Which tag may follow which: BIO (``B-X I-X``) or BIOES (``B-X I-X E-X``, ``S-X``)."""

    __slots__ = ("_first", "_follow", "_habits", "_last", "_of_label", "labels", "tags")

    def __init__(self, tags: Sequence[str], habits: Mapping[tuple[str, str], float] | None = None) -> None:
        """``habits`` are what it is worth, in log-odds, that one tag follows another."""
        self.tags = tuple(tags)
        self.labels = tuple(dict.fromkeys(tag[2:] for tag in tags if tag != "O"))
        self._of_label = np.array([[tag[2:] == label for label in self.labels] for tag in tags], np.float32)
        closes = any(tag.startswith("E-") for tag in tags)
        self._first = np.array([_NEVER if tag[0] in "IE" else 0.0 for tag in tags], np.float32)
        self._last = np.array([_NEVER if closes and tag[0] in "BI" else 0.0 for tag in tags], np.float32)
        self._follow = np.array(
            [[0.0 if _may_follow(one, two, closes) else _NEVER for two in tags] for one in tags], np.float32
        )
        self._habits = habits is not None
        for (one, two), worth in (habits or {}).items():
            if one in self.tags and two in self.tags and self._follow[self.tags.index(one), self.tags.index(two)] == 0:
                self._follow[self.tags.index(one), self.tags.index(two)] = worth

    def best(self, scores: Floats) -> list[int]:
        """The best well-formed sequence (Viterbi) for scores of shape (words, tags)."""
        if not len(scores):
            return []
        return self.best_each(scores, [(0, len(scores))])[0]

    def best_each(self, scores: Floats, parts: Sequence[tuple[int, int]]) -> list[list[int]]:
        """The best sequence of each part of the words, none of them empty, all parts at a time."""
        found: list[list[int]] = [[] for _ in parts]
        open_parts = []
        likeliest = scores.argmax(axis=1)
        for number, (first, last) in enumerate(parts):
            if self._needs_no_search(scores[first:last], likeliest[first:last]):
                found[number] = [int(tag) for tag in likeliest[first:last]]
            else:
                open_parts.append(number)
        if not open_parts:
            return found
        open_parts.sort(key=lambda number: parts[number][0] - parts[number][1])  # the longest first
        firsts = np.array([parts[number][0] for number in open_parts])
        sizes = np.array([parts[number][1] - parts[number][0] for number in open_parts])
        total = scores[firsts] + self._first
        back = np.zeros((sizes[0], len(open_parts), len(self.tags)), np.int64)
        for position in range(1, int(sizes[0])):
            going = int(np.searchsorted(-sizes, -position))  # those that have a word here
            ways = total[:going, :, None] + self._follow
            back[position, :going] = ways.argmax(axis=1)
            total[:going] = ways.max(axis=1) + scores[firsts[:going] + position]
        ends = (total + self._last).argmax(axis=1)
        for row, number in enumerate(open_parts):
            path = [int(ends[row])]
            for position in range(int(sizes[row]) - 1, 0, -1):
                path.append(int(back[position, row, path[-1]]))
            found[number] = path[::-1]
        return found

    def _needs_no_search(self, scores: Floats, path: NDArray[np.int64]) -> bool:
        """Whether the likeliest tags are the best sequence: they break no rule, and no habit outweighs any of them."""
        if not self._habits:
            return self._is_well_formed(path)
        if path.any() or self.tags[0] != "O":
            return False
        return bool((scores[:, 0] - scores[:, 1:].max(axis=1)).min() > _CLEARLY)

    def _is_well_formed(self, path: NDArray[np.int64]) -> bool:
        """Whether a sequence breaks no rule: the likeliest tags, if so, are the best sequence."""
        return bool(
            self._first[path[0]] == 0 and self._last[path[-1]] == 0 and (self._follow[path[:-1], path[1:]] == 0).all()
        )

    def label_scores(self, scores: Floats, spans: Sequence[tuple[int, int]]) -> tuple[dict[str, float], ...]:
        """The log-probability of every label for each span of words, given that it has one; the mean over its words."""
        if not spans:
            return ()
        chances = np.exp(scores - scores.max(axis=1, keepdims=True)) @ self._of_label
        logs = np.log(chances / (chances.sum(axis=1, keepdims=True) + _TINY) + _TINY)
        sums = np.concatenate([np.zeros((1, len(self.labels))), logs.cumsum(axis=0, dtype=np.float64)])
        firsts, lasts = np.array(spans).T
        means = (sums[lasts] - sums[firsts]) / (lasts - firsts)[:, None]
        return tuple(dict(zip(self.labels, row, strict=True)) for row in means.tolist())

    def spans(self, path: Sequence[int]) -> list[tuple[int, int, str]]:
        """Runs of one label as (first, last + 1, label)."""
        found: list[tuple[int, int, str]] = []
        start: int | None = None
        for position, index in enumerate(path):
            shape, _, label = self.tags[index].partition("-")
            if shape in "BSO" and start is not None:
                found.append((start, position, self.tags[path[start]][2:]))
                start = None
            if shape in "BS":
                start = position
            if shape in "SE" and start is not None:
                found.append((start, position + 1, label))
                start = None
        if start is not None:
            found.append((start, len(path), self.tags[path[start]][2:]))
        return found


def _may_follow(one: str, two: str, closes: bool) -> bool:
    inside = two[0] in "IE"
    if closes:
        return inside and one[2:] == two[2:] if one[0] in "BI" else not inside
    return one[0] != "O" and one[2:] == two[2:] if inside else True


def best_tree(scores: Floats) -> list[int]:
    """Heads of one sentence from arc scores (dependent, head), where an arc to itself is the root's; -1 for the root.

    The best head for each word, and where that makes a cycle or several roots, Chu-Liu/Edmonds (McDonald et al. 2005)
    under each of the likeliest roots.
    """
    size = len(scores)
    if size == 1:
        return [-1]
    heads = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == np.arange(size))
    if len(roots) == 1 and _find_cycle(heads, int(roots[0])) is None:
        return [-1 if index == roots[0] else int(head) for index, head in enumerate(heads)]
    likely = np.argsort(-(scores.diagonal() - scores.max(axis=1)))[:2] if len(roots) == 0 else roots[:4]
    best: list[int] | None = None
    best_score = -np.inf
    for root in likely:
        tree = _arborescence(scores, int(root))
        score = sum(float(scores[index, head if head >= 0 else index]) for index, head in enumerate(tree))
        if score > best_score:
            best, best_score = tree, score
    return best if best is not None else [-1] + [0] * (size - 1)


def _arborescence(scores: Floats, root: int) -> list[int]:
    """The best tree under a root, cycles broken where the best arc into them costs least (greedy contraction)."""
    size = len(scores)
    work = scores.astype(np.float64).copy()
    np.fill_diagonal(work, -1e9)
    heads = work.argmax(axis=1)
    heads[root] = root
    for _ in range(size):
        cycle = _find_cycle(heads, root)
        if cycle is None:
            break
        inside = np.zeros(size, bool)
        inside[cycle] = True
        outside = np.flatnonzero(~inside & _reaches(heads, root))
        if not len(outside):
            outside = np.array([root])
        gains = work[np.array(cycle)[:, None], outside[None, :]] - work[cycle, heads[cycle]][:, None]
        node, head = np.unravel_index(int(gains.argmax()), gains.shape)
        heads[cycle[int(node)]] = outside[int(head)]
    return [-1 if index == root else int(head) for index, head in enumerate(heads)]


def _find_cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    """The words of one cycle of heads, None where every word hangs on the root in the end."""
    state = [0] * len(heads)
    state[root] = 2
    for start in range(len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for done in path:
            state[done] = 2
    return None


def _reaches(heads: NDArray[np.int64], root: int) -> NDArray[np.bool_]:
    """Which words hang on the root already."""
    size = len(heads)
    reached = np.zeros(size, bool)
    reached[root] = True
    for _ in range(size):
        more = reached[heads] | reached
        if (more == reached).all():
            break
        reached = more
    return reached
