"""A passkey authenticator in software (WebAuthn Level 3, attestation "none", ES256)."""

import hashlib
import json
import os

from cognito import unpadded
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec


def cbor(value):
    """RFC 8949, the few kinds that an attestation needs."""
    def head(major, number):
        for size, info in ((1, 24), (2, 25), (4, 26)):
            if number < 24:
                return bytes([major << 5 | number])
            if number < 1 << 8 * size:
                return bytes([major << 5 | info]) + number.to_bytes(size, "big")
        raise ValueError(number)

    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(5, len(value)) + b"".join(cbor(k) + cbor(v) for k, v in value.items())


class Authenticator:
    """Holds one passkey; `origin` is what the browser would put in."""

    def __init__(self, origin):
        self.origin, self.count, self.user = origin, 0, ""
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.raw = os.urandom(32)
        self.id = unpadded(self.raw)

    def data(self, rp, flags, rest=b""):
        self.count += 1
        return (hashlib.sha256(rp.encode()).digest() + bytes([flags])
                + self.count.to_bytes(4, "big") + rest)

    def client_data(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin,
                           "crossOrigin": False}).encode()

    def create(self, options):
        """The RegistrationResponseJSON to the options of navigator.credentials.create."""
        self.user = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        public = cbor({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"),
                       -3: numbers.y.to_bytes(32, "big")})
        held = bytes(16) + len(self.raw).to_bytes(2, "big") + self.raw + public
        attestation = cbor({
            "fmt": "none", "attStmt": {}, "authData": self.data(options["rp"]["id"], 0x45, held)})
        return self.answer({
            "clientDataJSON": unpadded(self.client_data("webauthn.create", options["challenge"])),
            "attestationObject": unpadded(attestation), "transports": ["internal"]})

    def get(self, options):
        """The AuthenticationResponseJSON to the options of navigator.credentials.get."""
        client_data = self.client_data("webauthn.get", options["challenge"])
        data = self.data(options["rpId"], 0x05)
        signature = self.key.sign(
            data + hashlib.sha256(client_data).digest(), ec.ECDSA(hashes.SHA256()))
        return self.answer({
            "clientDataJSON": unpadded(client_data), "authenticatorData": unpadded(data),
            "signature": unpadded(signature), "userHandle": self.user})

    def answer(self, response):
        return {"id": self.id, "rawId": self.id, "type": "public-key",
                "authenticatorAttachment": "platform", "clientExtensionResults": {},
                "response": response}
