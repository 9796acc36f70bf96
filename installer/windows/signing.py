"""Signing, where a certificate is given: only what nobody has signed before."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from installer.windows.native import run
from installer.windows.pe import is_pe
from installer.windows.signers import UNSIGNED, signer_of


class Certificate(NamedTuple):
    """The certificate and its private key, as PEM files."""

    file: Path
    key: Path


def signed_payload(
    files: Mapping[str, bytes], certificate: Certificate | None, work: Path
) -> dict[str, bytes]:
    """The same files; those of other makers keep the signatures that they came with."""
    if certificate is None:
        return dict(files)
    return {
        path: _signed(data, certificate, work)
        if is_pe(path) and signer_of(path, data) == UNSIGNED
        else data
        for path, data in files.items()
    }


def signed_file(file: Path, certificate: Certificate | None) -> Path:
    """The file, signed in its place."""
    if certificate is not None:
        file.write_bytes(_signed(file.read_bytes(), certificate, file.parent))
    return file


def _signed(data: bytes, certificate: Certificate, work: Path) -> bytes:
    before, after = work / "unsigned.bin", work / "signed.bin"
    before.write_bytes(data)
    after.unlink(missing_ok=True)
    run(
        "osslsigncode",
        ["sign", "-certs", str(certificate.file), "-key", str(certificate.key), "-h", "sha256"],
        ["-n", "Herefordshire desk", "-in", str(before), "-out", str(after)],
    )
    signed = after.read_bytes()
    before.unlink()
    after.unlink()
    return signed
