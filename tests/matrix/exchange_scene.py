"""Repetitions, questions and a request in every state, with words only some may read."""

from peer_learning.services.replications import decline_replication, withdraw_replication
from tests.factories.peer_learning import asked, invited, repeated
from tests.matrix.scene import Scene

INSIDE = {"stranger", "editor", "superuser"}


def exchange(scene: Scene) -> None:
    """The stranger's municipality repeats what the author's did, asks about it, and wants to come.

    The author's case is public; its repetition is told in every state.
    """
    case, things = scene.drafts["published"].case, scene.things
    told = {"person": scene.people["stranger"], "place": "example-2", "confirmed": False}
    for year, name in enumerate(("waiting", "declined", "taken back"), start=2022):
        words = scene.secret(f"повторения {name}", INSIDE)
        row = repeated(case, year=year, result=words, changed=words, **told)
        things[f"{name} repetition"] = row
    things["declined repetition"] = decline_replication(
        replication=things["declined repetition"],
        declined_by=scene.people["editor"],
        words=scene.secret("слов о повторении", INSIDE),
    )
    things["taken back repetition"] = withdraw_replication(
        replication=things["taken back repetition"], person=scene.people["stranger"]
    )
    things["confirmed repetition"] = repeated(case, year=2025, **{**told, "confirmed": True})
    questions(scene)
    words = scene.secret("просьбы о поездке", {"author", "colleague", *INSIDE})
    things["visit"] = invited(
        case,
        guest="example-2",
        host="example-1",
        person=scene.people["stranger"],
        words=words,
    )


def questions(scene: Scene) -> None:
    """One that waits for an editor, one that is public."""
    case, asker = scene.drafts["published"].case, scene.people["stranger"]
    words = scene.secret("вопроса", INSIDE)
    scene.things["asked question"] = asked(case, asker=asker, text=words, is_open=False)
    scene.things["open question"] = asked(case, asker=asker)
