{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* The properties of one service, as a map: docs/reference/configuration.md. Takes (list root name service).
     What comes later wins, so that `settings` can say otherwise. Secrets are ${NAMES} of the environment. */}}
{{- define "qrtc.settings" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $service := index . 2 -}}
{{- $values := $root.Values -}}
{{- $all := dict
  "qrtc.mode" "production"
  "qrtc.public-url" (trimSuffix "/" $values.publicUrl)
  "qrtc.shutdown.delay" (printf "%ds" (int $values.drain.seconds))
  "quarkus.log.console.json.enabled" $values.jsonLogs
  "quarkus.http.proxy.proxy-address-forwarding" (not (empty $values.trustedProxies)) -}}
{{- with $values.origins }}{{ $_ := set $all "qrtc.origins" (join "," .) }}{{ end -}}
{{- with $values.trustedProxies }}{{ $_ := set $all "quarkus.http.proxy.trusted-proxies" (join "," .) }}{{ end -}}
{{- if ne $name "token" -}}
{{- $_ := set $all "qrtc.jwks-url" (printf "http://%s-token:8081/.well-known/jwks.json" (include "qrtc.fullname" $root)) -}}
{{- end -}}
{{- if ne $name "qr" -}}
{{- $all = merge $all (include "qrtc.settings.redis" $root | fromJson) -}}
{{- end -}}
{{- if eq $name "token" -}}
{{- $all = merge $all (include "qrtc.settings.token" $root | fromJson) -}}
{{- end -}}
{{- mergeOverwrite $all $values.settings $service.settings | toJson -}}
{{- end -}}

{{- define "qrtc.settings.redis" -}}
{{- $redis := .Values.redis -}}
{{- $settings := dict -}}
{{- $hosts := $redis.hosts -}}
{{- $credentials := "" -}}
{{- if eq $redis.mode "bundled" -}}
{{- $hosts = list (printf "%s-redis:6379" (include "qrtc.fullname" .)) -}}
{{- $credentials = ":${REDIS_PASSWORD}@" -}}
{{- else -}}
{{- if not $hosts }}{{ fail "redis.hosts: name the Redis, as host:port" }}{{ end -}}
{{- if $redis.auth.existingSecret -}}
{{- $credentials = printf "%s:${REDIS_PASSWORD}@" (ternary "${REDIS_USERNAME}" "" (not (empty $redis.auth.usernameKey))) -}}
{{- end -}}
{{- end -}}
{{- $scheme := ternary "rediss" "redis" (and $redis.tls.enabled (ne $redis.mode "bundled")) -}}
{{- $urls := list -}}
{{- range $hosts }}{{ $urls = append $urls (printf "%s://%s%s" $scheme $credentials .) }}{{ end -}}
{{- $_ := set $settings "quarkus.redis.hosts" (join "," $urls) -}}
{{- if has $redis.mode (list "sentinel" "cluster") -}}
{{- $_ := set $settings "quarkus.redis.client-type" $redis.mode -}}
{{- end -}}
{{- if eq $redis.mode "sentinel" -}}
{{- $_ := set $settings "quarkus.redis.master-name" (required "redis.masterName: Sentinel's name of the primary" $redis.masterName) -}}
{{- end -}}
{{- /* Without a CA of its own it is the JDK's that count, and no configuration is to be named. */ -}}
{{- if include "qrtc.redisCa" . -}}
{{- $_ := set $settings "quarkus.redis.tls-configuration-name" "redis" -}}
{{- $_ := set $settings "quarkus.tls.redis.trust-store.pem.certs" "/etc/qrtc/redis-ca/ca.crt" -}}
{{- $_ := set $settings "quarkus.tls.redis.hostname-verification-algorithm" "HTTPS" -}}
{{- end -}}
{{- $settings | toJson -}}
{{- end -}}

{{- define "qrtc.settings.token" -}}
{{- $settings := dict "qrtc.keys.file" "/etc/qrtc/keys/keys.json" -}}
{{- range $id, $client := .Values.clients -}}
{{- $_ := set $settings (printf "qrtc.clients.%s.scopes" $id) (join "," $client.scopes) -}}
{{- with $client.delegate }}{{ $_ := set $settings (printf "qrtc.clients.%s.delegate" $id) . }}{{ end -}}
{{- with $client.principal }}{{ $_ := set $settings (printf "qrtc.clients.%s.principal" $id) . }}{{ end -}}
{{- end -}}
{{- with .Values.ice.stunUrls }}{{ $_ := set $settings "qrtc.ice.stun-urls" (join "," .) }}{{ end -}}
{{- with include "qrtc.turnUrls" . }}
{{- $_ := set $settings "qrtc.ice.turn-urls" . -}}
{{- $_ := set $settings "qrtc.ice.turn-secret" "${TURN_SECRET}" -}}
{{- end -}}
{{- $settings | toJson -}}
{{- end -}}

{{- define "qrtc.turnUrls" -}}
{{- $turn := .Values.turn -}}
{{- $urls := .Values.ice.turnUrls -}}
{{- if and $turn.enabled (not $urls) -}}
{{- $urls = list (printf "turn:%s:3478?transport=udp" $turn.host) (printf "turn:%s:3478?transport=tcp" $turn.host) -}}
{{- if $turn.tlsSecret }}{{ $urls = append $urls (printf "turns:%s:5349?transport=tcp" $turn.host) }}{{ end -}}
{{- end -}}
{{- if and $urls (not $turn.enabled) (not .Values.ice.existingSecret) -}}
{{- fail "ice.existingSecret: name the Secret that the TURN servers of ice.turnUrls share with us" -}}
{{- end -}}
{{- join "," $urls -}}
{{- end -}}
