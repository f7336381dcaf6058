"""Names that several texts bear: sought among all names once, and then only where a name came or went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from dossiers.builder.store import Store
from dossiers.builder.taking_in import Changes

SharedNames: TypeAlias = Mapping[str, Sequence[int]]
"""The numbers of the texts that bear each folded name that more than one bears."""

_MANY = 1_000
"""Names that came or went for which it is quicker to look at all."""

_KEY = "shared names"
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, list[int]]).decode


def shared_names(store: Store, changes: Changes) -> SharedNames:
    """Return the names that several texts bear, after these changes since the last build that was published."""
    # What a build left behind that had errors, and nothing before it to go back to, holds less than it counted.
    known = None if store.fresh or store.get("generation") is None else store.get(_KEY)
    if known is None or len(changes.names) > _MANY:
        found = _all(store)
    elif changes.names:
        found = _decode(known)
        for name in changes.names:
            bearers = [n for (n,) in store.db.execute("SELECT n FROM name WHERE folded = ?", (name,))]
            if len(bearers) > 1:
                found[name] = bearers
            else:
                found.pop(name, None)
    else:
        return _decode(known)
    store.put(_KEY, _encode(found))
    return found


def _all(store: Store) -> dict[str, list[int]]:
    # A text has each of its names once, so that a name that stands twice belongs to two.
    found: dict[str, list[int]] = {}
    for folded, n in store.db.execute(
        "SELECT folded, n FROM name WHERE folded IN"
        " (SELECT folded FROM name GROUP BY folded HAVING count(*) > 1)"
    ):
        found.setdefault(folded, []).append(n)
    return found
