package taizhang.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which TCP ports are free. */
public final class Ports {

    private Ports() {}

    /** A port that nobody listens on now; somebody else may take it before it is used. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Can a server listen on this port of this address now? */
    public static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections that linger after a stop do not occupy the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops the start with a message that says what to do. */
    public static void refuseOccupied(int port, String user, String variable) {
        if (!isFree(InetAddress.getLoopbackAddress(), port)) {
            throw new LaunchException("Port " + port + " is in use by another program, and " + user + " needs it. Set "
                    + variable + " to a free port, or stop that program.");
        }
    }
}
