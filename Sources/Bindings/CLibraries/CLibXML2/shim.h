#pragma once
// Debian's libxml2 pulls in the system's ICU headers, which clash with Foundation's own ICU.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// Takes each message of the library on one thread: `xmlSetStructuredErrorFunc` with a context.
typedef struct {
  void *context;
  void (*take)(void *context, int code, int level, int line, int column, const char *message,
               void *node);
} lintel_xml_listener;

// The error became const in 2.12; Swift would see another callback type with each version.
#if LIBXML_VERSION >= 21200
static void lintel_xml_forward(void *data, const xmlError *error) {
#else
static void lintel_xml_forward(void *data, xmlErrorPtr error) {
#endif
  const lintel_xml_listener *listener = (const lintel_xml_listener *)data;
  listener->take(listener->context, error->code, (int)error->level, error->line, error->int2,
                 error->message ? error->message : "", error->node);
}

/// Listens on this thread, or stops to where the listener is null.
static inline void lintel_xml_listen(lintel_xml_listener *listener) {
  xmlSetStructuredErrorFunc(listener, listener ? lintel_xml_forward : NULL);
}
