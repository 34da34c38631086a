"""One of the engine's batch programs (training/*-batch.ts), asked one thing after the other."""

import json
import subprocess
from pathlib import Path

import numpy as np

from anydance.people.pictures import Pixels

_SCRIPTS = Path(__file__).parents[2]
_NODE = Path(__file__).parents[3] / "node_modules/.bin/node"
"""The pinned one, which npm ci brings."""


class EngineProcess:
    """Ends when it is closed, or with the process that started it."""

    def __init__(self, script: str) -> None:
        command = [str(_NODE), "--no-warnings", str(_SCRIPTS / script)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def close(self) -> None:
        self._process.communicate()

    def ask(self, request: dict, *pictures: Pixels) -> None:
        """A line of JSON, then the pictures' bytes."""
        stream = self._process.stdin
        stream.write(json.dumps(request).encode() + b"\n" + b"".join(picture.tobytes() for picture in pictures))
        stream.flush()

    def read_line(self) -> dict:
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise RuntimeError("the engine's process ended")
        return json.loads(line)

    def read(self, shape: tuple[int, ...]) -> Pixels:
        count = int(np.prod(shape))
        content = self._process.stdout.read(count)
        if len(content) < count:
            raise RuntimeError("the engine's process ended")
        return np.frombuffer(content, np.uint8).reshape(shape)
