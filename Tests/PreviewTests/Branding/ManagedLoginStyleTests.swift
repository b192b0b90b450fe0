import CognitoMock
import Foundation
import Syntax
import TestSupport
import Testing

@testable import Preview

@Suite struct ManagedLoginStyleTests {
  private static func style(
    _ settings: JSONTree?, assets: [JSONTree] = [],
    preferring preference: ManagedLoginDocument.Mode? = .light
  ) -> String {
    var body: JSONTree = .object([("Assets", .array(assets))])
    body.set("Settings", settings)
    return ManagedLoginStyle(
      look: ManagedLoginLook(body, .planned(for: "client")), preference: preference,
      address: { "/asset-\($0)" }
    ).text
  }

  private static func primary(_ color: JSONTree) -> JSONTree {
    [
      "components": [
        "primaryButton": ["lightMode": ["defaults": ["backgroundColor": color]]]
      ]
    ]
  }

  private static let property = "--primary-button-defaults-background-color"

  @Test(arguments: [
    "red", "#0b5fff", "0b5fff", "0b5fff0", "0b5ffffff", "0b5fffgg", "", "０b5fffff",
    "ffffffff;}body{display:none", "url(x)00", "</style>",
  ])
  func `what is no colour of eight digits leaves Cognito's own`(color: String) {
    let style = Self.style(Self.primary(.string(color)))
    #expect(style.contains("\(Self.property): #0972d3ff;"))
    #expect(style == Self.style(nil))
  }

  @Test(
    arguments: [
      .null, .int(3), "text", ["list"], ["components": "text"], ["components": ["form": 3]],
      ["components": ["form": ["borderRadius": "8px"]]],
      ["components": ["form": ["borderRadius": -1]]],
      ["components": ["form": ["borderRadius": 10000]]],
      ["components": ["unknown": ["lightMode": ["color": "ff0000ff"]]]],
      ["categories": ["global": ["colorSchemeMode": "SEPIA"]]],
    ] as [JSONTree])
  func `settings of any other shape leave Cognito's own`(settings: JSONTree) {
    #expect(Self.style(settings) == Self.style(nil))
  }

  @Test func `a colour is written in small letters`() {
    #expect(Self.style(Self.primary("0B5FFFFF")).contains("\(Self.property): #0b5fffff;"))
  }

  @Test func `a style that is fixed to a mode does not ask the browser`() {
    let style = Self.style(
      ["categories": ["global": ["colorSchemeMode": "DARK"]]], preferring: nil)
    #expect(style.contains("color-scheme: dark;"))
    #expect(!style.contains("@media"))
  }

  @Test func `a dynamic style follows the browser, or what stands for it`() {
    let dynamic: JSONTree = ["categories": ["global": ["colorSchemeMode": "DYNAMIC"]]]
    #expect(Self.style(dynamic, preferring: nil).contains("@media (prefers-color-scheme: dark)"))
    #expect(Self.style(dynamic, preferring: .dark).contains("color-scheme: dark;"))
    #expect(!Self.style(dynamic, preferring: .light).contains("dark;"))
  }

  @Test func `a ground is drawn when it is switched on, each mode with its own image`() {
    let image = Base64Image.svg
    let assets: [JSONTree] = [
      ["Category": "FORM_BACKGROUND", "ColorMode": "DARK", "Extension": "SVG", "Bytes": image],
      ["Category": "FORM_BACKGROUND", "ColorMode": "DYNAMIC", "Extension": "SVG", "Bytes": image],
    ]
    let on: JSONTree = [
      "categories": ["global": ["colorSchemeMode": "DYNAMIC"]],
      "components": ["form": ["backgroundImage": ["enabled": true]]],
    ]
    let property = "--form-background-image"
    #expect(Self.style(nil, assets: assets).contains("\(property): none;"))
    let light = Self.style(on, assets: assets, preferring: .light)
    #expect(light.contains("\(property): url(\"/asset-1\");"))
    let dark = Self.style(on, assets: assets, preferring: .dark)
    #expect(dark.contains("\(property): url(\"/asset-0\");"))
  }

  @Test func `a ground that is on without an image is hatched`() {
    let on: JSONTree = ["components": ["pageHeader": ["backgroundImage": ["enabled": true]]]]
    #expect(Self.style(on).contains("--page-header-background-image: var(--stock-image);"))
  }

  @Test func `every key is a property of its own, and the sheets use each`() throws {
    let names = Set(ManagedLoginKey.all.map(\.property))
    #expect(ManagedLoginKey.all.count { $0.kind == .color } == 134)
    #expect(ManagedLoginKey.all.count { $0.kind == .radius } == 5)
    #expect(names.count == 67 + 5)
    let sheets = try ["managed-login", "managed-login-controls"].map {
      try String(contentsOfFile: "\(ProjectFolder.path)/site/preview/\($0).css", encoding: .utf8)
    }
    let used = Set(
      sheets.joined().split(separator: "var(").dropFirst().map { $0.prefix { $0 != ")" } })
    let images = ManagedLoginLook.Ground.allCases.map(\.property)
    let own = ["--in-light", "--in-dark", "--stock-image"]
    #expect(used == Set((names + images + own).map { Substring($0) }))
  }
}

enum Base64Image {
  /// `<svg xmlns="http://www.w3.org/2000/svg"/>`
  static let svg: JSONTree = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
}
