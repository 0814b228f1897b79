from __future__ import annotations

from quickscan_build.cleaning.setting.columns import both, either, flags, flags_of


def test_columns_of_flags() -> None:
    assert either(b"\0\2\0", b"\0\0\3") == b"\0\1\1"
    assert both(b"\0\1\1", b"\1\1\0") == b"\0\1\0"
    assert flags("aé?…", flags_of(str.isalpha)) == b"\1\1\0\0"
    assert flags("…", flags_of("?".__eq__)) == b"\1"
