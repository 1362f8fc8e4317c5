"""A briefing as a Hangul document (HWPX) in the report style that Korean officials use."""
