"""How much the read stage takes at a time: what is larger is no report, and must not fill the memory."""

from multipolar.model.articles import MAX_ARTICLE_CHARS

MAX_TEXT_BYTES = 4 * MAX_ARTICLE_CHARS  # no character takes more than four bytes in UTF-8 or UTF-16
MAX_LINE_BYTES = 4_000_000  # a record with every character written as \uXXXX, and room for its other keys
MAX_JSON_BYTES = 50_000_000  # some 10,000 reports; it is held in memory whole, JSON Lines are not
MAX_PAGE_BYTES = 10_000_000  # a page saved with its pictures inside; news pages have a tenth of that
MAX_PAGE_ELEMENTS = 20_000  # news pages have 1,000 to 8,000; extraction slows down with their square
