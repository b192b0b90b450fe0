import Bindings
import Diagnostics

extension LayeredFiles {
  /// A program of the kit's, or the project's own in its place.
  ///
  /// - Parameter code: of the finding that it cannot be read.
  func program(_ path: String, _ code: String) throws(Diagnostic) -> SourceFile {
    do throws(Refusal) { return SourceFile(name: path, bytes: try read(path).bytes) } catch {
      throw Diagnostic(
        .error, code, "cannot read '\(path)'", hint: "it belongs to the kit: see --kit")
    }
  }
}
