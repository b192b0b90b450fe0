// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A system C library: a module map and a shim in `Sources/Bindings/CLibraries`.
func library(_ name: String, pkgConfig: String? = nil, apt: String? = nil, brew: String? = nil)
  -> Target
{
  var providers: [SystemPackageProvider] = []
  if let apt { providers.append(.apt([apt])) }
  if let brew { providers.append(.brew([brew])) }
  return .systemLibrary(
    name: name, path: "Sources/Bindings/CLibraries/\(name)", pkgConfig: pkgConfig,
    providers: providers)
}

func isLibrary(_ name: String) -> Bool { name.hasPrefix("C") && name != "CognitoMock" }

/// A module of the house with its declared floor below, and the tests that mirror it.
func module(
  _ name: String, imports: [String], exclude: [String] = [], testImports: [String] = [],
  testData: [String] = []
) -> [Target] {
  [
    .target(
      name: name, dependencies: imports.map { .target(name: $0) },
      exclude: ["\(name).docc"] + exclude, swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests",
      dependencies: ([name, "TestSupport"] + testImports + imports.filter { !isLibrary($0) })
        .map { .target(name: $0) },
      exclude: testData, swiftSettings: strict),
  ]
}

let package = Package(
  name: "lintel",
  products: [.executable(name: "lintel", targets: ["lintel"])],
  targets: [
    library("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev", brew: "libxml2"),
    library("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
    library(
      "CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev", brew: "libmicrohttpd"),
    library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    library("CSystem"),
  ]
    + module("Diagnostics", imports: [])
    + module("Syntax", imports: ["Diagnostics"])
    + module(
      "Bindings",
      imports: ["Diagnostics", "CLibXML2", "COpenSSL", "CMicroHTTPD", "CSQLite", "CSystem"],
      exclude: ["CLibraries"])
    + module("Templating", imports: ["Diagnostics"], testImports: ["Syntax", "Bindings"])
    + module(
      "Branding", imports: ["Diagnostics", "Syntax", "Bindings"],
      testData: ["Theme/Golden", "Tokens/Golden"])
    + module(
      "CognitoMock", imports: ["Diagnostics", "Syntax", "Bindings"],
      testData: ["Authentication/Vectors"])
    + module(
      "Site", imports: ["Diagnostics", "Syntax", "Bindings", "Templating", "Branding"],
      testData: ["Cases", "Output/Golden", "Messages/Golden", "Pages/Golden", "Project/Golden"])
    + module(
      "Export", imports: ["Diagnostics", "Syntax", "Bindings", "Branding", "Site"],
      testImports: ["Templating"], testData: ["Golden"])
    + module(
      "Preview",
      imports: [
        "Diagnostics", "Syntax", "Bindings", "Templating", "Branding", "CognitoMock", "Site",
      ],
      testImports: ["Export"])
    + [
      .executableTarget(
        name: "lintel",
        dependencies: [
          "Diagnostics", "Syntax", "Bindings", "Templating", "Branding", "CognitoMock", "Site",
          "Export", "Preview",
        ],
        exclude: ["lintel.docc"], swiftSettings: strict),
      .testTarget(
        name: "lintelTests", dependencies: ["lintel", "Diagnostics", "TestSupport"],
        exclude: ["Golden"], swiftSettings: strict),
      .executableTarget(
        name: "rendering-bench",
        dependencies: ["Diagnostics", "Syntax", "Bindings", "Templating", "Branding", "Site"],
        path: "Tests/bench/rendering", swiftSettings: strict),
      .target(
        name: "TestSupport", dependencies: ["Diagnostics", "Syntax", "Bindings"],
        path: "Tests/TestSupport", swiftSettings: strict),
    ]
)
