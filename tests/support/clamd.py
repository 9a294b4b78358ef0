"""A small scanner that speaks the protocol of ClamAV over a real socket."""

import socket
import struct
import threading
from pathlib import Path

# The harmless text that every scanner calls a virus, in two parts so that this file is none.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class FakeClamd:
    """Answers INSTREAM: FOUND where the test text is in the file, OK otherwise.

    `mood` is "well", "silent" (takes everything, says nothing and hangs up) or "full" (hangs up
    early, as the real one does with what is too large for it).
    """

    def __init__(self, address):
        self.mood = "well"
        self.seen = []
        is_path = isinstance(address, Path)
        self.listener = socket.socket(socket.AF_UNIX if is_path else socket.AF_INET)
        self.listener.bind(str(address) if is_path else address)
        self.listener.listen()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    @property
    def port(self):
        return self.listener.getsockname()[1]

    def serve(self):
        while True:
            try:
                line, _address = self.listener.accept()
            except OSError:
                return
            with line:
                self.answer(line)

    def answer(self, line):
        with line.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            if self.mood == "full":
                line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
            content = b""
            while length := struct.unpack("!L", stream.read(4))[0]:
                content += stream.read(length)
        self.seen.append(content)
        if self.mood == "silent":
            return
        line.sendall(
            b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        )

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)
