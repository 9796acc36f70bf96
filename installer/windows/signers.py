"""Who signed a file: the organisation in the certificate its Authenticode signature was made with.

It is read, not verified: whether the signature is good, and whether its root is trusted, Windows
says (`Get-AuthenticodeSignature`), and osslsigncode where it is given the roots.
"""

from cryptography import x509
from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from installer.windows.pe import NotPe, Pe, is_pe

UNSIGNED = ""


def signer_of(name: str, data: bytes) -> str:
    """The organisation, or the common name where there is none; empty where it is not signed."""
    signature = Pe(data).signature if is_pe(name) else None
    if signature is None:
        return UNSIGNED
    certificates = load_der_pkcs7_certificates(signature)
    issuers = {each.issuer for each in certificates if each.issuer != each.subject}
    signing = [each for each in certificates if _signs_code(each) and each.subject not in issuers]
    if not signing:
        raise NotPe(f"{name} is signed with no certificate for code.")
    return _called(signing[0])


def _signs_code(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.CODE_SIGNING in usage


def _called(certificate: x509.Certificate) -> str:
    for kind in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        for attribute in certificate.subject.get_attributes_for_oid(kind):
            return str(attribute.value)
    return certificate.subject.rfc4514_string()
