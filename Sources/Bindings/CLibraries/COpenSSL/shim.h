#pragma once
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

// EVP_RSA_gen is a macro over a variadic function.
static inline EVP_PKEY *lintel_rsa_generate(unsigned int bits) { return EVP_RSA_gen(bits); }

// BIO_get_mem_data is a macro with a cast.
static inline long lintel_bio_data(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }

// EVP_PKEY_PUBLIC_KEY is a macro over other macros.
static const int lintel_public_key = EVP_PKEY_PUBLIC_KEY;

// The builder keeps the pointer to a name, so names must be literals of C.
static inline int lintel_push_rsa(OSSL_PARAM_BLD *builder, const BIGNUM *n, const BIGNUM *e) {
  return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n) &&
         OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
}
