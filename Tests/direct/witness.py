"""A witness to all that a page writes down, and to every address it goes to or asks for.

What a person typed, what a message brought and what the service answered by way of a session must be in none of it,
at no moment: a value that is written and taken away again counts as well.
"""

import re
import urllib.parse

WATCH = """(() => {
  const note = (kind, ...texts) => self.witness?.(kind, texts.map(String).join(" "));
  const watch = (object, name, kind) => {
    const real = object[name];
    object[name] = function (...all) {
      note(kind, ...all);
      return real.apply(this, all);
    };
  };
  watch(Storage.prototype, "setItem", "storage");
  for (const name of ["pushState", "replaceState"]) {
    const real = history[name];
    history[name] = function (...all) {
      note("history", JSON.stringify(all));
      return real.apply(this, all);
    };
  }
  watch(IDBObjectStore.prototype, "put", "database");
  watch(IDBObjectStore.prototype, "add", "database");
  watch(BroadcastChannel.prototype, "postMessage", "channel");
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    ...cookie,
    set(text) {
      note("cookie", text);
      cookie.set.call(this, text);
    },
  });
  const { fetch } = self;
  self.fetch = async (...all) => {
    note("asked", typeof all[1]?.body === "string" ? all[1].body : "");
    const answer = await fetch(...all);
    answer.clone().text().then((text) => note("answered", text), () => {});
    return answer;
  };
})();"""

# What the service hands out for one sign-in only, or proves one.
HANDED = re.compile(
    r'"(?:Session|SecretCode|PASSWORD_CLAIM_SIGNATURE|PASSWORD_CLAIM_SECRET_BLOCK)":"([^"]{8,})"')


class Witness:
    """Watches the pages of one browser context."""

    def __init__(self, context):
        self.written, self.handed = [], set()
        context.expose_binding("witness", self.noted)
        context.add_init_script(WATCH)
        context.on("request", lambda request: self.written.append(("address", request.url)))

    def noted(self, source, kind, text):
        if kind in ("asked", "answered"):
            self.handed.update(HANDED.findall(text))
        else:
            self.written.append((kind, text))

    def has_seen_none_of(self, secrets):
        """None of the secrets was written; one too short or too plain to be told apart is left out."""
        for secret in {one for one in {*secrets, *self.handed} if len(one) > 5 and len(set(one)) > 1}:
            for kind, text in self.written:
                assert secret not in urllib.parse.unquote_plus(text), (kind, secret, text[:400])
