"""The gate before the site's record: every number that a site may set, gathered when first asked for."""

from collections.abc import Mapping
from functools import cache

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.admission_site import admit_site
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import Site
from infusetrack.domain.site_settings import Setting, settings
from infusetrack.session.site_session import Admit


def site_gate(regimens: Mapping[str, Regimen]) -> Admit:
    """What refuses a change of a limit that may not be made; the first regimen's bounds count."""

    @cache
    def known() -> Mapping[str, Setting]:
        every = [
            one
            for regimen in reversed(tuple(regimens.values()))
            for one in settings(regimen, emergency_card())
        ]
        return {one.key: one for one in every}

    def admit(site: Site, draft: Draft) -> None:
        admit_site(known(), site, draft)

    return admit
