"""The parts of the page about what changed in the factories."""
