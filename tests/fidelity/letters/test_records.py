"""What a face shows, told once and for all."""

from quickscan_build.fidelity.letters.face import Face
from quickscan_build.fidelity.letters.records import record_of
from quickscan_build.theme.print import FONTS

SERIF = (FONTS / "SourceSerif4-Regular.ttf").read_bytes()


def test_glyphs_are_told_by_number_with_what_they_stand_for() -> None:
    face, record = Face(SERIF), record_of(SERIF)
    number = {name: at for at, name in enumerate(face.order)}
    assert record["shapes"][number["n"]] == face.shape("n")
    # What a character leads to comes first; figures of other forms say the same.
    assert record["says"]["1"][0] == number["one"]
    assert number["one.lf"] in record["says"]["1"]
    assert ["1", [number["one"]], [number["one.lf"]]] in record["puts"]
