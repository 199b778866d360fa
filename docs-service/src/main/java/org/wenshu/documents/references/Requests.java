package org.wenshu.documents.references;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Requests that all reference lists take. */
public final class Requests {
    /** Unlike NotBlank it lets what was not sent pass. */
    public static final String SOMETHING = "(?s).*\\S.*";

    private Requests() {}

    /** An uploaded spreadsheet to import. */
    public record ImportRequest(@NotBlank @Size(max = 100) String fileId) {}

    /** Why something is done. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {}
}
