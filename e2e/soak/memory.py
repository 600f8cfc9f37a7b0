"""The memory of processes, sampled, and whether it stays flat."""

import statistics
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1 << 20
# What a process may grow by from the middle of the run to its end: a share, and a little for what comes and goes.
SHARE = 0.05
SLACK = 8.0


def own(process: int) -> float:
    """What a process holds itself, in MiB: without pages of files, which the system takes back when it needs them."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024 / MIB
    raise ProcessLookupError(f"process {process} has ended")


@dataclass
class Course:
    """The memory of one process over time."""

    name: str
    process: int
    samples: list[float] = field(default_factory=list)

    def sample(self) -> None:
        self.samples.append(own(self.process))

    def part(self, first: float, last: float) -> float:
        """The median of a part of the run; 0 is its beginning, 1 its end."""
        count = len(self.samples)
        return statistics.median(self.samples[int(first * count) : max(int(last * count), int(first * count) + 1)])

    def is_flat(self) -> bool:
        """Whether the last fifth needs no more than the fifth that begins at two fifths."""
        return self.part(0.8, 1) <= self.part(0.4, 0.6) * (1 + SHARE) + SLACK

    def line(self) -> str:
        parts = " | ".join(f"{self.part(first / 5, first / 5 + 0.2):.0f}" for first in range(5))
        return f"| {self.name} | {parts} | {max(self.samples):.0f} | {'flat' if self.is_flat() else 'GROWS'} |"
