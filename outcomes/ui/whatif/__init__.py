"""The what-if part of the page about targets."""
