from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from installer.windows.signers import signer_of
from installer.windows.signing import signed_file, signed_payload, throw_away
from tests.installer.windows.made_pe import made_pe

FILES = {"a.dll": made_pe(), "b.txt": b"words"}


def test_that_without_a_certificate_nothing_is_signed(tmp_path):
    assert signed_payload(FILES, None, tmp_path) == FILES
    file = tmp_path / "a.exe"
    file.write_bytes(made_pe())
    assert signed_file(file, None).read_bytes() == made_pe()


def test_that_only_what_nobody_has_signed_is_signed(tmp_path, monkeypatch):
    certificate = throw_away(tmp_path, "Nobody")
    read = x509.load_pem_x509_certificate(certificate.file.read_bytes())
    theirs = made_pe(signature=pkcs7.serialize_certificates([read], Encoding.DER))
    monkeypatch.setattr("installer.windows.signing._signed", lambda *_: b"signed")

    signed = signed_payload({**FILES, "theirs.dll": theirs}, certificate, tmp_path)

    assert signed == {"a.dll": b"signed", "b.txt": b"words", "theirs.dll": theirs}
    assert signer_of("theirs.dll", theirs) == "Nobody"
