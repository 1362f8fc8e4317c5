"""A pack in, a PowerPoint file out: native charts, tables and maps that can be edited, and what to say in the notes."""
