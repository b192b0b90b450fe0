import Bindings
import CognitoMock
import Syntax
import Testing

@testable import Preview

@Suite struct ManagedLoginLookTests {
  private static func remarks(_ body: JSONTree) -> [String] {
    ManagedLoginLook(body, .planned(for: "client")).remarks
  }

  /// Nothing on that Cognito would have to fill.
  private static let quiet: JSONTree = [
    "categories": ["form": ["displayGraphics": false]],
    "components": ["pageBackground": ["image": ["enabled": false]]],
  ]

  @Test func `an asset whose bytes are of another kind is not shown, and is told of`() {
    let html = Base64.encode(Array("<html><script>alert(1)</script></html>".utf8))
    for (kind, bytes) in [("PNG", html), ("JPEG", BrandingFixture.png), ("PNG", "%%%")] {
      let look = ManagedLoginLook(
        [
          "Settings": Self.quiet,
          "Assets": [
            [
              "Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": .string(kind),
              "Bytes": .string(bytes),
            ]
          ],
        ], .planned(for: "client"))
      #expect(look.assets.isEmpty)
      #expect(
        look.remarks == ["an image for FORM_LOGO is not of the kind that its extension says"])
    }
  }

  @Test func `with Cognito's values nothing of one's own is shown`() {
    let look = ManagedLoginLook(
      [
        "UseCognitoProvidedValues": true, "Settings": Self.quiet,
        "Assets": [
          [
            "Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG",
            "Bytes": .string(BrandingFixture.png),
          ]
        ],
      ], .planned(for: "client"))
    #expect(look.assets.isEmpty)
    #expect(look.isOn(.pageBackground))
  }

  @Test func `what is switched on without an image is told of, by mode`() {
    var settings = Self.quiet
    settings.set(
      "components",
      [
        "form": ["logo": ["enabled": true]], "pageBackground": ["image": ["enabled": false]],
        "pageHeader": ["logo": ["enabled": true]],
      ])
    settings.set(
      "categories",
      ["form": ["displayGraphics": false], "global": ["colorSchemeMode": "DYNAMIC"]])
    let logo: JSONTree = [
      "Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG",
      "Bytes": .string(BrandingFixture.png),
    ]
    // The header's logo is on, but there is no header.
    #expect(
      Self.remarks(["Settings": settings, "Assets": [logo]]) == [
        "FORM_LOGO is on without an image for dark: Cognito shows one of its own, hatched here"
      ])
  }

  @Test func `reserved keys and values of another kind are told of`() {
    var settings = Self.quiet
    settings.set(
      "categories",
      ["form": ["displayGraphics": false, "languageSelector": ["enabled": true]]])
    settings.set("componentClasses", ["buttons": ["borderRadius": "8px"]])
    #expect(
      Self.remarks(["Settings": settings]) == [
        "categories.form.languageSelector.enabled is reserved: it changes nothing",
        "componentClasses.buttons.borderRadius is no value of its kind: the default stays",
      ])
  }

  @Test func `an image is shown in its mode, before one for every mode`() throws {
    func asset(_ mode: String) throws -> LookAsset {
      try #require(
        LookAsset([
          "Category": "FORM_LOGO", "ColorMode": .string(mode), "Extension": "PNG",
          "Bytes": .string(BrandingFixture.png),
        ]))
    }
    let assets = [try asset("DYNAMIC"), try asset("DARK")]
    #expect(assets.index(of: "FORM_LOGO", in: .light) == 0)
    #expect(assets.index(of: "FORM_LOGO", in: .dark) == 1)
    #expect(assets.dropFirst().map { $0 }.index(of: "FORM_LOGO", in: .light) == nil)
  }
}
