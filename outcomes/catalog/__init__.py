"""What people decided: indicators, regions, targets, sources and words, read from data/catalog."""
