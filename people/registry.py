"""What upper floors hand in: how their data of a person is exported and erased, who keeps files."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, Protocol


class Exporter(Protocol):
    """Gives back plain values fit for JSON."""

    def __call__(self, *, person: Any) -> Any:
        """Export one person."""


class Eraser(Protocol):
    """Removes or empties what names the person; bears to run twice."""

    def __call__(self, *, person: Any) -> None:
        """Erase one person."""


class FileExporter(Protocol):
    """Gives the files of a person, one after another, each with a name to save it under."""

    def __call__(self, *, person: Any) -> Iterator[tuple[str, IO[bytes]]]:
        """Open one file at a time; whoever asked closes it."""


class ExportBuilder(Protocol):
    """Makes a copy that was asked for."""

    def __call__(self, *, export_id: Any) -> Any:
        """Make it; bears to run twice."""


class FileKeeper(Protocol):
    """Keeps posted files for a person and gives back their ids, both by field."""

    def __call__(self, *, owner: Any, files: Mapping[str, Iterable[Any]]) -> dict[str, list[str]]:
        """Keep the files of one post."""


class FileDropper(Protocol):
    """Deletes files that were kept for a person and belong to nothing yet."""

    def __call__(self, *, owner: Any, upload_ids: Iterable[str]) -> None:
        """Delete those of these files."""


class AddressWatcher(Protocol):
    """Does what waited for a person's address to be confirmed; bears to run twice."""

    def __call__(self, *, person: Any) -> Any:
        """Look at all confirmed addresses of a person."""


# The account itself and how it is signed in to: erased after all others, which find by them what
# is theirs.
ACCOUNT = "account"
LAST = ("sign_in", ACCOUNT)

exporters: dict[str, Exporter] = {}
erasers: dict[str, Eraser] = {}
file_exporters: dict[str, FileExporter] = {}
_export_builders: list[ExportBuilder] = []
_file_keepers: list[tuple[FileKeeper, FileDropper]] = []
_address_watchers: list[AddressWatcher] = []


def register_exporter(name: str, exporter: Exporter) -> None:
    """Add one section to every export of a person; names are file names in the export."""
    exporters[name] = exporter


def register_eraser(name: str, eraser: Eraser) -> None:
    """Add one step to every erasing of a person."""
    erasers[name] = eraser


def register_file_exporter(name: str, exporter: FileExporter) -> None:
    """Add the files of one section to every export of a person."""
    file_exporters[name] = exporter


def register_export_builder(builder: ExportBuilder) -> None:
    """Say who makes a copy that was asked for: jobs know no services."""
    _export_builders[:] = [builder]


def build_export(*, export_id: Any) -> None:
    """Have a copy made that was asked for."""
    for builder in _export_builders:
        builder(export_id=export_id)


def register_address_watcher(watcher: AddressWatcher) -> None:
    """Say who wants to know that somebody confirmed an address; asked at every sign-in, too."""
    if watcher not in _address_watchers:
        _address_watchers.append(watcher)


def tell_of_addresses(*, person: Any) -> None:
    """Let everybody look who waits for somebody's confirmed addresses."""
    for watcher in _address_watchers:
        watcher(person=person)


def register_file_keeper(keeper: FileKeeper, dropper: FileDropper) -> None:
    """Say who keeps the files of a form whose session had ended, and deletes doubled ones."""
    _file_keepers[:] = [(keeper, dropper)]


def keep_files(*, owner: Any, files: Mapping[str, Iterable[Any]]) -> dict[str, list[str]]:
    """Hand posted files to whoever keeps files; without anybody they cannot be kept."""
    return _file_keepers[0][0](owner=owner, files=files) if _file_keepers and files else {}


def drop_files(*, owner: Any, upload_ids: Iterable[str]) -> None:
    """Let go of kept files that came again."""
    if _file_keepers:
        _file_keepers[0][1](owner=owner, upload_ids=upload_ids)
