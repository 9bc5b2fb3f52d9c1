"""onrecord reads diplomatic and political news and keeps the record."""
