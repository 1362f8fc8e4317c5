"""A region told in sentences, each number with its origin."""
