package io.dualcarbon.platform.turn;

import io.dualcarbon.platform.tenancy.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Lets a request in before it takes a thread, and counts it until its answer is out or its client gone. */
class Admission {
    private final Caller caller;
    private final RecentTenants tenants;
    private final Map<Method, Room> rooms = new ConcurrentHashMap<>();
    private final Map<Room, Places> places = new ConcurrentHashMap<>();

    Admission(Caller caller, RecentTenants tenants) {
        this.caller = caller;
        this.tenants = tenants;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    void enter(RoutingContext exchange, SimpleResourceInfo resource) throws NoSuchMethodException {
        var method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        var room = rooms.computeIfAbsent(method, Admission::room);
        var leave =
                places.computeIfAbsent(room, Places::new).enter(caller.tenant().orElse(""), caller.name());
        exchange.addEndHandler(over -> leave.run());
        caller.tenant().ifPresent(tenants::came);
    }

    private static Room room(Method method) {
        var in = method.getAnnotation(In.class);
        return in == null ? Room.WORK : in.value();
    }
}
