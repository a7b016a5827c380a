"""The table of planted faults fits the program as it is: each stands once where it says."""

from bench.planting import ROOT, edits


def test_every_fault_of_the_table_can_be_planted_and_has_tests_to_ask() -> None:
    faults = edits()
    assert len(faults) >= 80
    for fault in faults:
        assert fault.text != (ROOT / fault.file).read_text(encoding="utf-8"), fault.shown
        for test in fault.tests:
            file, _, name = test.partition("::")
            assert f"def {name}" in (ROOT / file).read_text(encoding="utf-8"), fault.shown
