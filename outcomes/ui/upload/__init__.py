"""The five steps of the upload page."""
