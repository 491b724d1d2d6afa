{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* keys.json as `./qrtc keys generate` makes it: a JWK set (RFC 7517), docs/reference/tokens.md#keys. */}}
{{- define "qrtc.keys.generate" -}}
{{- $from := int64 (now | unixEpoch) -}}
{{- $keys := list
  (include "qrtc.keys.hs256" (list "pairing" $from) | fromJson)
  (include "qrtc.keys.es256" (list "peer" $from) | fromJson)
  (include "qrtc.keys.es256" (list "access" $from) | fromJson) -}}
{{- dict "keys" $keys | toJson -}}
{{- end -}}

{{- define "qrtc.keys.hs256" -}}
{{- dict "kid" (randAlphaNum 16) "use" "sig" "alg" "HS256" "qrtc:kind" (index . 0) "qrtc:signs-from" (index . 1)
  "kty" "oct" "k" (include "qrtc.base64url" (randBytes 32)) | toJson -}}
{{- end -}}

{{/* Go writes a private key of P-256 as SEC 1 (RFC 5915) in 121 bytes: d stands at 7, and the point, x and y, at 57. */}}
{{- define "qrtc.keys.es256" -}}
{{- $pem := genPrivateKey "ecdsa" -}}
{{- $der := regexReplaceAll "-----[A-Z ]+-----|\\s" $pem "" | b64dec -}}
{{- if ne (len $der) 121 }}{{ fail "this Helm writes EC keys in a way that is not known here: name a Secret of your own in secrets.existingKeys" }}{{ end -}}
{{- dict "kid" (randAlphaNum 16) "use" "sig" "alg" "ES256" "qrtc:kind" (index . 0) "qrtc:signs-from" (index . 1)
  "kty" "EC" "crv" "P-256"
  "d" (include "qrtc.base64url" (substr 7 39 $der | b64enc))
  "x" (include "qrtc.base64url" (substr 57 89 $der | b64enc))
  "y" (include "qrtc.base64url" (substr 89 121 $der | b64enc)) | toJson -}}
{{- end -}}

{{/* Of base64. */}}
{{- define "qrtc.base64url" -}}
{{- . | replace "+" "-" | replace "/" "_" | trimAll "=" -}}
{{- end -}}
