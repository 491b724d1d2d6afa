{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* What a service's container gets. Each takes (list root name ...). */}}
{{- define "qrtc.env" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $redis := $root.Values.redis -}}
- name: QUARKUS_CONFIG_LOCATIONS
  value: /etc/qrtc/settings/application.properties{{ if eq $name "token" }},/etc/qrtc/clients/clients.properties{{ end }}
{{- if eq $root.Values.runtime "jvm" }}
- name: JDK_JAVA_OPTIONS
  value: -Xmx{{ (index . 2).heap }}
{{- end }}
{{- if and (ne $name "qr") (include "qrtc.secret.redis" $root) }}
{{- if and (ne $redis.mode "bundled") $redis.auth.usernameKey }}
- name: REDIS_USERNAME
  valueFrom:
    secretKeyRef: {name: {{ include "qrtc.secret.redis" $root }}, key: {{ $redis.auth.usernameKey }}}
{{- end }}
- name: REDIS_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ include "qrtc.secret.redis" $root }}, key: {{ eq $redis.mode "bundled" | ternary "password" $redis.auth.passwordKey }}}
{{- end }}
{{- if and (eq $name "token") (include "qrtc.turnUrls" $root) }}
- name: TURN_SECRET
  valueFrom:
    secretKeyRef: {name: {{ include "qrtc.secret.turn" $root }}, key: {{ $root.Values.ice.secretKey }}}
{{- end }}
{{- end -}}

{{- define "qrtc.redisCa" -}}
{{- $redis := .Values.redis -}}
{{- if and $redis.tls.enabled $redis.tls.caSecret (ne $redis.mode "bundled") }}yes{{ end -}}
{{- end -}}

{{- define "qrtc.mounts" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
- {name: settings, mountPath: /etc/qrtc/settings, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- if eq $name "token" }}
# Directories, not files: so new keys arrive without a restart.
- {name: keys, mountPath: /etc/qrtc/keys, readOnly: true}
- {name: clients, mountPath: /etc/qrtc/clients, readOnly: true}
{{- end }}
{{- if and (ne $name "qr") (include "qrtc.redisCa" $root) }}
- {name: redis-ca, mountPath: /etc/qrtc/redis-ca, readOnly: true}
{{- end }}
{{- end -}}

{{- define "qrtc.volumes" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
- name: settings
  configMap: {name: {{ (index . 2).fullname }}}
- name: tmp
  emptyDir: {sizeLimit: 128Mi}
{{- if eq $name "token" }}
- name: keys
  secret:
    secretName: {{ include "qrtc.secret.keys" $root }}
    defaultMode: 0400
    items: [{key: keys.json, path: keys.json}]
- name: clients
  secret:
    secretName: {{ include "qrtc.secret.clients" $root }}
    defaultMode: 0400
    # Digests alone: the secrets themselves are for the clients.
    items: [{key: clients.properties, path: clients.properties}]
{{- end }}
{{- if and (ne $name "qr") (include "qrtc.redisCa" $root) }}
- name: redis-ca
  secret:
    secretName: {{ $root.Values.redis.tls.caSecret }}
    items: [{key: {{ $root.Values.redis.tls.caKey }}, path: ca.crt}]
{{- end }}
{{- end -}}
