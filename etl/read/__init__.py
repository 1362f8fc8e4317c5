"""A file somebody made → sheets of cells. Reading interprets nothing."""
