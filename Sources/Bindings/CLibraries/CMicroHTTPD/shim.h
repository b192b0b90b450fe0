#pragma once
#include <fcntl.h>
#include <microhttpd.h>
#include <sys/socket.h>
#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

// Options are variadic in C, and so not imported: those that Lintel sets, as an array. The daemon has a
// thread of its own, and those connections that it is given.
static inline struct MHD_Daemon *lintel_mhd_start(
    size_t memory, unsigned timeout, unsigned connections,
    MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed,
    void *(*target)(void *, const char *, struct MHD_Connection *),
    MHD_NotifyConnectionCallback connected, void *context) {
  // epoll is what libmicrohttpd is quickest with; where there is none it chooses for itself.
#ifdef __linux__
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD;
#else
  unsigned flags = MHD_USE_AUTO_INTERNAL_THREAD;
#endif
  flags |= MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET;
  struct MHD_OptionItem options[] = {
      {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)memory, NULL},
      {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)timeout, NULL},
      {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections, NULL},
      {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)completed, context},
      {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)connected, context},
      {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)target, context},
      {MHD_OPTION_END, 0, NULL},
  };
  return MHD_start_daemon(
      flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// Takes a connection that waits and gives it to a daemon, which owns it then, and closes it if it cannot
// have it: 1, or 0. Negative: none could be taken. Linux: accept4, called by number, since its declaration
// needs _GNU_SOURCE.
static inline int lintel_mhd_take(int listening, struct MHD_Daemon *daemon) {
  struct sockaddr_storage storage;
  struct sockaddr *address = (struct sockaddr *)&storage;
  socklen_t length = sizeof storage;
#ifdef __linux__
  int client = (int)syscall(SYS_accept4, listening, address, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
#else
  int client = accept(listening, address, &length);
  if (client >= 0) fcntl(client, F_SETFD, FD_CLOEXEC);
#endif
  if (client < 0) return client;
  return MHD_add_connection(daemon, client, address, length) == MHD_YES;
}

// What is known of a connection is asked for by variadic calls that answer with a union.
static inline int lintel_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

static inline void *lintel_mhd_slot(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}
