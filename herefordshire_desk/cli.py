"""The command line of the public interface: the same functions as the screens, without a window."""

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from herefordshire_desk import __version__
from herefordshire_desk.commands.asking import (
    NOW,
    Iso,
    Stop,
    desk_password,
    first_line,
    on_desk,
    read_password,
    say,
)
from herefordshire_desk.commands.checking import checks
from herefordshire_desk.commands.collecting import collect
from herefordshire_desk.commands.giving import evidence
from herefordshire_desk.commands.options import PATH, as_of_option, json_option, with_desk
from herefordshire_desk.commands.salvaging import salvage
from herefordshire_desk.commands.self_testing import self_test_option
from herefordshire_desk.commands.verifying import verify
from herefordshire_desk.main import (
    DONE,
    MISUSED,
    WRONG,
    WindowOptions,
    exit_code,
    now,
    open_window,
    show_window,
    tell,
    today,
    usual_place,
)
from herefordshire_desk.pace import relax
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.open import this_person
from herefordshire_desk.workbooks.read import Unreadable
from herefordshire_desk.workbooks.write import NotWritten

RETURNS = ["weekly", "monthly", "annex-a", "social-worker-episodes"]


def run(arguments: Sequence[str]) -> int:
    """Do one command; its exit code. Whatever goes wrong is said in words, never a traceback."""
    relax()
    try:
        answer = commands.main(
            list(arguments), prog_name="herefordshire-desk", standalone_mode=False, obj=today
        )
    except click.ClickException as fault:
        fault.show()
        return MISUSED
    except Exception as fault:  # noqa: BLE001 - a person is told in words, never by a traceback
        return tell(*told(fault))
    return answer if isinstance(answer, int) else DONE


def told(fault: Exception) -> tuple[str, int]:
    """What a person is told of a fault, and the exit code. The unforeseen is named by kind only."""
    match fault:
        case Stop():
            return str(fault), fault.code
        case Fault():
            return str(fault), exit_code(fault)
        case Unreadable() | NotWritten():
            return str(fault), WRONG
        case click.Abort():
            return "Stopped. Nothing was changed.", WRONG
        case _:
            return f"Something unexpected went wrong ({type(fault).__name__}).", WRONG


@click.group(invoke_without_command=True)
@click.option("--desk", type=PATH, help="The desk's file; your own where not given.")
@click.option("--once", is_flag=True, help="Close as soon as the first page has been painted.")
@click.option("--password-file", type=PATH, help="Its first line is the desk's password.")
@self_test_option(now)
@click.version_option(__version__, prog_name="Herefordshire desk")
@click.pass_context
def commands(
    context: click.Context, desk: Path | None, once: bool, password_file: Path | None
) -> int | None:
    """A team manager's desk. Without a command, its window opens."""
    context.meta[NOW] = now
    if context.invoked_subcommand is not None:
        return None
    return open_window(WindowOptions(desk or usual_place(), once, password_file))


@commands.command(name="import")
@click.argument("paths", nargs=-1, required=True, type=PATH)
@with_desk
@click.option("--extract-date", type=Iso(), default=None, help="When it was taken; today.")
@click.option("--team", default=None, help="Keep only this team's children, and those held.")
@click.option("--workbook-password-file", type=PATH, help="For an encrypted workbook.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@json_option
def import_(
    paths: tuple[Path, ...],
    desk: Path,
    password_file: Path | None,
    extract_date: date | None,
    team: str | None,
    workbook_password_file: Path | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read case-system extracts: SSD tables, an Annex A workbook or SSDA903 files."""
    from herefordshire_desk.commands import importing

    options = importing.ImportOptions(
        paths=paths,
        desk=desk,
        password=desk_password(password_file, new=not os.path.exists(desk)),
        workbook_password=first_line(workbook_password_file),
        taken_on=extract_date or today(),
        team=team,
        dry_run=dry_run,
        at=now(),
    )
    merged, problems = importing.import_extract(options)
    say(importing.told(merged, problems, in_json=as_json))
    return DONE


@commands.command()
@with_desk
@as_of_option
@json_option
def flags(desk: Path, password_file: Path | None, as_of: date | None, as_json: bool) -> int:
    """Every open child with social worker counts, visits due and flags."""
    from herefordshire_desk.domain.flags import flags, flags_in_words
    from herefordshire_desk.store.picture import picture

    day = as_of or today()
    drawn = on_desk(desk, password_file, lambda store: picture(store, day))
    found = flags(drawn.assessments.values(), drawn.social_workers, drawn.team_names, day)
    say(json.dumps(found, indent=1) if as_json else flags_in_words(found))
    return DONE


@commands.command(name="return")
@click.argument("name", type=click.Choice(RETURNS))
@with_desk
@as_of_option
@click.option("--out", required=True, type=PATH, help="The file to write; must not be there.")
@click.option("--workbook-password-file", type=PATH, help="Encrypts the workbook.")
@click.option("--sent", is_flag=True, help="Mark it as sent: the next one is a new revision.")
@click.option("--names", metavar="REASON", help="With a sheet of names, and why; needs a password.")
def return_(
    name: str,
    desk: Path,
    password_file: Path | None,
    as_of: date | None,
    out: Path,
    workbook_password_file: Path | None,
    sent: bool,
    names: str | None,
) -> int:
    """Write a return for the performance team. Writing alone is not sending."""
    from herefordshire_desk.commands.returning import Named, check_ending, check_names, write

    password = first_line(workbook_password_file)
    check_ending(name, out, password)
    if names is not None:
        check_names(name, names, password)
    day, sent_at = as_of or today(), now() if sent else None
    named = None if names is None else Named(names, now())
    made = on_desk(
        desk,
        password_file,
        lambda store: write(store, name, day, out, password=password, sent_at=sent_at, named=named),
    )
    say(f"Written: {out.name} ({name}, {made.period}, revision {made.revision})")
    return DONE


@commands.command()
@with_desk
def check(desk: Path, password_file: Path | None) -> int:
    """Integrity of the file, history and counts. What the data say is `checks`."""
    from herefordshire_desk.store.integrity import check as look_over

    soundness = on_desk(desk, password_file, look_over)
    for fault in soundness.faults:
        tell(fault, WRONG)
    for name, count in soundness.counts.items():
        say(f"{name}: {count}")
    say("The file is sound." if not soundness.faults else "The file is not sound.")
    return WRONG if soundness.faults else DONE


@commands.command()
@with_desk
@click.option("--out", required=True, type=PATH, help="The backup to write; must not be there.")
def backup(desk: Path, password_file: Path | None, out: Path) -> int:
    """A verified copy of the desk in one file, its wrapped keys included."""
    from herefordshire_desk.store.backup import backup as back_up

    on_desk(desk, password_file, lambda store: back_up(store, out, now=now()))
    say(f"Backed up and verified: {out.name}")
    return DONE


@commands.command()
@click.option("--from", "from_", required=True, type=PATH, help="The backup.")
@with_desk
def restore(from_: Path, desk: Path, password_file: Path | None) -> int:
    """Put a verified backup in the desk's place; what was there is kept beside it."""
    from herefordshire_desk.store.backup import restore as put_back

    password = desk_password(password_file)
    restored = put_back(from_, desk, password, who=this_person(), now=now())
    for kept in restored.kept:
        say(f"Kept: {kept.name}")
    say(f"Restored and verified: {desk.name}")
    return DONE


@commands.command()
@click.option("--folder", type=PATH, help="Where the demo is kept; a temporary one.")
@click.option("--no-window", is_flag=True, help="Write the desk, pictures and returns, and stop.")
@as_of_option
@click.option("--password-file", type=PATH, help="Its first line is the demo's password.")
def demo(
    folder: Path | None, no_window: bool, as_of: date | None, password_file: Path | None
) -> int:
    """An invented team with three years of history."""
    from herefordshire_desk.commands.demo import has_display, make_demo, write_demo, wrote

    password, day = read_password(password_file) or "demo", as_of or today()
    if no_window or not has_display():
        desk, *others = write_demo(folder, day, password, now)
        say(wrote(desk, password, *others))
        return DONE
    desk = make_demo(folder, day, password, now())
    say(wrote(desk, password))
    return show_window(WindowOptions(desk), password, day)


for each in (checks, collect, evidence, salvage, verify):
    commands.add_command(each)
