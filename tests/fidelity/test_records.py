"""The records of the theme's faces are those that the faces give."""

from pathlib import Path

import pytest

from quickscan_build.fidelity import shipped
from quickscan_build.fidelity.records import line_of

FACES = shipped.faces()


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.name)
def test_each_face_is_recorded_as_it_is(path: Path) -> None:
    assert line_of(path) in shipped.RECORDS.read_text("utf-8").splitlines(), "make outlines"


def test_no_other_face_is_recorded() -> None:
    assert len(shipped.RECORDS.read_text("utf-8").splitlines()) == len(FACES)
