"""Certificates made on the spot: for a name, by an authority, for a time."""

import ssl
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Authority:
    """Signs certificates; `trust(tmp_path)` makes a client's context that believes it."""

    def __init__(self, name="Autorità di prova"):
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), _named(name)
        self.certificate = self._sign(self.name, self.key, days=30, is_authority=True)

    def _sign(self, subject, key, days, host=None, is_authority=False):
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 60 * DAY)
            .not_valid_after(now + days * DAY)
            .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        )
        if host:
            names = x509.SubjectAlternativeName([x509.DNSName(host)])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self.key, hashes.SHA256())

    def serves(self, folder, host, days=30):
        """A server's context that shows a certificate for `host`."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._sign(_named(host), key, days, host)
        path = folder / f"{host}.pem"
        path.write_bytes(_pem(certificate) + _private(key))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def trust(self):
        return ssl.create_default_context(cadata=_pem(self.certificate).decode())


def _named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def _private(key):
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
