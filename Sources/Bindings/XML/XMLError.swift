/// What is wrong with an XML document, a schema or a query.
///
/// `line` and `column` count from 1; 0 where the fault has no place.
package struct XMLError: Error, Hashable, Sendable {
  /// What kind of fault it is, for those who refuse with words of their own.
  package enum Kind: Hashable, Sendable {
    /// Not well-formed, as libxml2 sees it.
    case syntax
    /// A byte that is not UTF-8, or a NUL.
    case encoding
    /// A document type that declares something, or a reference to something declared.
    case declaration
    /// Larger, deeper or fuller than `XMLLimits` allow.
    case limit
    /// A schema or a query that does not compile.
    case rules
  }

  package let kind: Kind
  /// One sentence without a capital or a full stop.
  package let message: String
  /// libxml2's own number, 0 for a refusal of ours.
  package let code: Int
  package let line: Int
  package let column: Int

  package init(_ kind: Kind, _ message: String, code: Int = 0, line: Int = 0, column: Int = 0) {
    self.kind = kind
    self.message = message
    self.code = code
    self.line = line
    self.column = column
  }
}

/// How much of a document is read before it is refused.
///
/// libxml2 compares each attribute of an element with all before it, and each level of nesting costs
/// it stack: both are counted before it sees a byte.
package struct XMLLimits: Hashable, Sendable {
  /// UTF-8 bytes of the document.
  package var bytes = 4 << 20
  /// Elements within elements.
  package var depth = 128
  /// Tags, comments, instructions and stretches of text.
  package var marks = 200_000
  /// Attributes and namespace declarations of one element.
  package var attributes = 256

  package init() {}
}
