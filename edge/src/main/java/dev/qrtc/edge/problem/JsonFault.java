// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.stream.Collectors;

/** Says what is wrong with a request's JSON in words of ours: Jackson's repeat what was sent. */
final class JsonFault {
    private JsonFault() {}

    static String describe(JacksonException fault) {
        if (fault instanceof StreamConstraintsException || fault.getCause() instanceof StreamConstraintsException) {
            return "The JSON is nested too deeply, or a part of it is too long.";
        }
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "The member `" + path(mapping) + "` does not have the type or form that this call takes.";
        }
        return fault instanceof JsonMappingException
                ? "The body is not the JSON object that this call takes."
                : "The body is not valid JSON.";
    }

    // Names of a record's members are ours; names in a map are the caller's and are not repeated.
    private static String path(JsonMappingException fault) {
        return fault.getPath().stream().map(JsonFault::step).collect(Collectors.joining("."));
    }

    private static String step(Reference reference) {
        var ours = reference.getFieldName() != null && !(reference.getFrom() instanceof java.util.Map);
        return ours ? reference.getFieldName() : "*";
    }
}
