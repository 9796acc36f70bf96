"""The same payload as an MSI, for whoever deploys by Windows Installer: per machine, by wixl."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5
from xml.sax.saxutils import quoteattr

from installer.windows.native import WINDOW, run
from installer.windows.setup_program import Setup

OURS = UUID("c0b4c5e2-6d5c-4a53-9c2c-2f4f0a5a1d77")  # what the other ids are worked out from
FOLDER = "HerefordshireDesk"
NEWER = "A newer version of Herefordshire desk is installed already."
HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product}" UpgradeCode="{upgrade}" Name={title} Version="{version}" Language="2057"
 Manufacturer="Herefordshire desk">
<Package InstallerVersion="500" InstallScope="perMachine" Platform="x64" Compressed="yes"
 Description={title}/>
<MajorUpgrade DowngradeErrorMessage={newer}/>
<Media Id="1" Cabinet="desk.cab" EmbedCab="yes"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramMenuFolder">
<Component Id="Link" Guid="{link}" Win64="yes">
<Shortcut Id="Shortcut" Name={title} Target="[Folder]{window}" WorkingDirectory="Folder"/>
<RegistryValue Root="HKLM" Key="Software\\HerefordshireDesk" Name="Link" Type="integer" Value="1"
 KeyPath="yes"/>
</Component>
</Directory>
<Directory Id="ProgramFiles64Folder">
"""
Tree = dict[str, "Tree | str"]


def build_msi(setup: Setup, paths: Iterable[str], work: Path) -> Path:
    """Have wixl make it beside the setup program. Raises BuildError."""
    out, source = setup.out.with_suffix(".msi"), work / "desk.wxs"
    source.write_text("\n".join(source_of(setup, sorted(paths))), encoding="utf-8")
    words = ["-a", "x64", "-D", "Win64=yes", "-o", str(out), str(source)]
    run("wixl", words, where=setup.payload)  # it takes files only by their way from where it is
    return out


def source_of(setup: Setup, paths: Iterable[str]) -> Iterator[str]:
    """What wixl reads: each file a component of its own, which is how an upgrade removes it."""
    title = "Herefordshire desk (trial)" if setup.is_trial else "Herefordshire desk"
    yield HEAD.format(
        product=code(f"product {setup.version} {title}"),
        upgrade=code(f"upgrade {title}"),
        link=code(f"link {title}"),
        title=quoteattr(title),
        version=setup.version,
        newer=quoteattr(NEWER),
        window=WINDOW,
    )
    files = list(paths)
    yield from _folder("Folder", FOLDER, tree(files))
    yield '</Directory>\n</Directory>\n<Feature Id="Desk" Level="1">\n<ComponentRef Id="Link"/>'
    yield from (f'<ComponentRef Id="{name("C", path)}"/>' for path in files)
    yield "</Feature>\n</Product>\n</Wix>"


def tree(paths: Iterable[str]) -> Tree:
    """Folders within folders; a file is its own path."""
    root: Tree = {}
    for path in paths:
        at = root
        for part in PurePosixPath(path).parts[:-1]:
            inner = at.setdefault(part, {})
            assert isinstance(inner, dict)
            at = inner
        at[PurePosixPath(path).name] = path
    return root


def code(what: str) -> str:
    """An id of Windows Installer's that is the same in every build."""
    return str(uuid5(OURS, what)).upper()


def name(kind: str, path: str) -> str:
    """A name within the MSI that says nothing of the path but is its alone."""
    return kind + uuid5(OURS, path).hex


def _folder(key: str, called: str, inside: Tree, at: str = "") -> Iterator[str]:
    yield f'<Directory Id="{key}" Name={quoteattr(called)}>'
    for part, found in inside.items():
        path = f"{at}{part}"
        if isinstance(found, str):
            guid, file = code(f"file {path}"), quoteattr(path)
            yield f'<Component Id="{name("C", path)}" Guid="{guid}" Win64="yes">'
            yield f'<File Id="{name("F", path)}" Source={file} KeyPath="yes"/></Component>'
        else:
            yield from _folder(name("D", path), part, found, f"{path}/")
    yield "</Directory>"
