import Testing

@testable import Bindings

@Suite struct XMLScanTests {
  private static let pages: [String] = [
    "<a/>",
    "<!DOCTYPE html>\n<a b='>' c=\"/a>\"><d/><!-- <e> --><![CDATA[<f>]]><?g <h>?><i j='/'>k</i></a>",
    "<a b = '1' ><b\n/>x&lt;y<c d='&lt;'></c ></a>\n",
  ]

  /// The nth start tag of the scan is the nth element of the tree: findings depend on it.
  @Test(arguments: pages)
  func `start tags and elements are in step`(_ text: String) throws {
    let bytes = Array(text.utf8)
    let document = try XMLDocument(parsing: bytes)
    let names = document.tree.nodes.filter(\.isElement).map(\.qualifiedName)
    let tags = document.scan.startTags.map { start in
      String(
        decoding: bytes[(start + 1)...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F },
        as: UTF8.self)
    }
    #expect(tags == names)
  }

  @Test(arguments: pages)
  func `marks cover every byte once`(_ text: String) throws {
    var end = 0
    for mark in try XMLScan(Array(text.utf8)).marks {
      #expect(mark.range.lowerBound == end)
      end = mark.range.upperBound
    }
    #expect(end == text.utf8.count)
  }
}
