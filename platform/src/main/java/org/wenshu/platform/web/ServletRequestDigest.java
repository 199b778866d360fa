package org.wenshu.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Digests the body as it is read. Forms and parts are digested from what the container read, which bypasses us. */
final class ServletRequestDigest extends HttpServletRequestWrapper {

    private final RequestDigest digest;
    private @Nullable ServletInputStream input;

    ServletRequestDigest(HttpServletRequest request) {
        super(request);
        String query = request.getQueryString();
        digest = new RequestDigest(
                request.getMethod(), request.getRequestURI() + (query == null ? "" : "?" + query), null);
    }

    String value() {
        try {
            String type = Optional.ofNullable(getContentType()).orElse("");
            if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
                for (Part part : getParts()) {
                    update(part.getName() + "/" + part.getSubmittedFileName() + "/" + part.getSize() + "\n");
                    try (InputStream content = part.getInputStream()) {
                        byte[] buffer = new byte[8192];
                        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                            digest.update(buffer, 0, read);
                        }
                    }
                }
            } else if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
                getParameterMap().forEach((name, values) -> update(name + "=" + String.join(",", values) + "\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return digest.value();
    }

    private void update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream known = input;
        if (known == null) {
            known = new Digested(super.getInputStream());
            input = known;
        }
        return known;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }

    private final class Digested extends ServletInputStream {

        private final ServletInputStream source;

        Digested(ServletInputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int next = source.read();
            if (next >= 0) {
                digest.update(new byte[] {(byte) next}, 0, 1);
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = source.read(bytes, offset, length);
            if (read > 0) {
                digest.update(bytes, offset, read);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
