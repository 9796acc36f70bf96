"""A limit on the memory of this process, so that a file made to exhaust it ends only this one."""

import sys


def limit_memory(most: int) -> None:
    """From now on this process cannot have more than `most` bytes: what asks for more fails.

    Raises OSError where the system sets no such limit.
    """
    if sys.platform == "win32":
        _limit_by_job(most)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _LIMIT_PROCESS_MEMORY = 0x100

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h."""

        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; its six counters of reads and writes as one."""

        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _limit_by_job(most: int) -> None:
        """A Job Object of this process alone, which lasts as long as the process does."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        limits = _Extended(ProcessMemoryLimit=most)
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        here = wintypes.HANDLE(kernel.GetCurrentProcess())
        size = ctypes.sizeof(limits)
        is_set = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        if not is_set or not kernel.AssignProcessToJobObject(job, here):
            raise ctypes.WinError(ctypes.get_last_error())
