"""Time phrases to EDTF (ISO 8601-2), with precision and basis. No clock: unknown stays unknown."""

from summarizer.chronology.edtf import Bounds, bounds, date_prec, sort_key, time_precision
from summarizer.chronology.phrases import clock_time, duration_days, resolve, weekday, years_ago

__all__ = [
    "Bounds",
    "bounds",
    "clock_time",
    "date_prec",
    "duration_days",
    "resolve",
    "sort_key",
    "time_precision",
    "weekday",
    "years_ago",
]
