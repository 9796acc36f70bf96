/* Starts the desk: hands the command line to the Python beside this program, with its own words
   before it. Nothing is loaded from the current folder or the PATH, and no setting of another
   Python is looked at (-I); nothing is written beside the program (-B). */

#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define MOST 32768
#define OWN 7
#define DAMAGED L"The program's files are damaged: " PYTHON_DLL L" cannot be loaded.\n" \
                L"Your desk is not touched. Please install the program again."

typedef int (*python_main)(int, wchar_t **);

static int fail(void)
{
    MessageBoxW(NULL, DAMAGED, L"Herefordshire desk", MB_ICONERROR | MB_OK);
    return 1;
}

static HMODULE python_beside_us(void)
{
    static wchar_t path[MOST];
    DWORD length = GetModuleFileNameW(NULL, path, MOST);
    wchar_t *last = wcsrchr(path, L'\\');
    if (length == 0 || last == NULL || (last - path) + 1 + wcslen(PYTHON_DLL) >= MOST)
        return NULL;
    wcscpy(last + 1, PYTHON_DLL);
    return LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
}

static int start(void)
{
    static wchar_t *own[OWN] = {NULL, L"-I", L"-B", L"-X", L"utf8", L"-m", L"herefordshire_desk"};
    int count = 0;
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    HMODULE python = python_beside_us();
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **words = calloc((size_t)count + OWN, sizeof *words);
    if (run == NULL || given == NULL || words == NULL)
        return fail();
    for (int at = 0; at < OWN; at++)
        words[at] = own[at];
    words[0] = given[0];
    for (int at = 1; at < count; at++)
        words[OWN - 1 + at] = given[at];
    return run(OWN - 1 + count, words);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR words, int show)
{
    (void)self, (void)before, (void)words, (void)show;
    return start();
}
#else
int wmain(void)
{
    return start();
}
#endif
