/// Derived from botocore's model of the service (Apache License 2.0) by
/// `Tests/standards/service_model.py`; the notation is described there.
extension ServiceModelText {
  static let branding = #"""
    signed CreateManagedLoginBranding
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, UseCognitoProvidedValues BooleanType,
      Settings Document, Assets AssetListType
    > ManagedLoginBranding ManagedLoginBrandingType
    ! ResourceNotFound ConcurrentModification ManagedLoginBrandingExists InvalidParameter
      TooManyRequests NotAuthorized LimitExceeded InternalError
    signed CreateTerms
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, TermsName* TermsNameType, TermsSource*
      TermsSourceType, Enforcement* TermsEnforcementType, Links LinksType
    > Terms TermsType
    ! ResourceNotFound ConcurrentModification TermsExists InvalidParameter TooManyRequests
      NotAuthorized LimitExceeded InternalError
    signed DeleteManagedLoginBranding
    < ManagedLoginBrandingId* ManagedLoginBrandingIdType, UserPoolId* UserPoolIdType
    ! ResourceNotFound ConcurrentModification InvalidParameter TooManyRequests NotAuthorized
      InternalError
    signed DeleteTerms
    < TermsId* TermsIdType, UserPoolId* UserPoolIdType
    ! ResourceNotFound ConcurrentModification InvalidParameter TooManyRequests NotAuthorized
      InternalError
    signed DescribeManagedLoginBranding
    < UserPoolId* UserPoolIdType, ManagedLoginBrandingId* ManagedLoginBrandingIdType,
      ReturnMergedResources BooleanType
    > ManagedLoginBranding ManagedLoginBrandingType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed DescribeManagedLoginBrandingByClient
    < UserPoolId* UserPoolIdType, ClientId* ClientIdType, ReturnMergedResources BooleanType
    > ManagedLoginBranding ManagedLoginBrandingType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed DescribeTerms
    < TermsId* TermsIdType, UserPoolId* UserPoolIdType
    > Terms TermsType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed GetUICustomization
    < UserPoolId* UserPoolIdType, ClientId ClientIdType
    > UICustomization* UICustomizationType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed ListTerms
    < UserPoolId* UserPoolIdType, MaxResults ListTermsRequestMaxResultsInteger, NextToken StringType
    > Terms* TermsDescriptionListType, NextToken StringType
    ! ResourceNotFound InvalidParameter TooManyRequests NotAuthorized InternalError
    signed SetUICustomization
    < UserPoolId* UserPoolIdType, ClientId ClientIdType, CSS CSSType, ImageFile ImageFileType
    > UICustomization* UICustomizationType
    ! InvalidParameter ResourceNotFound NotAuthorized TooManyRequests InternalError
    signed UpdateManagedLoginBranding
    < UserPoolId UserPoolIdType, ManagedLoginBrandingId ManagedLoginBrandingIdType,
      UseCognitoProvidedValues BooleanType, Settings Document, Assets AssetListType
    > ManagedLoginBranding ManagedLoginBrandingType
    ! ResourceNotFound ConcurrentModification InvalidParameter TooManyRequests NotAuthorized
      InternalError
    signed UpdateTerms
    < TermsId* TermsIdType, UserPoolId* UserPoolIdType, TermsName TermsNameType, TermsSource
      TermsSourceType, Enforcement TermsEnforcementType, Links LinksType
    > Terms TermsType
    ! ResourceNotFound ConcurrentModification TermsExists InvalidParameter TooManyRequests
      NotAuthorized InternalError
    blob AssetBytesType ..1000000
    string AssetCategoryType = FAVICON_ICO FAVICON_SVG EMAIL_GRAPHIC SMS_GRAPHIC AUTH_APP_GRAPHIC
      PASSWORD_GRAPHIC PASSKEY_GRAPHIC PAGE_HEADER_LOGO PAGE_HEADER_BACKGROUND PAGE_FOOTER_LOGO
      PAGE_FOOTER_BACKGROUND PAGE_BACKGROUND FORM_BACKGROUND FORM_LOGO IDP_BUTTON_ICON
    string AssetExtensionType = ICO JPEG PNG SVG WEBP
    list AssetListType [AssetType] 0..40
    struct AssetType Category* AssetCategoryType, ColorMode* ColorSchemeModeType, Extension*
      AssetExtensionType, Bytes AssetBytesType, ResourceId ResourceIdType
    string CSSType 0..131072
    string CSSVersionType
    string ColorSchemeModeType = LIGHT DARK DYNAMIC
    blob ImageFileType 0..131072
    string ImageUrlType
    string LanguageIdType
      /^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$/
    string LinkUrlType 1..1024 /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/
    map LinksType {LanguageIdType: LinkUrlType} 1..13
    integer ListTermsRequestMaxResultsInteger 1..60
    string ManagedLoginBrandingIdType
      /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/
    struct ManagedLoginBrandingType ManagedLoginBrandingId ManagedLoginBrandingIdType, UserPoolId
      UserPoolIdType, UseCognitoProvidedValues BooleanType, Settings Document, Assets AssetListType,
      CreationDate DateType, LastModifiedDate DateType
    string ResourceIdType 1..40 /^[\w\- ]+$/
    list TermsDescriptionListType [TermsDescriptionType]
    struct TermsDescriptionType TermsId* TermsIdType, TermsName* TermsNameType, Enforcement*
      TermsEnforcementType, CreationDate* DateType, LastModifiedDate* DateType
    string TermsEnforcementType = NONE
    string TermsIdType
      /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/
    string TermsNameType /^(terms-of-use|privacy-policy)$/
    string TermsSourceType = LINK
    struct TermsType TermsId* TermsIdType, UserPoolId* UserPoolIdType, ClientId* ClientIdType,
      TermsName* TermsNameType, TermsSource* TermsSourceType, Enforcement* TermsEnforcementType,
      Links* LinksType, CreationDate* DateType, LastModifiedDate* DateType
    struct UICustomizationType UserPoolId UserPoolIdType, ClientId ClientIdType, ImageUrl
      ImageUrlType, CSS CSSType, CSSVersion CSSVersionType, LastModifiedDate DateType, CreationDate
      DateType
    """#
}
