package org.wenshu.documents.templates;

import static org.wenshu.documents.references.Requests.SOMETHING;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wenshu.document.checks.Element;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.drafting.BlockBody;
import org.wenshu.documents.drafting.TextBody;

/** A template's content as clients send and get it. */
record TemplateForm(
        @NotBlank @Size(max = 100) @Pattern(regexp = BlockBody.ONE_LINE)
        String name,

        @NotNull DocumentKind kind,
        @NotNull DocumentFormat format,
        @NotNull Boolean upward,

        @NotBlank @Size(max = 40) @Pattern(regexp = BlockBody.ONE_LINE)
        String numberCode,

        @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) @Pattern(regexp = BlockBody.ONE_LINE) String> head,

        @NotBlank @Size(max = 200) @Pattern(regexp = BlockBody.ONE_LINE)
        String title,

        @NotNull @Size(max = 200)
        List<@NotBlank @Size(max = 200) @Pattern(regexp = BlockBody.ONE_LINE) String> addressees,

        @NotNull @Valid TextBody body,
        Optional<@Pattern(regexp = SOMETHING) @Size(max = 300) @Pattern(regexp = BlockBody.ONE_LINE) String> closing,
        Optional<@Pattern(regexp = SOMETHING) @Size(max = 300) @Pattern(regexp = BlockBody.ONE_LINE) String> note,
        @NotNull Boolean sealed,
        @Nullable @Size(max = 20) List<@NotNull Element> required,
        @Nullable Boolean counselReview) {

    static TemplateForm of(TemplateContent content) {
        return new TemplateForm(
                content.name(),
                content.kind(),
                content.format(),
                content.upward(),
                content.numberCode(),
                content.head(),
                content.title(),
                content.addressees(),
                TextBody.of(content.body()),
                content.closing(),
                content.note(),
                content.sealed(),
                content.required(),
                content.counselReview());
    }

    TemplateContent content() {
        return new TemplateContent(
                name,
                kind,
                format,
                upward,
                numberCode,
                head,
                title,
                addressees,
                body.toText(),
                closing,
                note,
                sealed,
                required == null ? List.of() : required,
                Boolean.TRUE.equals(counselReview));
    }
}
