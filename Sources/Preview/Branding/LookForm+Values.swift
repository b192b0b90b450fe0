import Templating

extension LookForm {
  /// The values that both looks have.
  func values(_ page: LookPage, at address: LookAddress) -> [(String, Value)] {
    [
      ("title", .text(title)), ("lead", .text(lead)), ("error", .text(error)),
      ("fields", .list(fields.map(Self.record))), ("rules", .list(rules.map(Self.record))),
      ("submit", .text(submit)), ("second", .text(second)),
      ("forgot", .list(Self.links(forgot, address))), ("link", .list(Self.links(link, address))),
      ("isControls", .flag(page == .controls)), ("style", .address(address.style)),
    ]
  }

  private static func record(_ field: Field) -> Record {
    Record(
      PreviewModels.lookField,
      [
        ("name", .text(field.name)), ("label", .text(field.label)), ("type", .text(field.type)),
        ("value", .text(field.value)), ("autocomplete", .text(field.autocomplete)),
        ("isInvalid", .flag(field.isInvalid)),
      ])
  }

  private static func record(_ rule: Rule) -> Record {
    Record(PreviewModels.lookRule, [("text", .text(rule.text)), ("isMet", .flag(rule.isMet))])
  }

  private static func links(_ link: Link?, _ address: LookAddress) -> [Record] {
    guard let link else { return [] }
    return [
      Record(
        PreviewModels.lookLink,
        [
          ("before", .text(link.before)), ("label", .text(link.label)),
          ("href", .address(address.page(link.page))),
        ])
    ]
  }
}
