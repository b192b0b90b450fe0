#pragma once
#include <microhttpd.h>

// Options are variadic in C, and so not imported: those that Lintel sets, as an array. The daemon takes
// over the listening socket.
static inline struct MHD_Daemon *lintel_mhd_start(
    int listening, unsigned threads, size_t memory, unsigned timeout, unsigned connections,
    MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed,
    void *(*target)(void *, const char *, struct MHD_Connection *),
    MHD_NotifyConnectionCallback connected, void *context) {
  // epoll is what libmicrohttpd is quickest with; where there is none it chooses for itself.
#ifdef __linux__
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
#else
  unsigned flags = MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
#endif
  struct MHD_OptionItem options[] = {
      {MHD_OPTION_LISTEN_SOCKET, listening, NULL},
      {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)memory, NULL},
      {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)timeout, NULL},
      {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections, NULL},
      {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)completed, context},
      {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)connected, context},
      {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)target, context},
      // A pool of one thread is refused.
      {threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, threads, NULL},
      {MHD_OPTION_END, 0, NULL},
  };
  return MHD_start_daemon(
      flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
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
