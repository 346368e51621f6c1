"""The keyed chain over a stream's lines: each hash covers the line and the hash before it.

hash = HMAC-SHA256(K, 0x01 || previous hash as ASCII hex || MessagePack array of the fields)
with K = HMAC-SHA256(data key, "infusetrack chain 1"), the fields in the order of
`schema.FIELDS` exactly as they stand in the file. MessagePack writes each length first,
so no two different lines share their bytes.
"""

import hmac
from collections.abc import Sequence

import msgspec

_packed = msgspec.msgpack.Encoder().encode


def chain_key(data_key: bytes) -> bytes:
    """The key of the chain; it tells nothing about the key of the file."""
    return hmac.digest(data_key, b"infusetrack chain 1", "sha256")


def sealed_bytes(previous: str, fields: Sequence[object]) -> bytes:
    """The exact bytes that a line's hash covers."""
    return b"\x01" + previous.encode("ascii", "replace") + _packed(fields)


def line_hash(key: bytes, previous: str, fields: Sequence[object]) -> str:
    """The hash of a line in lower-case hexadecimal."""
    return hmac.digest(key, sealed_bytes(previous, fields), "sha256").hex()
