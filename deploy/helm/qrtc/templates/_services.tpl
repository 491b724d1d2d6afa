{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{/* The services that run, each with its values, its ports (its own defaults) and its paths at the public URL. */}}
{{- define "qrtc.services" -}}
{{- $facts := dict
  "token" (dict "http" 8081 "management" 9081 "paths" (list "/v1" "/oauth2" "/.well-known"))
  "signaling" (dict "http" 8082 "management" 9082 "paths" (list "/v1/signaling"))
  "qr" (dict "http" 8083 "management" 9083 "paths" (list "/v1/qr")) -}}
{{- range $name, $fact := $facts }}
{{- $service := index $.Values.services $name }}
{{- if or (ne $name "qr") $service.enabled }}
{{ $name }}: {{ mergeOverwrite (deepCopy $service) $fact (dict "fullname" (printf "%s-%s" (include "qrtc.fullname" $) $name)) | toJson }}
{{- end }}
{{- end }}
{{- end -}}

{{/* An image of qrtc. Takes (list root repository). */}}
{{- define "qrtc.image" -}}
{{- $root := index . 0 -}}
{{- $images := $root.Values.images -}}
{{- with $images.registry }}{{ . }}/{{ end }}{{ index . 1 }}:{{ $images.tag | default $root.Chart.AppVersion }}
{{- end -}}

{{- define "qrtc.host" -}}
{{- (urlParse .Values.publicUrl).host | splitList ":" | first -}}
{{- end -}}

{{/* How a pod and a container must be for the Pod Security Standard "restricted". */}}
{{- define "qrtc.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: {type: RuntimeDefault}
{{- end -}}
{{- define "qrtc.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}
