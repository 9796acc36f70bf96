import subprocess
import sys

import pytest

SCRIPT = """
from herefordshire_desk.workbooks.memory import limit_memory
limit_memory(300_000_000)
try:
    bytearray(400_000_000)
except MemoryError:
    print("refused")
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS sets no such limit")
def test_that_a_process_cannot_have_more_memory_than_it_is_given():
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.stdout.strip() == b"refused"
