import hashlib
import hmac

from infusetrack.store.chain import chain_key, line_hash, sealed_bytes

KEY = chain_key(bytes(32))


def test_the_chain_follows_its_written_rule():
    fields = ("s", 1, None)
    packed = b"\x93\xa1s\x01\xc0"
    wanted = hmac.new(KEY, b"\x01" + b"ab" + packed, hashlib.sha256).hexdigest()
    assert line_hash(KEY, "ab", fields) == wanted


def test_the_chain_key_is_not_the_data_key():
    assert hmac.new(bytes(32), b"infusetrack chain 1", hashlib.sha256).digest() == KEY
    assert bytes(32) != KEY


def test_a_letter_that_moves_to_the_next_field_changes_the_bytes():
    assert sealed_bytes("", ("ab", "c")) != sealed_bytes("", ("a", "bc"))
    assert sealed_bytes("", ("", None)) != sealed_bytes("", (None, ""))
