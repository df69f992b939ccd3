"""Every error that a user can meet.

    SummarizerError                 exit  retryable
    ├── UsageError                   2    no    the command line or a named file is wrong
    │   ├── ConfigError              2    no    the configuration cannot be used
    │   └── MissingExtraError        2    no    an optional package is not installed
    ├── InputError                   4    no    no usable input
    │   └── ArticleError             1    no    one article cannot be used; the rest goes on
    ├── CheckError                   1    no    a check failed (verify, schema --check, compare, eval)
    ├── ProviderError                3    no    the provider cannot or will not answer
    │   ├── AuthError                3    no    wrong key, no permission: ends the run
    │   ├── QuotaError               3    no    account exhausted: ends the run
    │   ├── BudgetError              3    no    the next call would cross --max-cost: ends the run
    │   ├── TransportError           3    yes   timeouts, resets, 429 and 5xx after all retries
    │   │   └── UnreachableError     3    no    nothing ever came back from the address: ends the run
    │   ├── RequestRejectedError     3    no    the provider rejects this one request (400, 413, ...)
    │   │   └── MisdirectedError     3    no    address or model are wrong: ends the run
    │   ├── InvalidAnswerError       3    no    no valid answer after the re-asks (truncated, wrong shape)
    │   ├── RefusalError             3    no    the model declined to answer
    │   └── RecordingMissError       3    no    replaying, and nothing recorded answers this request
    └── InterruptedRunError        130    no    the user interrupted

A provider error of one article fails that article; those marked "ends the run" stop everything, with
what was paid for kept. Programmer errors are not translated: they pass through as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class SummarizerError(Exception):
    """Base of every error that is reported in one line.

    Args:
        message: What went wrong, one line, no secrets.
        hint: What to do about it, one line.
        details: Further lines, such as what differs.
    """

    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False
    ends_run: ClassVar[bool] = False
    """Whether the run must stop, rather than only the article at hand fail."""

    def __init__(self, message: str, *, hint: str | None = None, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = tuple(details)


class UsageError(SummarizerError):
    """The command line, or a file named on it, is wrong."""

    exit_code = 2
    ends_run = True


class ConfigError(UsageError):
    """The configuration cannot be used."""


class MissingExtraError(UsageError):
    """An optional package is not installed; the hint says which extra brings it."""


class InputError(SummarizerError):
    """There is no usable input."""

    exit_code = 4
    ends_run = True


class ArticleError(InputError):
    """One article cannot be used; the others go on."""

    exit_code = 1
    ends_run = False


class CheckError(SummarizerError):
    """A check that was asked for failed."""

    exit_code = 1
    ends_run = True


class ProviderError(SummarizerError):
    """The provider cannot or will not answer."""

    exit_code = 3


class AuthError(ProviderError):
    """The key is wrong or lacks a permission."""

    ends_run = True


class QuotaError(ProviderError):
    """The account is exhausted; waiting does not help."""

    ends_run = True


class BudgetError(ProviderError):
    """The next call would cross the cost limit."""

    ends_run = True


class TransportError(ProviderError):
    """A timeout, a reset, a 429 or a 5xx that outlived all retries."""

    retryable = True


class UnreachableError(TransportError):
    """No exchange with the provider has brought a response yet, however often it was tried."""

    retryable = False
    ends_run = True


class RequestRejectedError(ProviderError):
    """The provider rejects this one request."""


class MisdirectedError(RequestRejectedError):
    """The address or the model is wrong: no request of the run can be answered."""

    ends_run = True


class InvalidAnswerError(ProviderError):
    """No valid answer came, even after the re-asks."""


class RefusalError(ProviderError):
    """The model declined to answer."""


class RecordingMissError(ProviderError):
    """Nothing recorded answers this request: the message names the nearest, the details what differs."""


class InterruptedRunError(SummarizerError):
    """The user interrupted the run."""

    exit_code = 130
    ends_run = True
