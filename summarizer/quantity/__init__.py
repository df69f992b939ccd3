"""Figures as printed: what operator, which bounds. Code reads them; a model never computes one."""

from summarizer.quantity.counted import ADDED as ADDED
from summarizer.quantity.counted import NOTHING as NOTHING
from summarizer.quantity.counted import Counted as Counted
from summarizer.quantity.counted import counted as counted
from summarizer.quantity.counted import stretch as stretch
from summarizer.quantity.figures import Figure as Figure
from summarizer.quantity.figures import Kind as Kind
from summarizer.quantity.figures import figures as figures
from summarizer.quantity.figures import values as values
from summarizer.quantity.reading import Reading as Reading
from summarizer.quantity.reading import read as read
from summarizer.quantity.units import Unit as Unit
from summarizer.quantity.units import unit_in as unit_in
from summarizer.quantity.units import unit_of as unit_of
