from summarizer.api import Settings as Settings
from summarizer.api import brief as brief
from summarizer.api import extract as extract
from summarizer.api import load as load
from summarizer.api import merge as merge
from summarizer.api import render as render
from summarizer.api import save as save
from summarizer.api import verify as verify
from summarizer.domain.briefing import Briefing as Briefing
from summarizer.errors import SummarizerError as SummarizerError

__version__: str
