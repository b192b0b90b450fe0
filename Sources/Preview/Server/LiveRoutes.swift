import Bindings
import Syntax

/// Whether the server is well, and when there is something new to show.
struct LiveRoutes: RouteGroup {
  let answers: PreviewAnswers
  let mock: ProjectMock

  var routes: [Route] {
    [
      Route("GET", "_lintel/events") { [answers] _ in .stream(answers.events.open()) },
      Route("GET", "_lintel/health") { [self] _ in .now(.json(health)) },
    ]
  }

  private var health: JSONTree {
    let bench = answers.workshop.bench
    let errors = (bench.snapshot.findings + bench.pages.findings).count { $0.severity == .error }
    let service = mock.service
    let isWell = errors == 0 && service.isStored
    let (pools, clients) = service.read { ($0.pools.count, $0.clients.count) }
    let (users, messages) = service.read { ($0.users.count, $0.messages.count) }
    return [
      "status": .string(isWell ? "ok" : "faulty"), "errors": .int(errors),
      "tenants": .int(bench.snapshot.project?.tenants.count ?? 0),
      "version": .string(answers.events.version), "now": .double(service.clock.now),
      "hasKeys": .bool(service.keys.made != nil), "isStored": .bool(service.isStored),
      "pools": .int(pools), "clients": .int(clients), "users": .int(users),
      "messages": .int(messages),
    ]
  }
}
