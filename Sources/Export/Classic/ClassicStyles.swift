import Branding

/// A theme as the style sheet of Cognito's classic hosted pages.
///
/// These pages have one mode, so the theme's light colours are taken, and labels whose dark grey
/// nothing can change: a ground on which that cannot be read becomes white.
struct ClassicStyles {
  let text: String
  /// Set where the theme's own surface is too dark for the labels.
  let hasOtherGround: Bool

  /// What Bootstrap 3, which the pages are made with, writes labels in.
  private static let label = Color(red: 0x33 / 255, green: 0x33 / 255, blue: 0x33 / 255)

  init(_ theme: Theme) {
    let palette = theme.light
    let surface = palette[.surface].over(.white).rounded
    let isTooDark = Self.label.contrast(with: surface) < 4.5
    let ground = isTooDark ? Color.white : surface
    hasOtherGround = isTooDark
    func color(_ role: ColorRole) -> String { palette[role].over(ground).css }
    // On white a theme's own light text would not be seen.
    func words(_ role: ColorRole) -> String { isTooDark ? Self.label.css : color(role) }
    let border = "\(Int(max(1, theme.shape.border.rounded())))px solid"
    text = """
      .background-customizable {
        background-color: \(ground.css);
      }
      .banner-customizable {
        padding: 25px 0px 25px 0px;
        background-color: \(ground.css);
      }
      .logo-customizable {
        max-width: 60%;
        max-height: 30%;
      }
      .label-customizable {
        font-weight: 400;
      }
      .textDescription-customizable {
        padding-top: 10px;
        padding-bottom: 10px;
        display: block;
        font-size: 16px;
      }
      .idpDescription-customizable {
        padding-top: 10px;
        padding-bottom: 10px;
        display: block;
        font-size: 16px;
      }
      .legalText-customizable {
        color: \(words(.muted));
        font-size: 12px;
      }
      .inputField-customizable {
        width: 100%;
        height: 40px;
        color: \(color(.text));
        background-color: \(color(.field));
        border: \(border) \(color(.fieldBorder));
      }
      .inputField-customizable:focus {
        border-color: \(color(.focus));
        outline: 0;
      }
      .submitButton-customizable {
        font-size: 16px;
        font-weight: bold;
        margin: 20px 0px 10px 0px;
        height: 44px;
        width: 100%;
        color: \(color(.onPrimary));
        background-color: \(color(.primary));
      }
      .submitButton-customizable:hover {
        color: \(color(.onPrimary));
        background-color: \(color(.primaryHover));
      }
      .errorMessage-customizable {
        padding: 8px;
        font-size: 14px;
        width: 100%;
        background: \(color(.errorTint));
        border: \(border) \(color(.error));
        color: \(color(.error));
        box-sizing: border-box;
      }
      .idpButton-customizable {
        height: 44px;
        width: 100%;
        text-align: center;
        margin-bottom: 15px;
        color: \(color(.onSecondary));
        background-color: \(color(.secondary));
        border-color: \(color(.fieldBorder));
      }
      .idpButton-customizable:hover {
        color: \(color(.onSecondary));
        background-color: \(color(.secondaryHover));
      }
      .socialButton-customizable {
        height: 44px;
        text-align: left;
        width: 100%;
        margin-bottom: 15px;
      }
      .passwordCheck-notValid-customizable {
        color: \(words(.error));
      }
      .passwordCheck-valid-customizable {
        color: \(words(.success));
      }

      """
  }
}
