"""Time expressions to EDTF (ISO 8601-2), with precision and basis. No clock: unknown stays unknown."""

from summarizer.chronology.chronicle import Chronicle
from summarizer.chronology.edtf import Bounds, bounds, is_edtf, sort_key
from summarizer.chronology.finding import Expression, find
from summarizer.chronology.hints import clock_time, duration_days, weekday, years_ago
from summarizer.chronology.phrases import read, resolve
from summarizer.chronology.projections import date_prec, time_precision, timex_value
from summarizer.chronology.reading import Kind, Reading

__all__ = [
    "Bounds",
    "Chronicle",
    "Expression",
    "Kind",
    "Reading",
    "bounds",
    "clock_time",
    "date_prec",
    "duration_days",
    "find",
    "is_edtf",
    "read",
    "resolve",
    "sort_key",
    "time_precision",
    "timex_value",
    "weekday",
    "years_ago",
]
