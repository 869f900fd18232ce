"""Prints expected.jsonl: the counts of households.socai at many cuts. python3 expected.py > expected.jsonl

The entries are read by the reader that was written from the format, and counted by the naive ledger that judges and
folds them by the rules; neither shares code with the library, and neither looks at a balance.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).parent
sys.path += [str(HERE.parent / "bac-lieu-2022-2025"), str(HERE.parents[1] / "Tests/RepositoryTests/Reader")]
from evaluate import Ledger  # noqa: E402
from read_ledger import lines  # noqa: E402

DAYS = ["2021-12-31", "2022-01-01", "2022-02-07", "2022-12-31", "2023-07-14", "2024-06-30", "2024-07-01", "2025-12-31"]


def cuts(positions):
    """Each day as known at every ninth end of an entry and at the last ones, by the units of that day and of the first."""
    for position in [*positions[::9], *positions[-4:]]:
        for day in DAYS:
            yield day, position, day
        yield DAYS[-1], position, DAYS[0]


ledger, positions = Ledger(), []
for line in lines(HERE / "households.socai"):
    entry = json.loads(line)
    del entry["position"]
    ledger.record(entry)
    positions.append(ledger.last)
for day, position, units_on in cuts(positions):
    counts = ledger.replay(day, f"#{position}", by_unit=True, units_on=units_on)
    print(json.dumps(counts, ensure_ascii=False, separators=(",", ":")))
