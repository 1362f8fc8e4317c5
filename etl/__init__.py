"""From a file somebody made to rows the lake can trust: read, harmonize, validate, load."""
