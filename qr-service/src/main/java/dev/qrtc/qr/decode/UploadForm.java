// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.decode;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a form with a picture looks; it is only described, {@link MultipartPicture} reads it. */
@Schema(name = "UploadForm")
record UploadForm(
        @Schema(description = "The picture; the field's name does not matter", format = "binary", required = true)
        String file) {}
