"""A briefing as a workbook: a sheet for each slide with its numbers as numbers, charts, and where they come from."""
