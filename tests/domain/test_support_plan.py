"""What the regimen says of a drug, and what the site adds to it."""

from infusetrack.domain.regimen import Origin
from infusetrack.domain.support_plan import drug_called
from tests.domain.small_trial import TRIAL
from tests.domain.support import drug, site_with


def test_a_name_in_the_record_finds_its_drug():
    assert drug_called(TRIAL.side_drugs, " Paracetamol ").id == "acetaminophen"
    assert drug_called(TRIAL.side_drugs, "aspirin") is None


def test_the_sites_number_says_that_it_is_the_sites():
    lidocaine = drug("lidocaine", site_with(drug__lidocaine__high="1", drug__lidocaine__again="30"))
    assert lidocaine.high.origin is Origin.SITE
    assert lidocaine.again_low.value == 30
    assert lidocaine.option.low.value == 0
    assert drug("lidocaine").option is None


def test_a_number_of_the_file_stays_where_the_site_has_none():
    acetaminophen = drug("acetaminophen", site_with(drug__acetaminophen__daily_max="3000"))
    assert acetaminophen.low == drug("acetaminophen").low
    assert acetaminophen.daily_max.source == "policy 12"


def test_two_people_only_where_the_site_chose_it():
    assert not TRIAL.opioid_infusion.two_people
    assert site_with(opioid__two_people="two_people").opioid_infusion.two_people
