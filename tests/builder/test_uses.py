"""What a page uses of others is noted by names of eight bytes, and found again whatever stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossiers.builder.rendering import Uses, use

names = st.integers(0, 60).map(lambda number: use("card", str(number)))
# Names that overlap with their neighbours' bytes: found at any other place they are no use.
awkward = st.sampled_from([bytes([one] * 4 + [other] * 4) for one in range(3) for other in range(3)])


@given(st.sets(names | awkward, max_size=20), st.sets(names | awkward, max_size=20))
def test_what_is_used_is_found(used: set[bytes], sought: set[bytes]) -> None:
    """One name or many: a page is found if it uses one of them, and else it is not."""
    assert Uses(sought).are_in(b"".join(sorted(used))) is not used.isdisjoint(sought)
