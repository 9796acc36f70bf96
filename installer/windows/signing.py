"""Signing, where a certificate is given: only what nobody has signed before."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if __name__ == "__main__":  # as NSIS starts it, from wherever that stands
    sys.path.insert(0, str(Path(__file__).parents[2]))

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


def signs_in_place(certificate: Certificate) -> str:
    """The command that signs whatever file is named after it, for NSIS to give."""
    words = [sys.executable, str(Path(__file__)), str(certificate.file), str(certificate.key)]
    return " ".join(f'"{word}"' for word in words)


def throw_away(folder: Path, name: str) -> Certificate:
    """A certificate for code that nobody trusts and that is good for a day, to try signing with."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)  # noqa: TID251 - its day
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    made.file.write_bytes(certificate.public_bytes(Encoding.PEM))
    made.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return made


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


if __name__ == "__main__":
    signed_file(Path(sys.argv[3]), Certificate(Path(sys.argv[1]), Path(sys.argv[2])))
