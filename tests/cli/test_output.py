from __future__ import annotations

import json
import os
import signal

import pytest

from multipolar.cli.interrupts import hold_interrupts
from multipolar.cli.output import json_line_bytes


def interrupt_while_held(times: int, done: list[str]) -> None:
    with hold_interrupts():
        for _ in range(times):
            os.kill(os.getpid(), signal.SIGINT)
        done.append("whole")


def test_an_interrupt_waits_for_the_end_of_the_block() -> None:
    done: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        interrupt_while_held(1, done)

    assert done == ["whole"]


def test_a_second_interrupt_does_not_wait() -> None:
    done: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        interrupt_while_held(2, done)

    assert done == []


def test_the_handler_before_is_put_back() -> None:
    before = signal.getsignal(signal.SIGINT)

    with hold_interrupts():
        pass

    assert signal.getsignal(signal.SIGINT) is before


def test_half_a_surrogate_pair_survives_as_its_escape() -> None:
    line = json.dumps({"text": "a\ud800 é"}, ensure_ascii=False)

    written = json_line_bytes(line)

    assert written == '{"text": "a\\ud800 é"}\n'.encode()
    assert json.loads(written)["text"] == "a\ud800 é"
