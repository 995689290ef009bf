"""A real mail server on a local port that fails where it is told to."""

import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable
from email import message_from_bytes
from email.message import Message

# Where a connection may fail. `taken` says whether the server keeps the mail all the same.
BEFORE_THE_MAIL = (
    "banner-554", "banner-drop", "banner-silent", "ehlo-drop", "ehlo-421", "mail-451", "mail-550", "mail-drop",
)  # fmt: skip
IN_THE_MAIL = (
    "rcpt-450", "rcpt-550", "rcpt-421", "rcpt-drop", "rcpt-silent", "data-451", "data-554", "data-drop",
    "text-drop", "end-451", "end-554",
)  # fmt: skip
DIED_BEFORE_THE_ANSWER = ("end-drop", "end-silent")
AFTER_THE_MAIL = ("quit-drop", "quit-500", "quit-silent")
SLOW = ("slow",)
POINTS = (*BEFORE_THE_MAIL, *IN_THE_MAIL, *DIED_BEFORE_THE_ANSWER, *AFTER_THE_MAIL, *SLOW)
OK = "ok"
SLOW_SECONDS = 0.02


class Drop(Exception):
    """The connection ends here, without a word."""


class SmtpServer:
    """Listens until it is closed. Each connection takes the next entry of `plan`, or works when that is empty."""

    def __init__(self) -> None:
        self.plan: deque[str] = deque()
        self.taken: list[tuple[str, Message]] = []
        self.met: Counter[str] = Counter()
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def will(self, plan: Iterable[str]) -> None:
        """Fail like this, connection by connection."""
        self.plan = deque(plan)

    def close(self) -> None:
        """Stop listening: whoever comes now is refused."""
        if self._stop.is_set():
            return
        self._stop.set()
        # Closing alone does not wake a thread that waits for somebody to come.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def copies(self) -> Counter[str]:
        """Message-ID to how often the server has accepted it."""
        return Counter(str(message["Message-ID"]) for _point, message in self.taken)

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            point = self.plan.popleft() if self.plan else OK
            self.met[point] += 1
            threading.Thread(target=self._serve, args=(connection, point), daemon=True).start()

    def _serve(self, connection: socket.socket, point: str) -> None:
        with connection, connection.makefile("rb") as lines:
            try:
                Talk(self, connection, point).hold(lines)
            except (Drop, OSError):
                return


class Talk:
    """One connection."""

    def __init__(self, server: SmtpServer, connection: socket.socket, point: str) -> None:
        self.server, self.connection = server, connection
        self.at, _dash, self.how = point.partition("-")

    def answer(self, at: str, good: str) -> None:
        """Answer a step, or fail there."""
        if self.at == "slow":
            time.sleep(SLOW_SECONDS)
        if self.at != at:
            self.say(good)
        elif self.how == "drop":
            raise Drop
        elif self.how == "silent":
            # Until the other side has had enough.
            self.connection.recv(1)
            raise Drop
        else:
            self.say(f"{self.how} not like this")

    def say(self, words: str) -> None:
        """Send a line."""
        self.connection.sendall(f"{words}\r\n".encode())

    def hold(self, lines: Iterable[bytes]) -> None:
        """From the banner to the end."""
        self.answer("banner", "220 here")
        steps = {"EHLO": ("ehlo", "250 hello"), "HELO": ("ehlo", "250 hello"), "MAIL": ("mail", "250 from"),
                 "RCPT": ("rcpt", "250 to"), "DATA": ("data", "354 go on"), "RSET": ("", "250 again"),
                 "QUIT": ("quit", "221 bye")}  # fmt: skip
        waiting = iter(lines)
        for line in waiting:
            word = line[:4].decode("ascii", "replace").upper()
            at, good = steps.get(word, ("", "500 what"))
            self.answer(at, good)
            if word == "DATA" and not (self.at == "data" and self.how):
                self.read_text(waiting)
            if word == "QUIT":
                return

    def read_text(self, lines: Iterable[bytes]) -> None:
        """The mail itself, and what the server says to it."""
        text = []
        for line in lines:
            if self.at == "text":
                raise Drop
            if line == b".\r\n":
                break
            text.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if not (self.at == "end" and self.how in ("451", "554")):
            self.server.taken.append((f"{self.at}-{self.how}", message_from_bytes(b"".join(text))))
        self.answer("end", "250 taken")
