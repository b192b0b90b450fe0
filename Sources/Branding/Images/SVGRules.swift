/// What an SVG of a brand may consist of; everything else is left out.
///
/// Source: SVG 2 and Filter Effects 1, less scripts, links, embedded pages, animation, sound and video,
/// and fonts, which images in a page cannot use or must not have.
enum SVGRules {
  static let namespace = "http://www.w3.org/2000/svg"
  static let xlink = "http://www.w3.org/1999/xlink"
  static let xml = "http://www.w3.org/XML/1998/namespace"

  static let elements = words(
    """
    svg g defs symbol use switch title desc style image
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
    """)

  /// Their text is shown, or is style rules; elsewhere text is white space.
  static let textElements = words("title desc style text tspan textPath")

  static let animations = words(
    "animate animateColor animateMotion animateTransform set discard mpath")

  /// Presentation attributes: CSS values, in which `url()` may stand.
  static let presentation = words(
    """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering direction display dominant-baseline fill
    fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings
    font-kerning font-size font-size-adjust font-stretch font-style font-variant font-weight
    image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid
    marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
    text-decoration text-orientation text-rendering transform-box transform-origin unicode-bidi
    vector-effect visibility white-space word-spacing writing-mode
    """)

  static let attributes = presentation.union(
    words(
      """
      id class style lang role aria-hidden aria-label aria-labelledby aria-describedby
      x y x1 y1 x2 y2 cx cy r rx ry dx dy width height viewBox preserveAspectRatio transform
      d points pathLength rotate textLength lengthAdjust startOffset method spacing side href
      offset gradientUnits gradientTransform spreadMethod fx fy fr patternUnits
      patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
      markerWidth markerHeight markerUnits refX refY orient filterUnits primitiveUnits
      in in2 result mode type values tableValues slope intercept amplitude exponent operator
      k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha
      kernelUnitLength surfaceScale diffuseConstant specularConstant specularExponent azimuth
      elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector
      yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles media
      systemLanguage requiredExtensions requiredFeatures
      """))

  /// Attributes that change nothing; they go without a word.
  static let idle = words(
    """
    version baseProfile enable-background contentScriptType contentStyleType zoomAndPan focusable
    tabindex xlink:title xlink:type xlink:show xlink:actuate xlink:role xlink:arcrole xml:id
    title nodetypes inkscape sodipodi externalResourcesRequired alt
    """)

  /// Parts of the addresses by which drawing programs name what only they read.
  private static let editors = [
    "inkscape", "sodipodi", "adobe", "sketch", "bohemiancoding", "figma", "serif", "corel", "krita",
    "rdf-syntax", "creativecommons", "purl.org/dc", "boxy-svg", "vectornator", "affinity",
  ]

  static func isEditor(_ namespace: String?) -> Bool {
    guard let namespace = namespace?.lowercased() else { return false }
    return editors.contains { namespace.contains($0) }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
