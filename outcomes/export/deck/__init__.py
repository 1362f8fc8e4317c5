"""A pack in, one HTML file out: read offline, presented, printed; and the PDF that a browser makes of it."""
