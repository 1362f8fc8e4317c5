"""What the record pages show: uploads, versions, closed years."""
