"""Coded articles -> the formats others read."""

from multipolar.export.contract import as_record, to_json_line

__all__ = ["as_record", "to_json_line"]
