/// Names of app clients as CloudFormation's logical ids have them: letters and digits only, each once.
///
/// Shape: `web-app` is `WebApp`; a second client of that name is `WebApp2`.
struct LogicalNames {
  private var names: [String: String] = [:]

  init(_ clients: [String]) {
    var taken: Set<String> = []
    for client in clients {
      let words = client.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      let start = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      var name = start.isEmpty ? "Client" : start
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(start)\(number)"
        number += 1
      }
      names[client] = name
    }
  }

  subscript(client: String) -> String { names[client] ?? client }
}
