/// What an SVG may consist of that Cognito takes; it refuses every other one.
///
/// Names are compared in small letters, and stand here as AWS spells them.
///
/// Source: Amazon Cognito Developer Guide, managed login branding: its list for SVG files.
enum CognitoSVGRules {
  static let elements = words(
    """
    a altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform audio canvas
    circle clippath defs desc ellipse filter font g glyph glyphref hkern image line lineargradient
    marker mask metadata mpath path pattern polygon polyline radialgradient rect stop style svg
    switch symbol text textpath title tref tspan video view vkern
    feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting
    fedisplacementmap fedistantlight feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge
    femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
    """)

  static let attributes = words(
    """
    accent-height accumulate additivive alignment-baseline ascent attributename attributetype azimuth
    basefrequency baseline-shift begin bias by class clip clip-path clip-rule color
    color-interpolation color-interpolation-filters color-profile color-rendering cx cy d
    diffuseconstant direction display divisor dur dx dy edgemode elevation end fill fill-opacity
    fill-rule filter filterunits flood-color flood-opacity font-family font-size font-size-adjust
    font-stretch font-style font-variant font-weight fx fy g1 g2 glyph-name glyphref
    gradienttransform gradientunits height href id image-rendering in in2 k k1 k2 k3 k4 kernelmatrix
    kernelunitlength kerning keypoints keysplines keytimes lang lengthadjust letter-spacing
    lighting-color local marker-end marker-mid marker-start markerheight markerunits markerwidth mask
    maskcontentunits maskunits max media method min mode name numoctaves offset opacity operator
    order orient orientation origin overflow paint-order path pathlength patterncontentunits
    patterntransform patternunits points preserveaspectratio preservealpha r radius refx refy
    repeatcount repeatdur restart result rotate rx ry scale seed shape-rendering specularconstant
    specularexponent spreadmethod stddeviation stitchtiles stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width style surfacescale tabindex targetx targety text-anchor
    text-decoration text-rendering textlength transform type u1 u2 unicode values vert-adv-y
    vert-origin-x vert-origin-y viewbox visibility width word-spacing wrap writing-mode x x1 x2
    xchannelselector xmlns y y1 y2 ychannelselector z zoomandpan
    """)

  /// Attributes without which an image looks the same: words for readers of a page, and hints.
  static let idle = words(
    """
    role aria-hidden aria-label aria-labelledby aria-describedby xml:space xml:lang pointer-events
    requiredextensions requiredfeatures systemlanguage side
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
