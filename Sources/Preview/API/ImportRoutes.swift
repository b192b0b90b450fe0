import Bindings
import CognitoMock

/// Where the file of a user import job is put: what the service's pre-signed address stands for.
struct ImportRoutes: RouteGroup {
  /// The paths whose bodies may be that large.
  static let path = "/_lintel/import/"

  private let service: CognitoService

  init(_ service: CognitoService) {
    self.service = service
  }

  var routes: [Route] {
    [
      Route("PUT", "_lintel/import/{pool}/{job}") { [service] match in
        let (pool, job, csv) = (match["pool"], match["job"], match.request.body)
        return service.answer { work throws(Interruption) in
          try work.importRows(csv, into: pool, job: job)
        } respond: { result in
          switch result {
          case .success: HTTPResponse()
          case .failure(let error): Self.refusal(error)
          }
        }
      }
    ]
  }

  /// The storage service's own form.
  private static func refusal(_ error: CognitoError) -> HTTPResponse {
    let isGone = error.type == "ResourceNotFoundException"
    let code = isGone ? "NoSuchKey" : error.type
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>\(code)</Code>"
      + "<Message>\(isGone ? "The specified key does not exist." : error.message)</Message></Error>"
    return HTTPResponse(
      status: isGone ? 404 : error.status, contentType: "application/xml", body: Array(text.utf8))
  }
}
