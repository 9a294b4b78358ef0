"""What a child process that reads a stranger's file may use."""

import resource

MEMORY = 1024 * 1024 * 1024
PROCESSOR_SECONDS = 120


def limit_this_process() -> None:
    """End this process when it takes more memory or time than a file is worth."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
