package org.wenshu.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import org.wenshu.gateway.GatewayProperties.Service;

/** All paths that lead to a service, its operators' endpoints (dead letters, lag …) among them. */
public final class RoutedPaths {
    private RoutedPaths() {}

    public static List<String> of(String name, Service service) {
        var paths = new ArrayList<>(service.publicPaths());
        paths.addAll(service.paths());
        paths.add("/api/v1/operations/" + name + "/**");
        return List.copyOf(paths);
    }
}
