"""How much one file may take: address space, CPU and wall time, by page and by file."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory_mb` is address space in MiB; `page_seconds` the longest that the reader may be silent over a page; a whole file may take
    `file_seconds` and `each_page_seconds` for each of its pages, so that a long scan is read on and not refused."""

    memory_mb: int = 4096
    page_seconds: float = 60.0
    file_seconds: float = 300.0
    each_page_seconds: float = 10.0

    def whole(self, pages: int) -> float:
        """Seconds for a file of so many pages."""
        return self.file_seconds + self.each_page_seconds * pages


def limit_memory(megabytes: int) -> None:
    """Bounds the address space of this process, where the system can; a crash leaves no core file."""
    if sys.platform == "win32":  # has no such limits: the parent's clock alone holds
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    space = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (space if hard == resource.RLIM_INFINITY else min(space, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def allow_cpu(seconds: float) -> None:
    """Lets this process compute for `seconds` from now, where the system can tell; then it is ended (SIGXCPU)."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))
