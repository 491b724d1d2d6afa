{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{- define "qrtc.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "qrtc.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "qrtc.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "qrtc.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* By which pods are found: they never change. Takes (list root component). */}}
{{- define "qrtc.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ include "qrtc.name" $root }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "qrtc.labels" -}}
{{- $root := index . 0 -}}
{{ include "qrtc.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
{{- end -}}

{{/* Names of Secrets: the user's own, or those that templates/secrets.yaml makes. */}}
{{- define "qrtc.secret.keys" -}}
{{- .Values.secrets.existingKeys | default (printf "%s-keys" (include "qrtc.fullname" .)) -}}
{{- end -}}
{{- define "qrtc.secret.clients" -}}
{{- .Values.secrets.existingClients | default (printf "%s-clients" (include "qrtc.fullname" .)) -}}
{{- end -}}
{{- define "qrtc.secret.turn" -}}
{{- .Values.ice.existingSecret | default (printf "%s-turn" (include "qrtc.fullname" .)) -}}
{{- end -}}
{{- define "qrtc.secret.redis" -}}
{{- if eq .Values.redis.mode "bundled" -}}
{{- include "qrtc.fullname" . }}-redis
{{- else -}}
{{- .Values.redis.auth.existingSecret -}}
{{- end -}}
{{- end -}}
