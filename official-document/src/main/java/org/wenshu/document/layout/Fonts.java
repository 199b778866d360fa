package org.wenshu.document.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which fonts fill which role: for each role those that are tried, in order, for each character. Meant to be made once
 * and shared (docs/adr/0012-fonts.md).
 */
public final class Fonts {
    /** In a folder of fonts: which files fill which role. */
    public static final String MAPPING = "fonts.properties";

    private static final String BUILT_IN = "built-in";

    private final Map<FontRole, List<Source>> byRole;

    private Fonts(Map<FontRole, List<Source>> byRole) {
        this.byRole = byRole;
    }

    /** A font of a role, read from its file when it is first asked for: 19 MB of fonts come with Wenshu. */
    private static final class Source {
        private final Supplier<Typeface> loading;
        private volatile @Nullable Typeface loaded;

        Source(Supplier<Typeface> loading) {
            this.loading = loading;
        }

        Typeface typeface() {
            Typeface face = loaded;
            if (face == null) {
                synchronized (this) {
                    face = loaded;
                    if (face == null) {
                        face = loading.get();
                        loaded = face;
                    }
                }
            }
            return face;
        }
    }

    /**
     * The fonts that come with Wenshu, under the SIL Open Font License: stand-ins, since free 仿宋 and 小标宋 with mainland
     * characters are not to be had. Each is read when the first character is set in it.
     */
    public static Fonts builtIn() {
        return BuiltIn.FONTS;
    }

    /**
     * The organ's own fonts. The folder's {@code fonts.properties} names for each role (fangsong, kai, hei, xiaobiaosong,
     * song) one or several files, tried in that order, and {@code built-in} for the role's font that comes with Wenshu:
     * <pre>fangsong = simfang.ttf, built-in</pre>
     *
     * @throws FontUnusable naming the role or the file
     */
    public static Fonts in(Path folder) {
        var mapping = new Properties();
        Path file = folder.resolve(MAPPING);
        try (var in = Files.newBufferedReader(file)) {
            mapping.load(in);
        } catch (IOException unreadable) {
            throw new FontUnusable(file + " cannot be read", unreadable);
        }
        var known = new HashMap<String, Source>();
        var byRole = new EnumMap<FontRole, List<Source>>(FontRole.class);
        for (FontRole role : FontRole.values()) {
            String key = role.name().toLowerCase(Locale.ROOT);
            String files = mapping.getProperty(key, "").strip();
            if (files.isEmpty()) {
                throw new FontUnusable(file + ": names no font for " + key + " (" + role.chinese() + ")", null);
            }
            var faces = new ArrayList<Source>();
            for (String name : files.split("\\s*,\\s*")) {
                if (name.equals(BUILT_IN)) {
                    faces.addAll(builtIn().faces(role));
                } else {
                    // Read at once: what cannot be used is said when the service starts, not when a document is issued.
                    faces.add(known.computeIfAbsent(name, n -> {
                        Typeface face = load(folder, n);
                        return new Source(() -> face);
                    }));
                }
            }
            byRole.put(role, List.copyOf(faces));
        }
        return new Fonts(byRole);
    }

    private static Typeface load(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new FontUnusable(name + " is not inside " + folder, null);
        }
        try {
            return Typeface.of(Files.readAllBytes(file), file.toString());
        } catch (IOException unreadable) {
            throw new FontUnusable(file + " cannot be read", unreadable);
        }
    }

    /** The first font of the role that has the character. */
    Optional<Typeface> face(FontRole role, int codePoint) {
        for (Source source : faces(role)) {
            Typeface face = source.typeface();
            if (face.advance(codePoint).isPresent()) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    private List<Source> faces(FontRole role) {
        return Objects.requireNonNull(byRole.get(role), "every role has fonts");
    }

    private static final class BuiltIn {
        static final Fonts FONTS = all();

        private static Fonts all() {
            var serif = new Source(() -> resource("NotoSerifSC-Regular.ttf"));
            // The serif has the whole of GBK; a rare character of a name in a heading is better printed in it than not.
            return new Fonts(Map.of(
                    FontRole.FANGSONG, List.of(serif),
                    FontRole.SONG, List.of(serif),
                    FontRole.KAI, List.of(new Source(() -> resource("WenshuKai-Regular.ttf")), serif),
                    FontRole.HEI, List.of(new Source(() -> resource("NotoSansSC-Medium.ttf")), serif),
                    FontRole.XIAOBIAOSONG, List.of(new Source(() -> resource("NotoSerifSC-Bold.ttf")), serif)));
        }

        private static Typeface resource(String name) {
            try (InputStream in =
                    Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + name), "no resource " + name)) {
                return Typeface.of(in.readAllBytes(), name);
            } catch (IOException unreadable) {
                throw new FontUnusable(name + " cannot be read", unreadable);
            }
        }
    }
}
