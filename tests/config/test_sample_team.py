from __future__ import annotations

from pathlib import Path

import pytest

from deskside.config.cli import main
from deskside.people.models import Membership, Organisation, Person
from tests.factories.people import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_sample_team_loads_the_pack_and_makes_the_people(
    big_pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = main(
        ["sample-team", "--learners", "14", "--groups", "2", "--seed", "3", "--pack", str(big_pack)]
    )

    assert ended == 0
    assert Membership.objects.count() == 16
    assert "14 learners in 2 groups" in capsys.readouterr().out


def test_sample_team_removes_what_it_made(loaded_course: object) -> None:
    main(["sample-team"])

    assert main(["sample-team", "--remove"]) == 0

    assert not Person.objects.exists()


def test_sample_team_refuses_where_a_real_organisation_is(
    loaded_course: object, capsys: pytest.CaptureFixture[str]
) -> None:
    OrganisationFactory(name="Harbour Hospital")

    assert main(["sample-team"]) == 1

    assert "set up here already" in capsys.readouterr().err
    assert Organisation.objects.get().name == "Harbour Hospital"
