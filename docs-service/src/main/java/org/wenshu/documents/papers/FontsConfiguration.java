package org.wenshu.documents.papers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.document.layout.CharacterMissing;
import org.wenshu.document.layout.FontUnusable;
import org.wenshu.document.layout.Fonts;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;

/** The fonts that papers are printed in: the organ's own, from a folder, or those that come with Wenshu (docs/adr/0012-fonts.md). */
@Configuration(proxyBeanMethods = false)
class FontsConfiguration {
    /**
     * Shared by all that print. The built-in ones are read when the first character is set in them, the organ's own at once:
     * what is wrong with them is said when the service starts.
     *
     * @param folder with {@code fonts.properties}; empty for the built-in ones
     * @throws IllegalStateException naming the folder and what it lacks
     */
    @Bean
    Fonts fonts(@Value("${wenshu.documents.fonts:}") String folder) {
        if (folder.isBlank()) {
            return Fonts.builtIn();
        }
        Path fonts = Path.of(folder.strip()).toAbsolutePath();
        if (!Files.isDirectory(fonts)) {
            throw new IllegalStateException("wenshu.documents.fonts (WENSHU_FONTS): there is no folder " + fonts);
        }
        try {
            return Fonts.in(fonts);
        } catch (FontUnusable unusable) {
            throw new IllegalStateException(
                    "wenshu.documents.fonts (WENSHU_FONTS): the fonts in " + fonts + " cannot be used: "
                            + unusable.getMessage(),
                    unusable);
        }
    }

    /** A character of a rare name, say: whoever wrote it writes another, or the organ gets a font that has it. */
    @Bean
    ProblemMapping<CharacterMissing> characterMissing() {
        return ProblemMapping.of(CharacterMissing.class, missing -> {
            String character = Character.toString(missing.codePoint());
            String code = "U+%04X".formatted(missing.codePoint());
            return Problem.of(ProblemType.UNPROCESSABLE)
                    .detail(
                            "“" + character + "”（" + code + "）在“"
                                    + missing.role().chinese() + "”字体中没有，无法排版；请改用其他字，或请系统管理员增配含该字的字体。位置："
                                    + missing.place(),
                            "No font for " + missing.role() + " has the character " + character + " (" + code + "), in "
                                    + missing.place())
                    .with("character", character)
                    .with("codePoint", code)
                    .with("role", missing.role().name())
                    .with("place", missing.place())
                    .causedBy(missing);
        });
    }
}
