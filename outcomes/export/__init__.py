"""A finished frame in, the bytes of a file out."""
