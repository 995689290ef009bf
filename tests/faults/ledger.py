"""Clients that hand in answers and write down only what was acknowledged."""

import random
import threading
import time
import uuid
from pathlib import Path

from tests.faults.installation import Installation, Learner

TRIES = 60
TEXT = (
    "Ingrid, forty-one of your carers were paid too little, and you had to explain it. That is our error and I am "
    "sorry. By 16:00 today I send you a corrected file, and a colleague checks it before you get it. Note {key}."
)


class Client(threading.Thread):
    """One learner handing in answer after answer; the ledger gets a key only after the acknowledgement."""

    def __init__(
        self, place: Installation, learner: Learner, ledger: Path, stop: threading.Event, pause: float
    ) -> None:
        super().__init__(daemon=True)
        self.place, self.learner, self.ledger, self.stopping, self.pause = place, learner, ledger, stop, pause
        self.acknowledged = 0
        self.retries = 0
        self.unexpected: list[str] = []

    def run(self) -> None:
        """Hand in until told to stop."""
        with self.ledger.open("w", buffering=1, encoding="ascii") as file:
            while not self.stopping.is_set():
                key = str(uuid.uuid4())
                if self._hand_in(key):
                    file.write(key + "\n")
                    self.acknowledged += 1
                self.stopping.wait(self.pause * random.uniform(0.5, 1.5))

    def _hand_in(self, key: str) -> bool:
        for _try in range(TRIES):
            try:
                reply = self.place.hand_in(self.learner, key, TEXT.format(key=key), timeout=15)
            except OSError:
                reply = None
            if reply is not None and reply.status == 303:
                return True
            if reply is not None and reply.status < 500:
                self.unexpected.append(f"{reply.status} {reply.text[:300]}")
                return False
            self.retries += 1
            time.sleep(0.2)
        self.unexpected.append(f"no acknowledgement in {TRIES} tries")
        return False


def read(ledgers: list[Path]) -> list[str]:
    """Every acknowledged key."""
    return [line for ledger in ledgers for line in ledger.read_text(encoding="ascii").split()]
