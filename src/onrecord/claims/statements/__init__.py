"""Statements: who said what, to whom, on which occasion, in whose report."""

from onrecord.claims.statements.finding import find_statements

__all__ = ["find_statements"]
