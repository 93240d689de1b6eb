"""What can go wrong, and what to do about each.

MultipolarError
├── LexiconError       a data file of the package is wrong: mend the file and entry it names
├── ModelMissingError  no language model is installed: install the one it names
├── LedgerError        the ledger file cannot be used: it is missing, in use, or no ledger; the text says what to do
├── QueryError         a question names what nobody knows: ask otherwise
│   └── EmptyAnswerError   the ledger holds nothing of what was asked for
├── CorrectionError    a correction contradicts the ledger or the ontology: mend it
└── ArticleError       one article cannot be read or coded: the run reports it and goes on
"""


class MultipolarError(Exception):
    """Any error that multipolar raises on purpose; its text is one line for a person."""


class LexiconError(MultipolarError):
    """A rule or word list in the package contradicts its schema; names file, entry and cure."""


class ModelMissingError(MultipolarError):
    """The language model asked for is not installed; the text names the command that installs it."""


class LedgerError(MultipolarError):
    """The ledger file cannot be used; names the file and the cure."""


class QueryError(MultipolarError):
    """A question names a state or a value that nobody knows; the text names what comes near."""


class EmptyAnswerError(QueryError):
    """The ledger holds nothing of what was asked for."""


class CorrectionError(MultipolarError):
    """A correction names what the ledger does not hold, or a value that the ontology does not know."""


class ArticleError(MultipolarError):
    """One article cannot be read or coded; the run reports it and goes on.

    Args:
        where: the file, with the line when there is one ("news.jsonl, line 17").
        reason: what is wrong.
        advice: what the reader can do about it.
    """

    def __init__(self, where: str, reason: str, advice: str) -> None:
        """Keep the three parts, so that a ledger can store them apart."""
        super().__init__(f"{where}: {reason}; {advice}")
        self.where = where
        self.reason = reason
        self.advice = advice
