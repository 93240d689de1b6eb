"""A brief as a page: every line with the sentences that prove it, as text, Markdown or HTML."""

from multipolar.show.brief.compose import BriefPage, compose_brief
from multipolar.show.brief.html import brief_html
from multipolar.show.brief.markdown import brief_markdown
from multipolar.show.brief.text import brief_text

__all__ = ["BriefPage", "brief_html", "brief_markdown", "brief_text", "compose_brief"]
