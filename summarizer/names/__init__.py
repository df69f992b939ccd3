"""Who is who, without a model: countries under all their names, their bodies, and persons."""

from summarizer.names.compare import key as key
from summarizer.names.compare import mentions as mentions
from summarizer.names.compare import party as party
from summarizer.names.compare import same as same
from summarizer.names.folding import Token as Token
from summarizer.names.folding import fold as fold
from summarizer.names.folding import tokens as tokens
