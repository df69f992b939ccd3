"""A disagreement takes one line where the account tells what is held, and a list where it does not."""

import planted

from summarizer import render


def shown(*, told):
    """The disagreement about a figure, where the account tells its claims or none of them."""
    briefing = planted.briefing(hostile=False)
    episode = next(one for one in briefing.episodes if any(d.kind == "figures" for d in one.disagreements))
    item = next(one for one in episode.disagreements if one.kind == "figures")
    row = next(row for row in episode.ledger if len(row.entries) >= len(item.positions))
    positions = tuple(
        held.model_copy(update={"claim_ids": entry.claim_ids, "mention_ids": ()})
        for held, entry in zip(item.positions, row.entries, strict=False)
    )
    item = item.model_copy(update={"positions": positions, "ledger_id": row.id})
    claims = tuple(i for held in positions for i in held.claim_ids) if told else ()
    sentence = episode.sentences[0].model_copy(update={"claim_ids": claims})
    changed = episode.model_copy(update={"sentences": (sentence,), "disagreements": (item,)})
    page = render.markdown(briefing.model_copy(update={"episodes": (changed,)}), {})
    after = page.partition("### Where the sources disagree\n\n")[2].partition("\n\n#")[0]
    return after, [entry.phrase for entry in row.entries[: len(positions)]], positions


def test_figures_that_the_account_tells_stand_in_one_line():
    text, phrases, positions = shown(told=True)
    assert len(positions) > 1
    assert all(f"“{phrase}”" in text.splitlines()[0] for phrase in phrases)
    assert "\n- **" not in text.partition("###")[0]


def test_figures_that_it_does_not_tell_stand_in_a_list_in_their_own_words():
    text, _, positions = shown(told=False)
    listed = [row for row in text.partition("###")[0].splitlines() if row.startswith("- ")]
    assert len(listed) == len(positions)
    assert all(held.text in row for held, row in zip(positions, listed, strict=True))
