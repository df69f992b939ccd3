from __future__ import annotations

import json
import re

import pytest

from summarizer.llm.batch_file import NO_ANSWER, Answer, Answers, custom_id, request_line

KEY = "ab" * 32 + "-1"
BODY = {"choices": [{"message": {"content": "{}"}}]}


def read(*lines):
    answers = Answers()
    answers.read(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    return answers


def test_a_request_holds_its_body_byte_for_byte():
    body = '{"model":"m","temperature":0.0,"text":"é\u2028\\n"}'.encode()
    line = request_line("a-1", "POST", body)
    assert body in line
    assert line.count(b"\n") == 1
    found = json.loads(line)
    assert list(found) == ["custom_id", "method", "url", "body"]
    assert (found["custom_id"], found["method"], found["url"]) == ("a-1", "POST", "/v1/chat/completions")


@pytest.mark.parametrize(
    ("stage", "label", "expected"),
    [
        ("extract", "0123456789ab", "extract-0123456789ab-" + "ab" * 12 + "-1"),
        ("extract", "", "extract-" + "ab" * 12 + "-1"),
        ("extract", "péché/ä " * 10, "extract-p-ch-p-ch-p-ch-p-ch-" + "ab" * 12 + "-1"),
    ],
    ids=["usual", "no label", "odd label"],
)
def test_names_are_short_and_plain(stage, label, expected):
    name = custom_id(stage, label, KEY)
    assert name == expected
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name)


def test_attempts_have_names_of_their_own():
    assert custom_id("extract", "a", KEY) != custom_id("extract", "a", KEY[:-1] + "0")


LINES = [
    pytest.param(
        {"id": "batch_req_1", "custom_id": "a", "response": {"status_code": 200, "request_id": "r", "body": BODY}, "error": None},
        Answer("a", 200, BODY), id="OpenAI",
    ),
    pytest.param(
        {"id": "vllm-1", "custom_id": "a", "response": {"status_code": 200, "request_id": "vllm-batch-1", "body": BODY}, "error": None},
        Answer("a", 200, BODY), id="vLLM",
    ),
    pytest.param({"custom_id": "a", "response": {"body": json.dumps(BODY)}}, Answer("a", 200, BODY), id="body as text, no status"),
    pytest.param(
        {"custom_id": "a", "response": {"status_code": 429, "body": {"error": {"message": "slow down"}}}, "error": None},
        Answer("a", 429, {"error": {"message": "slow down"}}), id="OpenAI's error file",
    ),
    pytest.param(
        {"custom_id": "a", "response": None, "error": {"code": "batch_expired", "message": "not in time"}},
        Answer("a", NO_ANSWER, {"code": "batch_expired", "message": "not in time"}), id="expired",
    ),
    pytest.param(
        {"custom_id": "a", "response": {"status_code": 400, "request_id": "r", "body": None}, "error": "bad"},
        Answer("a", 400, "bad"), id="vLLM's error",
    ),
    pytest.param({"custom_id": "a", "response": {"status_code": 200, "body": None}}, Answer("a", NO_ANSWER, None), id="nothing"),
    pytest.param({"custom_id": "a", "response": {"status_code": True, "body": BODY}}, Answer("a", NO_ANSWER, BODY), id="odd status"),
    pytest.param(b'{"id": "x", "custom_id": "a", "response": {"bo', Answer("a", NO_ANSWER, "the line is cut off"), id="cut off"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines(line, expected):
    assert read(line).found == {"a": expected}


def test_what_is_no_answer_is_counted():
    answers = read(b"\n", b"\xff\xfe garbage\n", b"[]\n", {"response": {}}, {"custom_id": 3}, b'{"id": "x')
    assert (answers.found, answers.lines, answers.nameless, answers.broken) == ({}, 5, 3, 2)


def good(text):
    return {"custom_id": "a", "response": {"status_code": 200, "body": {"text": text}}}


FAILED = {"custom_id": "a", "response": {"status_code": 500, "body": None}}


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ((good("1"), good("2")), {"text": "1"}),
        ((FAILED, good("2")), {"text": "2"}),
        ((good("1"), FAILED), {"text": "1"}),
    ],
    ids=["first answer", "answer after error", "error after answer"],
)
def test_of_several_lines_the_first_answer_counts(lines, body):
    answers = read(*lines)
    assert answers.found["a"].body == body
    assert answers.repeated == 1


def test_a_byte_order_mark_is_no_fault():
    assert list(read(b"\xef\xbb\xbf" + json.dumps(good("1")).encode()).found) == ["a"]
