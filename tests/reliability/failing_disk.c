/* A disk that refuses the nth call of those that read, write or sync, once or from then on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, nth;
static int for_good, number, armed;

void disk_arm(long at, int stays, int error) {
    calls = 0; nth = at; for_good = stays; number = error; armed = 1;
}
long disk_calls(void) { return calls; }
void disk_mend(void) { armed = 0; }

static int refused(void) {
    if (!armed) return 0;
    calls++;
    if (for_good ? calls < nth : calls != nth) return 0;
    errno = number;
    return 1;
}

#define REAL(name) static typeof(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) {
    REAL(pwrite64); return refused() ? -1 : real(f, b, n, o); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) {
    REAL(pwrite); return refused() ? -1 : real(f, b, n, o); }
ssize_t pread64(int f, void *b, size_t n, off64_t o) {
    REAL(pread64); return refused() ? -1 : real(f, b, n, o); }
int fsync(int f) { REAL(fsync); return refused() ? -1 : real(f); }
int fdatasync(int f) { REAL(fdatasync); return refused() ? -1 : real(f); }
int ftruncate64(int f, off64_t n) { REAL(ftruncate64); return refused() ? -1 : real(f, n); }
