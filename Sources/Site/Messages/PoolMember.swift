package import Branding
import Diagnostics

/// A tenant of a pool, with what the messages that go out in its name are made of.
package struct PoolMember: Sendable {
  package let tenant: Tenant
  package let theme: Theme
  /// In each of its languages, the tenant's first one first.
  package let messages: [BrandedMessages]

  /// Errors: those of ``Kit/messages(in:for:)``; a language with one is left out.
  static func make(_ tenant: Tenant, _ theme: Theme, _ kit: Kit) -> Checked<PoolMember> {
    let linked = tenant.locales.map { kit.messages(in: $0, for: theme) }
    let brand = MessageBrand(tenant, theme: theme)
    let looks = MessageLooks(theme)
    let messages = linked.compactMap(\.value).map { BrandedMessages(brand, looks, $0) }
    return Checked(
      PoolMember(tenant: tenant, theme: theme, messages: messages), linked.flatMap(\.findings))
  }
}
