"""DPAPI: Windows' own encryption under the current user, by two calls of the system.

Written from Microsoft's reference for CryptProtectData and CryptUnprotectData; untried.
"""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    NO_PROMPT = 0x1  # CRYPTPROTECT_UI_FORBIDDEN

    class Blob(ctypes.Structure):
        """DATA_BLOB: how many bytes, and where."""

        _fields_ = (("size", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    class Dpapi:
        """`store.bound.Binding` by DPAPI, in the scope of the user."""

        name = "dpapi"

        def bind(self, data: bytes) -> bytes:
            """The data, bound. Raises OSError where the system refuses."""
            return _called("CryptProtectData", data)

        def unbind(self, data: bytes) -> bytes:
            """The data again. Raises OSError where another user or computer bound it."""
            return _called("CryptUnprotectData", data)

    def _called(function: str, data: bytes) -> bytes:
        """Both calls take the data, four things that are not needed, flags, and where to answer."""
        held = ctypes.create_string_buffer(data, len(data))
        given, answer = Blob(len(data), ctypes.cast(held, ctypes.POINTER(ctypes.c_char))), Blob()
        library = ctypes.WinDLL("crypt32", use_last_error=True)
        nothing = (None, None, None, None)
        called = getattr(library, function)
        if not called(ctypes.byref(given), *nothing, NO_PROMPT, ctypes.byref(answer)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            return ctypes.string_at(answer.data, answer.size)
        finally:
            free = ctypes.WinDLL("kernel32").LocalFree
            free.argtypes = (ctypes.c_void_p,)  # else a pointer is cut to 32 bits
            free(answer.data)
