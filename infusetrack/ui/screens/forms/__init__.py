"""The forms of a cycle day's steps: one for each kind, and the host that opens the right one."""

from collections.abc import Mapping
from types import MappingProxyType

from infusetrack.domain.regimen import StepKind
from infusetrack.ui.screens.forms.adverse_events import AdverseEventsForm
from infusetrack.ui.screens.forms.bag import BagForm
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.checklist import ChecklistForm
from infusetrack.ui.screens.forms.double_check import DoubleCheckForm
from infusetrack.ui.screens.forms.flush import FlushForm
from infusetrack.ui.screens.forms.hydration import HydrationForm
from infusetrack.ui.screens.forms.identity import IdentityForm
from infusetrack.ui.screens.forms.infusion import InfusionForm
from infusetrack.ui.screens.forms.labs import LabsForm
from infusetrack.ui.screens.forms.measure import MeasureForm
from infusetrack.ui.screens.forms.medication import MedicationForm
from infusetrack.ui.screens.forms.observation import ObservationForm
from infusetrack.ui.screens.forms.order import OrderForm
from infusetrack.ui.screens.forms.release import ReleaseForm
from infusetrack.ui.screens.forms.sign import SignForm
from infusetrack.ui.screens.forms.vitals import VitalsForm

FORMS: Mapping[StepKind, type[StepForm]] = MappingProxyType(
    {
        "identity": IdentityForm,
        "measure": MeasureForm,
        "labs": LabsForm,
        "checklist": ChecklistForm,
        "vitals": VitalsForm,
        "release": ReleaseForm,
        "order": OrderForm,
        "bag": BagForm,
        "hydration": HydrationForm,
        "medication": MedicationForm,
        "double_check": DoubleCheckForm,
        "infusion": InfusionForm,
        "flush": FlushForm,
        "observation": ObservationForm,
        "adverse_events": AdverseEventsForm,
        "sign": SignForm,
    }
)
"""The form of each kind of step."""
