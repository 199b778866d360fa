package org.wenshu.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wenshu.local.operating.OperatorSecret;

/**
 * Where one local installation keeps its data and listens.
 *
 * @param movableClock whether its clock can be set ahead: demo and tests only
 * @param clockOffset how far the movable clock was ahead when it was last stopped
 */
public record Installation(Path data, Map<Part, Integer> ports, boolean movableClock, Duration clockOffset) {
    private static final String HOST = "127.0.0.1";
    private static final long SPACE_NEEDED = 500L * 1024 * 1024;

    public Installation {
        ports = Map.copyOf(ports);
    }

    /** On the usual ports, or where environment variables put them. */
    public static Installation usual(Path data, boolean movableClock) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            String given = System.getenv(part.portVariable());
            ports.put(part, given == null ? part.usualPort() : port(part, given));
        }
        return new Installation(data, ports, movableClock, readOffset(data));
    }

    private static int port(Part part, String given) {
        if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
            throw new CannotStart(part.portVariable() + " must be a port from 1 to 65535 but is " + given);
        }
        return Integer.parseInt(given);
    }

    /** On whatever ports are free now: for tests. */
    public static Installation onFreePorts(Path data) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        var held = new ArrayList<ServerSocket>();
        try {
            for (Part part : Part.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST));
                held.add(socket);
                ports.put(part, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Installation(data, ports, true, readOffset(data));
    }

    public int port(Part part) {
        return ports.getOrDefault(part, part.usualPort());
    }

    public String url(Part part) {
        return "http://localhost:" + port(part);
    }

    /** Says clearly what stands in the way of starting, before anything is started. */
    public void check() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data + " cannot be made: " + e.getMessage());
        }
        long space = data.toFile().getUsableSpace();
        if (space < SPACE_NEEDED) {
            throw new CannotStart("Only " + space / 1024 / 1024 + " MB are free at " + data.toAbsolutePath()
                    + "; " + SPACE_NEEDED / 1024 / 1024
                    + " MB are needed. Free some space or choose another folder with --data=FOLDER.");
        }
        for (Part part : Part.values()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(port(part)));
            } catch (IOException e) {
                throw new CannotStart("Port " + port(part) + " (" + part.title()
                        + ") is taken. If Wenshu runs already, ./wenshu stop ends it; otherwise set "
                        + part.portVariable() + " to a free port and start again.");
            }
        }
    }

    /** What a service is told on its command line; the names are those of docker-compose.yml's environment. */
    List<String> settings(Part service) {
        var settings = new ArrayList<String>();
        settings.add("--server.port=" + port(service));
        for (Part part : Part.values()) {
            settings.add("--" + part.portVariable() + "=" + port(part));
        }
        settings.add("--WENSHU_MONGO_URI=mongodb://" + HOST + ":" + port(Part.STORE)
                + "/?serverSelectionTimeoutMS=5000&connectTimeoutMS=2000&socketTimeoutMS=60000");
        settings.add("--WENSHU_KAFKA=" + HOST + ":" + port(Part.BROKER));
        settings.add("--WENSHU_ISSUER=" + url(Part.GATEWAY));
        settings.add("--WENSHU_JWKS_URI=" + url(Part.DIRECTORY) + "/oauth2/jwks");
        // Only access tokens that are meant for the suite, no id tokens of its apps.
        settings.add("--wenshu.security.audience=wenshu");
        settings.add("--WENSHU_SMTP_HOST=" + HOST);
        settings.add("--WENSHU_SMPP_HOST=" + HOST);
        settings.add("--WENSHU_SETUP_CODE_FILE=" + setUpCodeFile());
        if (service == Part.DIRECTORY) {
            settings.add("--wenshu.operator.secret-file=" + OperatorSecret.in(data));
        }
        for (Part part : Part.services()) {
            settings.add("--WENSHU_" + part.name() + "_URI=" + url(part));
        }
        if (movableClock) {
            // Everybody of the story signs in from this one address, within seconds.
            settings.add("--WENSHU_SIGN_IN_LIMIT=100000");
            settings.add("--WENSHU_CALLER_LIMIT=100000");
            settings.add("--WENSHU_ADDRESS_LIMIT=100000");
            settings.add("--wenshu.clock.movable=true");
            settings.add("--wenshu.clock.offset=" + clockOffset);
        }
        return settings;
    }

    /** Where the one-time set-up code of a new installation is written. */
    public Path setUpCodeFile() {
        return data.toAbsolutePath().resolve("set-up-code.txt");
    }

    private static Path offsetFile(Path data) {
        return data.resolve("clock.offset");
    }

    private static Duration readOffset(Path data) {
        try {
            Path file = offsetFile(data);
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers how far the clock was moved, since time must not run backwards when started again. */
    void keepOffset(Duration offset) {
        try {
            Files.writeString(offsetFile(data), offset.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
