"""The catalog and last year's figures → the workbook that an analyst fills in for a year."""

from etl.template.workbook import template

__all__ = ["template"]
