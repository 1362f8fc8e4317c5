"""Sheets of cells → the tables in them → tidy rows: which place, when, what, how much, in which unit."""
