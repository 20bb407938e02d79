"""One made-up word for each name, the same wherever the name occurs, and no way back."""

import hmac
import re
import secrets
from base64 import b32encode
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from uuid import UUID

_LENGTH: Final = 10
"""Letters of a word, 5 bits each: among a million names two get the same one once in 2000 runs."""
_GUID: Final = re.compile(r"(\{?)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\}?)", re.IGNORECASE)
_LITERAL: Final = ".ipv6-literal.net"
"""How Windows writes an IPv6 address in a path."""
_V4: Final = 4
NO_GUID: Final = "00000000-0000-0000-0000-000000000000"


class Pseudonyms:
    """Words by name. The key is random, lives as long as the object and is written nowhere."""

    def __init__(self, key: bytes | None = None) -> None:
        """Take a key; None: a random one."""
        self._key = secrets.token_bytes(32) if key is None else key

    def name(self, text: str) -> str:
        """The word for a name, whatever its case. Of a DNS name each label is replaced by itself."""
        if not text.strip():
            return text
        if found := _GUID.fullmatch(text):
            return f"{found[1]}{self.guid(found[2])}{found[3]}"
        address = self._address(text)
        if address is not None:
            return address
        return ".".join(self._word(label) if label.strip() else label for label in text.split("."))

    def guid(self, text: str) -> str:
        """The GUID for a GUID; one of zeros says nothing and is kept."""
        return text if text == NO_GUID else str(UUID(bytes=self._digest(text)[:16], version=4))

    def _address(self, text: str) -> str | None:
        """Another IP address for one, or the like of it as a name: an address is not found by Kerberos."""
        if text.lower().endswith(_LITERAL):
            return f"{self._word(text)}{_LITERAL}"
        try:
            version = ip_address(text).version
        except ValueError:
            return None
        digest = self._digest(text)
        return str(
            IPv4Address(b"\x0a" + digest[:3]) if version == _V4 else IPv6Address(b"\xfd" + digest[:15])
        )

    def _word(self, text: str) -> str:
        return f"x{b32encode(self._digest(text)).decode().lower()[:_LENGTH]}"

    def _digest(self, text: str) -> bytes:
        return hmac.digest(self._key, text.casefold().encode("utf-8", "surrogatepass"), "sha256")
