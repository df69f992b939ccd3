"""Batches by file: what goes out is what a run would send, what comes in is what a run would have got."""

from __future__ import annotations

import json

import pytest
from local import KEY, NOWHERE, PRICES, Desk, answer, answering, article, number_in, profile, running
from servers import Canned, Got, wire_answer

LIMITS = "limits = { reasks = 2 }"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    desk = Desk(tmp_path, monkeypatch)
    desk.configure(profile(NOWHERE))
    return desk


def lines_of(path):
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def export(desk, name="requests.jsonl", code=0):
    desk.run("batch", "export", "in", "-o", name, code=code)
    return lines_of(desk.folder / name)


def output(request, canned=None):
    """A line of an output file, with all that a service puts around an answer."""
    got = Got("POST", request["url"], {}, request["body"], b"")
    body = wire_answer(got, canned or answering(got))
    response = {"status_code": 200, "request_id": "req_0123456789abcdef", "body": body}
    return {"id": "batch_req_secret", "custom_id": request["custom_id"], "response": response, "error": None}


def failed(request, status=None, error=None, body=None):
    response = None if status is None else {"status_code": status, "request_id": "req_1", "body": body}
    return {"id": "batch_req_1", "custom_id": request["custom_id"], "response": response, "error": error}


def write(desk, name, *lines):
    content = b"".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines
    )
    (desk.folder / name).write_bytes(content)


def bad(number):
    return Canned(json.dumps(answer(number, events=[])))


def test_a_request_is_byte_for_byte_what_a_run_sends(desk):
    with running() as server:
        desk.configure(profile(server.url, more="temperature = 0.0\nseed = 7"))
        requests = export(desk)
        raw = (desk.folder / "requests.jsonl").read_bytes().split(b"\n")[:-1]
        assert server.got == []
        desk.run("extract", "in", "-q")
        sent = {got.raw for got in server.got}
    assert {line.partition(b'"body":')[2][:-1] for line in raw} == sent
    assert {one["url"] for one in requests} == {"/v1/chat/completions"} == {got.path for got in server.got}
    assert {one["method"] for one in requests} == {"POST"}
    assert len({one["custom_id"] for one in requests}) == 3


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json_object"])
def test_after_an_import_a_run_asks_nothing(desk, mode):
    with running() as server:
        desk.configure(profile(server.url, more=f'modes = ["{mode}"]'))
        requests = export(desk)
        write(desk, "responses.jsonl", *map(output, reversed(requests)))
        done = desk.run("batch", "import", "responses.jsonl", "in")
        assert not (desk.folder / "responses.again.jsonl").exists()
        assert "3 of 3 requests answered by this" in done.stderr
        told = desk.run("brief", "in", "-o", "batch")
        assert server.got == []
        assert "0 requests; 3 answered without asking, 3 of them imported from a batch" in told.stderr
        (stage,) = desk.read("batch/run.json")["stages"]
        assert (stage["requests"], stage["free"], stage["imported"]) == (0, 3, 3)
        desk.run("brief", "in", "-o", "live", "--no-cache")
        assert len(server.got) == 3
    batch, live = desk.read("batch/briefing.json"), desk.read("live/briefing.json")
    assert batch == live
    assert batch["claims"]


def test_what_is_cached_is_left_out(desk):
    with running() as server:
        desk.configure(profile(server.url))
        desk.run("extract", "in/1.txt", "-q")
        done = desk.run("batch", "export", "in", "-o", "r.jsonl", "--json")
        assert {key: json.loads(done.stdout)[key] for key in ("requests", "cached", "reasks")} == {
            "requests": 2, "cached": 1, "reasks": 0,
        }  # fmt: skip
        assert {number_in(one["body"]) for one in lines_of(desk.folder / "r.jsonl")} == {0, 2}
        assert "1 left out, answered already" in done.stderr
        everything = desk.run("batch", "export", "in", "--all")
        assert len(everything.stdout.splitlines()) == 3
        # An answer to what is cached is left out too, unless it shall take its place.
        requests = [json.loads(line) for line in everything.stdout.splitlines()]
        other = Canned(json.dumps({"events": [], "claims": []}))
        write(desk, "responses.jsonl", *(output(request, other) for request in requests))
        first = desk.json("batch", "import", "responses.jsonl", "in", "--json")
        assert (first["valid"], first["cached"], first["surplus"]) == (2, 1, 1)
        second = desk.json("batch", "import", "responses.jsonl", "in", "--json", "--replace")
        assert (second["valid"], second["cached"], second["surplus"]) == (3, 0, 0)
        assert len(server.got) == 1
    rows = [json.loads(line) for line in desk.run("extract", "in", "-q").stdout.splitlines()]
    assert [row["claims"] for row in rows] == [[], [], []]


def test_invalid_answers_are_asked_again_in_the_words_of_a_run(desk):
    wrong = lambda got, number: bad(number_in(got.body)) if number < 3 else answering(got)  # noqa: E731
    with running(wrong) as server:
        desk.configure(profile(server.url, more="limits = { concurrency = 1 }"))
        requests = export(desk)
        write(
            desk, "one.jsonl",
            *(output(request, bad(number_in(request["body"]))) for request in requests[:2]), output(requests[2]),
        )  # fmt: skip
        told = desk.json("batch", "import", "one.jsonl", "in", "--json", code=1)
        assert (told["valid"], len(told["invalid"]), told["again"]["requests"]) == (1, 2, 2)
        assert told["again"]["file"] == "one.again.jsonl"
        again = lines_of(desk.folder / "one.again.jsonl")
        assert not {one["custom_id"] for one in again} & {one["custom_id"] for one in requests}
        raw = (desk.folder / "one.again.jsonl").read_bytes().split(b"\n")[:-1]
        # The same as what an export writes now, and as what a run sends after such answers.
        desk.run("batch", "export", "in", "-o", "exported.jsonl")
        assert (desk.folder / "exported.jsonl").read_bytes() == (desk.folder / "one.again.jsonl").read_bytes()
        desk.run("extract", "in", "--no-cache", "-q")
        sent = {got.raw for got in server.got}
        assert {line.partition(b'"body":')[2][:-1] for line in raw} <= sent
        write(desk, "two.jsonl", *map(output, again))
        told = desk.json("batch", "import", "two.jsonl", "in", "--json")
        assert (told["valid"], told["cached"], told["again"]["file"]) == (2, 1, None)
        count = len(server.got)
        run = desk.run("brief", "in", "-o", "out")
        assert "0 requests; 5 answered without asking, 5 of them imported" in run.stderr
        assert len(server.got) == count


def test_both_rounds_at_once_and_an_import_repeated(desk):
    requests = export(desk)
    write(desk, "one.jsonl", *(output(request, bad(number_in(request["body"]))) for request in requests))
    desk.run("batch", "import", "one.jsonl", "in", code=1)
    write(desk, "two.jsonl", *map(output, lines_of(desk.folder / "one.again.jsonl")))
    desk.run("cache", "clear")
    both = desk.json("batch", "import", "one.jsonl", "in", "--also", "two.jsonl", "--json")
    assert (both["valid"], both["usage"]["answers"]) == (3, 6)
    repeated = desk.json("batch", "import", "two.jsonl", "in", "--json")
    assert (repeated["valid"], repeated["cached"], repeated["surplus"]) == (0, 3, 3)


def test_what_stays_invalid_is_given_up_like_in_a_run_and_can_be_asked_anew(desk):
    desk.configure(profile(NOWHERE, more="limits = { reasks = 1 }"))
    requests = export(desk)
    write(desk, "one.jsonl", output(requests[0], bad(0)), *map(output, requests[1:]))
    desk.run("batch", "import", "one.jsonl", "in", code=1)
    (again,) = lines_of(desk.folder / "one.again.jsonl")
    write(desk, "two.jsonl", output(again, bad(0)))
    told = desk.json("batch", "import", "two.jsonl", "in", "--json", code=1)
    assert told["again"]["file"] is None
    (given_up,) = told["failed"]
    assert given_up["source"] == "in/0.txt"
    assert "no valid answer after 1 re-ask:" in given_up["reason"]
    assert [one["custom_id"] for one in export(desk)] == [requests[0]["custom_id"]]


def test_reasks_in_the_same_words_are_told_apart(desk):
    requests = export(desk)
    refused = Canned("I cannot.", finish="refusal")
    names = [requests[0]["custom_id"]]
    write(desk, "r.jsonl", output(requests[0], refused), *map(output, requests[1:]))
    for _ in range(2):
        desk.run("batch", "import", "r.jsonl", "in", "-o", "again.jsonl", code=1)
        (again,) = lines_of(desk.folder / "again.jsonl")
        names.append(again["custom_id"])
        write(desk, "r.jsonl", output(again, refused))
    assert len(set(names)) == 3
    write(desk, "r.jsonl", output(again))
    desk.run("batch", "import", "r.jsonl", "in")


ERRORS = [
    pytest.param({"error": {"code": "batch_expired", "message": "not in time"}}, "again", "not in time", id="expired"),
    pytest.param({"status": 429, "body": {"error": {"message": "slow"}}}, "again", "too many requests", id="429"),
    pytest.param({"status": 500, "body": None}, "again", "server error", id="500"),
    pytest.param({"status": 401, "body": {"error": {"message": KEY}}}, "again", "key was not accepted", id="401"),
    pytest.param({"status": 400, "error": "prompt is too long"}, "failed", "too long", id="vLLM's 400"),
    pytest.param(
        {"status": 400, "body": {"error": {"message": "response_format is not supported"}}}, "failed", "modes", id="mode"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("error", "becomes", "says"), ERRORS)
def test_error_lines(desk, error, becomes, says):
    first, *others = export(desk)
    write(desk, "output.jsonl", *map(output, others))
    write(desk, "error.jsonl", failed(first, **error))
    told = desk.run("batch", "import", "output.jsonl", "in", "--also", "error.jsonl", code=1)
    assert f"in/0.txt: {'main: ' if 'status' in error else ''}" in told.stderr
    assert says in told.stderr
    assert KEY not in told.output
    assert "2 of 3 requests answered" in told.stderr
    if becomes == "again":
        assert lines_of(desk.folder / "output.again.jsonl") == [first]
    else:
        assert not (desk.folder / "output.again.jsonl").exists()


@pytest.mark.parametrize(
    ("half", "invalid"), [(r"\\ud83d", ["in/0.txt"]), (r"\ud83d", [])], ids=["escaped", "bare"]
)
def test_half_a_character_in_an_answer_harms_nothing(desk, half, invalid):
    first, *others = export(desk)
    line = json.dumps(output(first)).replace("A flood hit Arica.", f"A flood {half} hit Arica.", 1)
    assert "ud83d" in line
    write(desk, "r.jsonl", line.encode() + b"\n", *map(output, others))
    told = desk.json("batch", "import", "r.jsonl", "in", "--json", code=1 if invalid else 0)
    assert told["invalid"] == invalid
    if invalid:
        write(desk, "two.jsonl", *map(output, lines_of(desk.folder / "r.again.jsonl")))
        desk.run("batch", "import", "two.jsonl", "in")
    desk.run("brief", "in", "-o", "out")


WRONG_SHAPES = [
    pytest.param({"detail": "overloaded"}, id="no completion"),
    pytest.param({"choices": []}, id="no choice"),
    pytest.param({"object": "error", "message": "out of memory", "code": 500}, id="vLLM's error object"),
]


@pytest.mark.parametrize("body", WRONG_SHAPES)
def test_an_error_inside_a_200_is_asked_again(desk, body):
    first, *others = export(desk)
    write(desk, "r.jsonl", failed(first, 200, body=body), *map(output, others))
    told = desk.json("batch", "import", "r.jsonl", "in", "--json", code=1)
    assert (told["valid"], told["again"]["requests"]) == (2, 1)


def test_a_file_with_every_kind_of_odd_line(desk):
    (desk.folder / "in" / "3.txt").write_text(article(3), encoding="utf-8")
    first, second, third, fourth = export(desk)
    nameless = {key: value for key, value in output(fourth).items() if key != "custom_id"}
    whole = json.dumps(output(second)).encode()
    lines = [
        nameless,
        output(first),
        {**output(first), "custom_id": "not-ours"},
        output(first),
        whole[: len(whole) // 2] + b"\n",
    ]
    write(desk, "r.jsonl", *lines, b"\n", b"garbage\n", output(third))
    told = desk.json("batch", "import", "r.jsonl", "in", "--json", code=1)
    expected = {
        "valid": 2, "lines": 7, "repeated": 1, "nameless": 1, "broken": 2, "unknown": ["not-ours"],
        "unanswered": ["in/3.txt"], "invalid": [], "failed": [],
    }  # fmt: skip
    assert {key: told[key] for key in expected} == expected
    assert [one["source"] for one in told["errors"]] == ["in/1.txt"]
    assert lines_of(desk.folder / "r.again.jsonl") == [second]
    words = desk.run("batch", "import", "r.jsonl", "in", code=1).stderr
    for part in ("1 line without a custom_id", "2 lines cut off or no JSON", "1 request without a line"):
        assert part in words


def test_what_the_batch_cost(desk):
    export_to = {"more": PRICES.replace("{ ", "{ batch = 0.5, ")}
    desk.configure(profile(NOWHERE, **export_to))
    write(desk, "r.jsonl", *map(output, export(desk)))
    done = desk.run("batch", "import", "r.jsonl", "in", "--json")
    full = 3 * (90 * 10 + 10 * 1 + 20 * 100) / 1e6
    usage = json.loads(done.stdout)["usage"]
    assert (usage["answers"], usage["input_tokens"], usage["cached_tokens"], usage["output_tokens"]) == (
        3,
        300,
        30,
        60,
    )
    assert (usage["cost"], usage["full_price"]) == (pytest.approx(full / 2), pytest.approx(full))
    assert f"{full / 2:.4f} USD at the batch's price" in done.stderr
    desk.run("brief", "in", "-o", "out")
    assert desk.read("out/run.json")["spent"] == 0


def test_without_a_batch_price_the_full_price_is_named_as_such(desk):
    desk.configure(profile(NOWHERE, more=PRICES))
    write(desk, "r.jsonl", *map(output, export(desk)))
    assert "at the full price; prices.batch is not set" in desk.run("batch", "import", "r.jsonl", "in").stderr


@pytest.mark.parametrize("name", ["anthropic/c", "google/g"])
@pytest.mark.parametrize("command", [["export", "in"], ["import", "r.jsonl", "in"]], ids=["export", "import"])
def test_other_kinds_of_provider(desk, name, command):
    write(desk, "r.jsonl", {"custom_id": "a", "response": None, "error": "x"})
    told = desk.run("batch", *command, "--provider", name, code=2).stderr
    assert "batch files are for kind openai" in told
    assert "vllm" in told


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty"),
        (b"<html>\n", "no line of it"),
        (b'{"custom_id": "x", "response": {"body": {}}}\n', "no answer in it is to a request"),
    ],
    ids=["empty", "not JSON Lines", "of something else"],
)
def test_a_file_that_cannot_be_used(desk, content, says):
    write(desk, "r.jsonl", content)
    assert says in desk.run("batch", "import", "r.jsonl", "in", code=2).stderr


def test_answers_to_another_model_are_not_taken(desk):
    write(desk, "r.jsonl", *map(output, export(desk)))
    told = desk.run("batch", "import", "r.jsonl", "in", "--provider", "main/other", code=2)
    assert "no answer in it is to a request that these articles make of main/other" in told.stderr


def test_missing_files_and_a_cache_that_is_off(desk, monkeypatch):
    desk.run("batch", "import", "nothing.jsonl", "in", code=2)
    desk.run("batch", "export", "nowhere", code=4)
    write(desk, "r.jsonl", *map(output, export(desk)))
    monkeypatch.setenv("SUMMARIZER_NO_CACHE", "true")
    assert "kept in the cache" in desk.run("batch", "import", "r.jsonl", "in", code=2).stderr


def test_no_key_is_needed_and_no_identifier_is_kept(desk, monkeypatch):
    monkeypatch.delenv("TEST_KEY")
    write(desk, "r.jsonl", *map(output, export(desk)))
    desk.run("batch", "import", "r.jsonl", "in")
    kept = b"".join(path.read_bytes() for path in (desk.folder / "home").rglob("*") if path.is_file())
    assert b"A flood hit" in kept
    for secret in (b"req_0123456789abcdef", b"batch_req_secret", b"chatcmpl-secret", b"fp_secret"):
        assert secret not in kept


def test_a_long_article_is_several_requests(desk):
    text = "Flood in Arica\n\n" + "\n\n".join(f"The river rose by {i} metres. " * 40 for i in range(30))
    (desk.folder / "in" / "long.txt").write_text(text, encoding="utf-8")
    assert len(export(desk)) == 7
