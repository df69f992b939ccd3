"""Time expressions to EDTF (ISO 8601-2), with precision and basis. No clock: unknown stays unknown."""

from summarizer.chronology.chronicle import Chronicle
from summarizer.chronology.edtf import Bounds, bounds, is_edtf, sort_key
from summarizer.chronology.finding import Expression, find
from summarizer.chronology.hints import clock_time, duration_days, weekday, years_ago
from summarizer.chronology.order import Item, Order, Placed, arrange
from summarizer.chronology.phrases import read, resolve
from summarizer.chronology.placing import item, weekday_order
from summarizer.chronology.printed import in_words
from summarizer.chronology.projections import date_prec, time_precision, timex_value
from summarizer.chronology.reading import Kind, Reading

__all__ = [
    "Bounds",
    "Chronicle",
    "Expression",
    "Item",
    "Kind",
    "Order",
    "Placed",
    "Reading",
    "arrange",
    "bounds",
    "clock_time",
    "date_prec",
    "duration_days",
    "find",
    "in_words",
    "is_edtf",
    "item",
    "read",
    "resolve",
    "sort_key",
    "time_precision",
    "timex_value",
    "weekday",
    "weekday_order",
    "years_ago",
]
