import Bindings
import Diagnostics
import Syntax
import Templating

extension JSONValue {
  /// Where a function is called: `http://localhost:3001/pre-sign-up`, on this machine.
  func requireFunctionAddress(_ what: String) throws(Diagnostic) -> HTTPAddress {
    let text = try requireString(what)
    try refuseHole(text)
    // Of plain http a page takes what leads to this machine, and no more.
    guard let address = HTTPAddress(text), (try? SafeURL(text)) != nil else {
      throw Diagnostic(
        .error, "preview.trigger", "no function can be called at '\(shownValue(text))'",
        at: location,
        hint: "a function is called over plain http on this machine,"
          + " as in http://localhost:3001/pre-sign-up")
    }
    return address
  }
}
