package org.wenshu.document.layout;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** One font file with TrueType outlines: its metrics for the layout, its bytes for the renderers. Safe for many threads. */
public final class Typeface {
    /** Copies kept for the next files; one in use by each thread that writes one at the same time is usual. */
    private static final int MOST_IDLE = 2;

    private final String name;
    private final TrueTypeFont metrics;
    private final Queue<SoftReference<TrueTypeFont>> idle = new ConcurrentLinkedQueue<>();
    private final CmapLookup characters;
    private final Map<Integer, Optional<Double>> advances = new ConcurrentHashMap<>();

    private Typeface(TrueTypeFont metrics) throws IOException {
        this.metrics = metrics;
        this.name = metrics.getName();
        this.characters = metrics.getUnicodeCmapLookup();
    }

    /**
     * @param from names the file in errors
     * @throws FontUnusable when it is no font, has CFF outlines, or forbids being embedded
     */
    static Typeface of(byte[] file, String from) {
        try {
            TrueTypeFont font = parse(file);
            if (font.getTableMap().get("glyf") == null) {
                throw new FontUnusable(from + ": has no TrueType outlines, which embedding a part of it needs", null);
            }
            // Bit 1 alone: restricted licence embedding (OpenType, OS/2 fsType).
            if (font.getOS2Windows() != null && (font.getOS2Windows().getFsType() & 0xF) == 2) {
                throw new FontUnusable(from + ": its licence bits forbid embedding", null);
            }
            return new Typeface(font);
        } catch (IOException unreadable) {
            throw new FontUnusable(from + ": cannot be read as a TrueType font", unreadable);
        }
    }

    /**
     * A parsed copy for one renderer alone, to be given back: to parse one takes longer than to write a document of a few
     * pages with it.
     */
    public TrueTypeFont taken() throws IOException {
        for (SoftReference<TrueTypeFont> kept = idle.poll(); kept != null; kept = idle.poll()) {
            TrueTypeFont font = kept.get();
            if (font != null) {
                return font;
            }
        }
        return parse(file());
    }

    /** A copy that nothing refers to any longer, and that was not closed. */
    public void giveBack(TrueTypeFont font) {
        if (idle.size() < MOST_IDLE) {
            idle.add(new SoftReference<>(font));
        }
    }

    private static TrueTypeFont parse(byte[] file) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        // The layout places every glyph; a ligature would move what follows.
        font.setEnableGsub(false);
        return font;
    }

    public String name() {
        return name;
    }

    /** The whole file. */
    public byte[] file() {
        synchronized (metrics) {
            try (InputStream data = metrics.getOriginalData()) {
                return data.readAllBytes();
            } catch (IOException unreadable) {
                throw new FontUnusable(name + ": cannot be read again", unreadable);
            }
        }
    }

    /** How far the character's glyph moves on, in em; empty when the font does not have it. */
    Optional<Double> advance(int codePoint) {
        return advances.computeIfAbsent(codePoint, this::measured);
    }

    private Optional<Double> measured(int codePoint) {
        synchronized (metrics) {
            int glyph = characters.getGlyphId(codePoint);
            if (glyph == 0) {
                return Optional.empty();
            }
            try {
                return Optional.of((double) metrics.getAdvanceWidth(glyph) / metrics.getUnitsPerEm());
            } catch (IOException unreadable) {
                throw new FontUnusable(name + ": widths cannot be read", unreadable);
            }
        }
    }

    /** The width that a renderer's text operators move on by, in em. */
    public double width(int codePoint) {
        return advance(codePoint).orElseThrow();
    }

    /** The middle of the character's ink above the baseline, in em. */
    double middle(int codePoint) {
        return ink(codePoint, glyph -> (glyph.getYMaximum() + glyph.getYMinimum()) / 2.0);
    }

    /** The upper edge of the character's ink above the baseline, in em. */
    double inkTop(int codePoint) {
        return ink(codePoint, GlyphData::getYMaximum);
    }

    private double ink(int codePoint, ToDoubleFunction<GlyphData> units) {
        synchronized (metrics) {
            try {
                GlyphData glyph = metrics.getGlyph().getGlyph(characters.getGlyphId(codePoint));
                return glyph == null ? 0 : units.applyAsDouble(glyph) / metrics.getUnitsPerEm();
            } catch (IOException unreadable) {
                throw new FontUnusable(name + ": outlines cannot be read", unreadable);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
