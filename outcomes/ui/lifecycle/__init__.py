"""What became of the factories: closures, levels, adoption."""
