from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.transaction import TransactionManagementError

from deskside.lib import clock
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.lib.db.claim import claim
from deskside.lib.db.rows import connection_rows


def insert_session(key: str) -> bool:
    return insert_ignoring_conflicts(
        Session, session_key=key, session_data="", expire_date=clock.now()
    )


@pytest.mark.django_db(transaction=True)
def test_claim_without_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        claim(Session.objects.all(), 1)


@pytest.mark.django_db
def test_claim_takes_no_more_than_its_limit() -> None:
    for key in "abc":
        insert_session(key)

    with transaction.atomic():
        claimed = claim(Session.objects.order_by("session_key"), 2)

    assert [session.session_key for session in claimed] == ["a", "b"]


@pytest.mark.django_db
def test_insert_of_an_existing_key_changes_nothing_in_one_statement(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    assert insert_session("same")

    with django_assert_num_queries(1):  # type: ignore[operator]
        again = insert_session("same")

    assert not again
    assert Session.objects.count() == 1


@pytest.mark.django_db
def test_connection_rows_binds_parameters() -> None:
    insert_session("a'b")

    rows = connection_rows("SELECT session_key FROM django_session WHERE session_key = %s", ["a'b"])

    assert rows == [("a'b",)]
