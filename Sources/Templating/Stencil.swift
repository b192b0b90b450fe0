package import Diagnostics

/// A rendering in which some values are left out: what all brands have in common is written, and where
/// a brand comes in there is a hole that says which value it takes and how that is escaped.
///
/// Whoever fills it needs no template, only a table of values as they are written in each place.
package struct Stencil: Sendable {
  /// A place that is left out.
  package struct Hole: Hashable, Sendable {
    /// The value's name in the model: `tenant`, `dark.text`.
    package let name: String
    package var escape: Escape

    package init(name: String, escape: Escape) {
      self.name = name
      self.escape = escape
    }
  }

  /// Something that is written, or something that is not yet; with the place that it comes from.
  package struct Part: Sendable {
    package enum Content: Hashable, Sendable {
      case text([UInt8])
      case hole(Hole)
    }

    package var content: Content
    private let place: Place

    private enum Place: Sendable {
      case mapped(SourceMap, start: Int)
      case fixed(SourceMap.Origin?)
    }

    init(_ bytes: [UInt8], _ map: SourceMap, from start: Int) {
      content = .text(bytes)
      place = .mapped(map, start: start)
    }

    /// Something that comes from one place as a whole.
    package init(_ content: Content, from origin: SourceMap.Origin?) {
      self.content = content
      place = .fixed(origin)
    }

    /// The template's place of the part's byte at an offset.
    package func origin(of offset: Int = 0) -> SourceMap.Origin? {
      switch place {
      case .mapped(let map, let start): map.origin(of: start + offset)
      case .fixed(let origin): origin
      }
    }

    /// A range of a written part as a part of its own.
    package subscript(range: Range<Int>) -> Part {
      guard case .text(let bytes) = content, case .mapped(let map, let start) = place else {
        return self
      }
      return Part(Array(bytes[range]), map, from: start + range.lowerBound)
    }
  }

  package var parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  package var holes: Set<Hole> {
    Set(
      parts.compactMap { part in
        if case .hole(let hole) = part.content { hole } else { nil }
      })
  }
}

extension Program {
  /// Renders what is known, and leaves out values.
  ///
  /// - Parameters:
  ///   - record: with values of nothing for those that are left out.
  ///   - names: the values to leave out, by their dotted names.
  /// - Throws: `template.hole.section`: a section cannot depend on what is not there yet.
  package func stencil(
    _ record: Record, leavingOut names: Set<String>
  ) throws(Diagnostic) -> Stencil {
    for (index, step) in routine.steps.enumerated() {
      switch step.kind {
      case .test, .loop, .plural:
        let name = name(of: step, in: record.shape)
        guard names.contains(name) else { continue }
        throw Diagnostic(
          .error, "template.hole.section", "a section cannot depend on '\(name)'",
          at: origins[index]?.location ?? firstOrigin(after: index),
          hint: "it is filled in after the message is made; only its value may stand here")
      case .literal, .value, .jump: break
      }
    }
    let (bytes, map) = renderMapped(record)
    var parts: [Stencil.Part] = []
    for (index, entry) in map.entries.enumerated() {
      let end = index + 1 < map.entries.count ? map.entries[index + 1].output : bytes.count
      if case .instruction(let number) = entry.source {
        let step = routine.steps[number]
        let name = name(of: step, in: record.shape)
        if names.contains(name) {
          let hole = Stencil.Hole(name: name, escape: step.escape)
          parts.append(Stencil.Part(.hole(hole), from: origins[number]))
          continue
        }
      }
      guard entry.output < end else { continue }
      parts.append(Stencil.Part(Array(bytes[entry.output..<end]), map, from: entry.output))
    }
    return Stencil(parts)
  }

  /// The dotted name of a step's value in the model; empty within a loop.
  private func name(of step: Step, in shape: RecordShape) -> String {
    let path = routine.path(step)
    guard path.frame == 0 else { return "" }
    var names: [String] = []
    var shape: RecordShape? = shape
    for slot in path.slots {
      guard let field = shape?.fields[slot] else { return "" }
      names.append(field.name)
      if case .record(let inner) = field.shape { shape = inner } else { shape = nil }
    }
    return names.joined(separator: ".")
  }

  private func firstOrigin(after index: Int) -> SourceLocation? {
    origins[index...].lazy.compactMap { $0 }.first?.location
  }
}

extension Stencil {
  /// The whole, each hole filled with bytes that are escaped for it.
  package func filled(_ value: (Hole) -> [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      switch part.content {
      case .text(let text): bytes += text
      case .hole(let hole): bytes += value(hole)
      }
    }
    return bytes
  }

  /// The same text in as few parts as there can be, their places forgotten: for those that fill it many
  /// times.
  package var joined: Stencil {
    var joined: [Part] = []
    var run: [UInt8] = []
    for part in parts {
      switch part.content {
      case .text(let bytes): run += bytes
      case .hole:
        if !run.isEmpty { joined.append(Part(.text(run), from: nil)) }
        run = []
        joined.append(part)
      }
    }
    if !run.isEmpty { joined.append(Part(.text(run), from: nil)) }
    return Stencil(joined)
  }
}
