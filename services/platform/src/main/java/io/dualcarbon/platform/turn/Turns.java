package io.dualcarbon.platform.turn;

import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Lets an expensive operation begin when it is its tenant's turn. Until then the request holds nothing but memory. */
class Turns {
    private static final String TURN = Lane.Turn.class.getName();

    private static final int AFTER_ALL_THAT_REFUSES = Priorities.USER + 1000;

    private final Lane lane = Lane.withConnections();
    private final Caller caller;

    Turns(Caller caller) {
        this.caller = caller;
    }

    /** On the thread of the connection: none can be lost between its end and our asking to be told of it. */
    @Expensive
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    void watch(RoutingContext exchange) {
        var turn = lane.of(caller.tenant().orElse(""));
        exchange.put(TURN, turn);
        exchange.addEndHandler(over -> {
            if (over.succeeded()) {
                turn.end();
            } else {
                turn.abandon();
            }
        });
    }

    @Expensive
    @ServerRequestFilter(priority = AFTER_ALL_THAT_REFUSES)
    Uni<Void> await(RoutingContext exchange) {
        Lane.Turn turn = exchange.get(TURN);
        return Uni.createFrom()
                .completionStage(turn.join().orTimeout(Expensive.LONGEST_WAIT_SECONDS, TimeUnit.SECONDS))
                .onFailure()
                .transform(late -> {
                    turn.end();
                    return CommonProblem.TURN_NOT_COME.because(Expensive.LONGEST_WAIT_SECONDS);
                });
    }

    /** Also when the client has gone meanwhile: the work went on until now. */
    @Expensive
    @ServerResponseFilter
    void giveBack(RoutingContext exchange) {
        Lane.@Nullable Turn turn = exchange.get(TURN);
        if (turn != null) {
            turn.end();
        }
    }
}
