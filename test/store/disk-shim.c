/*
 * LD_PRELOAD shim around the calls with which a program changes files below SHIM_ROOT.
 *
 * Every such call has a number, from 1. It is written down in SHIM_RECORD when it has been done, and call SHIM_AT
 * is met with SHIM_DO: `kill` dies before it, `kill-half` dies half-way into a write (before any other call), `slow`
 * holds it for two seconds, and a number is the errno that it fails with, undone. What is written to standard output is recorded too: it is what the
 * program has promised by then.
 *
 * A record is a line of tab-separated fields, `kind path second-path offset length`, then `length` bytes and a newline.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum fate { GO_ON, FAIL, HALF };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static size_t root_length;
static int record = -1;
static long calls, at;
static const char *action = "";

__attribute__((constructor)) static void begin(void) {
  root = getenv("SHIM_ROOT");
  if (root == NULL) return;
  root_length = strlen(root);
  const char *path = getenv("SHIM_RECORD");
  if (path != NULL) record = (int)syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
  if (getenv("SHIM_AT") != NULL) at = atol(getenv("SHIM_AT"));
  if (getenv("SHIM_DO") != NULL) action = getenv("SHIM_DO");
}

static int is_ours(const char *path) {
  return root != NULL && path != NULL && strncmp(path, root, root_length) == 0 &&
         (path[root_length] == '/' || path[root_length] == 0);
}

static int path_of(int fd, char *path) {
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = root == NULL ? -1 : readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

/* What becomes of the call that begins now. */
static enum fate tick(void) {
  if (++calls != at) return GO_ON;
  if (strcmp(action, "kill-half") == 0) return HALF;
  if (strcmp(action, "kill") == 0) kill(getpid(), SIGKILL);
  if (strcmp(action, "slow") == 0) {
    sleep(2);
    return GO_ON;
  }
  errno = atoi(action);
  return FAIL;
}

static void note(const char *kind, const char *path, const char *second, long offset, const void *data, size_t length) {
  if (record < 0) return;
  char head[2 * PATH_MAX + 64];
  int head_length = snprintf(head, sizeof head, "%s\t%s\t%s\t%ld\t%zu\n", kind, path, second, offset, length);
  struct iovec parts[] = {{head, (size_t)head_length}, {(void *)data, length}, {"\n", 1}};
  int kept = errno;
  syscall(SYS_writev, record, parts, 3);
  errno = kept;
}

static void die(void) { kill(getpid(), SIGKILL); }

/* A call that either happens or does not: `kind path second` around `expression`, whose success is 0. */
#define WHOLE(ours, kind, path, second, offset, expression)                   \
  do {                                                                        \
    if (!(ours)) return (expression);                                         \
    pthread_mutex_lock(&turn);                                                \
    enum fate fate = tick();                                                  \
    if (fate == HALF) die();                                                  \
    int result = fate == FAIL ? -1 : (expression);                            \
    if (result == 0) note(kind, path, second, offset, "", 0);                 \
    else if (fate == FAIL) note("failed " kind, path, second, offset, "", 0); \
    pthread_mutex_unlock(&turn);                                              \
    return result;                                                            \
  } while (0)

int fsync(int fd) {
  char path[PATH_MAX];
  int ours = path_of(fd, path);
  WHOLE(ours, "fsync", path, "", 0, NEXT(fsync)(fd));
}

int fdatasync(int fd) {
  char path[PATH_MAX];
  int ours = path_of(fd, path);
  WHOLE(ours, "fsync", path, "", 0, NEXT(fdatasync)(fd));
}

int rename(const char *from, const char *to) {
  WHOLE(is_ours(from) || is_ours(to), "rename", from, to, 0, NEXT(rename)(from, to));
}

int unlink(const char *path) { WHOLE(is_ours(path), "unlink", path, "", 0, NEXT(unlink)(path)); }

int remove(const char *path) { WHOLE(is_ours(path), "unlink", path, "", 0, NEXT(remove)(path)); }

int rmdir(const char *path) { WHOLE(is_ours(path), "rmdir", path, "", 0, NEXT(rmdir)(path)); }

int mkdir(const char *path, mode_t mode) { WHOLE(is_ours(path), "mkdir", path, "", 0, NEXT(mkdir)(path, mode)); }

int ftruncate64(int fd, off64_t length) {
  char path[PATH_MAX];
  int ours = path_of(fd, path);
  WHOLE(ours, "truncate", path, "", (long)length, NEXT(ftruncate64)(fd, length));
}

int utimensat(int dir, const char *path, const struct timespec times[2], int flags) {
  WHOLE(is_ours(path), "utimes", path, "", 0, NEXT(utimensat)(dir, path, times, flags));
}

/* Opening a file changes the disk when it makes the file or empties it. */
static int opened(const char *path, int flags, mode_t mode, int (*real)(const char *, int, ...)) {
  struct stat there;
  int exists = is_ours(path) && stat(path, &there) == 0;
  int makes = is_ours(path) && !exists && (flags & O_CREAT) && (flags & O_TMPFILE) != O_TMPFILE;
  int empties = exists && (flags & O_TRUNC) && there.st_size > 0;
  if (!makes && !empties) return real(path, flags, mode);
  pthread_mutex_lock(&turn);
  enum fate fate = tick();
  if (fate == HALF) die();
  int fd = fate == FAIL ? -1 : real(path, flags, mode);
  if (fd >= 0) note(makes ? "create" : "truncate", path, "", 0, "", 0);
  else if (fate == FAIL) note("failed open", path, "", 0, "", 0);
  pthread_mutex_unlock(&turn);
  return fd;
}

#define OPEN(name)                                       \
  int name(const char *path, int flags, ...) {           \
    va_list more;                                        \
    va_start(more, flags);                               \
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0; \
    va_end(more);                                        \
    return opened(path, flags, mode, NEXT(name));        \
  }
OPEN(open)
OPEN(open64)

static ssize_t written(int fd, const void *data, size_t length, off64_t offset) {
  char path[PATH_MAX];
  if (!path_of(fd, path)) {
    ssize_t done = offset < 0 ? NEXT(write)(fd, data, length) : NEXT(pwrite64)(fd, data, length, offset);
    if (fd == STDOUT_FILENO && done > 0) note("say", "", "", 0, data, (size_t)done);
    return done;
  }
  pthread_mutex_lock(&turn);
  enum fate fate = tick();
  struct stat there;
  fstat(fd, &there);
  long begins = fcntl(fd, F_GETFL) & O_APPEND ? (long)there.st_size
                : offset < 0                  ? (long)lseek(fd, 0, SEEK_CUR)
                                              : (long)offset;
  size_t most = fate == HALF ? length / 2 : length;
  ssize_t done = fate == FAIL  ? -1
                 : offset < 0 ? NEXT(write)(fd, data, most)
                              : NEXT(pwrite64)(fd, data, most, offset);
  if (done > 0) note("write", path, "", begins, data, (size_t)done);
  else if (fate == FAIL) note("failed write", path, "", begins, "", 0);
  if (fate == HALF) die();
  pthread_mutex_unlock(&turn);
  return done;
}

ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, -1); }

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return written(fd, data, length, offset); }

/* Node writes a list of buffers in one call; one buffer after the other is the same to whoever reads. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
  char path[PATH_MAX];
  if (!path_of(fd, path)) return NEXT(writev)(fd, parts, count);
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t done = written(fd, parts[part].iov_base, parts[part].iov_len, -1);
    if (done < 0) return all > 0 ? all : -1;
    all += done;
    if ((size_t)done < parts[part].iov_len) break;
  }
  return all;
}
