import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends every byte back as it came. Usage: java Server [HOST [PORT]] */
public class Server {
    public static void main(String[] args) throws IOException {
        InetAddress host = InetAddress.getByName(args.length > 0 ? args[0] : "127.0.0.1");
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 8080;
        try (ServerSocket listener = new ServerSocket(port, 128, host)) {
            while (true) {
                Socket client = listener.accept();
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // The client broke the connection off: nobody is left to answer.
        }
    }
}
