"""A finished frame in, a Plotly figure out; looks come from `theme` alone."""
