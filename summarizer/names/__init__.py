"""Who is who, without a model: countries under all their names, bodies, persons, and who first said it."""

from summarizer.names.compare import is_country as is_country
from summarizer.names.compare import key as key
from summarizer.names.compare import mentions as mentions
from summarizer.names.compare import party as party
from summarizer.names.compare import same as same
from summarizer.names.folding import Token as Token
from summarizer.names.folding import fold as fold
from summarizer.names.folding import tokens as tokens
from summarizer.names.origins import independent as independent
from summarizer.names.origins import is_anybody as is_anybody
from summarizer.names.origins import origins as origins
from summarizer.names.origins import telling as telling
from summarizer.names.origins import voices as voices
from summarizer.names.outlets import is_outlet as is_outlet
from summarizer.names.outlets import wire as wire
