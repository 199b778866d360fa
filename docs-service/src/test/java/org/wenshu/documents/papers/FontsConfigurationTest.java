package org.wenshu.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.layout.CharacterMissing;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.layout.Layout;
import org.wenshu.document.text.Text;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

@Tag("D19")
class FontsConfigurationTest {
    private final FontsConfiguration configuration = new FontsConfiguration();

    @Test
    void without_a_folder_are_those_that_come_with_wenshu() {
        assertThat(configuration.fonts(" ")).isSameAs(Fonts.builtIn());
    }

    @Test
    void of_a_folder_that_is_not_there_are_refused_by_its_name(@TempDir Path folder) {
        assertThatThrownBy(() -> configuration.fonts(folder.resolve("none").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WENSHU_FONTS")
                .hasMessageContaining(folder.resolve("none").toString());
    }

    @Test
    void of_a_folder_that_lacks_a_role_are_refused_naming_folder_and_role(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("fonts.properties"), "fangsong=built-in\nkai=built-in\nhei=built-in\n");
        assertThatThrownBy(() -> configuration.fonts(folder.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("小标宋");
    }

    @Test
    void without_a_character_name_it_in_a_problem_of_the_clients() {
        try {
            Layout.of(titled("示范市\uD840\uDC0B局关于值班的通知"), Fonts.builtIn());
            throw new AssertionError("was laid out");
        } catch (CharacterMissing missing) {
            Problem problem = configuration.characterMissing().problem().apply(missing);
            assertThat(problem.type()).isEqualTo(ProblemType.UNPROCESSABLE);
            assertThat(problem.detail().orElseThrow().toString()).contains("\uD840\uDC0B", "U+2000B", "小标宋");
            assertThat(problem.extensions()).containsEntry("codePoint", "U+2000B");
        }
    }

    private static OfficialDocument titled(String title) {
        return new OfficialDocument(
                DocumentKind.NOTICE,
                DocumentFormat.ORDINARY,
                false,
                OfficialDocument.Marks.NONE,
                List.of("示范市发展局"),
                List.of("示范市发展局文件"),
                Optional.empty(),
                List.of(),
                title,
                List.of(),
                new Text(List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
