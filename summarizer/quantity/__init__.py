"""Figures as printed: what operator, which bounds. Code reads them; a model never computes one."""

from summarizer.quantity.figures import Figure as Figure
from summarizer.quantity.figures import Kind as Kind
from summarizer.quantity.figures import figures as figures
from summarizer.quantity.figures import values as values
from summarizer.quantity.reading import Reading as Reading
from summarizer.quantity.reading import read as read
