/// Markup that Lintel made itself, such as a cleaned logo: it is written as it is.
///
/// Whoever makes one vouches for it; nothing that a person wrote may come in here unchecked.
package struct Markup: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(trusted bytes: [UInt8]) { self.bytes = bytes }
}
