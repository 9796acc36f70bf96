from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from installer.windows.pe import NotPe
from installer.windows.signers import signer_of
from tests.installer.windows.made_pe import made_pe

KEY = ec.generate_private_key(ec.SECP256R1())


def certificate(usage, **names):
    name = x509.Name(
        [x509.NameAttribute(getattr(NameOID, kind), said) for kind, said in names.items()]
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(KEY.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        .sign(KEY, hashes.SHA256())
    )


def signed_with(*certificates):
    return made_pe(signature=pkcs7.serialize_certificates(certificates, Encoding.DER))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param(
            {"COMMON_NAME": "Code", "ORGANIZATION_NAME": "A council"},
            "A council",
            id="organisation",
        ),
        pytest.param({"COMMON_NAME": "A maker"}, "A maker", id="a_common_name_alone"),
    ],
)
def test_that_the_signer_is_told_by(names, told):
    signed = signed_with(certificate(ExtendedKeyUsageOID.CODE_SIGNING, **names))
    assert signer_of("a.dll", signed) == told


def test_that_whoever_dated_the_signature_is_not_the_signer():
    dated = certificate(ExtendedKeyUsageOID.TIME_STAMPING, COMMON_NAME="A clock")
    coded = certificate(ExtendedKeyUsageOID.CODE_SIGNING, COMMON_NAME="A maker")
    assert signer_of("a.dll", signed_with(dated, coded)) == "A maker"
    with pytest.raises(NotPe, match=r"a\.dll is signed with no certificate for code"):
        signer_of("a.dll", signed_with(dated))


@pytest.mark.parametrize(("name", "data"), [("a.dll", made_pe()), ("a.txt", b"words")])
def test_that_nobody_signed(name, data):
    assert signer_of(name, data) == ""
