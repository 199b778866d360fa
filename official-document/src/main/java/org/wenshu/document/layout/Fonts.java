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

/**
 * Which fonts fill which role: for each role those that are tried, in order, for each character. Meant to be made once
 * and shared (docs/adr/0012-fonts.md).
 */
public final class Fonts {
    /** In a folder of fonts: which files fill which role. */
    public static final String MAPPING = "fonts.properties";

    private static final String BUILT_IN = "built-in";

    private final Map<FontRole, List<Typeface>> byRole;

    private Fonts(Map<FontRole, List<Typeface>> byRole) {
        this.byRole = byRole;
    }

    /** The fonts that come with Wenshu, under the SIL Open Font License: stand-ins, since free 仿宋 and 小标宋 with mainland characters are not to be had. */
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
        var known = new HashMap<String, Typeface>();
        var byRole = new EnumMap<FontRole, List<Typeface>>(FontRole.class);
        for (FontRole role : FontRole.values()) {
            String key = role.name().toLowerCase(Locale.ROOT);
            String files = mapping.getProperty(key, "").strip();
            if (files.isEmpty()) {
                throw new FontUnusable(file + ": names no font for " + key + " (" + role.chinese() + ")", null);
            }
            var faces = new ArrayList<Typeface>();
            for (String name : files.split("\\s*,\\s*")) {
                if (name.equals(BUILT_IN)) {
                    faces.addAll(builtIn().faces(role));
                } else {
                    faces.add(known.computeIfAbsent(name, n -> load(folder, n)));
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
        for (Typeface face : faces(role)) {
            if (face.advance(codePoint).isPresent()) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    private List<Typeface> faces(FontRole role) {
        return Objects.requireNonNull(byRole.get(role), "every role has fonts");
    }

    /** Loaded when it is first asked for: an organ with fonts of its own never needs it. */
    private static final class BuiltIn {
        static final Fonts FONTS = load();

        private static Fonts load() {
            Typeface serif = resource("NotoSerifSC-Regular.ttf");
            // The serif has the whole of GBK; a rare character of a name in a heading is better printed in it than not.
            return new Fonts(Map.of(
                    FontRole.FANGSONG, List.of(serif),
                    FontRole.SONG, List.of(serif),
                    FontRole.KAI, List.of(resource("WenshuKai-Regular.ttf"), serif),
                    FontRole.HEI, List.of(resource("NotoSansSC-Medium.ttf"), serif),
                    FontRole.XIAOBIAOSONG, List.of(resource("NotoSerifSC-Bold.ttf"), serif)));
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
