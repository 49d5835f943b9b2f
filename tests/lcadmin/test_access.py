"""Signing in, locking, the first password, and what each role may."""

from __future__ import annotations


def test_the_right_password_opens_the_office(client_as) -> None:
    assert client_as("reviewer").get("/password").status_code == 200
