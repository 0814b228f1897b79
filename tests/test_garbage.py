"""The collector of reference cycles is switched off, and comes back as it was."""

from __future__ import annotations

import gc

import pytest

from quickscan_build.garbage import uncollected


def test_it_is_back_afterwards_whatever_happened() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_who_works_without_it_goes_on_without_it() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_meanwhile_is_old_to_it() -> None:
    with uncollected():
        made = [[number] for number in range(5000)]
    assert gc.get_freeze_count() == 0
    assert any(one is made for one in gc.get_objects(generation=2))
