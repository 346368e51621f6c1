"""A finding tells a person what a refusal would."""

from infusetrack.domain.finding import Finding
from infusetrack.wording.sentences import sentence


def test_a_finding_is_worded_by_its_code_and_facts():
    found = Finding("slip_fahrenheit", "ask")
    assert "Celsius" in sentence(found.refusal)
    assert found.facts == {}
