"""Resource files are found from a checkout and from an installed package."""

import pytest

from infusetrack import assets
from infusetrack.assets import asset


@pytest.mark.parametrize("parts", [("regimens",), ("fonts", "OFL.txt"), ("themes", "day.toml")])
def test_what_is_shipped_is_found(parts):
    assert asset(*parts).exists()
    assert asset(*parts).name == parts[-1]


def test_what_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match=r"regimens/none\.toml"):
        asset("regimens", "none.toml")


def test_an_installed_file_goes_before_one_beside_the_checkout(tmp_path, monkeypatch):
    package = tmp_path / "infusetrack"
    for root in (package / "resources", tmp_path / "resources"):
        (root / "regimens").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", package)
    assert asset("regimens") == package / "resources" / "regimens"
