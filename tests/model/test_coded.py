"""What comes out for one article."""

from multipolar.errors import ArticleError
from multipolar.model.actors import ActorMention, Entity, MentionKind
from multipolar.model.coded import Failure
from multipolar.model.spans import TextSpan
from multipolar.model.statements import Statement, StatementKind

SPAN = TextSpan(0, 1)


def test_failure_says_where_why_and_what_to_do() -> None:
    failure = Failure("news.jsonl, line 17", "holds no text", "put the report's text into it")

    assert str(failure) == "news.jsonl, line 17: holds no text; put the report's text into it"


def test_failure_reads_like_the_error_it_comes_from() -> None:
    error = ArticleError("a.txt", "holds no text", "leave it out")

    assert str(Failure(error.where, error.reason, error.advice)) == str(error)


def test_mention_s_codes_are_those_of_all_entities_that_have_one() -> None:
    entities = tuple(Entity(name, code, "GOV", SPAN) for name, code in [("a", "RUR"), ("b", "FRE"), ("c", "")])
    mention = ActorMention(0, 0, 1, SPAN, MentionKind.PLURAL, entities, "test")

    assert mention.codes == {"RUR", "FRE"}


def test_statement_spans_from_its_first_part_to_its_last() -> None:
    speaker = Entity("a", "RUR", "GOV", SPAN)
    statement = Statement("1", speaker, StatementKind.DIRECT, None, (TextSpan(3, 5), TextSpan(9, 12)))

    assert statement.span == TextSpan(3, 12)
