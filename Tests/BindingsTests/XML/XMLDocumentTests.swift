import Testing

@testable import Bindings

@Suite struct XMLDocumentTests {
  private func tree(_ text: String) throws -> XMLNode {
    try XMLDocument(parsing: Array(text.utf8)).root
  }

  @Test func `names, namespaces and attributes keep their order`() throws {
    let root = try tree(
      #"<s:svg xmlns:s="urn:s" xmlns="urn:d" b="1" a="&lt;&#65;"><g s:x="y"/></s:svg>"#)
    #expect(root.name == "svg")
    #expect(root.qualifiedName == "s:svg")
    #expect(root.namespace == "urn:s")
    #expect(root.attributes.map(\.name) == ["b", "a"])
    #expect(root["a"] == "<A")
    #expect(root.declarations.map(\.uri) == ["urn:s", "urn:d"])
    let group = try #require(root.elements.first { _ in true })
    #expect(group.namespace == "urn:d")
    #expect(group.attributes.first?.qualifiedName == "s:x")
    #expect(group.attributes.first?.namespace == "urn:s")
    #expect(group["x"] == nil)
  }

  @Test func `every kind of node is told apart`() throws {
    let root = try tree("<a>x<!--c--><![CDATA[<y>]]><?go on?><b/>&amp;</a>")
    #expect(
      root.children.map(\.kind) == [.text, .comment, .cdata, .instruction, .element, .text])
    #expect(root.children.map(\.text) == ["x", "c", "<y>", "on", "", "&"])
    #expect(root.content == "x<y>&")
  }

  @Test func `nodes know their parents, their order and their lines`() throws {
    let root = try tree("<a>\n<b><c/></b>\n<d/></a>")
    let all = root.descendants.filter(\.isElement)
    #expect(all.map(\.name) == ["b", "c", "d"])
    #expect(all.map(\.order) == [1, 2, 3])
    #expect(all.map(\.line) == [2, 2, 3])
    #expect(all[1].ancestors.map(\.name) == ["b", "a"])
  }

  @Test func `what stands beside the root is no part of it`() throws {
    let document = try XMLDocument(parsing: Array("<!--x--><?p?><a/><!--y-->".utf8))
    #expect(document.root.name == "a")
    #expect(document.tree.nodes.map(\.kind) == [.comment, .instruction, .element, .comment])
  }

  @Test func `a document type that declares nothing is passed over`() throws {
    let text =
      #"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/x.dtd" [ ]><svg/>"#
    #expect(try tree(text).name == "svg")
  }

  @Test func `the bytes are UTF-8 whatever the document claims`() throws {
    #expect(try tree(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>"#).content == "é")
  }
}
