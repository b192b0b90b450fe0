import Bindings
import TestSupport
import Testing

@Suite struct PatchedDiskTests {
  @Test func `one file has other bytes, and nothing is ever written`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.txt")
    try folder.write("other", to: "b.txt")
    let path = "\(folder.path)/a.txt"
    let disk = PatchedDisk(base: LocalDisk(), path: path, bytes: Array("new".utf8))
    #expect(try disk.read(path) == Array("new".utf8))
    #expect(try disk.read("\(folder.path)/b.txt") == Array("other".utf8))
    #expect(try disk.list(folder.path).map(\.name) == ["a.txt", "b.txt"])
    #expect(
      try LayeredFiles(disk: disk, roots: [folder.path]).read("a.txt").bytes == Array("new".utf8))
    let refused = #expect(throws: DiskError.self) { try disk.write([], to: path) }
    #expect(refused?.isReadOnly == true)
    #expect(throws: DiskError.self) { try disk.writePrivate([], to: path) }
    #expect(throws: DiskError.self) { try disk.rename(path, to: "\(path).b") }
    #expect(throws: DiskError.self) { try disk.exchange(path, "\(folder.path)/b.txt") }
    #expect(throws: DiskError.self) { try disk.removeFile(path) }
    #expect(throws: DiskError.self) { try disk.removeEmptyDirectory(folder.path) }
    #expect(throws: DiskError.self) { try disk.makeDirectory("\(folder.path)/c") }
    #expect(try LocalDisk().read(path) == Array("old".utf8))
  }
}
