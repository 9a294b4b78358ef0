"""How the web server runs, at the desk and in production: `gunicorn -c python:config.gunicorn`."""

import ctypes
import gc

from config.settings.environment import env

M_MMAP_THRESHOLD = -3  # as malloc.h numbers it

wsgi_app = "config.wsgi:application"
bind = env.str("BIND", default=f"127.0.0.1:{env.int('PORT', default=8000)}")
worker_class = "gthread"
workers = env.int("WEB_WORKERS", default=2)
threads = env.int("WEB_THREADS", default=4)
# The code is loaded once and shared: two workers need little more memory than one.
preload_app = True
timeout = 60  # seconds a worker may be silent
graceful_timeout = 10  # seconds to finish what is being answered
keepalive = 5  # seconds
max_requests = 5000
max_requests_jitter = 500
# Only Django decides what a proxy may say of the visitor (TRUSTED_PROXY_COUNT).
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
# Nothing steers the server from outside; systemd or `make run` starts and stops it.
control_socket_disable = True


def when_ready(_server: object) -> None:
    """Keep what the workers share shared, and give large blocks back when they are freed."""
    gc.collect()
    gc.freeze()
    # Checking a password takes 19 MiB for a moment; the C library would keep them for each thread.
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, 1024 * 1024)
