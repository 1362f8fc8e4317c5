"""The parts of the page about versions."""
