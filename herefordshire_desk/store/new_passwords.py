"""New passwords and recovery codes: what is offered, and what the window asks of one."""

from herefordshire_desk.resource import read_resource

SHORTEST = 14
WORDS = 4

# Crockford's base 32: no I, L, O or U, so that what is typed back can be read as was meant
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OILU", "011V")
CODE_LENGTH, _CODE_GROUP = 28, 4  # 140 bits


def new_code() -> str:
    """A recovery code in groups, which opens nothing until a desk is given it."""
    import secrets

    code = "".join(secrets.choice(_ALPHABET) for _ in range(CODE_LENGTH))
    groups = range(0, CODE_LENGTH, _CODE_GROUP)
    return "-".join(code[at : at + _CODE_GROUP] for at in groups)


def typed_code(code: str) -> str:
    """A recovery code as it was meant, however it was typed."""
    return "".join(letter for letter in code.upper() if letter.isalnum()).translate(_MEANT)


def offered_password() -> str:
    """Random words of the carried list, with spaces between: 44 bits, and easily remembered."""
    import secrets

    words = read_resource("words.txt").split()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def password_problem(text: str) -> str | None:
    """What the window has against a new password, None where it will do. Spaces count."""
    if len(text) < SHORTEST:
        return f"Use {SHORTEST} characters or more; spaces count. Four words do well."
    if len(set(text)) == 1:
        return "Use more than one character. Four words do well."
    return None
