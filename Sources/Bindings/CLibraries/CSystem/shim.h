#pragma once
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <time.h>
#include <unistd.h>

// Variadic in C, and so not imported.
static inline int lintel_open(const char *path, int flags, mode_t mode) {
  return open(path, flags | O_CLOEXEC, mode);
}

static inline bool lintel_is_closed(int descriptor) {
  return fcntl(descriptor, F_GETFD) == -1;
}

// The exchange has another name on each system. Linux: renameat2 with RENAME_EXCHANGE (2), called by
// number, since its declaration needs _GNU_SOURCE, which would change types that other modules share.
static inline int lintel_exchange(const char *one, const char *other) {
#ifdef __APPLE__
  return renamex_np(one, other, RENAME_SWAP);
#else
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2);
#endif
}

// st_mtim is a macro's field on Linux and has another name on macOS.
static inline int64_t lintel_modified(const struct stat *status) {
#ifdef __APPLE__
  return (int64_t)status->st_mtimespec.tv_sec * 1000000000 + status->st_mtimespec.tv_nsec;
#else
  return (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
#endif
}

// S_IFMT is a macro of another type than st_mode on some systems.
static inline unsigned lintel_kind(mode_t mode) { return mode & S_IFMT; }

// errno is a macro.
static inline int lintel_errno(void) { return errno; }

// The width of a terminal is asked for by a variadic call.
static inline int lintel_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// SOCK_STREAM is an enumeration's case on one system and a macro on another.
static inline int lintel_stream_socket(int family) {
  int number = socket(family, SOCK_STREAM, 0);
  if (number >= 0) fcntl(number, F_SETFD, FD_CLOEXEC);
  return number;
}

// Calls on the socket answer at once, whether or not they could do their work: fcntl is variadic.
static inline int lintel_never_wait(int number) {
  return fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK);
}

// MSG_NOSIGNAL is an enumeration's case on one system and missing on another, where a socket is told.
static inline ssize_t lintel_send(int number, const void *bytes, size_t count) {
#ifdef __APPLE__
  int on = 1;
  setsockopt(number, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
  return send(number, bytes, count, 0);
#else
  return send(number, bytes, count, MSG_NOSIGNAL);
#endif
}

// A handler is a macro's field, and calls that it interrupts are to go on.
static inline void lintel_catch_signal(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(number, &action, NULL);
}

// A pipe that no child gets, and whose writer never waits: fcntl is variadic.
static inline int lintel_signal_pipe(int ends[2]) {
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return fcntl(ends[1], F_SETFL, O_NONBLOCK);
}

static inline void lintel_set_errno(int code) { errno = code; }

// SIG_IGN is a cast.
static inline void lintel_ignore_signal(int number) { signal(number, SIG_IGN); }

// What a wait status means is asked for by macros.
static inline int lintel_exit_status(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// A mutable global, which Swift does not let be read.
extern char **environ;
static inline char **lintel_environment(void) { return environ; }
