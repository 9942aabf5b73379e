"""Our signatures against ssh-keygen in both directions, and against altered ones."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from core.handover import ssh_signature
from core.handover.ssh_signature import SignatureError

NAMESPACE = "netra-handover-1"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
MESSAGE = b"0123abcd  data/index.pdf\n"
BEGIN, END = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"

ssh_keygen = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not on PATH")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.touch(mode=0o600)
    path.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    return path


def check(folder: Path, message: bytes, namespace: str = NAMESPACE) -> int:
    (folder / "signature").write_text(ssh_signature.sign(KEY, MESSAGE, namespace))
    (folder / "signers").write_text(ssh_signature.allowed_signers_line("netra", PUBLIC, NAMESPACE) + "\n")
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        "signers",
        "-I",
        "netra",
        "-n",
        namespace,
        "-s",
        "signature",
    ]
    return subprocess.run(command, input=message, cwd=folder, capture_output=True, check=False).returncode


@ssh_keygen
def test_ssh_keygen_accepts_ours_and_refuses_another_message_or_namespace(tmp_path: Path) -> None:
    assert check(tmp_path, MESSAGE) == 0
    assert check(tmp_path, MESSAGE + b"\n") != 0
    assert check(tmp_path, MESSAGE, "file") != 0


@ssh_keygen
def test_we_accept_what_ssh_keygen_signs_and_write_the_same(key_file: Path) -> None:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key_file), "-n", NAMESPACE]
    theirs = subprocess.run(command, input=MESSAGE, capture_output=True, check=True).stdout.decode()
    assert ssh_signature.verify(theirs, MESSAGE, NAMESPACE) == PUBLIC
    assert ssh_signature.sign(KEY, MESSAGE, NAMESPACE) == theirs


@ssh_keygen
def test_ssh_keygen_shows_the_same_public_key_and_fingerprint(key_file: Path) -> None:
    shown = subprocess.run(
        ["ssh-keygen", "-y", "-f", str(key_file)], capture_output=True, check=True, text=True
    )
    assert " ".join(shown.stdout.split()[:2]) == ssh_signature.public_line(PUBLIC)
    listed = subprocess.run(
        ["ssh-keygen", "-l", "-f", str(key_file)], capture_output=True, check=True, text=True
    )
    assert listed.stdout.split()[1] == ssh_signature.fingerprint(PUBLIC)


@ssh_keygen
@pytest.mark.parametrize("options", [["-t", "ecdsa"], ["-t", "rsa", "-b", "2048"]])
def test_other_kinds_of_key_are_refused(options: list[str], tmp_path: Path) -> None:
    path = str(tmp_path / "other")
    subprocess.run(["ssh-keygen", "-q", "-N", "", *options, "-f", path], check=True)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", path, "-n", NAMESPACE]
    theirs = subprocess.run(command, input=MESSAGE, capture_output=True, check=True).stdout.decode()
    with pytest.raises(SignatureError, match="another kind of key"):
        ssh_signature.verify(theirs, MESSAGE, NAMESPACE)


@ssh_keygen
def test_other_hash_is_refused(key_file: Path) -> None:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-O", "hashalg=sha256", "-f", str(key_file), "-n", NAMESPACE]
    theirs = subprocess.run(command, input=MESSAGE, capture_output=True, check=True).stdout.decode()
    with pytest.raises(SignatureError, match="another hash"):
        ssh_signature.verify(theirs, MESSAGE, NAMESPACE)


def test_another_message_or_namespace_is_refused() -> None:
    text = ssh_signature.sign(KEY, MESSAGE, NAMESPACE)
    assert ssh_signature.verify(text, MESSAGE, NAMESPACE) == PUBLIC
    with pytest.raises(SignatureError, match="this message"):
        ssh_signature.verify(text, MESSAGE[:-1], NAMESPACE)
    with pytest.raises(SignatureError, match="namespace"):
        ssh_signature.verify(text, MESSAGE, "netra-handover-2")


def armored(blob: bytes) -> str:
    text = base64.b64encode(blob).decode()
    return BEGIN + "".join(text[start : start + 70] + "\n" for start in range(0, len(text), 70)) + END


def blob_of(text: str) -> bytes:
    return base64.b64decode(text.removeprefix(BEGIN).removesuffix(END))


def test_every_bit_flip_cut_and_addition_is_refused() -> None:
    blob = blob_of(ssh_signature.sign(KEY, MESSAGE, NAMESPACE))
    assert ssh_signature.verify(armored(blob), MESSAGE, NAMESPACE) == PUBLIC
    altered = [blob[:length] for length in range(len(blob))] + [blob + b"\0"]
    for place in range(len(blob) * 8):
        flipped = bytearray(blob)
        flipped[place // 8] ^= 1 << place % 8
        altered.append(bytes(flipped))
    for other in altered:
        with pytest.raises(SignatureError):
            ssh_signature.verify(armored(other), MESSAGE, NAMESPACE)


def field(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


@pytest.mark.parametrize("place", ["key", "reserved", "signature", "none"])
def test_unsigned_room_in_the_format_must_be_empty(place: str) -> None:
    extra = {place: b"hidden"}
    kind = field(b"ssh-ed25519")
    signed = blob_of(ssh_signature.sign(KEY, MESSAGE, NAMESPACE))[-64:]
    blob = b"SSHSIG\0\0\0\1" + field(kind + field(PUBLIC) + extra.get("key", b""))
    blob += field(NAMESPACE.encode()) + field(extra.get("reserved", b"")) + field(b"sha512")
    blob += field(kind + field(signed) + extra.get("signature", b""))
    if place == "none":
        assert ssh_signature.verify(armored(blob), MESSAGE, NAMESPACE) == PUBLIC
    else:
        with pytest.raises(SignatureError):
            ssh_signature.verify(armored(blob), MESSAGE, NAMESPACE)


def test_every_other_spelling_of_the_text_is_refused() -> None:
    text = ssh_signature.sign(KEY, MESSAGE, NAMESPACE)
    body = text.removeprefix(BEGIN).removesuffix(END)
    assert ssh_signature.verify(text.removesuffix("\n"), MESSAGE, NAMESPACE) == PUBLIC
    for other in (
        "",
        "\n",
        BEGIN,
        BEGIN + END,
        BEGIN + body,
        body + END,
        body,
        "\n" + text,
        text + "\n",
        text + text,
        text.replace("\n", "\r\n"),
        text.replace("SSH", "PGP"),
        BEGIN + body.replace("\n", "") + "\n" + END,
        BEGIN + "\n" + body + END,
        BEGIN + body + "\n" + END,
        BEGIN + body.replace("\n", " \n") + END,
        BEGIN + body[:-1] + "=\n" + END,
        BEGIN + "é" + body[1:] + END,
        BEGIN + "\x00" + body[1:] + END,
        BEGIN + "A" * 5000 + END,
    ):
        with pytest.raises(SignatureError):
            ssh_signature.verify(other, MESSAGE, NAMESPACE)


@pytest.mark.parametrize("word", ["", "two words", 'quo"te', "a,b", "line\nbreak", "*", "é"])
def test_names_that_would_change_a_signers_line_are_refused(word: str) -> None:
    with pytest.raises(ValueError, match="plain word"):
        ssh_signature.allowed_signers_line(word, PUBLIC, NAMESPACE)
    with pytest.raises(ValueError, match="plain word"):
        ssh_signature.allowed_signers_line("netra", PUBLIC, word)
