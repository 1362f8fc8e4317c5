"""Tidy rows → figures the lake can trust, and every problem by its cell."""
