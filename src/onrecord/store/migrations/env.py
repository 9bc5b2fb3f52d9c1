"""Runs the steps on the connection that opened the store; Alembic loads this file itself."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
