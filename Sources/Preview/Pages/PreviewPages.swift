import Bindings
import Diagnostics
import Templating

/// The preview's own pages: templates of `templates/preview`, linked.
struct PreviewPages: Sendable {
  enum Name: String, CaseIterable {
    case start, gallery, view, fault, inbox, message, users, log, landing, provider
    case branding, classic, lookless, theme
    case managedLogin = "managed-login"

    var shape: Shape {
      switch self {
      case .start: PreviewModels.start
      case .gallery: PreviewModels.gallery
      case .view: PreviewModels.easel
      case .fault: PreviewModels.fault
      case .inbox: PreviewModels.inbox
      case .message: PreviewModels.message
      case .users: PreviewModels.users
      case .log: PreviewModels.log
      case .landing: PreviewModels.landing
      case .provider: PreviewModels.provider
      case .branding: PreviewModels.branding
      case .classic: PreviewModels.classic
      case .managedLogin: PreviewModels.managedLogin
      case .lookless: PreviewModels.lookless
      case .theme: PreviewModels.theme
      }
    }
  }

  private static let partials = [
    "layout", "brand", "tools", "filters", "filter-fields", "said", "finding", "report", "part",
    "look-image",
    "look-provider", "look-controls",
  ]
  /// Icons of the pages that are built.
  private static let icons = ["icons/google", "icons/apple", "icons/facebook", "icons/amazon"]

  private let programs: [Name: Program]
  /// What is wrong with them; pages that are right can be shown all the same.
  let findings: [Diagnostic]

  init(_ files: LayeredFiles) {
    var programs: [Name: Program] = [:]
    var findings: [Diagnostic] = []
    do throws(Diagnostic) {
      var partials: [String: Template] = [:]
      for name in Self.partials { partials[name] = try Self.template("preview/\(name)", files) }
      for name in Self.icons { partials[name] = try Self.template("partials/\(name)", files) }
      let linker = Linker(
        partials: partials, texts: TextCatalog(locale: "en", entries: [:]))
      for name in Name.allCases {
        do throws(Diagnostic) {
          let template = try Self.template("preview/\(name.rawValue)", files)
          programs[name] = try linker.link(template, model: name.shape, kind: .page)
        } catch { findings.append(error) }
      }
    } catch { findings.append(error) }
    self.programs = programs
    self.findings = findings
  }

  private static func template(
    _ name: String, _ files: LayeredFiles
  ) throws(Diagnostic) -> Template {
    let path = "templates/\(name).html"
    let found: LayeredFiles.Found
    do throws(LayeredFiles.Refusal) { found = try files.read(path) } catch {
      throw Diagnostic(
        .error, "preview.template", "cannot read '\(path)'",
        hint: "the kit has it: see whether --kit names the right folder")
    }
    return try Template.parse(SourceFile(name: path, bytes: found.bytes))
  }

  /// A page's bytes, or nil where its template is broken.
  func render(_ name: Name, _ values: [(String, Value)]) -> [UInt8]? {
    programs[name]?.render(Record(name.shape, values))
  }
}
