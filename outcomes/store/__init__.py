"""The only room that knows DuckDB and DuckLake."""
