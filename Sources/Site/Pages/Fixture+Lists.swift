/// Made-up lists, and what people would read in their own language.
extension Fixture {
  static let passkeys = ["Robin’s phone", "YubiKey 5C"]
  static let devices = ["Firefox, Linux", "Safari, iPhone", "Chrome, Windows"]

  static let answer = "Hillside"

  /// As browsers write a day in the language.
  static func date(_ index: Int, in locale: String) -> String {
    let days = words[locale] ?? words["en"] ?? []
    return index.isMultiple(of: 2) ? days[0] : days[1]
  }

  static func question(in locale: String, isLong: Bool) -> String {
    let question = (words[locale] ?? words["en"] ?? [])[2]
    return isLong ? Array(repeating: question, count: 4).joined(separator: " ") : question
  }

  /// Two days and a question.
  private static let words: [String: [String]] = [
    "ar": [
      "02\u{200F}/11\u{200F}/2026", "14\u{200F}/03\u{200F}/2026", "ما اسم أول مدرسة التحقتَ بها؟",
    ],
    "de": [
      "02.11.2026", "14.03.2026", "Wie hieß Ihre erste Schule?",
    ],
    "en": [
      "Nov 2, 2026", "Mar 14, 2026", "What was the name of your first school?",
    ],
    "es": [
      "2 nov 2026", "14 mar 2026", "¿Cómo se llamaba tu primer colegio?",
    ],
    "fr": [
      "2 nov. 2026", "14 mars 2026", "Quel était le nom de votre première école ?",
    ],
    "he": [
      "2 בנוב׳ 2026", "14 במרץ 2026", "מה היה שם בית הספר הראשון שלך?",
    ],
    "id": [
      "2 Nov 2026", "14 Mar 2026", "Apa nama sekolah pertama Anda?",
    ],
    "it": [
      "2 nov 2026", "14 mar 2026", "Come si chiamava la tua prima scuola?",
    ],
    "ja": [
      "2026/11/02", "2026/03/14", "最初に通った学校の名前は何ですか。",
    ],
    "ko": [
      "2026. 11. 2.", "2026. 3. 14.", "처음 다닌 학교의 이름은 무엇인가요?",
    ],
    "pt-BR": [
      "2 de nov. de 2026", "14 de mar. de 2026", "Qual era o nome da sua primeira escola?",
    ],
    "zh-CN": [
      "2026年11月2日", "2026年3月14日", "您就读的第一所学校叫什么名字？",
    ],
    "zh-TW": [
      "2026年11月2日", "2026年3月14日", "您就讀的第一所學校叫什麼名字？",
    ],
  ]

  /// So many tenants, each with a name and an address of its own.
  static func tenants(_ count: Int, isLong: Bool) -> [ListedTenant] {
    (0..<count).map { index in
      let (name, round) = (names[index % names.count], index / names.count)
      let id = name.lowercased().split(separator: " ").joined(separator: "-")
      let number = round == 0 ? "" : " \(round + 1)"
      let host = round == 0 ? id : "\(id)-\(round + 1)"
      return ListedTenant(
        name: LocalizedText(name + number + (isLong ? longName : "")),
        url: "https://\(host).app.example/login/", domains: ["\(host).example"])
    }
  }

  private static let names = [
    "Alder Robotics", "Birch Logistics", "Cedar Health", "Dune Energy", "Elm Street Books",
    "Fjord Travel", "Granite Insurance", "Hazel Foods", "Indigo Studio", "Juniper Legal",
    "Kestrel Aviation", "Lumen Optics",
  ]
}
